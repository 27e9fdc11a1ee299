//! Who is meant by a noun phrase: "the Kremlin spokesman", "his first victim", "two aides".

use super::Gender;
use super::discourse::Mind;
use super::given::fold;
use super::person::{Entity, EntityId, People, gender_of_noun, text_of};
use super::role;
use crate::lexicon::{class, is_among, small};
use crate::text::{Analysis, Kind as Token, is_person_plural};
use foldhash::HashMap;
use std::ops::Range;

/// How many bearers of one role are kept apart.
const BEARERS: usize = 8;
/// Whoever is younger is not named for their age alone.
const GROWN: u32 = 18;

/// The nouns by which people are called in an article.
#[derive(Default)]
pub struct Nouns {
    /// Those who have a role, and its number among theirs, by its noun.
    roles: HashMap<String, Vec<(EntityId, usize)>>,
    /// Those who are only described, by their noun.
    described: HashMap<String, EntityId>,
    /// Who was found to hold an office, by its noun.
    offices: HashMap<String, EntityId>,
    /// For each token of a role that stands beside a name, whose it is.
    beside: HashMap<usize, EntityId>,
}

impl Nouns {
    /// The roles that the article gives people beside their names.
    pub fn new(analysis: &Analysis, people: &People) -> Nouns {
        let mut nouns = Nouns::default();
        for (id, entity) in people.all.iter().enumerate() {
            for (number, role) in entity.roles.iter().enumerate() {
                for at in role.clone() {
                    nouns.beside.insert(at, id);
                    // "the mayor's wife" is no mayor.
                    let owns = analysis.tokens.get(at + 1).is_some_and(|next| next.kind == Token::Possessive);
                    if !analysis.is_person_noun(at) || owns {
                        continue;
                    }
                    let bearers = nouns.roles.entry(kin(&fold(analysis.word(at))).to_owned()).or_default();
                    if bearers.len() < BEARERS && !bearers.contains(&(id, number)) {
                        bearers.push((id, number));
                    }
                }
            }
        }
        nouns
    }

    /// Who holds the office that `entity` was called by before anybody was named: "PM suggests …".
    pub fn holder(&self, entity: &Entity) -> Option<EntityId> {
        let office = entity.nominal && entity.words().len() <= 3;
        let word = entity.words().last().filter(|_| office)?;
        self.offices.get(kin(word)).copied()
    }

    /// Whether the noun says who somebody is whose name stands beside it.
    pub fn is_apposition(&self, noun: usize) -> bool {
        self.beside.contains_key(&noun)
    }

    /// Whose role the token belongs to.
    pub fn apposed(&self, token: usize) -> Option<EntityId> {
        self.beside.get(&token).copied()
    }

    /// Whom a noun phrase means: somebody named who has the role, somebody described alike before, or somebody new.
    pub fn find(
        &mut self,
        analysis: &Analysis,
        people: &mut People,
        mind: &[Mind],
        tokens: Range<usize>,
        noun: usize,
    ) -> EntityId {
        let word = fold(analysis.word(noun));
        let first = small(analysis.word(tokens.start));
        let several =
            matches!(first.as_str(), "two" | "three" | "several" | "some" | "many" | "both" | "most");
        let plural = several || is_person_plural(&word);
        let new = matches!(first.as_str(), "a" | "an" | "another" | "one" | "each");
        if !plural && !new {
            let known = self
                .by_kinship(analysis, people, mind, tokens.clone(), &word)
                .or_else(|| self.by_role(analysis, people, mind, tokens.clone(), noun))
                .or_else(|| by_age(analysis, people, mind, tokens.clone()))
                .or_else(|| group(analysis, people, mind, tokens.clone(), noun));
            if let Some(id) = known {
                return id;
            }
        }
        if !new
            && let Some(&id) = self.described.get(&word)
            && people.all[id].plural == plural
            && (self.is_alike(analysis, &people.all[id], tokens.clone())
                || first == "the" && is_document(analysis, &people.all[id], tokens.clone(), noun))
        {
            // The fullest description is kept.
            let known = &mut people.all[id];
            let words = words_of(analysis, tokens.clone());
            if telling(&words) > telling(known.words()) {
                known.describe(text_of(analysis, tokens), words);
            }
            return id;
        }
        if !plural
            && !new
            && let Some(id) = self.epithet(analysis, people, mind, tokens.clone(), noun)
        {
            self.offices.insert(kin(&word).to_owned(), id);
            return id;
        }
        self.describe(analysis, people, tokens, noun, plural)
    }

    /// Whether a description says nothing that was not said of `entity` before.
    fn is_alike(&self, analysis: &Analysis, entity: &Entity, tokens: Range<usize>) -> bool {
        let tells = |at: &usize| {
            let token = &analysis.tokens[*at];
            token.kind == Token::Number || token.kind == Token::Word && !token.is(class::FUNCTION)
        };
        tokens.filter(tells).all(|at| entity.words().contains(&fold(analysis.word(at))))
    }

