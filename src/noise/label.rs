//! "Advertisement": a line that says nothing but that here is an ad.

use super::words::{Class, Name};
use super::{Kind, Marks, Surface};
use crate::outline::ElementId;

pub fn mark(surface: &Surface, marks: &mut Marks) {
    for id in surface.elements().filter(|&id| surface.is_line(id)) {
        let facts = surface.facts(id);
        let pictures = if facts.named.has(Name::Ad) { facts.pictures } else { facts.linked_pictures };
        if facts.letters > LONGEST_LABEL || facts.things > pictures {
            continue;
        }
        let text = surface.text(id);
        let classes = surface.says(id);
        let sure = classes.has(Class::Label);
        if !sure && !classes.has(Class::WeakLabel) && !classes.has(Class::Heading) {
            continue;
        }
        if is_beside_ad(surface, id) || (sure && stands_alone(surface, id)) {
            marks.add(id, Kind::Label, || format!("says “{text}”"));
        }
    }
}

/// In letters.
const LONGEST_LABEL: u32 = 100;

/// Whether a line of this element can only be a label. A cell, an item or a menu may name advertising, a link may lead to it, a
/// heading may introduce a chapter about it, and over an article it is a disclosure.
fn stands_alone(surface: &Surface, id: ElementId) -> bool {
    let facts = surface.facts(id);
    !facts.is.in_cell
        && !facts.is.in_navigation
        && facts.linked == 0
        && !is_within(surface, id, &["li", "dt", "dd", "figcaption", "caption", "blockquote", "form"])
        && !is_heading(surface, id)
        && !is_disclosure(surface, id)
}

fn is_within(surface: &Surface, id: ElementId, names: &[&str]) -> bool {
    names.contains(&surface.outline.name(id))
        || surface.outline.ancestors(id).take(3).any(|around| names.contains(&surface.outline.name(around)))
}

fn is_heading(surface: &Surface, id: ElementId) -> bool {
    let heading = |id| matches!(surface.outline.name(id), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    heading(id) || heading(surface.parent(id))
}

/// Whether it stands with the page's headline, in the same small box.
fn is_disclosure(surface: &Surface, id: ElementId) -> bool {
    surface
        .outline
        .ancestors(id)
        .take(3)
        .take_while(|&around| surface.facts(around).running == 0 && surface.facts(around).letters < 400)
        .any(|around| {
            surface.outline.children(around).take(8).any(|child| surface.outline.name(child) == "h1")
        })
}

/// Whether it, or a box around it that holds no other running text, is named for ads, or the box next to it is.
fn is_beside_ad(surface: &Surface, id: ElementId) -> bool {
    let facts = surface.facts(id);
    let named = |id: ElementId| surface.facts(id).named.has(Name::Ad) || surface.facts(id).is.ad_frame;
    let alone = |id: ElementId| surface.facts(id).running == 0 && surface.facts(id).letters < 300;
    if facts.is.in_navigation || facts.is.in_cell || is_within(surface, id, &["li", "dt", "dd"]) {
        return named(id) && facts.linked == 0;
    }
    if facts.linked > 0 {
        return named(id) || named(surface.parent(id));
    }
    named(id)
        || surface.outline.ancestors(id).take(4).take_while(|&around| alone(around)).any(|around| {
            named(around)
                || surface
                    .outline
                    .children(around)
                    .take(8)
                    .any(|child| named(child) && surface.facts(child).letters == 0)
        })
}
