use super::{Attribute, Element, ElementId, Outline, Text, TextId};
use crate::text::Span;

/// Makes an [`Outline`] from a walk over a page, whatever the page is made of: `open`, `attribute` and `text` as they come,
/// `close` behind each element.
#[derive(Default)]
pub struct Builder {
    outline: Outline,
    open: Vec<ElementId>,
}

/// Attribute values are cut to so many bytes: what we look for stands in the first words, and pages put whole images there.
const LONGEST_VALUE: usize = 256;

impl Builder {
    /// With room for a page of so many bytes of text: what grows as it goes leaves holes as large as itself.
    pub fn with_room(bytes: usize) -> Builder {
        let outline = Outline { text: String::with_capacity(bytes), ..Outline::default() };
        Builder { outline, open: Vec::new() }
    }

    /// An element begins; its local name in lower case.
    pub fn open(&mut self, name: &str) {
        let id = self.outline.elements.len() as ElementId;
        let parent = self.open.last().copied().unwrap_or(0);
        let (text, texts, attributes) = (
            self.outline.text.len(),
            self.outline.texts.len() as TextId,
            self.outline.attributes.len() as u32,
        );
        let name = self.keep(name);
        self.outline.elements.push(Element {
            parent,
            next: id + 1,
            text: Span::new(text, text),
            texts: (texts, texts),
            name,
            attributes: (attributes, attributes),
        });
        self.open.push(id);
    }

    /// An attribute of the element that was opened last.
    pub fn attribute(&mut self, name: &str, value: &str) {
        let name = self.keep(name);
        let value = self.keep(&value[..value.floor_char_boundary(LONGEST_VALUE)]);
        self.outline.attributes.push(Attribute { name, value });
        if let Some(element) = self.outline.elements.last_mut() {
            element.attributes.1 = self.outline.attributes.len() as u32;
        }
    }

    /// A text node within the open element. Before the first element there is none.
    pub fn text(&mut self, text: &str) {
        let Some(&parent) = self.open.last() else { return };
        let start = self.outline.text.len();
        self.outline.text.push_str(text);
        self.outline.texts.push(Text { parent, span: Span::new(start, start + text.len()) });
    }

    /// The open element ends. One too many does nothing, and the root stays open to the end: all else lies within it.
    pub fn close(&mut self) {
        if self.open.len() > 1 {
            self.end();
        }
    }

    /// The outline; what is still open ends here.
    pub fn finish(mut self) -> Outline {
        while !self.open.is_empty() {
            self.end();
        }
        self.outline.text.shrink_to_fit();
        self.outline
    }

    fn end(&mut self) {
        let Some(id) = self.open.pop() else { return };
        let next = self.outline.elements.len() as ElementId;
        let (text, texts) = (self.outline.text.len(), self.outline.texts.len() as TextId);
        let element = &mut self.outline.elements[id as usize];
        element.next = next;
        element.text.end = text;
        element.texts.1 = texts;
    }

    fn keep(&mut self, string: &str) -> Span {
        let start = self.outline.names.len();
        self.outline.names.push_str(string);
        Span::new(start, start + string.len())
    }
}
