//! A list of words, each with a small number, as it lies in the program: nothing is made of it at the start, and it packs well.
//!
//! The words are sorted by their bytes and front-coded: one byte for how many bytes a word shares with the one before, and, apart from
//! that, because like packs best beside like, the bytes it does not share and its value, which also ends it, because no word has a
//! control character: one byte below 0x18, or two, the first below 0x20. Every so many words there is a head, which shares nothing, for the
//! search to begin at, and an index tells the heads by their first two letters. `build/dictionary.rs` writes it.

/// Below it, a byte is a value; above, a letter.
const LETTER: u8 = 0x20;

/// From this on, a value takes a second byte.
const LONG: u8 = 0x18;

/// The small letters of English, as the index knows them.
const LETTERS: usize = 26;

/// Words with their values.
pub struct Dictionary {
    /// So many words to a head.
    block: usize,
    /// How many heads sort before each pair of small letters, and at last before all that begins with no small letter. Empty where
    /// there are few heads.
    index: &'static [u16],
    /// Where in the entries each head stands.
    heads: &'static [u32],
    /// How much each word shares with the one before.
    shares: &'static [u8],
    entries: &'static [u8],
}

impl Dictionary {
    /// Of what `build/dictionary.rs` wrote.
    pub const fn new(
        block: usize,
        index: &'static [u16],
        heads: &'static [u32],
        shares: &'static [u8],
        entries: &'static [u8],
    ) -> Dictionary {
        Dictionary { block, index, heads, shares, entries }
    }

    /// The value of `word`; `None` where it is not listed.
    pub fn get(&self, word: &str) -> Option<usize> {
        let (_, value) = self.next(word.as_bytes(), word.len(), &mut self.begin(word.as_bytes()))?;
        Some(value)
    }

    /// The listed words that `text` begins with, from the shortest to the longest: how long each is, at least `least` bytes, and its
    /// value.
    pub fn prefixes<'t>(
        &self,
        text: &'t str,
        least: usize,
    ) -> impl Iterator<Item = (usize, usize)> + use<'_, 't> {
        let text = text.as_bytes();
        let mut place = self.begin(text.get(..least).unwrap_or(text));
        std::iter::from_fn(move || self.next(text, least, &mut place))
    }

    /// The last head that is not behind `word`.
    fn begin(&self, word: &[u8]) -> Place {
        let letter = |at: usize| {
            Some(usize::from(word.get(at)?.checked_sub(b'a')?)).filter(|&letter| letter < LETTERS)
        };
        let (from, to) = match (letter(0), letter(1)) {
            (Some(first), Some(second)) if !self.index.is_empty() => {
                let pair = first * LETTERS + second;
                (usize::from(self.index[pair]).saturating_sub(1), usize::from(self.index[pair + 1]))
            }
            _ => (0, self.heads.len()),
        };
        let heads = &self.heads[from..to.max(from)];
        let behind = heads.partition_point(|&head| is_up_to(&self.entries[head as usize..], word));
        let head = from + behind.saturating_sub(1);
        let at = self.heads.get(head).map_or(self.entries.len(), |&head| head as usize);
        Place { word: head * self.block, at, matched: 0 }
    }

    /// The next word that `text` begins with, and its value.
    fn next(&self, text: &[u8], least: usize, place: &mut Place) -> Option<(usize, usize)> {
        let Place { mut word, mut at, mut matched } = *place;
        loop {
            let shared = usize::from(*self.shares.get(word)?);
            word += 1;
            if shared == 0 {
                matched = 0;
            } else if shared < matched {
                // It differs where the one before did not: from here on, all sort behind the text.
                return None;
            }
            if shared == matched {
                while *self.entries.get(at)? >= LETTER && text.get(matched) == self.entries.get(at) {
                    at += 1;
                    matched += 1;
                }
                let letter = self.entries[at];
                if letter >= LETTER && text.get(matched).is_none_or(|&own| own < letter) {
                    return None;
                }
                if letter < LETTER && matched >= least {
                    let long = self.entries.get(at + 1).filter(|_| letter >= LONG);
                    *place = Place { word, at: at + 1 + usize::from(long.is_some()), matched };
                    let high = usize::from(letter.saturating_sub(LONG)) << 8;
                    return Some((
                        matched,
                        long.map_or(usize::from(letter), |&low| usize::from(LONG) + high + usize::from(low)),
                    ));
                }
            }
            while *self.entries.get(at)? >= LETTER {
                at += 1;
            }
            at += 1 + usize::from(self.entries[at] >= LONG);
        }
    }
}

/// How far a search has come.
#[derive(Clone, Copy)]
struct Place {
    /// The number of the next word, and where its entry is.
    word: usize,
    at: usize,
    /// How many bytes the last entry has in common with the text.
    matched: usize,
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

#[cfg(test)]
#[expect(dead_code, reason = "what the build needs besides")]
#[path = "../build/dictionary.rs"]
mod written;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn dictionary(words: &BTreeMap<String, usize>) -> Dictionary {
        let written::Packed { index, heads, shares, entries } = written::packed(words, 16);
        Dictionary::new(16, index.leak(), heads.leak(), shares.leak(), entries.leak())
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
