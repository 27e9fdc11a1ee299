use crate::outline::{ElementId, Outline};

/// What stands beside the article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aside {
    /// Navigation, teasers, forms …
    Box,
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
pub fn kind(outline: &Outline, id: ElementId) -> Option<Aside> {
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
        let lower = word.to_ascii_lowercase();
        match lower.as_str() {
            "has" | "with" | "no" | "not" | "without" | "is" => return None,
            "comments" | "comment" | "disqus" | "respond" | "livefyre" | "commentlist" | "viafoura"
            | "coral" => found = Some(Aside::Comments),
            word if BOXES.binary_search(&word).is_ok() => found = found.or(Some(Aside::Box)),
            _ => {}
        }
    }
    found
}

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
    "latest",
    "login",
    "masthead",
    "menu",
    "metadata",
    "modal",
    "more",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "overlay",
    "pager",
    "pagination",
    "paywall",
    "player",
    "popular",
    "popup",
    "promo",
    "promos",
    "promotion",
    "recirc",
    "recirculation",
    "recommendation",
    "recommendations",
    "recommended",
    "related",
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
    "teaser",
    "teasers",
    "toolbar",
    "tools",
    "trending",
    "widget",
    "zergnet",
];

/// The words of a class name: `relatedPosts`, `related-posts` and `related_posts` are the same two.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).flat_map(|part| {
        let mut rest = part;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let bytes = rest.as_bytes();
            let hump = (1..bytes.len())
                .find(|&at| bytes[at - 1].is_ascii_lowercase() && bytes[at].is_ascii_uppercase());
            let (word, after) = rest.split_at(hump.unwrap_or(rest.len()));
            rest = after;
            Some(word)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_sorted() {
        assert!(BOXES.is_sorted());
    }

    #[test]
    fn class_names_are_read_by_word() {
        let cases = [
            ("relatedPosts", Some(Aside::Box)),
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
