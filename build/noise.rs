//! The words of ad noise as two dictionaries: phrases with what they say, and the words of names with what they stand for.

use crate::dictionary::{dictionary, numbered};
use crate::normal::{is_unspaced, normal};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// Rust source with all tables.
pub fn tables(folder: &Path) -> io::Result<String> {
    println!("cargo::rerun-if-changed=src/noise/words/normal.rs");
    let mut phrases = Phrases::default();
    let mut names = String::new();
    for file in crate::lists(folder)? {
        let list = crate::read(&file)?;
        if file.ends_with("names.txt") {
            names = name_tables(&list);
        } else {
            list.lines()
                .filter_map(|line| line.split_once(": "))
                .for_each(|(class, phrase)| phrases.add(class, phrase));
        }
    }
    Ok(phrases.tables() + &names)
}

/// What a phrase says: the names of its classes, and with a `*` behind it, what stands behind that, and what it then says.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Says {
    classes: Vec<&'static str>,
    patterns: Vec<(String, &'static str)>,
}

#[derive(Default)]
struct Phrases {
    spaced: BTreeMap<String, Says>,
    /// Patterns of scripts that set no space before the `*`, and those that begin with one.
    patterns: Vec<(String, String, &'static str)>,
    /// Phrases without spaces that are looked for within a text.
    within: Vec<(String, &'static str)>,
}

impl Phrases {
    fn add(&mut self, class: &str, phrase: &str) {
        let class = match class.trim() {
            "label" => "Label",
            "label?" => "WeakLabel",
            "lead" if phrase.ends_with(':') => "WeakLead",
            "lead" => "Lead",
            "heading" => "Heading",
            "unfold" => "Unfold",
            "newsletter" => "Newsletter",
            "sign-up" => "SignUp",
            "share" => "Share",
            "share?" => "WeakShare",
            "sponsored" => "Sponsored",
            "our" => "Our",
            "you" => "You",
            _ => return,
        };
        let within = matches!(class, "Newsletter" | "SignUp");
        match phrase.split_once('*') {
            _ if within && phrase.contains(is_unspaced) => self.within.push((normal(phrase), class)),
            Some((before, behind)) if !within && before.ends_with(' ') => {
                self.spaced.entry(normal(before)).or_default().patterns.push((normal(behind), class));
            }
            Some((before, behind)) if !within => self.patterns.push((normal(before), normal(behind), class)),
            _ => {
                let classes = &mut self.spaced.entry(normal(phrase)).or_default().classes;
                if !classes.contains(&class) {
                    classes.push(class);
                    classes.sort_unstable();
                }
            }
        }
    }

    fn tables(&self) -> String {
        let (says, numbers) = numbered(&self.spaced);
        let says = says.iter().map(|Says { classes, patterns }| {
            let classes = classes.iter().map(|class| format!("Class::{class}"));
            let patterns = patterns.iter().map(|(behind, class)| format!("({behind:?}, Class::{class})"));
            format!("Says {{ classes: Classes::of(&{}), patterns: &{} }}", array(classes), array(patterns))
        });
        let patterns = self
            .patterns
            .iter()
            .map(|(before, behind, class)| format!("({before:?}, {behind:?}, Class::{class})"));
        let within = self.within.iter().map(|(phrase, class)| format!("({phrase:?}, Class::{class})"));
        format!(
            "pub static PHRASES: Dictionary = {};\n\
             pub static SAYS: &[Says] = &{};\n\
             pub static PATTERNS: &[(&str, &str, Class)] = &{};\n\
             pub static WITHIN: &[(&str, Class)] = &{};\n",
            dictionary(&numbers, 64),
            array(says),
            array(patterns),
            array(within),
        )
    }
}

fn array(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

/// What a word in a name stands for.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    name: Option<&'static str>,
    part: bool,
    negation: bool,
    switch: bool,
    network: bool,
}

impl Word {
    fn add(&mut self, class: &str) {
        match class {
            "ad" => self.name = Some("Ad"),
            "weak" => self.name = Some("WeakAd"),
            "related" => self.name = Some("Related"),
            "teaser" => self.name = Some("Teaser"),
            "newsletter" => self.name = Some("Newsletter"),
            "subscribe" => self.name = Some("Subscribe"),
            "share" => self.name = Some("Share"),
            "part" => self.part = true,
            "no" => self.negation = true,
            "not" => self.switch = true,
            "network" => self.network = true,
            _ => panic!("names.txt: nothing is called \"{class}\""),
        }
    }
}

fn name_tables(list: &str) -> String {
    let mut words: BTreeMap<String, Word> = BTreeMap::new();
    let (mut hosts, mut addresses) = (Vec::new(), BTreeMap::new());
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    for (class, listed) in lines.filter_map(|line| line.split_once(": ")) {
        for listed in listed.split_whitespace() {
            match class {
                "host" => hosts.push(listed),
                "address" => _ = addresses.insert(listed.to_owned(), 0),
                class => words.entry(listed.to_owned()).or_default().add(class),
            }
        }
    }
    let (kinds, numbers) = numbered(&words);
    let kinds = kinds.iter().map(|Word { name, part, negation, switch, network }| {
        let name = name.map_or("None".to_owned(), |name| format!("Some(Name::{name})"));
        format!(
            "Word {{ name: {name}, part: {part}, negation: {negation}, switch: {switch}, network: {network} }}"
        )
    });
    format!(
        "pub static WORDS: Dictionary = {};\n\
         pub static KINDS: &[Word] = &{};\n\
         pub static HOSTS: &[&str] = &{hosts:?};\n\
         pub static ADDRESSES: Dictionary = {};\n",
        dictionary(&numbers, 8),
        array(kinds),
        dictionary(&addresses, 4),
    )
}
