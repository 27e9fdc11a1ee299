//! Quotations in their speakers' colours, by the CSS Custom Highlight API: ranges over the page's own text nodes, which stay as
//! they are. The registry is shared with the page, so all our names start alike, and only ours are ever taken off.

use super::ground::Palette;
use super::walk::Nodes;
use crate::article::Article;
use crate::contrast::Paint;
use crate::outline::{Outline, TextId};
use crate::text::Span;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Node, Range, Text, Window};

#[wasm_bindgen]
extern "C" {
    type Highlight;
    #[wasm_bindgen(constructor)]
    fn new() -> Highlight;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range) -> Highlight;
    #[wasm_bindgen(method, setter)]
    fn set_priority(this: &Highlight, priority: i32);

    // Written out, because web-sys has the registry behind a compiler flag. Each window has one of its own.
    type Scope;
    #[wasm_bindgen(method, getter, js_name = CSS)]
    fn css(this: &Scope) -> Option<Css>;
    type Css;
    #[wasm_bindgen(method, getter)]
    fn highlights(this: &Css) -> Option<HighlightRegistry>;

    // Of a frame that has gone, its calls may fail.
    #[derive(Clone, PartialEq, Eq)]
    type HighlightRegistry;
    #[wasm_bindgen(method, catch)]
    fn set(this: &HighlightRegistry, name: &str, highlight: &Highlight) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn delete(this: &HighlightRegistry, name: &str) -> Result<bool, JsValue>;
}

/// One run of text to be painted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// How it is painted.
    pub style: Style,
    /// The quotation it is of, by its number in the reading; `None` for a name.
    pub quotation: Option<usize>,
    /// The bytes of the article's text.
    pub span: Span,
}

/// How something is painted; each is one highlight, and the stylesheet knows its name. Colours count from 0.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Words between marks.
    Quoted(usize),
    /// Words that are reported without marks.
    Reported(usize),
    /// A speaker's name.
    Name(usize),
    /// Words of nobody who is named.
    Unnamed,
    /// Where the reader was led to.
    Focus,
}

impl Style {
    fn highlight(self, paint: Paint) -> String {
        let (kind, colour) = match self {
            Style::Quoted(colour) => ("", Some(colour)),
            Style::Reported(colour) => ("reported-", Some(colour)),
            Style::Name(colour) => ("name-", Some(colour)),
            Style::Unnamed => ("", None),
            Style::Focus => return "whosaid-focus".to_owned(),
        };
        let kind = match paint {
            Paint::Tint => kind,
            Paint::Line => "line-",
            Paint::Solid => "solid-",
        };
        let colour = colour.map_or_else(|| "unnamed".to_owned(), |colour| (colour + 1).to_string());
        format!("whosaid-{kind}{colour}")
    }
}

/// What is painted now.
pub struct Painted {
    /// `None` in a browser that does not know highlights: nothing is painted there.
    registry: Option<HighlightRegistry>,
    window: Window,
    palette: Palette,
    /// Whether some of it may stand in shadow roots or frames.
    apart: bool,
    strokes: Vec<Stroke>,
    highlights: Vec<Painting>,
    focus: Vec<Painting>,
}

/// One highlight in the registry of the page, or of a frame in it.
struct Painting {
    name: String,
    registry: HighlightRegistry,
    highlight: Highlight,
}

/// One range of the page that is painted.
struct Stroke {
    style: Style,
    quotation: Option<usize>,
    range: Range,
}

/// Of so many ranges the grounds are asked at once: no article has more, and what has more is not to take more room.
const AT_ONCE: usize = 4096;

impl Painted {
    /// Nothing yet, in this window.
    pub fn new(window: &Window) -> Painted {
        Painted {
            registry: registry(window),
            window: window.clone(),
            palette: Palette::default(),
            apart: false,
            strokes: Vec::new(),
            highlights: Vec::new(),
            focus: Vec::new(),
        }
    }

    /// Paints exactly these marks, which are in the order of their first bytes. What is painted already stays untouched.
    pub fn update(&mut self, page: &Document, marks: &[Mark], places: &mut Places) {
        let palette = Palette::now(&self.window);
        if self.palette == palette && self.shows(marks, places) {
            return;
        }
        self.clear();
        self.apart = places.nodes.are_apart();
        self.strokes.reserve(marks.len());
        for mark in marks {
            for place in places.of(mark.span) {
                let Some(range) = place.range(page) else { continue };
                self.strokes.push(Stroke { style: mark.style, quotation: mark.quotation, range });
            }
        }
        let paints = self
            .strokes
            .chunks(AT_ONCE)
            .flat_map(|some| palette.paints(some.iter().map(|stroke| (stroke.style, &stroke.range))));
        let named = self
            .strokes
            .iter()
            .zip(paints)
            .map(|(stroke, paint)| (stroke.style.highlight(paint), &stroke.range));
        self.highlights = self.put(named, 0);
        self.palette = palette;
    }

    /// Whether exactly these marks are painted, each in its place.
    fn shows(&self, marks: &[Mark], places: &mut Places) -> bool {
        let mut strokes = self.strokes.iter();
        let painted = marks.iter().all(|mark| {
            places.of(mark.span).iter().all(|place| {
                strokes.next().is_some_and(|stroke| {
                    stroke.style == mark.style
                        && stroke.quotation == mark.quotation
                        && place.is(&stroke.range)
                })
            })
        });
        painted && strokes.next().is_none()
    }