    /// A new bearer of no name.
    pub fn describe(
        &mut self,
        analysis: &Analysis,
        people: &mut People,
        tokens: Range<usize>,
        noun: usize,
        plural: bool,
    ) -> EntityId {
        let person = analysis.is_person_noun(noun) || is_person_plural(analysis.word(noun));
        people.all.push(Entity::described(
            text_of(analysis, tokens.clone()),
            words_of(analysis, tokens),
            Some(person),
            gender_of_noun(analysis, noun),
            plural,
        ));
        let id = people.all.len() - 1;
        self.described.insert(fold(analysis.word(noun)), id);
        id
    }

    /// "Tom Roe's mother": the woman of his surname, where the article names one.
    fn by_kinship(
        &self,
        analysis: &Analysis,
        people: &People,
        mind: &[Mind],
        tokens: Range<usize>,
        word: &str,
    ) -> Option<EntityId> {
        if !is_kinship(word) {
            return None;
        }
        let noun = tokens.end - 1;
        let possessive = tokens.clone().rev().find(|&at| analysis.kind(at) == Token::Possessive)?;
        let surname = fold(analysis.word(possessive.checked_sub(1).filter(|&at| at >= tokens.start)?));
        let whole = |entity: &Entity| entity.words().len() > 1 && entity.words().last() == Some(&surname);
        let own = (tokens.start..possessive - 1)
            .find(|&at| analysis.is_capital(at))
            .map(|at| fold(analysis.word(at)));
        let gender = gender_of_noun(analysis, noun);
        // "Roe's mother" is not the one Roe that the article names.
        if own.is_none() && people.all.iter().filter(|entity| whole(entity)).nth(1).is_none() {
            return None;
        }
        let fits = |id: EntityId| {
            let entity = &people.all[id];
            whole(entity)
                && entity.words().first() != own.as_ref()
                && gender.is_none_or(|gender| entity.gender == Some(gender))
        };
        mind.iter().rev().map(|mind| mind.entity).find(|&id| fits(id))
    }

    /// "Ann Roe opened the session. The Prime Minister …": an office that nobody is said to hold is that of the one person
    /// who is being talked about, if no other role is given to them.
    fn epithet(
        &self,
        analysis: &Analysis,
        people: &People,
        mind: &[Mind],
        tokens: Range<usize>,
        noun: usize,
    ) -> Option<EntityId> {
        let word = fold(analysis.word(noun));
        let office = analysis.is_capital(noun) && analysis.is(noun, class::TITLE) && tokens.len() <= 3;
        let former = tokens.len() > 2
            && analysis.word(tokens.start + 1) == "former"
            && tokens.clone().all(|at| analysis.kind(at) != Token::Possessive);
        let rivalled = is_rivalled(&word);
        let epithet = is_epithet(&word)
            || is_told_apart(analysis, tokens.clone(), noun)
            || rivalled
            || former && analysis.is_person_noun(noun)
            || analysis.is(noun, class::NATIONALITY) && tokens.len() == 2;
        if !office && !epithet {
            return None;
        }
        // Whoever is known by that role is meant by it, once they were named: not somebody else, nor one of another place.
        let known = self.roles.get(kin(&word)).map_or(&[][..], Vec::as_slice);
        let holders = || known.iter().filter(|(id, _)| mind.iter().any(|mind| mind.entity == *id));
        let place = |at: usize| analysis.is(at, class::PLACE.or(class::NATIONALITY));
        let elsewhere = |&(id, number): &(EntityId, usize)| {
            let own = |at: usize| tokens.clone().any(|other| analysis.word(other) == analysis.word(at));
            people.all[id].roles[number].clone().any(|at| place(at) && !own(at))
        };
        let barred = !epithet && !known.is_empty() || former && holders().next().is_some();
        if barred || holders().any(elsewhere) {
            return None;
        }
        let gender = gender_of_noun(analysis, noun);
        let person = |mind: &&Mind| {
            let entity = &people.all[mind.entity];
            entity.person == Some(true)
                && !entity.nominal
                && !entity.plural
                && gender.is_none_or(|gender| entity.may_be(gender))
        };
        let best = mind.iter().filter(person).max_by(|a, b| a.weight.total_cmp(&b.weight))?;
        let rival = |mind: &&Mind| {
            let entity = &people.all[mind.entity];
            entity.person != Some(false) && !entity.nominal && !entity.plural
        };
        // Of one of several in a contest, it has to be plainer who is meant.
        let share = if rivalled { 0.45 } else { 0.6 };
        let least = if epithet && !rivalled { 0.25 } else { 0.5 };
        let alone = mind
            .iter()
            .filter(rival)
            .all(|mind| mind.entity == best.entity || mind.weight < share * best.weight);
        // "Justice Ann Roe" is no governor: whoever has an office has no other.
        let offices = || {
            let roles =
                people.all[best.entity].roles.iter().filter(|role| !role::is_courtesy(analysis, role));
            roles
                .filter_map(|role| role::head(analysis, role))
                .filter(|&head| analysis.is(head, class::TITLE))
        };
        let own = |head: usize| kin(&fold(analysis.word(head))) == kin(&word);
        let barred = analysis.is(noun, class::TITLE) && offices().next().is_some() && !offices().any(own);
        let other = barred || holders().next().is_some() && holders().all(|&(id, _)| id != best.entity);
        let holder =
            epithet && !other || !epithet && people.all[best.entity].roles.iter().all(|role| role.len() < 2);
        (alone && best.weight > least && holder).then_some(best.entity)
    }

