//! The words that name a speaker: what they are, and which of them says who.

use super::name::{Kind as NameKind, Name};
use crate::lexicon::{class, is_among};
use crate::text::{Analysis, Kind as Token, Tag, is_person_plural};
use std::ops::Range;

/// How many words of an apposition may stand in front of the name.
const APPOSITION: usize = 10;

/// What the words for a speaker are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Phrase {
    /// "she": its token.
    Pronoun(usize),
    /// "Kremlin spokesman Dmitry Peskov": the index of the name.
    Name(usize),
    /// "Ann Roe and Tom Poe": their tokens.
    Several(Range<usize>),
    /// "the Kremlin spokesman", "two aides": their tokens, and the noun among them.
    Noun(Range<usize>, usize),
}

/// Reads the words for a speaker. `name_at` tells for each token which name it belongs to.
pub fn read(analysis: &Analysis, names: &[Name], name_at: &[u32], span: Range<usize>) -> Option<Phrase> {
    let mut span = widen(analysis, name_at, trim(analysis, span));
    // "Harbour Health Organization (HHO) Director Ana Roe"
    let office = |&at: &usize| analysis.word(at - 1) == ")" && analysis.is_person_noun(at);
    span.start = (span.start + 3..span.end).find(office).unwrap_or(span.start);
    if span.is_empty() {
        return None;
    }
    if span.len() == 1 && is_pronoun(analysis.word(span.start)) {
        return Some(Phrase::Pronoun(span.start));
    }
    let name_of =
        |index: usize| name_at.get(index).copied().filter(|&name| name != u32::MAX).map(|name| name as usize);
    if span.len() == 1
        && analysis.is(span.start, class::FUNCTION)
        && analysis.tag(span.start) == Tag::Determiner
    {
        let somebody = matches!(
            analysis.word(span.start).to_ascii_lowercase().as_str(),
            "another" | "others" | "some" | "many" | "most" | "several" | "few"
        );
        return somebody.then_some(Phrase::Noun(span.clone(), span.start));
    }
    let segments = segments(analysis, name_of, span.clone());
    let first = segments.first()?.clone();
    // "Ann Roe, Tom Poe and Jo Coe"
    if let [rest @ .., last] = &segments[..]
        && !rest.is_empty()
        && rest.iter().all(|own| name_of(own.end - 1).is_some())
        && is_coordinated(analysis, name_of, last.clone())
    {
        return Some(Phrase::Several(span));
    }
    let core = core(analysis, name_of, first.clone());
    // "The neighbouring town of Saltwick" is Saltwick.
    if matches!(analysis.word(core.end - 1), "town" | "city" | "village" | "island" | "county" | "state")
        && core.end < first.end
        && analysis.word(core.end) == "of"
        && let Some(place) = name_of(first.end - 1).filter(|&at| names[at].whole == (core.end + 1..first.end))
    {
        return Some(Phrase::Name(place));
    }
    if is_coordinated(analysis, name_of, core.clone()) {
        return Some(Phrase::Several(first));
    }
    let last = core.end - 1;
    if let Some(at) = name_of(last).filter(|&at| {
        let own = &names[at];
        // "said Barry “Baz” Tomlin": a nickname stands in the name.
        own.kind != NameKind::Role
            && (own.tokens.end == core.end
                || own.tokens.contains(&core.end) && analysis.tag(core.end) == Tag::Mark)
    }) {
        // "VFI Chief Executive, Ann Roe, said"
        let office = names[at].kind == NameKind::Group && analysis.is(last, class::ROLE);
        let bearer = office.then(|| beside(analysis, names, name_of, &span)).flatten();
        return Some(Phrase::Name(bearer.unwrap_or(at)));
    }
    for segment in &segments[1..] {
        let Some(at) = name_of(segment.end - 1) else { continue };
        let alone = names[at].tokens.end == segment.end && names[at].whole.start <= segment.start + 3;
        let person = matches!(names[at].kind, NameKind::Person | NameKind::Unknown);
        if alone && person && (names[at].whole.start == segment.start || names[at].kind == NameKind::Person) {
            return Some(Phrase::Name(at));
        }
    }
    // "editor of the Post Ann Roe", "the envoy to Norway Ann Roe"
    let noun = |at: usize| at >= first.start && analysis.is_person_noun(at);
    if !is_person_plural(analysis.word(last))
        && let Some(at) = name_of(first.end - 1)
        && let Name { whole, tokens, kind: NameKind::Person, .. } = &names[at]
        && whole.start > first.start
        && (noun(whole.start - 1)
            || whole.start < tokens.start
                && !(whole.start..tokens.start).any(noun)
                && (noun(whole.start.saturating_sub(2))
                    || analysis.word(whole.start - 1) == "the" && noun(whole.start.saturating_sub(3))))
    {
        return Some(Phrase::Name(at));
    }
    let own = matches!(analysis.tag(span.end - 1), Tag::Noun | Tag::Name)
        && matches!(analysis.word(span.start).to_ascii_lowercase().as_str(), "his" | "her" | "its" | "their");
    if span.len() == 2 && is_pronoun(analysis.word(span.start)) && !own {
        return Some(Phrase::Pronoun(span.start));
    }
    // "another lampmaker", "her successor", "Kim's successor"
    let bound = span.clone().any(|at| matches!(analysis.tag(at), Tag::Determiner | Tag::Genitive));
    let holds_words = class::WORDS.or(class::ORGANISATION);
    let counted = bound && analysis.tag(last) == Tag::Noun && !analysis.is(last, holds_words);
    let office = name_of(last).is_some_and(|name| names[name].kind == NameKind::Role);
    // "One of the women, Ann Roe, said"
    let one =
        matches!(analysis.word(last), "One" | "one") && (analysis.word(core.end) == "of" || span.len() == 1);
    if (analysis.is_person_noun(last) || counted || office || one)
        && let Some(name) = beside(analysis, names, name_of, &span)
    {
        return Some(Phrase::Name(name));
    }
    Some(Phrase::Noun(first, last))
}

