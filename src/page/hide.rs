//! Ad noise out of the way: one attribute on the element, the stylesheet does the rest. Nothing is removed, so that taking the
//! attribute off again leaves the page as it was.

use super::walk::Nodes;
use crate::noise::{Kind, Verdict};
use crate::outline::Outline;
use web_sys::Element;

/// The attribute that hides. `extension/page.css` knows it.
pub const ATTRIBUTE: &str = "data-whosaid-hidden";

/// What is judged to be noise in this page, and what the reader wants to see all the same.
#[derive(Default)]
pub struct Hidden {
    items: Vec<Item>,
    made: u32,
}

/// One element that is noise.
pub struct Item {
    /// Its number, which stays the same as long as the page is open.
    pub id: u32,
    /// What it is.
    pub kind: Kind,
    /// Why we think so.
    pub reason: String,
    /// What it says; may be empty, may be cut.
    pub text: String,
    /// Whether the reader asked to see it again.
    pub shown: bool,
    element: Element,
}

/// So many bytes of a hidden element's text are kept to tell the reader what it was.
const LONGEST_TEXT: usize = 120;

impl Hidden {
    /// All that is judged to be noise, shown or not.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Makes the page agree with the verdicts: hides what is new, shows what is no longer judged noise, and leaves the rest alone.
    /// Says whether anything changed.
    pub fn update<'a>(
        &mut self,
        verdicts: impl Iterator<Item = &'a Verdict>,
        outline: &Outline,
        nodes: &Nodes,
    ) -> bool {
        let mut before = std::mem::take(&mut self.items).into_iter().map(Some).collect::<Vec<_>>();
        let mut next = 0;
        let mut changed = false;
        for verdict in verdicts {
            let element = nodes.element(verdict.element);
            // Both are in the page's order, so the one we seek is most likely the next.
            let at = (next..before.len())
                .chain(0..next)
                .find(|&at| before[at].as_ref().is_some_and(|item| item.element == element));
            if let Some(at) = at {
                self.items.extend(before[at].take());
                next = at + 1;
                continue;
            }
            hide(&element);
            changed = true;
            self.made += 1;
            let text = words(outline.text_of(verdict.element), LONGEST_TEXT);
            let reason = verdict.reason.clone();
            self.items.push(Item { id: self.made, kind: verdict.kind, reason, text, shown: false, element });
        }
        for item in before.into_iter().flatten() {
            changed = true;
            unhide(&item.element);
        }
        changed
    }

    /// Shows one again, and lets it be from now on.
    pub fn show(&mut self, id: u32) {
        for item in self.items.iter_mut().filter(|item| item.id == id) {
            item.shown = true;
            unhide(&item.element);
        }
    }

    /// Shows all of them again, and lets them be from now on.
    pub fn show_all(&mut self) {
        for item in &mut self.items {
            item.shown = true;
            unhide(&item.element);
        }
    }

    /// The page as it was: nothing is hidden, nothing remembered. Says whether anything was.
    pub fn clear(&mut self) -> bool {
        let changed = !self.items.is_empty();
        for item in self.items.drain(..) {
            unhide(&item.element);
        }
        changed
    }
}

fn hide(element: &Element) {
    // Fails for names that are none; ours is one.
    let _ = element.set_attribute(ATTRIBUTE, "");
}

fn unhide(element: &Element) {
    let _ = element.remove_attribute(ATTRIBUTE);
}

/// The first words of `text`, each white space one blank, in at most about `most` bytes.
fn words(text: &str, most: usize) -> String {
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.len() + word.len() >= most {
            short.push('…');
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}
