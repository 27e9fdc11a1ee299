//! Bars of share buttons.

use super::words::{self, Class, Classes, Name};
use super::{Kind, Marks, Surface};
use crate::outline::ElementId;

pub fn mark(surface: &Surface, marks: &mut Marks) {
    let elements = surface.outline.elements();
    let named = within_named(surface);
    // Of each element: buttons within it that share, and letters that are no button's.
    let mut buttons = vec![0u32; elements.len()];
    let mut other = vec![0u32; elements.len()];
    // Empty boxes within it, which may become a gallery.
    let mut blank = vec![0u32; elements.len()];
    for id in (1..elements.len() as ElementId).rev() {
        let facts = surface.facts(id);
        if facts.is.unseen {
            continue;
        }
        let at = id as usize;
        let says = says(surface, id);
        if is_button(surface, id, says) {
            (buttons[at], other[at]) = (1, 0);
        } else if says.is_some() {
            other[at] = 0;
        } else {
            other[at] += surface.direct_letters(id);
        }
        let alone = says == Some(Class::Share) && (facts.link == id || surface.looks_like_button(id));
        let is_blank = facts.is.block && facts.link == 0 && facts.letters + facts.things + buttons[at] == 0;
        blank[at] += u32::from(is_blank);
        // Within a line, a button goes only if nothing is said beside it.
        let in_text = !facts.is.block && surface.facts(facts.block).own_unlinked > 0;
        let is_bar = other[at] == 0
            && !in_text
            && facts.running == 0
            && facts.things == facts.pictures
            && is_box(surface, id)
            && (named[at] || blank[at] <= MOST_BLANK)
            && (buttons[at] >= 2 || (buttons[at] >= 1 && (named[at] || alone)));
        if is_bar {
            marks.add(id, Kind::Share, || format!("{} share buttons and nothing else", buttons[at]));
        }
        let parent = surface.parent(id) as usize;
        buttons[parent] += buttons[at];
        other[parent] += other[at];
        blank[parent] += blank[at];
    }
    mark_titles(surface, marks);
}

/// Empty boxes that a bar may have: separators, counters.
const MOST_BLANK: u32 = 4;

/// "Share this article", right before a bar.
fn mark_titles(surface: &Surface, marks: &mut Marks) {
    for id in surface.elements().filter(|&id| surface.in_flow(id) && surface.is_line(id)) {
        if marks.get(id).is_none() && says(surface, id).is_some() && surface.facts(id).things == 0 {
            let bar = surface.siblings_behind(id).take(8).find(|&next| !surface.facts(next).is.unseen);
            if bar.is_some_and(|bar| marks.get(bar) == Some(Kind::Share)) {
                marks.add(id, Kind::Share, || "the title of share buttons".to_owned());
            }
        }
    }
}

/// Which elements are in a small box named for sharing.
fn within_named(surface: &Surface) -> Vec<bool> {
    let mut named = vec![false; surface.outline.elements().len()];
    for id in 1..named.len() as ElementId {
        let facts = surface.facts(id);
        named[id as usize] = named[surface.parent(id) as usize]
            || (facts.named.has(Name::Share)
                && facts.running <= 1
                && facts.letters < 1000
                && !surface.holds_container(id));
    }
    named
}

fn is_box(surface: &Surface, id: ElementId) -> bool {
    surface.in_flow(id)
        && !surface.facts(id).is.in_navigation
        && !surface.holds_container(id)
        && !matches!(surface.outline.name(id), "html" | "body" | "main" | "article" | "header")
}

/// A link or button that shares: by its address, or by its name and what it says.
fn is_button(surface: &Surface, id: ElementId, says: Option<Class>) -> bool {
    let facts = surface.facts(id);
    if facts.letters > LONGEST_BUTTON || !(facts.link == id || surface.looks_like_button(id)) {
        return false;
    }
    let attribute = |name| surface.outline.attribute(id, name).unwrap_or("");
    if words::is_share_address(attribute("href")) {
        return true;
    }
    let titled = || {
        facts.letters == 0
            && ["aria-label", "title"]
                .iter()
                .any(|name| of_buttons(words::classes(attribute(name))).is_some())
    };
    let leads_away = attribute("href").starts_with("http");
    let follows = || {
        words::is_network_address(attribute("href"))
            && (facts.letters == 0 || words::names_network(surface.text(id)))
    };
    if leads_away { follows() } else { says.is_some() || titled() }
}

/// In letters.
const LONGEST_BUTTON: u32 = 60;

/// Whether the element's whole text is a share button's, or what stands beside such buttons.
fn says(surface: &Surface, id: ElementId) -> Option<Class> {
    let facts = surface.facts(id);
    if facts.letters == 0 || facts.letters > LONGEST_BUTTON { None } else { of_buttons(surface.says(id)) }
}

fn of_buttons(classes: Classes) -> Option<Class> {
    if classes.has(Class::Share) {
        return Some(Class::Share);
    }
    (classes.has(Class::WeakShare) || classes.has(Class::Network)).then_some(Class::WeakShare)
}
