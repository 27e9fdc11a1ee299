use super::page::{Page, Traits};
use crate::outline::Outline;
use foldhash::HashSet;

/// The article's headline.
#[derive(Debug)]
pub struct Headline {
    pub block: usize,
    /// It says what the page's title says.
    titled: bool,
}

impl Headline {
    /// Bytes of prose under which what it heads is no article.
    pub fn shortest_article(&self) -> usize {
        if self.titled { 140 } else { 200 }
    }
}

/// The first heading that says what the page's title says, or else the first `<h1>`.
pub fn find(page: &Page) -> Option<Headline> {
    let titles: Vec<HashSet<String>> = titles(page.outline).map(|title| words(title).collect()).collect();
    let headings = || {
        (0..page.blocks.len()).filter(|&block| {
            let traits = page.traits(page.blocks[block].element);
            traits.any(Traits::HEADING) && !traits.any(Traits::HIDDEN.or(Traits::ASIDE))
        })
    };
    let titled = headings().find(|&block| {
        let own: Vec<String> = words(page.blocks[block].text(page.outline)).collect();
        let common = |title: &HashSet<String>| own.iter().filter(|word| title.contains(*word)).count();
        own.len() >= 2 && titles.iter().any(|title| common(title) * 5 >= own.len() * 4)
    });
    if let Some(block) = titled {
        return Some(Headline { block, titled: true });
    }
    let first = headings().find(|&block| page.outline.name(page.blocks[block].element) == "h1")?;
    Some(Headline { block: first, titled: false })
}

/// What the page's head calls it.
fn titles(outline: &Outline) -> impl Iterator<Item = &str> {
    let end = outline.elements().len() as u32;
    (0..end).take_while(|&id| outline.name(id) != "body").filter_map(|id| match outline.name(id) {
        "title" => Some(outline.text_of(id)),
        "meta" if is_title(outline.attribute(id, "property").or(outline.attribute(id, "name"))?) => {
            outline.attribute(id, "content")
        }
        _ => None,
    })
}

fn is_title(property: &str) -> bool {
    matches!(property, "og:title" | "twitter:title")
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(crate::lexicon::small)
}
