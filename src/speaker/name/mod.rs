//! The names in an article: people, organisations, places.

mod kind;
mod sequence;
mod split;

pub use sequence::{is_particle, is_suffix};

use super::Gender;
use super::given::{self, fold};
use crate::article::Role;
use crate::lexicon::{Classes, Memory, class, small};
use crate::text::{Analysis, Kind as Token, Tag, is_person_plural};
use foldhash::HashSet;
use serde::Serialize;
use std::ops::Range;

/// A name in the text.
#[derive(Clone, Debug)]
pub struct Name {
    /// The tokens of the name itself, titles off: "Dmitry Peskov".
    pub tokens: Range<usize>,
    /// The same with the capitalised titles before it: "President Vladimir Putin".
    pub whole: Range<usize>,
    /// What bears it.
    pub kind: Kind,
    /// What title or given name tell.
    pub gender: Option<Gender>,
}

/// What bears a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Somebody, by clear signs: a title, a given name, an age, a role.
    Person,
    /// Anything: the words alone do not tell.
    Unknown,
    /// An organisation, an outlet, a document.
    Group,
    /// A country or a city.
    Place,
    /// No name, a role with capitals: "the Prime Minister".
    Role,
}

/// Each paragraph's running text, or a headline in which capitals tell nothing.
pub fn is_headline(analysis: &Analysis, paragraph: usize) -> bool {
    let tokens = &analysis.tokens[analysis.paragraphs[paragraph].clone()];
    let ends = tokens.last().is_some_and(|last| last.of(analysis.text()) == "." || last.kind == Token::Mark);
    if ends && analysis.article.paragraphs[paragraph].role != Role::Heading {
        return false;
    }
    let words = || tokens.iter().filter(|token| token.kind == Token::Word && token.span.len() > 3);
    let capitals = words().filter(|token| token.capital).count();
    words().count() > 2 && capitals * 5 >= words().count() * 4
}

/// All names of the running text, in order. Names in headlines with every word capitalised are left out.
pub fn find(analysis: &Analysis) -> Vec<Name> {
    let mut known = Memory::new(|word| given::gender(&fold(word)));
    let capital = analysis.tokens.iter().map(|token| {
        let capital = token.capital && token.kind == Token::Word;
        capital.then(|| known.get(token.of(analysis.text())))
    });
    let scan = Scan {
        analysis,
        lower: lower_words(analysis),
        proper: proper_words(analysis),
        given: capital.collect(),
    };
    let mut names = Vec::new();
    let mut sentence = 0;
    for (index, paragraph) in analysis.paragraphs.iter().enumerate() {
        let headline = is_headline(analysis, index);
        while let Some(tokens) = analysis.sentences.get(sentence).filter(|own| own.start < paragraph.end) {
            if !headline {
                scan.sentence(tokens.clone(), &mut names);
            }
            sentence += 1;
        }
    }
    names
}

/// The words that stand in lower case somewhere: at a sentence's start they are no names.
fn lower_words<'a>(analysis: &Analysis<'a>) -> HashSet<&'a str> {
    let words = analysis.tokens.iter().filter(|token| token.kind == Token::Word && !token.capital);
    words.map(|token| token.of(analysis.text())).collect()
}

/// The words that have a capital within a sentence of running text: at a sentence's start they are names, whatever their ending.
fn proper_words<'a>(analysis: &Analysis<'a>) -> HashSet<&'a str> {
    let prose = (0..analysis.paragraphs.len()).filter(|&paragraph| !is_headline(analysis, paragraph));
    let pairs =
        prose.flat_map(|paragraph| analysis.tokens[analysis.paragraphs[paragraph].clone()].windows(2));
    let inner = pairs.filter(|pair| pair.iter().all(|token| token.kind == Token::Word) && pair[1].capital);
    inner.map(|pair| pair[1].of(analysis.text())).collect()
}

/// As [`given::gender`] tells it: whether a word is a given name, and whose.
type Given = Option<Option<Gender>>;

struct Scan<'a> {
    analysis: &'a Analysis<'a>,
    lower: HashSet<&'a str>,
    proper: HashSet<&'a str>,
    /// What each word with a capital says as a given name: rules ask again and again.
    given: Vec<Option<Given>>,
}

