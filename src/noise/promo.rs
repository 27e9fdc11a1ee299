//! "Also read": a lead-in with a link or a list of links behind it, and nothing else.

use super::words::{self, Class};
use super::{Kind, Marks, Surface, start_of};
use crate::outline::ElementId;

pub fn mark(surface: &Surface, marks: &mut Marks) {
    for id in surface.elements() {
        let facts = surface.facts(id);
        if facts.letters == 0 || facts.is.in_navigation || facts.is.in_cell || !surface.in_flow(id) {
            continue;
        }
        if facts.named.related && is_box(surface, id) && is_related(surface, id) {
            marks.add(id, Kind::Promo, || "named for related articles, and holds links only".to_owned());
        }
        if facts.letters > LONGEST_LINE || !surface.is_line(id) {
            continue;
        }
        if leads_to_link(surface, id) || points_to_link(surface, id) {
            let whole = link_around(surface, id);
            marks.add(whole, Kind::Promo, || {
                format!("leads to another article: “{}”", start_of(surface.text(id)))
            });
        } else if facts.letters <= LONGEST_LEAD && is_title(surface.text(id)) {
            mark_links_behind(surface, id, marks);
        }
    }
}

/// In letters.
const LONGEST_LINE: u32 = 300;

/// In letters.
const LONGEST_LEAD: u32 = 60;

/// In letters.
const LONGEST_BOX: u32 = 3000;

/// What may stand beside the links of a promo without being one: in letters.
const CRUMBS: u32 = 12;

/// Whether a box that is named for related articles is one: nothing but links in it. A title that no list knows makes it
/// something else: a chronology, sources.
fn is_related(surface: &Surface, id: ElementId) -> bool {
    let facts = surface.facts(id);
    let title_only = facts.things == 0 && facts.letters <= LONGEST_LEAD && is_title(surface.text(id));
    title_only
        || (facts.linked > 0 && facts.letters <= LONGEST_BOX && facts.letters - facts.linked <= CRUMBS / 2)
}

/// The link around the line, if it is in one.
fn link_around(surface: &Surface, id: ElementId) -> ElementId {
    match surface.facts(id).link {
        0 => id,
        link if is_box(surface, link) => link,
        _ => id,
    }
}

/// Whether the line is a lead-in and a link: "Also read: …".
fn leads_to_link(surface: &Surface, id: ElementId) -> bool {
    if surface.facts(id).linked == 0 {
        return false;
    }
    let text = surface.text(id);
    let Some(end) = end_of_lead(surface, id, text) else { return false };
    // "[Related: …]" may say a few words more; a colon leaves no doubt.
    let colon = text[end..].trim_start().starts_with([':', '|', '：', '｜']);
    let (mut linked, mut unlinked) = (0, 0);
    for (range, letters, is_linked) in surface.pieces(id) {
        let behind = match range {
            range if range.start >= end => letters,
            range if range.end <= end => 0,
            range => text
                .get(end..range.end.min(text.len()))
                .map_or(0, |rest| rest.chars().filter(|c| c.is_alphanumeric()).count() as u32),
        };
        *(if is_linked { &mut linked } else { &mut unlinked }) += behind;
    }
    linked > 2
        && (unlinked <= CRUMBS || (colon && unlinked <= linked.min(CRUMBS * 3) && !holds_sentence(text)))
}

/// Whether the line is nothing but a link behind arrows ("» More comments"), or begins like a title of links ("More on …"), has a
/// link and ends in a colon.
fn points_to_link(surface: &Surface, id: ElementId) -> bool {
    let facts = surface.facts(id);
    let text = surface.text(id);
    if facts.linked == 0
        || facts.letters > LONGEST_LEAD * 2
        || !matches!(surface.outline.name(id), "p" | "div")
    {
        return false;
    }
    let arrows = text.starts_with(['»', '→', '➡', '▶', '►', '➤', '👉', '⇒']) || text.starts_with(">>");
    if arrows && facts.link == 0 && facts.linked == facts.letters && facts.links == 1 {
        return true;
    }
    let ends = text.char_indices().filter(|&(_, c)| c == ' ').map(|(at, _)| at).take(7);
    text.ends_with(':') && ends.into_iter().any(|end| words::classes(&text[..end]).has(Class::Heading))
}

