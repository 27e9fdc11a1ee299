use super::block::{self, Block};
use super::headline::{self, Headline};
use super::{aside, names};
use crate::noise::Verdict;
use crate::outline::{ElementId, Outline};
use std::ops::Range;

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
    /// For each block, what stands before it; one more at the end.
    before: Vec<Measure>,
    pub headline: Option<Headline>,
}

/// How much there is of what, in bytes.
#[derive(Clone, Copy, Default, Debug)]
pub struct Measure {
    /// Long sentences, outside what is hidden or aside.
    pub prose: usize,
    /// All that can be seen.
    pub size: usize,
    /// How much of that stands in links.
    pub linked: usize,
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
            before: Vec::new(),
            headline: None,
        };
        page.weigh();
        let boxes = aside::boxes(&page);
        page.set_aside(&boxes);
        page.headline = headline::find(&page);
        let mut others = aside::rivals(&page);
        others.extend(aside::cards(&page));
        page.set_aside(&others);
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
    pub fn blocks_of(&self, id: ElementId) -> Range<usize> {
        let (from, to) = self.outline.elements()[id as usize].texts;
        let first = self.blocks.partition_point(|block| block.texts.start < from);
        let last = self.blocks.partition_point(|block| block.texts.start < to);
        first..last.max(first)
    }

    /// What there is within an element.
    pub fn measure(&self, id: ElementId) -> Measure {
        self.between(self.blocks_of(id))
    }

    /// What there is in a range of blocks.
    pub fn between(&self, blocks: Range<usize>) -> Measure {
        let (from, to) = (self.before[blocks.start], self.before[blocks.end]);
        Measure { prose: to.prose - from.prose, size: to.size - from.size, linked: to.linked - from.linked }
    }

    fn weigh(&mut self) {
        let mut sum = Measure::default();
        self.before.clear();
        self.before.push(sum);
        for block in &self.blocks {
            if !self.traits[block.element as usize].any(Traits::HIDDEN.or(Traits::ASIDE)) {
                sum.prose += block.prose(self.outline);
            }
            sum.size += block.size;
            sum.linked += block.linked;
            self.before.push(sum);
        }
    }

    fn set_aside(&mut self, elements: &[ElementId]) {
        for &id in elements {
            for inner in id..self.outline.elements()[id as usize].next {
                self.traits[inner as usize] = self.traits[inner as usize].or(Traits::ASIDE);
            }
        }
        self.weigh();
    }
}

fn own_traits(outline: &Outline, hidden: Hidden) -> Vec<Traits> {
    let address = address(outline);
    (0..outline.elements().len() as ElementId)
        .map(|id| {
            let traits = match outline.name(id) {
                "a" if leads_away(outline.attribute(id, "href"), address) => Traits::LINK,
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
            if hidden == Hidden::Out && names::is_hidden(outline, id) {
                traits.or(Traits::HIDDEN)
            } else {
                traits
            }
        })
        .collect()
}

/// The page's own address, where its head tells it.
fn address(outline: &Outline) -> Option<&str> {
    let end = outline.elements().len() as ElementId;
    (0..end).take_while(|&id| outline.name(id) != "body").find_map(|id| match outline.name(id) {
        "link" if outline.attribute(id, "rel") == Some("canonical") => outline.attribute(id, "href"),
        _ => None,
    })
}

/// Whether a link leads to another page.
fn leads_away(href: Option<&str>, address: Option<&str>) -> bool {
    href.is_some_and(|href| {
        let page = href.split('#').next().unwrap_or_default();
        !href.is_empty() && !(href.contains('#') && (page.is_empty() || Some(page) == address))
    })
}

/// Gives each element what its ancestors are.
fn inherit(outline: &Outline, traits: &mut [Traits]) {
    for (id, element) in outline.elements().iter().enumerate().skip(1) {
        traits[id] = traits[id].or(traits[element.parent as usize]);
    }
}