impl Scan<'_> {
    fn is(&self, index: usize, classes: Classes) -> bool {
        self.analysis.is(index, classes)
    }

    fn word(&self, index: usize) -> &str {
        self.analysis.word(index)
    }

    fn sentence(&self, tokens: Range<usize>, names: &mut Vec<Name>) {
        let mut at = tokens.start;
        let mut begins = true;
        while at < tokens.end {
            if !self.is_capital(at) {
                begins = match self.analysis.kind(at) {
                    Token::Mark => true,
                    Token::Punctuation => {
                        begins || matches!(self.word(at), ":" | "–" | "—" | "•" | "-" | "…" | "/")
                    }
                    _ => false,
                };
                at += 1;
                continue;
            }
            if self.is_circumstance(at, tokens.start)
                || begins && !self.may_begin(at, tokens.end)
                || self.is_shouting_function(at)
            {
                begins = false;
                at += 1;
                continue;
            }
            // "Enter Ann Roe": the name begins with the given name.
            let opens =
                begins && at + 2 < tokens.end && self.given(at).is_none() && self.given(at + 1).is_some();
            if opens
                && self.is_capital(at + 1)
                && self.is_capital(at + 2)
                && matches!(
                    self.analysis.tag(at),
                    Tag::Base | Tag::Finite | Tag::Gerund | Tag::Participle | Tag::Adverb
                )
            {
                begins = false;
                at += 1;
                continue;
            }
            let end = self.sequence_end(at, tokens.end);
            let alone = end == at + 1 && self.given(at).is_none();
            // "Q: When do you open?"
            let letter = alone && self.word(at).len() == 1;
            if letter || alone && self.is(at, class::CALENDAR.or(class::NATIONALITY)) {
                at = end;
                continue;
            }
            self.split(at..end, tokens.start, tokens.end, names);
            begins = false;
            at = end;
        }
    }

    /// Whether a time, a place or a medium stands here, and the name begins behind it: "On Monday Kim said", "In Lund Ana Roe said"; not
    /// "the Sunday Times".
    fn is_circumstance(&self, index: usize, from: usize) -> bool {
        let (Some(before), true) =
            (index.checked_sub(1).filter(|&before| before >= from), self.is_capital(index + 1))
        else {
            return false;
        };
        let next = index + 1;
        let preposition = small(self.word(before));
        if self.is(index, class::CALENDAR) {
            let day = self.word(index).ends_with("day")
                && !self.is(before, class::DETERMINER)
                && !self.is_capital(before);
            let named = self.is(next, class::OUTLET.or(class::ORGANISATION).or(class::CALENDAR));
            let when = matches!(
                preposition.as_str(),
                "on" | "in"
                    | "last"
                    | "this"
                    | "next"
                    | "since"
                    | "until"
                    | "by"
                    | "every"
                    | "early"
                    | "late"
                    | "mid"
            );
            return !named && (day || when);
        }
        let opens = before == from && matches!(preposition.as_str(), "in" | "at" | "on" | "from" | "near");
        let medium = self.is(index, class::MEDIUM) && preposition == "on";
        // "At Fort William Ana Roe", "Near San Juan Ana Roe"
        let half = matches!(
            self.word(index),
            "San" | "Santa" | "Fort" | "Port" | "New" | "St" | "St." | "Mount" | "Lake"
        );
        let place = self.given(next).is_some()
            && !half
            && self.is_capital(index + 2)
            && self.given(index).is_none()
            && !self.is(index, class::TITLE.or(class::ROLE).or(class::ORGANISATION).or(class::NATIONALITY));
        opens && (medium || place)
    }

    /// A word with a capital, or one like "al-Amr" with an inner one.
    fn is_capital(&self, index: usize) -> bool {
        let Some(token) = self.analysis.tokens.get(index) else { return false };
        if token.kind != Token::Word {
            return false;
        }
        let mut letters = self.word(index).chars();
        token.capital
            || letters.by_ref().take(4).any(|c| matches!(c, '-' | '’' | '\''))
                && letters.next().is_some_and(char::is_uppercase)
    }

    /// A small word, and no initial: "A.", "I."
    fn is_function(&self, index: usize) -> bool {
        self.is(index, class::FUNCTION) && !self.word(index).ends_with('.')
    }

    fn is_shouting_function(&self, index: usize) -> bool {
        self.is_function(index)
            && !self.given(index).is_some_and(|_| {
                index + 1 < self.analysis.tokens.len()
                    && self.is_capital(index + 1)
                    && !self.is_function(index + 1)
            })
            && !(self.word(index).len() == 2 && self.word(index).chars().all(char::is_uppercase))
    }

    /// Whether the first word of a sentence, which has a capital anyhow, can begin a name.
    fn may_begin(&self, index: usize, end: usize) -> bool {
        let known = Classes::NONE
            .or(class::TITLE)
            .or(class::PLACE)
            .or(class::NATIONALITY)
            .or(class::ORGANISATION)
            .or(class::ROLE)
            .or(class::MODIFIER);
        let titled = index + 2 < end
            && self.is(index, class::TITLE.or(class::ORGANISATION))
            && matches!(self.word(index + 1), "of" | "for")
            && self.is_capital(index + 2);
        let next =
            titled || index + 1 < end && self.is_capital(index + 1) && !self.is(index + 1, class::CALENDAR);
        if self.is_function(index) {
            return next && self.given(index).is_some();
        }
        // "Day-by-day Kim grows", "London-based Kim"
        let compound = self.word(index).split_once('-').is_some_and(|(_, tail)| {
            tail.starts_with(char::is_lowercase) && !self.is_title(index) && self.given(index).is_none()
        });
        if compound {
            return false;
        }
        if next {
            return self.given(index).is_some()
                || self.is(index, known)
                || !ends_like_a_verb(self.word(index))
                    // "See Norda's own words"
                    && (!matches!(self.analysis.tag(index), Tag::Base | Tag::Finite)
                        || self.proper.contains(self.word(index)))
                    && !self.lower.contains(small(self.word(index)).as_str());
        }
        // "King's College"
        if matches!(self.word(index + 1), "'s" | "’s")
            && index + 2 < end
            && sequence::is_house(self.word(index + 2))
        {
            return true;
        }
        let lower = small(self.word(index));
        // "Help came": a word that may be another is a name only where the article has it elsewhere.
        let other = ends_like_a_verb(&lower)
            || self.is(index, class::VERB.or(class::ADJECTIVE)) && self.analysis.tag(index) != Tag::Name;
        let verb = other && !self.proper.contains(self.word(index));
        // "Officials said", "Residents came"
        let several = lower.ends_with('s') && is_person_plural(&lower);
        let role = class::ROLE.or(class::MODIFIER).or(class::NATIONALITY).or(class::CALENDAR);
        !(self.lower.contains(lower.as_str()) || self.is(index, role) || verb || several)
    }

    fn given(&self, index: usize) -> Given {
        let known = self.given.get(index).copied().flatten();
        known.unwrap_or_else(|| given::gender(&fold(self.word(index))))
    }
}

/// "Hosting", "Asked", "Honestly": words that open a sentence rather than a name.
fn ends_like_a_verb(word: &str) -> bool {
    word.len() > 5 && ["ing", "ed", "ly"].iter().any(|ending| word.ends_with(ending))
}
