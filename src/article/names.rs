use crate::outline::{ElementId, Outline};

/// What stands beside the article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aside {
    /// Navigation, forms, share bars …
    Box,
    /// What leads elsewhere, if there is a link in it: German pages call their standfirst a teaser.
    Teaser,
    /// What readers write. May be longer than the article.
    Comments,
}

/// Whether the page itself hides the element from those who see.
pub fn is_hidden(outline: &Outline, id: ElementId) -> bool {
    outline.attributes(id).any(|(name, value)| match name {
        "hidden" => value != "until-found",
        // Some paywalls give it to paragraphs that are plain to see.
        "aria-hidden" => value == "true" && outline.name(id) != "p",
        "style" => {
            let mut style = value.split(';').filter_map(|rule| rule.split_once(':'));
            style.any(|(property, value)| {
                let value = value.trim_start().to_ascii_lowercase();
                match property.trim().to_ascii_lowercase().as_str() {
                    "display" => value.starts_with("none"),
                    "visibility" => value.starts_with("hidden"),
                    _ => false,
                }
            })
        }
        "class" => value.split_ascii_whitespace().any(|class| {
            matches!(
                class,
                "sr-only" | "visually-hidden" | "visuallyhidden" | "screen-reader-text" | "screenreader"
            )
        }),
        _ => false,
    })
}

/// What the element is beside the article, by its name, role and classes.
pub fn aside(outline: &Outline, id: ElementId) -> Option<Aside> {
    match outline.name(id) {
        "html" | "body" | "main" => return None,
        "nav" | "aside" | "footer" | "form" | "dialog" | "menu" | "button" => return Some(Aside::Box),
        _ => {}
    }
    let mut found = None;
    for (name, value) in outline.attributes(id) {
        let own = match name {
            "role" => is_beside(value).then_some(Aside::Box),
            "class" | "id" => value.split_ascii_whitespace().find_map(class),
            _ => None,
        };
        if own == Some(Aside::Comments) {
            return own;
        }
        found = found.or(own);
    }
    found
}

fn is_beside(role: &str) -> bool {
    matches!(
        role,
        "navigation"
            | "complementary"
            | "contentinfo"
            | "search"
            | "dialog"
            | "alertdialog"
            | "banner"
            | "menu"
    )
}

/// What one class or id says.
fn class(name: &str) -> Option<Aside> {
    let mut found = None;
    for word in words(name) {
        if word.len() > LONGEST_WORD {
            continue;
        }
        let lower = word.to_ascii_lowercase();
        match lower.as_str() {
            "has" | "with" | "no" | "not" | "without" | "is" => return None,
            word if COMMENTS.contains(&word) => found = Some(Aside::Comments),
            word if BOXES.binary_search(&word).is_ok() => found = found.or(Some(Aside::Box)),
            word if TEASERS.binary_search(&word).is_ok() => found = found.or(Some(Aside::Teaser)),
            _ => {}
        }
    }
    found
}

const COMMENTS: &[&str] =
    &["comment", "commentlist", "comments", "coral", "disqus", "livefyre", "respond", "viafoura"];

/// Sorted. The field's usual names for what stands around an article.
const BOXES: &[&str] = &[
    "ad",
    "addthis",
    "ads",
    "advert",
    "advertisement",
    "author",
    "authors",
    "banner",
    "bio",
    "biography",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "carousel",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "footer",
    "gallery",
    "keywords",
    "login",
    "masthead",
    "menu",
    "metadata",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "overlay",
    "pager",
    "pagination",
    "player",
    "popup",
    "recirc",
    "recirculation",
    "share",
    "sharing",
    "sidebar",
    "signup",
    "slideshow",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "tags",
    "toolbar",
    "tools",
    "zergnet",
];

/// Sorted. Names for what leads to other articles.
const TEASERS: &[&str] = &[
    "latest",
    "more",
    "mostread",
    "popular",
    "promo",
    "promos",
    "promotion",
    "recommendation",
    "recommendations",
    "recommended",
    "related",
    "teaser",
    "teasers",
    "trending",
    "widget",
];

/// No word of the lists is longer.
const LONGEST_WORD: usize = 16;

/// The words of a class name: `relatedPosts`, `related-posts` and `related_posts` are the same two. Parts with digits are made
/// by machines and say nothing.
fn words(name: &str) -> impl Iterator<Item = &str> {
    let parts = name.split(|c: char| !c.is_ascii_alphanumeric());
    parts.filter(|part| !part.is_empty() && !part.bytes().any(|byte| byte.is_ascii_digit())).flat_map(
        |part| {
            let mut rest = part;
            std::iter::from_fn(move || {
                let bytes = rest.as_bytes();
                let hump = (1..bytes.len())
                    .find(|&at| bytes[at - 1].is_ascii_lowercase() && bytes[at].is_ascii_uppercase());
                let (word, after) = rest.split_at(hump.unwrap_or(rest.len()));
                rest = after;
                (!word.is_empty()).then_some(word)
            })
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(BOXES.is_sorted() && TEASERS.is_sorted());
        let mut words = COMMENTS.iter().chain(BOXES).chain(TEASERS);
        assert!(words.all(|word| word.len() <= LONGEST_WORD));
    }

    #[test]
    fn class_names_are_read_by_word() {
        let cases = [
            ("relatedPosts", Some(Aside::Teaser)),
            ("block-id-n1AuAdJlVL", None),
            ("post-comments", Some(Aside::Comments)),
            ("has-sidebar", None),
            ("adaptive", None),
            ("article-ads-wrapper", Some(Aside::Box)),
        ];
        for (name, expected) in cases {
            assert_eq!(class(name), expected, "{name}");
        }
    }
}
