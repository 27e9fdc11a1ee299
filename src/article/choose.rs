use super::Role;
use super::block::ends_sentence;
use super::headline::Headline;
use super::page::{Measure, Page, Traits};
use crate::outline::ElementId;
use foldhash::{HashMap, HashMapExt};

/// A block that is a paragraph of the article.
pub struct Chosen {
    /// An index into [`Page::blocks`].
    pub block: usize,
    pub role: Role,
}

/// The article's paragraphs, the headline first; `None` where there is no article.
pub fn paragraphs(page: &Page) -> Option<Vec<Chosen>> {
    let core = core(page);
    let styles = Styles::of(page, core);
    let mut within = vec![false; page.blocks.len()];
    within[page.blocks_of(core)].fill(true);
    join(page, core, &styles, &mut within);

    let body: Vec<Chosen> = (0..page.blocks.len())
        .filter(|&block| within[block])
        .filter_map(|block| Some(Chosen { block, role: role(page, block, &styles)? }))
        .collect();
    let first = body.iter().find(|chosen| chosen.role == Role::Body).map_or(0, |chosen| chosen.block);
    let mut chosen = head(page, first);
    let after = chosen.last().map_or(0, |last| last.block + 1);
    chosen.extend(body.into_iter().filter(|chosen| chosen.block >= after));
    // Headings head something.
    while chosen.last().is_some_and(|last| last.role == Role::Heading) {
        chosen.pop();
    }
    let prose: usize = chosen.iter().map(|chosen| page.between(chosen.block..chosen.block + 1).prose).sum();
    let shortest = page.headline.as_ref().map_or(SHORTEST_WITHOUT_HEADLINE, Headline::shortest_article);
    (prose >= shortest).then_some(chosen)
}

/// All that can be seen.
pub fn everything(page: &Page) -> Vec<Chosen> {
    let seen = |&block: &usize| !page.traits(page.blocks[block].element).any(Traits::HIDDEN);
    (0..page.blocks.len()).filter(seen).map(|block| Chosen { block, role: Role::Body }).collect()
}

/// Bytes of prose under which nothing is an article that has no headline.
const SHORTEST_WITHOUT_HEADLINE: usize = 300;

/// The innermost element that holds most of the page's prose.
fn core(page: &Page) -> ElementId {
    let mut at = 0;
    loop {
        let all = page.measure(at).prose;
        let best = page.outline.children(at).max_by_key(|&child| page.measure(child).prose);
        match best {
            Some(child) if page.measure(child).prose * 10 > all * 6 => at = child,
            _ => return at,
        }
    }
}

/// What the elements look like that hold the article's prose: a sister of theirs with the same name and class belongs to it.
struct Styles<'p> {
    page: &'p Page<'p>,
    /// How much prose stands in elements of this style.
    prose: HashMap<Style<'p>, usize>,
}

/// Name and class; without a class, the parent.
type Style<'p> = (&'p str, Result<&'p str, ElementId>);

impl<'p> Styles<'p> {
    fn of(page: &'p Page<'p>, core: ElementId) -> Styles<'p> {
        let mut styles = Styles { page, prose: HashMap::new() };
        for block in page.blocks_of(core) {
            let style = styles.style(page.blocks[block].element);
            *styles.prose.entry(style).or_default() += page.between(block..block + 1).prose;
        }
        styles
    }

    fn style(&self, id: ElementId) -> Style<'p> {
        let outline = self.page.outline;
        let class = outline.attribute(id, "class").filter(|class| !class.trim().is_empty());
        let name = outline.name(id);
        let place = match class {
            Some(class) => Ok(class),
            None if name == "p" => Ok(""),
            None => Err(outline.elements()[id as usize].parent),
        };
        (name, place)
    }

    /// How much of the article's prose looks like this element.
    fn prose(&self, id: ElementId) -> usize {
        self.prose.get(&self.style(id)).copied().unwrap_or(0)
    }
}

/// Adds what belongs to the article beside its core: an article may be cut into several boxes.
fn join(page: &Page, core: ElementId, styles: &Styles, within: &mut [bool]) {
    let mut inner = core;
    for around in page.outline.ancestors(core) {
        for sister in page.outline.children(around).filter(|&sister| sister != inner) {
            if belongs(page, sister, styles) {
                within[page.blocks_of(sister)].fill(true);
            }
        }
        if matches!(page.outline.name(around), "article" | "main" | "body") {
            break;
        }
        inner = around;
    }
}

fn belongs(page: &Page, id: ElementId, styles: &Styles) -> bool {
    let Measure { prose, size, linked } = page.measure(id);
    if prose == 0 || linked * 5 >= size {
        return false;
    }
    let alike = page.blocks_of(id).filter(|&block| styles.prose(page.blocks[block].element) > 0);
    alike.map(|block| page.between(block..block + 1).prose).sum::<usize>() * 2 > prose
}

/// The headline and what stands between it and the first paragraph.
fn head(page: &Page, first: usize) -> Vec<Chosen> {
    let headline = page.headline.as_ref().map(|headline| headline.block).filter(|&block| block < first);
    let Some(headline) = headline else { return Vec::new() };
    let mut chosen = vec![Chosen { block: headline, role: Role::Heading }];
    for block in headline + 1..first {
        let own = &page.blocks[block];
        let traits = page.traits(own.element);
        let beside = traits.any(Traits::HIDDEN.or(Traits::ASIDE).or(Traits::CAPTION).or(Traits::ITEM));
        let long = own.size >= 60 || own.size >= 30 && ends_sentence(own.text(page.outline));
        if !beside && long && own.linked * 4 < own.size {
            chosen.push(Chosen { block, role: Role::Body });
        }
    }
    chosen
}

/// What a block of the container is to the article, or `None` where it is not of it.
fn role(page: &Page, index: usize, styles: &Styles) -> Option<Role> {
    let block = &page.blocks[index];
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
    if traits.any(Traits::QUOTE) {
        return Some(Role::Block);
    }
    if traits.any(Traits::ITEM) {
        return (block.linked * 2 < block.size).then_some(Role::Item);
    }
    let sentence = ends_sentence(block.text(page.outline));
    let usual = traits.any(Traits::PARAGRAPH) || styles.prose(block.element) >= 120;
    (usual || block.size >= 60 && sentence || block.size >= 140).then_some(Role::Body)
}
