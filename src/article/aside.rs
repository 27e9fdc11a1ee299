//! What stands beside the article though it may look like it.

use super::names::{self, Aside};
use super::page::{Page, Traits};
use crate::outline::ElementId;
use foldhash::{HashMap, HashMapExt};

/// The boxes whose name or class says that they are beside the article, unless the article itself is in there: pages put theirs
/// into a `<form>`, or a box named after its ads.
pub fn boxes(page: &Page) -> Vec<ElementId> {
    let all = page.measure(0).prose as f32;
    let mut found = Vec::new();
    let mut id = 0;
    while let Some(element) = page.outline.elements().get(id as usize) {
        if element.texts.0 == element.texts.1 {
            id = element.next;
            continue;
        }
        let own = page.measure(id);
        let limit = match names::aside(page.outline, id) {
            None => 0.0,
            Some(Aside::Teaser) if own.linked * 10 <= own.size => 0.0,
            Some(Aside::Box | Aside::Teaser) => 0.4,
            Some(Aside::Comments) => 0.9,
        };
        if (own.prose as f32) < limit * all {
            found.push(id);
            id = element.next;
        } else {
            id += 1;
        }
    }
    found
}

/// Other articles behind the one that has the headline, as endless pages append them.
pub fn rivals(page: &Page) -> Vec<ElementId> {
    let Some(headline) = &page.headline else { return Vec::new() };
    let mut found = Vec::new();
    let mut after = 0;
    for block in headline.block + 1..page.blocks.len() {
        let element = page.blocks[block].element;
        if element < after || page.outline.name(element) != "h1" {
            continue;
        }
        let mut around = page
            .outline
            .ancestors(element)
            .take_while(|&around| !page.blocks_of(around).contains(&headline.block));
        let Some(rival) = around.by_ref().last() else { continue };
        after = page.outline.elements()[rival as usize].next;
        let first = page.blocks_of(rival).start;
        let begun = page.between(headline.block..first).prose >= headline.shortest_article();
        let is_article = (rival..after).any(|inner| page.outline.name(inner) == "article");
        if begun && is_article && page.measure(rival).prose > 0 {
            found.push(rival);
        }
    }
    found
}

/// Cards as on a home page: three or more sisters, each with one title that leads elsewhere and few words.
pub fn cards(page: &Page) -> Vec<ElementId> {
    // How many titles stand before each block.
    let mut titles = vec![0];
    for block in &page.blocks {
        let aside = page.traits(block.element).any(Traits::ASIDE.or(Traits::HIDDEN));
        let title = !aside && block.size >= SHORTEST_TITLE && block.linked * 10 >= block.size * 8;
        titles.push(titles[titles.len() - 1] + usize::from(title));
    }
    let mut cards: HashMap<ElementId, Vec<ElementId>> = HashMap::new();
    for (index, block) in
        page.blocks.iter().enumerate().filter(|&(index, _)| titles[index] < titles[index + 1])
    {
        let alone = |id: ElementId| {
            let own = page.blocks_of(id);
            titles[own.end] - titles[own.start] == 1
        };
        let climb = std::iter::once(block.element).chain(page.outline.ancestors(block.element));
        let Some(card) = climb.take_while(|&id| id != 0 && alone(id)).last() else { continue };
        let own = page.measure(card).prose;
        let headed =
            page.headline.as_ref().is_some_and(|headline| page.blocks_of(card).contains(&headline.block));
        if (1..=LONGEST_CARD).contains(&own) && !headed && page.blocks_of(card).start + 4 > index {
            cards.entry(page.outline.elements()[card as usize].parent).or_default().push(card);
        }
    }
    let mut found: Vec<ElementId> =
        cards.into_values().filter(|sisters| sisters.len() >= 3).flatten().collect();
    crate::text::sort(&mut found, 0, |&id| (id as usize, 0));
    found
}

/// Bytes under which a link is no title.
const SHORTEST_TITLE: usize = 12;

/// Bytes of prose above which nothing is a card.
const LONGEST_CARD: usize = 400;