    /// Whoever has the role that the words tell: "the Kremlin spokesman".
    fn by_role(
        &self,
        analysis: &Analysis,
        people: &People,
        mind: &[Mind],
        tokens: Range<usize>,
        noun: usize,
    ) -> Option<EntityId> {
        if !analysis.is_person_noun(noun) {
            return None;
        }
        let key = fold(analysis.word(noun));
        let key = kin(&key);
        let bearers = self.roles.get(key)?;
        let gender = gender_of_noun(analysis, noun);
        // "the Republican governor": a party or a nation tells nobody apart.
        let tells = |at: usize| {
            at != noun
                && analysis.kind(at) == Token::Word
                && !analysis.is(at, class::FUNCTION)
                && !(analysis.is(at, class::NATIONALITY) && bearers.len() == 1)
        };
        let wanted: Vec<String> = tokens.filter(|&at| tells(at)).map(|at| fold(analysis.word(at))).collect();
        let mut best: Option<(f32, EntityId)> = None;
        for &(id, number) in bearers {
            let entity = &people.all[id];
            if gender.is_some_and(|gender: Gender| !entity.may_be(gender)) {
                continue;
            }
            let role = entity.roles[number].clone();
            let head = role::head(analysis, &role).map(|head| fold(analysis.word(head)));
            if head.is_none_or(|head| kin(&head) != key) {
                continue;
            }
            let words = words_of(analysis, role);
            let met = wanted.iter().filter(|word| words.contains(word)).count();
            let missing = wanted.len() - met;
            // "the minister" is no shadow minister.
            let other = ["former", "shadow", "deputy", "assistant"].iter().any(|other| {
                words.iter().any(|word| word == other) && !wanted.iter().any(|word| word == other)
            });
            if other || missing > met.min(1) {
                continue;
            }
            let fresh = mind.iter().find(|mind| mind.entity == id).map_or(0.0, |mind| mind.weight.min(3.0));
            if fresh == 0.0 && (wanted.is_empty() || missing > 0 || wanted == ["former"]) {
                continue;
            }
            let weight = met as f32 * 2.0 - missing as f32 + fresh + 0.1;
            if best.is_none_or(|(top, _)| weight > top) {
                best = Some((weight, id));
            }
        }
        best.map(|(_, id)| id)
    }
}

fn words_of(analysis: &Analysis, tokens: Range<usize>) -> Vec<String> {
    tokens.map(|at| fold(analysis.word(at))).collect()
}

/// How many of the words tell something.
fn telling(words: &[String]) -> usize {
    words.iter().filter(|word| !crate::lexicon::classes(word).any(class::FUNCTION)).count()
}

/// Whoever is that old: "the 43-year-old".
fn by_age(analysis: &Analysis, people: &People, mind: &[Mind], tokens: Range<usize>) -> Option<EntityId> {
    let words = analysis.span(tokens).of(analysis.text());
    let before = words.split("-year-old").next().filter(|before| before.len() < words.len())?;
    let age = before.rsplit(' ').next()?;
    let mut lately = mind.iter().rev().map(|mind| mind.entity);
    if let Some(id) = lately.find(|&id| people.all[id].age.is_some_and(|own| analysis.word(own) == age)) {
        return Some(id);
    }
    // Nobody's age is told: whoever is the one person talked of, if it is "the 43-year-old" alone.
    let grown = age.parse().is_ok_and(|age: u32| age >= GROWN);
    let bare = grown
        && words.split_whitespace().count() == 2
        && words.starts_with(['t', 'T'])
        && words.ends_with("-old");
    let person = |mind: &&Mind| {
        let entity = &people.all[mind.entity];
        entity.person == Some(true) && !entity.nominal && !entity.plural
    };
    let best = mind.iter().filter(person).max_by(|a, b| a.weight.total_cmp(&b.weight)).filter(|_| bare)?;
    let alone =
        mind.iter().filter(person).all(|mind| mind.entity == best.entity || mind.weight < 0.7 * best.weight);
    (alone && best.weight > 0.2 && people.all[best.entity].age.is_none()).then_some(best.entity)
}

