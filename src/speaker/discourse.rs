//! Who is being talked about: which person a pronoun or a role means where it stands.
//!
//! One pass over the article keeps a short list of those lately mentioned. Each mention gives its bearer weight: most where
//! they have just spoken or are the subject, little within somebody else's words. Weight fades sentence by sentence.

use super::Gender;
use super::name::{Kind as NameKind, Name};
use super::noun::Nouns;
use super::person::{EntityId, People};
use super::phrase::{self, Phrase};
use super::role;
use crate::article::Role;
use crate::lexicon::class;
use crate::quotation::cue;
use crate::quotation::{Confidence, Kind, Quotation};
use crate::text::{Analysis, Kind as Token, Span, Tag};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::ops::Range;

/// How many of the lately mentioned are kept in mind.
const MIND: usize = 24;
/// What is left of a mention's weight a sentence later.
const FADE: f32 = 0.55;
/// The same, after a sentence within a quotation.
const QUOTED_FADE: f32 = 0.9;
/// How much likelier somebody speaks who has spoken before.
const SPOKEN: f32 = 1.8;
/// How much likelier the first subject of a sentence is somebody else than one who was only mentioned in front of it.
const ASIDE: f32 = 0.5;
/// What is left of everybody else's weight where a paragraph opens with somebody's full name.
const TOPIC: f32 = 0.5;
/// So many tokens may stand in front of the name that a paragraph opens with.
const FRONT: usize = 6;
/// Below this nobody is meant.
const FAINT: f32 = 0.04;
/// Below this nobody is so much talked of that a quotation without a cue is theirs.
const FOCUS: f32 = 0.1;
/// No name stands at this token, no quotation's words.
const NONE: u32 = u32::MAX;

/// Reads the whole article once, and says whose each quotation is.
pub fn follow(
    analysis: &Analysis,
    names: &[Name],
    people: &mut People,
    quotations: &[Quotation],
) -> Vec<Option<EntityId>> {
    let mut name_at = vec![NONE; analysis.tokens.len()];
    for (index, name) in names.iter().enumerate() {
        name_at[name.whole.clone()].fill(index as u32);
    }
    let spans: Vec<Option<Range<usize>>> =
        quotations.iter().map(|own| own.speaker.and_then(|span| tokens_of(analysis, span))).collect();
    let read = |span: &Range<usize>| phrase::read(analysis, names, &name_at, span.clone());
    let nouns = Nouns::new(analysis, people);
    let mut discourse = Discourse {
        analysis,
        names,
        people,
        quotations,
        phrases: spans.iter().map(|span| span.as_ref().and_then(read)).collect(),
        spans,
        mind: Vec::new(),
        meant: HashMap::new(),
        carried: HashMap::new(),
        spoken: HashSet::new(),
        last: None,
        nouns,
        prose: true,
        quoted: quoted(analysis, quotations),
        name_at: &name_at,
    };
    discourse.read();
    let speakers: Vec<_> = (0..quotations.len()).map(|index| discourse.speaker(index, 0)).collect();
    let holder = |id: EntityId| discourse.nouns.holder(&discourse.people.all[id]).unwrap_or(id);
    speakers.into_iter().map(|speaker| speaker.map(holder)).collect()
}

/// Somebody lately mentioned, and how present they are.
pub struct Mind {
    /// Who.
    pub entity: EntityId,
    /// How much is said of them just now.
    pub weight: f32,
    /// The sentence in which they were last mentioned, if neither as its subject nor as somebody's whose something is.
    aside: Option<usize>,
}

struct Discourse<'a> {
    analysis: &'a Analysis<'a>,
    names: &'a [Name],
    people: &'a mut People,
    /// For each token the name that it belongs to.
    name_at: &'a [u32],
    quotations: &'a [Quotation],
    /// For each quotation, the tokens that name its speaker.
    spans: Vec<Option<Range<usize>>>,
    /// What these words are.
    phrases: Vec<Option<Phrase>>,
    mind: Vec<Mind>,
    /// Whom the pronoun or noun phrase that begins at a token means.
    meant: HashMap<usize, EntityId>,
    /// Those to whom a cue gave a quotation.
    spoken: HashSet<EntityId>,
    /// Who spoke last.
    last: Option<EntityId>,
    /// Whose the quotations are of which no word says it.
    carried: HashMap<usize, EntityId>,
    nouns: Nouns,
    /// Whether the paragraph that is being read is prose, no list, no caption.
    prose: bool,
    /// For each token the quotation between whose marks it stands.
    quoted: Vec<u32>,
}

