use super::{ElementId, Outline};
use crate::text::on_one_line;

/// What a page says of itself. Nothing here is checked: it is the publisher's word.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Metadata {
    /// The article's title.
    pub title: Option<String>,
    /// The outlet: its name, or else the host.
    pub site: Option<String>,
    /// The address to cite, absolute, without a fragment.
    pub url: Option<String>,
    /// When it was published: `YYYY-MM-DD` where the page gives it in the ISO's form, else in the page's own words.
    pub date: Option<String>,
}

/// What the page says of itself; `address` is where it was loaded from, if from anywhere.
pub fn metadata(outline: &Outline, address: Option<&str>) -> Metadata {
    let mut found = Found::default();
    for id in 0..outline.elements().len() as ElementId {
        match outline.name(id) {
            "meta" => found.meta(outline, id),
            "link" => {
                let canonical = |rel: &str| rel.split_ascii_whitespace().any(|word| word == "canonical");
                if outline.attribute(id, "rel").is_some_and(canonical) {
                    offer(&mut found.canonical, 0, outline.attribute(id, "href"));
                }
            }
            "title" if outline.ancestors(id).any(|around| outline.name(around) == "head") => {
                offer(&mut found.title, 2, Some(outline.text_of(id)));
            }
            "h1" => offer(&mut found.title, 1, Some(outline.text_of(id))),
            "time" => offer(&mut found.date, 3, outline.attribute(id, "datetime")),
            _ => {}
        }
    }
    let url = cite(address, found.canonical.map(|(_, url)| url));
    let site = found.site.map(|(_, site)| site).or_else(|| Some(bare(host(url.as_deref()?)?).to_owned()));
    Metadata {
        title: found.title.map(|(_, title)| title),
        site,
        url,
        date: found.date.map(|(_, date)| day(&date).to_owned()),
    }
}

/// What was found so far, each with a rank: 0 is the best source there is.
#[derive(Default)]
struct Found {
    title: Option<(u8, String)>,
    site: Option<(u8, String)>,
    canonical: Option<(u8, String)>,
    date: Option<(u8, String)>,
}

impl Found {
    fn meta(&mut self, outline: &Outline, id: ElementId) {
        let content = outline.attribute(id, "content");
        let name = ["property", "name", "itemprop"].iter().find_map(|name| outline.attribute(id, name));
        let Some(name) = name else { return };
        match name.to_ascii_lowercase().as_str() {
            "og:title" => offer(&mut self.title, 0, content),
            "og:site_name" => offer(&mut self.site, 0, content),
            "application-name" => offer(&mut self.site, 1, content),
            "og:url" => offer(&mut self.canonical, 1, content),
            "article:published_time" | "og:article:published_time" => offer(&mut self.date, 0, content),
            "datepublished" | "date" | "pubdate" | "dc.date" | "dc.date.issued" | "dcterms.date" => {
                offer(&mut self.date, 1, content);
            }
            _ => {}
        }
    }
}

/// Keeps the value if it is better than what was found before; the first of equals stays.
fn offer(place: &mut Option<(u8, String)>, rank: u8, value: Option<&str>) {
    let value = on_one_line(value.unwrap_or(""));
    if !value.is_empty() && place.as_ref().is_none_or(|(own, _)| rank < *own) {
        *place = Some((rank, value));
    }
}

/// Attribute values longer than this may have been cut on their way into the outline, and half an address leads nowhere.
const LONGEST_ADDRESS: usize = 240;

/// The address to cite: the one that the page calls its own, if that is on the same site and names a page, else where it is.
fn cite(address: Option<&str>, canonical: Option<String>) -> Option<String> {
    let address = address.filter(|address| host(address).is_some());
    let own = canonical
        .filter(|url| url.len() < LONGEST_ADDRESS)
        .and_then(|url| absolute(&url, address))
        .filter(|url: &String| {
            let Some(address) = address else { return true };
            let same = host(url).map(bare) == host(address).map(bare);
            // Some sites call every page by the address of their front page.
            same && (path(url).len() > 1 || path(address).len() <= 1)
        });
    let url = own.or_else(|| address.map(str::to_owned))?;
    Some(url.split('#').next().unwrap_or("").to_owned())
}

