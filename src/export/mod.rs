//! Quotations to take along: one, or all of a page, with who said it, where it stood, and a link to the very words.

mod csv;
pub mod fragment;
mod html;
mod json;
mod markdown;
mod plain;

pub use json::Document;

use crate::article::Article;
use crate::outline::Metadata;
use crate::quotation::{Confidence, Kind, Quotation};
use crate::reading::Reading;
use crate::text::Span;
use fragment::Haystack;

/// What text can be taken along as. JSON is made from [`Document`], by whatever writes JSON where we are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// For a letter or a message.
    Plain,
    /// CommonMark.
    Markdown,
    /// A fragment of a document, without scripts or styles.
    Html,
    /// A line each, for spreadsheets: RFC 4180.
    Csv,
}

impl Format {
    /// The format of this name.
    pub fn named(name: &str) -> Option<Format> {
        Some(match name {
            "text" => Format::Plain,
            "markdown" => Format::Markdown,
            "html" => Format::Html,
            "csv" => Format::Csv,
            _ => return None,
        })
    }
}

/// A quotation with all that is told of it.
#[derive(Debug)]
pub struct Item<'a> {
    /// Its words, parts that stand apart joined by an ellipsis; marks as the article has them.
    pub text: String,
    /// How it is quoted.
    pub kind: Kind,
    /// The speaker's full name, or else the words that stand for one: "a neighbour".
    pub speaker: Option<&'a str>,
    /// The speaker's role in the article's words.
    pub role: Option<&'a str>,
    /// The words that report it.
    pub cue: Option<&'a str>,
    /// Through whom we know it.
    pub via: Option<&'a str>,
    /// How sure we are of the speaker.
    pub confidence: Confidence,
    /// An address that leads to the very words.
    pub link: Option<String>,
}

/// The quotations of a reading, in order. `page` is the text of the whole page.
pub fn items<'a>(
    article: &'a Article,
    reading: &'a Reading,
    metadata: &Metadata,
    page: &str,
) -> Vec<Item<'a>> {
    let page = Haystack::new(page);
    reading.quotations.iter().map(|quotation| item(article, reading, quotation, metadata, &page)).collect()
}

/// One of these quotations alone; `None` where there is none of this number.
pub fn nth<'a>(
    article: &'a Article,
    reading: &'a Reading,
    number: usize,
    metadata: &Metadata,
    page: &str,
) -> Option<Item<'a>> {
    let quotation = reading.quotations.get(number)?;
    Some(item(article, reading, quotation, metadata, &Haystack::new(page)))
}

fn item<'a>(
    article: &'a Article,
    reading: &'a Reading,
    quotation: &Quotation,
    metadata: &Metadata,
    page: &Haystack,
) -> Item<'a> {
    let words = |span: Span| article.text.get(span.start..span.end).unwrap_or("");
    let parts: Vec<&str> = quotation.parts.iter().map(|&part| words(part).trim()).collect();
    let who = quotation.who.and_then(|who| reading.speakers.get(who));
    Item {
        text: parts.join(" … "),
        kind: quotation.kind,
        speaker: who.map(|who| who.name.as_str()).or_else(|| quotation.speaker.map(words)),
        role: who.and_then(|who| who.role.as_deref()),
        cue: quotation.cue.map(words),
        via: quotation.via.map(words),
        confidence: quotation.confidence,
        link: metadata.url.as_deref().map(|url| fragment::link(url, &article.text, &quotation.parts, page)),
    }
}

/// One quotation.
pub fn one(format: Format, item: &Item, metadata: &Metadata) -> String {
    match format {
        Format::Plain => plain::one(item, metadata),
        Format::Markdown => markdown::one(item, metadata),
        Format::Html => html::one(item, metadata),
        Format::Csv => csv::all(std::slice::from_ref(item), metadata),
    }
}

/// All quotations of a page.
pub fn all(format: Format, items: &[Item], metadata: &Metadata) -> String {
    match format {
        Format::Plain => plain::all(items, metadata),
        Format::Markdown => markdown::all(items, metadata),
        Format::Html => html::all(items, metadata),
        Format::Csv => csv::all(items, metadata),
    }
}

