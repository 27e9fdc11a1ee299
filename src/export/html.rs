use super::{Item, attribution};
use crate::outline::Metadata;

pub fn one(item: &Item, metadata: &Metadata) -> String {
    let title = metadata.title.as_deref().or(metadata.site.as_deref()).or(metadata.url.as_deref());
    let title = title.map(|title| match &item.link {
        Some(link) => format!("<a href=\"{}\">{}</a>", escape(link), escape(title)),
        None => escape(title),
    });
    let site = metadata.title.as_ref().and(metadata.site.as_deref()).map(escape);
    quoted(item, title.into_iter().chain(site).chain(metadata.date.as_deref().map(time)))
}

pub fn all(items: &[Item], metadata: &Metadata) -> String {
    let mut html = String::new();
    if let Some(title) = &metadata.title {
        html += &match &metadata.url {
            Some(url) => format!("<h1><a href=\"{}\">{}</a></h1>\n", escape(url), escape(title)),
            None => format!("<h1>{}</h1>\n", escape(title)),
        };
    }
    let place: Vec<String> =
        metadata.site.as_deref().map(escape).into_iter().chain(metadata.date.as_deref().map(time)).collect();
    if !place.is_empty() {
        html += &format!("<p>{}</p>\n", place.join(", "));
    }
    for item in items {
        let link = item.link.as_deref().map(|link| format!("<a href=\"{}\">↗</a>", escape(link)));
        html += &quoted(item, link.into_iter());
    }
    html
}

/// The quotation, and below it who said it and where.
fn quoted(item: &Item, place: impl Iterator<Item = String>) -> String {
    let cite = item.link.as_deref().map_or(String::new(), |link| format!(" cite=\"{}\"", escape(link)));
    let who = attribution(item).map(|(name, rest)| format!("<b>{}</b>{}", escape(&name), escape(&rest)));
    let below: Vec<String> = who.into_iter().chain(place).collect();
    let mut html = format!("<blockquote{cite}>\n<p>{}</p>\n", escape(&item.text));
    if !below.is_empty() {
        html += &format!("<footer>— {}</footer>\n", below.join(", "));
    }
    html + "</blockquote>\n"
}

fn time(date: &str) -> String {
    let date = escape(date);
    format!("<time datetime=\"{date}\">{date}</time>")
}

/// Nothing in the text is read as markup, between tags or in an attribute's value.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\'' => escaped += "&#39;",
            c => escaped.push(c),
        }
    }
    escaped
}