/// Whether a sentence ends within the text.
fn holds_sentence(text: &str) -> bool {
    [". ", "! ", "? "].iter().any(|end| text.contains(end)) || text.ends_with('.') || text.ends_with('。')
}

/// Where the lead-in that the text begins with ends: before a sign like ":", or where the markup changes.
fn end_of_lead(surface: &Surface, id: ElementId, text: &str) -> Option<usize> {
    let start = text.len() - text.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let markup = surface.pieces(id).map(|(range, ..)| range.end);
    let signs = text.char_indices().filter(|&(at, c)| at > start && is_separator(c)).map(|(at, _)| at);
    let mut ends: Vec<usize> = markup
        .take(6)
        .chain(signs.take(6))
        .filter(|&end| end <= LONGEST_LEAD_BYTES && end < text.len())
        .collect();
    ends.sort_unstable();
    ends.into_iter().rev().find(|&end| {
        let classes = words::classes(&text[..end]);
        let behind = text[end..].trim_start();
        classes.has(Class::Lead)
            || (classes.has(Class::WeakLead) && behind.starts_with([':', '|', '：', '｜']))
    })
}

const LONGEST_LEAD_BYTES: usize = 120;

fn is_separator(c: char) -> bool {
    matches!(
        c,
        ':' | '|'
            | '>'
            | '»'
            | '–'
            | '—'
            | '-'
            | '•'
            | '/'
            | '→'
            | '：'
            | '｜'
            | '…'
            | '▶'
            | '►'
            | ']'
            | ')'
            | '!'
    )
}

/// Whether the whole of the text is the title of a box of links.
fn is_title(text: &str) -> bool {
    let classes = words::classes(text);
    classes.has(Class::Lead)
        || classes.has(Class::Heading)
        || (classes.has(Class::WeakLead) && text.ends_with([':', '：']))
}

/// Marks the box of links that the title is of, or the links behind it.
fn mark_links_behind(surface: &Surface, title: ElementId, marks: &mut Marks) {
    let of_title = surface.facts(title);
    let reason = || format!("links under “{}”", surface.text(title));
    let mut outermost = title;
    while outermost != 0 && surface.facts(surface.parent(outermost)).letters == of_title.letters {
        outermost = surface.parent(outermost);
    }
    let boxes = surface.outline.ancestors(outermost).take(5);
    let found = boxes
        .take_while(|&around| is_box(surface, around) && begins_with(surface, around, title))
        .filter(|&around| {
            surface.facts(around).linked > of_title.linked
                && holds_only_links(surface, around, of_title.letters - of_title.linked)
        })
        .last();
    if let Some(found) = found {
        marks.add(found, Kind::Promo, reason);
        return;
    }
    if of_title.link != 0 {
        return;
    }
    let mut before = outermost;
    let mut links = Vec::new();
    for sibling in surface.siblings_behind(outermost).take(16) {
        let facts = surface.facts(sibling);
        if facts.is.unseen || (facts.letters == 0 && facts.things == 0) {
            continue;
        }
        let listed = facts.linked > 0
            && facts.is.block
            && surface.outline.name(sibling) != "h1"
            && is_box(surface, sibling)
            && surface.nothing_between(before, sibling)
            && holds_only_links(surface, sibling, 0);
        if !listed {
            break;
        }
        links.push(sibling);
        before = sibling;
    }
    if !links.is_empty() {
        marks.add(outermost, Kind::Promo, reason);
        for link in links {
            marks.add(link, Kind::Promo, reason);
        }
    }
}

fn begins_with(surface: &Surface, outer: ElementId, inner: ElementId) -> bool {
    surface.text(outer).as_ptr() == surface.text(inner).as_ptr()
}

/// Whether the element holds links and no running text that is not theirs. `title`: letters of its title that are no link's.
fn holds_only_links(surface: &Surface, id: ElementId, title: u32) -> bool {
    let facts = surface.facts(id);
    let beside = (facts.letters - facts.linked).saturating_sub(title);
    // Teasers have their authors, times and kickers beside them.
    let share = if facts.pictures > 0 { facts.linked } else { facts.linked / 2 };
    facts.linked > 0 && facts.letters <= LONGEST_BOX && facts.running == 0 && beside <= CRUMBS + share
}

fn is_box(surface: &Surface, id: ElementId) -> bool {
    !surface.holds_container(id) && !matches!(surface.outline.name(id), "html" | "body" | "main")
}
