//! Which elements of a page are ad noise, and why.

use crate::outline::{ElementId, Outline};
use serde::Serialize;

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

/// The noise of a page, in document order; no verdict lies within another.
pub fn judge(_outline: &Outline) -> Vec<Verdict> {
    Vec::new()
}