fn absolute(url: &str, address: Option<&str>) -> Option<String> {
    if host(url).is_some() {
        return Some(url.to_owned());
    }
    let (scheme, rest) = address?.split_once("://")?;
    if let Some(rest) = url.strip_prefix("//") {
        return Some(format!("{scheme}://{rest}"));
    }
    let authority = rest.split(['/', '?', '#']).next()?;
    url.starts_with('/').then(|| format!("{scheme}://{authority}{url}"))
}

/// The host of an http address, with its port; `None` for other addresses.
fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    (!host.is_empty() && !host.contains(char::is_whitespace)).then_some(host)
}

fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    rest.find(['/', '?']).map_or("", |at| &rest[at..])
}

/// The host as people say it, and the same for a site's page for phones.
fn bare(host: &str) -> &str {
    ["www.", "m.", "mobile.", "amp."].iter().find_map(|prefix| host.strip_prefix(prefix)).unwrap_or(host)
}

fn day(date: &str) -> &str {
    let is_day = |day: &str| {
        day.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
    };
    date.get(..10).filter(|day| is_day(day)).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::html;

    fn of(head: &str, address: &str) -> Metadata {
        let page = format!("<head>{head}</head><body><h1>A  bridge\n opens</h1>");
        metadata(&html::outline(&page), Some(address))
    }

    #[test]
    fn the_best_source_wins() {
        let found = of(
            "<title>A bridge opens | Harbour Post</title><meta property=og:title content='A bridge opens at last'>
             <meta property=og:site_name content='Harbour Post'><meta name=date content=2020-01-01>
             <meta property=article:published_time content=2026-05-04T06:00:00Z>
             <link rel=canonical href=/2026/bridge>",
            "https://www.harbour.example/2026/bridge?utm_source=mail#top",
        );
        assert_eq!(found.title.as_deref(), Some("A bridge opens at last"));
        assert_eq!(found.site.as_deref(), Some("Harbour Post"));
        assert_eq!(found.date.as_deref(), Some("2026-05-04"));
        assert_eq!(found.url.as_deref(), Some("https://www.harbour.example/2026/bridge"));
    }

    #[test]
    fn a_page_that_says_nothing_still_has_a_heading_and_an_address() {
        let found = of("<title>Home</title>", "https://www.harbour.example/a?id=7#top");
        assert_eq!(found.title.as_deref(), Some("A bridge opens"));
        assert_eq!(found.site.as_deref(), Some("harbour.example"));
        assert_eq!(found.url.as_deref(), Some("https://www.harbour.example/a?id=7"));
        assert_eq!(found.date, None);
        assert_eq!(metadata(&html::outline(""), Some("about:blank")).url, None);
    }

    #[test]
    fn only_an_address_of_this_page_is_cited() {
        let here = "https://m.harbour.example/2026/bridge";
        let cases = [
            ("https://www.harbour.example/2026/bridge", "https://www.harbour.example/2026/bridge"),
            ("//harbour.example/2026/bridge#x", "https://harbour.example/2026/bridge"),
            ("https://www.harbour.example/", here),
            ("https://agency.example/wire/1", here),
            ("javascript:alert(1)", here),
            ("2026/bridge", here),
        ];
        for (canonical, expected) in cases {
            let found = of(&format!("<link rel=canonical href='{canonical}'>"), here);
            assert_eq!(found.url.as_deref(), Some(expected), "{canonical}");
        }
        let long = format!("<link rel=canonical href='https://m.harbour.example/{}'>", "a".repeat(300));
        assert_eq!(of(&long, here).url.as_deref(), Some(here));
    }
}
