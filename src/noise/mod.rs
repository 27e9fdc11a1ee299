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
mod known;
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
pub use known::Known;
pub use own::Own;

use crate::outline::{ElementId, Outline};
use serde::Serialize;
use surface::{Seen, Surface};

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
    let mut judge = Judge::new(outline, own.clone(), labelled.to_vec(), Known::default());
    while judge.step(outline) {}
    judge.finish(outline).0
}

/// A page that is being judged step by step, so that others can have their turn in between. The outline is always the same.
pub struct Judge {
    seen: Seen,
    known: Known,
    marks: Marks,
    /// What needs no rule, until it has had its turn.
    given: Option<(Own, Vec<ElementId>)>,
    /// The rules that have not had their turn.
    rules: &'static [fn(&Surface, &mut Marks)],
}

impl Judge {
    /// Has looked at the page's elements only. `known`: what earlier looks at the page found out.
    pub fn new(outline: &Outline, own: Own, labelled: Vec<ElementId>, mut known: Known) -> Judge {
        let marks = Marks(vec![None; outline.elements().len()]);
        let seen = Surface::elements_of(outline, &mut known).apart();
        Judge { seen, known, marks, given: Some((own, labelled)), rules: RULES }
    }

    /// Judges on; says whether there is more to do.
    pub fn step(&mut self, outline: &Outline) -> bool {
        let mut surface = std::mem::take(&mut self.seen).of(outline);
        if let Some((own, labelled)) = self.given.take() {
            surface.read(&mut self.known);
            own.mark(&surface, &mut self.marks);
            drawn::mark(&surface, &labelled, &mut self.marks);
        } else if let Some((rule, others)) = self.rules.split_first() {
            rule(&surface, &mut self.marks);
            self.rules = others;
        }
        self.seen = surface.apart();
        !self.rules.is_empty()
    }

    /// What is noise, in document order, and what is known now for the next look.
    pub fn finish(self, outline: &Outline) -> (Vec<Verdict>, Known) {
        (self.marks.into_verdicts(&self.seen.of(outline)), self.known)
    }
}

/// In this order: the last looks at what the others have left.
const RULES: &[fn(&Surface, &mut Marks)] =
    &[label::mark, sponsored::mark, newsletter::mark, share::mark, promo::mark, slot::mark];

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
