//! What bears a name: a person, a group, a place.

use super::{Kind, Scan, is_suffix};
use crate::lexicon::{class, is_among};
use crate::text::{Kind as Token, Tag};
use std::ops::Range;

impl Scan<'_> {
    pub(super) fn kind_of(&self, tokens: &Range<usize>, titled: bool, from: usize, limit: usize) -> Kind {
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
            && self.analysis.kind(end + 1) == Token::Number
            && self.word(end + 1).len() <= 3
            && matches!(word(end + 2), "," | "." | "and");
        let role = start > from
            && !self.analysis.is_capital(start - 1)
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

/// "New York", "San Jose", "Abu Dhabi": the first word of a place's name.
fn is_place_head(word: &str) -> bool {
    is_among(
        word,
        "New North South East West Northern Southern Eastern Western Central San Santa Los Las El Fort Port \
         Mount Cape Saudi Sri Hong Puerto Costa Abu Tel Buenos Rio Kuala Addis Sierra Burkina Papua Great \
         Upper Lower Middle Gulf Baton Salt",
    )
}

/// A word for an organisation or a place that many people are called by.
pub(super) fn is_also_surname(word: &str) -> bool {
    is_among(
        word,
        "Bank Banks Beach Bill Bridge Church Council Field Fields Forum Hall Hills House Lake Post Park Power \
         Powers River Rivers Street Tower Towers Valley Earth Stone Motors Sky Fox Week Page Force Fund \
         English Wall",
    )
}
