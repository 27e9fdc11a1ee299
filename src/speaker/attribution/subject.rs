//! The subject of a sentence: who acts in it, where no cue says who speaks.

use crate::text::{Analysis, Tag};
use std::ops::Range;

/// The noun phrase that is the subject of the sentence's main clause: "Kim, the oldest of three, turned to the crowd". Relative and
/// subordinate clauses in front of it are passed over.
pub fn of(analysis: &Analysis, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut second = None;
    for verb in sentence.clone().filter(|&at| analysis.tag(at).is_finite()).take(4) {
        let mut end = verb;
        while end > sentence.start
            && matches!(analysis.tag(end - 1), Tag::Adverb | Tag::Auxiliary | Tag::Time)
        {
            end -= 1;
        }
        if end == sentence.start {
            continue;
        }
        let found = match analysis.tag(end - 1) {
            // Past an insertion, to where the sentence or the clause begins.
            Tag::Comma | Tag::Dash | Tag::Bracket | Tag::Mark => first_phrase(analysis, sentence, end - 1),
            _ => analysis.noun_phrase_before(end, sentence.start),
        };
        let Some(found) = found else { continue };
        if analysis.tag(found.start) == Tag::Relative {
            continue;
        }
        let opener = found
            .start
            .checked_sub(1)
            .filter(|&before| before >= sentence.start)
            .map(|before| analysis.tag(before));
        match opener {
            Some(Tag::Subordinator | Tag::Relative) => second = second.or(Some(found)),
            None
            | Some(
                Tag::Comma
                | Tag::Coordinator
                | Tag::Mark
                | Tag::Dash
                | Tag::Colon
                | Tag::Adverb
                | Tag::Time
                | Tag::Stop,
            ) => {
                return Some(found);
            }
            _ => {}
        }
    }
    // "A reporter watching them that year called it late": who stands at its head.
    let head = || analysis.noun_phrase_at(sentence.start, sentence.end);
    second.or_else(|| head().filter(|head| analysis.tag(head.end) == Tag::Gerund))
}

/// The phrase that opens the sentence, or its clause behind a first comma: "On Friday, Kim, …".
fn first_phrase(analysis: &Analysis, sentence: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let mut start = sentence.start;
    loop {
        while start < end
            && matches!(analysis.tag(start), Tag::Mark | Tag::Adverb | Tag::Coordinator | Tag::Comma)
        {
            start += 1;
        }
        if let Some(found) = analysis.noun_phrase_at(start, end) {
            return Some(found);
        }
        start = (start..end).find(|&at| analysis.tag(at) == Tag::Comma)?;
    }
}
