//! Ad labels that stylesheets write into empty elements, `.slot::before { content: "Advertisement" }`: asked for when the page is at
//! rest, because only then all stylesheets have come, and because the answer takes longer than a pass may.

use super::walk::Nodes;
use crate::noise::{self, Verdict};
use crate::outline::{ElementId, Outline};
use web_sys::{Element, Window};

/// What stylesheets draw, as far as it was asked for.
#[derive(Default)]
pub struct Drawn {
    /// Elements to ask for.
    blank: Vec<Element>,
    labelled: Vec<Element>,
}

impl Drawn {
    /// The elements that have a label drawn into them.
    pub fn labelled(&self, nodes: &Nodes) -> Vec<ElementId> {
        self.labelled.iter().filter_map(|element| nodes.id(element)).collect()
    }

    /// Remembers whom to ask.
    pub fn remember(&mut self, outline: &Outline, nodes: &Nodes, noise: &[Verdict]) {
        self.blank = noise::blank(outline, noise).into_iter().map(|id| nodes.element(id)).collect();
    }

    /// Asks, and says whether there is a label that was not known.
    pub fn ask(&mut self, window: &Window) -> bool {
        let known = self.labelled.len();
        for element in self.blank.drain(..) {
            if draws_label(window, &element) && !self.labelled.contains(&element) {
                self.labelled.push(element);
            }
        }
        self.labelled.len() > known
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        *self = Drawn::default();
    }
}

fn draws_label(window: &Window, element: &Element) -> bool {
    ["::before", "::after"].iter().any(|part| {
        let style = window.get_computed_style_with_pseudo_elt(element, part).ok().flatten();
        let content = style.and_then(|style| style.get_property_value("content").ok());
        content.is_some_and(|content| noise::is_label(&content))
    })
}
