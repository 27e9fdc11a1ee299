//! A list of words, each with a small number, as it lies in the program: nothing is made of it at the start, and it packs well.
//!
//! The words are sorted by their bytes and front-coded: one byte for how many bytes a word shares with the one before, the bytes it
//! does not share, and its value, which also ends it, because no word has a control character: one byte below 0x18, or two, the
//! first below 0x20. Every so many words there is a head, which shares nothing, for the search to begin at. `build/dictionary.rs`
//! writes it.

/// Below it, a byte is a value; above, a letter.
const LETTER: u8 = 0x20;

/// From this on, a value takes a second byte.
const LONG: u8 = 0x18;

/// Words with their values.
pub struct Dictionary {
    heads: &'static [u32],
    entries: &'static [u8],
}

impl Dictionary {
    /// Of what `build/dictionary.rs` wrote.
    pub const fn new(heads: &'static [u32], entries: &'static [u8]) -> Dictionary {
        Dictionary { heads, entries }
    }

    /// The value of `word`; `None` where it is not listed.
    pub fn get(&self, word: &str) -> Option<usize> {
        self.prefixes(word, word.len()).next().map(|(_, value)| value)
    }

    /// The listed words that `text` begins with, from the shortest to the longest: how long each is, at least `least` bytes, and its
    /// value.
    pub fn prefixes<'t>(&self, text: &'t str, least: usize) -> Prefixes<'t> {
        let text = text.as_bytes();
        let from = text.get(..least).unwrap_or(text);
        let behind = self.heads.partition_point(|&head| is_up_to(&self.entries[head as usize + 1..], from));
        let (before, behind) = self.heads.split_at(behind.max(1).min(self.heads.len()));
        let at = before.last().map_or(self.entries.len(), |&head| head as usize);
        Prefixes { entries: self.entries, heads: behind, at, text, least, matched: 0 }
    }
}

/// Whether the word at the head of these entries is `word` or sorts before it.
fn is_up_to(head: &[u8], word: &[u8]) -> bool {
    for (at, &letter) in head.iter().enumerate() {
        match word.get(at) {
            _ if letter < LETTER => return true,
            Some(&own) if own == letter => {}
            own => return own.is_some_and(|&own| letter < own),
        }
    }
    true
}

/// See [`Dictionary::prefixes`].
pub struct Prefixes<'t> {
    entries: &'static [u8],
    /// The heads that are still to come.
    heads: &'static [u32],
    at: usize,
    text: &'t [u8],
    least: usize,
    /// How many bytes the last entry has in common with the text.
    matched: usize,
}

impl Iterator for Prefixes<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        loop {
            if let Some((&head, behind)) = self.heads.split_first()
                && head as usize == self.at
            {
                self.heads = behind;
                self.matched = 0;
            }
            let (&shared, rest) = self.entries.get(self.at..)?.split_first()?;
            // It differs where the one before did not: from here on, all sort behind the text.
            if usize::from(shared) < self.matched {
                return None;
            }
            let length = rest.iter().position(|&byte| byte < LETTER)?;
            let (letters, value) = rest.split_at(length);
            let value = match *value {
                [low, ..] if low < LONG => {
                    self.at += length + 2;
                    usize::from(low)
                }
                [high, low, ..] => {
                    self.at += length + 3;
                    (usize::from(high - LONG) << 8) + usize::from(low) + usize::from(LONG)
                }
                _ => return None,
            };
            if usize::from(shared) > self.matched {
                continue;
            }
            let own = &self.text[self.matched..];
            let common = letters.iter().zip(own).take_while(|(letter, own)| letter == own).count();
            self.matched += common;
            match (letters.get(common), own.get(common)) {
                (None, _) if self.matched >= self.least => return Some((self.matched, value)),
                (Some(letter), Some(own)) if letter > own => return None,
                (Some(_), None) => return None,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
#[expect(dead_code, reason = "what the build needs besides")]
#[path = "../build/dictionary.rs"]
mod written;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn dictionary(words: &BTreeMap<String, usize>) -> Dictionary {
        let (heads, entries) = written::packed(words);
        Dictionary::new(heads.leak(), entries.leak())
    }

    #[test]
    fn what_is_written_is_found_and_nothing_else() {
        let words: BTreeMap<String, usize> =
            (0..3000_usize).map(|number| (format!("{:x}é", number * 7919 % 4096), number % 2072)).collect();
        let packed = dictionary(&words);
        for number in 0..4096 {
            let word = format!("{number:x}é");
            assert_eq!(packed.get(&word), words.get(&word).copied(), "{word}");
            for other in [&word[..word.len() - 2], &format!("{word}a"), &format!("é{word}")] {
                assert_eq!(packed.get(other), None, "{other}");
            }
        }
    }

    #[test]
    fn all_beginnings_are_found_in_order() {
        let words = ["read", "read more", "read more about", "reading", "ready", "red", "re"];
        let mut listed: BTreeMap<String, usize> =
            words.iter().enumerate().map(|(value, word)| ((*word).to_owned(), value)).collect();
        // So many between them that they lie under several heads.
        listed.extend((0..200).map(|number| (format!("read a{number}"), 9)));
        let packed = dictionary(&listed);
        let found = |text, least| packed.prefixes(text, least).collect::<Vec<_>>();
        assert_eq!(found("read more about it", 4), [(4, 0), (9, 1), (15, 2)]);
        assert_eq!(found("read more about it", 1), [(2, 6), (4, 0), (9, 1), (15, 2)]);
        assert_eq!(found("reading", 4), [(4, 0), (7, 3)]);
        assert_eq!(found("reads", 5), []);
        assert_eq!(found("a", 1), []);
        assert_eq!(found("", 0), []);
        assert_eq!(found("zebra", 5), []);
    }
}
