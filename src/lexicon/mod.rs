//! The field's words as plain data files, one class a file: `src/lexicon/LANGUAGE/CLASS.txt`, one entry a line, `#` before a
//! comment. `build/lexicon.rs` makes one table of them, so that one look-up tells everything known about a word.

mod table {
    #![allow(missing_docs, dead_code, reason = "generated: each room uses the lists it needs")]
    include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
}

/// The classes: one constant a word list, and some that belong together.
pub mod class {
    #![allow(missing_docs)]
    use super::Classes;
    pub use super::table::class::*;

    /// Any form of a listed verb.
    pub const VERB: Classes = BASE.or(THIRD).or(PAST).or(PARTICIPLE).or(GERUND);
    /// Nouns for what holds somebody's words.
    pub const WORDS: Classes = CLAIM.or(MEDIUM).or(DOCUMENT);
    /// Any verb that can report.
    pub const REPORTING: Classes = VERB_SAY
        .or(VERB_TELL)
        .or(VERB_QUOTE)
        .or(VERB_URGE)
        .or(VERB_VOW)
        .or(VERB_ACCUSE)
        .or(VERB_DESCRIBE)
        .or(VERB_CALL)
        .or(VERB_MENTION)
        .or(VERB_SPEAK)
        .or(VERB_THINK)
        .or(VERB_OUT);
    /// Words whose class no context changes much.
    pub const CLOSED: Classes = DETERMINER
        .or(GENITIVE)
        .or(PRONOUN)
        .or(OBJECT)
        .or(RELATIVE)
        .or(PREPOSITION)
        .or(SUBORDINATOR)
        .or(COORDINATOR)
        .or(AUXILIARY)
        .or(BEING);
}

/// The set of lexicon classes that a word belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Classes(u64);

impl Classes {
    /// A word that no list holds.
    pub const NONE: Classes = Classes(0);

    /// Whether the two sets share a class.
    pub const fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    pub const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

/// How long a listed word can be, in bytes.
const LONGEST: usize = 32;

/// `word` in small letters and with straight apostrophes, written into `buffer`; `None` where that takes more than plain letters.
fn lower<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let mut length = 0;
    for c in word.chars() {
        let plain = match c {
            '’' => b'\'',
            c if c.is_ascii() => (c as u8).to_ascii_lowercase(),
            _ => return None,
        };
        *buffer.get_mut(length)? = plain;
        length += 1;
    }
    std::str::from_utf8(&buffer[..length]).ok()
}

/// What the lists know about `word`, whatever its case, and with or without the point of an abbreviation.
pub fn classes(word: &str) -> Classes {
    // Nearly every word is short and plain: no allocation for those.
    let mut short = [0; LONGEST];
    let key = match lower(word, &mut short) {
        Some(key) => key,
        None if word.len() > 2 * LONGEST => return Classes::NONE,
        None => &small(word).replace('’', "'"),
    };
    look_up(key)
        .or_else(|| look_up(key.strip_suffix('.')?))
        .or_else(|| look_up(&american(key)?))
        .unwrap_or(Classes::NONE)
}

/// Whether `word` is one of a short list, its words with a space between: few things take less room in the engine.
pub fn is_among(word: &str, list: &str) -> bool {
    // Faster for words so short than the standard library's search for a character.
    list.as_bytes()
        .split(|&letter| letter == b' ')
        .any(|own| own.first() == word.as_bytes().first() && own == word.as_bytes())
}

/// `word` in small letters. The standard library's own knows where a Greek word ends, and takes a kilobyte of the packed engine.
pub fn small(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.chars().flat_map(char::to_lowercase).collect()
}

/// The American spelling of a word that has a British one: the lists need only hold that.
fn american(word: &str) -> Option<String> {
    const ENDINGS: [(&str, &str); 10] = [
        ("ise", "ize"),
        ("ises", "izes"),
        ("ised", "ized"),
        ("ising", "izing"),
        ("yse", "yze"),
        ("yses", "yzes"),
        ("ysed", "yzed"),
        ("ysing", "yzing"),
        ("lled", "led"),
        ("lling", "ling"),
    ];
    // Nearly every word that no list holds is a name.
    if !word.ends_with(['e', 's', 'd', 'g', 'r']) {
        return None;
    }
    let ending = ENDINGS.iter().find_map(|(british, american)| Some((word.strip_suffix(british)?, american)));
    if let Some((stem, american)) = ending {
        return Some(format!("{stem}{american}"));
    }
    let (stem, rest) = word.rsplit_once("our")?;
    matches!(rest, "" | "s" | "ed" | "ing" | "er" | "ers" | "able").then(|| format!("{stem}or{rest}"))
}

/// What was looked up last: a few words make up most of a text.
pub struct Memory<'t, V> {
    look_up: fn(&str) -> V,
    places: Vec<(&'t str, V)>,
}

impl<'t, V: Copy> Memory<'t, V> {
    /// Of what `look_up` tells.
    pub fn new(look_up: fn(&str) -> V) -> Memory<'t, V> {
        Memory { look_up, places: vec![("", look_up("")); PLACES] }
    }

    /// What `look_up` tells of `word`, from memory if it can be.
    pub fn get(&mut self, word: &'t str) -> V {
        let sum = word.bytes().fold(word.len(), |sum, byte| sum.wrapping_mul(31) ^ usize::from(byte));
        let (known, its) = &mut self.places[sum % PLACES];
        if *known != word {
            (*known, *its) = (word, (self.look_up)(word));
        }
        *its
    }
}

/// Words that share a place put each other out of it.
const PLACES: usize = 1 << 10;

/// What the table holds for a word in small letters.
fn look_up(word: &str) -> Option<Classes> {
    table::WORDS.get(word).map(|number| Classes(table::SETS[number]))
}

/// Whether `word`, written without its point, is an abbreviation that takes one.
pub fn is_abbreviation(word: &str) -> bool {
    classes(word).any(class::ABBREVIATION)
}
