//! One table of the word lists in `src/lexicon`. A list in the folder `verbs` holds lemmas: all their forms get its class, and the
//! class of the form besides.

use crate::dictionary::{dictionary, numbered};
use crate::{lists, read};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// The five forms of an English verb, as classes.
const FORMS: [&str; 5] = ["BASE", "THIRD", "PAST", "PARTICIPLE", "GERUND"];

/// Rust source: the words, the sets of classes that they have, and one constant a class.
pub fn table(folder: &Path) -> io::Result<String> {
    let irregular_verbs = folder.join("verb-forms.txt");
    let irregular = irregular(&read(&irregular_verbs)?);
    let mut words: BTreeMap<String, u64> = BTreeMap::new();
    let mut classes: Vec<String> = FORMS.iter().map(|form| (*form).to_owned()).collect();
    for file in lists(folder)?.iter().filter(|file| **file != irregular_verbs) {
        let bit = class(&mut classes, file, "");
        for entry in entries(&read(file)?) {
            *words.entry(entry).or_default() |= bit;
        }
    }
    for file in lists(&folder.join("verbs"))? {
        let bit = class(&mut classes, &file, "VERB_");
        for lemma in entries(&read(&file)?) {
            for (form, word) in forms(&lemma, irregular.get(&lemma)).into_iter().enumerate() {
                *words.entry(word).or_default() |= bit | 1 << form;
            }
        }
    }
    let (sets, words) = numbered(&words);
    let constants: String = classes
        .iter()
        .enumerate()
        .map(|(bit, name)| format!("    pub const {name}: Classes = Classes(1 << {bit});\n"))
        .collect();
    Ok(format!(
        "pub static WORDS: crate::dictionary::Dictionary = {};\n\
         pub static SETS: [u64; {}] = {sets:?};\n\
         /// One constant a word list.\n\
         pub mod class {{\n    use crate::lexicon::Classes;\n{constants}}}\n",
        dictionary(&words, 24),
        sets.len(),
    ))
}

/// A new class for the list `file`: its bit.
fn class(classes: &mut Vec<String>, file: &Path, prefix: &str) -> u64 {
    let name = file.file_stem().unwrap_or_default().to_string_lossy().to_uppercase().replace('-', "_");
    assert!(classes.len() < 64, "{name}: a word has room for 64 classes");
    classes.push(format!("{prefix}{name}"));
    1 << (classes.len() - 1)
}

fn entries(list: &str) -> Vec<String> {
    list.lines()
        .filter_map(|line| line.split('#').next())
        .flat_map(str::split_whitespace)
        .map(str::to_lowercase)
        .collect()
}

/// Lemma to past tense and participle.
fn irregular(list: &str) -> BTreeMap<String, [String; 2]> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut words = line.split_whitespace().map(str::to_owned);
            Some((words.next()?, [words.next()?, words.next()?]))
        })
        .collect()
}

/// Base, third person, past, participle, gerund.
fn forms(lemma: &str, irregular: Option<&[String; 2]>) -> [String; 5] {
    let consonant_y =
        lemma.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|end| lemma.ends_with(end));
    let stem = &lemma[..lemma.len() - 1];
    let third = match lemma {
        _ if consonant_y => format!("{stem}ies"),
        _ if ["s", "x", "z", "ch", "sh", "go", "do", "to", "ho"].iter().any(|end| lemma.ends_with(end)) => {
            format!("{lemma}es")
        }
        _ => format!("{lemma}s"),
    };
    let past = match lemma {
        _ if lemma.ends_with('e') => format!("{lemma}d"),
        _ if consonant_y => format!("{stem}ied"),
        _ => format!("{lemma}ed"),
    };
    let [past, participle] = irregular.cloned().unwrap_or([past.clone(), past]);
    let gerund = match lemma {
        _ if lemma.ends_with("ie") => format!("{}ying", &lemma[..lemma.len() - 2]),
        _ if lemma.ends_with('e') && !lemma.ends_with("ee") => format!("{stem}ing"),
        // A doubled consonant shows in the past tense as well: admitted, admitting.
        _ if past.len() == lemma.len() + 3 && past.ends_with("ed") => {
            format!("{}ing", past.trim_end_matches("ed"))
        }
        _ if DOUBLED.contains(&lemma) => {
            format!("{lemma}{}ing", &lemma[lemma.len() - 1..])
        }
        _ => format!("{lemma}ing"),
    };
    [lemma.to_owned(), third, past, participle, gerund]
}

/// Irregular verbs that double their consonant before -ing.
const DOUBLED: &[&str] = &[
    "bet", "begin", "bid", "cut", "forget", "get", "hit", "let", "put", "quit", "run", "set", "shut", "sit",
    "spin", "spit", "split", "swim", "upset", "win",
];
