//! Which names are one person's (or one organisation's), and the fullest of them.

use super::Gender;
use super::given::{self, fold};
use super::name::{Kind, Name, is_suffix};
use super::role;
use crate::lexicon::{class, classes, is_among, small};
use crate::text::{Analysis, Tag, on_one_line, sort};
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// An index into [`People::all`].
pub type EntityId = usize;

/// How many bearers of one surname are kept apart.
const BEARERS: usize = 12;

/// Somebody or something that the article names.
#[derive(Debug, Default)]
pub struct Entity {
    /// The fullest name.
    pub name: String,
    /// Its folded words.
    words: Vec<String>,
    /// Whether it is a person, as far as we know; `None`: it may be.
    pub person: Option<bool>,
    /// The person's gender.
    pub gender: Option<Gender>,
    /// More than one: "prosecutors".
    pub plural: bool,
    /// Not named, only described: "his first known victim".
    pub nominal: bool,
    /// Tokens of the roles that the article gives it.
    pub roles: Vec<Range<usize>>,
    /// Token of the age.
    pub age: Option<usize>,
    /// The names, as indices, in order.
    pub names: Vec<usize>,
    /// A single-word name only: "Mr. Cook".
    single: bool,
    country: bool,
}

impl Entity {
    /// One who has no name in the article, only a description.
    pub fn described(
        name: String,
        words: Vec<String>,
        person: Option<bool>,
        gender: Option<Gender>,
        plural: bool,
    ) -> Entity {
        Entity { name, words, person, gender, plural, nominal: true, ..Entity::default() }
    }

    /// Gives it a fuller description.
    pub fn describe(&mut self, name: String, words: Vec<String>) {
        self.name = name;
        self.words = words;
    }

    /// Whether a person of `gender` can be this one.
    pub fn may_be(&self, gender: Gender) -> bool {
        self.person != Some(false) && !self.plural && self.gender.is_none_or(|own| own == gender)
    }

    /// Whether "it" or "they" can be this one.
    pub fn may_be_thing(&self) -> bool {
        self.person != Some(true)
    }

    /// Whether it is a country or city.
    pub fn is_place(&self) -> bool {
        self.country
    }

    /// The folded words of its name.
    pub fn words(&self) -> &[String] {
        &self.words
    }
}

/// All that the article names, and which name is whose.
#[derive(Debug, Default)]
pub struct People {
    /// In the order of their first full name.
    pub all: Vec<Entity>,
    /// For each name, whose it is.
    pub of_name: Vec<Option<EntityId>>,
}

impl People {
    /// Who is called by a given name alone and speaks is a person: "Donna said".
    pub fn speaks(&mut self, id: EntityId) {
        let entity = &mut self.all[id];
        if entity.single
            && entity.person.is_none()
            && let Some(gender) = given::gender(&entity.words[0])
        {
            entity.person = Some(true);
            entity.gender = entity.gender.or(gender);
        }
    }
}

/// Puts names together that are one person's.
pub fn cluster(analysis: &Analysis, names: &[Name]) -> People {
    let mut people = People { all: Vec::new(), of_name: vec![None; names.len()] };
    let mut index = Index::default();
    for (at, name) in names.iter().enumerate() {
        if name.tokens.len() > 1 && name.kind != Kind::Role {
            full_name(analysis, names, at, &mut people, &mut index);
        }
    }
    for at in 0..names.len().saturating_sub(1) {
        relative(analysis, names, at, &mut people, &mut index);
    }
    let mut seen: HashMap<EntityId, usize> = HashMap::new();
    for (at, name) in names.iter().enumerate() {
        if people.of_name[at].is_none() && name.tokens.len() == 1 && name.kind != Kind::Role {
            single_name(analysis, names, at, &mut people, &mut index, &seen);
        }
        if let Some(id) = people.of_name[at] {
            seen.insert(id, at);
        }
    }
    for entity in &mut people.all {
        sort(&mut entity.names, 0, |&name| (name, 0));
    }
    roles(analysis, names, &mut people);
    people
}

