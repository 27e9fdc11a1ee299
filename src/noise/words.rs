//! What ad noise says, in all languages at once, and the words pages name its boxes by: the files in `words/`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

macro_rules! languages {
    ($($code:literal)*) => {
        const LANGUAGES: &[&str] = &[$(include_str!(concat!("words/", $code, ".txt"))),*];
    };
}

languages! {
    "ar" "bg" "bn" "ca" "cs" "da" "de" "el" "en" "es" "et" "fa" "fi" "fr" "he" "hi" "hr" "hu" "id" "is" "it" "ja" "ko" "lt"
    "lv" "my" "nl" "no" "pl" "pt" "ro" "ru" "sk" "sl" "sr" "sv" "th" "tr" "uk" "vi" "zh"
}

const NAMES: &str = include_str!("words/names.txt");

/// What a phrase says. The folder's README tells what each is good for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    Label,
    /// A label only beside an ad.
    WeakLabel,
    Lead,
    /// A lead only with a sign like ":" behind it.
    WeakLead,
    Heading,
    /// On buttons that unfold the article.
    Unfold,
    Newsletter,
    SignUp,
    Share,
    /// Beside share buttons only.
    WeakShare,
    /// The name of something one shares on.
    Network,
    Sponsored,
}

/// A set of classes.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Classes(u16);

impl Classes {
    pub fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u16) != 0
    }

    fn add(&mut self, class: Class) {
        self.0 |= 1 << class as u16;
    }
}

/// The longest phrase, in bytes, with room for a `*`: what is longer need not be looked up.
pub const LONGEST: usize = 200;

/// How many words a `*` stands for at most.
const WILDCARD_WORDS: usize = 6;

#[derive(Default)]
struct Phrases {
    exact: HashMap<String, Classes>,
    /// Phrases with a `*`, by the words before it: what stands behind, and what they say.
    patterns: HashMap<String, Vec<(String, Class)>>,
    /// Patterns of scripts that set no space before the `*`, and those that begin with one.
    unspaced: Vec<(String, String, Class)>,
    /// Phrases that are looked for within a text, not as the whole of one.
    newsletter: Within,
    sign_up: Within,
    our: HashSet<String>,
    you: HashSet<String>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    let lines = LANGUAGES.iter().flat_map(|list| list.lines());
    for (class, phrase) in lines.filter_map(|line| line.split_once(": ")) {
        let class = match class.trim() {
            "label" => Class::Label,
            "label?" => Class::WeakLabel,
            "lead" if phrase.ends_with(':') => Class::WeakLead,
            "lead" => Class::Lead,
            "heading" => Class::Heading,
            "unfold" => Class::Unfold,
            "newsletter" => Class::Newsletter,
            "sign-up" => Class::SignUp,
            "share" => Class::Share,
            "share?" => Class::WeakShare,
            "sponsored" => Class::Sponsored,
            "our" => {
                phrases.our.insert(normal(phrase));
                continue;
            }
            "you" => {
                phrases.you.insert(normal(phrase));
                continue;
            }
            _ => continue,
        };
        match phrase.split_once('*') {
            _ if class == Class::Newsletter => phrases.newsletter.add(normal(phrase)),
            _ if class == Class::SignUp => phrases.sign_up.add(normal(phrase)),
            Some((before, behind)) if before.ends_with(' ') => {
                phrases.patterns.entry(normal(before)).or_default().push((normal(behind), class));
            }
            Some((before, behind)) => phrases.unspaced.push((normal(before), normal(behind), class)),
            None => phrases.exact.entry(normal(phrase)).or_default().add(class),
        }
    }
    phrases
});

