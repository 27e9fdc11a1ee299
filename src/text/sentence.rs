use super::{Kind, Token};
use crate::lexicon::class::*;
use std::ops::Range;

/// The sentences of one paragraph, as ranges of its `tokens`. A sentence ends at `.`, `!`, `?` or `…`, with the closing marks
/// and brackets that follow, where the next token could begin one. Abbreviations keep their point in their own token, so they
/// end nothing.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < tokens.len() {
        let ends = tokens[at].kind == Kind::Punctuation
            && matches!(tokens[at].of(text), "." | "!" | "?" | "…")
            || tokens[at].kind == Kind::Word && ends_all_the_same(text, tokens, at);
        at += 1;
        if !ends && at - start < LONGEST {
            continue;
        }
        while at < tokens.len() && closes(text, tokens, at) {
            at += 1;
        }
        let begins = tokens.get(at).is_none_or(|next| {
            next.capital || next.kind != Kind::Word && !matches!(next.of(text), "," | ";")
        });
        if begins || at - start >= LONGEST {
            found.push(start..at);
            start = at;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

/// Tokens in the longest sentence: what goes on beyond is cut, so that rules may look through a whole sentence for each of its
/// words, whatever a page says.
const LONGEST: usize = 500;

/// Whether the abbreviation at `at` ends a sentence as well: "… in the U.S. The …", "… at 5 p.m. He …", "… Ana Roe, R-Ky. Roe …".
fn ends_all_the_same(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(next) = tokens.get(at + 1) else { return false };
    let word = tokens[at].of(text);
    // "… at 5 p.m. “It was dark …”"
    if next.kind == Kind::Mark {
        // "“It is Plan B.”"
        if next.span.start == tokens[at].span.end && word.ends_with('.') {
            return tokens.get(at + 2).is_none_or(|after| after.capital || after.kind == Kind::Mark);
        }
        return matches!(word, "a.m." | "p.m." | "Jr." | "Sr." | "Inc.")
            && tokens.get(at + 2).is_some_and(|next| next.capital);
    }
    let party = matches!(word.as_bytes(), [b'D' | b'R' | b'I', b'-', ..]);
    // "… at 5 p.m. Police said …", but "at 5 p.m. Monday", "at 5 p.m. EST"
    let hour = matches!(word, "a.m." | "p.m.")
        && !next.is(TIME.or(CALENDAR))
        && next.of(text).chars().any(char::is_lowercase)
        && !matches!(next.of(text), "Eastern" | "Pacific" | "Central" | "Mountain");
    next.capital
        && (party
            || hour
            || matches!(next.of(text), "According" | "Meanwhile" | "However")
            || next.is(DETERMINER.or(PRONOUN).or(GENITIVE).or(SUBORDINATOR).or(COORDINATOR).or(PREPOSITION)))
        && next.span.len() > 1
        && word.ends_with('.')
        && word.len() > 2
}

/// Whether the token at `at` still belongs to the sentence that a stop has just ended: it touches what stands before it.
fn closes(text: &str, tokens: &[Token], at: usize) -> bool {
    let touches = tokens[at - 1].span.end == tokens[at].span.start;
    match tokens[at].kind {
        Kind::Mark => touches,
        Kind::Punctuation => touches && matches!(tokens[at].of(text), "." | "!" | "?" | "…" | ")" | "]"),
        _ => false,
    }
}
