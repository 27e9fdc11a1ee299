use super::aside::{self, Aside};
use super::block::{self, Block};
use super::headline;
use crate::noise::Verdict;
use crate::outline::{ElementId, Outline};

/// What an element is, or lies in.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Traits(u16);

impl Traits {
    pub const LINK: Traits = Traits(1);
    pub const HEADING: Traits = Traits(2);
    pub const QUOTE: Traits = Traits(4);
    pub const CAPTION: Traits = Traits(8);
    pub const ITEM: Traits = Traits(16);
    pub const BOLD: Traits = Traits(32);
    /// A table's cell.
    pub const CELL: Traits = Traits(64);
    /// Nobody sees it, or it is ad noise.
    pub const HIDDEN: Traits = Traits(128);
    /// `<p>` itself; what lies within one is inline.
    pub const PARAGRAPH: Traits = Traits(256);
    /// Beside the article: navigation, comments, teasers.
    pub const ASIDE: Traits = Traits(512);

    pub fn any(self, other: Traits) -> bool {
        self.0 & other.0 != 0
    }

    pub fn or(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }
}

/// An outline with what the search for the article needs to know about each element.
pub struct Page<'o> {
    pub outline: &'o Outline,
    pub blocks: Vec<Block>,
    /// For each element, what it is or lies in.
    traits: Vec<Traits>,
    /// For each text node, whether a line break stands before it.
    breaks: Vec<bool>,
    /// For each block, how much prose stands before it; one more at the end.
    prose: Vec<usize>,
    /// The block that is the article's headline.
    pub headline: Option<usize>,
}

/// Whether what the page hides counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hidden {
    In,
    Out,
}