/// The name that stands beside a role: "Another officer, John Roe, said", "John Roe, the officer, said".
fn beside(
    analysis: &Analysis,
    names: &[Name],
    name_of: impl Fn(usize) -> Option<usize>,
    span: &Range<usize>,
) -> Option<usize> {
    let comma = |at: usize| analysis.word(at) == ",";
    let sign = |at: usize| matches!(analysis.tag(at), Tag::Comma | Tag::Dash | Tag::Bracket);
    let person = |name: usize| match names[name].kind {
        NameKind::Person => true,
        // "The airline's owner, Skyline Group, said"
        NameKind::Group => matches!(
            analysis.word(span.end - 1),
            "owner" | "maker" | "operator" | "publisher" | "company" | "parent" | "firm"
        ),
        // "her husband, Tom.", but "the coach of the club, Rovers."
        NameKind::Unknown => {
            names[name].tokens.len() > 1 || comma(span.end) && analysis.is_person_noun(span.end - 1)
        }
        _ => false,
    };
    // "The host, Harbour Board member Ann Roe, said", "the host, 26-year-old Ann Roe,", "the host, the sailor Ann Roe,": what says who the
    // bearer is may stand in front.
    let describes = |at: &usize| {
        name_of(*at).is_none_or(|name| names[name].kind != NameKind::Person)
            && matches!(
                analysis.tag(*at),
                Tag::Name
                    | Tag::Noun
                    | Tag::Adjective
                    | Tag::Genitive
                    | Tag::Preposition
                    | Tag::Determiner
                    | Tag::Number
                    | Tag::Dash
            )
    };
    let front = (span.end + 1..analysis.tokens.len()).take(APPOSITION).take_while(describes).count();
    let at = span.end + 1 + front;
    // "its head, the mother of Ann Roe,": another.
    let governed = |name: usize| {
        let before = names[name].tokens.start.checked_sub(1).filter(|&before| before >= span.end);
        before.is_none_or(|before| analysis.tag(before) == Tag::Preposition)
    };
    let apposed = || name_of(at).filter(|&name| names[name].kind == NameKind::Person && !governed(name));
    if sign(span.end)
        && let Some(name) =
            apposed().or_else(|| name_of(span.end + 1)).or_else(|| named_as(analysis, &name_of, span))
    {
        let own = &names[name];
        let closes = sign(own.tokens.end)
            || matches!(
                analysis.tag(own.tokens.end),
                Tag::Finite | Tag::Auxiliary | Tag::Stop | Tag::Adverb | Tag::Preposition
            );
        // "According to her mother, Ann was ill": Ann is not her mother.
        let another =
            analysis.word(span.start.max(1) - 1) == "to" && analysis.tag(own.tokens.end).is_finite();
        return Some(name).filter(|&name| person(name) && closes && !another);
    }
    let before = span.start.checked_sub(2).filter(|&at| comma(at + 1))?;
    let name = name_of(before).filter(|&name| person(name) && names[name].tokens.end == before + 1)?;
    // "Cllr Ann Roe, chair of the board said": a comma forgotten.
    let opens = analysis.sentences.binary_search_by_key(&names[name].whole.start, |own| own.start).is_ok();
    let forgotten = opens && analysis.tag(span.end) == Tag::Finite;
    let closes = comma(span.end) || matches!(analysis.tag(span.end), Tag::Dash | Tag::Relative);
    (closes || forgotten).then_some(name)
}

