use super::{Item, attribution};
use crate::outline::Metadata;

pub fn one(item: &Item, metadata: &Metadata) -> String {
    let mut lines = quoted(item);
    let source: Vec<&str> = [&metadata.title, &metadata.site, &metadata.date]
        .into_iter()
        .filter_map(|value| value.as_deref())
        .collect();
    if !source.is_empty() {
        lines.push(source.join(", "));
    }
    lines.extend(item.link.clone());
    lines.join("\n") + "\n"
}

pub fn all(items: &[Item], metadata: &Metadata) -> String {
    let place: Vec<&str> =
        [&metadata.site, &metadata.date].into_iter().filter_map(|value| value.as_deref()).collect();
    let head: Vec<String> = [metadata.title.clone(), Some(place.join(", ")), metadata.url.clone()]
        .into_iter()
        .flatten()
        .filter(|line| !line.is_empty())
        .collect();
    let mut blocks: Vec<String> = (!head.is_empty()).then(|| head.join("\n")).into_iter().collect();
    blocks.extend(items.iter().map(|item| {
        let mut lines = quoted(item);
        lines.extend(item.link.clone());
        lines.join("\n")
    }));
    blocks.join("\n\n") + "\n"
}

fn quoted(item: &Item) -> Vec<String> {
    let mut lines = vec![item.text.clone()];
    lines.extend(attribution(item).map(|(name, rest)| format!("— {name}{rest}")));
    lines
}