/// "the ministry": the organisation of that kind lately named.
fn group(
    analysis: &Analysis,
    people: &People,
    mind: &[Mind],
    tokens: Range<usize>,
    noun: usize,
) -> Option<EntityId> {
    let plain = tokens.len() <= 2;
    if !plain || !analysis.is(noun, class::ORGANISATION) {
        return None;
    }
    let word = fold(analysis.word(noun));
    let alike = mind.iter().filter(|mind| {
        let entity = &people.all[mind.entity];
        entity.person == Some(false) && !entity.is_place() && entity.words().contains(&word)
    });
    alike.max_by(|a, b| a.weight.total_cmp(&b.weight)).map(|mind| mind.entity)
}

/// Nouns for somebody who is one of several in a contest.
fn is_rivalled(noun: &str) -> bool {
    matches!(
        noun,
        "candidate" | "nominee" | "frontrunner" | "front-runner" | "contender" | "hopeful" | "incumbent"
    )
}

/// What somebody is whatever happens, so that the words mean whom the text is about: "the singer"; not "the officer", who may be
/// anybody.
fn is_epithet(noun: &str) -> bool {
    is_among(
        noun,
        "senator governor congressman congresswoman lawmaker businessman businesswoman billionaire mogul \
         magnate tycoon star superstar singer rapper musician guitarist drummer bassist frontman songwriter \
         singer-songwriter songstress rocker hitmaker composer comedian actor actress filmmaker presenter broadcaster artist painter \
         designer chef author novelist writer poet footballer striker midfielder goalkeeper winger forward \
         defender quarterback batsman bowler golfer boxer jockey swimmer athlete rider racer champion veteran \
         rookie native expert fan royal entrepreneur politician economist historian academic",
    )
}

/// Whether the words say what nobody else in an article may be: "the Oscar-winning director", "the Oscar winner", "the father of two".
fn is_told_apart(analysis: &Analysis, tokens: Range<usize>, noun: usize) -> bool {
    let word = small(analysis.word(noun));
    let honoured = |at: usize| {
        ["-winning", "-nominated", "-born", "-based"].iter().any(|tail| analysis.word(at).ends_with(tail))
    };
    let parent = is_kinship(word.split("-of-").next().unwrap_or_default());
    let of_several = word.contains("-of-")
        || analysis.word(noun + 1) == "of"
            && is_among(analysis.word(noun + 2), "one two three four five six seven");
    (tokens.start..noun).any(honoured) && analysis.is_person_noun(noun)
        || word == "winner" && noun > tokens.start + 1 && analysis.is_capital(noun - 1)
        || parent && of_several
}

/// Whether "the Harbour Board letter" is "a leaked internal letter": a document, and no other's.
fn is_document(analysis: &Analysis, entity: &Entity, tokens: Range<usize>, noun: usize) -> bool {
    let named = |at: &usize| analysis.is_capital(*at) && analysis.kind(*at) == Token::Word;
    analysis.is(noun, class::CLAIM.or(class::MEDIUM))
        && !analysis.is_person_noun(noun)
        && (tokens.clone().skip(1).all(|at| !named(&at))
            || !entity
                .name
                .split(' ')
                .skip(1)
                .take_while(|word| *word != analysis.word(noun))
                .any(|word| word.starts_with(char::is_uppercase)))
}

fn is_kinship(noun: &str) -> bool {
    matches!(
        noun,
        "mother"
            | "mom"
            | "mum"
            | "father"
            | "dad"
            | "wife"
            | "husband"
            | "sister"
            | "brother"
            | "son"
            | "daughter"
            | "grandmother"
            | "grandfather"
            | "widow"
            | "widower"
    )
}

/// Nouns that mean one role, reduced to the first of them.
fn kin(noun: &str) -> &str {
    const KIN: [&str; 17] = [
        "spokesperson spokesman spokeswoman",
        "chair chairman chairwoman chairperson",
        "lawyer attorney counsel barrister solicitor",
        "lawmaker congressman congresswoman legislator mp",
        "mother mom mum",
        "father dad",
        "actor actress",
        "author writer novelist",
        "senator sen sen.",
        "governor gov gov.",
        "professor prof prof.",
        "pastor rev rev. reverend priest vicar",
        "doctor physician dr dr.",
        "minister premier pm",
        "footballer striker midfielder goalkeeper forward winger defender",
        "ceo executive",
        "manager boss coach",
    ];
    let alike = KIN.iter().find(|alike| is_among(noun, alike));
    alike.and_then(|alike| alike.split(' ').next()).unwrap_or(noun)
}