/// What the whole of `text` says.
pub fn classes(text: &str) -> Classes {
    if text.len() > LONGEST {
        return Classes::default();
    }
    let text = normal(text);
    let mut classes = PHRASES.exact.get(&text).copied().unwrap_or_default();
    for end in word_ends(&text) {
        // Keys end without a sign: "Advertisement. Please scroll …" is "Advertisement * scroll …".
        let Some(patterns) = PHRASES.patterns.get(text[..end].trim_end_matches(is_sign)) else { continue };
        for (behind, class) in patterns {
            if text[end..].strip_suffix(behind.as_str()).is_some_and(is_some_words) {
                classes.add(*class);
            }
        }
    }
    for (before, behind, class) in &PHRASES.unspaced {
        let between = text.strip_prefix(before.as_str()).and_then(|rest| rest.strip_suffix(behind.as_str()));
        if between.is_some_and(is_some_words) {
            classes.add(*class);
        }
    }
    if is_network(&text) {
        classes.add(Class::Network);
    }
    classes
}

/// What a `*` stands for.
fn is_some_words(words: &str) -> bool {
    (1..=WILDCARD_WORDS).contains(&words.split_whitespace().count())
}

/// Where the first words of a text end.
fn word_ends(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices(' ').map(|(at, _)| at).take(8)
}

/// Whether the text begins with a lead-in or a title that leads to other articles, long enough to be sure: "Read more about …".
pub fn begins_with_lead(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let text = normal(text);
    let spaced = word_ends(&text).any(|end| leads(&text[..end]) && text[..end].chars().count() >= 7);
    // Scripts without spaces.
    let unspaced = || text.char_indices().map(|(at, _)| at).skip(3).take(9).any(|end| leads(&text[..end]));
    spaced || leads(&text) || (text.starts_with(is_unspaced) && unspaced())
}

fn leads(start: &str) -> bool {
    let leads = |class| matches!(class, Class::Lead | Class::Heading);
    PHRASES.exact.get(start).is_some_and(|classes| classes.has(Class::Lead) || classes.has(Class::Heading))
        || PHRASES
            .patterns
            .get(start)
            .is_some_and(|patterns| patterns.iter().any(|(behind, class)| behind.is_empty() && leads(*class)))
}

/// Whether `text` speaks of what is the page's own: "our newsletter".
pub fn says_our(text: &str) -> bool {
    normal(text).split(|c: char| !c.is_alphabetic()).any(|word| PHRASES.our.contains(word))
}

/// Whether `text` speaks to the reader: "we send you".
pub fn speaks_to_reader(text: &str) -> bool {
    let is_you = |word: &str| PHRASES.you.contains(word) || PHRASES.our.contains(word);
    normal(text).split(|c: char| !c.is_alphabetic()).any(is_you) || text.contains(is_unspaced)
}

/// The newsletter phrase and the sign-up phrase that `text` holds.
pub fn asks_to_subscribe(text: &str) -> Option<(&'static str, &'static str)> {
    let text = normal(text);
    Some((PHRASES.newsletter.first_in(&text)?, PHRASES.sign_up.first_in(&text)?))
}

/// Whether `text` holds a newsletter phrase.
pub fn says_newsletter(text: &str) -> bool {
    PHRASES.newsletter.first_in(&normal(text)).is_some()
}

/// Whether `text` holds a sign-up phrase.
pub fn says_sign_up(text: &str) -> bool {
    PHRASES.sign_up.first_in(&normal(text)).is_some()
}

/// Whether `text` begins with a sign-up phrase.
pub fn begins_with_sign_up(text: &str) -> bool {
    PHRASES.sign_up.at(&normal(text[..text.floor_char_boundary(LONGEST)].trim_end()), 0).is_some()
}

/// Phrases to look for within a text.
#[derive(Default)]
struct Within {
    /// By their first words.
    spaced: HashMap<String, Vec<String>>,
    /// Those of scripts that set no spaces, where any place will do.
    unspaced: Vec<String>,
}

impl Within {
    fn add(&mut self, phrase: String) {
        if phrase.contains(is_unspaced) {
            return self.unspaced.push(phrase);
        }
        self.spaced.entry(first_word(&phrase).to_owned()).or_default().push(phrase);
    }

