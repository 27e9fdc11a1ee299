//! The live page: walked, hidden, painted. Only here and in `wasm` is a browser known.
//!
//! A pass over the page is a few steps that the content script calls one after the other, yielding to the page in between:
//! [`Page::outline`], [`Page::hide`], [`Page::read_on`], each as often as it says that there is more, [`Page::paint`]. Each pass walks and
//! judges the whole page; an article is read again only when its text has changed.

mod drawn;
mod ground;
mod hide;
mod paint;
mod point;
mod take;
mod view;
mod walk;
mod warm;

use crate::article::{self, Article};
use crate::explanation;
use crate::noise::{self, Judge, Known, Own, Verdict};
use crate::outline::Outline;
use crate::quotation::Kind;
use crate::reading::{Reader, Reading};
use crate::speaker;
use crate::text::sort;
use drawn::Drawn;
use hide::Hidden;
use js_sys::Array;
use paint::{Mark, Painted, Places, Style};
use view::View;
use walk::{Nodes, Wire};
pub use warm::warm;
use web_sys::{
    Document, DomRect, Node, Range, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
    ScrollToOptions, Window,
};

/// So many colours the stylesheet has; further speakers begin again with the first.
pub const COLOURS: usize = 12;

/// The open page and what was made of it.
pub struct Page {
    window: Window,
    document: Document,
    /// Whether it was given to be read, rather than come across.
    given: bool,
    /// The page, walked but not yet understood.
    walking: Option<(Wire, Nodes)>,
    walked: Option<Walked>,
    roots: Array,
    found: Option<Found>,
    /// An article that is being read.
    reading: Option<(Article, Reader)>,
    /// What judging found out so far.
    known: Known,
    hidden: Hidden,
    drawn: Drawn,
    painted: Painted,
    /// The speakers' names in the order in which they came, which gives their colours: they keep them when the page changes.
    names: Vec<String>,
    /// The quotation that the reader was led to last.
    last: Option<usize>,
    revision: u32,
    /// How things are quoted that the reader wants to see.
    kinds: Vec<Kind>,
    /// What the reader wants hidden besides: texts, and CSS selectors.
    phrases: Vec<String>,
    selectors: Vec<String>,
    /// Kinds of noise that the reader wants to see.
    never: Vec<noise::Kind>,
}

/// The page as it was at the beginning of a pass.
struct Walked {
    outline: Outline,
    nodes: Nodes,
    /// While it is being judged.
    judge: Option<Judge>,
    noise: Vec<Verdict>,
}

/// An article with what was read in it.
struct Found {
    article: Article,
    reading: Reading,
}

impl Page {
    /// The page that a window shows; `None` where it shows none.
    pub fn new(window: Window) -> Option<Page> {
        let document = window.document()?;
        Some(Page {
            painted: Painted::new(&window),
            window,
            document,
            given: false,
            walking: None,
            walked: None,
            roots: Array::new(),
            found: None,
            reading: None,
            known: Known::default(),
            hidden: Hidden::default(),
            drawn: Drawn::default(),
            names: Vec::new(),
            last: None,
            revision: 0,
            kinds: Kind::ALL.to_vec(),
            phrases: Vec::new(),
            selectors: Vec::new(),
            never: Vec::new(),
        })
    }

    /// From the next pass on: how things are quoted that are shown, and what is hidden besides, by its whole text or by CSS selectors.
    /// A selector that makes no sense finds nothing.
    pub fn prefer(&mut self, kinds: Vec<Kind>, phrases: Vec<String>, selectors: Vec<String>) {
        if self.kinds != kinds && self.found.take().is_some() {
            self.revision += 1;
        }
        (self.kinds, self.phrases, self.selectors) = (kinds, phrases, selectors);
    }

    /// From the next pass on, noise of these kinds is never hidden.
    pub fn spare(&mut self, never: Vec<noise::Kind>) {
        self.never = never;
    }

    /// Walks the page as it is now: the first step of each pass. Says whether there is more of it to do.
    pub fn outline(&mut self) -> bool {
        if let Some((wire, nodes)) = self.walking.take() {
            self.walked = Some(Walked { outline: wire.outline(), nodes, judge: None, noise: Vec::new() });
            return false;
        }
        self.reading = None;
        self.walked = None;
        let (wire, nodes) = walk::walk(&self.document);
        self.roots = nodes.roots().clone();
        self.walking = Some((wire, nodes));
        true
    }

    /// Judges what is ad noise, and hides it if the reader wants that. The article is read without it in either case. One step of
    /// this; says whether there are more.
    pub fn hide(&mut self, wanted: bool) -> bool {
        let Some(Walked { outline, nodes, judge, noise }) = &mut self.walked else { return false };
        let Some(mut judging) = judge.take() else {
            let elements = nodes.found_by(&self.document, &self.selectors);
            let own = Own { phrases: self.phrases.clone(), elements };
            let known = std::mem::take(&mut self.known);
            *judge = Some(Judge::new(outline, own, self.drawn.labelled(nodes), known));
            return true;
        };
        if judging.step(outline) {
            *judge = Some(judging);
            return true;
        }
        (*noise, self.known) = judging.finish(outline);
        let changed = if wanted {
            let hidden = noise.iter().filter(|verdict| !self.never.contains(&verdict.kind));
            self.drawn.remember(outline, nodes, noise);
            self.hidden.update(hidden, outline, nodes)
        } else {
            self.drawn.clear();
            self.hidden.clear()
        };
        self.revision += u32::from(changed);
        false
    }

