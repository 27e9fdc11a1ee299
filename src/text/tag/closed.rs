//! Words that every text has, whose part hangs on what stands around them: "that", "one", "her", "to".

use super::{Tag, Tagger};
use crate::lexicon::Classes;
use crate::lexicon::class::*;
use crate::text::{Kind, Token};

impl Tagger<'_> {
    pub(super) fn closed(&self, at: usize, token: &Token, before: Option<Tag>) -> Option<Tag> {
        let word = token.of(self.text);
        let next = self.tokens.get(at + 1);
        let nominal_next = next.is_some_and(|next| {
            next.kind == Kind::Word && !next.is(CLOSED.or(ADVERB)) || next.kind == Kind::Number
        });
        if word.eq_ignore_ascii_case("to") {
            let according = at > 0 && self.at(at - 1).eq_ignore_ascii_case("according");
            let infinitive = !according
                && next.is_some_and(|next| {
                    (next.is(BASE) || next.is(BEING))
                        && !next.is(DETERMINER)
                        && (!next.capital || self.headline)
                        || next.is(ADVERB) && self.tokens.get(at + 2).is_some_and(|after| after.is(BASE))
                        || next.kind == Kind::Word && self.ends_in_ly(next.of(self.text))
                        || !next.capital && next.classes == Classes::NONE
                            // "admitted to officers that"
                            && !self.plural(at + 1)
                            && self.takes_object(at + 1)
                });
            return Some(if infinitive || self.infinitive_between_marks(at + 1) {
                Tag::To
            } else {
                Tag::Preposition
            });
        }
        // "Kim once told"
        if word == "once"
            && next.is_some_and(|next| next.is(PAST))
            && matches!(before, Some(Tag::Name | Tag::Noun | Tag::Pronoun))
        {
            return Some(Tag::Adverb);
        }
        if word.eq_ignore_ascii_case("that") {
            return Some(self.that(at, before, nominal_next));
        }
        if word.eq_ignore_ascii_case("her") {
            let object = next.is_none_or(|next| {
                next.kind != Kind::Word || next.is(CLOSED.or(ADVERB)) && !next.is(ADJECTIVE)
            });
            return Some(if object { Tag::Object } else { Tag::Genitive });
        }
        if token.is(COORDINATOR) {
            return Some(Tag::Coordinator);
        }
        if token.is(AUXILIARY) {
            // A full verb: "he has a plan", "she did it". As a clause's verb it is finite all the same.
            return Some(Tag::Auxiliary);
        }
        if token.is(BEING) {
            return Some(match word {
                "be" | "Be" => Tag::Base,
                "been" | "done" | "Been" | "Done" => Tag::Participle,
                _ => Tag::Gerund,
            });
        }
        if token.is(GENITIVE) {
            return Some(if word.eq_ignore_ascii_case("whose") { Tag::Relative } else { Tag::Genitive });
        }
        if word == "US" && !self.headline {
            return Some(Tag::Name);
        }
        if token.is(OBJECT) {
            return Some(Tag::Object);
        }
        if token.is(RELATIVE) {
            return Some(Tag::Relative);
        }
        if token.is(DETERMINER) {
            // "This makes it hard": no plural stands behind it.
            let verb_next = word.eq_ignore_ascii_case("this")
                && next
                    .is_some_and(|next| next.is(THIRD) && !next.capital && next.of(self.text).ends_with('s'));
            // "more than 500 people"
            if matches!(word, "more" | "less" | "fewer" | "More" | "Fewer") && self.counts_past(at + 1) {
                return Some(Tag::Determiner);
            }
            if token.is(PRONOUN) && (!nominal_next || verb_next || self.report_follows(at)) {
                return Some(Tag::Pronoun);
            }
            if token.is(ADVERB) && !nominal_next {
                return None;
            }
            return Some(Tag::Determiner);
        }
        if token.is(PRONOUN) {
            // "one close aide"
            let nominal_next =
                nominal_next || next.is_some_and(|next| next.is(ADJECTIVE) && !next.is(CLOSED));
            return Some(if word.eq_ignore_ascii_case("one") && nominal_next {
                Tag::Number
            } else {
                Tag::Pronoun
            });
        }
        if matches!(word, "about" | "around" | "About" | "Around" | "over" | "Over")
            && next.is_some_and(|next| {
                next.kind == Kind::Number
                    || matches!(
                        next.of(self.text),
                        "one-third" | "two-thirds" | "half" | "two" | "three" | "four" | "five"
                    )
            })
            && before != Some(Tag::Noun)
        {
            return Some(Tag::Adverb);
        }
        if at > 0 && self.tagged(at - 1) == Tag::Determiner && self.counts_past(at) {
            return Some(Tag::Number);
        }
        if token.is(PREPOSITION) && token.is(SUBORDINATOR) {
            return Some(if self.clause_follows(at + 1) { Tag::Subordinator } else { Tag::Preposition });
        }
        if token.is(SUBORDINATOR) && (!token.is(ADVERB) || self.clause_follows(at + 1)) {
            return Some(Tag::Subordinator);
        }
        if token.is(PREPOSITION) && !token.is(VERB) {
            return Some(Tag::Preposition);
        }
        None
    }

    /// Whether "than" and a number stand here.
    fn counts_past(&self, than: usize) -> bool {
        self.tokens.get(than).is_some_and(|than| than.of(self.text) == "than")
            && self.tokens.get(than + 1).is_some_and(|next| next.kind == Kind::Number)
    }

    /// "vowed to 'open up' the law".
    fn infinitive_between_marks(&self, mark: usize) -> bool {
        let word = |at: usize| self.tokens.get(at).filter(|token| token.kind == Kind::Word);
        self.tokens.get(mark).is_some_and(|mark| mark.kind == Kind::Mark)
            && word(mark + 1).is_some_and(|verb| {
                verb.is(BASE.or(BEING)) && !verb.capital && (!verb.is(EITHER) || word(mark + 2).is_some())
            })
    }

    /// "half said they", "many argue that": a reporting verb, and what is reported.
    fn report_follows(&self, at: usize) -> bool {
        let (Some(verb), Some(next)) = (self.tokens.get(at + 1), self.tokens.get(at + 2)) else {
            return false;
        };
        let finite = verb.is(VERB_SAY)
            && !verb.capital
            && (verb.is(PAST)
                || verb.is(THIRD.or(BASE)) && (!verb.is(EITHER) || next.of(self.text) == "that"));
        finite && (next.is(CLOSED.or(TIME)) || next.kind != Kind::Word)
    }

    /// Whether an unknown word has an object or a particle behind it, as a verb does.
    fn takes_object(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| {
            next.is(DETERMINER.or(GENITIVE).or(OBJECT))
                || matches!(next.of(self.text), "$" | "down" | "up" | "out" | "off")
        })
    }

    fn that(&self, at: usize, before: Option<Tag>, nominal_next: bool) -> Tag {
        let next = self.tokens.get(at + 1);
        let verb_next = next.is_some_and(|next| {
            next.is(AUXILIARY)
                || next.kind == Kind::Possessive
                || next.is(THIRD.or(PAST))
                    && !next.is(CLOSED)
                    && !next.capital
                    && (!next.is(EITHER) || self.clause_object_follows(at + 1))
        });
        // "pointed out that"
        let out = at > 1 && matches!(self.at(at - 1), "out" | "back") && self.is(at - 2, VERB_OUT);
        let before = if out { Some(self.tagged(at - 2)) } else { before };
        match before {
            Some(Tag::Noun | Tag::Name | Tag::Pronoun) if verb_next => Tag::Relative,
            _ if verb_next => Tag::Pronoun,
            Some(Tag::Preposition | Tag::To) if nominal_next => Tag::Determiner,
            Some(Tag::Preposition) => Tag::Pronoun,
            Some(Tag::Finite | Tag::Base | Tag::Gerund | Tag::Participle) if self.at(at + 1) == "," => {
                Tag::Subordinator
            }
            // "surveying them that year"
            _ if next.is_some_and(|next| {
                matches!(
                    next.of(self.text),
                    "year" | "month" | "week" | "weekend" | "day" | "evening" | "summer"
                )
            }) =>
            {
                Tag::Determiner
            }
            _ if next.is_none_or(|next| next.kind == Kind::Punctuation) => Tag::Pronoun,
            None if nominal_next => Tag::Determiner,
            _ => Tag::Subordinator,
        }
    }

    /// Whether a subject and a finite verb stand soon after `at`, with no comma before.
    fn clause_follows(&self, at: usize) -> bool {
        let mut subject = false;
        let mut bracket = false;
        for token in self.tokens[at.min(self.tokens.len())..].iter().take(12) {
            match token.kind {
                Kind::Punctuation if subject && token.of(self.text) == "(" => bracket = true,
                Kind::Punctuation if token.of(self.text) == ")" => bracket = false,
                _ if bracket => {}
                Kind::Punctuation => return false,
                Kind::Word
                    if subject
                        && (token.is(AUXILIARY) || token.is(PAST.or(THIRD)) && !token.is(CLOSED))
                        && !token.capital =>
                {
                    return true;
                }
                Kind::Word if token.is(PRONOUN) && !token.is(DETERMINER) => subject = true,
                Kind::Word if token.is(PREPOSITION.or(SUBORDINATOR)) && !subject => return false,
                Kind::Word => subject = true,
                _ => {}
            }
        }
        false
    }
}
