//! What is quoted: direct, mixed and indirect quotations, with the words that report them.

mod awaited;
mod chain;
pub mod cue;
mod direct;
pub mod indirect;
mod merge;
pub(crate) mod nonspeech;
mod pairing;
mod region;
mod structure;

pub use pairing::regions;
pub use region::{End, Frame, Region};

use crate::speaker::SpeakerId;
use crate::text::{Analysis, Span};
use serde::Serialize;

/// One quotation: somebody's words, and what the text says of where they come from.
#[derive(Clone, Debug, Serialize)]
pub struct Quotation {
    /// Its contiguous pieces in order, quotation marks included. Never empty, never overlapping.
    pub parts: Vec<Span>,
    /// How it is quoted.
    pub kind: Kind,
    /// The words that name the speaker for this quotation: "she", "Kremlin spokesman Dmitry Peskov".
    pub speaker: Option<Span>,
    /// The words that report it: "said", "according to".
    pub cue: Option<Span>,
    /// Through whom we know it: the "Interfax" of "Interfax quoted him as saying".
    pub via: Option<Span>,
    /// Whose words they are, once the mentions are one person. `None`: nobody is named.
    pub who: Option<SpeakerId>,
    /// How sure we are of the speaker.
    pub confidence: Confidence,
    /// The rule that found it, for those who want to know why.
    pub rule: &'static str,
}

/// How something is quoted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Nine words in ten or more stand between marks.
    Direct,
    /// Some words stand between marks.
    Mixed,
    /// No marks: *said that …*.
    Indirect,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 3] = [Kind::Direct, Kind::Mixed, Kind::Indirect];

    /// Its name in files and settings.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Direct => "direct",
            Kind::Mixed => "mixed",
            Kind::Indirect => "indirect",
        }
    }

    /// The kind of this name.
    pub fn named(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How sure the engine is of a speaker.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Carried over from the words around: no cue of its own.
    #[default]
    Low,
    /// A pronoun or a role that had to be resolved.
    Medium,
    /// Named beside the cue.
    High,
}

/// The quotations of an article, in order, their speakers not yet identified ([`Quotation::who`] is `None`).
pub fn find(analysis: &Analysis) -> Vec<Quotation> {
    let regions = regions(analysis);
    let cues = cue::find(analysis, &regions);
    let marked = direct::find(analysis, &regions, &cues);
    let clauses = indirect::find(analysis, &regions, &cues);
    chain::chain(analysis.text(), merge::merge(analysis, &regions, marked, clauses))
}