    /// Makes highlights of these ranges, one of each name in each registry.
    fn put<'a>(&self, ranges: impl Iterator<Item = (String, &'a Range)>, priority: i32) -> Vec<Painting> {
        let mut paintings: Vec<Painting> = Vec::new();
        for (name, range) in ranges {
            let Some(registry) = self.registry_of(range) else { continue };
            let at = paintings
                .iter()
                .position(|painting| painting.name == name && (!self.apart || painting.registry == registry));
            let at = at.unwrap_or_else(|| {
                paintings.push(Painting { name, registry, highlight: Highlight::new() });
                paintings.len() - 1
            });
            paintings[at].highlight.add(range);
        }
        for Painting { name, registry, highlight } in &paintings {
            highlight.set_priority(priority);
            let _ = registry.set(name, highlight);
        }
        paintings
    }

    fn registry_of(&self, range: &Range) -> Option<HighlightRegistry> {
        if !self.apart {
            return self.registry.clone();
        }
        registry(&range.start_container().ok()?.owner_document()?.default_view()?)
    }

    /// The page without our colours.
    pub fn clear(&mut self) {
        self.unfocus();
        self.strokes.clear();
        take_off(&mut self.highlights);
    }

    /// Where a quotation stands in the page: its ranges, in order.
    pub fn ranges(&self, quotation: usize) -> impl Iterator<Item = &Range> {
        self.strokes
            .iter()
            .filter(move |stroke| stroke.quotation == Some(quotation))
            .map(|stroke| &stroke.range)
    }

    /// The smallest part of the page that all of it lies in; where parts of it stand in trees of their own, the whole page.
    pub fn area(&self, page: &Document) -> Option<Node> {
        if self.apart {
            return page.document_element().map(Node::from);
        }
        let (first, last) = (self.strokes.first()?, self.strokes.last()?);
        let all = page.create_range().ok()?;
        all.set_start(&first.range.start_container().ok()?, first.range.start_offset().ok()?).ok()?;
        all.set_end(&last.range.end_container().ok()?, last.range.end_offset().ok()?).ok()?;
        all.common_ancestor_container().ok()
    }

    /// Shows the reader where a quotation is, and no other.
    pub fn focus(&mut self, quotation: usize) {
        self.unfocus();
        let ranges = self.ranges(quotation).map(|range| (Style::Focus.highlight(Paint::Tint), range));
        self.focus = self.put(ranges, 1);
    }

    /// No longer shows where.
    pub fn unfocus(&mut self) {
        take_off(&mut self.focus);
    }
}

/// Each window has highlights of its own.
fn registry(window: &Window) -> Option<HighlightRegistry> {
    window.unchecked_ref::<Scope>().css().and_then(|css| css.highlights())
}

fn take_off(paintings: &mut Vec<Painting>) {
    for Painting { name, registry, .. } in paintings.drain(..) {
        let _ = registry.delete(&name);
    }
}

/// A range to be. Offsets are UTF-16 units into the text nodes.
struct Place {
    start: (Text, u32),
    end: (Text, u32),
}

impl Place {
    fn is(&self, range: &Range) -> bool {
        let at = |node: Result<Node, JsValue>, offset: Result<u32, JsValue>, (text, unit): &(Text, u32)| {
            offset == Ok(*unit) && node.is_ok_and(|node| text.is_same_node(Some(&node)))
        };
        at(range.start_container(), range.start_offset(), &self.start)
            && at(range.end_container(), range.end_offset(), &self.end)
    }

    /// `None` where the page has changed since it was walked, so that there is no such place.
    fn range(&self, page: &Document) -> Option<Range> {
        let range = page.create_range().ok()?;
        range.set_start(&self.start.0, self.start.1).ok()?;
        range.set_end(&self.end.0, self.end.1).ok()?;
        Some(range)
    }
}

/// From the article's bytes to the page's text nodes: the one place where offsets become UTF-16.
pub struct Places<'a> {
    article: &'a Article,
    outline: &'a Outline,
    nodes: &'a Nodes,
    /// The last start: a text node, a byte of it, and the same in UTF-16 units. Counting goes on from there, so that many
    /// quotations in one long text node do not each count it from its beginning.
    last: (TextId, usize, u32),
}

impl<'a> Places<'a> {
    /// The places of an article in the page that it was found on.
    pub fn new(article: &'a Article, outline: &'a Outline, nodes: &'a Nodes) -> Places<'a> {
        Places { article, outline, nodes, last: (0, 0, 0) }
    }

    fn of(&mut self, span: Span) -> Vec<Place> {
        self.article
            .stretches(self.outline, span)
            .into_iter()
            .flat_map(|stretch| self.nodes.in_one_tree(self.outline, stretch))
            .map(|stretch| {
                let start = self.units(stretch.start);
                self.last = (stretch.start.0, stretch.start.1, start);
                let end = self.units(stretch.end);
                Place {
                    start: (self.nodes.text(stretch.start.0), start),
                    end: (self.nodes.text(stretch.end.0), end),
                }
            })
            .collect()
    }

    fn units(&self, (node, byte): (TextId, usize)) -> u32 {
        let (last, from, units) = self.last;
        let (from, units) = if last == node && from <= byte { (from, units) } else { (0, 0) };
        let text = self.outline.texts()[node as usize].span.of(self.outline.text());
        let between = text.get(from..byte).unwrap_or("");
        units + between.encode_utf16().count() as u32
    }
}
