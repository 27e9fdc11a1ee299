use super::Role;
use super::block::ends_sentence;
use super::page::{Page, Traits};
use crate::outline::ElementId;

/// A block that is a paragraph of the article.
pub struct Chosen {
    /// An index into [`Page::blocks`].
    pub block: usize,
    pub role: Role,
}

/// The article's paragraphs, the headline first; `None` where there is no article.
pub fn paragraphs(page: &Page) -> Option<Vec<Chosen>> {
    if page.outline.elements().is_empty() {
        return None;
    }
    let container = container(page);
    if page.prose(container) < SHORTEST_ARTICLE {
        return None;
    }
    let mut chosen: Vec<Chosen> = page
        .blocks_of(container)
        .filter_map(|block| Some(Chosen { block, role: role(page, block)? }))
        .collect();
    // Headings head something.
    while chosen.last().is_some_and(|last| last.role == Role::Heading) {
        chosen.pop();
    }
    Some(chosen)
}

/// Bytes of prose under which nothing is an article.
const SHORTEST_ARTICLE: usize = 200;

/// The innermost element that holds nearly all prose.
fn container(page: &Page) -> ElementId {
    let mut at = 0;
    loop {
        let all = page.prose(at);
        let best = page.outline.children(at).max_by_key(|&child| page.prose(child));
        match best {
            Some(child) if page.prose(child) * 4 >= all * 3 && all > 0 => at = child,
            _ => return at,
        }
    }
}

/// What a block of the container is to the article, or `None` where it is not of it.
fn role(page: &Page, block: usize) -> Option<Role> {
    let block = &page.blocks[block];
    let traits = page.traits(block.element);
    if traits.any(Traits::HIDDEN.or(Traits::ASIDE)) || block.linked * 3 > block.size * 2 {
        return None;
    }
    if traits.any(Traits::HEADING) {
        return Some(Role::Heading);
    }
    if traits.any(Traits::CAPTION) {
        return Some(Role::Caption);
    }
    let sentence = ends_sentence(block.text(page.outline));
    if traits.any(Traits::QUOTE) {
        return Some(Role::Block);
    }
    if traits.any(Traits::ITEM) {
        return (block.linked * 2 < block.size).then_some(Role::Item);
    }
    let own = traits.any(Traits::PARAGRAPH);
    (own || block.size >= 60 && sentence || block.size >= 140).then_some(Role::Body)
}