#[derive(Default)]
struct Index {
    last: HashMap<String, Vec<EntityId>>,
    first: HashMap<String, Vec<EntityId>>,
    inner: HashMap<String, Vec<EntityId>>,
    acronym: HashMap<String, EntityId>,
    /// Who was last called by this word alone.
    called: HashMap<String, EntityId>,
}

impl Index {
    fn add(&mut self, words: &[String], id: EntityId) {
        let (Some(first), Some(last)) = (words.first(), surname(words)) else { return };
        // "Jerry Jr." has no surname.
        let surnamed = first != last || words.len() == 1;
        let surname = surnamed.then_some((&mut self.last, last));
        for (map, key) in surname.into_iter().chain([(&mut self.first, first)]) {
            let bearers = map.entry(key.clone()).or_default();
            if bearers.len() < BEARERS && !bearers.contains(&id) {
                bearers.push(id);
            }
        }
        for word in words.iter().filter(|word| *word != first && *word != last && word.len() > 3) {
            let bearers = self.inner.entry(word.clone()).or_default();
            if bearers.len() < 2 && !bearers.contains(&id) {
                bearers.push(id);
            }
        }
    }
}

/// The last word that is no "Jr.".
fn surname(words: &[String]) -> Option<&String> {
    words.iter().rev().find(|word| word.as_str() != "," && !is_suffix_folded(word))
}

fn words_of(analysis: &Analysis, name: &Name) -> Vec<String> {
    name.tokens.clone().map(|index| fold(analysis.word(index))).filter(|word| word != ",").collect()
}

/// The words of these tokens, as a name.
pub fn text_of(analysis: &Analysis, tokens: Range<usize>) -> String {
    on_one_line(analysis.span(tokens).of(analysis.text()))
}

fn full_name(analysis: &Analysis, names: &[Name], at: usize, people: &mut People, index: &mut Index) {
    let name = &names[at];
    let words = words_of(analysis, name);
    let Some(last) = surname(&words) else { return };
    let bearers = index.last.get(last).map_or(&[][..], Vec::as_slice);
    let found = bearers.iter().copied().find(|&id| are_one(&people.all[id], &words, name));
    let id = found.unwrap_or_else(|| {
        people.all.push(Entity::default());
        people.all.len() - 1
    });
    let entity = &mut people.all[id];
    if found.is_none() || words.len() > entity.words.len() && name.kind != Kind::Group {
        entity.name = text_of(analysis, with_owner(analysis, name));
        entity.words.clone_from(&words);
    }
    learn(entity, name);
    entity.names.push(at);
    people.of_name[at] = Some(id);
    // "Coast Radio correspondent": the last word of what says where somebody works calls nobody.
    let modifies = analysis
        .tokens
        .get(name.tokens.end)
        .is_some_and(|next| !next.capital && next.is(class::ROLE) && name.kind != Kind::Person);
    if !modifies {
        index.add(&words, id);
    }
    if name.kind == Kind::Group || name.kind == Kind::Unknown {
        index.acronym.entry(acronym(analysis, name)).or_insert(id);
    }
}

/// "Tom" of "brothers Tom and Jack Hale" is Tom Hale.
fn relative(analysis: &Analysis, names: &[Name], at: usize, people: &mut People, index: &mut Index) {
    let (name, next) = (&names[at], &names[at + 1]);
    let end = name.tokens.end;
    let joined = analysis.word(end) == "and" && next.tokens.start == end + 1 && next.tokens.len() == 2;
    if name.tokens.len() != 1 || !joined {
        return;
    }
    let kin = "brothers sisters siblings twins parents spouses couple founders owners cousins";
    let before = name.tokens.start.checked_sub(1).map(|before| small(analysis.word(before)));
    if !before.is_some_and(|before| is_among(&before, kin)) {
        return;
    }
    let (given, surname) = (analysis.word(name.tokens.start), analysis.word(next.tokens.end - 1));
    let words = vec![fold(given), fold(surname)];
    let one = |&id: &EntityId| {
        people.all[id].words.first() == words.first() && people.all[id].person != Some(false)
    };
    let named = index.last.get(&words[1]).and_then(|bearers| bearers.iter().copied().find(one));
    let id = named.unwrap_or_else(|| {
        let gender = given::gender(&words[0]).flatten();
        index.add(&words, people.all.len());
        people.all.push(Entity { name: format!("{given} {surname}"), words, gender, ..Entity::default() });
        people.all.len() - 1
    });
    people.all[id].person = Some(true);
    people.all[id].names.push(at);
    people.of_name[at] = Some(id);
}

