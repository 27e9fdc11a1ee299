//! Which elements of a page are ad noise, and why.
//!
//! ```text
//! Outline → surface      what a reader sees of each element
//!         → label        "Advertisement": lines that only say that here is an ad; drawn: the same by a stylesheet
//!         → promo        "Also read": lead-ins and the links behind them
//!         → sponsored, newsletter, share
//!         → slot         what is left empty by all this, and empty boxes that are named for ads
//!         → verdicts     the outermost of each, with its reason
//! ```
//!
//! Each rule marks elements; none looks at the marks of another but the last. What a rule is not sure of stays.

mod drawn;
mod label;
mod named;
mod newsletter;
mod own;
mod promo;
mod share;
mod slot;
mod sponsored;
mod surface;
mod words;

pub use drawn::{blank, is_label};
pub use own::Own;

use crate::outline::{ElementId, Outline};
use serde::Serialize;
use surface::Surface;

/// One element that is ad noise.
#[derive(Clone, Debug, Serialize)]
pub struct Verdict {
    /// The element to hide, with all that is in it.
    pub element: ElementId,
    /// What it is.
    pub kind: Kind,
    /// Why we think so, for those who want to know: the rule, and the words or attribute it went by.
    pub reason: String,
}

/// What a piece of ad noise is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// "Advertisement": the whole text of a short element.
    Label,
    /// A box kept for an ad.
    Slot,
    /// "Also read|" and the like: a lead-in with links and nothing else.
    Promo,
    /// A box that asks for an e-mail address.
    Newsletter,
    /// A teaser that somebody paid for.
    Sponsored,
    /// A bar of share buttons.
    Share,
    /// What the reader's own rules hide.
    Own,
}

impl Kind {
    /// The kind of this name, which is its serialized form: "label".
    pub fn named(name: &str) -> Option<Kind> {
        use Kind::*;
        Some(match name {
            "label" => Label,
            "slot" => Slot,
            "promo" => Promo,
            "newsletter" => Newsletter,
            "sponsored" => Sponsored,
            "share" => Share,
            "own" => Own,
            _ => return None,
        })
    }
}

/// The noise of a page, in document order; no verdict lies within another.
pub fn judge(outline: &Outline) -> Vec<Verdict> {
    judge_with(outline, &Own::default(), &[])
}

/// The same, with the reader's own rules, which come first, and the elements that a stylesheet writes a label into.
pub fn judge_with(outline: &Outline, own: &Own, labelled: &[ElementId]) -> Vec<Verdict> {
    if outline.elements().is_empty() {
        return Vec::new();
    }
    let surface = Surface::new(outline);
    let mut marks = Marks(vec![None; outline.elements().len()]);
    own.mark(&surface, &mut marks);
    drawn::mark(&surface, labelled, &mut marks);
    label::mark(&surface, &mut marks);
    sponsored::mark(&surface, &mut marks);
    newsletter::mark(&surface, &mut marks);
    share::mark(&surface, &mut marks);
    promo::mark(&surface, &mut marks);
    slot::mark(&surface, &mut marks);
    marks.into_verdicts(&surface)
}

/// What the rules have marked so far: the first to mark an element says what it is.
struct Marks(Vec<Option<(Kind, String)>>);

impl Marks {
    fn add(&mut self, element: ElementId, kind: Kind, reason: impl FnOnce() -> String) {
        self.0[element as usize].get_or_insert_with(|| (kind, reason()));
    }

    fn get(&self, element: ElementId) -> Option<Kind> {
        self.0[element as usize].as_ref().map(|&(kind, _)| kind)
    }

    fn into_verdicts(mut self, surface: &Surface) -> Vec<Verdict> {
        let mut verdicts = Vec::new();
        let (mut at, mut spared) = (0, 0);
        while let Some(mark) = self.0.get_mut(at) {
            let (element, next) = (at as ElementId, surface.outline.elements()[at].next as usize);
            let Some((kind, reason)) = mark.take() else {
                at += 1;
                continue;
            };
            if kind != Kind::Own && surface.is_written_in_paragraph(element) {
                spared = spared.max(next);
            }
            // What is spared keeps its words; what is empty in it may go.
            if at < spared && surface.facts(element).letters > 0 {
                at += 1;
                continue;
            }
            verdicts.push(Verdict { element, kind, reason });
            at = next;
        }
        verdicts
    }
}

/// The first words of a text, for a reason.
fn start_of(text: &str) -> &str {
    &text[..text.floor_char_boundary(60)]
}
