//! The names in an article: people, organisations, places.

use super::Gender;
use super::given::{self, fold};
use super::role;
use crate::article::Role;
use crate::lexicon::{Classes, Memory, class};
use crate::text::{Analysis, Kind as Token, Tag};
use foldhash::HashSet;
use serde::Serialize;
use std::ops::Range;

/// How many tokens a name with its titles has at most.
const LONGEST: usize = 24;

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
        self.analysis.tokens[index].is(classes)
    }

    fn word(&self, index: usize) -> &str {
        self.analysis.word(index)
    }

    fn sentence(&self, tokens: Range<usize>, names: &mut Vec<Name>) {
        let mut at = tokens.start;
        let mut begins = true;
        while at < tokens.end {
            if !self.is_capital(at) {
                begins = match self.analysis.tokens[at].kind {
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
        let preposition = self.word(before).to_lowercase();
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

    fn is_shouting_function(&self, index: usize) -> bool {
        self.is(index, class::FUNCTION)
            && !self.given(index).is_some_and(|_| {
                index + 1 < self.analysis.tokens.len()
                    && self.is_capital(index + 1)
                    && !self.is(index + 1, class::FUNCTION)
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
        if self.is(index, class::FUNCTION) {
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
                    && !self.lower.contains(self.word(index).to_lowercase().as_str());
        }
        let lower = self.word(index).to_lowercase();
        // "Help came": a word that may be another is a name only where the article has it elsewhere.
        let other = ends_like_a_verb(&lower)
            || self.is(index, class::VERB.or(class::ADJECTIVE)) && self.analysis.tag(index) != Tag::Name;
        let verb = other && !self.proper.contains(self.word(index));
        !self.lower.contains(lower.as_str())
            && (!self.is(index, class::ROLE.or(class::MODIFIER).or(class::NATIONALITY).or(class::CALENDAR)))
            && !verb
    }

    fn given(&self, index: usize) -> Given {
        let known = self.given.get(index).copied().flatten();
        known.unwrap_or_else(|| given::gender(&fold(self.word(index))))
    }

    /// The end of the capitalised words that hang together from `start` on, particles and "of" within.
    fn sequence_end(&self, start: usize, limit: usize) -> usize {
        let limit = limit.min(start + LONGEST);
        let mut end = start + 1;
        let mut organised = self.is(start, class::ORGANISATION.or(class::TITLE));
        while end < limit {
            let next = end + 1;
            let capital = |index: usize| index < limit && self.is_capital(index);
            let word = self.word(end);
            if capital(end) {
                if self.is(end, class::CALENDAR) && (!organised || word.ends_with("day")) && !capital(next)
                    || self.is(end, class::FUNCTION) && !self.is_acronym(end)
                {
                    break;
                }
                organised |= self.is(end, class::ORGANISATION.or(class::TITLE));
                end += 1;
            } else if is_particle(word) && capital(next) {
                end += 2;
            } else if is_particle(word) && next < limit && is_particle(self.word(next)) && capital(next + 1) {
                end += 3;
            } else if matches!(word, "'s" | "’s" | "'" | "’")
                && capital(next)
                && self.is(next, class::ORGANISATION)
                && role::is_person_plural(self.word(end - 1))
            {
                // "Seamen's Union", "Workers' Party"
                organised = true;
                end += 2;
            } else if word == "&" && capital(next) {
                organised = true;
                end += 2;
            } else if organised && matches!(word, "of" | "for" | "on") && self.goes_on(start, end, limit) {
                end = if capital(next) { next + 1 } else { next + 2 };
            } else if word == "," && next < limit && is_suffix(self.word(next))
                || organised && word == "and" && capital(next) && self.is_second_half(start..end, next)
            {
                end += 2;
            } else {
                break;
            }
        }
        end
    }

    /// Whether "of" at `of` belongs to the name that begins at `start`: "Ministry of Defence", "Secretary of State".
    fn goes_on(&self, start: usize, of: usize, limit: usize) -> bool {
        let capital = |index: usize| index < limit && self.is_capital(index);
        let word = self.word(of);
        let follows = capital(of + 1) || of + 2 < limit && self.word(of + 1) == "the" && capital(of + 2);
        let head = self.is(of - 1, class::ORGANISATION)
            || word == "of" && self.is(of - 1, class::TITLE)
            || (start..of).any(|index| matches!(self.word(index), "of" | "for"));
        follows && head && !(word == "on" && of + 1 < limit && self.is(of + 1, class::CALENDAR))
    }

    /// Whether what follows "and" at `next` is the second half of a ministry's field: "Health and Human Services".
    fn is_second_half(&self, before: Range<usize>, next: usize) -> bool {
        is_second_object(self.word(next))
            && before.into_iter().any(|at| matches!(self.word(at), "of" | "for"))
    }

    fn is_acronym(&self, index: usize) -> bool {
        let word = self.word(index);
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        (2..=6).contains(&letters) && word.chars().all(|c| c.is_uppercase() || c == '.' || c == '&')
    }

    /// Takes titles, nations and roles off the front of a sequence, and says what bears the rest.
    fn split(&self, sequence: Range<usize>, from: usize, limit: usize, names: &mut Vec<Name>) {
        let Range { start, end } = sequence;
        let mut own = start;
        let mut titled = false;
        let organised = |range: Range<usize>| {
            // "Police Chief James Hall"
            let surname = range.len() == 2
                && self.given(range.start).is_some()
                && !self.is(range.start, class::ORGANISATION)
                && is_also_surname(self.word(end - 1));
            !surname
                && (range.clone().any(|at| self.is(at, class::ORGANISATION) && self.given(at).is_none())
                    || end > range.start && self.is(end - 1, class::ORGANISATION) && range.len() > 1)
        };
        for index in (start..end).rev() {
            let role = index + 1 < end && (self.is_title(index) || self.is_role(index));
            if !role {
                continue;
            }
            let mut rest = index + 1;
            if matches!(self.word(rest), "of" | "for" | "and") {
                let Some(name) = (rest + 1..end.saturating_sub(1)).find(|&at| {
                    self.given(at).is_some()
                        && self.is_capital(at + 1)
                        && !self.is(at, class::ORGANISATION.or(class::PLACE))
                }) else {
                    continue;
                };
                rest = name;
            }
            let title = self.is_title(index);
            let surname =
                index > start && self.given(index - 1).is_some() && !self.is(index - 1, class::PLACE);
            // "VFI Chief Executive": a role, and no name.
            let role = rest + 1 == end
                && self.is(rest, class::ROLE)
                && matches!(
                    self.word(index),
                    "Chief" | "Vice" | "Deputy" | "General" | "Executive" | "Assistant"
                );
            if role
                || is_suffix(self.word(rest))
                || organised(rest..end)
                || !(title || self.given(rest).is_some() && end - rest > 1)
                || surname && end - rest < 2
            {
                continue;
            }
            own = rest;
            titled = true;
            break;
        }
        // "a manager at Coast Radio Ann Roe", "the envoy to Norway Ann Roe"
        let place = self.is(start, class::PLACE) && end - start > 2 && !self.is(start + 1, class::PLACE);
        let link = start.saturating_sub(1 + usize::from(start > from && self.word(start - 1) == "the"));
        if !titled
            && link > from
            && matches!(self.word(link), "at" | "of" | "for" | "from" | "to")
            && self.is(link - 1, class::ROLE.or(class::TITLE))
            && let Some(name) = (start + 1..end - 1)
                .find(|&at| place || self.given(at).is_some() && !self.is(at, class::PLACE))
            && !organised(name..end)
        {
            own = name;
            titled = true;
        }
        while !titled
            && own + 1 < end
            && self.is(own, class::NATIONALITY)
            && (self.given(own + 1).is_some() && end - own > 2 && !organised(own + 1..end))
        {
            own += 1;
        }
        let whole = start..end;
        let tokens = own..end;
        if !titled && self.is_title_only(start..end) {
            names.push(Name { tokens, whole, kind: Kind::Role, gender: None });
            return;
        }
        let gender = self.gender_of(start..own).or_else(|| {
            let first = self.given(own).flatten();
            let initial = || self.given(own + 1).flatten();
            if tokens.len() > 1 {
                first.or_else(|| if self.is_initial(own) { initial() } else { None })
            } else {
                None
            }
        });
        let kind = self.kind_of(&tokens, titled, from, limit);
        names.push(Name { tokens, whole, kind, gender });
    }

    /// "President", "Major-Gen".
    fn is_title(&self, index: usize) -> bool {
        let half = |half: &str| crate::lexicon::classes(half).any(class::TITLE);
        self.is(index, class::TITLE)
            || self.word(index).split_once('-').is_some_and(|(one, other)| half(one) && half(other))
    }

    /// "Singer", "Singer-guitarist", "Singers".
    fn is_role(&self, index: usize) -> bool {
        let known =
            |word: &str| crate::lexicon::classes(word).any(class::ROLE) || role::is_person_plural(word);
        let word = self.word(index);
        known(word) || word.rsplit_once('-').is_some_and(|(_, tail)| known(tail))
    }

    /// "Prime Minister", "White House Press Secretary", "Secretary of State": a role and no name.
    fn is_title_only(&self, sequence: Range<usize>) -> bool {
        let head = sequence
            .clone()
            .find(|&index| matches!(self.word(index), "of" | "for"))
            .filter(|&of| of > sequence.start)
            .unwrap_or(sequence.end)
            - 1;
        let known =
            class::MODIFIER.or(class::ORGANISATION).or(class::NATIONALITY).or(class::PLACE).or(class::TITLE);
        let role = self.is(head, class::ROLE) && (head == sequence.start || self.is(head - 1, known));
        if !role && !self.is(head, class::TITLE) {
            return false;
        }
        if head == sequence.start {
            return true;
        }
        let person = self.given(sequence.start).is_some()
            && !self.is(sequence.start, class::PLACE.or(class::MODIFIER).or(class::TITLE))
            && sequence.len() == 2;
        !person
    }

    fn gender_of(&self, titles: Range<usize>) -> Option<Gender> {
        titles.rev().find_map(|index| {
            if self.is(index, class::MALE) {
                Some(Gender::Male)
            } else if self.is(index, class::FEMALE) {
                Some(Gender::Female)
            } else {
                None
            }
        })
    }

    fn is_initial(&self, index: usize) -> bool {
        let word = self.word(index);
        word.ends_with('.') && word.len() <= 6 || word.chars().count() == 1
    }

    fn kind_of(&self, tokens: &Range<usize>, titled: bool, from: usize, limit: usize) -> Kind {
        let &Range { start, end } = tokens;
        if titled {
            return Kind::Person;
        }
        let last = end - 1;
        let of = tokens.clone().any(|index| matches!(self.word(index), "of" | "for" | "&" | "on"));
        let single = tokens.len() == 1;
        if single && self.is(start, class::PLACE) {
            return Kind::Place;
        }
        let given = self.given(start).is_some() || !single && self.is_initial(start);
        let organised = tokens.clone().any(|index| {
            let surname = given && index == last && tokens.len() == 2 && is_also_surname(self.word(index));
            self.is(index, class::ORGANISATION) && !(given && index == start) && !surname
        });
        let shouted =
            given && !single && tokens.clone().all(|index| !self.word(index).chars().any(char::is_lowercase));
        let acronym =
            |index: usize| self.is_acronym(index) && !self.is_initial(index) && !is_suffix(self.word(index));
        if of || organised || !shouted && tokens.clone().any(acronym) {
            return Kind::Group;
        }
        let the = start > from && self.word(start - 1).eq_ignore_ascii_case("the");
        if !single && is_place_head(self.word(start)) {
            return if tokens.len() == 2 { Kind::Place } else { Kind::Group };
        }
        if given && !single && !the {
            let place =
                self.is(last, class::PLACE) && !self.is(start, class::PLACE) && self.given(last).is_none();
            return if place { Kind::Unknown } else { Kind::Person };
        }
        let word = |index: usize| if index < limit { self.word(index) } else { "" };
        let aged = word(end) == ","
            && end + 2 < limit
            && self.analysis.tokens[end + 1].kind == Token::Number
            && self.word(end + 1).len() <= 3
            && matches!(word(end + 2), "," | "." | "and");
        let role = start > from
            && !self.analysis.tokens[start - 1].capital
            && self.is(start - 1, class::ROLE)
            && self.word(start - 1) != "fellow";
        if (aged || role || word(end) == "who" || word(end) == "," && word(end + 1) == "who") && !the {
            return Kind::Person;
        }
        if !single && tokens.clone().all(|index| self.is(index, class::PLACE.or(class::NATIONALITY))) {
            return Kind::Place;
        }
        let numbered = single && self.analysis.tag(end) == Tag::Number;
        if the || numbered { Kind::Group } else { Kind::Unknown }
    }
}

/// "Hosting", "Asked", "Honestly": words that open a sentence rather than a name.
fn ends_like_a_verb(word: &str) -> bool {
    word.len() > 5 && ["ing", "ed", "ly"].iter().any(|ending| word.ends_with(ending))
}

/// "New York", "San Jose", "Abu Dhabi": the first word of a place's name.
fn is_place_head(word: &str) -> bool {
    matches!(
        word,
        "New"
            | "North"
            | "South"
            | "East"
            | "West"
            | "Northern"
            | "Southern"
            | "Eastern"
            | "Western"
            | "Central"
            | "San"
            | "Santa"
            | "Los"
            | "Las"
            | "El"
            | "Fort"
            | "Port"
            | "Mount"
            | "Cape"
            | "Saudi"
            | "Sri"
            | "Hong"
            | "Puerto"
            | "Costa"
            | "Abu"
            | "Tel"
            | "Buenos"
            | "Rio"
            | "Kuala"
            | "Addis"
            | "Sierra"
            | "Burkina"
            | "Papua"
            | "Great"
            | "Upper"
            | "Lower"
            | "Middle"
            | "Gulf"
            | "Baton"
            | "Salt"
    )
}

/// A small word within surnames: "von", "de la".
pub(crate) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "van"
            | "von"
            | "de"
            | "der"
            | "den"
            | "di"
            | "da"
            | "dos"
            | "das"
            | "do"
            | "del"
            | "della"
            | "la"
            | "le"
            | "el"
            | "al"
            | "bin"
            | "ibn"
            | "bint"
            | "ben"
            | "zu"
            | "ter"
            | "ten"
            | "af"
            | "du"
            | "st."
    )
}

/// A word for an organisation or a place that many people are called by.
fn is_also_surname(word: &str) -> bool {
    matches!(
        word,
        "Bank"
            | "Banks"
            | "Beach"
            | "Bill"
            | "Bridge"
            | "Church"
            | "Council"
            | "Field"
            | "Fields"
            | "Forum"
            | "Hall"
            | "Hills"
            | "House"
            | "Lake"
            | "Post"
            | "Park"
            | "Power"
            | "Powers"
            | "River"
            | "Rivers"
            | "Street"
            | "Tower"
            | "Towers"
            | "Valley"
            | "Earth"
            | "Stone"
            | "Motors"
            | "Sky"
            | "Fox"
            | "Week"
            | "Page"
            | "Force"
            | "Fund"
            | "English"
            | "Wall"
    )
}

/// "Jr." of a name.
pub fn is_suffix(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Jr" | "Sr" | "II" | "III" | "IV" | "KC" | "QC" | "MP" | "PhD" | "MD" | "OBE" | "CBE" | "MBE"
    )
}

/// The second half of what a ministry is for: "Health and Human Services".
fn is_second_object(word: &str) -> bool {
    matches!(
        word,
        "Affairs"
            | "Border"
            | "Commerce"
            | "Control"
            | "Cooperation"
            | "Culture"
            | "Customs"
            | "Development"
            | "Drug"
            | "Education"
            | "Environment"
            | "Exchange"
            | "Explosives"
            | "Fisheries"
            | "Food"
            | "Forestry"
            | "Human"
            | "Immigration"
            | "Industry"
            | "Medicine"
            | "Policy"
            | "Prevention"
            | "Research"
            | "Rural"
            | "Science"
            | "Sciences"
            | "Security"
            | "Skills"
            | "Social"
            | "Space"
            | "Sport"
            | "Sports"
            | "Statistics"
            | "Technology"
            | "Tourism"
            | "Trade"
            | "Transport"
            | "Urban"
            | "Welfare"
            | "Works"
            | "Crime"
            | "Families"
            | "Families'"
    )
}
