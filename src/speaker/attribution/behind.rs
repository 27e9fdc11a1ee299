//! Speaker and cue right behind the closing mark, told by their place alone: after "…," a noun phrase and a verb name the speaker,
//! whatever the verb ("…," she smiled) and however much stands between ("…," Rep. Ana Roe (D), who chairs the panel, said).

use super::{Attribution, Search};
use crate::lexicon::{Classes, class};
use crate::quotation::Region;
use crate::quotation::cue::{Construction, Force, Side};
use crate::text::{Analysis, Kind, Tag, is_person_plural};
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
        let stop = region.last_sign(analysis);
        let open = comma || matches!(stop, "," | "?" | "!" | "—" | "–" | "-" | "…");
        // The "free" ferry said: what follows at once is the noun that the quoted words stand before.
        let follows = analysis.tag(start);
        if follows == Tag::Relative || !open && matches!(follows, Tag::Noun | Tag::Adjective) {
            return None;
        }
        let position = self.first_from(start);
        for &index in self.outside[position..].iter().take(2) {
            let cue = &self.cues[index];
            let touches = cue.left == start
                || cue
                    .speaker
                    .as_ref()
                    .is_some_and(|speaker| speaker.start == start && speaker.start < cue.head);
            // "Kim, author of “The Tide,” argued": the marks stand in what is said of Kim.
            let apposed = cue
                .speaker
                .as_ref()
                .is_some_and(|who| who.end < region.tokens.start && analysis.tag(who.end) == Tag::Comma);
            if !touches || apposed || cue.head >= end {
                continue;
            }
            let faces_left = cue.side != Side::Right
                || matches!(cue.construction, Construction::Fronted | Construction::None);
            let taken = match cue.construction {
                // "…." Kim wanted: another sentence.
                Construction::None if cue.force == Force::Weak || cue.addressee.is_some() => open,
                // "…." Kim said, "…": the cue belongs to what follows.
                Construction::Quote | Construction::Colon | Construction::That | Construction::Bare => open,
                _ => open || faces_left,
            };
            if taken && cue.speaker.is_some() {
                return Some(self.claim(index, "cue behind"));
            }
        }
        if !open {
            return None;
        }
        let opens = analysis.sentence_of(region.tokens.start).start == region.tokens.start;
        let (speaker, cue) = read(analysis, start, end, opens)?;
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

/// Nouns for who or what may speak.
const SPEAKING: Classes = class::ROLE
    .or(class::TITLE)
    .or(class::ORGANISATION)
    .or(class::CLAIM)
    .or(class::MEDIUM)
    .or(class::DOCUMENT)
    .or(class::WORK)
    .or(class::OUTLET);

/// How many words may name a speaker, insertions aside.
const LONGEST: usize = 18;

/// The words that name the speaker, and those of the cue, where the tokens from `start` to before `end` begin with them; what is quoted
/// `opens` its sentence or not.
fn read(analysis: &Analysis, start: usize, end: usize, opens: bool) -> Option<(Range<usize>, Range<usize>)> {
    let end = end.min(start + FAR);
    verb_first(analysis, start, end, opens).or_else(|| speaker_first(analysis, start, end, opens))
}

/// "…," said Kim. "…," quietly added the minister.
fn verb_first(
    analysis: &Analysis,
    start: usize,
    end: usize,
    opens: bool,
) -> Option<(Range<usize>, Range<usize>)> {
    let verb = skip(analysis, start, end);
    if verb >= end || !(can_report(analysis, verb) || opens && is_unknown(analysis, verb)) {
        return None;
    }
    let speaker = analysis.noun_phrase_at(verb + 1, end).or_else(|| capitals(analysis, verb + 1, end))?;
    // "Kim, “the father of chaos,” started a revolution": what somebody is called, and what they did.
    let person = analysis.core(&speaker).any(|at| can_speak(analysis, at));
    let says = matches!(analysis.word(verb), "said" | "says");
    let speaks = analysis.tag(speaker.start) != Tag::Object && (person || says);
    speaks.then_some((speaker, start..verb + 1))
}

