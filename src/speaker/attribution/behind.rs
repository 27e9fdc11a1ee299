//! Speaker and cue right behind the closing mark, told by their place alone: after "…," a noun phrase and a verb name the speaker,
//! whatever the verb ("…," she smiled) and however much stands between ("…," Rep. Ana Roe (D), who chairs the panel, said).

use super::{Attribution, Search};
use crate::lexicon::class;
use crate::quotation::Region;
use crate::quotation::cue::{Construction, Side};
use crate::text::{Analysis, Kind, Tag};
use std::ops::Range;

impl Search<'_, '_> {
    /// "…," Kim said. "…," said Kim. "…," Kim, who chairs the board, said.
    pub(super) fn behind(&self, region: &Region) -> Option<Attribution> {
        let analysis = self.analysis;
        let end = analysis.paragraphs[region.paragraph].end;
        let mut start = region.tokens.end;
        let comma = start < end && analysis.tag(start) == Tag::Comma;
        if comma {
            start += 1;
        }
        let position = self.first_from(start);
        let stop = self.last_sign(region);
        for &index in self.outside[position..].iter().take(2) {
            let cue = &self.cues[index];
            let touches = cue.left == start
                || cue
                    .speaker
                    .as_ref()
                    .is_some_and(|speaker| speaker.start == start && speaker.start < cue.head);
            if !touches || cue.head >= end {
                continue;
            }
            let faces_left = cue.side != Side::Right
                || matches!(cue.construction, Construction::Fronted | Construction::None);
            let open = comma || matches!(stop, "," | "?" | "!" | "—" | "–" | "-" | "…");
            let taken = match cue.construction {
                // "…." Kim said, "…": the cue belongs to what follows.
                Construction::Quote | Construction::Colon | Construction::That | Construction::Bare => open,
                _ => open || faces_left,
            };
            if taken && cue.speaker.is_some() {
                return Some(self.claim(index, "cue behind"));
            }
        }
        let open = comma || matches!(stop, "," | "?" | "!" | "—" | "–" | "-" | "…");
        if !open {
            return None;
        }
        let (speaker, cue) = read(analysis, start, end)?;
        Some(Attribution {
            confidence: self.confidence(Some(&speaker)),
            speaker: Some(speaker),
            cue: Some(cue),
            rule: "verb behind",
            ..Default::default()
        })
    }
}

/// How far behind the mark a verb may stand.
const FAR: usize = 60;

/// The noun phrase that names the speaker, and the words of the cue, where the tokens from `start` to before `end` begin with them.
pub fn read(analysis: &Analysis, start: usize, end: usize) -> Option<(Range<usize>, Range<usize>)> {
    let end = end.min(start + FAR);
    verb_first(analysis, start, end).or_else(|| speaker_first(analysis, start, end))
}

/// "…," said Kim. "…," quietly added the minister.
fn verb_first(analysis: &Analysis, start: usize, end: usize) -> Option<(Range<usize>, Range<usize>)> {
    let verb = skip(analysis, start, end, |tag| tag == Tag::Adverb);
    if verb >= end || !can_report(analysis, verb) {
        return None;
    }
    let speaker = phrase(analysis, verb + 1, end)?;
    (analysis.tag(speaker.start) != Tag::Object).then_some((speaker, start..verb + 1))
}

/// "…," Kim said. "…," Kim, 42, told reporters.
fn speaker_first(analysis: &Analysis, start: usize, end: usize) -> Option<(Range<usize>, Range<usize>)> {
    let speaker = phrase(analysis, start, end)?;
    let mut at = insertion(analysis, speaker.end, end)?;
    let first = at;
    at = skip(analysis, at, end, |tag| matches!(tag, Tag::Adverb | Tag::Auxiliary | Tag::Time));
    if at < end && can_report(analysis, at) {
        return Some((speaker, first..at + 1));
    }
    None
}

/// Whether the word at `at` can be the verb that reports something between marks.
fn can_report(analysis: &Analysis, at: usize) -> bool {
    let token = &analysis.tokens[at];
    token.kind == Kind::Word
        && !token.capital
        && token.is(class::REPORTING)
        && token.is(class::PAST.or(class::THIRD).or(class::BASE))
}

fn skip(analysis: &Analysis, mut at: usize, end: usize, over: impl Fn(Tag) -> bool) -> usize {
    while at < end && over(analysis.tag(at)) {
        at += 1;
    }
    at
}

/// A noun phrase, with the genitive in front of it: "Roe's aide".
fn phrase(analysis: &Analysis, start: usize, end: usize) -> Option<Range<usize>> {
    let first = analysis.tokens.get(start).filter(|_| start < end)?;
    if first.kind != Kind::Word && first.kind != Kind::Number {
        return None;
    }
    // "…," From said: behind the mark a capital is a name, whatever the word.
    let named = first.capital
        && !matches!(
            analysis.tag(start),
            Tag::Pronoun | Tag::Determiner | Tag::Genitive | Tag::Adjective | Tag::Noun
        );
    if let Some(found) = analysis.noun_phrase_at(start, end) {
        let mut found = found;
        // "Rep. Ana Roe (D-Ohio)" and "Ana Roe of the Harbour Board" are whole; a verb is none of it.
        while found.len() > 1
            && can_report(analysis, found.end - 1)
            && !analysis.tokens[found.end - 1].capital
        {
            found.end -= 1;
        }
        return Some(found);
    }
    named.then(|| start..skip_capitals(analysis, start, end))
}

fn skip_capitals(analysis: &Analysis, mut at: usize, end: usize) -> usize {
    while at < end && analysis.tokens[at].kind == Kind::Word && analysis.tokens[at].capital {
        at += 1;
    }
    at
}

/// From the end of a noun phrase past what is inserted behind it: "(D-Ohio)", ", 42,", ", who …,", "-- … --".
fn insertion(analysis: &Analysis, mut at: usize, end: usize) -> Option<usize> {
    if at < end && matches!(analysis.word(at), "(" | "[") {
        at = (at + 1..end).find(|&close| matches!(analysis.word(close), ")" | "]"))? + 1;
    }
    if at >= end {
        return None;
    }
    let opening = analysis.tag(at);
    if !matches!(opening, Tag::Comma | Tag::Dash) && analysis.tag(at) != Tag::Relative {
        return Some(at);
    }
    // The insertion ends at the comma or dash behind which a verb stands, or a relative clause without commas at its second verb.
    (at + 1..end)
        .take_while(|&close| !matches!(analysis.tag(close), Tag::Stop | Tag::Mark))
        .filter(|&close| analysis.tag(close) == opening)
        .map(|close| close + 1)
        .find(|&next| {
            let verb =
                skip(analysis, next, end, |tag| matches!(tag, Tag::Adverb | Tag::Auxiliary | Tag::Time));
            verb < end && can_report(analysis, verb) && analysis.tag(verb) != Tag::Noun
        })
}
