//! Bars of share buttons.

use super::words::{self, Class};
use super::{Kind, Marks, Surface};
use crate::outline::ElementId;

pub fn mark(surface: &Surface, marks: &mut Marks) {
    // Of each element: buttons within it that share, and letters that are no button's.
    let elements = surface.outline.elements();
    let mut buttons = vec![0u32; elements.len()];
    let mut other = vec![0u32; elements.len()];
    for id in (1..elements.len() as ElementId).rev() {
        let facts = surface.facts(id);
        if facts.is.unseen {
            continue;
        }
        let at = id as usize;
        if facts.link == id && is_button(surface, id) {
            (buttons[at], other[at]) = (1, 0);
        } else if says_share(surface, id) {
            other[at] = 0;
        } else {
            other[at] += surface.direct_letters(id);
        }
        let is_bar = other[at] == 0
            && facts.running == 0
            && facts.things == facts.pictures
            && is_box(surface, id)
            && (buttons[at] >= 2 || (buttons[at] >= 1 && facts.named.share));
        if is_bar {
            marks.add(id, Kind::Share, || format!("{} share buttons and nothing else", buttons[at]));
        }
        let parent = surface.parent(id) as usize;
        buttons[parent] += buttons[at];
        other[parent] += other[at];
    }
}

fn is_box(surface: &Surface, id: ElementId) -> bool {
    surface.in_flow(id)
        && !surface.facts(id).is.in_navigation
        && !surface.holds_container(id)
        && !matches!(surface.outline.name(id), "html" | "body" | "main" | "article" | "header")
}

/// A link or button that shares: by its address, or by its name and what it says.
fn is_button(surface: &Surface, id: ElementId) -> bool {
    let facts = surface.facts(id);
    if facts.letters > LONGEST_BUTTON {
        return false;
    }
    let attribute = |name| surface.outline.attribute(id, name).unwrap_or("");
    if words::is_share_address(attribute("href")) {
        return true;
    }
    let says = says_share(surface, id)
        || (facts.letters == 0
            && ["aria-label", "title"].iter().any(|name| words::classes(attribute(name)).has(Class::Share)));
    let leads_away = attribute("href").starts_with("http");
    says && !leads_away
}

/// In letters.
const LONGEST_BUTTON: u32 = 60;

fn says_share(surface: &Surface, id: ElementId) -> bool {
    let facts = surface.facts(id);
    if facts.letters == 0 || facts.letters > LONGEST_BUTTON {
        return false;
    }
    let text = surface.text(id);
    words::classes(text).has(Class::Share) || words::is_network(&words::normal(text))
}
