//! Boxes that ask for an e-mail address, and paragraphs that ask to subscribe.

use super::surface::RUNNING;
use super::words::{self, Class, Classes, Name};
use super::{Kind, Marks, Surface, start_of};
use crate::outline::ElementId;

pub fn mark(surface: &Surface, marks: &mut Marks) {
    let at_work = boxes_at_work(surface);
    for id in surface.elements().filter(|&id| surface.in_flow(id)) {
        let Some((found, reason)) = judge(surface, id) else { continue };
        if !at_work.iter().any(|&busy| surface.contains(busy, found) || surface.contains(found, busy)) {
            marks.add(found, Kind::Newsletter, || reason);
        }
    }
}

/// The box that goes because of this element, and why.
fn judge(surface: &Surface, id: ElementId) -> Option<(ElementId, String)> {
    let name = surface.outline.name(id);
    if name == "iframe" && surface.facts(id).named.has(Name::Newsletter) {
        return Some((box_of_frame(surface, id)?, "a newsletter's frame".to_owned()));
    }
    if name == "input" && asks_for_address(surface, id) {
        return Some((box_around(surface, id)?, "asks for an e-mail address".to_owned()));
    }
    let facts = surface.facts(id);
    if facts.letters == 0
        || facts.letters > LONGEST_BOX
        || surface.holds_container(id)
        || !is_plain(surface, id)
    {
        return None;
    }
    let around = surface.facts(surface.parent(id));
    if around.letters == facts.letters && around.named.has(Name::Newsletter) {
        // It was judged with the box around it.
        return None;
    }
    let named = (facts.named.has(Name::Newsletter) && words::within(surface.text(id)).has(Class::SignUp))
        || (facts.named.has(Name::Subscribe) && asks(surface, id));
    if named && speaks_to_reader(surface, id) {
        return Some((id, "named for a newsletter, and asks to subscribe".to_owned()));
    }
    if facts.is.block && facts.letters == facts.own && is_plea(surface, id) {
        return Some((id, format!("asks to subscribe: “{}”", start_of(surface.text(id)))));
    }
    if facts.link == id && is_button(surface, id) {
        return Some((box_of_button(surface, id)?, format!("a newsletter, and “{}”", surface.text(id))));
    }
    if matches!(name, "h2" | "h3" | "h4" | "h5") {
        return Some((box_of_title(surface, id)?, format!("under “{}”", surface.text(id))));
    }
    None
}

/// Boxes whose form tells its reader how it gets on, "Loading …", "Thank you": none is taken out of the reader's hands.
fn boxes_at_work(surface: &Surface) -> Vec<ElementId> {
    let tells = |&id: &ElementId| {
        surface.facts(id).letters > 0
            && matches!(surface.outline.attribute(id, "role"), Some("status" | "alert"))
    };
    let is_form = |&around: &ElementId| {
        surface.outline.name(around) == "form" || surface.facts(around).named.has(Name::Newsletter)
    };
    let around = |id| {
        let boxes = surface.outline.ancestors(id).take(12);
        boxes.take_while(|&around| surface.facts(around).letters <= LONGEST_BOX).filter(is_form).last()
    };
    surface.elements().filter(tells).filter_map(around).collect()
}

/// A link or button that asks to subscribe, or says to what, on a line of its own.
fn is_button(surface: &Surface, id: ElementId) -> bool {
    let facts = surface.facts(id);
    let line = surface.facts(facts.block);
    let text = surface.text(id);
    let button = surface.looks_like_button(id);
    let names_it =
        || button && words::within(text).has(Class::Newsletter) && text.split_whitespace().count() <= 3;
    facts.letters <= LONGEST_BUTTON
        && (button || line.own == facts.letters)
        && (surface.says(id).has(Class::Asking) || names_it())
}

/// The smallest box around the button that tells of a newsletter.
fn box_of_button(surface: &Surface, button: ElementId) -> Option<ElementId> {
    let found = surface
        .outline
        .ancestors(button)
        .take(8)
        .take_while(|&around| {
            let facts = surface.facts(around);
            facts.letters <= LONGEST_PLEA
                && facts.running <= 1
                && facts.pictures <= 1
                && !surface.holds_container(around)
                && is_plain(surface, around)
        })
        .find(|&around| asks(surface, around))?;
    (speaks_to_reader(surface, found) && !holds_other_fields(surface, found)).then_some(found)
}

