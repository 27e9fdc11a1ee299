//! Whose a quotation is that no words name a speaker for, or none that tell: whether one may guess at all, and whom.

use super::{Discourse, Mind, tokens_of};
use crate::lexicon::{class, small};
use crate::quotation::cue;
use crate::quotation::{Confidence, Kind};
use crate::speaker::name::Kind as NameKind;
use crate::speaker::person::EntityId;
use crate::speaker::phrase::{self, Phrase};
use crate::text::{Kind as Token, Tag, is_person_plural};

/// Below this nobody is so much talked of that a quotation without a cue is theirs.
const FOCUS: f32 = 0.1;

impl Discourse<'_> {
    /// Whether the words for a quotation's speaker tell nothing: the "I" of whoever asked before it, a cue a paragraph away
    /// though the quotation stands within a sentence of its own.
    pub(super) fn is_loose(&self, index: usize) -> bool {
        if self.is_labelled(index) {
            return !self.may_speak(index);
        }
        if self.quotations[index].confidence != Confidence::Low {
            return false;
        }
        if self.behind(index).is_some() {
            return true;
        }
        match &self.phrases[index] {
            Some(Phrase::Pronoun(token)) => {
                let word = small(self.analysis.word(*token));
                phrase::is_first_person(&word) && !self.is_quoted(*token)
                    || matches!(word.as_str(), "you" | "they")
            }
            _ => false,
        }
    }

    /// Whether whoever is talked of may be taken for the speaker of a fragment: no cue says otherwise.
    pub(super) fn may_guess(&self, index: usize) -> bool {
        let own = &self.quotations[index];
        own.cue.is_none()
            || own.confidence == Confidence::Low
            || self.spans[index].is_some()
            || self.is_controlled(index)
            || own.kind == Kind::Direct
    }

    /// Whether the cue says that nobody in particular speaks: "Kim has been called “a legend”", "“No,” came the reply".
    pub(super) fn is_nobodys(&self, index: usize) -> bool {
        let words = self.quotations[index].cue.and_then(|words| tokens_of(self.analysis, words));
        self.spans[index].is_none() && words.is_some_and(|words| cue::is_nobodys(self.analysis, words))
    }

    /// Whether the cue is a verb whose subject is the sentence's: "Kim spoke on the radio, saying …".
    pub(super) fn is_controlled(&self, index: usize) -> bool {
        let cue = self.quotations[index].cue.map_or("", |cue| cue.of(self.analysis.text()));
        self.spans[index].is_none() && (cue.ends_with("ing") || cue == "to say")
    }

    /// Whether a colon alone says whose it is: "Ana Roe: …", but also "The cooking tip: …".
    pub(super) fn is_labelled(&self, index: usize) -> bool {
        let own = &self.quotations[index];
        own.rule == "colon" || own.cue.is_some_and(|cue| cue.of(self.analysis.text()) == ":")
    }

    /// Whether the words before a colon can be a speaker: no place, no thing.
    pub(super) fn may_speak(&self, index: usize) -> bool {
        match &self.phrases[index] {
            Some(Phrase::Name(name)) => self.names[*name].kind != NameKind::Place,
            Some(Phrase::Noun(_, noun)) => {
                let sources = class::CLAIM.or(class::ORGANISATION);
                self.analysis.is_person_noun(*noun)
                    || is_person_plural(self.analysis.word(*noun))
                    || self.analysis.is(*noun, sources)
                    || self.analysis.is_capital(*noun)
            }
            Some(_) => true,
            None => false,
        }
    }

    /// The person named right behind a quotation that ends with a comma: there a cue stands, even where it is not known for one.
    pub(super) fn behind(&self, index: usize) -> Option<EntityId> {
        if self.quotations[index].kind != Kind::Direct {
            return None;
        }
        let word =
            |at: usize| self.analysis.tokens.get(at).map_or("", |token| token.of(self.analysis.text()));
        let parts = self.quotations[index].parts.iter().filter_map(|part| tokens_of(self.analysis, *part));
        let end = parts.map(|part| part.end).find(|&end| {
            let comma = (end.saturating_sub(2)..=end).any(|at| word(at) == ",");
            comma && self.analysis.kind(end - 1) == Token::Mark
        })?;
        for at in end..self.analysis.tokens.len().min(end + 16) {
            let verb = at > end + 1 && matches!(self.analysis.tag(at), Tag::Finite | Tag::Auxiliary);
            if self.is_quoted(at) || verb || self.analysis.tag(at) == Tag::Stop {
                break;
            }
            if let Some(id) = self.bearer(at)
                && self.people.all[id].person == Some(true)
            {
                return Some(id);
            }
        }
        None
    }

    /// Whose a quotation is that has no cue: theirs who are being talked about, or who spoke before. Within a sentence
    /// (not `whole`) it may be an organisation's.
    pub(super) fn focus(&self, quotation: usize, before: Option<EntityId>, whole: bool) -> Option<EntityId> {
        let own = self.named_within(quotation);
        // "The change in words: “Open”" is no organisation's.
        let labelled = self.is_labelled(quotation);
        let weight = |mind: &Mind| {
            let entity = &self.people.all[mind.entity];
            let person =
                entity.person == Some(true) && (!entity.nominal || self.spoken.contains(&mind.entity));
            let factor = if own.contains(&mind.entity) { 0.2 } else { 1.0 };
            let group = !whole && !labelled && !entity.nominal && entity.person != Some(true);
            if person && !entity.plural || group { mind.weight * factor } else { 0.0 }
        };
        if whole
            && let Some(before) = before
            && self.answers(quotation)
        {
            return Some(before);
        }
        let best = self.mind.iter().max_by(|a, b| weight(a).total_cmp(&weight(b)))?;
        let top = weight(best);
        let again = self.mind.iter().find(|mind| {
            before == Some(mind.entity) && weight(mind) > if whole { 0.8 * top } else { 0.99 * top }
        });
        (top >= FOCUS).then(|| again.unwrap_or(best).entity)
    }

    /// Whether the paragraph before asks, outside of marks: then whoever spoke before answers.
    fn answers(&self, quotation: usize) -> bool {
        let first = self.quotations[quotation].parts.first().and_then(|part| tokens_of(self.analysis, *part));
        let last = first.and_then(|first| first.start.checked_sub(1));
        last.is_some_and(|last| !self.is_quoted(last) && self.analysis.word(last) == "?")
    }
}
