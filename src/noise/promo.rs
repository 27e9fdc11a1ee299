//! "Also read": a lead-in with a link or a list of links behind it, and nothing else.

use super::surface::RUNNING;
use super::words::{self, Class, Classes, Name};
use super::{Kind, Marks, Surface, start_of};
use crate::outline::ElementId;

pub fn mark(surface: &Surface, marks: &mut Marks) {
    for id in surface.elements() {
        let facts = surface.facts(id);
        if facts.letters == 0 || facts.is.in_navigation || facts.is.in_cell || !surface.in_flow(id) {
            continue;
        }
        if facts.named.has(Name::Related) && is_box(surface, id) && is_related(surface, id) {
            marks.add(id, Kind::Promo, || "named for related articles, and holds links only".to_owned());
        }
        if surface.outline.name(id) == "aside"
            && facts.links == 1
            && is_box(surface, id)
            && is_related(surface, id)
        {
            marks.add(id, Kind::Promo, || "an aside of a link only".to_owned());
        }
        if facts.letters > LONGEST_LINE || !surface.is_line(id) {
            continue;
        }
        if leads_to_link(surface, id) || points_to_link(surface, id) {
            let whole = link_around(surface, id);
            marks.add(whole, Kind::Promo, || {
                format!("leads to another article: “{}”", start_of(surface.text(id)))
            });
        } else if facts.letters <= LONGEST_LEAD && is_title(surface.text(id), surface.says(id)) {
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
    let is_title = facts.letters <= LONGEST_LEAD && is_title(surface.text(id), surface.says(id));
    let title_only = is_title && facts.things == 0 && facts.linked == 0 && !unfolds(surface, id);
    let only_links = facts.links > 0
        && facts.link == 0
        && facts.letters <= LONGEST_BOX
        && facts.letters - facts.linked <= CRUMBS / 2
        && !is_title;
    title_only || (only_links && !is_below_other_title(surface, id))
}

/// Whether it may be the button that unfolds the article.
fn unfolds(surface: &Surface, id: ElementId) -> bool {
    surface.says(id).has(Class::Unfold) || surface.looks_like_button(id)
}

/// Whether the box around holds but one line more, in front, which is no title of a promo.
fn is_below_other_title(surface: &Surface, id: ElementId) -> bool {
    let (facts, around) = (surface.facts(id), surface.facts(surface.parent(id)));
    let more = around.letters - facts.letters;
    if more == 0 || more > LONGEST_LEAD || around.linked != facts.linked {
        return false;
    }
    let text = surface.text(surface.parent(id));
    text.strip_suffix(surface.text(id))
        .is_some_and(|title| !is_title(title.trim_end(), words::classes(title)))
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
    let colon = text[end..].trim_start().starts_with(COLONS) || text[..end].trim_end().ends_with(COLONS);
    let sure = words::classes(&text[..end]).has(Class::Lead);
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
    // A link of one word is hardly a headline.
    linked > (if sure { 2 } else { 11 })
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
    if is_headed_in_capitals(surface, id, text) {
        return true;
    }
    // "For more stories like this, see our …"
    if surface.says(id).has(Class::Leading)
        && words::within(text).has(Class::Our)
        && facts.letters <= LONGEST_LEAD * 2
    {
        return true;
    }
    let ends = text.char_indices().filter(|&(_, c)| c == ' ').map(|(at, _)| at).take(7);
    text.ends_with(':') && ends.into_iter().any(|end| words::classes(&text[..end]).has(Class::Heading))
}

/// Whether some words in capitals and a bar stand before a link: "TAKE A LOOK | …", in whatever language.
fn is_headed_in_capitals(surface: &Surface, id: ElementId, text: &str) -> bool {
    let Some((head, _)) = text.split_once('|') else { return false };
    let capitals = head.chars().any(char::is_uppercase) && !head.chars().any(char::is_lowercase);
    let end = head.len();
    capitals
        && (2..=6).contains(&head.split_whitespace().count())
        && end <= LONGEST_LEAD_BYTES
        && surface.pieces(id).filter(|(range, ..)| range.end > end + 2).all(|(.., linked)| linked)
        && surface.facts(id).linked > LONGEST_LEAD / 3
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
    crate::text::sort(&mut ends, 0, |&end| (end, 0));
    ends.into_iter().rev().find(|&end| {
        let classes = words::classes(&text[..end]);
        let colon = text[end..].trim_start().starts_with(COLONS) || text[..end].trim_end().ends_with(COLONS);
        classes.has(Class::Lead) || (colon && (classes.has(Class::WeakLead) || classes.has(Class::Leading)))
    })
}

const COLONS: [char; 4] = [':', '|', '：', '｜'];

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
fn is_title(text: &str, classes: Classes) -> bool {
    classes.has(Class::Lead)
        || classes.has(Class::Heading)
        || (classes.has(Class::WeakLead) && text.ends_with([':', '：']))
        || (classes.has(Class::Leading) && !holds_sentence(text))
}

/// Marks the box of links that the title is of, or the links behind it.
fn mark_links_behind(surface: &Surface, title: ElementId, marks: &mut Marks) {
    let of_title = surface.facts(title);
    if surface.looks_like_button(if of_title.link == 0 { title } else { of_title.link }) {
        return;
    }
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
    if matches!(surface.outline.name(outermost), "li" | "dt" | "dd") {
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
        if facts.links > 2 {
            // The whole list. What follows has another title.
            break;
        }
        before = sibling;
    }
    if links.is_empty() && !leads_nowhere(surface, title, outermost) {
        return;
    }
    marks.add(outermost, Kind::Promo, reason);
    for link in links {
        marks.add(link, Kind::Promo, reason);
    }
}

/// Whether nothing is left of what a title was of: it is all that its box holds, or no text follows it.
fn leads_nowhere(surface: &Surface, title: ElementId, outermost: ElementId) -> bool {
    let facts = surface.facts(outermost);
    if facts.things > 0 || !is_box(surface, outermost) {
        return false;
    }
    let next = surface.siblings_behind(outermost).take(16).find(|&sibling| {
        !surface.facts(sibling).is.unseen
            && surface.facts(sibling).letters + surface.facts(sibling).things > 0
    });
    let next_is_text = next.is_some_and(|next| {
        let next_facts = surface.facts(next);
        next_facts.linked < next_facts.letters
            || next_facts.things > 0
            || !surface.nothing_between(outermost, next)
    });
    let own_box =
        outermost != title && matches!(surface.outline.name(outermost), "div" | "section" | "aside");
    // Of a live blog's entry, "More on …" may be the headline.
    let text = surface.text(title);
    if unfolds(surface, title) || (!surface.says(title).has(Class::Lead) && !text.ends_with(':')) {
        return false;
    }
    surface.facts(title).is.block && (own_box || !next_is_text)
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
    let links = facts.running == 0 && beside <= CRUMBS + share;
    facts.linked > 0 && facts.letters <= LONGEST_BOX && (links || is_list_of_teasers(surface, id))
}

/// Whether the box, by its name or its parts', holds teasers: each a picture, a link, a few lines. One alone is too like a figure of the
/// article, and so are pictures most of which have no link.
fn is_list_of_teasers(surface: &Surface, id: ElementId) -> bool {
    let facts = surface.facts(id);
    let end = surface.outline.elements()[id as usize].next;
    let is_named = facts.pictures > 1
        && facts.pictures >= facts.running
        && facts.links * 2 > facts.pictures
        && (id..end).take(12).any(|inner| {
            surface.facts(inner).named.has(Name::Related) || surface.facts(inner).named.has(Name::Teaser)
        });
    is_named
        && (id..end)
            .filter(|&inner| surface.facts(inner).own_unlinked >= RUNNING)
            .all(|text| is_of_teaser(surface, id, text))
}

/// Whether the text stands in a part of the box with a picture and a link, which has no other such text.
fn is_of_teaser(surface: &Surface, list: ElementId, text: ElementId) -> bool {
    surface
        .outline
        .ancestors(text)
        .take(4)
        .take_while(|&item| item != list)
        .map(|item| surface.facts(item))
        .any(|item| item.pictures > 0 && item.linked > CRUMBS && item.running == 1)
}

fn is_box(surface: &Surface, id: ElementId) -> bool {
    !surface.holds_container(id) && !matches!(surface.outline.name(id), "html" | "body" | "main")
}