/// "BLM" for "Bureau of Land Management".
fn acronym(analysis: &Analysis, name: &Name) -> String {
    let initials = name.tokens.clone().filter(|&index| analysis.is_capital(index));
    small(&initials.filter_map(|index| analysis.word(index).chars().next()).collect::<String>())
}

/// "China's Foreign Ministry": a ministry's name with the country whose it is.
fn with_owner(analysis: &Analysis, name: &Name) -> Range<usize> {
    let Range { start, end } = name.whole;
    let office = name.kind == Kind::Group
        && name.tokens.start == start
        && name.tokens.clone().any(|at| {
            matches!(
                analysis.word(at),
                "Ministry" | "Parliament" | "Government" | "Cabinet" | "Treasury" | "Police" | "Army"
            )
        });
    let owner = start.checked_sub(2).filter(|&owner| {
        analysis.kind(start - 1) == crate::text::Kind::Possessive && analysis.is(owner, class::PLACE)
    });
    owner.filter(|_| office).unwrap_or(name.tokens.start)..end
}

fn learn(entity: &mut Entity, name: &Name) {
    match name.kind {
        Kind::Person => entity.person = Some(true),
        Kind::Group | Kind::Place if entity.person.is_none() => entity.person = Some(false),
        _ => {}
    }
    entity.country |= name.kind == Kind::Place;
    entity.gender = entity.gender.or(name.gender);
}

/// Whether a full name is this one's, who bears the same surname.
fn are_one(entity: &Entity, words: &[String], name: &Name) -> bool {
    let (short, long) = if entity.words.len() <= words.len() {
        (&entity.words[..], words)
    } else {
        (words, &entity.words[..])
    };
    if short == long {
        return true;
    }
    if (entity.person == Some(false)) != (name.kind == Kind::Group) || name.kind == Kind::Group {
        return false;
    }
    if entity.gender.is_some_and(|gender| name.gender.is_some_and(|other| other != gender)) {
        return false;
    }
    if long.ends_with(short) && short.len() > 1 {
        return given::gender(&short[0]).is_none();
    }
    let (one, other) = (short[0].trim_end_matches('.'), long[0].trim_end_matches('.'));
    let initial = |one: &str, other: &str| one.chars().count() == 1 && other.starts_with(one);
    let suffix = |words: &[String]| words.last().is_some_and(|word| is_suffix_folded(word));
    given::same(one, other) && (suffix(short) == suffix(long) || short.len() < long.len())
        || initial(one, other)
        || initial(other, one)
        || short.len() > 1
            && long.len() > short.len()
            && long[1..long.len() - 1].iter().any(|middle| middle == one)
}

fn is_suffix_folded(word: &str) -> bool {
    let mut name = word.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    is_suffix(&name) || is_suffix(&word.to_ascii_uppercase())
}

