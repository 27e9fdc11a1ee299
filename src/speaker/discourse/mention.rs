//! Who is mentioned: what stands in running text, a token at a time, and how much each mention weighs.

use super::{Discourse, Mind, Place};
use crate::speaker::name::Kind as NameKind;
use crate::speaker::person::EntityId;
use crate::speaker::phrase::{self, Phrase};
use crate::speaker::role;
use crate::text::{Kind as Token, Tag, is_person_plural};
use std::ops::Range;

/// How many of the lately mentioned are kept in mind.
const MIND: usize = 24;

/// What is left of everybody else's weight where a paragraph opens with somebody's full name.
const TOPIC: f32 = 0.5;
/// The same where it opens with somebody new: "A witness".
const NEWCOMER: f32 = 0.15;
/// So many tokens may stand in front of the name that a paragraph opens with.
const FRONT: usize = 6;

impl Discourse<'_> {
    /// Takes in what stands at a token; returns the next one to look at.
    pub(super) fn step(&mut self, at: usize, place: &mut Place) -> usize {
        let inside = self.is_quoted(at);
        if let Some(name) = self.name(at) {
            let Some(id) = self.people.of_name[name] else {
                return if inside { at + 1 } else { self.noun_phrase(at, place) };
            };
            let next = self.analysis.tokens.get(self.names[name].tokens.end);
            let owns = next.is_some_and(|next| next.kind == Token::Possessive);
            if owns
                && !inside
                && let Some(next) = self.possessed(name, place)
            {
                self.mention(id, self.weight(name, false, place));
                return next;
            }
            let subject =
                !inside && self.is_subject(self.names[name].whole.start, self.names[name].tokens.end, place);
            let weight = if inside { 0.08 } else { self.weight(name, subject, place) };
            // "Kim left", "Kim, a baker, left", "Among them was Ann Roe": whom the sentence is about.
            let end = self.names[name].tokens.end;
            let acts = self.analysis.tag(end).is_finite() || self.analysis.word(end) == ",";
            let told = self.subject.is_some_and(|(_, sentence)| sentence == place.sentence);
            let new = self.names[name].kind == NameKind::Person
                && self.names[name].tokens.len() > 1
                && self.mind.iter().all(|mind| mind.entity != id);
            if subject && !place.subject && acts || !inside && !owns && new && !told {
                self.subject = Some((id, place.sentence));
            }
            if subject && self.opens_topic(name, place) {
                self.turn_to(id, TOPIC);
            }
            self.mention(id, weight);
            if !inside
                && !subject
                && !owns
                && let Some(mind) = self.mind.last_mut()
            {
                mind.aside = Some(place.sentence);
            }
            // "Kim's mother, Ann Roe, left": Ann Roe is the subject.
            let apposed = owns && {
                let limit = self.analysis.sentences[place.sentence].end;
                let noun = role::noun_of(self.analysis, self.names[name].tokens.end, limit);
                noun.is_some_and(|noun| {
                    let mut near = noun + 2..noun + 6;
                    self.analysis.word(noun + 1) == "," && near.any(|at| self.name(at).is_some())
                })
            };
            place.subject |= subject && !apposed;
            return self.names[name].whole.end.max(at + 1);
        }
        if inside || self.analysis.kind(at) != Token::Word {
            return at + 1;
        }
        match phrase::third_person(self.analysis.word(at)) {
            Some(word) => {
                if let Some(id) =
                    self.pronoun(word, at, place, None).filter(|_| word != "it" && word != "they")
                {
                    self.meant.insert(at, id);
                    let subject = matches!(word, "he" | "she");
                    if subject && !place.subject {
                        self.subject = Some((id, place.sentence));
                    }
                    self.mention(id, if subject { 1.0 } else { 0.35 });
                    place.subject |= subject;
                    if matches!(word, "his" | "her") {
                        return self.noun_phrase(at, place);
                    }
                }
                at + 1
            }
            None if role::is_determiner(self.analysis.word(at)) => self.noun_phrase(at, place),
            None if matches!(self.analysis.tag(at), Tag::Noun | Tag::Name)
                && is_person_plural(self.analysis.word(at)) =>
            {
                self.group(at, place)
            }
            None => at + 1,
        }
    }

    pub(super) fn mention(&mut self, entity: EntityId, weight: f32) {
        let weight = if self.prose { weight } else { 0.3 * weight };
        if let Some(at) = self.mind.iter().position(|mind| mind.entity == entity) {
            let mut mind = self.mind.remove(at);
            mind.aside = None;
            mind.weight = mind.weight.max(weight) + 0.1 * mind.weight.min(weight);
            self.mind.push(mind);
            return;
        }
        if self.mind.len() == MIND {
            let faintest = (0..MIND).min_by(|&a, &b| self.mind[a].weight.total_cmp(&self.mind[b].weight));
            self.mind.remove(faintest.unwrap_or(0));
        }
        self.mind.push(Mind { entity, weight, aside: None });
    }

    /// "Harbour officials", "residents": several who are only described; returns the next token to look at.
    fn group(&mut self, at: usize, place: &mut Place) -> usize {
        let sentence = self.analysis.sentences[place.sentence].start;
        let belongs = |index: &usize| {
            matches!(self.analysis.tag(*index), Tag::Adjective | Tag::Noun | Tag::Name)
                && !self.is_quoted(*index)
        };
        let start = (sentence.max(at.saturating_sub(4))..at).rev().take_while(belongs).last().unwrap_or(at);
        // "the number of tools residents used": the tools are not theirs.
        let governed = start > sentence && self.analysis.word(start - 1) == "of";
        let plural = self.analysis.word(start).ends_with('s') && !self.analysis.is_capital(start);
        let start = if governed && plural { at } else { start };
        let id = self.noun(start..at + 1, at);
        self.described(id, start..at + 1, 0.4, place);
        at + 1
    }

    /// "the senator", "his first victim" in running text; returns the next token to look at.
    fn noun_phrase(&mut self, at: usize, place: &mut Place) -> usize {
        let next = at + 1;
        let limit = self.analysis.sentences[place.sentence].end;
        let Some(noun) = role::noun_of(self.analysis, at, limit) else { return next };
        let named = (next..=noun + 1).any(|index| self.bearer(index).is_some());
        if named || self.nouns.is_apposition(noun) {
            return next;
        }
        if place.subject && self.is_predicate(at) {
            return noun + 1;
        }
        // "Another diplomat, the former envoy Ann Roe, left": her name comes.
        let read = phrase::read(self.analysis, self.names, self.name_at, at..noun + 1);
        let apposed = match read {
            Some(Phrase::Name(name)) => self.people.of_name[name],
            _ => None,
        };
        let id = apposed.unwrap_or_else(|| self.noun(at..noun + 1, noun));
        // "A witness saw the car leave. “It was fast,” he said": somebody new, who is going to speak.
        if matches!(self.analysis.word(at), "A" | "An" | "Another") && self.opens_paragraph(at) {
            self.turn_to(id, NEWCOMER);
        }
        let indefinite = matches!(self.analysis.word(at), "a" | "an");
        self.described(id, at..noun + 1, if indefinite { 0.25 } else { 0.5 }, place);
        noun + 1
    }

    /// "Kim's spokesman": somebody whom a name tells by whose they are; returns the next token to look at.
    fn possessed(&mut self, name: usize, place: &mut Place) -> Option<usize> {
        let (start, sign) = (self.names[name].whole.start, self.names[name].tokens.end);
        let limit = self.analysis.sentences[place.sentence].end;
        let noun = role::noun_of(self.analysis, sign, limit)?;
        let named = (sign + 1..=noun + 1).any(|index| self.name(index).is_some());
        if named || self.nouns.is_apposition(noun) || self.analysis.word(noun + 1) == "," {
            return None;
        }
        let id = self.noun(start..noun + 1, noun);
        self.described(id, start..noun + 1, 0.4, place);
        Some(noun + 1)
    }

    /// Takes in a description: it weighs so much where it is not its clause's subject.
    fn described(&mut self, id: EntityId, tokens: Range<usize>, weight: f32, place: &mut Place) {
        self.meant.insert(tokens.start, id);
        let subject = self.is_subject(tokens.start, tokens.end, place);
        if subject && !place.subject {
            self.subject = Some((id, place.sentence));
        }
        // "There was a farmer": it is about him now.
        let exists = tokens.start > 1
            && matches!(self.analysis.word(tokens.start - 2), "There" | "there")
            && matches!(self.analysis.word(tokens.start - 1), "is" | "was" | "are" | "were");
        self.mention(id, if subject || exists { 0.95 } else { weight });
        place.subject |= subject;
    }

    /// "a legend" of "Kim was also a legend": it says something of the subject, and nobody new is mentioned.
    fn is_predicate(&self, at: usize) -> bool {
        let verb = (at.saturating_sub(3)..at).rev().find(|&index| self.analysis.tag(index) != Tag::Adverb);
        verb.is_some_and(|verb| {
            matches!(self.analysis.word(verb), "is" | "was" | "be" | "become" | "became" | "remains" | "as")
        })
    }

    /// Whether the tokens from `start` to `end` are the subject of their clause.
    fn is_subject(&self, start: usize, end: usize, place: &Place) -> bool {
        let verb = |index: usize| matches!(self.analysis.tag(index), Tag::Finite | Tag::Auxiliary);
        let follows = verb(end) || self.analysis.tag(end) == Tag::Adverb && verb(end + 1);
        let first = self.first_of(start);
        let governed = first > self.analysis.sentences[place.sentence].start
            && matches!(
                self.analysis.tag(first - 1),
                Tag::Preposition | Tag::Finite | Tag::Base | Tag::Gerund | Tag::Participle | Tag::To
            );
        !governed && (follows || !place.subject)
    }

    /// Whether a name in full at the head of a paragraph says of whom it is going to speak.
    fn opens_topic(&self, name: usize, place: &Place) -> bool {
        let name = &self.names[name];
        let start = self.analysis.sentences[place.sentence].start;
        // "Norda boss Ann Roe", "Her mother, Ann Roe,", "Her mother, 60-year-old Ann Roe,"
        let last = name.whole.start.max(1) - 1;
        let age = phrase::with_age(self.analysis, last);
        let before = if age < last { age.max(1) - 1 } else { last };
        let noun = before.saturating_sub(usize::from(self.analysis.word(before) == ","));
        let role = noun >= start
            && noun - start < FRONT
            && self.analysis.is_person_noun(noun)
            && (start..noun).all(|at| {
                let tag = self.analysis.tag(at);
                tag.is_nominal() && tag != Tag::Pronoun
            });
        let first = name.whole.start <= start + 1 || role;
        first && name.tokens.len() > 1 && self.opens_paragraph(start)
    }

    /// Whether a paragraph begins with the token at `at`.
    fn opens_paragraph(&self, at: usize) -> bool {
        self.analysis.paragraphs.binary_search_by_key(&at, |own| own.start).is_ok()
    }

    /// The article turns to somebody: so much is left of everybody else's weight.
    fn turn_to(&mut self, id: EntityId, left: f32) {
        for mind in self.mind.iter_mut().filter(|mind| mind.entity != id) {
            mind.weight *= left;
        }
    }

    /// Where the first of the names that are joined to the one at `start` stands: what governs "figures like Ann Roe and Tom Poe"
    /// governs both.
    fn first_of(&self, mut start: usize) -> usize {
        // "With hosts such as Ann Roe, Tom Poe has …": the second is the subject.
        let own = self.name(start);
        let mut joined = own.is_none_or(|own| !self.analysis.tag(self.names[own].tokens.end).is_finite());
        while start > 1
            && (self.analysis.tag(start - 1) == Tag::Coordinator
                || joined && self.analysis.tag(start - 1) == Tag::Comma)
            && let Some(before) = self.name(start - 2)
        {
            joined = true;
            start = self.names[before].whole.start;
        }
        start
    }

    /// How much a name's place in its sentence weighs.
    fn weight(&self, name: usize, subject: bool, place: &Place) -> f32 {
        let id = self.people.of_name[name];
        let name = &self.names[name];
        let mut first = name.whole.start;
        while first > 0 && self.nouns.apposed(first - 1).is_some_and(|own| Some(own) == id) {
            first -= 1;
        }
        // "The first witness was police officer Ann Roe."
        if first > 0 && matches!(self.analysis.word(first - 1), "is" | "was" | "are" | "were") {
            return 1.1;
        }
        let next = self.analysis.tokens.get(name.tokens.end);
        if next.is_some_and(|next| next.kind == Token::Possessive) {
            return 0.35;
        }
        // "a belief that is shared by Ann Roe", but "Tom Poe was seen by Ann Roe"
        // "Coached by Ann Roe, he": another.
        let agent = !place.subject
            && first > self.analysis.sentences[place.sentence].start + 2
            && self.analysis.word(first - 1) == "by"
            && self.analysis.tag(first - 2) == Tag::Participle;
        if subject || agent {
            return 1.0;
        }
        // "30 Norda jets": it is the jets that are spoken of.
        if self.analysis.tag(name.tokens.end) == Tag::Noun && next.is_some_and(|next| !next.capital) {
            return 0.25;
        }
        let first = self.first_of(name.whole.start);
        let governed = first > 0 && self.analysis.tag(first - 1) == Tag::Preposition;
        if governed { 0.35 } else { 0.5 }
    }
}
