//! What names and phrases were found to say, kept from one look at a page to the next: most of a page is as it was.

use super::named::Named;
use super::words::Classes;
use foldhash::HashMap;

/// What was found out so far. It never changes a verdict, only how soon it comes.
#[derive(Default)]
pub struct Known {
    /// What ids, classes and the like stand for.
    pub names: Found<Named>,
    /// What the names and values of data attributes stand for.
    pub data: Found<Named>,
    /// What short texts say.
    pub phrases: Found<Classes>,
}

/// The finds of one kind.
pub struct Found<V>(HashMap<Box<str>, V>);

/// So many are kept at most. A page with more has room for none: all are forgotten and found again.
const MOST: usize = 4000;

impl<V: Copy> Found<V> {
    /// What is known of `text`, or else what `find` finds.
    pub fn of(&mut self, text: &str, find: impl FnOnce(&str) -> V) -> V {
        if let Some(&found) = self.0.get(text) {
            return found;
        }
        let found = find(text);
        if self.0.len() >= MOST {
            self.0.clear();
        }
        self.0.insert(text.into(), found);
        found
    }
}

impl<V> Default for Found<V> {
    fn default() -> Found<V> {
        Found(HashMap::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_not_sought_again_and_room_is_bounded() {
        let mut known = Found::default();
        assert_eq!(known.of("ad", str::len), 2);
        assert_eq!(known.of("ad", |_| panic!("it is known")), 2);
        for number in 0..3 * MOST {
            known.of(&number.to_string(), str::len);
            assert!(known.0.len() <= MOST);
        }
    }
}
