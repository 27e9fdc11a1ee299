use crate::speaker::Gender;
use crate::speaker::given::{fold, gender};
use crate::speaker::name::is_particle;
use crate::speaker::person::text_of;
use crate::text::{Analysis, Kind, is_initial};
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// The people whom an article names by given name and surname.
#[derive(Default)]
pub struct People {
    pub all: Vec<Person>,
    /// In order.
    pub mentions: Vec<Mention>,
    /// Who bears a surname, folded.
    surnames: HashMap<String, Vec<usize>>,
}

/// One person.
pub struct Person {
    /// The first full name that the article gives.
    pub name: String,
    /// As their given name tells.
    gender: Option<Gender>,
}

/// Where somebody is named, in full or by surname.
#[derive(Clone)]
pub struct Mention {
    pub tokens: Range<usize>,
    /// An index into [`People::all`].
    pub person: usize,
}

/// Words behind which somebody is no subject, in German, French, Spanish, Italian and Portuguese: "dem Minister Peter Klein", "à Claire
/// Dubois".
const OBLIQUE: &[&str] = &[
    "dem", "den", "des", "zu", "zum", "zur", "von", "vom", "an", "für", "gegen", "mit", "bei", "über",
    "nach", "aus", "um", "durch", "ohne", "à", "au", "aux", "de", "du", "sur", "par", "pour", "avec",
    "contre", "chez", "con", "por", "para", "sobre", "contra", "di", "da", "del", "della", "al", "a", "do",
    "dos",
];

/// How many words may stand between such a word and the name.
const TITLE: usize = 3;

/// So many mentions back a pronoun may reach.
const NEAR: usize = 12;

/// How many words a name may have.
const LONGEST: usize = 6;

impl People {
    /// Who is named among these tokens, in order.
    pub fn within(&self, tokens: Range<usize>) -> &[Mention] {
        let first = self.mentions.partition_point(|mention| mention.tokens.start < tokens.start);
        let end = self.mentions.partition_point(|mention| mention.tokens.end <= tokens.end);
        &self.mentions[first..end.max(first)]
    }

    /// Who may be the subject of a clause, of those who are named in it.
    pub fn subjects(&self, analysis: &Analysis, clause: Range<usize>) -> Vec<&Mention> {
        let named = self.within(clause.clone()).iter();
        named.filter(|mention| is_subject(analysis, clause.start, mention)).collect()
    }

    /// Who is called by this word, as it stands or in capitals.
    pub fn called(&self, analysis: &Analysis, at: usize) -> Option<Mention> {
        let [person] = self.surnames.get(&fold(analysis.word(at)))?[..] else { return None };
        Some(Mention { tokens: at..at + 1, person })
    }

    /// Who was named last before a token, of those who can be meant by a pronoun: in its paragraph, or the two before.
    pub fn meant(&self, analysis: &Analysis, at: usize, pronoun: Gender) -> Option<Mention> {
        let from = analysis.paragraphs.get(analysis.paragraph_of(at).saturating_sub(2))?.start;
        let may_be = |mention: &&Mention| {
            self.all[mention.person].gender.is_none_or(|own| own == pronoun)
                && is_subject(analysis, from, mention)
        };
        self.within(from..at).iter().rev().take(NEAR).find(may_be).cloned()
    }
}

/// Whether nothing in front of a name says that somebody else is the subject of its clause, which begins at `start`.
fn is_subject(analysis: &Analysis, start: usize, mention: &Mention) -> bool {
    let before = (start..mention.tokens.start).rev().take(TITLE);
    !before.take_while(|&at| analysis.kind(at) == Kind::Word).any(|at| OBLIQUE.contains(&analysis.word(at)))
}

/// Finds full names by their given names, and then who is called by one of their surnames.
pub fn find(analysis: &Analysis) -> People {
    let mut people = People::default();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut full = Vec::new();
    let mut at = 0;
    while at < analysis.tokens.len() {
        let Some(tokens) = full_name(analysis, at) else {
            at += 1;
            continue;
        };
        at = tokens.end;
        let name = text_of(analysis, tokens.clone());
        let person = *known.entry(fold(&name)).or_insert_with(|| {
            people.all.push(Person { name, gender: gender(&fold(analysis.word(tokens.start))).flatten() });
            people.all.len() - 1
        });
        let bearers = people.surnames.entry(fold(analysis.word(tokens.end - 1))).or_default();
        // Two are enough to leave it open.
        if bearers.len() < 2 && !bearers.contains(&person) {
            bearers.push(person);
        }
        full.push(Mention { tokens, person });
    }
    let mut full = full.into_iter().peekable();
    let mut at = 0;
    while at < analysis.tokens.len() {
        let named = full.next_if(|mention| mention.tokens.start == at);
        let called = || is_name(analysis, at).then(|| people.called(analysis, at))?;
        let Some(mention) = named.or_else(called) else {
            at += 1;
            continue;
        };
        at = mention.tokens.end;
        people.mentions.push(mention);
    }
    people
}

/// The full name that begins there: given names, and one surname with its particles. What follows in capitals may be any noun of a
/// German sentence.
fn full_name(analysis: &Analysis, start: usize) -> Option<Range<usize>> {
    let is_given = |at: usize| is_name(analysis, at) && gender(&fold(analysis.word(at))).is_some();
    if !is_given(start) {
        return None;
    }
    let limit = analysis.sentence_of(start).end.min(start + LONGEST);
    let mut at = start + 1;
    while at < limit && (is_given(at) || initial(analysis.word(at))) {
        at += 1;
    }
    // One of several given names may be the surname: "Claire Martin de Lyon".
    let several = at > start + 1 && !initial(analysis.word(at - 1));
    let mut surname = at;
    while surname < limit && !several && particle(analysis.word(surname)) {
        surname += 1;
    }
    if surname < limit && is_name(analysis, surname) {
        return Some(start..surname + 1);
    }
    several.then_some(start..at)
}

/// Whether a token is a word with a capital, and not all of capitals.
fn is_name(analysis: &Analysis, at: usize) -> bool {
    let token = &analysis.tokens[at];
    let word = token.of(analysis.text());
    token.kind == Kind::Word
        && token.capital
        && word.chars().count() > 2
        && word.chars().any(char::is_lowercase)
}

/// "J." or "J"
fn initial(word: &str) -> bool {
    is_initial(word.strip_suffix('.').unwrap_or(word))
}

/// A small word within surnames. "das" is one in Portuguese only; in German it stands before things.
fn particle(word: &str) -> bool {
    is_particle(word) && word != "das"
}
