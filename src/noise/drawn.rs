//! Labels that no element holds: a stylesheet writes them before or behind an empty one. Only who holds the page can ask for them.

use super::words::{self, Class};
use super::{Kind, Marks, Surface, Verdict};
use crate::outline::{ElementId, Outline};

/// Elements with nothing to read in them, outside of all noise: those that a stylesheet may write a label into.
pub fn blank(outline: &Outline, noise: &[Verdict]) -> Vec<ElementId> {
    let elements = outline.elements();
    let mut noise = noise.iter().map(|verdict| verdict.element).peekable();
    let mut blank = Vec::new();
    let mut at = 0;
    while at < elements.len() && blank.len() < MOST {
        let id = at as ElementId;
        if noise.next_if(|&found| found <= id).is_some() {
            at = elements[at].next as usize;
            continue;
        }
        let named = || ["class", "id"].iter().any(|name| outline.attribute(id, name).is_some());
        if BOXES.contains(&outline.name(id)) && named() && outline.text_of(id).trim().is_empty() {
            blank.push(id);
        }
        at += 1;
    }
    blank
}

/// Of more than so many elements the page is not asked.
const MOST: usize = 300;

const BOXES: &[&str] = &["div", "section", "aside", "ins", "p", "figure", "article"];

/// Whether what a stylesheet writes, the value of its `content`, is an ad label.
pub fn is_label(content: &str) -> bool {
    words::classes(content).has(Class::Label)
}

/// Marks the elements that have a label written into them and nothing else to see but an ad's picture.
pub(super) fn mark(surface: &Surface, labelled: &[ElementId], marks: &mut Marks) {
    for &id in labelled {
        let facts = surface.facts(id);
        if id != 0
            && facts.letters == 0
            && facts.things == facts.linked_pictures
            && !surface.holds_container(id)
        {
            marks.add(id, Kind::Slot, || "empty, and a stylesheet writes a label into it".to_owned());
        }
    }
}
