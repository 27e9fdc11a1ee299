//! Who is being talked about: which person a pronoun or a role means where it stands.
//!
//! One pass over the article keeps a short list of those lately mentioned. Each mention gives its bearer weight: most where
//! they are the subject or have just spoken, little within somebody else's words. Weight fades sentence by sentence.

use super::Gender;
use super::given::fold;
use super::name::{Kind as NameKind, Name};
use super::person::{Entity, EntityId, People, gender_of_noun};
use super::phrase::{self, Phrase};
use super::role;
use crate::lexicon::class;
use crate::quotation::{Kind, Quotation};
use crate::text::{Analysis, Kind as Token};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// How many of the lately mentioned are kept in mind.
const MIND: usize = 24;
/// What is left of a mention's weight a sentence later.
const FADE: f32 = 0.62;
/// Below this nobody is meant.
const FAINT: f32 = 0.04;

/// Reads the whole article once: afterwards [`Discourse::speakers`] says whose each quotation is.
pub fn follow(
    analysis: &Analysis,
    names: &[Name],
    people: &mut People,
    quotations: &[Quotation],
) -> Vec<Option<EntityId>> {
    let mut name_at = vec![u32::MAX; analysis.tokens.len()];
    for (index, name) in names.iter().enumerate() {
        name_at[name.whole.clone()].fill(index as u32);
    }
    let spans: Vec<Option<Range<usize>>> =
        quotations.iter().map(|own| own.speaker.and_then(|span| tokens_of(analysis, span))).collect();
    let read = |span: &Range<usize>| phrase::read(analysis, names, &name_at, span.clone());
    let mut discourse = Discourse {
        analysis,
        names,
        people,
        quotations,
        phrases: spans.iter().map(|span| span.as_ref().and_then(read)).collect(),
        spans,
        mind: Vec::new(),
        meant: HashMap::new(),
        nouns: HashMap::new(),
        roles: HashMap::new(),
        quoted: quoted(analysis, quotations),
        name_at: &name_at,
    };
    discourse.index_roles();
    discourse.read();
    (0..quotations.len()).map(|index| discourse.speaker(index, 0)).collect()
}

struct Mind {
    entity: EntityId,
    weight: f32,
    /// The paragraph of the last mention.
    paragraph: usize,
}

struct Discourse<'a> {
    analysis: &'a Analysis<'a>,
    names: &'a [Name],
    people: &'a mut People,
    /// For each token the name that it belongs to, or `u32::MAX`.
    name_at: &'a [u32],
    quotations: &'a [Quotation],
    /// For each quotation, the tokens that name its speaker.
    spans: Vec<Option<Range<usize>>>,
    /// What these words are.
    phrases: Vec<Option<Phrase>>,
    mind: Vec<Mind>,
    /// Whom the pronoun or noun phrase that begins at a token means.
    meant: HashMap<usize, EntityId>,
    /// Those who are only described, by their noun.
    nouns: HashMap<String, EntityId>,
    /// Those who have a role, by its noun.
    roles: HashMap<String, Vec<(EntityId, usize)>>,
    /// Which tokens stand between quotation marks, and in which quotation.
    quoted: Vec<u32>,
}

/// The tokens that a span covers.
fn tokens_of(analysis: &Analysis, span: crate::text::Span) -> Option<Range<usize>> {
    let start = analysis.tokens.partition_point(|token| token.span.end <= span.start);
    let end = analysis.tokens.partition_point(|token| token.span.start < span.end);
    (start < end).then_some(start..end)
}