/// "a man, later named by police as Tom Roe,"
fn named_as(
    analysis: &Analysis,
    name_of: impl Fn(usize) -> Option<usize>,
    span: &Range<usize>,
) -> Option<usize> {
    let mut near = span.end + 1..analysis.tokens.len().min(span.end + 8);
    near.find(|&at| matches!(analysis.word(at), "named" | "identified"))?;
    near.find(|&at| analysis.word(at) == "as").and_then(|at| name_of(at + 1))
}

/// A genitive before the phrase belongs to it: "The Conservatives' letter".
fn widen(analysis: &Analysis, name_at: &[u32], mut span: Range<usize>) -> Range<usize> {
    // "one" of "one witness"
    let counts =
        span.len() == 1 && matches!(analysis.word(span.start), "one" | "another" | "One" | "Another");
    while counts
        && span.len() < 6
        && (matches!(analysis.tag(span.end), Tag::Noun | Tag::Adjective)
            || span.end < analysis.tokens.len() && analysis.is_person_noun(span.end))
    {
        span.end += 1;
    }
    // "a letter seen by the Post"
    if analysis.tag(span.end) == Tag::Participle
        && span.end + 2 < analysis.tokens.len()
        && analysis.word(span.end + 1) == "by"
        && let Some(agent) = analysis.simple_phrase_at(span.end + 2, span.end + 14)
    {
        span.end = agent.end;
    }
    let Some(owner) = span.start.checked_sub(2) else { return span };
    let sign = &analysis.tokens[span.start - 1];
    let touches = analysis.tokens[owner].span.end == sign.span.start && analysis.kind(owner) == Token::Word;
    let bare = matches!(sign.of(analysis.text()), "'" | "’") && analysis.word(owner).ends_with('s');
    if span.is_empty() || !touches || !(bare || sign.kind == Token::Possessive) {
        return span;
    }
    span.start = owner;
    while span.start > 0 && name_at[span.start - 1] != u32::MAX && name_at[span.start - 1] == name_at[owner] {
        span.start -= 1;
    }
    if span.start > 0 && analysis.tag(span.start - 1) == Tag::Determiner {
        span.start -= 1;
    }
    span
}

/// Where the phrase begins that goes on with "year-old" at `at`: "an 18-year-old student"; else `at` itself.
pub fn with_age(analysis: &Analysis, at: usize) -> usize {
    let Some(number) = at.checked_sub(2) else { return at };
    if !analysis.word(at).starts_with("year-old") || analysis.kind(number) != Token::Number {
        return at;
    }
    let bound = number > 0 && analysis.tag(number - 1) == Tag::Determiner;
    number - usize::from(bound)
}

/// Whether the word is a pronoun for somebody.
pub fn is_pronoun(word: &str) -> bool {
    word != "US"
        && matches!(
            word.split(['\'', '’']).next().unwrap_or_default().to_ascii_lowercase().as_str(),
            "he" | "she"
                | "they"
                | "it"
                | "i"
                | "we"
                | "him"
                | "her"
                | "them"
                | "me"
                | "us"
                | "himself"
                | "herself"
                | "you"
                | "who"
                | "which"
                | "that"
                | "his"
                | "their"
                | "its"
        )
}

/// A pronoun of the third person, in lower case.
pub fn third_person(word: &str) -> Option<&'static str> {
    const ALL: [&str; 10] = ["he", "she", "him", "her", "his", "they", "them", "it", "their", "its"];
    (word.len() <= 5).then(|| ALL.into_iter().find(|own| word.eq_ignore_ascii_case(own))).flatten()
}

