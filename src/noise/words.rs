//! What ad noise says, in all languages at once, and the words pages name its boxes by: the files in `words/`.

mod normal;

mod table {
    use super::{Class, Classes, Name, Says, Word};
    use crate::dictionary::Dictionary;
    include!(concat!(env!("OUT_DIR"), "/noise.rs"));
}

use normal::is_sign;
pub use normal::{is_unspaced, normal};

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
    /// Of what is the page's own.
    Our,
    /// To the reader.
    You,
    /// No phrase by itself, but begins with a lead-in or a title that leads to other articles, long enough to be sure: "Read more
    /// about …".
    Leading,
    /// Begins with a sign-up phrase.
    Asking,
}

/// A set of classes.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Classes(u16);

impl Classes {
    const fn of(classes: &[Class]) -> Classes {
        let (mut all, mut rest) = (0, classes);
        while let [class, behind @ ..] = rest {
            all |= 1 << *class as u16;
            rest = behind;
        }
        Classes(all)
    }

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

/// So many words of a text at most come before a `*`.
const WORDS_BEFORE: usize = 8;

/// What a listed phrase says.
struct Says {
    /// By itself.
    classes: Classes,
    /// With a `*` behind it: what stands behind that, and what it then says.
    patterns: &'static [(&'static str, Class)],
}

impl Says {
    fn leads(&self) -> bool {
        let leads = |class| matches!(class, Class::Lead | Class::Heading);
        self.classes.has(Class::Lead)
            || self.classes.has(Class::Heading)
            || self.patterns.iter().any(|(behind, class)| behind.is_empty() && leads(*class))
    }
}

/// The phrases that a normal text begins with, of at least `least` bytes: how long each is, and what it says.
fn phrases(text: &str, least: usize) -> impl Iterator<Item = (usize, &'static Says)> {
    table::PHRASES.prefixes(text, least).map(|(end, number)| (end, &table::SAYS[number]))
}

/// Where the first word of a normal text ends; no phrase ends within a word.
fn first_word(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() || is_sign(c)).unwrap_or(text.len()).max(1)
}

/// What the whole of `text` says.
pub fn classes(text: &str) -> Classes {
    if text.len() > LONGEST {
        return Classes::default();
    }
    let text = normal(text);
    let mut classes = Classes::default();
    let least = if text.starts_with(is_unspaced) { 1 } else { first_word(&text) };
    for (end, says) in phrases(&text, least) {
        if end == text.len() {
            classes.0 |= says.classes.0;
        }
        if says.leads() && is_sure(&text, end) {
            classes.add(Class::Leading);
        }
        if says.classes.has(Class::SignUp) && ends_word(&text, end) {
            classes.add(Class::Asking);
        }
        if says.patterns.is_empty() {
            continue;
        }
        // A phrase ends without a sign: "Advertisement. Please scroll …" is "Advertisement * scroll …".
        let signs_end = text[end..].find(|c| !is_sign(c)).map_or(text.len(), |signs| end + signs);
        let spaces = text.match_indices(' ').map(|(at, _)| at).take(WORDS_BEFORE);
        for space in spaces.filter(|space| (end..signs_end).contains(space)) {
            for (behind, class) in says.patterns {
                if text[space..].strip_suffix(behind).is_some_and(is_some_words) {
                    classes.add(*class);
                }
            }
        }
    }
    for (before, behind, class) in table::PATTERNS {
        let between = text.strip_prefix(before).and_then(|rest| rest.strip_suffix(behind));
        if between.is_some_and(is_some_words) {
            classes.add(*class);
        }
    }
    if is_network(&text) {
        classes.add(Class::Network);
    }
    let asks = |&(phrase, class): &(&str, Class)| class == Class::SignUp && text.starts_with(phrase);
    if !text.is_ascii() && table::WITHIN.iter().any(asks) {
        classes.add(Class::Asking);
    }
    classes
}

/// What a `*` stands for.
fn is_some_words(words: &str) -> bool {
    (1..=WILDCARD_WORDS).contains(&words.split_whitespace().count())
}

/// Whether a lead-in that ends there is long enough to be sure. One word is too few: "Related causes: …".
fn is_sure(text: &str, end: usize) -> bool {
    let letters = text[..end].chars().count();
    let whole_words =
        || text[end..].starts_with(' ') && (1..WORDS_BEFORE).contains(&text[..end].matches(' ').count());
    end == text.len()
        || (letters >= 7 && whole_words())
        || (text.starts_with(is_unspaced) && (3..12).contains(&letters))
}

fn ends_word(text: &str, end: usize) -> bool {
    !text[end..].starts_with(char::is_alphanumeric)
}

/// What the phrases anywhere in `text` say.
pub fn within(text: &str) -> Classes {
    let text = normal(text);
    let mut classes = Classes::default();
    let mut boundary = true;
    for (at, c) in text.char_indices() {
        if std::mem::replace(&mut boundary, !c.is_alphanumeric()) && c.is_alphanumeric() {
            let text = &text[at..];
            let whole = phrases(text, first_word(text)).filter(|&(end, _)| ends_word(text, end));
            whole.for_each(|(_, says)| classes.0 |= says.classes.0);
        }
    }
    if !text.is_ascii() {
        let unspaced = table::WITHIN.iter().filter(|(phrase, _)| text.contains(phrase));
        unspaced.for_each(|&(_, class)| classes.add(class));
    }
    classes
}

/// Whether `text` speaks to the reader: "we send you".
pub fn speaks_to_reader(text: &str) -> bool {
    let within = within(text);
    within.has(Class::You) || within.has(Class::Our) || text.contains(is_unspaced)
}

/// Whether `text`, however long, begins with a sign-up phrase.
pub fn begins_with_sign_up(text: &str) -> bool {
    classes(&text[..text.floor_char_boundary(LONGEST)]).has(Class::Asking)
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

/// What a listed word tells in a name.
#[derive(Clone, Copy)]
struct Word {
    name: Option<Name>,
    /// Of an ad when "ad" is written before it.
    part: bool,
    /// Turns a name behind it into its opposite: "no-ads".
    negation: bool,
    /// The same in the names of data attributes: "data-show-ads".
    switch: bool,
    /// Of something one shares on.
    network: bool,
}

fn listed(word: &str) -> Option<Word> {
    table::WORDS.get(word).map(|number| table::KINDS[number])
}

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
            listed(&both)?.name
        })?;
        let negated = matches!(found, Name::Ad | Name::WeakAd)
            && previous.is_some_and(|word| {
                listed(&word.to_ascii_lowercase())
                    .is_some_and(|before| before.negation || (data && before.switch))
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
    if let Some(name) = listed(word).and_then(|word| word.name) {
        return Some(name);
    }
    let part = ["ads", "adv", "ad"].iter().find_map(|ad| word.strip_prefix(ad))?;
    listed(part)?.part.then_some(Name::Ad)
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
    table::HOSTS
        .iter()
        .any(|ad| host.strip_suffix(ad).is_some_and(|before| before.is_empty() || before.ends_with('.')))
}

/// Whether a link to this address shares the page.
pub fn is_share_address(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    let words = address.match_indices(|c: char| !c.is_alphanumeric()).map(|(at, sign)| at + sign.len());
    std::iter::once(0).chain(words).any(|at| table::ADDRESSES.prefixes(&address[at..], 1).next().is_some())
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
    listed(word).is_some_and(|word| word.network)
}
