//! The role that an article gives a person beside the name: "Kremlin spokesman Dmitry Peskov", "Ann Roe, 43, the mayor of Lund,".

use super::name::Name;
use crate::lexicon::{class, small};
use crate::text::{Analysis, Kind as Token, Tag};
use std::ops::Range;

/// How many tokens an apposition may have.
const REACH: usize = 18;

/// The tokens of the roles beside a name, before it or after it, and the token of its bearer's age.
pub fn beside(
    analysis: &Analysis,
    name: &Name,
    sentence: &Range<usize>,
) -> (Vec<Range<usize>>, Option<usize>) {
    let mut roles = Vec::new();
    roles.extend(before(analysis, name, sentence));
    let (after, age) = after(analysis, name, sentence);
    roles.extend(after);
    if roles.is_empty() {
        roles.extend(apposed_before(analysis, name, sentence));
    }
    (roles, age)
}

/// Whether a noun phrase for a person can begin with the word.
pub fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "another"
            | "his"
            | "her"
            | "their"
            | "The"
            | "A"
            | "An"
            | "Another"
            | "His"
            | "Her"
            | "Their"
    )
}

/// The noun for a person with which the noun phrase at `start` ends: "spokesman" of "the Kremlin spokesman said".
pub fn noun_of(analysis: &Analysis, start: usize, limit: usize) -> Option<usize> {
    let mut noun = None;
    for at in start + 1..limit.min(start + 7) {
        let token = &analysis.tokens[at];
        let inner = matches!(
            analysis.tag(at),
            Tag::Adjective | Tag::Noun | Tag::Name | Tag::Number | Tag::Genitive | Tag::Participle
        );
        if token.kind == Token::Possessive {
            noun = None;
        } else if token.kind != Token::Word && token.kind != Token::Number
            || !inner && !analysis.is_person_noun(at)
        {
            break;
        } else {
            noun = Some(at).filter(|_| analysis.is_person_noun(at));
        }
    }
    noun
}

/// The noun that says what a role is: "director" of "executive director for games".
pub fn head(analysis: &Analysis, role: &Range<usize>) -> Option<usize> {
    let mut noun = None;
    for index in role.clone() {
        let word = analysis.word(index);
        if analysis.is_person_noun(index) && !(noun.is_some() && is_honorific(word)) {
            noun = Some(index);
        } else if noun.is_some() && (analysis.is(index, class::FUNCTION) || word == ",") {
            break;
        }
    }
    noun
}

/// "Kremlin spokesman" of "Kremlin spokesman Dmitry Peskov", "President" of "President Putin".
fn before(analysis: &Analysis, name: &Name, sentence: &Range<usize>) -> Option<Range<usize>> {
    let end = name.tokens.start;
    let comma = end > sentence.start && analysis.word(end - 1) == ",";
    if comma || end == sentence.start || !analysis.is_person_noun(end - 1) && name.whole.start == end {
        return None;
    }
    let mut start = name.whole.start;
    while start > sentence.start && end - start < REACH {
        let token = &analysis.tokens[start - 1];
        let belongs = match token.kind {
            Token::Word => {
                let joins = token.of(analysis.text()).contains('-')
                    || token.capital
                    || token.is(class::ROLE.or(class::TITLE).or(class::MODIFIER).or(class::ORGANISATION));
                joins && !token.is(class::FUNCTION.or(class::CALENDAR))
            }
            Token::Possessive => start >= sentence.start + 2 && analysis.is_capital(start - 2),
            _ => false,
        };
        if !belongs {
            break;
        }
        start -= 1;
    }
    (start < end).then_some(start..end)
}

/// "director for games at Google" of "Jack Buser, director for games at Google,".
fn after(analysis: &Analysis, name: &Name, sentence: &Range<usize>) -> (Option<Range<usize>>, Option<usize>) {
    let mut at = name.tokens.end;
    let mut age = None;
    let word = |index: usize| if index < sentence.end { analysis.word(index) } else { "" };
    if matches!(word(at), "is" | "was" | "became") {
        return (noun_phrase(analysis, at + 1, sentence.end), None);
    }
    if !matches!(word(at), "," | "(" | "-" | "–" | "—") {
        return (None, None);
    }
    at += 1;
    if at < sentence.end && analysis.kind(at) == Token::Number && word(at).len() <= 3 {
        age = Some(at);
        at += 1;
        if !matches!(word(at), "," | ")") {
            return (None, age);
        }
        at += 1;
    }
    if matches!(word(at), "who") && matches!(word(at + 1), "is" | "was") {
        at += 2;
    }
    // "Questioned by Ann Roe, the mayor said": another subject.
    let start = name.whole.start;
    let governed = start > sentence.start && analysis.tag(start - 1) == Tag::Preposition;
    let apposition = noun_phrase(analysis, at, sentence.end)
        .filter(|role| !(governed && matches!(word(role.end), "said" | "says" | "told")));
    (apposition, age)
}

