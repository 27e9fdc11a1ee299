//! What elements are called: what their names, ids, classes and data attributes say they are kept for.

use super::words::{self, Class, Name};
use crate::outline::{ElementId, Outline};
use foldhash::HashMap;

/// The set of what an element is named for.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Named(u8);

impl Named {
    pub fn has(self, name: Name) -> bool {
        self.0 & (1 << name as u8) != 0
    }

    fn add(&mut self, name: Name) {
        self.0 |= 1 << name as u8;
    }
}

/// Reads names. Pages repeat theirs: each is taken apart once.
#[derive(Default)]
pub struct Namer<'a> {
    known: HashMap<(&'a str, bool), Named>,
}

impl<'a> Namer<'a> {
    /// What the element is named for.
    pub fn read(&mut self, outline: &'a Outline, id: ElementId) -> Named {
        let mut named = Named::default();
        let name = outline.name(id);
        if name.contains('-') {
            named.0 |= self.words(name, false).0;
        }
        for (name, value) in outline.attributes(id) {
            match name {
                // WordPress lists an article's subjects among its classes.
                "class" if value.contains("hentry") => {}
                "id" | "class" | "name" => named.0 |= self.words(value, false).0,
                "aria-label" | "title" | "data-label" | "data-text" | "data-title" | "data-content"
                    if words::classes(value).has(Class::Label) =>
                {
                    named.add(Name::Ad);
                }
                _ if name.starts_with("data-") => {
                    named.0 |= self.words(name, true).0;
                    if is_kind(name, value) {
                        named.0 |= self.words(value, true).0;
                    }
                }
                _ => {}
            }
        }
        named
    }

    /// Of data attributes only ads are believed: they name much that the element is not.
    fn words(&mut self, name: &'a str, data: bool) -> Named {
        let mut all = Named::default();
        for name in name.split_ascii_whitespace() {
            all.0 |= self.known.entry((name, data)).or_insert_with(|| one(name, data)).0;
        }
        all
    }
}

/// What one name stands for.
fn one(name: &str, data: bool) -> Named {
    let mut named = Named::default();
    words::named(name, data)
        .filter(|&(_, stands_for)| !data || stands_for == Name::Ad)
        .for_each(|(_, stands_for)| named.add(stands_for));
    named
}

/// Whether the value of a data attribute tells what its element is.
fn is_kind(name: &str, value: &str) -> bool {
    value.len() <= LONGEST_KIND
        && !value.contains(char::is_whitespace)
        && KINDS.iter().any(|kind| name.contains(kind))
}

const KINDS: &[&str] = &[
    "type",
    "module",
    "component",
    "test",
    "role",
    "area",
    "zone",
    "name",
    "widget",
    "block",
    "slot",
    "container",
];

/// In bytes.
const LONGEST_KIND: usize = 60;
