//! Quotations between marks: the regions with their speakers, those of one utterance put together.

use super::cue::Cue;
use super::{Kind, Quotation, Region};
use crate::speaker::attribution::{Attribution, Finding, attribute};
use crate::text::{Analysis, Span};

/// The marked quotations of an article, in order.
pub fn find(analysis: &Analysis, regions: &[Region], cues: &[Cue]) -> Vec<Quotation> {
    let findings = attribute(analysis, regions, cues);
    let mut found: Vec<Quotation> = Vec::new();
    // For each region, the quotation it became part of.
    let mut home: Vec<Option<usize>> = Vec::with_capacity(regions.len());
    for (region, finding) in regions.iter().zip(&findings) {
        let Finding::Speech(attribution) = finding else {
            home.push(None);
            continue;
        };
        let together =
            attribution.continues.and_then(|before| home[before]).filter(|&home| home + 1 == found.len());
        let part = analysis.span(region.tokens.clone());
        let own = match together {
            Some(own) => {
                found[own].parts.push(part);
                own
            }
            None => {
                found.push(quotation(analysis, attribution, part));
                found.len() - 1
            }
        };
        home.push(Some(own));
    }
    found
}

fn quotation(analysis: &Analysis, attribution: &Attribution, first: Span) -> Quotation {
    let span = |range: &std::ops::Range<usize>| analysis.span(range.clone());
    Quotation {
        parts: vec![first],
        kind: Kind::Direct,
        speaker: attribution.speaker.as_ref().map(span),
        cue: attribution.cue.as_ref().map(span),
        via: attribution.via.as_ref().map(span),
        who: None,
        confidence: attribution.confidence,
        rule: attribution.rule,
    }
}
