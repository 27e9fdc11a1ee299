use super::{Item, attribution};
use crate::outline::Metadata;

pub fn one(item: &Item, metadata: &Metadata) -> String {
    let title = metadata.title.as_deref().or(metadata.site.as_deref()).or(metadata.url.as_deref());
    let title = title.map(|title| match &item.link {
        Some(link) => format!("[{}]({})", escape(title), address(link)),
        None => escape(title),
    });
    let site = metadata.title.as_ref().and(metadata.site.as_deref()).map(escape);
    quoted(item, title.into_iter().chain(site).chain(metadata.date.as_deref().map(escape)))
}

pub fn all(items: &[Item], metadata: &Metadata) -> String {
    let mut blocks = Vec::new();
    blocks.extend(metadata.title.as_deref().map(|title| match &metadata.url {
        Some(url) => format!("# [{}]({})\n", escape(title), address(url)),
        None => format!("# {}\n", escape(title)),
    }));
    let place: Vec<String> = [&metadata.site, &metadata.date]
        .into_iter()
        .filter_map(|value| value.as_deref().map(escape))
        .collect();
    if !place.is_empty() {
        blocks.push(place.join(", ") + "\n");
    }
    for item in items {
        blocks.push(quoted(
            item,
            item.link.as_deref().map(|link| format!("[↗]({})", address(link))).into_iter(),
        ));
    }
    blocks.join("\n")
}

/// The quotation, and below it who said it and where.
fn quoted(item: &Item, place: impl Iterator<Item = String>) -> String {
    let who = attribution(item).map(|(name, rest)| format!("**{}**{}", escape(&name), escape(&rest)));
    let below: Vec<String> = who.into_iter().chain(place).collect();
    let mut text = format!("> {}\n", escape(&item.text).replace('\n', "\n> "));
    if !below.is_empty() {
        text += &format!(">\n> — {}\n", below.join(", "));
    }
    text
}

/// Nothing in the text is read as markup.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' => escaped.extend(['\\', c]),
            // Two line breaks would end the quotation.
            '\r' => {}
            _ => escaped.push(c),
        }
    }
    escaped
}

/// An address between brackets.
fn address(url: &str) -> String {
    let mut encoded = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '(' => encoded += "%28",
            ')' => encoded += "%29",
            '<' => encoded += "%3C",
            '>' => encoded += "%3E",
            '\\' => encoded += "%5C",
            c if c.is_whitespace() => encoded += "%20",
            c => encoded.push(c),
        }
    }
    encoded
}
