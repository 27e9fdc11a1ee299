//! Where a quotation stands on the screen, and where there is room beside it. All in CSS pixels of the page's viewport.

use web_sys::{Document, DomRect, Element, Range};

/// The line of the range that this point lies in, if it does and nothing lies above it.
pub fn line_at(page: &Document, range: &Range, x: f64, y: f64) -> Option<DomRect> {
    let line = lines(page, range)
        .find(|line| line.left() <= x && x <= line.right() && line.top() <= y && y <= line.bottom())?;
    let top = element_at(page, x as f32, y as f32)?;
    range.intersects_node(&top).ok()?.then_some(line)
}

/// The element that lies above all others at this point, be it in a shadow root. What happens in frames is not told to the page.
fn element_at(page: &Document, x: f32, y: f32) -> Option<Element> {
    let mut top = page.element_from_point(x, y)?;
    while let Some(inner) = top.shadow_root().and_then(|root| root.element_from_point(x, y)) {
        if inner == top {
            break;
        }
        top = inner;
    }
    Some(top)
}

/// The lines of a range on the screen.
pub fn lines(page: &Document, range: &Range) -> impl Iterator<Item = DomRect> {
    let (x, y) = corner(page, range);
    let lines = range.get_client_rects();
    let count = lines.as_ref().map_or(0, |lines| lines.length());
    (0..count).filter_map(move |index| lines.as_ref()?.item(index)).inspect(move |line| {
        line.set_x(line.x() + x);
        line.set_y(line.y() + y);
    })
}

/// Where the viewport that the range is measured in begins: at 0, 0, if it does not stand in a frame.
fn corner(page: &Document, range: &Range) -> (f64, f64) {
    let (mut x, mut y) = (0.0, 0.0);
    let mut document = range.start_container().ok().and_then(|node| node.owner_document());
    while let Some(inner) = document.filter(|document| document != page) {
        let frame = inner.default_view().and_then(|window| window.frame_element().ok().flatten());
        let Some(frame) = frame else { break };
        let place = frame.get_bounding_client_rect();
        x += place.left() + f64::from(frame.client_left());
        y += place.top() + f64::from(frame.client_top());
        document = frame.owner_document();
    }
    (x, y)
}

/// Where to put a card of this size: above the line, or below where there is no room above, always wholly in view.
pub fn beside(line: &DomRect, card: (f64, f64), view: (f64, f64)) -> (f64, f64) {
    const GAP: f64 = 8.0;
    let (width, height) = card;
    let above = line.top() - GAP - height;
    let top = if above >= GAP { above } else { line.bottom() + GAP };
    // Not by `clamp`, which would write out its numbers in a panic: what writes numbers is 7 kB packed.
    let within = |at: f64, space: f64, own: f64| at.min(space - own - GAP).max(GAP);
    (within(line.left(), view.0, width), within(top, view.1, height))
}
