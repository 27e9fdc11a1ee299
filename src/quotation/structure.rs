//! Quotations without marks, told by the article's structure: block quotations, and the turns of transcripts and interviews.

use super::region::{End, Frame, Region};
use crate::article::Role;
use crate::lexicon::{Classes, small as lower};
use crate::text::{Analysis, Kind, Tag};
use foldhash::{HashMap, HashMapExt, HashSet};
use std::ops::Range;

/// How many words a signature may have, its dash included.
const SIGNATURE: usize = 16;

/// How many words may stand before a turn's colon.
const LABEL: usize = 5;

/// In so many tokens at an article's beginning those who take turns are named in full.
const INTRODUCTION: usize = 1000;

/// Which paragraphs are turns: for each that begins with a speaker's label, the token behind the label.
pub struct Structure {
    turns: HashMap<usize, usize>,
}

impl Structure {
    /// Looks for labels. One name before one colon may be anything ("UPDATE: …"); where two follow one another and one comes back, people
    /// take turns. So they do where a name comes back that the article has told in full.
    pub fn of(analysis: &Analysis) -> Structure {
        let mut labels: Vec<Label> =
            (0..analysis.paragraphs.len()).filter_map(|paragraph| label(analysis, paragraph)).collect();
        let words = |label: &Label| analysis.span(label.tokens.clone()).of(analysis.text());
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for label in &labels {
            *seen.entry(words(label)).or_default() += 1;
        }
        let returns = |label: &Label| seen[words(label)] > 1;
        if are_headings(analysis, labels.iter().filter(|label| returns(label))) {
            labels.clear();
        }
        let introduced = labels.iter().any(|label| label.plain && returns(label));
        labels.retain(|label| introduced || !label.plain);
        let alternate = labels
            .windows(2)
            .any(|pair| pair[0].paragraph + 1 == pair[1].paragraph && words(&pair[0]) != words(&pair[1]));
        if !(introduced || alternate && labels.iter().any(returns)) {
            labels.clear();
        }
        Structure { turns: labels.into_iter().map(|label| (label.paragraph, label.tokens.end)).collect() }
    }

    /// The region that a paragraph is without any marks: a speaker's turn, or a block quotation.
    pub fn region(&self, analysis: &Analysis, paragraph: usize) -> Option<Region> {
        let own = analysis.paragraphs[paragraph].clone();
        let region =
            |tokens, frame| Region { tokens, paragraph, end: End::Paragraph, continued: false, frame };
        if let Some(&start) = self.turns.get(&paragraph) {
            return Some(region(start..own.end, Frame::Turn));
        }
        let block = analysis.article.paragraphs[paragraph].role == Role::Block;
        let marked = analysis.tokens[own.clone()].iter().any(|token| token.kind == Kind::Mark);
        if !block || marked {
            return None;
        }
        // "We open in May. — Ana Roe, chair of the board"
        let dash =
            own.clone().rev().take(SIGNATURE).find(|&at| matches!(analysis.word(at), "—" | "–" | "―" | "--"));
        let end = dash
            .filter(|&dash| dash > own.start && dash + 1 < own.end && analysis.is_capital(dash + 1))
            .filter(|&dash| !(dash..own.end).any(|at| analysis.tag(at).is_finite()))
            .unwrap_or(own.end);
        Some(region(own.start..end, Frame::Block))
    }
}

/// "Advantages: …", "Accuracy: …", again and again: two labels that the article has as words, too.
fn are_headings<'l>(analysis: &Analysis, mut returning: impl Iterator<Item = &'l Label>) -> bool {
    let Some(first) = returning.next() else { return false };
    let small = analysis.tokens.iter().filter(|token| !token.capital && token.classes == Classes::NONE);
    let small: HashSet<String> = small.map(|token| lower(token.of(analysis.text()))).collect();
    let word = |label: &Label| lower(analysis.word(label.tokens.start));
    let common = |label: &&Label| {
        let words = label.tokens.start..label.tokens.end - 1;
        words.len() == 1 && small.contains(&word(label)) && !is_introduced(analysis, words)
    };
    let mut found = std::iter::once(first).chain(returning).filter(common);
    let one = found.next().map(word);
    one.is_some() && found.any(|label| Some(word(label)) != one)
}

/// What may name whoever speaks a paragraph.
struct Label {
    paragraph: usize,
    /// Its words and the sign behind them.
    tokens: Range<usize>,
    /// Whether nothing but the colon sets it off.
    plain: bool,
}

/// A paragraph's label: a name in capitals or in bold, the letter of a question or an answer, or a name that the article has told in
/// full. What stands behind is no quotation mark, which would tell by itself.
fn label(analysis: &Analysis, paragraph: usize) -> Option<Label> {
    let own = analysis.paragraphs[paragraph].clone();
    if own.is_empty() || analysis.article.paragraphs[paragraph].role == Role::Heading {
        return None;
    }
    let behind = |end: usize, plain: bool| {
        let mark = end >= own.end || analysis.kind(end) == Kind::Mark;
        (!mark).then_some(Label { paragraph, tokens: own.start..end, plain })
    };
    if matches!(analysis.word(own.start), "Q." | "A.") {
        return behind(own.start + 1, false);
    }
    let colon = own.clone().take(LABEL + 1).find(|&at| analysis.word(at) == ":")?;
    let words = own.start..colon;
    if words.is_empty() || !words.clone().all(|at| analysis.kind(at) == Kind::Word) {
        return None;
    }
    let letter = words.len() == 1 && matches!(analysis.word(own.start), "Q" | "A");
    let capitals = words.clone().all(|at| {
        let word = analysis.word(at);
        word.len() > 1 && !word.chars().any(|c| c.is_lowercase() || c == '&')
    });
    let span = analysis.span(words.clone());
    let emphasis = &analysis.article.emphasis;
    let bold = emphasis[..emphasis.partition_point(|bold| bold.start <= span.start)]
        .last()
        .is_some_and(|bold| bold.contains(span))
        && words.clone().all(|at| analysis.is_capital(at));
    let plain = !(letter || capitals || bold);
    if plain && !is_introduced(analysis, words) { None } else { behind(colon + 1, plain) }
}

/// Whether the words are the last of a longer name in front of them: "Reyes: …" behind "we asked Ana Reyes".
fn is_introduced(analysis: &Analysis, words: Range<usize>) -> bool {
    let name = |at: usize| analysis.tag(at) == Tag::Name && analysis.kind(at) == Kind::Word;
    words.clone().all(name)
        && (1..words.start.min(INTRODUCTION)).any(|at| {
            analysis.word(at) == analysis.word(words.end - 1)
                && name(at)
                && name(at - 1)
                && analysis.tokens[at - 1].classes == Classes::NONE
                && analysis.tag(at + 1) != Tag::Colon
        })
}