    /// Asks the page's stylesheets for ad labels; says whether they draw one that the last pass did not know.
    pub fn draws_labels(&mut self) -> bool {
        self.drawn.ask(&self.window)
    }

    /// From now on whatever text there is is read, be it an article or not: the reader gave it to be read.
    pub fn give(&mut self) {
        self.given = true;
    }

    /// Finds the article and reads it, unless its text is the one that was read before.
    pub fn read(&mut self) {
        while self.read_on() {}
    }

    /// One step of the same, short enough to let the page have its turn behind it. Says whether there are more.
    pub fn read_on(&mut self) -> bool {
        let Some(Walked { outline, noise, .. }) = &self.walked else { return false };
        if let Some((article, mut reader)) = self.reading.take() {
            if reader.step(&article) {
                self.reading = Some((article, reader));
                return true;
            }
            let reading = reader.finish().only(&self.kinds);
            self.keep(Some(Found { article, reading }));
            return false;
        }
        let find = if self.given { article::given } else { article::find };
        match (find(outline, noise), &mut self.found) {
            (Some(article), Some(old)) if old.article.text == article.text => old.article = article,
            (None, None) => {}
            (None, Some(_)) => self.keep(None),
            (Some(article), _) => {
                let reader = Reader::new(&article);
                self.reading = Some((article, reader));
            }
        }
        self.reading.is_some()
    }

    fn keep(&mut self, found: Option<Found>) {
        self.found = found;
        self.last = None;
        self.revision += 1;
    }

    /// Paints what was read, and lets go of what only the pass needed.
    pub fn paint(&mut self) {
        let Some(Walked { outline, nodes, .. }) = self.walked.take() else { return };
        let Some(found) = &self.found else {
            self.painted.clear();
            return;
        };
        name(&mut self.names, &found.reading.speakers);
        let marks = marks(&found.reading, &self.names);
        self.painted.update(&self.document, &marks, &mut Places::new(&found.article, &outline, &nodes));
    }

    /// Shows all noise again and forgets it.
    pub fn unhide(&mut self) {
        self.revision += u32::from(self.hidden.clear());
    }

    /// Takes the colours away, and forgets the article.
    pub fn unpaint(&mut self) {
        self.painted.clear();
        self.last = None;
        self.revision += u32::from(self.found.take().is_some());
    }

    /// Grows whenever [`Page::view`] has something new to show.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// The smallest part of the page that all that is painted lies in.
    pub fn area(&self) -> Option<Node> {
        self.painted.area(&self.document)
    }

    /// The shadow roots and the documents of frames that the last walk entered. They have to be watched and dressed by themselves.
    pub fn roots(&self) -> Array {
        self.roots.clone()
    }

    /// Shows one hidden element again, or all.
    pub fn show(&mut self, id: Option<u32>) {
        match id {
            Some(id) => self.hidden.show(id),
            None => self.hidden.show_all(),
        }
        self.revision += 1;
    }

    /// Leads the reader to a quotation, by its number in the reading.
    pub fn jump(&mut self, quotation: usize) {
        let range = self.painted.ranges(quotation).find(|range| is_rendered(range));
        let Some(range) = range else { return };
        bring(&self.window, &self.document, range);
        self.last = Some(quotation);
        self.painted.focus(quotation);
    }

    /// Leads the reader to the next quotation, or the one before; of this speaker, or of anybody. Behind the last comes the first.
    pub fn step(&mut self, speaker: Option<usize>, backwards: bool) {
        let Some(found) = &self.found else { return };
        let fits = |&index: &usize| {
            let quotation = &found.reading.quotations[index];
            (speaker.is_none() || quotation.who == speaker) && self.painted.ranges(index).any(is_rendered)
        };
        let all = 0..found.reading.quotations.len();
        let next = match (self.last, backwards) {
            (None, false) => all.clone().find(fits),
            (None, true) => all.clone().rfind(fits),
            (Some(last), false) => (last + 1..all.end).chain(0..=last).find(fits),
            (Some(last), true) => (last..all.end).chain(0..last).rfind(fits),
        };
        if let Some(next) = next {
            self.jump(next);
        }
    }

    /// The quotation that the reader was led to last.
    pub fn last(&self) -> Option<usize> {
        self.last
    }

    /// The next quotation by the speaker of the one that the reader was led to last, or the one before.
    pub fn step_same(&mut self, backwards: bool) {
        let quotation =
            self.found.as_ref().zip(self.last).and_then(|(found, last)| found.reading.quotations.get(last));
        let speaker = quotation.and_then(|quotation| quotation.who);
        self.step(speaker, backwards);
    }

    /// How many quotations were read.
    pub fn count(&self) -> usize {
        self.found.as_ref().map_or(0, |found| found.reading.quotations.len())
    }