/// Where the pass stands.
#[derive(Default)]
struct Place {
    sentence: usize,
    /// Whether the sentence has had its subject.
    subject: bool,
}

impl Place {
    /// Whether the sentence begins at `at`, or has had no word before: only marks, and not many.
    fn is_start(&self, analysis: &Analysis, at: usize) -> bool {
        let start = analysis.sentences[self.sentence].start;
        at <= start || at - start <= 4 && (start..at).all(|index| analysis.tokens[index].kind == Token::Mark)
    }
}

/// The tokens that a span covers.
fn tokens_of(analysis: &Analysis, span: Span) -> Option<Range<usize>> {
    let start = analysis.tokens.partition_point(|token| token.span.end <= span.start);
    let end = analysis.tokens.partition_point(|token| token.span.start < span.end);
    (start < end).then_some(start..end)
}

/// For each token the quotation between whose marks it stands.
fn quoted(analysis: &Analysis, quotations: &[Quotation]) -> Vec<u32> {
    let mut quoted = vec![NONE; analysis.tokens.len()];
    let marked = quotations.iter().enumerate().filter(|(_, quotation)| quotation.kind != Kind::Indirect);
    for (index, quotation) in marked {
        for part in &quotation.parts {
            let Some(tokens) = tokens_of(analysis, *part) else { continue };
            let double =
                |at: usize| matches!(analysis.word(at), "\"" | "“" | "”" | "''" | "``" | "«" | "»" | "„");
            let mixed = quotation.kind == Kind::Mixed && tokens.clone().any(double);
            let mut inside = !mixed;
            for at in tokens {
                if mixed && double(at) {
                    inside = !inside;
                }
                if inside {
                    quoted[at] = index as u32;
                }
            }
        }
    }
    quoted
}