/// "I", "we": whoever is speaking.
pub fn is_first_person(word: &str) -> bool {
    let bare = word.split(['\'', '’']).next().unwrap_or_default();
    word != "US" && matches!(bare.to_ascii_lowercase().as_str(), "i" | "we" | "me" | "us")
}

fn trim(analysis: &Analysis, mut span: Range<usize>) -> Range<usize> {
    let loose = |index: usize| matches!(analysis.kind(index), Token::Mark | Token::Punctuation);
    // "but he" is "he".
    let joins = |index: usize| matches!(analysis.tag(index), Tag::Coordinator | Tag::Subordinator);
    while !span.is_empty() && (loose(span.start) || span.len() > 1 && joins(span.start)) {
        span.start += 1;
    }
    // "the author of “Tides”"
    let marks = span.clone().filter(|&at| analysis.kind(at) == Token::Mark).count();
    let closes = |at: usize| marks == 2 && analysis.kind(at) == Token::Mark;
    // "Governor Ann Roe Thursday" is no name.
    while !span.is_empty()
        && (loose(span.end - 1) && !closes(span.end - 1) && !matches!(analysis.word(span.end - 1), ")" | "%")
            || analysis.kind(span.end - 1) == Token::Possessive
            || span.len() > 1
                && analysis.word(span.end - 1).ends_with("day")
                && analysis.tag(span.end - 1) != Tag::Noun
                && analysis.is(span.end - 1, class::CALENDAR))
    {
        span.end -= 1;
    }
    span
}

/// The phrase cut at its commas, dashes, brackets and relative clauses; relative clauses are left out.
fn segments(
    analysis: &Analysis,
    name_of: impl Fn(usize) -> Option<usize>,
    span: Range<usize>,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = span.start;
    let mut relative = false;
    for index in span.clone() {
        let word = analysis.word(index);
        let token = &analysis.tokens[index];
        let inside = index > span.start && name_of(index).is_some() && name_of(index) == name_of(index - 1);
        let cuts = token.kind == Token::Punctuation
            && matches!(word, "," | "(" | ")" | "–" | "—" | ";" | ":")
            && !(inside && word == ",");
        let relates =
            index > span.start && matches!(word, "who" | "which" | "whose" | "whom" | "where" | "when");
        if cuts || relates {
            if index > start && !relative {
                found.push(start..index);
            }
            start = index + 1;
            relative = relates;
        }
    }
    if start < span.end && !relative {
        found.push(start..span.end);
    }
    found.retain(|segment| {
        segment
            .clone()
            .any(|index| analysis.kind(index) == Token::Word || analysis.kind(index) == Token::Number)
    });
    found
}

/// The part of a noun phrase that ends with its noun: before "of Lund", "on suicide", "familiar with".
fn core(analysis: &Analysis, name_of: impl Fn(usize) -> Option<usize>, phrase: Range<usize>) -> Range<usize> {
    let mut end = phrase.end;
    for index in phrase.start + 1..phrase.end {
        let inside = name_of(index).is_some();
        let passive = analysis.tag(index) == Tag::Participle && analysis.word(index + 1) == "by";
        // "a close friend", but "a friend close to him"
        let near = analysis.word(index) == "close" && analysis.word(index + 1) == "to";
        if !inside && (is_link(analysis.word(index)) || passive || near) {
            end = index;
            break;
        }
    }
    phrase.start..end
}

fn is_link(word: &str) -> bool {
    is_among(
        word,
        "of for at in on from with to by among behind against about near within under over after before \
         inside outside representing speaking familiar involved including that based investigating working \
         who told said as during between wearing named called living",
    )
}

fn is_coordinated(analysis: &Analysis, name_of: impl Fn(usize) -> Option<usize>, core: Range<usize>) -> bool {
    let names = || core.clone().filter_map(&name_of);
    // "Post checker and staff writer Ann Roe" is one: no name ends in front of "and".
    let joins = |index: usize| {
        analysis.word(index) == "and"
            && name_of(index).is_none()
            && (index == core.start || name_of(index - 1).is_some() || !analysis.is_person_noun(index - 1))
    };
    core.clone().any(joins) && names().min() != names().max()
}