    /// The quotation that stands at this point of the viewport, in CSS pixels; `None` where there is none.
    pub fn at(&self, x: f64, y: f64) -> Option<usize> {
        (0..self.count()).find(|&number| self.line_at(number, x, y).is_some())
    }

    /// Where to put a card of this size beside a quotation, if it is on the screen: beside its line at `point`, or its first one.
    pub fn beside(&self, number: usize, point: Option<(f64, f64)>, card: (f64, f64)) -> Option<(f64, f64)> {
        let own = point.and_then(|(x, y)| self.line_at(number, x, y));
        let line = own.or_else(|| {
            self.painted.ranges(number).flat_map(|range| point::lines(&self.document, range)).next()
        })?;
        let size = |side: Result<wasm_bindgen::JsValue, _>| side.ok()?.as_f64();
        let view = (size(self.window.inner_width())?, size(self.window.inner_height())?);
        Some(point::beside(&line, card, view))
    }

    fn line_at(&self, number: usize, x: f64, y: f64) -> Option<DomRect> {
        self.painted.ranges(number).find_map(|range| point::line_at(&self.document, range, x, y))
    }

    /// All quotations, or one, to be taken along: [`take::take`].
    pub fn take(&self, format: &str, number: Option<usize>) -> Option<String> {
        take::take(&self.document, self.found.as_ref()?, format, number)
    }

    /// No longer shows where the reader was led to.
    pub fn unfocus(&mut self) {
        self.painted.unfocus();
    }

    /// How the engine came to what it read: some of the sentences, by their numbers; empty beyond the last.
    pub fn explain(&self, sentences: std::ops::Range<usize>) -> Vec<explanation::Sentence<'_>> {
        let Some(Found { article, reading }) = &self.found else { return Vec::new() };
        explanation::explain(article, reading, sentences)
    }

    /// What the popup and the panel show.
    pub fn view(&self) -> View<'_> {
        View::new(
            self.found.as_ref().map(|found| (&found.article, &found.reading)),
            &self.names,
            self.hidden.items(),
        )
    }
}

/// Gives the speakers who are new their place among the names. A page with none of the old speakers is another article.
fn name(names: &mut Vec<String>, speakers: &[speaker::Speaker]) {
    if !speakers.iter().any(|speaker| names.contains(&speaker.name)) {
        names.clear();
    }
    for speaker in speakers {
        if !names.contains(&speaker.name) {
            names.push(speaker.name.clone());
        }
    }
}

/// A speaker's colour, counted from 0.
fn colour(names: &[String], speaker: &speaker::Speaker) -> usize {
    names.iter().position(|name| *name == speaker.name).unwrap_or(0) % COLOURS
}

/// What is to be painted, in the order of the text.
fn marks(reading: &Reading, names: &[String]) -> Vec<Mark> {
    let parts: usize = reading.quotations.iter().map(|quotation| quotation.parts.len()).sum();
    let mentions: usize = reading.speakers.iter().map(|speaker| speaker.mentions.len()).sum();
    let mut marks = Vec::with_capacity(parts + mentions);
    let colours: Vec<usize> = reading.speakers.iter().map(|speaker| colour(names, speaker)).collect();
    for (index, quotation) in reading.quotations.iter().enumerate() {
        let style = match quotation.who.and_then(|who| colours.get(who)) {
            None => Style::Unnamed,
            Some(&colour) if quotation.kind == Kind::Indirect => Style::Reported(colour),
            Some(&colour) => Style::Quoted(colour),
        };
        marks.extend(quotation.parts.iter().map(|&span| Mark { style, quotation: Some(index), span }));
    }
    for (speaker, &colour) in reading.speakers.iter().zip(&colours) {
        marks.extend(speaker.mentions.iter().map(|&span| Mark {
            style: Style::Name(colour),
            quotation: None,
            span,
        }));
    }
    // Names stay behind the quotations that they are in.
    sort(&mut marks, 0, |mark| (mark.span.start, mark.span.end));
    marks
}

/// Whether there is anything of it on the page: what is folded away has no place.
fn is_rendered(range: &Range) -> bool {
    let place = range.get_bounding_client_rect();
    place.width() > 0.0 || place.height() > 0.0
}

/// Scrolls until the range is in sight; at once, whatever the page says about smooth scrolling, because we look where it is then.
fn bring(window: &Window, page: &Document, range: &Range) {
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    let seen = || point::lines(page, range).all(|line| line.top() >= 0.0 && line.bottom() <= height);
    if seen() {
        return;
    }
    // What scrolls may be any box around it.
    if let Some(element) = range.start_container().ok().and_then(|node| node.parent_element()) {
        let options = ScrollIntoViewOptions::new();
        options.set_behavior(ScrollBehavior::Instant);
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
    // A long paragraph's middle may be far from its quotation.
    if let Some(line) = point::lines(page, range).next().filter(|_| !seen()) {
        let options = ScrollToOptions::new();
        options.set_behavior(ScrollBehavior::Instant);
        options.set_top(line.top() - height / 3.0);
        window.scroll_by_with_scroll_to_options(&options);
    }
}
