//! Boxes kept for ads, and what is left of boxes whose contents went: both have nothing to see in them.

use super::words::Name;
use super::{Kind, Marks, Surface};
use crate::outline::ElementId;

pub fn mark(surface: &Surface, marks: &mut Marks) {
    let count = surface.outline.elements().len();
    let mut left = vec![Left::default(); count];
    for id in (1..count as ElementId).rev() {
        let facts = surface.facts(id);
        if facts.is.unseen {
            continue;
        }
        let mut own = left[id as usize];
        own.add_own(surface, id);
        if marks.get(id).is_none()
            && let Some((kind, reason)) = judge(surface, id, own)
        {
            marks.add(id, kind, || reason);
        }
        let parent = surface.parent(id);
        let around = &mut left[parent as usize];
        match marks.get(id) {
            Some(kind) => {
                around.noise = Some(kind);
                around.labels |= own.labels || kind == Kind::Label;
            }
            None => around.add(own, surface, id),
        }
    }
}

/// What is left of an element's contents without the noise.
#[derive(Clone, Copy, Default)]
struct Left {
    letters: u32,
    things: u32,
    /// Those of the things that are pictures in links.
    linked_pictures: u32,
    /// Empty boxes with an id, which a script may fill.
    open: bool,
    /// Empty boxes of any kind.
    empty_boxes: bool,
    /// The kind of the first noise that was left out.
    noise: Option<Kind>,
    /// Whether a label was.
    labels: bool,
}

impl Left {
    /// The element's own things, not those within its children.
    fn add_own(&mut self, surface: &Surface, id: ElementId) {
        let (mut things, mut linked_pictures) = (0, 0);
        for child in surface.outline.children(id) {
            things += surface.facts(child).things;
            linked_pictures += surface.facts(child).linked_pictures;
        }
        let facts = surface.facts(id);
        self.letters += surface.direct_letters(id);
        self.things += facts.things - things;
        self.linked_pictures += facts.linked_pictures - linked_pictures;
    }

    fn add(&mut self, inner: Left, surface: &Surface, id: ElementId) {
        self.letters += inner.letters;
        self.things += inner.things;
        self.linked_pictures += inner.linked_pictures;
        self.noise = inner.noise.or(self.noise);
        self.labels |= inner.labels;
        let has_id = surface.outline.attribute(id, "id").is_some() || surface.outline.name(id).contains('-');
        self.open |= inner.open || (has_id && inner.is_empty());
        let is_box = has_id || surface.outline.attribute(id, "class").is_some();
        self.empty_boxes |= inner.empty_boxes || (is_box && inner.is_empty() && surface.facts(id).is.block);
    }

    fn is_empty(&self) -> bool {
        self.letters == 0 && self.things == 0
    }

    fn is_pictures_in_links(&self) -> bool {
        self.letters == 0 && self.things == self.linked_pictures
    }
}

fn judge(surface: &Surface, id: ElementId, left: Left) -> Option<(Kind, String)> {
    let facts = surface.facts(id);
    if facts.is.ad_frame {
        return Some((Kind::Slot, "a frame that ads come in".to_owned()));
    }
    if !is_box(surface, id) {
        return None;
    }
    let named = facts.named;
    if left.is_empty() {
        if named.has(Name::Ad) || named.has(Name::WeakAd) {
            return Some((Kind::Slot, format!("empty, and named for ads: {}", name_of(surface, id))));
        }
        return match left.noise? {
            Kind::Label => Some((Kind::Slot, "holds nothing but a label".to_owned())),
            // A gallery has more than its share buttons, though one cannot see it yet.
            Kind::Slot if left.labels || !left.open => Some((Kind::Slot, "holds nothing else".to_owned())),
            kind if kind != Kind::Slot && !left.empty_boxes => Some((kind, "holds nothing else".to_owned())),
            _ => None,
        };
    }
    if left.is_pictures_in_links() {
        if left.labels {
            return Some((Kind::Slot, "a picture with a link under a label".to_owned()));
        }
        let kind = left.noise.filter(|kind| matches!(kind, Kind::Promo | Kind::Sponsored))?;
        return Some((kind, "holds nothing else but the picture to it".to_owned()));
    }
    None
}

fn is_box(surface: &Surface, id: ElementId) -> bool {
    !surface.holds_container(id)
        && !matches!(
            surface.outline.name(id),
            "html"
                | "body"
                | "main"
                | "a"
                | "button"
                | "tr"
                | "td"
                | "th"
                | "tbody"
                | "thead"
                | "img"
                | "input"
                | "br"
                | "hr"
        )
}

/// What the element is called, for the reason.
fn name_of(surface: &Surface, id: ElementId) -> String {
    let attribute = |name| surface.outline.attribute(id, name).map(|value| super::start_of(value).trim());
    match (attribute("id"), attribute("class")) {
        (Some(value), _) | (None, Some(value)) if !value.is_empty() => value.to_owned(),
        _ => surface.outline.name(id).to_owned(),
    }
}
