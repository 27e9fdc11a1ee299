//! Whose words: which mentions are one person, and that person's full name.

use crate::quotation::Quotation;
use crate::text::{Analysis, Span};
use serde::Serialize;

/// An index into [`crate::Reading::speakers`].
pub type SpeakerId = usize;

/// Somebody who is quoted.
#[derive(Clone, Debug, Serialize)]
pub struct Speaker {
    /// The fullest name that the article gives: "Dmitry Peskov", "the Kremlin", "two aides".
    pub name: String,
    /// Their role in the article's words: "Kremlin spokesman".
    pub role: Option<String>,
    /// Where the article names them (names, not pronouns), in order.
    pub mentions: Vec<Span>,
}

/// Says which quotations are whose: fills in [`Quotation::who`], and returns the speakers.
pub fn identify(_analysis: &Analysis, _quotations: &mut [Quotation]) -> Vec<Speaker> {
    Vec::new()
}