/// Who said it, as it is set below a quotation: name, role, and through whom we know it.
fn attribution(item: &Item) -> Option<(String, String)> {
    let name = item.speaker?.to_owned();
    let mut rest = String::new();
    if let Some(role) = item.role {
        rest += ", ";
        rest += role;
    }
    if let Some(via) = item.via {
        rest += ", via ";
        rest += via;
    }
    Some((name, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn metadata() -> Metadata {
        Metadata {
            title: Some("A [bridge] opens".to_owned()),
            site: Some("Harbour & Post".to_owned()),
            url: Some("https://harbour.example/a_(b)".to_owned()),
            date: Some("2026-05-04".to_owned()),
        }
    }

    fn rowe() -> Item<'static> {
        Item {
            text: "“It is <safe>,” … “*now*.”".to_owned(),
            kind: Kind::Direct,
            speaker: Some("Nadia Rowe"),
            role: Some("the harbour master"),
            cue: Some("said"),
            via: Some("Radio Firth"),
            confidence: Confidence::High,
            link: Some("https://harbour.example/a_(b)#:~:text=It%20is".to_owned()),
        }
    }

    fn nobody() -> Item<'static> {
        Item {
            text: "=it will open".to_owned(),
            kind: Kind::Indirect,
            speaker: None,
            role: None,
            cue: None,
            via: None,
            confidence: Confidence::Low,
            link: None,
        }
    }

    #[test]
    fn one_quotation_in_each_format() {
        let cases = [
            (
                Format::Plain,
                "“It is <safe>,” … “*now*.”\n— Nadia Rowe, the harbour master, via Radio Firth\nA [bridge] opens, Harbour & Post, 2026-05-04\nhttps://harbour.example/a_(b)#:~:text=It%20is\n",
            ),
            (
                Format::Markdown,
                "> “It is \\<safe\\>,” … “\\*now\\*.”\n>\n> — **Nadia Rowe**, the harbour master, via Radio Firth, [A \\[bridge\\] opens](https://harbour.example/a_%28b%29#:~:text=It%20is), Harbour & Post, 2026-05-04\n",
            ),
            (
                Format::Html,
                "<blockquote cite=\"https://harbour.example/a_(b)#:~:text=It%20is\">\n<p>“It is &lt;safe&gt;,” … “*now*.”</p>\n<footer>— <b>Nadia Rowe</b>, the harbour master, via Radio Firth, <a href=\"https://harbour.example/a_(b)#:~:text=It%20is\">A [bridge] opens</a>, Harbour &amp; Post, <time datetime=\"2026-05-04\">2026-05-04</time></footer>\n</blockquote>\n",
            ),
        ];
        for (format, expected) in cases {
            assert_eq!(one(format, &rowe(), &metadata()), expected, "{format:?}");
        }
    }

    #[test]
    fn nothing_is_made_up_where_nothing_is_known() {
        let item = nobody();
        assert_eq!(one(Format::Plain, &item, &Metadata::default()), "=it will open\n");
        assert_eq!(one(Format::Markdown, &item, &Metadata::default()), "> =it will open\n");
        assert_eq!(
            one(Format::Html, &item, &Metadata::default()),
            "<blockquote>\n<p>=it will open</p>\n</blockquote>\n"
        );
    }

    #[test]
    fn a_table_has_a_line_each_and_no_formulas() {
        let table = all(Format::Csv, &[rowe(), nobody()], &metadata());
        let lines: Vec<&str> = table.split("\r\n").collect();
        assert_eq!(lines[0], "number,quotation,kind,speaker,role,cue,via,confidence,title,outlet,date,link");
        assert_eq!(
            lines[1],
            "1,\"“It is <safe>,” … “*now*.”\",direct,Nadia Rowe,the harbour master,said,Radio Firth,high,A [bridge] opens,Harbour & Post,2026-05-04,https://harbour.example/a_(b)#:~:text=It%20is"
        );
        assert_eq!(lines[2], "2,'=it will open,indirect,,,,,low,A [bridge] opens,Harbour & Post,2026-05-04,");
        assert_eq!(lines[3], "");
    }

    #[test]
    fn a_page_begins_with_its_title() {
        let text = all(Format::Markdown, &[rowe(), nobody()], &metadata());
        assert!(text.starts_with("# [A \\[bridge\\] opens](https://harbour.example/a_%28b%29)\n\nHarbour & Post, 2026-05-04\n\n> “It"));
        let text = all(Format::Plain, &[rowe(), nobody()], &metadata());
        assert!(text.starts_with(
            "A [bridge] opens\nHarbour & Post, 2026-05-04\nhttps://harbour.example/a_(b)\n\n“It"
        ));
    }

    #[test]
    fn json_speaks_the_vocabulary_of_schema_org() {
        let items = [rowe(), nobody()];
        let value = serde_json::to_value(Document::new(&items, &metadata())).unwrap();
        assert_eq!(value["@type"], "NewsArticle");
        assert_eq!(value["datePublished"], "2026-05-04");
        assert_eq!(value["hasPart"][0]["@type"], "Quotation");
        assert_eq!(value["hasPart"][0]["spokenByCharacter"]["name"], "Nadia Rowe");
        assert_eq!(value["hasPart"][0]["whosaid:via"], "Radio Firth");
        assert_eq!(value["hasPart"][1]["@type"], "Claim");
        assert_eq!(value["hasPart"][1]["author"], serde_json::Value::Null);
    }

    proptest! {
        #[test]
        fn no_markup_of_the_page_gets_through(text in "[<>&\"'a=/ \n*_`\\[\\]()!#-]{0,40}", url in "[ -~]{0,30}") {
            let item = Item { text: text.clone(), speaker: Some(&text), link: Some(url), ..nobody() };
            let page = Metadata { title: Some(text.clone()), site: Some(text.clone()), ..Metadata::default() };
            let html = one(Format::Html, &item, &page);
            let tree = scraper::Html::parse_fragment(&html);
            for node in tree.tree.nodes() {
                if let Some(element) = node.value().as_element() {
                    let ours = ["html", "body", "blockquote", "p", "footer", "b", "a"];
                    prop_assert!(ours.contains(&element.name()), "{} in {html}", element.name());
                    prop_assert!(element.attrs().all(|(name, _)| ["href", "cite"].contains(&name)), "{html}");
                }
            }
        }

        #[test]
        fn a_table_keeps_its_cells(text in "[\",\r\n=a ]{0,20}") {
            let item = Item { text: text.clone(), ..nobody() };
            let table = all(Format::Csv, &[item], &Metadata::default());
            let (mut cells, mut lines, mut quoted) = (1, 0, false);
            for c in table.chars() {
                match c {
                    '"' => quoted = !quoted,
                    ',' if !quoted => cells += 1,
                    '\n' if !quoted => lines += 1,
                    _ => {}
                }
            }
            prop_assert!(!quoted);
            prop_assert_eq!((cells - 1, lines), (22, 2));
        }
    }
}
