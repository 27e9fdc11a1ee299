//! Whom words mean where they stand: a pronoun, a role, "who".

use super::{Discourse, Place, tokens_of};
use crate::lexicon::is_among;
use crate::quotation::Kind;
use crate::speaker::Gender;
use crate::speaker::person::EntityId;
use crate::speaker::phrase::{self, Phrase};
use crate::text::Tag;
use foldhash::{HashSet, HashSetExt};
use std::ops::Range;

/// How much likelier somebody speaks who has spoken before.
const SPOKEN: f32 = 1.8;
/// How much more they weigh where the cue says that somebody goes on.
const GOES_ON: f32 = 2.5;

/// How much likelier the first subject of a sentence is somebody else than one who was only mentioned in front of it.
const ASIDE: f32 = 0.5;

/// Below this nobody is meant.
const FAINT: f32 = 0.04;

impl Discourse<'_> {
    /// Whom a speaker's words mean, at the place where they stand.
    pub(super) fn meaning(
        &mut self,
        phrase: &Phrase,
        at: usize,
        place: &Place,
        quotation: usize,
    ) -> Option<EntityId> {
        if let Some(&id) = self.meant.get(&at) {
            return Some(id);
        }
        let id = match phrase {
            Phrase::Name(name) => self.people.of_name[*name],
            Phrase::Pronoun(token) if matches!(self.analysis.word(*token), "who" | "which" | "that") => {
                self.antecedent(*token, place.sentence)
            }
            Phrase::Pronoun(token) => {
                let word = phrase::third_person(self.analysis.word(*token))?;
                self.pronoun(word, at, place, Some(quotation))
            }
            Phrase::Several(tokens) => {
                Some(self.nouns.describe(self.analysis, self.people, tokens.clone(), tokens.end - 1, true))
            }
            Phrase::Noun(tokens, noun) => Some(self.noun(tokens.clone(), *noun)),
        }?;
        self.meant.insert(at, id);
        Some(id)
    }

    /// Whom a noun phrase means.
    pub(super) fn noun(&mut self, tokens: Range<usize>, noun: usize) -> EntityId {
        self.nouns.find(self.analysis, self.people, &self.mind, tokens, noun)
    }

    /// Whom "who" takes up: the name or the noun phrase right before it.
    fn antecedent(&mut self, who: usize, sentence: usize) -> Option<EntityId> {
        let start = self.analysis.sentences[sentence].start;
        let mut last = who.checked_sub(1).filter(|&at| at >= start)?;
        if self.analysis.word(last) == "," {
            last = last.checked_sub(1).filter(|&at| at >= start)?;
        }
        if let Some(id) = self.bearer(last) {
            // "Ann Roe of Lund University, who says"
            let place = self.name(last).filter(|_| self.people.all[id].person != Some(true));
            let of = place.and_then(|name| self.names[name].whole.start.checked_sub(2)).filter(|&of| {
                matches!(self.analysis.word(of + 1), "of" | "from" | "at") && self.analysis.word(who) == "who"
            });
            let person = of.and_then(|of| self.bearer(of));
            return person.filter(|&who| self.people.all[who].person != Some(false)).or(Some(id));
        }
        if let Some(id) = self.nouns.apposed(last) {
            return Some(id);
        }
        let nominal = |at: &usize| {
            matches!(
                self.analysis.tag(*at),
                Tag::Determiner
                    | Tag::Adjective
                    | Tag::Noun
                    | Tag::Name
                    | Tag::Number
                    | Tag::Genitive
                    | Tag::Coordinator
            )
        };
        let at = (start.max(last.saturating_sub(8))..=last).rev().take_while(nominal).last()?;
        let at = phrase::with_age(self.analysis, at);
        if let Some(&id) = self.meant.get(&at) {
            return Some(id);
        }
        Some(self.noun(at..last + 1, last))
    }

    /// The antecedent of a pronoun, of those in mind.
    pub(super) fn pronoun(
        &mut self,
        word: &str,
        at: usize,
        place: &Place,
        quotation: Option<usize>,
    ) -> Option<EntityId> {
        let gender = match word {
            "he" | "him" | "his" => Some(Gender::Male),
            "she" | "her" => Some(Gender::Female),
            _ => None,
        };
        let own: HashSet<EntityId> = quotation.map_or_else(HashSet::new, |index| self.named_within(index));
        let start = self.analysis.sentences[place.sentence].start;
        let cue = quotation.and_then(|index| self.quotations[index].cue);
        let replies = cue.is_some_and(|cue| {
            matches!(
                cue.of(self.analysis.text()),
                "replied" | "replies" | "answered" | "answers" | "responded" | "responds" | "retorted"
            )
        });
        if quotation.is_some() && !place.subject && self.is_of_sentence_before(word, place.sentence) {
            return None;
        }
        let opens = matches!(word, "he" | "she" | "it")
            && !place.subject
            && (start..at).all(|before| !self.analysis.tag(before).is_finite());
        if matches!(word, "he" | "she")
            && let Some(id) = self.subject_behind(start, at, gender)
        {
            return Some(id);
        }
        // "Kim said it was late. She added …": whoever spoke last goes on.
        let goes_on = cue.is_some_and(|cue| {
            matches!(cue.of(self.analysis.text()), "added" | "adds" | "continued" | "continues" | "went on")
        });
        // "“It is late,” Kim said. Lee was stung. “It is early,” she said": whom the sentence in front is about.
        let turned = self.subject.filter(|&(_, sentence)| {
            let mut between = sentence + 1..place.sentence;
            sentence < place.sentence
                && between.len() < 6
                && between.all(|sentence| self.begins_quoted(sentence))
        });
        let subject = matches!(word, "him" | "them").then(|| self.subject_before(start, at)).flatten();
        let mut best: Option<(f32, EntityId)> = None;
        let mut second = 0.0;
        for mind in &self.mind {
            let entity = &self.people.all[mind.entity];
            let fits = match (gender, word) {
                (Some(gender), _) => entity.may_be(gender),
                (None, "it") => entity.may_be_thing() && !entity.plural,
                // "A spokesman said … They added …"
                _ => {
                    let somebody = entity.nominal && self.spoken.contains(&mind.entity);
                    entity.plural || somebody || entity.may_be_thing() && !entity.is_place()
                }
            };
            if !fits || subject == Some(mind.entity) {
                continue;
            }
            let mut weight = mind.weight;
            let about = turned.is_some_and(|(id, _)| id == mind.entity);
            // "a farmer", who is nobody named before
            let newcomer = entity.nominal
                && entity
                    .words()
                    .first()
                    .is_some_and(|first| matches!(first.as_str(), "a" | "an" | "one" | "another"));
            if gender.is_some() {
                weight *= match (entity.person, entity.gender) {
                    (Some(true), Some(_)) => 1.0,
                    (Some(true), None) if newcomer && about => 0.9,
                    (Some(true), None) if entity.nominal => 0.5,
                    (Some(true), None) => 0.95,
                    _ if entity.words().len() == 1 && !entity.nominal => 0.12,
                    _ => 0.3,
                };
            } else if word != "it" {
                let somebody = entity.nominal && quotation.is_some();
                weight *= if entity.plural || somebody { 1.0 } else { 0.4 };
            }
            if own.contains(&mind.entity) {
                weight *= 0.2;
            }
            if goes_on && self.last == Some(mind.entity) {
                weight *= GOES_ON;
            }
            // Nobody replies to himself.
            if replies && self.last == Some(mind.entity) {
                weight *= 0.2;
            }
            // "After a call with Ann Roe, she …": the subject is rather somebody else.
            if opens && mind.aside == Some(place.sentence) {
                weight *= ASIDE;
            }
            // Whoever spoke before goes on speaking, rather than whom they spoke of.
            let speaks = self.spoken.contains(&mind.entity)
                || about && entity.person == Some(true) && (!entity.nominal || newcomer);
            if quotation.is_some() && speaks {
                weight *= SPOKEN;
            }
            if weight > FAINT && best.is_none_or(|(top, _)| weight >= top) {
                second = best.map_or(0.0, |(top, _)| top);
                best = Some((weight, mind.entity));
            } else {
                second = weight.max(second);
            }
        }
        let (weight, id) = best?;
        let entity = &mut self.people.all[id];
        let sure = matches!(word, "he" | "she") && weight > 1.5 * second;
        if sure && entity.gender.is_none() {
            entity.gender = gender;
            entity.person = Some(true);
        }
        Some(id)
    }

    /// Whether "it" may well be a text, "they" two people, of whom the sentence in front tells: "Kim posted a note on Chatter. It said: …",
    /// "Police arrested Ann Roe and Tom Poe. They said …".
    fn is_of_sentence_before(&self, word: &str, sentence: usize) -> bool {
        let Some(before) = sentence.checked_sub(1).and_then(|before| self.analysis.sentences.get(before))
        else {
            return false;
        };
        let texts = "note letter statement sign message post email banner leaflet notice placard tweet";
        match word {
            "it" => before.clone().any(|at| {
                let front = (before.start..at).rev().map(|at| self.analysis.tag(at));
                let mut front =
                    front.skip_while(|tag| matches!(tag, Tag::Determiner | Tag::Adjective | Tag::Genitive));
                // "said in a statement": where, not what is spoken of.
                is_among(self.analysis.word(at), texts)
                    && self.analysis.tag(at) == Tag::Noun
                    && front.next() != Some(Tag::Preposition)
            }),
            "they" | "them" => before.clone().any(|at| {
                self.analysis.word(at) == "and"
                    && self.name(at + 1).is_some()
                    && at > before.start
                    && self.bearer(at - 1).is_some_and(|id| self.people.all[id].person == Some(true))
            }),
            _ => false,
        }
    }

    /// Whether a sentence begins between marks.
    fn begins_quoted(&self, sentence: usize) -> bool {
        self.analysis.sentences.get(sentence).is_some_and(|own| self.is_quoted(own.start))
    }

    /// Who is the subject behind the clause that opens the sentence with a pronoun: "Though he was late, Kim stayed".
    fn subject_behind(&self, start: usize, at: usize, gender: Option<Gender>) -> Option<EntityId> {
        let opens = at == start + 1
            && matches!(
                self.analysis.word(start),
                "Though" | "Although" | "While" | "When" | "After" | "Before" | "As" | "Since"
            );
        if !opens {
            return None;
        }
        let comma = (at..at + 40).find(|&at| self.analysis.tag(at) == Tag::Comma)?;
        let end = self.names[self.name(comma + 1)?].whole.end;
        let id = self.bearer(comma + 1)?;
        let fits = gender.is_some_and(|gender| self.people.all[id].may_be(gender));
        (fits && !self.is_quoted(comma + 1) && self.analysis.tag(end).is_finite()).then_some(id)
    }

    /// The first person of its gender named behind a pronoun that nobody stands before.
    pub(super) fn named_later(&self, index: usize, token: usize) -> Option<EntityId> {
        let gender = match phrase::third_person(self.analysis.word(token))? {
            "he" => Gender::Male,
            "she" => Gender::Female,
            _ => return None,
        };
        let own = self.named_within(index);
        let from = self.names.partition_point(|name| name.tokens.start < token);
        let mut later = self.people.of_name[from..].iter().take(12).flatten().copied();
        later.find(|id| {
            let entity = &self.people.all[*id];
            entity.gender == Some(gender)
                && entity.person == Some(true)
                && entity.words().len() > 1
                && !own.contains(id)
        })
    }

    /// Those whom a quotation itself names: one seldom speaks of oneself by name.
    /// Not so in an indirect one whoever is said there to have spoken: "When Kim said so, he meant it".
    pub(super) fn named_within(&self, index: usize) -> HashSet<EntityId> {
        let quotation = &self.quotations[index];
        let mut found = HashSet::new();
        for part in quotation.parts.iter().filter_map(|part| tokens_of(self.analysis, *part)) {
            for at in part.take(400) {
                let inside = self.quoted[at] == index as u32 || quotation.kind == Kind::Indirect;
                if inside && self.name(at).is_some_and(|name| !self.speaks(name, index)) {
                    found.extend(self.bearer(at));
                }
            }
        }
        found
    }

    /// Whether the name stands for the speaker of one of the quotations right beside that of this index.
    fn speaks(&self, name: usize, index: usize) -> bool {
        let beside = index.saturating_sub(2)..self.quotations.len().min(index + 3);
        self.quotations[index].kind == Kind::Indirect
            && beside.clone().any(|other| other != index && self.phrases[other] == Some(Phrase::Name(name)))
    }

    /// The subject of the clause before `at`: "Kim" of "Kim quoted him".
    fn subject_before(&self, start: usize, at: usize) -> Option<EntityId> {
        let from = start.max(at.saturating_sub(6));
        (from..at).rev().find_map(|index| self.bearer(index).or_else(|| self.meant.get(&index).copied()))
    }
}
