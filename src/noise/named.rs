//! What elements are called: what their names, ids, classes and data attributes say they are kept for.

use super::known::Known;
use super::words::{self, Class, Name};
use crate::outline::{ElementId, Outline};

/// The set of what an element is named for.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Named(u8);

impl Named {
    pub fn has(self, name: Name) -> bool {
        self.0 & (1 << name as u8) != 0
    }

    /// Whether a class makes the element a button.
    pub fn is_button(self) -> bool {
        self.0 & BUTTON != 0
    }

    fn add(&mut self, name: Name) {
        self.0 |= 1 << name as u8;
    }
}

/// The bit beside those of the names.
const BUTTON: u8 = 1 << 7;

/// What the element is named for.
pub fn read(outline: &Outline, id: ElementId, known: &mut Known) -> Named {
    let mut named = Named::default();
    let name = outline.name(id);
    if name.contains('-') {
        named.0 |= words(name, known).0 & !BUTTON;
    }
    for (name, value) in outline.attributes(id) {
        match name {
            // WordPress lists an article's subjects among its classes: they name nothing.
            "class" if value.contains("hentry") => named.0 |= words(value, known).0 & BUTTON,
            "class" => named.0 |= words(value, known).0,
            "id" | "name" => named.0 |= words(value, known).0 & !BUTTON,
            "aria-label" | "title" | "data-label" | "data-text" | "data-title" | "data-content"
                if known.phrases.of(value, words::classes).has(Class::Label) =>
            {
                named.add(Name::Ad);
            }
            _ if name.starts_with("data-") => {
                named.0 |= known.data.of(name, of_data).0;
                if is_kind(name, value) {
                    named.0 |= known.data.of(value, of_data).0;
                }
            }
            _ => {}
        }
    }
    named
}

/// What the words of a name stand for, with a space between.
fn words(names: &str, known: &mut Known) -> Named {
    let mut all = Named::default();
    for name in names.split_ascii_whitespace() {
        all.0 |= known.names.of(name, of_name).0;
    }
    all
}

fn of_name(name: &str) -> Named {
    let mut named = Named::default();
    words::named(name, false).for_each(|(_, stands_for)| named.add(stands_for));
    if ["btn", "button", "Button"].iter().any(|button| name.contains(button)) {
        named.0 |= BUTTON;
    }
    named
}

/// Of data attributes only ads are believed: they name much that the element is not.
fn of_data(name: &str) -> Named {
    let mut named = Named::default();
    words::named(name, true)
        .filter(|&(_, stands_for)| stands_for == Name::Ad)
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
