//! Quotations without marks, told by the article's structure: block quotations, and the turns of transcripts and interviews.

use super::region::{End, Frame, Region};
use crate::article::Role;
use crate::text::{Analysis, Kind};
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// How many words a signature may have, its dash included.
const SIGNATURE: usize = 16;

/// How many words may stand before a turn's colon.
const LABEL: usize = 5;

/// Which paragraphs are turns: for each that begins with a speaker's label, the token behind the label.
pub struct Structure {
    turns: HashMap<usize, usize>,
}

impl Structure {
    /// Looks for labels. One name before one colon may be anything ("UPDATE: …"); where two follow one another and one comes back,
    /// people take turns.
    pub fn of(analysis: &Analysis) -> Structure {
        let mut turns = HashMap::new();
        let mut seen: HashMap<&str, usize> = HashMap::new();
        let mut alternate = false;
        let mut before = "";
        for paragraph in 0..analysis.paragraphs.len() {
            let label = label(analysis, paragraph);
            let own = label.clone().map_or("", |label| analysis.span(label).of(analysis.text()));
            alternate |= !own.is_empty() && !before.is_empty() && own != before;
            before = own;
            if let Some(label) = label {
                *seen.entry(own).or_default() += 1;
                turns.insert(paragraph, label.end);
            }
        }
        if !alternate || !seen.values().any(|&times| times > 1) {
            turns.clear();
        }
        Structure { turns }
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
            .filter(|&dash| dash > own.start && dash + 1 < own.end && analysis.tokens[dash + 1].capital)
            .filter(|&dash| !(dash..own.end).any(|at| analysis.tag(at).is_finite()))
            .unwrap_or(own.end);
        Some(region(own.start..end, Frame::Block))
    }
}

/// A paragraph's label with the sign behind it: a name in capitals or in bold, or the letter of a question or an answer. What stands
/// behind is no quotation mark, which would tell by itself.
fn label(analysis: &Analysis, paragraph: usize) -> Option<Range<usize>> {
    let own = analysis.paragraphs[paragraph].clone();
    if own.is_empty() {
        return None;
    }
    let behind =
        |end: usize| (end < own.end && analysis.tokens[end].kind != Kind::Mark).then_some(own.start..end);
    if matches!(analysis.word(own.start), "Q." | "A.") {
        return behind(own.start + 1);
    }
    let colon = own.clone().take(LABEL + 1).find(|&at| analysis.word(at) == ":")?;
    let words = own.start..colon;
    if words.is_empty() || !words.clone().all(|at| analysis.tokens[at].kind == Kind::Word) {
        return None;
    }
    let letter = words.len() == 1 && matches!(analysis.word(own.start), "Q" | "A");
    let capitals = words.clone().all(|at| {
        let word = analysis.word(at);
        word.len() > 1 && !word.chars().any(char::is_lowercase)
    });
    let span = analysis.span(words.clone());
    let emphasis = &analysis.article.emphasis;
    let bold = emphasis[..emphasis.partition_point(|bold| bold.start <= span.start)]
        .last()
        .is_some_and(|bold| bold.contains(span))
        && words.clone().all(|at| analysis.tokens[at].capital);
    if letter || capitals || bold { behind(colon + 1) } else { None }
}