/// A noun phrase about a person from `start` on: its head stands among its first words.
fn noun_phrase(analysis: &Analysis, start: usize, limit: usize) -> Option<Range<usize>> {
    let limit = limit.min(start + REACH);
    let mut end = start;
    let mut head = false;
    let mut bound = false;
    while end < limit {
        let token = &analysis.tokens[end];
        let word = token.of(analysis.text());
        match token.kind {
            Token::Punctuation if word == "&" || word == "-" || word == "/" => {}
            Token::Mark | Token::Punctuation => break,
            Token::Word
                if matches!(
                    word,
                    "who" | "which" | "that" | "said" | "says" | "told" | "where" | "when" | "whose"
                ) =>
            {
                break;
            }
            Token::Word
                if !head
                    && matches!(
                        word,
                        "of" | "for" | "at" | "in" | "with" | "from" | "to" | "on" | "and" | "as"
                    ) =>
            {
                return None;
            }
            Token::Word if !head && end > start && token.is(class::FUNCTION) && !is_ordinal(word) => {
                return None;
            }
            Token::Word => {
                bound |= end == start
                    && matches!(
                        word,
                        "the" | "a" | "an" | "his" | "her" | "its" | "their" | "one" | "another"
                    );
                head |= analysis.is_person_noun(end);
            }
            _ => {}
        }
        end += 1;
    }
    let first = if bound { start + 1 } else { start };
    // "Ann Roe, the mayor says …": no apposition, another subject.
    let verb = |at: usize| {
        let third = analysis.tag(at) == Tag::Noun
            && analysis.tokens[at].classes == crate::lexicon::Classes::NONE
            && analysis.word(at).ends_with('s')
            && analysis.tag(at + 1) == Tag::Determiner;
        analysis.tag(at) == Tag::Finite || third
    };
    // "Ann Roe, the mayor's lawyer says, never signed."
    let says = analysis.tag(end).is_finite() && analysis.tag(end + 1) == Tag::Comma;
    let acts = bound && (says || analysis.tag(end) != Tag::Comma && (start..end).any(verb));
    (head && !acts && end > first && (first..end.min(first + 8)).any(|index| analysis.is_person_noun(index)))
        .then_some(first..end)
}

/// Whether a role is no more than a courtesy: "Mrs".
pub fn is_courtesy(analysis: &Analysis, role: &Range<usize>) -> bool {
    role.clone().all(|at| is_honorific(analysis.word(at)))
}

/// "Sir" of "Prime Minister Sir John Roe".
fn is_honorific(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Sir" | "Dame" | "Lord" | "Lady" | "Mr" | "Mrs" | "Ms" | "Miss" | "Dr"
    )
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "first" | "second" | "third" | "last" | "next" | "former" | "most" | "top")
}

/// "mayor of Lund" of "the mayor of Lund, Ann Roe,".
fn apposed_before(analysis: &Analysis, name: &Name, sentence: &Range<usize>) -> Option<Range<usize>> {
    let comma = name
        .whole
        .start
        .checked_sub(1)
        .filter(|&comma| comma > sentence.start && analysis.word(comma) == ",")?;
    let from = sentence.start.max(comma.saturating_sub(REACH));
    let mut start = comma;
    while start > from {
        let token = &analysis.tokens[start - 1];
        if matches!(token.kind, Token::Mark | Token::Punctuation)
            && !matches!(token.of(analysis.text()), "&" | "-" | "(" | ")")
        {
            break;
        }
        start -= 1;
    }
    // The phrase that the clause begins with, or the nearest one that is about a person: "met the mayor of the town, Ann Roe".
    let opens = |&index: &usize| {
        matches!(
            small(analysis.word(index)).as_str(),
            "the" | "a" | "an" | "another" | "its" | "their" | "his" | "her"
        )
    };
    let whole =
        (start..comma).find(opens).filter(|&index| index < start + 3).map_or(start, |index| index + 1);
    let nearest = (start..comma).rev().filter(opens).map(|index| index + 1);
    let mut firsts = [whole].into_iter().chain(nearest);
    firsts.find_map(|first| {
        let noun = (first..comma.min(first + 8)).find(|&index| analysis.is_person_noun(index))?;
        let verbs = (first..comma).any(|index| {
            matches!(
                analysis.tag(index),
                Tag::Finite | Tag::Auxiliary | Tag::Coordinator | Tag::Subordinator | Tag::Relative
            )
        });
        let bound = (first..noun).all(|index| {
            !analysis.is(index, class::FUNCTION) || matches!(analysis.word(index), "of" | "for" | "former")
        });
        (!verbs && bound).then_some(first..comma)
    })
}
