//! What a reader sees of each element: how many letters, how many of them in links, which pictures and fields. One pass up and
//! one down the page, whatever its depth.

use super::known::Known;
use super::named::{self, Named};
use super::words::{self, Classes, Name};
use crate::outline::{ElementId, Outline};
use foldhash::HashMap;

/// What is known of one element.
#[derive(Clone, Copy, Default)]
pub struct Facts {
    /// Letters and figures within it. One of a script without spaces counts as three.
    pub letters: u32,
    /// Those of them that are in links and buttons.
    pub linked: u32,
    /// Those of them that stand in this block, but not in a block within it. Only blocks have any.
    pub own: u32,
    /// Those of `own` that are not in links.
    pub own_unlinked: u32,
    /// Links within it.
    pub links: u32,
    /// Pictures, players, frames, fields and other things to look at within it, ads' own left out.
    pub things: u32,
    /// Those of the things that are pictures.
    pub pictures: u32,
    /// Those of the pictures that are in links.
    pub linked_pictures: u32,
    /// Blocks within it, itself too, that hold running text.
    pub running: u32,
    /// The nearest block: itself, if it is one.
    pub block: ElementId,
    /// The link or button around it or itself; 0 without one.
    pub link: ElementId,
    /// What it is.
    pub is: Is,
    /// What its id, classes and attributes say.
    pub named: Named,
}

/// What an element is.
#[derive(Clone, Copy, Default)]
pub struct Is {
    /// Nobody sees it: a script, a template, what is in a frame.
    pub unseen: bool,
    /// It is seen, but not what is written within: a frame, a player, a drawing.
    pub hollow: bool,
    /// It begins a line of its own.
    pub block: bool,
    /// A frame that ads come in.
    pub ad_frame: bool,
    /// It is within a table's cell, navigation, footer or form.
    pub in_cell: bool,
    pub in_navigation: bool,
}

/// What is longer is not looked up as a phrase, in letters.
const LONGEST_PHRASE: u32 = 120;

/// Letters that make a block running text: a line or more.
pub const RUNNING: u32 = 80;

/// The page as its reader sees it.
pub struct Surface<'a> {
    pub outline: &'a Outline,
    seen: Seen,
}

/// What is seen of a page, without the page, to be kept for a while.
#[derive(Default)]
pub struct Seen {
    facts: Vec<Facts>,
    /// All text that is read, white space collapsed, a space between text nodes.
    clean: String,
    /// Where in it each text node begins, and where the last ends.
    starts: Vec<usize>,
    /// Letters of each text node.
    letters: Vec<u32>,
    /// What the whole text of each element says, if it is short.
    says: Vec<Classes>,
    /// The smallest box with most of the running text.
    container: ElementId,
    /// The article's flow.
    flow: ElementId,
}

impl Seen {
    /// The surface that it was; `outline` must be the same.
    pub fn of(self, outline: &Outline) -> Surface<'_> {
        Surface { outline, seen: self }
    }
}