/// "…," Kim said. "…," the 14th-ranked Roe, 42, told reporters. "…," Rep. Ana Roe (D), who chairs the panel, said.
fn speaker_first(
    analysis: &Analysis,
    start: usize,
    end: usize,
    opens: bool,
) -> Option<(Range<usize>, Range<usize>)> {
    // "called it “a sham,” and said": nobody new.
    let joins = analysis.tag(start) == Tag::Coordinator
        && !analysis
            .tokens
            .get(start + 1)
            .is_some_and(|next| matches!(next.of(analysis.text()), "he" | "she"));
    if joins
        || matches!(analysis.tag(start), Tag::Preposition | Tag::Subordinator)
        || analysis.tag(start).is_finite() && !analysis.is_capital(start)
    {
        return None;
    }
    let mut at = start;
    while at < end && !ends_name(analysis, at) {
        let verb = skip(analysis, at, end);
        // "the 14th-ranked Kim said": no verb within a word.
        let sounds = || {
            opens
                && is_unknown(analysis, verb)
                && matches!(analysis.tag(verb + 1), Tag::Stop | Tag::Comma | Tag::Preposition | Tag::Adverb)
                && analysis
                    .core(&(start..at))
                    .any(|at| can_speak(analysis, at) && !analysis.is(at, class::WORK))
        };
        let reports = || can_report(analysis, verb) || sounds();
        if at > start && verb < end && analysis.tag(at - 1) != Tag::Dash && reports() {
            return Some((start..at, at..verb + 1));
        }
        at += 1;
    }
    let opens = at > start && at - start <= LONGEST && at < end && opens_insertion(analysis, at);
    if !opens || !names(analysis, start..at) {
        return None;
    }
    let speaker = start..at;
    let (verb, from) = (at + 1..end)
        .take_while(|&next| {
            !matches!(analysis.tag(next), Tag::Stop | Tag::Mark | Tag::Colon) || abbreviates(analysis, next)
        })
        .filter(|&close| matches!(analysis.tag(close), Tag::Comma | Tag::Dash | Tag::Bracket))
        .map(|close| (skip(analysis, close + 1, end), close + 1))
        .find(|&(verb, _)| verb < end && can_report(analysis, verb))?;
    // "…," the chair of the board, Ana Roe, said: the name says more.
    let inner = at + 1..from - 1;
    let named = |range: &Range<usize>| range.clone().any(|at| analysis.tag(at) == Tag::Name);
    let apposed = analysis.tag(at) == Tag::Comma
        && !inner.is_empty()
        && !analysis.is_capital(start)
        && inner.clone().all(|at| analysis.tag(at) == Tag::Name);
    Some((if apposed && named(&inner) { inner } else { speaker }, from..verb + 1))
}

/// Whether the words before the verb cannot go on here.
fn ends_name(analysis: &Analysis, at: usize) -> bool {
    opens_insertion(analysis, at)
        || matches!(analysis.tag(at), Tag::Mark | Tag::Colon)
        || analysis.tag(at) == Tag::Stop && !abbreviates(analysis, at)
}

fn opens_insertion(analysis: &Analysis, at: usize) -> bool {
    match analysis.tag(at) {
        Tag::Comma | Tag::Bracket | Tag::Relative => true,
        // "14th-ranked" is one word.
        Tag::Dash => !touches_both(analysis, at),
        _ => false,
    }
}

fn touches_both(analysis: &Analysis, at: usize) -> bool {
    let span = |at: usize| analysis.tokens[at].span;
    at > 0
        && at + 1 < analysis.tokens.len()
        && span(at - 1).end == span(at).start
        && span(at).end == span(at + 1).start
}

/// A point within brackets: "(D-Mo.)".
fn abbreviates(analysis: &Analysis, at: usize) -> bool {
    analysis.tokens.get(at + 1).is_some_and(|next| next.span.start == analysis.tokens[at].span.end)
        && analysis.tag(at + 1) == Tag::Bracket
}

/// Whether these words can name somebody: they begin with a capital, an article or the like, and report nothing themselves.
fn names(analysis: &Analysis, range: Range<usize>) -> bool {
    let first = &analysis.tokens[range.start];
    first.capital
        // "study author Ana Roe": whatever "study" may be.
        || range.clone().any(|at| analysis.tag(at) == Tag::Name)
        || matches!(
            analysis.tag(range.start),
            Tag::Determiner | Tag::Genitive | Tag::Pronoun | Tag::Noun | Tag::Number | Tag::Adjective
        )
}

/// Whether the word at `at` can be the verb that reports something between marks.
fn can_report(analysis: &Analysis, at: usize) -> bool {
    let token = &analysis.tokens[at];
    let plain = token.kind == Kind::Word && !token.capital && token.is(class::REPORTING);
    // "…," the Saudis state: a bare form needs several, or somebody who speaks for himself.
    let several = || {
        at.checked_sub(1).is_some_and(|before| {
            let word = analysis.word(before);
            matches!(word, "I" | "we" | "they" | "you")
                || word.ends_with('s') && analysis.tag(before) == Tag::Name
        })
    };
    plain && (token.is(class::PAST.or(class::THIRD)) || token.is(class::BASE) && several())
}

/// Whether the word at `at` is a verb that no list holds: "…," a dog walker cackled.
fn is_unknown(analysis: &Analysis, at: usize) -> bool {
    let verb = matches!(analysis.tag(at), Tag::Finite | Tag::Participle);
    verb && analysis.tokens[at].classes == Classes::NONE && analysis.word(at).ends_with("ed")
}

/// Whether the word at `at` is for somebody who can speak.
pub(super) fn can_speak(analysis: &Analysis, at: usize) -> bool {
    let word = analysis.word(at);
    matches!(analysis.tag(at), Tag::Name | Tag::Pronoun)
        || analysis.is(at, SPEAKING)
        || is_person_plural(word)
        || analysis.tag(at) == Tag::Noun && word.ends_with("er")
}

/// Past adverbs, auxiliaries and times.
fn skip(analysis: &Analysis, mut at: usize, end: usize) -> usize {
    while at < end && matches!(analysis.tag(at), Tag::Adverb | Tag::Auxiliary | Tag::Time) {
        at += 1;
    }
    at
}

/// Words in capitals, whatever else they might be: behind the verb they are a name.
fn capitals(analysis: &Analysis, start: usize, end: usize) -> Option<Range<usize>> {
    let capital = |&at: &usize| analysis.kind(at) == Kind::Word && analysis.is_capital(at);
    let stop = (start..end).find(|at| !capital(at)).unwrap_or(end);
    (stop > start).then_some(start..stop)
}