impl<'o> Page<'o> {
    pub fn new(outline: &'o Outline, noise: &[Verdict], hidden: Hidden) -> Page<'o> {
        let mut traits = own_traits(outline, hidden);
        for verdict in noise {
            if let Some(own) = traits.get_mut(verdict.element as usize) {
                *own = own.or(Traits::HIDDEN);
            }
        }
        inherit(outline, &mut traits);
        let cut = block::cut(outline, &traits);
        let mut page = Page {
            outline,
            blocks: cut.blocks,
            breaks: cut.breaks,
            traits,
            prose: Vec::new(),
            headline: None,
        };
        page.weigh();
        page.set_aside();
        page.headline = headline::find(&page);
        page.set_rivals_aside();
        page
    }

    pub fn traits(&self, id: ElementId) -> Traits {
        self.traits[id as usize]
    }

    /// Whether a line break stands right before this text node.
    pub fn breaks(&self, node: u32) -> bool {
        self.breaks[node as usize]
    }

    /// The blocks within an element, as a range of [`Page::blocks`].
    pub fn blocks_of(&self, id: ElementId) -> std::ops::Range<usize> {
        let (from, to) = self.outline.elements()[id as usize].texts;
        let first = self.blocks.partition_point(|block| block.texts.start < from);
        let last = self.blocks.partition_point(|block| block.texts.start < to);
        first..last.max(first)
    }

    /// How much prose there is within an element, in bytes.
    pub fn prose(&self, id: ElementId) -> usize {
        let blocks = self.blocks_of(id);
        self.prose[blocks.end] - self.prose[blocks.start]
    }

    /// Whether the words within the element lead elsewhere: one in ten or more is in a link.
    fn leads_elsewhere(&self, id: ElementId) -> bool {
        let blocks = &self.blocks[self.blocks_of(id)];
        let (size, linked) =
            blocks.iter().fold((0, 0), |(size, linked), block| (size + block.size, linked + block.linked));
        linked * 10 > size
    }

    /// How much prose there is in one block, in bytes.
    pub fn prose_of(&self, block: usize) -> usize {
        self.prose[block + 1] - self.prose[block]
    }

    fn weigh(&mut self) {
        let mut sum = 0;
        self.prose.clear();
        self.prose.push(0);
        for block in &self.blocks {
            if !self.traits[block.element as usize].any(Traits::HIDDEN.or(Traits::ASIDE)) {
                sum += block.prose(self.outline);
            }
            self.prose.push(sum);
        }
    }

    /// Marks what is beside the article, unless the article itself is in there: pages put theirs into `<form>` or a box named
    /// after its ads.
    fn set_aside(&mut self) {
        let all = self.prose[self.blocks.len()];
        let mut found = Vec::new();
        let mut id = 0;
        while let Some(element) = self.outline.elements().get(id as usize) {
            let empty = element.texts.0 == element.texts.1;
            let limit = match aside::kind(self.outline, id) {
                _ if empty => None,
                None => None,
                Some(Aside::Teaser) if !self.leads_elsewhere(id) => None,
                Some(Aside::Box | Aside::Teaser) => Some(0.4),
                Some(Aside::Comments) => Some(0.9),
            };
            if limit.is_some_and(|limit| (self.prose(id) as f32) < limit * all as f32) {
                found.push(id);
                id = element.next;
            } else {
                id = if empty { element.next } else { id + 1 };
            }
        }
        for id in found {
            self.mark_aside(id);
        }
        self.weigh();
    }

    /// Marks other articles behind the one that has the headline, as endless pages append them.
    fn set_rivals_aside(&mut self) {
        let Some(headline) = self.headline else { return };
        let own = self.blocks[headline].texts.start;
        let holds_own = |page: &Page, id: ElementId| {
            let (from, to) = page.outline.elements()[id as usize].texts;
            (from..to).contains(&own)
        };
        let mut rivals = Vec::new();
        let mut after = 0;
        for index in headline + 1..self.blocks.len() {
            let element = self.blocks[index].element;
            if element < after || self.outline.name(element) != "h1" {
                continue;
            }
            let around = self.outline.ancestors(element).take_while(|&around| !holds_own(self, around));
            let Some(rival) = around.last() else { continue };
            after = self.outline.elements()[rival as usize].next;
            let before = self.prose[self.blocks_of(rival).start] - self.prose[headline];
            let article = (rival..after).any(|inner| self.outline.name(inner) == "article");
            if article && before >= SHORTEST_ARTICLE && self.prose(rival) > 0 {
                rivals.push(rival);
            }
        }
        for rival in rivals {
            self.mark_aside(rival);
        }
        self.weigh();
    }

    fn mark_aside(&mut self, id: ElementId) {
        for inner in id..self.outline.elements()[id as usize].next {
            self.traits[inner as usize] = self.traits[inner as usize].or(Traits::ASIDE);
        }
    }
}

/// Bytes of prose under which nothing is an article.
pub const SHORTEST_ARTICLE: usize = 200;

fn own_traits(outline: &Outline, hidden: Hidden) -> Vec<Traits> {
    (0..outline.elements().len() as ElementId)
        .map(|id| {
            let traits = match outline.name(id) {
                "a" => Traits::LINK,
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Traits::HEADING,
                "blockquote" => Traits::QUOTE,
                "figcaption" | "caption" => Traits::CAPTION,
                "li" | "dd" | "dt" => Traits::ITEM,
                "b" | "strong" => Traits::BOLD,
                "td" | "th" => Traits::CELL,
                "p" => Traits::PARAGRAPH,
                "head" => Traits::HIDDEN,
                _ => Traits::default(),
            };
            if hidden == Hidden::Out && aside::is_hidden(outline, id) {
                traits.or(Traits::HIDDEN)
            } else {
                traits
            }
        })
        .collect()
}

/// Gives each element what its ancestors are.
fn inherit(outline: &Outline, traits: &mut [Traits]) {
    for (id, element) in outline.elements().iter().enumerate().skip(1) {
        traits[id] = traits[id].or(traits[element.parent as usize]);
    }
}
