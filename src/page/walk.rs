//! The live page's outline, and the way back from the outline to the page.

use crate::article::Stretch;
use crate::outline::{ElementId, Outline, TextId, UNREAD, wire};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Document, DocumentFragment, Element, Text};

#[wasm_bindgen(module = "/src/page/walk.js")]
extern "C" {
    #[wasm_bindgen(js_name = walk)]
    fn walk_page(page: &Document, unread: &str, longest: u32) -> Array;
}

/// Attribute values are cut to so many UTF-16 units: pages put whole images there.
const LONGEST_VALUE: u32 = 256;

/// What the outline's ids stand for in the page.
pub struct Nodes {
    elements: Array,
    texts: Array,
    roots: Array,
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

    /// Whether some of it stands in shadow roots or frames.
    pub fn are_apart(&self) -> bool {
        self.roots.length() > 0
    }

    /// A stretch of text as stretches that a range can span: ranges end where a tree does.
    pub fn in_one_tree(&self, outline: &Outline, stretch: Stretch) -> Vec<Stretch> {
        let (first, last) = (stretch.start.0, stretch.end.0);
        let tree = |id: TextId| self.text(id).get_root_node();
        if !self.are_apart() || (first + 1..=last).all(|id| tree(id) == tree(first)) {
            return vec![stretch];
        }
        (first..=last)
            .map(|id| Stretch {
                start: if id == first { stretch.start } else { (id, 0) },
                end: if id == last { stretch.end } else { (id, outline.texts()[id as usize].span.len()) },
            })
            .collect()
    }

    /// The shadow roots and the frames' documents that were entered.
    pub fn roots(&self) -> &Array {
        &self.roots
    }

    /// The id of this element, if it was there.
    pub fn id(&self, element: &Element) -> Option<ElementId> {
        u32::try_from(self.elements.index_of(element, 0)).ok()
    }

    /// The elements that these CSS selectors find, each once, in order. A selector that makes no sense finds nothing.
    pub fn found_by(&self, page: &Document, selectors: &[String]) -> Vec<ElementId> {
        let mut found = Vec::new();
        // Documents and shadow roots are asked alike.
        for root in std::iter::once(page.unchecked_ref::<JsValue>().clone()).chain(self.roots.iter()) {
            for selector in selectors {
                let Ok(nodes) = root.unchecked_ref::<DocumentFragment>().query_selector_all(selector) else {
                    continue;
                };
                let nodes = (0..nodes.length()).filter_map(|index| nodes.item(index));
                found.extend(nodes.filter_map(|node| u32::try_from(self.elements.index_of(&node, 0)).ok()));
            }
        }
        crate::text::sort(&mut found, 0, |&id| (id as usize, 0));
        found.dedup();
        found
    }
}

/// The page as the walk hands it over: `outline/wire.rs` tells how it is written.
pub struct Wire(Vec<u8>);

impl Wire {
    /// What it describes.
    pub fn outline(&self) -> Outline {
        // What a browser encodes is UTF-8, and to find it so takes a fraction of the time that mending takes.
        str::from_utf8(&self.0)
            .map_or_else(|_| wire::outline(&String::from_utf8_lossy(&self.0)), wire::outline)
    }
}

/// The page as it is now, and the nodes that it is made of.
pub fn walk(page: &Document) -> (Wire, Nodes) {
    let walked = walk_page(page, UNREAD, LONGEST_VALUE);
    let nodes = Nodes {
        elements: walked.get(1).unchecked_into(),
        texts: walked.get(2).unchecked_into(),
        roots: walked.get(3).unchecked_into(),
    };
    (Wire(walked.get(0).unchecked_into::<Uint8Array>().to_vec()), nodes)
}
