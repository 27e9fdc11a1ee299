//! The live page's outline, and the way back from the outline to the page.

use crate::outline::{ElementId, Outline, TextId, UNREAD, wire};
use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Text};

#[wasm_bindgen(module = "/src/page/walk.js")]
extern "C" {
    fn walk(page: &Document, unread: &str, longest: u32) -> Array;
}

/// Attribute values are cut to so many UTF-16 units: pages put whole images there.
const LONGEST_VALUE: u32 = 256;

/// What the outline's ids stand for in the page.
pub struct Nodes {
    elements: Array,
    texts: Array,
}

impl Nodes {
    /// The element of this id.
    pub fn element(&self, id: ElementId) -> Element {
        self.elements.get(id).unchecked_into()
    }

    /// The text node of this id.
    pub fn text(&self, id: TextId) -> Text {
        self.texts.get(id).unchecked_into()
    }

    /// The elements that these CSS selectors find, each once, in order. A selector that makes no sense finds nothing.
    pub fn found_by(&self, page: &Document, selectors: &[String]) -> Vec<ElementId> {
        let mut found: Vec<ElementId> = selectors
            .iter()
            .filter_map(|selector| page.query_selector_all(selector).ok())
            .flat_map(|nodes| (0..nodes.length()).filter_map(move |index| nodes.item(index)))
            .filter_map(|node| u32::try_from(self.elements.index_of(&node, 0)).ok())
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The page's outline now, and the nodes that it was made of.
pub fn outline(page: &Document) -> (Outline, Nodes) {
    let walked = walk(page, UNREAD, LONGEST_VALUE);
    let text: JsString = walked.get(0).unchecked_into();
    let nodes = Nodes { elements: walked.get(1).unchecked_into(), texts: walked.get(2).unchecked_into() };
    (wire::outline(&String::from(text)), nodes)
}