/// The smallest box with a link that begins with this title, which asks to subscribe.
fn box_of_title(surface: &Surface, title: ElementId) -> Option<ElementId> {
    let text = surface.text(title);
    if surface.facts(title).letters > LONGEST_BUTTON * 2
        || !surface.says(title).has(Class::Asking)
        || !asks(surface, title)
    {
        return None;
    }
    surface
        .outline
        .ancestors(title)
        .take(4)
        .take_while(|&around| {
            surface.facts(around).letters <= LONGEST_PLEA + 100
                && !surface.holds_container(around)
                && is_plain(surface, around)
                && surface.text(around).as_ptr() == text.as_ptr()
                && speaks_to_reader(surface, around)
        })
        .find(|&around| surface.facts(around).links > 0 && surface.facts(around).pictures <= 1)
}

/// The largest box around the frame with nothing but a title besides.
fn box_of_frame(surface: &Surface, frame: ElementId) -> Option<ElementId> {
    let boxes = surface.outline.ancestors(frame).take(4).take_while(|&around| {
        let facts = surface.facts(around);
        facts.letters <= LONGEST_BUTTON && facts.things == 1 && !surface.holds_container(around)
    });
    boxes.last().or(Some(frame))
}

/// In letters.
const LONGEST_BOX: u32 = 700;

/// In letters.
const LONGEST_BUTTON: u32 = 40;

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
    for around in surface.outline.ancestors(field).take(12) {
        let facts = surface.facts(around);
        if facts.letters > LONGEST_BOX || surface.holds_container(around) || !is_plain(surface, around) {
            break;
        }
        // A password belongs to an account, a large field to a comment.
        let other = around != 0 && holds_other_fields(surface, around);
        if other {
            return None;
        }
        let named = facts.named.has(Name::Newsletter);
        about_newsletter |= named || words::within(surface.text(around)).has(Class::SignUp);
        // What is not named for it may hold more.
        let adds = || found.is_some_and(|inner: ElementId| adds_much(surface, inner, around));
        if !speaks_to_reader(surface, around) || (!named && adds()) {
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

/// Whether the links of a line say what to subscribe to, or to do so: "… on <a>Google News</a>".
fn is_in_links(surface: &Surface, id: ElementId, text: &str) -> bool {
    let mut links = surface.pieces(id).filter(|&(.., linked)| linked).peekable();
    links.peek().is_some()
        && surface.facts(id).letters <= LONGEST_PLEA / 2
        && links.all(|(range, ..)| {
            let link = &text[range.start.min(text.len())..range.end.min(text.len())];
            let begins = words::begins_with_sign_up(link);
            words::within(link).has(Class::Newsletter) && (begins || link.split_whitespace().count() <= 3)
        })
}

/// Whether all running text in the box speaks to the reader. The article's seldom does, and never all of it.
fn speaks_to_reader(surface: &Surface, id: ElementId) -> bool {
    let end = surface.outline.elements()[id as usize].next;
    surface.facts(id).running == 0
        || (id..end)
            .filter(|&inner| surface.facts(inner).own_unlinked >= RUNNING)
            .all(|inner| words::speaks_to_reader(surface.text(inner)))
}

fn adds_much(surface: &Surface, inner: ElementId, outer: ElementId) -> bool {
    let (inner, outer) = (surface.facts(inner), surface.facts(outer));
    outer.links > inner.links + 3 || outer.pictures > inner.pictures + 1
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
    asks_to_subscribe(words::within(surface.text(id)))
}

fn asks_to_subscribe(within: Classes) -> bool {
    within.has(Class::Newsletter) && within.has(Class::SignUp)
}

/// A paragraph that is set apart from the article's, or begins by asking, and has a link to follow.
fn is_plea(surface: &Surface, id: ElementId) -> bool {
    let facts = surface.facts(id);
    if facts.letters > LONGEST_PLEA || facts.links == 0 || facts.is.in_navigation || facts.is.in_cell {
        return false;
    }
    let text = surface.text(id);
    let set_apart = text.starts_with(['[', '(', '+', '*', '>', '»', '→', '➡']);
    let quoted = text.contains(['"', '“', '”', '„', '«']);
    let within = words::within(text);
    let asking = || {
        (words::begins_with_sign_up(text) && text.starts_with(char::is_alphanumeric))
            || (!quoted && (within.has(Class::Our) || is_in_links(surface, id, text)))
    };
    asks_to_subscribe(within) && (set_apart || asking())
}
