//! Nouns for people: "senator", "residents".

use super::Analysis;
use crate::lexicon::{class, classes, small};

impl Analysis<'_> {
    /// Whether the token is a noun for a person: "senator", "Senators", "43-year-old".
    pub fn is_person_noun(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        let compound = || {
            let head = token.of(self.text()).split_once('-').filter(|(_, tail)| {
                tail.starts_with("of-")
                    || ["general", "elect", "in-chief", "in-law"]
                        .iter()
                        .any(|own| tail.eq_ignore_ascii_case(own))
            });
            head.is_some_and(|(head, _)| classes(head).any(class::ROLE))
        };
        token.is(class::ROLE.or(class::TITLE)) && !token.is(class::FUNCTION) || compound()
    }
}

/// Whether `word` is the plural of a noun for a person.
pub fn is_person_plural(word: &str) -> bool {
    // Most words are none, and are not looked up.
    if !word.ends_with(['s', 'n', 'e', 'S', 'N', 'E']) {
        return false;
    }
    let lower = small(word);
    let known = |word: &str| classes(word).any(class::ROLE);
    if matches!(lower.as_str(), "people" | "police" | "men" | "women" | "children" | "families" | "parents") {
        return true;
    }
    lower.strip_suffix('s').is_some_and(known)
        || lower.strip_suffix("es").is_some_and(known)
        || lower.strip_suffix("men").is_some_and(|stem| known(&format!("{stem}man")))
        || lower.strip_suffix("women").is_some_and(|stem| known(&format!("{stem}woman")))
}