impl Discourse<'_> {
    fn read(&mut self) {
        let mut speaking: HashMap<usize, usize> = HashMap::new();
        let mut opening: HashMap<usize, usize> = HashMap::new();
        for index in 0..self.quotations.len() {
            match &self.spans[index] {
                Some(span) if self.phrases[index].is_some() && !self.is_loose(index) => {
                    speaking.entry(span.start).or_insert(index);
                }
                _ => {
                    let first =
                        self.quotations[index].parts.first().and_then(|part| tokens_of(self.analysis, *part));
                    if let Some(first) = first.filter(|_| {
                        self.quotations[index].kind != Kind::Indirect || self.is_controlled(index)
                    }) {
                        opening.insert(first.start, index);
                    }
                }
            }
        }
        let mut place = Place::default();
        let mut at = 0;
        let mut paragraph = 0;
        self.prose = self.is_prose(0);
        let mut before: Option<(EntityId, usize)> = None;
        while at < self.analysis.tokens.len() {
            while self.analysis.paragraphs[paragraph].end <= at {
                paragraph += 1;
                self.prose = self.is_prose(paragraph);
            }
            while self.analysis.sentences[place.sentence].end <= at {
                place = Place { sentence: place.sentence + 1, subject: false };
                let fade = if self.quoted[at] == NONE && self.prose { FADE } else { QUOTED_FADE };
                for mind in &mut self.mind {
                    mind.weight *= fade;
                }
            }
            let whole = place.is_start(self.analysis, at);
            if let Some(&quotation) = opening.get(&at)
                && !self.is_nobodys(quotation)
                && (whole || self.may_guess(quotation))
            {
                let again =
                    before.filter(|&(_, sentence)| !whole && sentence == place.sentence).map(|(id, _)| id);
                let id = self.behind(quotation).or(again);
                let id = id.or_else(|| self.focus(quotation, before.map(|(id, _)| id), whole));
                if let Some(id) = id {
                    self.carried.insert(quotation, id);
                    self.mention(id, if whole { 0.9 } else { 0.3 });
                    before = Some((id, place.sentence));
                }
            }
            if self.quoted[at] == NONE
                && let Some(&quotation) = speaking.get(&at)
            {
                let said = self.said(quotation, at, &mut place);
                if let Some((id, end)) = said {
                    before = Some((id, place.sentence));
                    at = end;
                    continue;
                }
            }
            at = self.step(at, &mut place);
        }
    }

    /// Whether the words for a quotation's speaker tell nothing: the "I" of whoever asked before it, a cue a paragraph away
    /// though the quotation stands within a sentence of its own.
    fn is_loose(&self, index: usize) -> bool {
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
                let word = self.analysis.word(*token).to_lowercase();
                phrase::is_first_person(&word) && self.quoted[*token] == NONE
                    || matches!(word.as_str(), "you" | "they")
            }
            _ => false,
        }
    }

    /// Whether whoever is talked of may be taken for the speaker of a fragment: no cue says otherwise.
    fn may_guess(&self, index: usize) -> bool {
        let own = &self.quotations[index];
        own.cue.is_none()
            || own.confidence == Confidence::Low
            || self.spans[index].is_some()
            || self.is_controlled(index)
            || own.kind == Kind::Direct
    }

    /// Whether the cue says that nobody in particular speaks: "Kim has been called “a legend”", "“No,” came the reply".
    fn is_nobodys(&self, index: usize) -> bool {
        let words = self.quotations[index].cue.and_then(|words| tokens_of(self.analysis, words));
        self.spans[index].is_none() && words.is_some_and(|words| cue::is_nobodys(self.analysis, words))
    }

    /// Whether the cue is a verb whose subject is the sentence's: "Kim spoke on the radio, saying …".
    fn is_controlled(&self, index: usize) -> bool {
        let cue = self.quotations[index].cue.map_or("", |cue| cue.of(self.analysis.text()));
        self.spans[index].is_none() && (cue.ends_with("ing") || cue == "to say")
    }

    /// Whether a colon alone says whose it is: "Ana Roe: …", but also "The cooking tip: …".
    fn is_labelled(&self, index: usize) -> bool {
        let own = &self.quotations[index];
        own.rule == "colon" || own.cue.is_some_and(|cue| cue.of(self.analysis.text()) == ":")
    }

    /// Whether the words before a colon can be a speaker: no place, no thing.
    fn may_speak(&self, index: usize) -> bool {
        match &self.phrases[index] {
            Some(Phrase::Name(name)) => self.names[*name].kind != NameKind::Place,
            Some(Phrase::Noun(_, noun)) => {
                let sources = class::CLAIM.or(class::ORGANISATION);
                role::is_person_noun(self.analysis, *noun)
                    || role::is_person_plural(self.analysis.word(*noun))
                    || self.analysis.tokens[*noun].is(sources)
                    || self.analysis.tokens[*noun].capital
            }
            Some(_) => true,
            None => false,
        }
    }

    /// The person named right behind a quotation that ends with a comma: there a cue stands, even where it is not known for one.
    fn behind(&self, index: usize) -> Option<EntityId> {
        if self.quotations[index].kind != Kind::Direct {
            return None;
        }
        let word =
            |at: usize| self.analysis.tokens.get(at).map_or("", |token| token.of(self.analysis.text()));
        let parts = self.quotations[index].parts.iter().filter_map(|part| tokens_of(self.analysis, *part));
        let end = parts.map(|part| part.end).find(|&end| {
            let comma = (end.saturating_sub(2)..=end).any(|at| word(at) == ",");
            comma && self.analysis.tokens[end - 1].kind == Token::Mark
        })?;
        for at in end..self.analysis.tokens.len().min(end + 16) {
            let verb = at > end + 1 && matches!(self.analysis.tag(at), Tag::Finite | Tag::Auxiliary);
            if self.quoted[at] != NONE || verb || self.analysis.tag(at) == Tag::Stop {
                break;
            }
            if self.name_at[at] != NONE
                && let Some(id) = self.people.of_name[self.name_at[at] as usize]
                && self.people.all[id].person == Some(true)
            {
                return Some(id);
            }
        }
        None
    }

    /// Whether a paragraph ends like a sentence and is no caption.
    fn is_prose(&self, paragraph: usize) -> bool {
        let own = self.analysis.article.paragraphs.get(paragraph);
        let tokens = self.analysis.paragraphs.get(paragraph).cloned().unwrap_or_default();
        let ends = self.analysis.tokens[tokens].iter().rev().take(3).any(|token| {
            token.kind == Token::Mark || matches!(token.of(self.analysis.text()), "." | "!" | "?" | "…" | ":")
        });
        ends && own.is_some_and(|own| own.role != Role::Caption && own.role != Role::Heading)
    }

    /// A speaker named for a quotation: whom it means, and where to go on.
    fn said(&mut self, quotation: usize, at: usize, place: &mut Place) -> Option<(EntityId, usize)> {
        let phrase = self.phrases[quotation].clone()?;
        let id = self.meaning(&phrase, at, place, quotation)?;
        let known = self.quotations[quotation].confidence != Confidence::Low;
        self.mention(id, if known { 1.3 } else { 0.6 });
        self.spoken.insert(id);
        self.last = Some(id);
        self.people.speaks(id);
        place.subject = true;
        // The names within a speaker's own description count for nothing.
        let end = match phrase {
            Phrase::Name(name) => self.names[name].whole.end,
            Phrase::Noun(tokens, _) | Phrase::Several(tokens) => tokens.end,
            Phrase::Pronoun(token) => token + 1,
        };
        Some((id, end.max(at + 1)))
    }

    /// Takes in what stands at a token; returns the next one to look at.
    fn step(&mut self, at: usize, place: &mut Place) -> usize {
        let inside = self.quoted[at] != NONE;
        if self.name_at[at] != NONE {
            let name = self.name_at[at] as usize;
            let Some(id) = self.people.of_name[name] else {
                return if inside { at + 1 } else { self.noun_phrase(at, place) };
            };
            let next = self.analysis.tokens.get(self.names[name].tokens.end);
            let owns = next.is_some_and(|next| next.kind == Token::Possessive);
            if owns
                && !inside
                && let Some(next) = self.possessed(name, place)
            {
                self.mention(id, self.weight(name, false));
                return next;
            }
            let subject =
                !inside && self.is_subject(self.names[name].whole.start, self.names[name].tokens.end, place);
            let weight = if inside { 0.08 } else { self.weight(name, subject) };
            if subject && self.opens_topic(name, place) {
                for mind in self.mind.iter_mut().filter(|mind| mind.entity != id) {
                    mind.weight *= TOPIC;
                }
            }
            self.mention(id, weight);
            if !inside
                && !subject
                && !owns
                && let Some(mind) = self.mind.last_mut()
            {
                mind.aside = Some(place.sentence);
            }
            place.subject |= subject;
            return self.names[name].whole.end.max(at + 1);
        }
        if inside || self.analysis.tokens[at].kind != Token::Word {
            return at + 1;
        }
        match phrase::third_person(self.analysis.word(at)) {
            Some(word) => {
                if let Some(id) =
                    self.pronoun(word, at, place, None).filter(|_| word != "it" && word != "they")
                {
                    self.meant.insert(at, id);
                    let subject = matches!(word, "he" | "she");
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
                && role::is_person_plural(self.analysis.word(at)) =>
            {
                self.group(at, place)
            }
            None => at + 1,
        }
    }

    /// "Harbour officials", "residents": several who are only described; returns the next token to look at.
    fn group(&mut self, at: usize, place: &mut Place) -> usize {
        let sentence = self.analysis.sentences[place.sentence].start;
        let belongs = |index: &usize| {
            matches!(self.analysis.tag(*index), Tag::Adjective | Tag::Noun | Tag::Name)
                && self.quoted[*index] == NONE
        };
        let start = (sentence.max(at.saturating_sub(4))..at).rev().take_while(belongs).last().unwrap_or(at);
        let id = self.noun(start..at + 1, at);
        self.described(id, start..at + 1, 0.4, place);
        at + 1
    }

    /// "the senator", "his first victim" in running text; returns the next token to look at.
    fn noun_phrase(&mut self, at: usize, place: &mut Place) -> usize {
        let next = at + 1;
        let limit = self.analysis.sentences[place.sentence].end;
        let Some(noun) = role::noun_of(self.analysis, at, limit) else { return next };
        let named = (next..=noun + 1).any(|index| {
            self.name_at
                .get(index)
                .is_some_and(|&name| name != NONE && self.people.of_name[name as usize].is_some())
        });
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
        let indefinite = matches!(self.analysis.word(at), "a" | "an");
        self.described(id, at..noun + 1, if indefinite { 0.25 } else { 0.5 }, place);
        noun + 1
    }

    /// "Kim's spokesman": somebody whom a name tells by whose they are; returns the next token to look at.
    fn possessed(&mut self, name: usize, place: &mut Place) -> Option<usize> {
        let (start, sign) = (self.names[name].whole.start, self.names[name].tokens.end);
        let limit = self.analysis.sentences[place.sentence].end;
        let noun = role::noun_of(self.analysis, sign, limit)?;
        let named =
            (sign + 1..=noun + 1).any(|index| self.name_at.get(index).is_some_and(|&own| own != NONE));
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
        self.mention(id, if subject { 0.95 } else { weight });
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
        let opens = self.analysis.paragraphs.binary_search_by_key(&start, |own| own.start).is_ok();
        // "Norda boss Ann Roe", "Her mother, Ann Roe,"
        let comma = usize::from(self.analysis.word(name.whole.start.max(1) - 1) == ",");
        let noun = name.whole.start.saturating_sub(comma + 1);
        let role = noun >= start
            && noun - start < FRONT
            && role::is_person_noun(self.analysis, noun)
            && (start..noun).all(|at| {
                let tag = self.analysis.tag(at);
                tag.is_nominal() && tag != Tag::Pronoun
            });
        let first = name.whole.start <= start + 1 || role;
        opens && name.tokens.len() > 1 && first
    }

    /// Where the first of the names that are joined to the one at `start` stands: what governs "figures like Ann Roe and Tom Poe"
    /// governs both.
    fn first_of(&self, mut start: usize) -> usize {
        // "With hosts such as Ann Roe, Tom Poe has …": the second is the subject.
        let verb = self.name_at[start] != NONE
            && self.analysis.tag(self.names[self.name_at[start] as usize].tokens.end).is_finite();
        let mut joined = !verb;
        while start > 1
            && (self.analysis.tag(start - 1) == Tag::Coordinator
                || joined && self.analysis.tag(start - 1) == Tag::Comma)
            && self.name_at[start - 2] != NONE
        {
            joined = true;
            start = self.names[self.name_at[start - 2] as usize].whole.start;
        }
        start
    }

    /// How much a name's place in its sentence weighs.
    fn weight(&self, name: usize, subject: bool) -> f32 {
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
        if subject {
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

    fn mention(&mut self, entity: EntityId, weight: f32) {
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

    /// Whom a speaker's words mean, at the place where they stand.
    fn meaning(&mut self, phrase: &Phrase, at: usize, place: &Place, quotation: usize) -> Option<EntityId> {
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
    fn noun(&mut self, tokens: Range<usize>, noun: usize) -> EntityId {
        self.nouns.find(self.analysis, self.people, &self.mind, tokens, noun)
    }

    /// Whom "who" takes up: the name or the noun phrase right before it.
    fn antecedent(&mut self, who: usize, sentence: usize) -> Option<EntityId> {
        let start = self.analysis.sentences[sentence].start;
        let mut last = who.checked_sub(1).filter(|&at| at >= start)?;
        if self.analysis.word(last) == "," {
            last = last.checked_sub(1).filter(|&at| at >= start)?;
        }
        if self.name_at[last] != NONE
            && let Some(id) = self.people.of_name[self.name_at[last] as usize]
        {
            return Some(id);
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
    fn pronoun(
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
        let opens = matches!(word, "he" | "she")
            && !place.subject
            && (start..at).all(|before| !self.analysis.tag(before).is_finite());
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
            if gender.is_some() {
                weight *= match (entity.person, entity.gender) {
                    (Some(true), Some(_)) => 1.0,
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
            // Nobody replies to himself.
            if replies && self.last == Some(mind.entity) {
                weight *= 0.2;
            }
            // "After a call with Ann Roe, she …": the subject is rather somebody else.
            if opens && mind.aside == Some(place.sentence) {
                weight *= ASIDE;
            }
            // Whoever spoke before goes on speaking, rather than whom they spoke of.
            if quotation.is_some() && self.spoken.contains(&mind.entity) {
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

    /// Whose a quotation is that has no cue: theirs who are being talked about, or who spoke before. Within a sentence
    /// (not `whole`) it may be an organisation's.
    fn focus(&self, quotation: usize, before: Option<EntityId>, whole: bool) -> Option<EntityId> {
        let own = self.named_within(quotation);
        let weight = |mind: &Mind| {
            let entity = &self.people.all[mind.entity];
            let person =
                entity.person == Some(true) && (!entity.nominal || self.spoken.contains(&mind.entity));
            let factor = if own.contains(&mind.entity) { 0.2 } else { 1.0 };
            let group = !whole && !entity.nominal && entity.person != Some(true);
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
        last.is_some_and(|last| self.quoted[last] == NONE && self.analysis.word(last) == "?")
    }

    /// The first person of its gender named behind a pronoun that nobody stands before.
    fn named_later(&self, index: usize, token: usize) -> Option<EntityId> {
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
    fn named_within(&self, index: usize) -> HashSet<EntityId> {
        let quotation = &self.quotations[index];
        let mut found = HashSet::new();
        for part in quotation.parts.iter().filter_map(|part| tokens_of(self.analysis, *part)) {
            for at in part.take(400) {
                let inside = self.quoted[at] == index as u32 || quotation.kind == Kind::Indirect;
                let name = self.name_at[at];
                if inside && name != NONE && !self.speaks(name as usize, index) {
                    found.extend(self.people.of_name[name as usize]);
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
        (from..at).rev().find_map(|index| {
            let name = self.name_at[index];
            let named = (name != NONE).then(|| self.people.of_name[name as usize]).flatten();
            named.or_else(|| self.meant.get(&index).copied())
        })
    }

    /// Whose a quotation is, when all is read.
    fn speaker(&mut self, index: usize, depth: usize) -> Option<EntityId> {
        if let Some(&id) = self.carried.get(&index) {
            return Some(id);
        }
        if self.is_labelled(index) && !self.may_speak(index) {
            return None;
        }
        let start = self.spans[index].as_ref()?.start;
        let phrase = self.phrases[index].clone()?;
        if let Phrase::Name(name) = phrase {
            return self.people.of_name[name];
        }
        if let Phrase::Pronoun(token) = phrase
            && phrase::is_first_person(self.analysis.word(token))
        {
            // "I think …" within somebody's words: theirs.
            let around = self.quoted[token];
            if around == NONE || around as usize == index || depth > 3 {
                return None;
            }
            return self.speaker(around as usize, depth + 1);
        }
        if let Some(&id) = self.meant.get(&start) {
            return Some(id);
        }
        if let Phrase::Pronoun(token) = phrase {
            return self.named_later(index, token);
        }
        match phrase {
            Phrase::Noun(tokens, noun) => Some(self.noun(tokens, noun)),
            Phrase::Several(tokens) => {
                Some(self.nouns.describe(self.analysis, self.people, tokens.clone(), tokens.end - 1, true))
            }
            Phrase::Name(_) | Phrase::Pronoun(_) => None,
        }
    }
}