fn single_name(
    analysis: &Analysis,
    names: &[Name],
    at: usize,
    people: &mut People,
    index: &mut Index,
    seen: &HashMap<EntityId, usize>,
) {
    let name = &names[at];
    let word = fold(analysis.word(name.tokens.start));
    let titled = name.whole.start < name.tokens.start;
    let fits = |id: EntityId, given: bool| {
        let entity = &people.all[id];
        let person = entity.person != Some(false) || given;
        // "Camp Harbour" is not called "Harbour", but "Harbour Council" is "the Council".
        let common = analysis.is(name.tokens.start, class::ORGANISATION);
        let loose = entity.person != Some(true) && name.kind != Kind::Person;
        // "Airlines complained": no airline's name.
        if loose && word.ends_with('s') && analysis.tag(name.tokens.start) == Tag::Noun {
            return false;
        }
        if loose && !entity.single && !given && !common {
            let alone = index.called.get(&word).is_some_and(|&usual| people.all[usual].single);
            let known = seen.contains_key(&id) && !alone;
            if entity.person == Some(false) || name.kind == Kind::Group || !known {
                return false;
            }
        }
        let gender = entity.gender.is_none_or(|own| name.gender.is_none_or(|other| own == other));
        match name.kind {
            Kind::Person => {
                person
                    && gender
                    && !entity.words.is_empty()
                    && (entity.person == Some(true) || !entity.single || titled)
            }
            Kind::Place => {
                entity.single && entity.country
                    || entity.person == Some(true) && !given && !placed(analysis, name)
            }
            Kind::Group => {
                !entity.person.unwrap_or(false)
                    && (entity.single || !given && entity.person == Some(false) && entity.words.len() > 1)
            }
            _ => person && gender,
        }
    };
    let paragraph = |at: usize| analysis.paragraph_of(names[at].tokens.start);
    let best = |ids: Option<&Vec<EntityId>>, given: bool| {
        let ids = ids.map_or(&[][..], Vec::as_slice).iter().copied().filter(|&id| fits(id, given));
        // Whoever was named in this paragraph; else whoever was called so before; else the one named last; before any was
        // named, the one that comes first.
        ids.max_by_key(|&id| {
            let last = seen.get(&id).copied();
            let here = last.is_some_and(|last| paragraph(last) == paragraph(at));
            let usual = index.called.get(&word) == Some(&id);
            (here, usual, last, std::cmp::Reverse(id))
        })
    };
    let known = best(index.last.get(&word), false)
        .or_else(|| word.strip_prefix("al-").and_then(|bare| best(index.last.get(bare), false)))
        .or_else(|| given_name(people, index, &word, name).filter(|&id| fits(id, true)))
        .or_else(|| {
            // "Etienne" for Camille Etienne Gbedey
            let bearers = index.inner.get(&word).map_or(&[][..], Vec::as_slice);
            let [id] = *bearers else { return None };
            (people.all[id].person == Some(true) && seen.contains_key(&id) && fits(id, true)).then_some(id)
        })
        .or_else(|| {
            let letters: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
            (letters.len() > 1 && name.kind != Kind::Person)
                .then(|| index.acronym.get(&letters).copied())
                .flatten()
        })
        .or_else(|| {
            let loose =
                matches!(name.kind, Kind::Person | Kind::Unknown) && !index.called.contains_key(&word);
            if !loose || index.last.len() > SURNAMES {
                return None;
            }
            let mut alike = index.last.iter().filter(|(surname, _)| is_slip(&word, surname));
            let [id] = **alike.next()?.1 else { return None };
            let person = people.all[id].person == Some(true) && people.all[id].words.len() > 1;
            (person && alike.next().is_none() && seen.contains_key(&id) && fits(id, false)).then_some(id)
        });
    let id = known.unwrap_or_else(|| {
        people.all.push(Entity::default());
        let id = people.all.len() - 1;
        let entity = &mut people.all[id];
        entity.single = true;
        entity.name = text_of(analysis, if titled { name.whole.clone() } else { name.tokens.clone() });
        entity.words = vec![word.clone()];
        index.add(std::slice::from_ref(&word), id);
        id
    });
    if known.is_none_or(|id| seen.contains_key(&id)) {
        index.called.insert(word, id);
    }
    let entity = &mut people.all[id];
    if known.is_some()
        && !entity.single
        && entity.person.is_none()
        && entity.words.len() <= 4
        && name.kind == Kind::Unknown
    {
        // Organisations are rarely called by their last word alone.
        entity.person = Some(true);
    }
    if entity.single || name.kind == Kind::Person {
        learn(entity, name);
    }
    let shouted = |name: &str| name.len() > 3 && !name.chars().any(char::is_lowercase);
    let own = analysis.word(name.tokens.start);
    if entity.single
        && entity.name.split(' ').count() == 1
        && (titled || shouted(&entity.name) && !shouted(own))
    {
        entity.name = text_of(analysis, if titled { name.whole.clone() } else { name.tokens.clone() });
    }
    entity.names.push(at);
    people.of_name[at] = Some(id);
}

