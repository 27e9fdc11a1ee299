use crate::text::{Analysis, Kind};

/// Words that English texts are full of, and those of no other language.
const ENGLISH: [&str; 12] =
    ["the", "and", "that", "with", "from", "this", "they", "which", "have", "has", "been", "would"];

/// In newspapers one word in nine is among them. Lists and scores have fewer, but hardly fewer than one in so many …
const FEW: usize = 40;

/// … and no text of some length has fewer than one in so many.
const NONE: usize = 200;

/// Of most other languages, more words than one in so many have letters that English has not.
const LETTERS: usize = 30;

/// Fewer words tell no language, …
const ENOUGH: usize = 30;

/// … so many tell it by what they lack, …
const LONG: usize = 60;

/// … and so many as well as all.
const MOST: usize = 1000;

/// Whether the text is in another language than English.
pub fn is_foreign(analysis: &Analysis) -> bool {
    let (mut words, mut english, mut strange) = (0, 0, 0);
    for token in analysis.tokens.iter().filter(|token| token.kind == Kind::Word).take(MOST) {
        words += 1;
        let word = token.of(analysis.text());
        english += usize::from(ENGLISH.iter().any(|own| word.eq_ignore_ascii_case(own)));
        if english * FEW >= MOST {
            return false;
        }
        strange += usize::from(!word.is_ascii() && word.chars().any(|c| !c.is_ascii() && c.is_alphabetic()));
    }
    words >= ENOUGH
        && english * FEW < words
        && (strange * LETTERS > words || words >= LONG && english * NONE < words)
}
