//! Boxes that ask for an e-mail address, and paragraphs that ask to subscribe.

use super::words;
use super::{Kind, Marks, Surface, start_of};
use crate::outline::ElementId;

pub fn mark(surface: &Surface, marks: &mut Marks) {
    for id in surface.elements().filter(|&id| surface.in_flow(id)) {
        let name = surface.outline.name(id);
        if name == "input" && asks_for_address(surface, id) {
            if let Some(found) = box_around(surface, id) {
                marks.add(found, Kind::Newsletter, || "asks for an e-mail address".to_owned());
            }
            continue;
        }
        let facts = surface.facts(id);
        if facts.letters == 0
            || facts.letters > LONGEST_BOX
            || surface.holds_container(id)
            || !is_plain(surface, id)
        {
            continue;
        }
        if facts.named.newsletter && asks(surface, id) {
            marks.add(id, Kind::Newsletter, || "named for a newsletter, and asks to subscribe".to_owned());
        } else if facts.is.block && facts.letters == facts.own && is_plea(surface, id) {
            marks
                .add(id, Kind::Newsletter, || format!("asks to subscribe: “{}”", start_of(surface.text(id))));
        }
    }
}

/// In letters.
const LONGEST_BOX: u32 = 700;

/// In letters.
const LONGEST_PLEA: u32 = 350;

fn asks_for_address(surface: &Surface, id: ElementId) -> bool {
    let attribute = |name| surface.outline.attribute(id, name).unwrap_or("");
    let kind = attribute("type").to_ascii_lowercase();
    kind == "email"
        || (matches!(kind.as_str(), "" | "text")
            && [attribute("name"), attribute("id"), attribute("placeholder")]
                .iter()
                .any(|value| value.to_ascii_lowercase().contains("mail")))
}

/// The largest box around the field that is about nothing else.
fn box_around(surface: &Surface, field: ElementId) -> Option<ElementId> {
    let mut found = None;
    let mut about_newsletter = false;
    for around in surface.outline.ancestors(field) {
        let facts = surface.facts(around);
        if facts.letters > LONGEST_BOX || surface.holds_container(around) || !is_plain(surface, around) {
            break;
        }
        // A password belongs to an account, a large field to a comment.
        let other = around != 0 && holds_other_fields(surface, around);
        if other {
            return None;
        }
        let named = facts.named.newsletter;
        about_newsletter |= named || asks(surface, around);
        // What is not named for it may hold lines of the article too.
        if !named && found.is_some_and(|inner: ElementId| adds_running_text(surface, inner, around)) {
            break;
        }
        if about_newsletter {
            found = Some(around);
        }
    }
    found
}

fn holds_other_fields(surface: &Surface, id: ElementId) -> bool {
    let end = surface.outline.elements()[id as usize].next;
    (id..end).take(400).any(|inner| match surface.outline.name(inner) {
        "textarea" => true,
        "input" => matches!(surface.outline.attribute(inner, "type"), Some("password" | "search")),
        _ => false,
    })
}

fn adds_running_text(surface: &Surface, inner: ElementId, outer: ElementId) -> bool {
    let (inner, outer) = (surface.facts(inner), surface.facts(outer));
    outer.running > inner.running || outer.links > inner.links + 3 || outer.pictures > inner.pictures + 1
}

/// A box that cannot be the page or the article itself.
fn is_plain(surface: &Surface, id: ElementId) -> bool {
    id != 0
        && !matches!(
            surface.outline.name(id),
            "html" | "body" | "main" | "article" | "h1" | "table" | "tbody" | "tr"
        )
}

fn asks(surface: &Surface, id: ElementId) -> bool {
    words::asks_to_subscribe(surface.text(id)).is_some()
}

/// A paragraph that is set apart from the article's, or begins by asking, and has a link to follow.
fn is_plea(surface: &Surface, id: ElementId) -> bool {
    let facts = surface.facts(id);
    if facts.letters > LONGEST_PLEA || facts.links == 0 || facts.is.in_navigation || facts.is.in_cell {
        return false;
    }
    let text = surface.text(id);
    let set_apart = text.starts_with(['[', '(', '+', '*', '>', '»', '→', '➡']);
    (set_apart || words::begins_with_sign_up(text)) && words::asks_to_subscribe(text).is_some()
}
