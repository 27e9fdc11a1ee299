use super::Item;
use crate::outline::Metadata;
use crate::quotation::{Confidence, Kind};
use serde::Serialize;

/// A page's quotations as JSON-LD in the vocabulary of schema.org: what stands between marks is a `Quotation`, what is only
/// reported a `Claim`. What schema.org has no word for begins with `whosaid:`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Document<'a> {
    #[serde(rename = "@context")]
    context: Context,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named<'a>>,
    has_part: Vec<Part<'a>>,
}

#[derive(Serialize)]
struct Context {
    #[serde(rename = "@vocab")]
    vocabulary: &'static str,
    whosaid: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Named<'a> {
    #[serde(rename = "@type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    job_title: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Part<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    spoken_by_character: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(rename = "whosaid:kind")]
    quoted: Kind,
    #[serde(rename = "whosaid:cue", skip_serializing_if = "Option::is_none")]
    cue: Option<&'a str>,
    #[serde(rename = "whosaid:via", skip_serializing_if = "Option::is_none")]
    via: Option<&'a str>,
    #[serde(rename = "whosaid:confidence")]
    confidence: Confidence,
}

impl<'a> Document<'a> {
    /// The document that tells of these quotations.
    pub fn new(items: &'a [Item], metadata: &'a Metadata) -> Document<'a> {
        Document {
            context: Context { vocabulary: "https://schema.org/", whosaid: "urn:whosaid:" },
            kind: "NewsArticle",
            headline: metadata.title.as_deref(),
            url: metadata.url.as_deref(),
            date_published: metadata.date.as_deref(),
            publisher: metadata.site.as_deref().map(|name| Named {
                kind: Some("Organization"),
                name,
                job_title: None,
            }),
            has_part: items.iter().map(part).collect(),
        }
    }
}

fn part<'a>(item: &'a Item) -> Part<'a> {
    // Person or organisation: the article need not say, and so do not we.
    let who = item.speaker.map(|name| Named { kind: None, name, job_title: item.role });
    let (kind, spoken_by_character, author) = match item.kind {
        Kind::Direct | Kind::Mixed => ("Quotation", who, None),
        Kind::Indirect => ("Claim", None, who),
    };
    Part {
        kind,
        text: &item.text,
        spoken_by_character,
        author,
        url: item.link.as_deref(),
        quoted: item.kind,
        cue: item.cue,
        via: item.via,
        confidence: item.confidence,
    }
}