    /// The first phrase that `text`, a normal one, holds.
    fn first_in(&self, text: &str) -> Option<&str> {
        let starts = text
            .char_indices()
            .scan(true, |boundary, (at, c)| Some((std::mem::replace(boundary, !c.is_alphanumeric()), at, c)))
            .filter(|&(boundary, _, c)| boundary && c.is_alphanumeric());
        let spaced = starts.map(|(_, at, _)| at).find_map(|at| self.spaced_at(text, at));
        spaced.or_else(|| {
            let unspaced = || self.unspaced.iter().find(|phrase| text.contains(phrase.as_str()));
            if text.is_ascii() { None } else { unspaced().map(String::as_str) }
        })
    }

    /// The phrase that `text` has at this place.
    fn at(&self, text: &str, at: usize) -> Option<&str> {
        let unspaced = || self.unspaced.iter().find(|phrase| text[at..].starts_with(phrase.as_str()));
        self.spaced_at(text, at).or_else(|| unspaced().map(String::as_str))
    }

    fn spaced_at(&self, text: &str, at: usize) -> Option<&str> {
        let rest = &text[at..];
        let phrases = self.spaced.get(first_word(rest))?;
        let fits = |phrase: &&String| {
            rest.strip_prefix(phrase.as_str())
                .is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
        };
        phrases.iter().find(fits).map(String::as_str)
    }
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("")
}

/// Letters of scripts that set no spaces, or seldom.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{e7f}' | '\u{1000}'..='\u{109f}' | '\u{2e80}'..='\u{d7af}')
}

/// How texts are compared: small letters, single spaces, no signs around.
pub fn normal(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{ad}' | '\u{feff}')) {
        if word.is_empty() {
            continue;
        }
        if !normal.is_empty() {
            normal.push(' ');
        }
        for c in word.chars() {
            match c {
                '’' | '‘' | '`' => normal.push('\''),
                '‑' | '–' | '—' => normal.push('-'),
                c => normal.extend(c.to_lowercase()),
            }
        }
    }
    let trimmed = normal.trim_matches(is_sign);
    if trimmed.len() == normal.len() { normal } else { trimmed.to_owned() }
}

/// Signs that pages set around a phrase. A question mark is not one: it makes the phrase another.
fn is_sign(c: char) -> bool {
    c != '?'
        && (c.is_ascii_punctuation()
            || c.is_whitespace()
            || matches!(c,
                '\u{80}'..='\u{a9}' | '\u{ab}'..='\u{b4}' | '\u{b6}'..='\u{b9}' | '\u{bb}'..='\u{bf}'
                | '\u{2000}'..='\u{206f}' | '\u{2190}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{fe0f}'
                | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff5b}'..='\u{ff65}' | '\u{1f000}'..='\u{1faff}'))
}

/// What the word in a name stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Name {
    Ad,
    /// An ad only in a box that is empty.
    WeakAd,
    Related,
    /// Of related articles, or of anything else.
    Teaser,
    Newsletter,
    /// Of newsletters, or of the paper itself.
    Subscribe,
    Share,
}

#[derive(Default)]
struct Names {
    words: HashMap<&'static str, Name>,
    parts: HashSet<&'static str>,
    negations: HashSet<&'static str>,
    switches: HashSet<&'static str>,
    networks: HashSet<&'static str>,
    hosts: Vec<&'static str>,
    addresses: Vec<&'static str>,
}

static NAMES_OF_BOXES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::default();
    for (class, words) in NAMES.lines().filter_map(|line| line.split_once(": ")) {
        let words = words.split_whitespace();
        let name = match class {
            "ad" => Name::Ad,
            "weak" => Name::WeakAd,
            "related" => Name::Related,
            "teaser" => Name::Teaser,
            "newsletter" => Name::Newsletter,
            "subscribe" => Name::Subscribe,
            "share" => Name::Share,
            _ => {
                match class {
                    "part" => names.parts.extend(words),
                    "no" => names.negations.extend(words),
                    "not" => names.switches.extend(words),
                    "network" => names.networks.extend(words),
                    "host" => names.hosts.extend(words),
                    "address" => names.addresses.extend(words),
                    _ => {}
                }
                continue;
            }
        };
        names.words.extend(words.map(|word| (word, name)));
    }
    names
});