/// Where more surnames stand, it is no article, and none is taken for a slip of the pen: the time stays linear.
const SURNAMES: usize = 256;

/// Whether a word may be a surname with one letter too few or too many: "Brener" for "Brenner". Not so "Roes", who are a family.
fn is_slip(word: &str, surname: &str) -> bool {
    let (short, long) = if word.len() < surname.len() { (word, surname) } else { (surname, word) };
    let same = short.bytes().zip(long.bytes()).take_while(|(one, other)| one == other).count();
    short.len() >= 5
        && long.len() == short.len() + 1
        && same >= 2
        && short.as_bytes()[same..] == long.as_bytes()[same + 1..]
        && !(long == word && word.ends_with('s') && same == short.len())
}

/// The only person whose given name this is: "Donna" for Donna Kelce, "Sir Keir" for Keir Starmer.
fn given_name(people: &People, index: &Index, word: &str, name: &Name) -> Option<EntityId> {
    if matches!(name.kind, Kind::Place | Kind::Group) {
        return None;
    }
    let bearers = index.first.get(word)?.iter().copied().filter(|&id| {
        let entity = &people.all[id];
        entity.words.len() > 1 && entity.person != Some(false)
    });
    let only = |bearers: &mut dyn Iterator<Item = EntityId>| {
        let first = bearers.next()?;
        bearers.next().is_none().then_some(first)
    };
    // "Jerry" is Jerry Roe, rather than his son Jerry Jr., or the Jerry Room.
    let junior = |&id: &EntityId| people.all[id].words.last().is_some_and(|last| is_suffix_folded(last));
    let likely = |id: &EntityId| people.all[*id].person == Some(true) && !junior(id);
    only(&mut bearers.clone().filter(likely)).or_else(|| only(&mut bearers.clone()))
}

/// Whether words about a place stand before the name: "in Houston".
fn placed(analysis: &Analysis, name: &Name) -> bool {
    name.whole.start > 0
        && matches!(
            analysis.word(name.whole.start - 1),
            "in" | "from" | "near" | "across" | "at" | "outside" | "to"
        )
}

/// What the article says of each beside the name.
fn roles(analysis: &Analysis, names: &[Name], people: &mut People) {
    let mut sentence = 0;
    for (at, name) in names.iter().enumerate() {
        while analysis.sentences[sentence].end <= name.tokens.start {
            sentence += 1;
        }
        let Some(id) = people.of_name[at] else { continue };
        let place = name.kind == Kind::Unknown && people.all[id].person.is_none() && placed(analysis, name);
        if place || matches!(name.kind, Kind::Group | Kind::Place) || people.all[id].roles.len() >= 6 {
            continue;
        }
        let (roles, age) = role::beside(analysis, name, &analysis.sentences[sentence]);
        let entity = &mut people.all[id];
        if entity.person.is_none() && (!roles.is_empty() || age.is_some()) && name.tokens.len() < 5 {
            entity.person = Some(true);
        }
        if entity.person == Some(false) {
            continue;
        }
        for role in &roles {
            let gender = role::head(analysis, role).and_then(|noun| gender_of_noun(analysis, noun));
            entity.gender = entity.gender.or(gender);
        }
        entity.age = entity.age.or(age);
        entity.roles.extend(roles);
    }
}

/// The gender of a noun for a person: "spokesman".
pub fn gender_of_noun(analysis: &Analysis, index: usize) -> Option<Gender> {
    let token = &analysis.tokens[index];
    // "a mother-of-two"
    let of_several = token.of(analysis.text()).split_once("-of-").map(|(parent, _)| classes(parent));
    let is = |own| of_several.map_or_else(|| token.is(own), |parent| parent.any(own));
    if is(class::FUNCTION) {
        None
    } else if is(class::MALE) {
        Some(Gender::Male)
    } else if is(class::FEMALE) {
        Some(Gender::Female)
    } else {
        None
    }
}
