//! One list of the quotations found by their marks and those found by their clauses: nothing twice, and no two that cross.

use super::{Quotation, Region};
use crate::text::{Analysis, Span, sort};

/// How many clauses that begin before a word can reach over it.
const NESTED: usize = 8;

/// Up to so many bytes, what stands between marks within a reported clause is a word or two of it.
const SHORT: usize = 30;

/// So many bytes behind a mark in front of a cue are reported as well.
const MUCH: usize = 20;

/// The marked quotations and the reported clauses in the order of their first words. A clause that reaches into a region holds all of it;
/// what a clause holds is part of it: *called the plan "a sham" built on debt* is one quotation.
pub fn merge(
    analysis: &Analysis,
    regions: &[Region],
    mut marked: Vec<Quotation>,
    mut clauses: Vec<Quotation>,
) -> Vec<Quotation> {
    let regions: Vec<Span> = regions.iter().map(|region| analysis.span(region.tokens.clone())).collect();
    for clause in &mut clauses {
        widen(clause, &regions);
    }
    sort(&mut clauses, 0, |clause| (clause.parts[0].start, 0));
    without_asides_within(analysis.text(), &mut clauses);
    clauses.retain(|clause| !is_speech_alone(analysis.text(), clause, &marked));
    chain(analysis.text(), &mut marked, &mut clauses);
    let mut found: Vec<Quotation> = Vec::with_capacity(marked.len() + clauses.len());
    for mut quotation in marked {
        quotation.parts.retain(|piece| match holder(*piece, &clauses) {
            // *the ministry said that Kim told Lee "We are ready"*: a report of its own.
            Some(clause)
                if (piece.len() > SHORT
                    || quotation.rule == "cue behind" && is_broken_off(analysis.text(), *piece))
                    && quotation.rule != "clause of a cue"
                    && reports(&clauses[clause], &quotation.cue) =>
            {
                true
            }
            Some(clause) => {
                let clause = &mut clauses[clause];
                // "Asked whether the pier “is safe,” Kim said …": another asked.
                let asked = clause.cue.is_some_and(|cue| {
                    let last = cue.of(analysis.text()).rsplit(' ').next();
                    matches!(last, Some("asked" | "Asked" | "told" | "Told" | "pressed" | "Pressed"))
                });
                if clause.speaker.is_none() && !asked {
                    clause.speaker = quotation.speaker;
                    clause.confidence = quotation.confidence;
                }
                false
            }
            None => true,
        });
        if !quotation.parts.is_empty() {
            found.push(quotation);
        }
    }
    found.extend(clauses);
    // Of those that begin together the longest comes first.
    sort(&mut found, 0, |quotation| (quotation.parts[0].start, usize::MAX - quotation.parts[0].end));
    without_crossing(found)
}

/// Leaves out what stands within another's report and is no clause, or nobody's by name: the "on the mayor to go" of *said that she would
/// call on the mayor to go*, the "it sank" of *said he knew that it sank*.
fn without_asides_within(text: &str, clauses: &mut Vec<Quotation>) {
    let within = |at: usize| {
        let own = &clauses[at];
        let mut near = clauses[at.saturating_sub(NESTED)..clauses.len().min(at + NESTED)].iter();
        near.any(|other| {
            other.parts != own.parts
                && own.parts.iter().all(|part| other.parts.iter().any(|holder| holder.contains(*part)))
        })
    };
    let phrase = |clause: &Quotation| {
        matches!(
            clause.rule,
            "infinitive" | "phrase behind a preposition" | "description" | "object of the cue"
        )
    };
    let nobody = |clause: &Quotation| {
        clause
            .speaker
            .is_none_or(|speaker| matches!(speaker.of(text), "he" | "she" | "they" | "it" | "that" | "which"))
    };
    let left_out: Vec<bool> = clauses
        .iter()
        .enumerate()
        .map(|(at, clause)| (phrase(clause) || nobody(clause)) && within(at))
        .collect();
    let mut left_out = left_out.into_iter();
    clauses.retain(|_| !left_out.next().unwrap_or_default());
}

/// Whether a comma or a sign that ends a sentence stands before its closing mark: "“Go,” Kim said, according to the Post".
fn is_broken_off(text: &str, piece: Span) -> bool {
    piece.of(text).chars().rev().nth(1).is_some_and(|last| matches!(last, ',' | '?' | '!'))
}

/// Whether a cue stands within what a clause reports.
fn reports(clause: &Quotation, cue: &Option<Span>) -> bool {
    cue.is_some_and(|cue| clause.parts.iter().any(|part| part.contains(cue)))
}

