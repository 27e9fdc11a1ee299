//! How far the words of one name go: "Bank of the Lakes", "Ana van der Berg", "Ben Ali's".

use super::Scan;
use crate::lexicon::{class, is_among};
use crate::text::is_person_plural;
use std::ops::Range;

/// How many tokens a name with its titles has at most.
const LONGEST: usize = 24;

impl Scan<'_> {
    /// The end of the capitalised words that hang together from `start` on, particles and "of" within.
    pub(super) fn sequence_end(&self, start: usize, limit: usize) -> usize {
        let limit = limit.min(start + LONGEST);
        let mut end = start + 1;
        let mut organised = self.is(start, class::ORGANISATION.or(class::TITLE));
        while end < limit {
            let next = end + 1;
            let capital = |index: usize| index < limit && self.is_capital(index);
            let word = self.word(end);
            if capital(end) {
                if self.is(end, class::CALENDAR) && (!organised || word.ends_with("day")) && !capital(next)
                    || self.is_function(end)
                        && !self.is_acronym(end)
                        // "Patricia A O'Gorman"
                        && !(word == "A" && end == start + 1 && capital(next) && self.given(start).is_some())
                {
                    break;
                }
                organised |= self.is(end, class::ORGANISATION.or(class::TITLE));
                end += 1;
            } else if capital(next) && is_particle(word) {
                end += 2;
            } else if capital(next + 1) && is_particle(word) && is_particle(self.word(next)) {
                end += 3;
            } else if matches!(word, "'s" | "’s" | "'" | "’")
                && capital(next)
                && (is_house(self.word(next))
                    || is_person_plural(self.word(end - 1))
                        && (next..next + 4)
                            .take_while(|&at| capital(at))
                            .any(|at| self.is(at, class::ORGANISATION)))
                && !self.is(start, class::PLACE)
            {
                // "Seamen's Union", "Workers' Party", "St Mary's Hospital"
                organised = true;
                end += 2;
            } else if end + 3 < limit && capital(end - 1) && self.analysis.is_nickname(end) {
                // "Barry “Baz” Tomlin"
                end += 4;
            } else if word == "&" && capital(next) {
                organised = true;
                end += 2;
            } else if organised && matches!(word, "of" | "for" | "on") && self.goes_on(start, end, limit) {
                end = if capital(next) { next + 1 } else { next + 2 };
            } else if word == "," && next < limit && ends_name(self.word(next))
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

    pub(super) fn is_acronym(&self, index: usize) -> bool {
        let word = self.word(index);
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        (2..=6).contains(&letters) && word.chars().all(|c| c.is_uppercase() || c == '.' || c == '&')
    }
}

/// A house that is called after somebody.
pub(super) fn is_house(word: &str) -> bool {
    is_among(word, "Hospital College Church Cathedral School University Bar Hotel Club Bank Market")
}

/// A small word within surnames: "von", "de la".
pub fn is_particle(word: &str) -> bool {
    is_among(
        word,
        "van von de des der den di da dos das do degli del della la le el al bin ibn bint ben zu ter ten af du st.",
    )
}

/// "Jr." of a name.
pub fn is_suffix(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Jr" | "Sr" | "II" | "III" | "IV" | "KC" | "QC" | "MP" | "PhD" | "MD" | "OBE" | "CBE" | "MBE"
    )
}

/// What belongs to a name though a comma stands before it: "Foster Mills, Inc.", "Jerry Roe, Jr."; not "Ana Roe, PhD".
fn ends_name(word: &str) -> bool {
    is_among(word.trim_end_matches('.'), "Inc Ltd LLC LLP Corp Jr Sr II III IV")
}

/// The second half of what a ministry is for: "Health and Human Services".
fn is_second_object(word: &str) -> bool {
    is_among(
        word,
        "Affairs Border Commerce Control Cooperation Culture Customs Development Drug Education Environment \
         Exchange Explosives Fisheries Food Forestry Human Immigration Industry Medicine Policy Prevention \
         Research Rural Science Sciences Security Skills Social Space Sport Sports Statistics Technology \
         Tourism Trade Transport Urban Welfare Works Crime Families Families'",
    )
}
