//! The outline of a page: its elements with their attributes, and its text. Two adapters make one: [`wire`] decodes what the
//! content script's walk over the live page hands over, [`html`] reads files. Both drive the same [`Builder`].

mod builder;
#[cfg(not(target_arch = "wasm32"))]
pub mod html;
mod metadata;
pub mod wire;

pub use builder::Builder;
pub use metadata::{Metadata, metadata};

use crate::text::Span;

/// Elements whose content nobody reads as text: they are in the outline with their attributes, what is in them is not. Likewise
/// elements that can be written in, by their attribute `contenteditable`: whoever writes is not to be read.
pub const UNREAD: &str =
    "script style noscript template svg math textarea select iframe object video audio canvas";

/// Whether an element with this value of `contenteditable` can be written in.
#[cfg(not(target_arch = "wasm32"))]
fn is_editable(value: &str) -> bool {
    ["", "true", "plaintext-only"].iter().any(|editable| value.eq_ignore_ascii_case(editable))
}

/// An index into the outline's elements, in document order. The root is 0.
pub type ElementId = u32;

/// An index into the outline's text nodes, in document order.
pub type TextId = u32;

/// The elements and the text nodes of a page, in document order.
#[derive(Debug, Default)]
pub struct Outline {
    text: String,
    names: String,
    elements: Vec<Element>,
    texts: Vec<Text>,
    attributes: Vec<Attribute>,
}

/// One element: where it stands in the tree. Its name and attributes are asked of the [`Outline`].
#[derive(Debug)]
pub struct Element {
    /// The element around it; the root's is itself.
    pub parent: ElementId,
    /// The first element after it that is not within it.
    pub next: ElementId,
    /// The bytes of [`Outline::text`] within it.
    pub text: Span,
    /// The text nodes within it: from the first to before the second.
    pub texts: (TextId, TextId),
    name: Span,
    attributes: (u32, u32),
}

/// One text node.
#[derive(Debug)]
pub struct Text {
    /// The element it is a child of.
    pub parent: ElementId,
    /// Its bytes in [`Outline::text`], as the page has them: white space and all.
    pub span: Span,
}

#[derive(Debug)]
struct Attribute {
    name: Span,
    value: Span,
}

impl Outline {
    /// All text nodes' text, one after the other.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All elements, in document order.
    pub fn elements(&self) -> &[Element] {
        &self.elements
    }

    /// All text nodes, in document order.
    pub fn texts(&self) -> &[Text] {
        &self.texts
    }

    /// The element's local name in lower case: "p", "div".
    pub fn name(&self, id: ElementId) -> &str {
        self.elements[id as usize].name.of(&self.names)
    }

    /// The element's attribute; `None` where it has none of this name. Very long values are cut.
    pub fn attribute(&self, id: ElementId, name: &str) -> Option<&str> {
        self.attributes(id).find(|&(own, _)| own == name).map(|(_, value)| value)
    }

    /// The element's attributes, names and values, in the page's order.
    pub fn attributes(&self, id: ElementId) -> impl Iterator<Item = (&str, &str)> {
        let (from, to) = self.elements[id as usize].attributes;
        self.attributes[from as usize..to as usize]
            .iter()
            .map(|attribute| (attribute.name.of(&self.names), attribute.value.of(&self.names)))
    }

    /// The text within the element, white space as the page has it.
    pub fn text_of(&self, id: ElementId) -> &str {
        self.elements[id as usize].text.of(&self.text)
    }

    /// The element's children, in order.
    pub fn children(&self, id: ElementId) -> impl Iterator<Item = ElementId> {
        let end = self.elements[id as usize].next;
        let mut at = id + 1;
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            let child = at;
            at = self.elements[child as usize].next;
            Some(child)
        })
    }

    /// The elements around it, from the nearest to the root.
    pub fn ancestors(&self, id: ElementId) -> impl Iterator<Item = ElementId> {
        let mut at = id;
        std::iter::from_fn(move || {
            if at == 0 {
                return None;
            }
            at = self.elements[at as usize].parent;
            Some(at)
        })
    }

    /// The element's CSS path from the root: `html > body:nth-child(2) > p:nth-child(1)`.
    pub fn path(&self, id: ElementId) -> String {
        let mut steps = vec![self.step(id)];
        steps.extend(self.ancestors(id).map(|ancestor| self.step(ancestor)));
        steps.reverse();
        steps.join(" > ")
    }

    fn step(&self, id: ElementId) -> String {
        let name = self.name(id);
        if id == 0 {
            return name.to_owned();
        }
        let before = self.children(self.elements[id as usize].parent).take_while(|&child| child != id);
        format!("{name}:nth-child({})", before.count() + 1)
    }
}
