//! Who or what can say something: people, groups, documents; not months, nor a fact.

use super::{Construction, Cue, Finder};
use crate::lexicon::{self, Classes, class::*};
use crate::text::{Tag, is_person_plural};
use std::ops::Range;

/// The endings of most nouns for people that no list holds.
const ENDINGS: [&str; 8] = ["er", "or", "ist", "ian", "ant", "ee", "man", "men"];

impl Finder<'_> {
    /// Whether what stands in a speaker's place cannot speak. Names and pronouns can; so can nearly all that is said to say something by
    /// the cue: "the startup insisted".
    pub(super) fn is_voiceless(&self, speaker: &Range<usize>, cue: &Cue) -> bool {
        let analysis = self.analysis;
        // "things that tell", "the code, which calls": whom the pronoun takes up.
        let pronoun = (speaker.len() == 1).then(|| analysis.word(speaker.start));
        if matches!(pronoun, Some("that" | "which"))
            && analysis.tag(speaker.start) == Tag::Relative
            && speaker.start > self.sentence.start
        {
            let comma = usize::from(analysis.tag(speaker.start - 1) == Tag::Comma);
            let taken_up = analysis.noun_phrase_before(speaker.start - comma, self.sentence.start);
            return taken_up.is_some_and(|phrase| {
                let last = phrase.end - 1;
                !analysis.is_capital(last) && !self.has_voice(last) && self.is_voiceless(&phrase, cue)
            });
        }
        // "you can say": whoever reads.
        if matches!(pronoun, Some("you" | "You")) {
            return true;
        }
        let core = analysis.core(speaker);
        let Some(noun) = core.clone().last() else { return false };
        let capital = |at: usize| analysis.is_capital(at) && (at > self.sentence.start || core.len() == 1);
        if !matches!(analysis.tag(noun), Tag::Noun | Tag::Time | Tag::Adjective) || core.clone().any(capital)
        {
            return false;
        }
        if self.asserts(cue) && analysis.tag(noun) == Tag::Noun && !self.is_listed(analysis.word(noun), TIME)
            || analysis.word(noun).starts_with("year-old")
        {
            return false;
        }
        // "those close to the mayor"
        if analysis.tag(noun) == Tag::Adjective && matches!(analysis.word(core.start), "Those" | "those") {
            return false;
        }
        // "an official familiar with the plan", "a raft of experts"
        let front = if analysis.tag(noun) == Tag::Adjective { core.clone() } else { noun..core.end };
        let of = if analysis.word(core.end) == "of" { core.end..speaker.end } else { 0..0 };
        !front.chain(of).any(|at| self.has_voice(at))
    }

    /// Whether only somebody who can speak does what the cue says: "said", "insisted that", ", adding".
    fn asserts(&self, cue: &Cue) -> bool {
        let analysis = self.analysis;
        let plain = matches!(analysis.word(cue.head), "said" | "says" | "say")
            || !matches!(cue.construction, Construction::Bare | Construction::Object);
        // "adding that extra burden"
        let clause = |at: usize| analysis.tag(at).is_finite();
        analysis.is(cue.head, VERB_ASSERT)
            && (cue.construction != Construction::That || (cue.right..self.sentence.end).any(clause))
            && match analysis.tag(cue.head) {
                Tag::Finite => plain,
                Tag::Participle => plain && cue.words.len() > 1,
                Tag::Gerund => {
                    let start = cue.words.start;
                    start == self.sentence.start || analysis.tag(start - 1) == Tag::Comma
                }
                _ => false,
            }
    }

    pub(super) fn has_voice(&self, noun: usize) -> bool {
        let voice = ROLE
            .or(TITLE)
            .or(ORGANISATION)
            .or(CLAIM)
            .or(MEDIUM)
            .or(OUTLET)
            .or(NATIONALITY)
            .or(PLACE)
            .or(VOICE)
            .or(DOCUMENT);
        let token = &self.analysis.tokens[noun];
        let word = lexicon::small(self.analysis.word(noun));
        let singular = word.strip_suffix('s').unwrap_or(&word);
        token.kind != crate::text::Kind::Word
            || self.analysis.is_person_noun(noun)
            || is_person_plural(&word)
            || self.is_listed(&word, voice)
            || ENDINGS.iter().any(|ending| singular.len() > ending.len() + 2 && singular.ends_with(ending))
    }

    /// Whether a noun or its singular is of these classes.
    pub(super) fn is_listed(&self, noun: &str, classes: Classes) -> bool {
        let listed = |word: &str| lexicon::classes(word).any(classes);
        listed(noun)
            || noun.strip_suffix("ies").is_some_and(|stem| listed(&format!("{stem}y")))
            || noun.strip_suffix('s').is_some_and(listed)
    }
}
