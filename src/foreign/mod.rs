//! Articles in languages whose grammar the rules do not know. What stands between marks is a quotation there as well, but whose it is
//! is said only where somebody with a given name stands right beside it. Nobody is guessed: a reader who knows the language sees
//! every wrong name.

mod language;
mod people;

use crate::quotation::{Confidence, End, Frame, Kind, Quotation, Region, regions};
use crate::reading::Reading;
use crate::speaker::{Speaker, SpeakerId};
use crate::text::{Analysis, Kind as Token};
pub use language::is_foreign;
use people::{Mention, People};
use std::ops::Range;

/// Between marks there are names and terms too: so many words are somebody's, if somebody stands beside them, …
const WORDS: usize = 4;

/// … and so many if nobody does, as long as they are a sentence.
const SENTENCE: usize = 6;

/// So many tokens behind a quotation the speaker may follow: « …, » a déclaré hier à la presse la ministre Claire Dubois.
const REACH: usize = 12;

/// What is quoted between marks, and by whom.
pub fn read(analysis: &Analysis) -> Reading {
    let regions = regions(analysis);
    let people = people::find(analysis);
    let mut reading = Reading::default();
    // Of each person, the speaker they have become.
    let mut speakers: Vec<Option<SpeakerId>> = vec![None; people.all.len()];
    let mut before: Option<(usize, Option<Source>)> = None;
    for (at, region) in regions.iter().enumerate() {
        let own = source(analysis, &people, &regions, at).or_else(|| {
            let (index, source) = before.clone()?;
            goes_on(analysis, &regions[index], region).then_some(source?)
        });
        if !is_speech(analysis, region, own.is_some()) {
            continue;
        }
        let who = own.as_ref().map(|source| {
            let person = source.mention.person;
            *speakers[person].get_or_insert_with(|| {
                let mentions = people.mentions_of(person).map(|tokens| analysis.span(tokens)).collect();
                let name = people.all[person].name.clone();
                reading.speakers.push(Speaker { name, role: None, mentions });
                reading.speakers.len() - 1
            })
        });
        reading.quotations.push(Quotation {
            parts: vec![analysis.span(region.tokens.clone())],
            kind: Kind::Direct,
            speaker: own.as_ref().map(|source| analysis.span(source.mention.tokens.clone())),
            cue: None,
            via: None,
            who,
            confidence: own.as_ref().map_or(Confidence::Low, |source| source.confidence),
            rule: own.as_ref().map_or("nobody beside it", |source| source.rule),
        });
        before = Some((at, own.map(|own| Source { confidence: Confidence::Low, rule: "goes on", ..own })));
    }
    reading
}

/// Whose a quotation is, and how we know.
#[derive(Clone)]
struct Source {
    mention: Mention,
    confidence: Confidence,
    rule: &'static str,
}

/// Who stands beside a region: behind it in its sentence, or in front.
fn source(analysis: &Analysis, people: &People, regions: &[Region], at: usize) -> Option<Source> {
    let region = &regions[at];
    let sentence = |token: usize| {
        let sentences = &analysis.sentences;
        sentences.get(sentences.partition_point(|own| own.end <= token)).cloned().unwrap_or(token..token)
    };
    let named = |mention: Mention, confidence, rule| Some(Source { mention, confidence, rule });
    if region.frame == Frame::Turn {
        let label = analysis.paragraphs[region.paragraph].start..region.tokens.start;
        // "Hanna Brecht:" or "BRECHT:"
        let mention = people.within(label.clone()).last();
        let mention = mention.or_else(|| people.called(analysis, label.end.checked_sub(2)?))?;
        return named(mention, Confidence::High, "turn");
    }
    if !region.is_marked() {
        return None;
    }
    let paragraph = analysis.paragraphs[region.paragraph].clone();
    let start = region.tokens.start;
    let last = at.checked_sub(1).map_or(0, |before| regions[before].tokens.end).max(paragraph.start);
    if start > last && analysis.word(start - 1) == ":" {
        let clause = sentence(start - 1).start.max(last)..start;
        let mut all = people.subjects(analysis, clause);
        let first = all.next()?;
        let sure = if all.next().is_none() { Confidence::High } else { Confidence::Medium };
        return named(first, sure, "colon");
    }
    let next = regions.get(at + 1).map_or(paragraph.end, |next| next.tokens.start).min(paragraph.end);
    if let Some(frame) = frame_behind(analysis, region.tokens.end..next)
        && let Some(mention) = people.subjects(analysis, frame).next()
    {
        return named(mention, Confidence::High, "behind");
    }
    if start == last || analysis.word(start - 1) == "(" {
        return None;
    }
    // Only one who can be meant: Anna Meyer meint, „das ist ein Rückschritt“.
    let clause = sentence(start).start.max(last)..start;
    let [mention] = people.subjects(analysis, clause).collect::<Vec<_>>().try_into().ok()?;
    named(mention, Confidence::Medium, "in front")
}

/// The words behind a quotation that go on with its sentence: they begin with a comma, a dash or a small letter.
fn frame_behind(analysis: &Analysis, behind: Range<usize>) -> Option<Range<usize>> {
    let first = analysis.tokens.get(behind.start).filter(|_| !behind.is_empty())?;
    let comma = matches!(analysis.word(behind.start), "," | "–" | "—" | "-");
    if !comma && (first.kind != Token::Word || first.capital) {
        return None;
    }
    let ends = |&at: &usize| matches!(analysis.word(at), "." | ":" | ";" | "!" | "?" | "(");
    let end = behind.clone().skip(1).take(REACH).find(ends);
    Some(behind.start..end.unwrap_or(behind.end.min(behind.start + REACH)))
}

/// Whether a region goes on with the one before: in the next paragraph, or with nothing but a frame or a short sentence between.
fn goes_on(analysis: &Analysis, before: &Region, region: &Region) -> bool {
    if region.continued {
        return true;
    }
    // A sentence between them may be about anybody.
    before.paragraph == region.paragraph
        && before.end == End::Mark
        && analysis.sentences.partition_point(|own| own.end <= before.tokens.end)
            + usize::from(analysis.word(region.tokens.start - 1) == ".")
            >= analysis.sentences.partition_point(|own| own.end <= region.tokens.start)
}

/// Whether the words between marks are said: enough of them beside somebody's name, or a whole sentence.
fn is_speech(analysis: &Analysis, region: &Region, is_named: bool) -> bool {
    if !region.is_marked() {
        return is_named;
    }
    let inner = region.inner();
    let words = inner.clone().filter(|&at| analysis.tokens[at].kind == Token::Word).count();
    let ends = inner.end > 0 && matches!(analysis.word(inner.end - 1), "." | "!" | "?" | "…" | ",");
    let begins = analysis.tokens.get(inner.start).is_some_and(|first| first.capital);
    let stops = || matches!(analysis.word(region.tokens.end), "." | ",");
    words >= WORDS && is_named || words >= SENTENCE && begins && (ends || stops())
}
