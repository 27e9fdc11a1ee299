//! Who is being talked about: which person a pronoun or a role means where it stands.
//!
//! One pass over the article keeps a short list of those lately mentioned. Each mention gives its bearer weight: most where
//! they have just spoken or are the subject, little within somebody else's words. Weight fades sentence by sentence.

mod guess;
mod meaning;
mod mention;

use super::name::Name;
use super::noun::Nouns;
use super::person::{EntityId, People};
use super::phrase::{self, Phrase};
use crate::article::Role;
use crate::quotation::{Confidence, Kind, Quotation};
use crate::text::{Analysis, Kind as Token, Span, Tag};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::ops::Range;

/// What is left of a mention's weight a sentence later.
const FADE: f32 = 0.55;
/// The same, after a sentence within a quotation.
const QUOTED_FADE: f32 = 0.9;
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
        subject: None,
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
    /// Who was the last subject outside of marks, and of which sentence.
    subject: Option<(EntityId, usize)>,
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
        at <= start || at - start <= 4 && (start..at).all(|index| analysis.kind(index) == Token::Mark)
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
    /// The name that the token at `at` belongs to.
    fn name(&self, at: usize) -> Option<usize> {
        self.name_at.get(at).filter(|&&name| name != NONE).map(|&name| name as usize)
    }

    /// Whose name the token at `at` belongs to.
    fn bearer(&self, at: usize) -> Option<EntityId> {
        self.people.of_name[self.name(at)?]
    }

    /// Whether the token at `at` stands between the marks of a quotation.
    fn is_quoted(&self, at: usize) -> bool {
        self.quoted.get(at).is_some_and(|&quotation| quotation != NONE)
    }

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
                let fade = if !self.is_quoted(at) && self.prose { FADE } else { QUOTED_FADE };
                for mind in &mut self.mind {
                    mind.weight *= fade;
                }
            }
            let whole = place.is_start(self.analysis, at);
            if let Some(&quotation) = opening.get(&at)
                && !self.is_nobodys(quotation)
                && !(self.spans[quotation].is_none()
                    && (self.quotations[quotation].rule == "colon before" || self.is_section(quotation)))
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
            if !self.is_quoted(at)
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

    /// Whether a quotation runs over several paragraphs behind a heading: "The speech in full".
    fn is_section(&self, quotation: usize) -> bool {
        let [first, _, ..] = self.quotations[quotation].parts[..] else { return false };
        tokens_of(self.analysis, first).is_some_and(|tokens| self.analysis.follows_heading(tokens.start))
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
        // "Kim left when a guard told her to go", "A guard told her to go": it is about Kim.
        let cue = self.quotations[quotation].cue.and_then(|words| tokens_of(self.analysis, words));
        let hears = cue.is_some_and(|cue| {
            matches!(self.analysis.word(cue.end), "him" | "her") && self.analysis.tag(cue.end) == Tag::Object
        });
        let aside = hears && matches!(phrase, Phrase::Noun(..));
        self.mention(id, if known && !aside { 1.3 } else { 0.6 });
        self.spoken.insert(id);
        self.last = Some(id);
        if !aside {
            self.subject = Some((id, place.sentence));
        }
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
