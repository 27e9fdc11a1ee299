//! Teasers that somebody paid for. The mark over a whole article is a disclosure and stays, and so does its article.

use super::words::Class;
use super::{Kind, Marks, Surface};
use crate::outline::ElementId;

pub fn mark(surface: &Surface, marks: &mut Marks) {
    for id in surface.elements() {
        let facts = surface.facts(id);
        if facts.letters == 0
            || facts.letters > LONGEST_MARK
            || facts.is.in_navigation
            || !surface.in_flow(id)
        {
            continue;
        }
        if !surface.says(id).has(Class::Sponsored) {
            continue;
        }
        let text = surface.text(id);
        if let Some(teaser) = teaser_around(surface, id) {
            marks.add(teaser, Kind::Sponsored, || format!("a teaser that says “{text}”"));
        }
    }
}

/// In letters.
const LONGEST_MARK: u32 = 60;

/// The smallest box around with a link that says something.
fn teaser_around(surface: &Surface, mark: ElementId) -> Option<ElementId> {
    let of_mark = surface.facts(mark).letters;
    let mut steps = std::iter::once(mark).chain(surface.outline.ancestors(mark)).take(8);
    let teaser = steps.find(|&around| {
        let facts = surface.facts(around);
        facts.links > 0 && facts.letters > of_mark + 10 || (facts.link != 0 && facts.letters > of_mark)
    })?;
    let teaser = match surface.facts(teaser).link {
        0 => teaser,
        link => link,
    };
    let facts = surface.facts(teaser);
    let says = facts.letters - of_mark;
    // "Advertisement" may be a label of its own, over a line of the article.
    let running = u32::from(!surface.says(mark).has(Class::Label));
    let small = facts.letters <= 400 && facts.links <= 4 && facts.running <= running;
    let linked = facts.linked * 3 >= says || facts.link != 0;
    // At its end or among others, it may be what the teaser is about.
    let first = surface.text(teaser).as_ptr() == surface.text(mark).as_ptr() || facts.link != 0;
    let headline = surface.outline.children(teaser).take(8).any(|child| surface.outline.name(child) == "h1");
    let in_text = !facts.is.block && surface.facts(facts.block).own_unlinked > LONGEST_MARK;
    (!in_text && small && linked && first && !headline && !surface.holds_container(teaser)).then_some(teaser)
}