impl<'a> Surface<'a> {
    /// The elements of a page; [`Surface::read`] has to follow.
    pub fn elements_of(outline: &'a Outline, known: &mut Known) -> Surface<'a> {
        // The largest first: of a page of many megabytes it fits where the page's own text was handed over.
        let clean = String::with_capacity(outline.text().len() + outline.texts().len());
        let seen = Seen {
            facts: vec![Facts::default(); outline.elements().len()],
            clean,
            starts: Vec::with_capacity(outline.texts().len() + 1),
            letters: Vec::with_capacity(outline.texts().len()),
            says: Vec::new(),
            container: 0,
            flow: 0,
        };
        let mut surface = Surface { outline, seen };
        surface.read_elements(known);
        surface
    }

    /// Reads what is written on the page. One without elements has nothing.
    pub fn read(&mut self, known: &mut Known) {
        if self.seen.facts.is_empty() {
            return;
        }
        self.read_texts();
        self.add_up();
        self.seen.container = self.find_container();
        self.seen.flow = self.find_flow();
        self.seen.says = self.read_phrases(known);
    }

    /// What was seen, without the page.
    pub fn apart(self) -> Seen {
        self.seen
    }

    pub fn facts(&self, id: ElementId) -> &Facts {
        &self.seen.facts[id as usize]
    }

    /// All elements that can be seen, in document order.
    pub fn elements(&self) -> impl Iterator<Item = ElementId> {
        (0..self.seen.facts.len() as ElementId).filter(|&id| !self.facts(id).is.unseen)
    }

    /// Whether the element stands in the article's flow: among its text, or close to it. What else is on the page, in side
    /// columns and footers, is no part of the article, and is only judged where it is an ad.
    pub fn in_flow(&self, id: ElementId) -> bool {
        self.facts(0).running > 0 && self.contains(self.seen.flow, id)
    }

    /// Whether `id` is the container or around it.
    pub fn holds_container(&self, id: ElementId) -> bool {
        self.contains(id, self.seen.container)
    }

    /// Whether `inner` is `outer` or within it.
    pub fn contains(&self, outer: ElementId, inner: ElementId) -> bool {
        (outer..self.outline.elements()[outer as usize].next).contains(&inner)
    }

    /// What the whole text of the element says.
    pub fn says(&self, id: ElementId) -> Classes {
        self.seen.says[id as usize]
    }

    pub fn parent(&self, id: ElementId) -> ElementId {
        self.outline.elements()[id as usize].parent
    }

    /// Whether the element is all the text of a line: a block without blocks of text in it, or all that a block has beside them.
    pub fn is_line(&self, id: ElementId) -> bool {
        let facts = self.facts(id);
        if facts.letters == 0 {
            return false;
        }
        if facts.is.block {
            return facts.letters == facts.own;
        }
        let parent = self.parent(id);
        let around = self.facts(parent);
        around.is.block
            && facts.letters == around.own
            && (around.own != around.letters || around.things > facts.things)
    }

    /// The text within the element, as it is read.
    pub fn text(&self, id: ElementId) -> &str {
        let (from, to) = self.outline.elements()[id as usize].texts;
        self.seen.clean[self.seen.starts[from as usize]..self.seen.starts[to as usize]].trim()
    }

    /// The element's text nodes that have letters: their bytes in [`Self::text`], their letters and whether they are linked.
    pub fn pieces(&self, id: ElementId) -> impl Iterator<Item = (std::ops::Range<usize>, u32, bool)> {
        let (from, to) = self.outline.elements()[id as usize].texts;
        let text = &self.seen.clean[self.seen.starts[from as usize]..self.seen.starts[to as usize]];
        let begin = self.seen.starts[from as usize] + (text.len() - text.trim_start().len());
        (from as usize..to as usize).filter(|&node| self.seen.starts[node] < self.seen.starts[node + 1]).map(
            move |node| {
                let range =
                    self.seen.starts[node].max(begin) - begin..self.seen.starts[node + 1].max(begin) - begin;
                let parent = self.outline.texts()[node].parent;
                (range, self.seen.letters[node], self.facts(parent).link != 0)
            },
        )
    }

    /// A button, or a link or box that its class makes one.
    pub fn looks_like_button(&self, id: ElementId) -> bool {
        let facts = self.facts(id);
        let made_one = || facts.named.is_button() || self.outline.attribute(id, "role") == Some("button");
        self.outline.name(id) == "button" || (facts.letters > 0 && made_one())
    }

    /// Letters of the element's own text, not in an element within it.
    pub fn direct_letters(&self, id: ElementId) -> u32 {
        let inner: u32 = self.outline.children(id).map(|child| self.facts(child).letters).sum();
        self.facts(id).letters.saturating_sub(inner)
    }

    /// Whether nothing is written between an element and one of its later siblings.
    pub fn nothing_between(&self, first: ElementId, second: ElementId) -> bool {
        let elements = self.outline.elements();
        let (end, start) = (elements[first as usize].texts.1, elements[second as usize].texts.0);
        end <= start
            && self.seen.clean[self.seen.starts[end as usize]..self.seen.starts[start as usize]]
                .trim()
                .is_empty()
    }

    /// Whether the element was written within a paragraph: `<p>… <section>…</section></p>`. Browsers end the paragraph in front of it,
    /// and make another, empty one of the end tag. Older parsers, which publishers' own tools are built on, know no sections, and leave it
    /// in the paragraph: what it says may be a part of the article as it was published.
    pub fn is_written_in_paragraph(&self, id: ElementId) -> bool {
        let is_paragraph = |id: ElementId| self.outline.name(id) == "p";
        SECTIONS.contains(&self.outline.name(id))
            && self.siblings_behind(id).next().is_some_and(|end| {
                is_paragraph(end)
                    && self.outline.elements()[end as usize].next == end + 1
                    && self.outline.attributes(end).next().is_none()
                    && self.facts(end).letters == 0
                    && self.nothing_between(id, end)
            })
            && self.sibling_before(id).is_some_and(|paragraph| {
                is_paragraph(paragraph)
                    && self.facts(paragraph).letters > 0
                    && self.nothing_between(paragraph, id)
            })
    }

    fn sibling_before(&self, id: ElementId) -> Option<ElementId> {
        self.outline.children(self.parent(id)).take_while(|&child| child < id).last()
    }

    /// The element's later siblings.
    pub fn siblings_behind(&self, id: ElementId) -> impl Iterator<Item = ElementId> {
        let elements = self.outline.elements();
        let end = elements[self.parent(id) as usize].next;
        let mut at = elements[id as usize].next;
        std::iter::from_fn(move || {
            if id == 0 || at >= end {
                return None;
            }
            let sibling = at;
            at = elements[at as usize].next;
            Some(sibling)
        })
    }

    fn read_elements(&mut self, known: &mut Known) {
        let mut tags: HashMap<&str, Tag> = HashMap::default();
        for (id, element) in self.outline.elements().iter().enumerate() {
            let id = id as ElementId;
            let around = self.seen.facts[element.parent as usize];
            let name = self.outline.name(id);
            let tag = *tags.entry(name).or_insert_with(|| Tag::of(name));
            let facts = &mut self.seen.facts[id as usize];
            facts.is.unseen = around.is.unseen || around.is.hollow || tag.unseen;
            facts.is.hollow = tag.hollow;
            facts.is.block = tag.block;
            facts.is.in_cell = around.is.in_cell || tag.cell;
            facts.is.in_navigation = around.is.in_navigation || tag.navigation;
            facts.block = if facts.is.block { id } else { around.block };
            let is_link = name == "button" || (name == "a" && self.outline.attribute(id, "href").is_some());
            facts.link = if around.link == 0 && is_link { id } else { around.link };
            if facts.is.unseen {
                continue;
            }
            facts.links = u32::from(name == "a" && is_link);
            facts.named = named::read(self.outline, id, known);
            facts.is.ad_frame = name == "iframe" && is_ad_frame(self.outline, id, facts.named);
            let hidden = || self.outline.attribute(id, "type") == Some("hidden");
            let empty = element.next == id + 1 && element.texts.0 == element.texts.1;
            let custom = tag.custom && empty && !facts.named.has(Name::Ad);
            let thing = custom || (tag.thing && !(name == "input" && hidden()));
            facts.things = u32::from(thing && !facts.is.ad_frame && !is_pixel(self.outline, id, name));
            facts.pictures = if tag.picture { facts.things } else { 0 };
            facts.linked_pictures = if facts.link == 0 { 0 } else { facts.pictures };
        }
    }

    /// Elements around each other often have the same text: it is looked up once.
    fn read_phrases(&self, known: &mut Known) -> Vec<Classes> {
        let mut last = ("", Classes::default());
        let mut says = Vec::with_capacity(self.seen.facts.len());
        for id in 0..self.seen.facts.len() as ElementId {
            let facts = self.facts(id);
            if facts.letters == 0 || facts.letters > LONGEST_PHRASE || facts.is.unseen {
                says.push(Classes::default());
                continue;
            }
            let text = self.text(id);
            if !std::ptr::eq(text, last.0) {
                last = (text, known.phrases.of(text, words::classes));
            }
            says.push(last.1);
        }
        says
    }

    fn read_texts(&mut self) {
        for node in self.outline.texts() {
            self.seen.starts.push(self.seen.clean.len());
            let mut letters = 0;
            let around = self.seen.facts[node.parent as usize].is;
            if !around.unseen && !around.hollow {
                for word in node.span.of(self.outline.text()).split_whitespace() {
                    self.seen.clean.push_str(word);
                    self.seen.clean.push(' ');
                    letters += word.chars().map(weight).sum::<u32>();
                }
            }
            self.seen.letters.push(letters);
            let parent = &mut self.seen.facts[node.parent as usize];
            let linked = if parent.link == 0 { 0 } else { letters };
            parent.letters += letters;
            parent.linked += linked;
            let block = parent.block;
            let block = &mut self.seen.facts[block as usize];
            block.own += letters;
            block.own_unlinked += letters - linked;
        }
        self.seen.starts.push(self.seen.clean.len());
    }

    fn add_up(&mut self) {
        for id in (1..self.seen.facts.len()).rev() {
            let mut facts = self.seen.facts[id];
            if facts.own_unlinked >= RUNNING {
                facts.running += 1;
                self.seen.facts[id].running = facts.running;
            }
            let parent = &mut self.seen.facts[self.outline.elements()[id].parent as usize];
            parent.letters += facts.letters;
            parent.linked += facts.linked;
            parent.links += facts.links;
            parent.things += facts.things;
            parent.pictures += facts.pictures;
            parent.linked_pictures += facts.linked_pictures;
            parent.running += facts.running;
        }
    }

    /// The article around the container, or the box three steps up from it.
    fn find_flow(&self) -> ElementId {
        let is_page = |id: ElementId| matches!(self.outline.name(id), "html" | "body");
        let around = || {
            std::iter::once(self.seen.container)
                .chain(self.outline.ancestors(self.seen.container))
                .take_while(|&id| !is_page(id))
        };
        let near = around().take(4).last().unwrap_or(self.seen.container);
        let article = around().filter(|&id| self.outline.name(id) == "article").last();
        article.filter(|&article| article < near).unwrap_or(near)
    }

    fn find_container(&self) -> ElementId {
        let mut container = 0;
        while let Some(child) = self
            .outline
            .children(container)
            .find(|&child| self.facts(child).running * 5 > self.facts(0).running * 3)
        {
            container = child;
        }
        container
    }
}

/// What an element's name tells: a page has many elements, and few names.
#[derive(Clone, Copy)]
struct Tag {
    unseen: bool,
    hollow: bool,
    block: bool,
    cell: bool,
    navigation: bool,
    thing: bool,
    picture: bool,
    /// A name that the page made up.
    custom: bool,
}

impl Tag {
    fn of(name: &str) -> Tag {
        Tag {
            unseen: UNSEEN.contains(&name),
            hollow: HOLLOW.contains(&name),
            block: !INLINE.contains(&name),
            cell: matches!(name, "td" | "th"),
            navigation: matches!(name, "nav" | "footer"),
            thing: THINGS.contains(&name),
            picture: PICTURES.contains(&name),
            custom: name.contains('-'),
        }
    }
}

/// Elements that nobody sees.
const UNSEEN: &[&str] = &["head", "script", "style", "noscript", "template", "link", "meta"];

/// Elements that are seen, but not what is written within.
const HOLLOW: &[&str] = &["svg", "math", "textarea", "select", "object", "video", "audio", "canvas"];

/// Elements within a line. `<button>` is one: it stands in one line with others.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "br", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "input", "ins", "kbd", "label", "mark", "picture", "q", "s", "samp", "small", "source", "span",
    "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// Elements to look at.
const THINGS: &[&str] = &[
    "img",
    "video",
    "audio",
    "iframe",
    "object",
    "embed",
    "canvas",
    "input",
    "select",
    "textarea",
    "amp-img",
    "amp-video",
    "math",
    "meter",
    "progress",
];

/// Blocks that HTML 4 did not have.
const SECTIONS: &[&str] = &["section", "aside", "article", "figure", "nav", "header", "footer", "details"];

const PICTURES: &[&str] = &["img", "amp-img"];

fn weight(c: char) -> u32 {
    match c {
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => 3,
        '\u{ac00}'..='\u{d7af}' => 2,
        c => u32::from(c.is_alphanumeric()),
    }
}

/// Pictures of a dot, which count visits.
fn is_pixel(outline: &Outline, id: ElementId, name: &str) -> bool {
    name == "img"
        && ["width", "height"]
            .iter()
            .any(|side| outline.attribute(id, side).is_some_and(|value| matches!(value, "0" | "1" | "1px")))
}

fn is_ad_frame(outline: &Outline, id: ElementId, named: Named) -> bool {
    named.has(Name::Ad)
        || ["src", "data-src", "data-lazy-src"]
            .iter()
            .any(|name| outline.attribute(id, name).is_some_and(words::is_ad_address))
}
