//! What a row of words with capitals holds: titles, roles, and one name or more.

use super::kind::is_also_surname;
use super::{Kind, Name, Scan, is_suffix};
use crate::lexicon::class;
use crate::speaker::Gender;
use crate::text::is_person_plural;
use std::ops::Range;

impl Scan<'_> {
    /// Takes titles, nations and roles off the front of a sequence, and says what bears the rest.
    pub(super) fn split(&self, sequence: Range<usize>, from: usize, limit: usize, names: &mut Vec<Name>) {
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
            // "Rovers GM Nils Brandt": capitals are a title.
            let shouted = index > start && self.is_acronym(index) && end - rest > 1;
            let title = self.is_title(index) || shouted;
            let surname =
                index > start && self.given(index - 1).is_some() && !self.is(index - 1, class::PLACE);
            // "Parents Ana and Luis Ortega"
            let pair = end - rest == 1 && self.word(end) == "and" && is_person_plural(self.word(index));
            // "VFI Chief Executive": a role, and no name.
            let role = rest + 1 == end
                && self.is(rest, class::ROLE)
                && matches!(
                    self.word(index),
                    "Chief"
                        | "Vice"
                        | "Deputy"
                        | "General"
                        | "Executive"
                        | "Assistant"
                        | "Attorney"
                        | "Solicitor"
                );
            if role
                || is_suffix(self.word(rest))
                || organised(rest..end)
                || !(title
                    || pair && self.given(rest).is_some()
                    || end - rest > 1
                        && (self.given(rest).is_some()
                            // "Teacher Rehan Malhotra said"
                            || index == from && end - rest == 2 && self.given(index).is_none()))
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
        // "Speaking to the Daily Post Ann Roe said"
        let told = link > from
            && self.word(link) == "to"
            && matches!(self.word(link - 1), "Speaking" | "speaking" | "spoke" | "Talking" | "talking");
        if !titled
            && told
            && let Some(name) =
                (start + 1..end).find(|&at| !self.is(at, class::OUTLET.or(class::ORGANISATION)))
            && self.is(name - 1, class::OUTLET.or(class::ORGANISATION))
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
    pub(super) fn is_title(&self, index: usize) -> bool {
        let half = |half: &str| crate::lexicon::classes(half).any(class::TITLE);
        // "Det Con Ann Roe", "Sgt. 1st Class Ann Roe", but "Con Edison"
        let before = self.word(index.max(1) - 1);
        let rank = match self.word(index) {
            "Con" => before == "Det",
            "Class" => matches!(before, "1st" | "2nd" | "3rd" | "First" | "Second" | "Third"),
            _ => false,
        };
        rank || self.is(index, class::TITLE)
            || self.word(index).split_once('-').is_some_and(|(one, other)| half(one) && half(other))
    }

    /// "Singer", "Singer-guitarist", "Singers".
    fn is_role(&self, index: usize) -> bool {
        let known = |word: &str| crate::lexicon::classes(word).any(class::ROLE) || is_person_plural(word);
        let word = self.word(index);
        known(word)
            || word.rsplit_once('-').is_some_and(|(_, tail)| known(tail))
            // "Toxicologist Nora Brand"
            || self.given(index).is_none() && word.len() > 6 && ["ist", "keeper"].iter().any(|end| word.ends_with(end))
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

    pub(super) fn is_initial(&self, index: usize) -> bool {
        let word = self.word(index);
        word.ends_with('.') && word.len() <= 6 || word.chars().count() == 1
    }
}