/// For each token the quotation between whose marks it stands, or `u32::MAX`.
fn quoted(analysis: &Analysis, quotations: &[Quotation]) -> Vec<u32> {
    let mut quoted = vec![u32::MAX; analysis.tokens.len()];
    for (index, quotation) in
        quotations.iter().enumerate().filter(|(_, quotation)| quotation.kind != Kind::Indirect)
    {
        for part in &quotation.parts {
            let Some(tokens) = tokens_of(analysis, *part) else { continue };
            let double =
                |at: usize| matches!(analysis.word(at), "\"" | "“" | "”" | "''" | "``" | "«" | "»" | "„");
            let marked = quotation.kind == Kind::Mixed && tokens.clone().any(double);
            let mut inside = !marked;
            for at in tokens {
                if marked && double(at) {
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
        for (index, span) in self.spans.iter().enumerate() {
            if let Some(span) = span {
                speaking.entry(span.start).or_insert(index);
            }
        }
        let mut sentence = 0;
        let mut paragraph = 0;
        let mut at = 0;
        let mut named = false;
        while at < self.analysis.tokens.len() {
            while self.analysis.paragraphs[paragraph].end <= at {
                paragraph += 1;
            }
            while self.analysis.sentences[sentence].end <= at {
                sentence += 1;
                named = false;
                for mind in &mut self.mind {
                    mind.weight *= FADE;
                }
            }
            let inside = self.quoted[at] != u32::MAX;
            if let Some(&quotation) = speaking.get(&at)
                && !inside
            {
                let own = self.quotations[quotation].cue.is_some();
                let phrase = self.phrases[quotation].clone();
                let id = phrase.as_ref().and_then(|phrase| self.meaning(phrase, at, sentence, quotation));
                if let Some(id) = id {
                    self.mention(id, if own { 1.6 } else { 0.6 }, paragraph);
                    named = true;
                    if let Some(Phrase::Name(name)) = phrase {
                        // The names within a speaker's own description count for little.
                        at = at.max(self.names[name].tokens.end - 1);
                    }
                }
                at += 1;
                continue;
            }
            let name = self.name_at[at];
            if name != u32::MAX {
                let name = name as usize;
                if self.names[name].whole.start == at {
                    if let Some(id) = self.people.of_name[name] {
                        let weight = if inside { 0.12 } else { self.weight(&self.names[name], named) };
                        self.mention(id, weight, paragraph);
                        named |= !inside && weight >= 1.0;
                    }
                    at = self.names[name].whole.end;
                    continue;
                }
                at += 1;
                continue;
            }
            if !inside {
                let word = self.analysis.word(at).to_ascii_lowercase();
                if matches!(word.as_str(), "he" | "she" | "him" | "her" | "his") {
                    if let Some(id) = self.pronoun(&word, at, sentence, None) {
                        self.meant.insert(at, id);
                        let subject = matches!(word.as_str(), "he" | "she");
                        self.mention(id, if subject { 0.9 } else { 0.35 }, paragraph);
                        named |= subject;
                    }
                } else if word == "the" && !self.analysis.tokens[at].is(class::CALENDAR) {
                    self.definite(at, sentence, paragraph);
                }
            }
            at += 1;
        }
    }

    /// "the senator" in running text: who has the role is mentioned.
    fn definite(&mut self, at: usize, sentence: usize, paragraph: usize) {
        let limit = self.analysis.sentences[sentence].end.min(at + 5);
        let mut end = at + 1;
        let mut noun = None;
        while end < limit && self.analysis.tokens[end].kind == Token::Word {
            if role::is_person_noun(self.analysis, end) {
                noun = Some(end);
            } else if noun.is_some() || self.analysis.tokens[end].is(class::FUNCTION) {
                break;
            }
            end += 1;
        }
        let Some(noun) = noun else { return };
        if self.name_at[noun] != u32::MAX && self.names[self.name_at[noun] as usize].kind != NameKind::Role
            || self.analysis.tokens.get(noun + 1).is_some_and(|next| next.kind == Token::Possessive)
        {
            return;
        }
        if let Some(id) = self.by_role(at..noun + 1, noun) {
            self.meant.insert(at, id);
            self.mention(id, 0.7, paragraph);
        }
    }

    /// How much a name's place in its sentence weighs.
    fn weight(&self, name: &Name, named: bool) -> f32 {
        let before = name.whole.start.checked_sub(1).map(|index| self.analysis.word(index));
        let oblique = before.is_some_and(|word| {
            matches!(
                word,
                "of" | "in"
                    | "to"
                    | "for"
                    | "with"
                    | "by"
                    | "from"
                    | "on"
                    | "at"
                    | "about"
                    | "against"
                    | "like"
                    | "than"
                    | "under"
                    | "over"
                    | "between"
                    | "and"
                    | "told"
                    | "asked"
                    | "as"
                    | "after"
                    | "before"
                    | "behind"
                    | "into"
                    | "including"
                    | "near"
            )
        });
        let possessive =
            self.analysis.tokens.get(name.tokens.end).is_some_and(|next| next.kind == Token::Possessive);
        match (oblique, possessive, named) {
            (_, true, _) => 0.4,
            (true, ..) => 0.45,
            (false, false, false) => 1.0,
            _ => 0.65,
        }
    }

    fn mention(&mut self, entity: EntityId, weight: f32, paragraph: usize) {
        if let Some(at) = self.mind.iter().position(|mind| mind.entity == entity) {
            let mut mind = self.mind.remove(at);
            mind.weight += weight;
            mind.paragraph = paragraph;
            self.mind.push(mind);
            return;
        }
        if self.mind.len() == MIND {
            let faintest = (0..MIND).min_by(|&a, &b| self.mind[a].weight.total_cmp(&self.mind[b].weight));
            self.mind.remove(faintest.unwrap_or(0));
        }
        self.mind.push(Mind { entity, weight, paragraph });
    }

    /// Whom a speaker's words mean, at the place where they stand.
    fn meaning(&mut self, phrase: &Phrase, at: usize, sentence: usize, quotation: usize) -> Option<EntityId> {
        if let Some(&id) = self.meant.get(&at) {
            return Some(id);
        }
        let id = match phrase {
            Phrase::Name(name) => self.people.of_name[*name],
            Phrase::Pronoun(token) => {
                let word = self.analysis.word(*token).to_ascii_lowercase();
                self.pronoun(&word, at, sentence, Some(quotation))
            }
            Phrase::Several(tokens) => Some(self.described(tokens.clone(), tokens.end - 1, true)),
            Phrase::Noun(tokens, noun) => Some(self.noun(tokens.clone(), *noun)),
        }?;
        self.meant.insert(at, id);
        Some(id)
    }

    /// The antecedent of a pronoun, of those in mind.
    fn pronoun(
        &mut self,
        word: &str,
        at: usize,
        sentence: usize,
        quotation: Option<usize>,
    ) -> Option<EntityId> {
        let gender = match word {
            "he" | "him" | "his" | "himself" => Some(Gender::Male),
            "she" | "her" | "herself" => Some(Gender::Female),
            "they" | "them" | "it" => None,
            _ => return None,
        };
        let own: HashSet<EntityId> = quotation.map_or_else(HashSet::new, |index| self.named_within(index));
        let object = matches!(word, "him" | "them");
        let start = self.analysis.sentences[sentence].start;
        let subject = (object).then(|| self.subject_before(start, at)).flatten();
        let mut best: Option<(f32, EntityId)> = None;
        for mind in &self.mind {
            let entity = &self.people.all[mind.entity];
            let fits = match (gender, word) {
                (Some(gender), _) => entity.may_be(gender),
                (None, "it") => entity.may_be_thing() && !entity.plural,
                _ => entity.plural || entity.may_be_thing(),
            };
            if !fits || subject == Some(mind.entity) {
                continue;
            }
            let mut weight = mind.weight;
            if gender.is_some() {
                weight *= match (entity.person, entity.gender) {
                    (Some(true), Some(_)) => 1.0,
                    (Some(true), None) => 0.8,
                    _ if entity.is_place() || entity.words().len() == 1 && !entity.nominal => 0.15,
                    _ => 0.5,
                };
            } else if word == "they" || word == "them" {
                weight *= if entity.plural { 1.0 } else { 0.4 };
            }
            if own.contains(&mind.entity) {
                weight *= 0.2;
            }
            if weight > FAINT && best.is_none_or(|(top, _)| weight >= top) {
                best = Some((weight, mind.entity));
            }
        }
        let (_, id) = best?;
        let entity = &mut self.people.all[id];
        if gender.is_some() && entity.gender.is_none() {
            entity.gender = gender;
            entity.person = Some(true);
        }
        Some(id)
    }

    /// Those whom a quotation itself names: one seldom speaks of oneself by name.
    fn named_within(&self, index: usize) -> HashSet<EntityId> {
        let quotation = &self.quotations[index];
        let mut found = HashSet::new();
        for part in quotation.parts.iter().filter_map(|part| tokens_of(self.analysis, *part)) {
            for at in part.take(400) {
                let name = self.name_at[at];
                let inside = self.quoted[at] == index as u32 || quotation.kind == Kind::Indirect;
                if inside
                    && name != u32::MAX
                    && let Some(id) = self.people.of_name[name as usize]
                {
                    found.insert(id);
                }
            }
        }
        found
    }

    /// The subject of the clause before `at`: "Kim" of "Kim quoted him".
    fn subject_before(&self, start: usize, at: usize) -> Option<EntityId> {
        let from = start.max(at.saturating_sub(6));
        (from..at).rev().find_map(|index| {
            let name = self.name_at[index];
            (name != u32::MAX)
                .then(|| self.people.of_name[name as usize])
                .flatten()
                .or_else(|| self.meant.get(&index).copied())
        })
    }

    fn index_roles(&mut self) {
        for (id, entity) in self.people.all.iter().enumerate() {
            for (number, role) in entity.roles.iter().enumerate() {
                for at in role.clone().filter(|&at| role::is_person_noun(self.analysis, at)) {
                    let bearers =
                        self.roles.entry(kin(&fold(self.analysis.word(at))).to_owned()).or_default();
                    if bearers.len() < 8 && !bearers.contains(&(id, number)) {
                        bearers.push((id, number));
                    }
                }
            }
        }
    }

    /// Whom a noun phrase means: somebody named who has the role, somebody described alike before, or somebody new.
    fn noun(&mut self, tokens: Range<usize>, noun: usize) -> EntityId {
        let word = self.analysis.word(noun);
        let first = self.analysis.word(tokens.start).to_lowercase();
        let plural = role::is_person_plural(word)
            || matches!(first.as_str(), "two" | "three" | "several" | "some" | "many" | "both");
        let indefinite = plural
            || matches!(
                first.as_str(),
                "a" | "an"
                    | "another"
                    | "one"
                    | "two"
                    | "three"
                    | "several"
                    | "some"
                    | "many"
                    | "each"
                    | "most"
            );
        if !indefinite
            && let Some(id) = self
                .by_role(tokens.clone(), noun)
                .or_else(|| self.by_age(tokens.clone()))
                .or_else(|| self.group(tokens.clone(), noun))
        {
            return id;
        }
        if !matches!(first.as_str(), "a" | "an" | "another" | "one")
            && let Some(&id) = self.nouns.get(&fold(word))
        {
            let entity = &self.people.all[id];
            if entity.plural == plural
                && (tokens.len() <= 2
                    || entity.words().iter().any(|own| *own == fold(self.analysis.word(noun))))
                && tokens.len() <= 3
            {
                return id;
            }
        }
        self.described(tokens, noun, plural)
    }

    /// A new bearer of no name.
    fn described(&mut self, tokens: Range<usize>, noun: usize, plural: bool) -> EntityId {
        let text = self.analysis.span(tokens.clone()).of(self.analysis.text());
        let person =
            role::is_person_noun(self.analysis, noun) || role::is_person_plural(self.analysis.word(noun));
        let entity = Entity::described(
            text.split_whitespace().collect::<Vec<_>>().join(" "),
            tokens.map(|at| fold(self.analysis.word(at))).collect(),
            person.then_some(true),
            gender_of_noun(self.analysis, noun),
            plural,
        );
        self.people.all.push(entity);
        let id = self.people.all.len() - 1;
        self.nouns.insert(fold(self.analysis.word(noun)), id);
        id
    }

    /// Whoever has the role that the words tell: "the Kremlin spokesman".
    fn by_role(&self, tokens: Range<usize>, noun: usize) -> Option<EntityId> {
        if !role::is_person_noun(self.analysis, noun) {
            return None;
        }
        let key = fold(self.analysis.word(noun));
        let bearers = self.roles.get(kin(&key))?;
        let gender = gender_of_noun(self.analysis, noun);
        let wanted: Vec<String> = tokens
            .filter(|&at| {
                at != noun
                    && self.analysis.tokens[at].kind == Token::Word
                    && !self.analysis.tokens[at].is(class::FUNCTION)
            })
            .map(|at| fold(self.analysis.word(at)))
            .collect();
        let mut best: Option<(f32, EntityId)> = None;
        for &(id, number) in bearers {
            let entity = &self.people.all[id];
            if gender.is_some_and(|gender| !entity.may_be(gender)) {
                continue;
            }
            let role = entity.roles[number].clone();
            let has = |word: &String| role.clone().any(|at| fold(self.analysis.word(at)) == *word);
            let met = wanted.iter().filter(|word| has(word)).count();
            let missing = wanted.len() - met;
            let head = role::head(self.analysis, &role)
                .is_some_and(|head| kin(&fold(self.analysis.word(head))) == kin(&key));
            if !head || missing > 0 && met == 0 || missing > 1 {
                continue;
            }
            let fresh =
                self.mind.iter().find(|mind| mind.entity == id).map_or(0.0, |mind| mind.weight.min(3.0));
            if fresh == 0.0 && wanted.is_empty() && bearers.len() > 1 {
                continue;
            }
            let weight = met as f32 * 2.0 - missing as f32 + fresh + 0.1;
            if best.is_none_or(|(top, _)| weight > top) {
                best = Some((weight, id));
            }
        }
        best.map(|(_, id)| id)
    }

    /// Whoever is that old: "the 43-year-old".
    fn by_age(&self, tokens: Range<usize>) -> Option<EntityId> {
        let words = self.analysis.span(tokens).of(self.analysis.text());
        let before = words.split("-year-old").next().filter(|before| before.len() < words.len())?;
        let age = before.rsplit(' ').next()?;
        self.mind
            .iter()
            .rev()
            .map(|mind| mind.entity)
            .find(|&id| self.people.all[id].age.is_some_and(|own| self.analysis.word(own) == age))
    }

    /// "the ministry", "the company": the organisation of that kind lately named.
    fn group(&self, tokens: Range<usize>, noun: usize) -> Option<EntityId> {
        if tokens.len() > 2 || self.analysis.tokens[noun].capital {
            return None;
        }
        let word = fold(self.analysis.word(noun));
        let company = matches!(
            word.as_str(),
            "company"
                | "firm"
                | "maker"
                | "retailer"
                | "carmaker"
                | "automaker"
                | "airline"
                | "startup"
                | "manufacturer"
        );
        if !company && !self.analysis.tokens[noun].is(class::ORGANISATION) {
            return None;
        }
        let groups = || {
            self.mind.iter().filter(|mind| {
                self.people.all[mind.entity].person == Some(false) && !self.people.all[mind.entity].is_place()
            })
        };
        let alike = groups().filter(|mind| self.people.all[mind.entity].words().contains(&word));
        let heaviest = |a: &&Mind, b: &&Mind| a.weight.total_cmp(&b.weight);
        if let Some(mind) = alike.max_by(heaviest) {
            return Some(mind.entity);
        }
        None
    }

    /// Whose a quotation is, when all is read.
    fn speaker(&mut self, index: usize, depth: usize) -> Option<EntityId> {
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
            if around == u32::MAX || around as usize == index || depth > 3 {
                return None;
            }
            return self.speaker(around as usize, depth + 1);
        }
        if let Some(&id) = self.meant.get(&start) {
            return Some(id);
        }
        match phrase {
            Phrase::Noun(tokens, noun) => Some(self.noun(tokens, noun)),
            Phrase::Several(tokens) => Some(self.described(tokens.clone(), tokens.end - 1, true)),
            _ => None,
        }
    }
}

/// Nouns that mean one role, reduced to one of them.
fn kin(noun: &str) -> &str {
    match noun {
        "spokesman" | "spokeswoman" | "spokesperson" => "spokesperson",
        "chairman" | "chairwoman" | "chair" | "chairperson" => "chair",
        "attorney" | "lawyer" | "counsel" | "barrister" | "solicitor" => "lawyer",
        "congressman" | "congresswoman" | "lawmaker" | "legislator" | "mp" => "lawmaker",
        "mom" | "mum" | "mother" => "mother",
        "dad" | "father" => "father",
        "actor" | "actress" => "actor",
        "author" | "writer" | "novelist" => "author",
        "sen" | "sen." | "senator" => "senator",
        "gov" | "gov." | "governor" => "governor",
        "prof" | "prof." | "professor" => "professor",
        "physician" | "doctor" | "dr" | "dr." => "doctor",
        "premier" | "minister" => "minister",
        "footballer" | "striker" | "midfielder" | "goalkeeper" | "forward" | "winger" | "defender" => {
            "footballer"
        }
        "boss" | "ceo" | "executive" => "ceo",
        other => other,
    }
}
