//! Reports within reports: who spoke, and through whom we know.

use super::Quotation;

/// How many quotations that begin before another can hold it.
const NESTED: usize = 8;

/// Notes through whom we know what is reported within another report: the ministry of *the ministry said that Kim told Lee …*. What is
/// told only to say so is left out: *…, Kim said, Interfax reported* are Kim's words, through Interfax, and not twice.
/// `quotations` are in the order of their first words.
pub fn chain(text: &str, mut quotations: Vec<Quotation>) -> Vec<Quotation> {
    for at in 0..quotations.len() {
        let outer = quotations[at].speaker;
        let inner = (at + 1..quotations.len().min(at + 1 + NESTED))
            .find(|&inner| passes_on(text, &quotations[at], &quotations[inner]));
        if let Some(inner) = inner.filter(|&inner| quotations[inner].via.is_none()) {
            quotations[inner].via = outer;
        }
    }
    let mut twice = (0..quotations.len())
        .map(|at| {
            let (outer, inner) = (&quotations[at], quotations[at + 1..].iter().take(NESTED));
            outer.speaker.is_some()
                && inner.clone().any(|inner| {
                    reports(outer, inner) && (inner.via == outer.speaker || passes_on(text, outer, inner))
                })
        })
        .collect::<Vec<bool>>()
        .into_iter();
    quotations.retain(|_| !twice.next().unwrap_or_default());
    for at in 1..quotations.len() {
        let inner = &quotations[at];
        if inner.via.is_none() {
            let outer = quotations[..at].iter().rev().take(NESTED).find(|outer| reports(outer, inner));
            quotations[at].via =
                outer.and_then(|outer| outer.speaker).filter(|&speaker| Some(speaker) != inner.speaker);
        }
    }
    quotations
}

/// Whether what `outer` reports is that `inner` is said.
fn reports(outer: &Quotation, inner: &Quotation) -> bool {
    outer.cue != inner.cue && inner.cue.is_some_and(|cue| outer.parts.iter().any(|part| part.contains(cue)))
}

/// Whether `outer` only passes on what `inner` says from its first word to its last: *The company said it would wait, Interfax reported*.
fn passes_on(text: &str, outer: &Quotation, inner: &Quotation) -> bool {
    let (Some(speaker), Some(first), Some(last)) = (inner.speaker, outer.parts.first(), inner.parts.last())
    else {
        return false;
    };
    outer.parts.len() == 1
        && outer
            .cue
            .is_some_and(|cue| cue.start >= first.end && matches!(cue.of(text), "reported" | "reports"))
        && speaker.start == first.start
        && last.end == first.end
}