/// The words of a name such as a class and what they stand for: `"related-articles adLeft2"` has "related" and "ad".
/// `data`: it is the name of a data attribute.
pub fn named(name: &str, data: bool) -> impl Iterator<Item = (&str, Name)> {
    let mut before: Option<&str> = None;
    parts(name).filter_map(move |part| {
        let previous = before.replace(part);
        let word = part.to_ascii_lowercase();
        let found = stands_for(&word).or_else(|| {
            // "read-more", "sign_up", "mailingList"
            let both =
                previous.filter(|previous| ends_next_to(name, previous, part))?.to_ascii_lowercase() + &word;
            NAMES_OF_BOXES.words.get(both.as_str()).copied()
        })?;
        let negated = matches!(found, Name::Ad | Name::WeakAd)
            && previous.is_some_and(|word| {
                let word_before = word.to_ascii_lowercase();
                let names = &*NAMES_OF_BOXES;
                (names.negations.contains(word_before.as_str())
                    || (data && names.switches.contains(word_before.as_str())))
                    && ends_next_to(name, word, part)
            });
        (!negated).then_some((part, found))
    })
}

/// Whether nothing but one sign stands between the two words of `name`: "no-ads", not "no ads".
fn ends_next_to(name: &str, word: &str, next: &str) -> bool {
    let (end, start) = (
        word.as_ptr() as usize + word.len() - name.as_ptr() as usize,
        next.as_ptr() as usize - name.as_ptr() as usize,
    );
    start >= end && !name[end..start].contains(char::is_whitespace)
}

fn stands_for(word: &str) -> Option<Name> {
    let names = &*NAMES_OF_BOXES;
    if let Some(&name) = names.words.get(word) {
        return Some(name);
    }
    let part = ["ads", "adv", "ad"].iter().find_map(|ad| word.strip_prefix(ad))?;
    (names.parts.contains(part)).then_some(Name::Ad)
}

/// Cuts a name at every sign, digit and capital letter that follows a small one.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_alphabetic());
        let mut small = false;
        let end = rest
            .char_indices()
            .find(|&(_, c)| {
                let cut = !c.is_alphabetic() || (small && c.is_uppercase());
                small = c.is_lowercase();
                cut
            })
            .map_or(rest.len(), |(at, _)| at);
        let (part, behind) = rest.split_at(end);
        rest = behind;
        (!part.is_empty()).then_some(part)
    })
}

fn host_of(address: &str) -> &str {
    let host = address.split("://").nth(1).or_else(|| address.strip_prefix("//")).unwrap_or("");
    host.split(['/', '?', '#', ':']).next().unwrap_or("")
}

/// Whether ads come from this address.
pub fn is_ad_address(address: &str) -> bool {
    let host = host_of(address);
    NAMES_OF_BOXES
        .hosts
        .iter()
        .any(|ad| host.strip_suffix(ad).is_some_and(|before| before.is_empty() || before.ends_with('.')))
}

/// Whether a link to this address shares the page.
pub fn is_share_address(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    NAMES_OF_BOXES.addresses.iter().any(|share| address.contains(share))
}

/// Whether the address is a page of a network that one follows others on.
pub fn is_network_address(address: &str) -> bool {
    let host = host_of(address);
    let host = host.rsplit_once('.').map_or(host, |(name, _)| name);
    is_network(host.rsplit('.').next().unwrap_or(host))
}

/// Whether a name or text holds the name of something one shares on.
pub fn names_network(name: &str) -> bool {
    parts(name).any(|part| part.len() > 1 && is_network(&part.to_ascii_lowercase()))
}

/// Whether this is the name of something one shares on.
fn is_network(word: &str) -> bool {
    NAMES_OF_BOXES.networks.contains(word)
}
