//! Where a quotation stands on the screen, and where there is room beside it. All in CSS pixels of the viewport.

use web_sys::{Document, DomRect, Range};

/// The line of the range that this point lies in, if it does and nothing lies above it.
pub fn line_at(page: &Document, range: &Range, x: f64, y: f64) -> Option<DomRect> {
    let line = lines(range)
        .find(|line| line.left() <= x && x <= line.right() && line.top() <= y && y <= line.bottom())?;
    let top = page.element_from_point(x as f32, y as f32)?;
    range.intersects_node(&top).ok()?.then_some(line)
}

/// The lines of a range on the screen.
pub fn lines(range: &Range) -> impl Iterator<Item = DomRect> {
    let lines = range.get_client_rects();
    let count = lines.as_ref().map_or(0, |lines| lines.length());
    (0..count).filter_map(move |index| lines.as_ref()?.item(index))
}

/// Where to put a card of this size: above the line, or below where there is no room above, always wholly in view.
pub fn beside(line: &DomRect, card: (f64, f64), view: (f64, f64)) -> (f64, f64) {
    const GAP: f64 = 8.0;
    let (width, height) = card;
    let above = line.top() - GAP - height;
    let top = if above >= GAP { above } else { line.bottom() + GAP };
    let most = |space: f64, own: f64| (space - own - GAP).max(GAP);
    (line.left().clamp(GAP, most(view.0, width)), top.clamp(GAP, most(view.1, height)))
}