/// *"…," Kim said, the Post reported*: Kim's words, through the Post. Who only passes on a quotation that has a speaker and a cue of
/// its own is no speaker.
fn chain(text: &str, marked: &mut [Quotation], clauses: &mut Vec<Quotation>) {
    let passes_on = |clause: &Quotation| {
        clause.speaker.is_some()
            && clause.cue.is_some_and(|cue| matches!(cue.of(text), "reported" | "reports"))
    };
    let own = |inner: &Quotation, outer: &Quotation| {
        let first = outer.parts[0];
        inner.parts[0].start == first.start
            && inner.speaker.is_some()
            && inner.cue.is_some_and(|cue| first.contains(cue) && Some(cue) != outer.cue)
    };
    let mut passing = vec![false; clauses.len()];
    for at in 0..clauses.len() {
        if !passes_on(&clauses[at]) {
            continue;
        }
        let outer = clauses[at].clone();
        let start = outer.parts[0].start;
        let first = marked.partition_point(|quotation| quotation.parts[0].start < start);
        let mut near = at.saturating_sub(NESTED)..clauses.len().min(at + NESTED);
        let inner = if marked.get(first).is_some_and(|inner| own(inner, &outer)) {
            marked.get_mut(first)
        } else {
            near.find(|&other| own(&clauses[other], &outer)).map(|other| &mut clauses[other])
        };
        if let Some(inner) = inner {
            inner.via = inner.via.or(outer.speaker);
            passing[at] = true;
        }
    }
    let mut passing = passing.into_iter();
    clauses.retain(|_| !passing.next().unwrap_or(false));
}

/// Lets each part of a clause that ends or begins amid a region hold the region whole.
fn widen(clause: &mut Quotation, regions: &[Span]) {
    for part in &mut clause.parts {
        let first = regions.partition_point(|region| region.end <= part.start);
        if let Some(region) = regions.get(first).filter(|region| region.start < part.end) {
            part.start = part.start.min(region.start);
        }
        let beyond = regions.partition_point(|region| region.start < part.end);
        if let Some(region) =
            beyond.checked_sub(1).map(|last| regions[last]).filter(|region| part.start < region.end)
        {
            part.end = part.end.max(region.end);
        }
    }
    let mut end = 0;
    clause.parts.retain_mut(|part| {
        part.start = part.start.max(end);
        end = end.max(part.end);
        part.start < part.end
    });
}

/// Whether a clause is no more than a quotation between marks that ends with its own stop, and what the article goes on to say:
/// *said, "We'll see," when asked*.
fn is_speech_alone(text: &str, clause: &Quotation, marked: &[Quotation]) -> bool {
    let start = clause.parts[0].start;
    let at = marked.partition_point(|quotation| quotation.parts[0].start < start);
    marked.get(at).is_some_and(|quotation| {
        let first = quotation.parts[0];
        let mut inside = first.of(text).chars().rev().skip(1);
        first.start == start
            && quotation.cue.is_some()
            && quotation.cue == clause.cue
            // "“It's calm,” and the ferries sail again, Kim said."
            && (clause.parts.len() > 1
                || first.end + MUCH > clause.parts[0].end
                || quotation.cue.is_some_and(|cue| cue.end <= start))
            && matches!(inside.next(), Some('.' | ',' | '!' | '?' | '…'))
    })
}

/// The first clause that holds a piece. `clauses` are in the order of their first words.
fn holder(piece: Span, clauses: &[Quotation]) -> Option<usize> {
    let behind = clauses.partition_point(|clause| clause.parts[0].start <= piece.start);
    (behind.saturating_sub(NESTED)..behind)
        .find(|&clause| clauses[clause].parts.iter().any(|part| part.contains(piece)))
}

/// Leaves out what crosses an earlier quotation: shares words with one of its parts and neither holds the other.
fn without_crossing(quotations: Vec<Quotation>) -> Vec<Quotation> {
    let mut kept: Vec<Quotation> = Vec::with_capacity(quotations.len());
    for quotation in quotations {
        let crosses = |other: &Quotation| {
            quotation.parts.iter().any(|part| {
                other
                    .parts
                    .iter()
                    .any(|own| part.overlaps(*own) && !own.contains(*part) && !part.contains(*own))
            })
        };
        let twice = |other: &Quotation| other.parts == quotation.parts;
        if !kept.iter().rev().take(NESTED).any(|other| crosses(other) || twice(other)) {
            kept.push(quotation);
        }
    }
    kept
}
