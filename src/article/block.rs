use super::page::Traits;
use crate::outline::{ElementId, Outline, TextId};
use std::ops::Range;

/// A run of text nodes that a browser would set as one paragraph.
#[derive(Debug)]
pub struct Block {
    pub texts: Range<TextId>,
    /// The nearest element around it that makes a block.
    pub element: ElementId,
    /// Bytes that are no white space and can be seen.
    pub size: usize,
    /// How many of them stand in links.
    pub linked: usize,
}

impl Block {
    /// How many of its bytes speak for an article: long sentences do, links do not.
    pub fn prose(&self, outline: &Outline) -> usize {
        if self.size < 40 || self.linked * 2 > self.size {
            return 0;
        }
        let weight = self.size - self.linked;
        if ends_sentence(self.text(outline)) { weight } else { weight / 3 }
    }

    /// Its text with all white space.
    pub fn text<'o>(&self, outline: &'o Outline) -> &'o str {
        let texts = outline.texts();
        let (first, last) = (&texts[self.texts.start as usize], &texts[self.texts.end as usize - 1]);
        &outline.text()[first.span.start..last.span.end]
    }
}

fn is_double_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// Whether the text ends as a sentence does, closing marks and brackets aside.
pub fn ends_sentence(text: &str) -> bool {
    let closes = |c: &char| c.is_whitespace() || crate::text::is_mark(*c) || matches!(c, ')' | ']');
    // Only so many: a page could end its lines in a million marks.
    let end = text.trim_end().chars().rev().take(8).find(|c| !closes(c));
    matches!(end, Some('.' | '!' | '?' | '…' | ':' | '。' | '！' | '？' | '؟' | '।'))
}

/// The blocks of a page and its line breaks.
pub struct Cut {
    pub blocks: Vec<Block>,
    pub breaks: Vec<bool>,
}

/// Cuts a page's text into blocks: at each block element's begin and end, and where lines break twice.
pub fn cut(outline: &Outline, traits: &[Traits]) -> Cut {
    let mut cutter = Cutter {
        outline,
        traits,
        blocks: Vec::new(),
        breaks: vec![false; outline.texts().len()],
        current: None,
        at: 0,
        lines: 0,
        marks: 0,
    };
    let mut open: Vec<ElementId> = Vec::new();
    let mut around: Vec<ElementId> = vec![0];
    for (id, element) in outline.elements().iter().enumerate() {
        let id = id as ElementId;
        while let Some(&last) = open.last().filter(|&&last| outline.elements()[last as usize].next <= id) {
            cutter.close(last, &mut around);
            open.pop();
        }
        cutter.take(element.texts.0, around[around.len() - 1]);
        match outline.name(id) {
            "br" => cutter.lines += 1,
            name if makes_block(name) => {
                cutter.end();
                around.push(id);
            }
            _ => {}
        }
        open.push(id);
    }
    while let Some(last) = open.pop() {
        cutter.close(last, &mut around);
    }
    Cut { blocks: cutter.blocks, breaks: cutter.breaks }
}

struct Cutter<'o> {
    outline: &'o Outline,
    traits: &'o [Traits],
    blocks: Vec<Block>,
    breaks: Vec<bool>,
    current: Option<Block>,
    /// The next text node.
    at: TextId,
    /// Line breaks since the last words.
    lines: usize,
    /// Double quotation marks in the current block.
    marks: usize,
}

impl Cutter<'_> {
    /// Takes the text nodes up to `end` into the block of `element`.
    fn take(&mut self, end: TextId, element: ElementId) {
        while self.at < end {
            let node = self.at;
            self.at += 1;
            let text = &self.outline.texts()[node as usize];
            let traits = self.traits[text.parent as usize];
            let words = text.span.of(self.outline.text());
            let size: usize = words.split_ascii_whitespace().map(str::len).sum();
            if size == 0 || traits.any(Traits::HIDDEN) {
                continue;
            }
            if self.lines > 1 || self.lines == 1 && self.line_is_paragraph(words) {
                self.end();
            }
            self.marks += words.chars().filter(|&c| is_double_mark(c)).count();
            self.breaks[node as usize] = self.lines > 0;
            self.lines = 0;
            let block = self.current.get_or_insert(Block { texts: node..node, element, size: 0, linked: 0 });
            block.texts.end = self.at;
            block.size += size;
            if traits.any(Traits::LINK) {
                block.linked += size;
            }
        }
    }

    fn close(&mut self, id: ElementId, around: &mut Vec<ElementId>) {
        self.take(self.outline.elements()[id as usize].texts.1, around[around.len() - 1]);
        if around.len() > 1 && around[around.len() - 1] == id {
            around.pop();
            self.end();
        }
    }

    /// Whether the block ends where its line does, if `next` comes on the next line: after a whole sentence, outside any
    /// quotation, before what could begin one. Interviews are often set so, verses are not.
    fn line_is_paragraph(&self, next: &str) -> bool {
        let Some(block) = &self.current else { return false };
        let line = block.text(self.outline).trim_end();
        self.marks.is_multiple_of(2)
            && !line.ends_with(':')
            && ends_sentence(line)
            && !next.trim_start().starts_with(char::is_lowercase)
    }

    fn end(&mut self) {
        self.lines = 0;
        self.marks = 0;
        self.blocks.extend(self.current.take());
    }
}

/// Whether elements of this name begin and end a paragraph, by the HTML standard's style sheet.
fn makes_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "li"
            | "ul"
            | "ol"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "nav"
            | "figure"
            | "figcaption"
            | "blockquote"
            | "table"
            | "tbody"
            | "thead"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "caption"
            | "form"
            | "fieldset"
            | "legend"
            | "address"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "dl"
            | "dt"
            | "hgroup"
            | "hr"
            | "html"
            | "head"
            | "title"
            | "body"
            | "listing"
            | "menu"
            | "pre"
            | "search"
            | "summary"
            | "xmp"
    )
}
