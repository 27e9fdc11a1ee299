//! Articles in languages whose grammar the rules do not know. What stands between marks is a quotation there as well, but whose it is
//! is said only where somebody with a given name stands right beside it. Nobody is guessed: a reader who knows the language sees
//! every wrong name.

mod language;
mod people;

use crate::quotation::{Confidence, End, Frame, Kind, Quotation, Region, regions};
use crate::reading::Reading;
use crate::speaker::{Gender, Speaker, SpeakerId};
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
    let mut before: Option<(usize, Source)> = None;
    for (at, region) in regions.iter().enumerate() {
        let source = match beside(analysis, &people, &regions, at) {
            Beside::Named(source) => Some(source),
            Beside::Unnamed => None,
            Beside::Nothing => before
                .take()
                .filter(|(index, source)| goes_on(&people, &regions[*index], source, region))
                .map(|(_, source)| Source { confidence: Confidence::Low, rule: "goes on", ..source }),
        };
        if !is_speech(analysis, region, source.is_some()) {
            continue;
        }
        let who = source.as_ref().map(|source| {
            let person = source.mention.person;
            *speakers[person].get_or_insert_with(|| {
                let name = people.all[person].name.clone();
                reading.speakers.push(Speaker { name, role: None, mentions: Vec::new() });
                reading.speakers.len() - 1
            })
        });
        reading.quotations.push(Quotation {
            parts: vec![analysis.span(region.tokens.clone())],
            kind: Kind::Direct,
            speaker: source.as_ref().map(|source| analysis.span(source.mention.tokens.clone())),
            cue: None,
            via: None,
            who,
            confidence: source.as_ref().map_or(Confidence::Low, |source| source.confidence),
            rule: source.as_ref().map_or("nobody named", |source| source.rule),
        });
        before = source.map(|source| (at, source));
    }
    for mention in &people.mentions {
        if let Some(id) = speakers[mention.person] {
            reading.speakers[id].mentions.push(analysis.span(mention.tokens.clone()));
        }
    }
    reading
}

/// Whose a quotation is, and how we know.
struct Source {
    mention: Mention,
    confidence: Confidence,
    rule: &'static str,
}

/// What stands beside a quotation.
enum Beside {
    /// Somebody's name, or a pronoun of theirs.
    Named(Source),
    /// Words that introduce somebody else: a description, a single name.
    Unnamed,
    Nothing,
}

/// Who stands beside a region: behind it in its sentence, or in front.
fn beside(analysis: &Analysis, people: &People, regions: &[Region], at: usize) -> Beside {
    let region = &regions[at];
    let named = |mention: &Mention, confidence, rule| {
        Beside::Named(Source { mention: mention.clone(), confidence, rule })
    };
    let (start, paragraph) = (region.tokens.start, analysis.paragraphs[region.paragraph].clone());
    if region.frame == Frame::Turn {
        // "Hanna Brecht:" or "BRECHT:"
        let label = paragraph.start..start;
        let called = || people.called(analysis, label.end.checked_sub(2)?);
        let mention = people.within(label.clone()).last().cloned().or_else(called);
        return mention.map_or(Beside::Unnamed, |mention| named(&mention, Confidence::High, "turn"));
    }
    if !region.is_marked() {
        return Beside::Unnamed;
    }
    let last = at.checked_sub(1).map_or(0, |before| regions[before].tokens.end).max(paragraph.start);
    let colon = start > last && analysis.word(start - 1) == ":";
    let clause = analysis.sentence_of(start - usize::from(colon)).start.clamp(last, start)..start;
    let next = regions.get(at + 1).map_or(paragraph.end, |next| next.tokens.start).min(paragraph.end);
    let frame = if colon { Some(clause.clone()) } else { frame_behind(analysis, region.tokens.end..next) };
    if let Some(frame) = frame {
        let rule = if colon { "colon" } else { "behind" };
        match people.subjects(analysis, frame.clone())[..] {
            [first] => return named(first, Confidence::High, rule),
            [first, ..] => return named(first, Confidence::Medium, rule),
            [] => {}
        }
        let gender = frame.clone().find_map(|at| pronoun(analysis.word(at)));
        if let Some(who) = gender.and_then(|gender| people.meant(analysis, start, gender)) {
            return named(&who, Confidence::Medium, "pronoun");
        }
        if colon || clause.is_empty() {
            return Beside::Unnamed;
        }
    }
    if clause.is_empty() {
        return Beside::Nothing;
    }
    // Only one who can be meant: Anna Meyer meint, „das ist ein Rückschritt“.
    match people.subjects(analysis, clause)[..] {
        [only] if analysis.word(start - 1) != "(" => named(only, Confidence::Medium, "in front"),
        _ => Beside::Unnamed,
    }
}

/// Whom a pronoun stands for, in German, French, Spanish and Italian: "erklärt sie", "a-t-il dit". Italian and Portuguese "il" and "ele"
/// may be other words.
fn pronoun(word: &str) -> Option<Gender> {
    match word {
        "er" | "Er" | "él" | "Él" | "lui" => Some(Gender::Male),
        "sie" | "Sie" | "elle" | "Elle" | "ella" | "Ella" | "lei" => Some(Gender::Female),
        _ if word.ends_with("-il") => Some(Gender::Male),
        _ if word.ends_with("-elle") => Some(Gender::Female),
        _ => None,
    }
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

/// Whether a region that nothing introduces goes on with the one before: nobody else has been named in between.
fn goes_on(people: &People, before: &Region, source: &Source, region: &Region) -> bool {
    let same = || {
        people
            .within(before.tokens.end..region.tokens.start)
            .iter()
            .all(|mention| mention.person == source.mention.person)
    };
    region.continued || before.paragraph == region.paragraph && before.end == End::Mark && same()
}

/// Whether the words between marks are said: enough of them beside somebody's name, or a whole sentence.
fn is_speech(analysis: &Analysis, region: &Region, is_named: bool) -> bool {
    if !region.is_marked() {
        return is_named;
    }
    let inner = region.inner();
    let words = inner.clone().filter(|&at| analysis.kind(at) == Token::Word).count();
    let ends = matches!(analysis.word(inner.end - 1), "." | "!" | "?" | "…" | ",");
    let begins = analysis.tokens.get(inner.start).is_some_and(|first| first.capital);
    let stops = || matches!(analysis.word(region.tokens.end), "." | ",");
    words >= WORDS && is_named || words >= SENTENCE && begins && (ends || stops())
}
