//! Makes one perfect hash table of the word lists in `src/lexicon`. A list in the folder `verbs` holds lemmas: all their forms get its
//! class, and the class of the form besides.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The five forms of an English verb, as classes.
const FORMS: [&str; 5] = ["BASE", "THIRD", "PAST", "PARTICIPLE", "GERUND"];

fn main() -> io::Result<()> {
    let folder = Path::new("src/lexicon/en");
    println!("cargo::rerun-if-changed={}", folder.display());
    let irregular = irregular(&folder.join("verb-forms.txt"))?;
    let mut words: BTreeMap<String, u64> = BTreeMap::new();
    let mut classes: Vec<String> = FORMS.iter().map(|form| (*form).to_owned()).collect();
    for file in lists(folder)? {
        let bit = class(&mut classes, &file, "");
        for entry in entries(&fs::read_to_string(file)?) {
            *words.entry(entry).or_default() |= bit;
        }
    }
    for file in lists(&folder.join("verbs"))? {
        let bit = class(&mut classes, &file, "VERB_");
        for lemma in entries(&fs::read_to_string(file)?) {
            for (form, word) in forms(&lemma, irregular.get(&lemma)).into_iter().enumerate() {
                *words.entry(word).or_default() |= bit | 1 << form;
            }
        }
    }
    let constants: String = classes
        .iter()
        .enumerate()
        .map(|(bit, name)| format!("    pub const {name}: Classes = Classes(1 << {bit});\n"))
        .collect();
    let table = table(&words)
        + &format!(
            "/// One constant a word list.\npub mod class {{\n    use crate::lexicon::Classes;\n{constants}}}\n"
        );
    fs::write(Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("lexicon.rs"), table)
}

/// The words as static arrays, in the order of a perfect hash. Words that stand one behind the other, where each ends, and one byte
/// for the classes pack to half of what references and the classes themselves would.
fn table(words: &BTreeMap<String, u64>) -> String {
    let keys: Vec<&str> = words.keys().map(String::as_str).collect();
    let mut sets: Vec<u64> = words.values().copied().collect();
    sets.sort_unstable();
    sets.dedup();
    assert!(sets.len() <= 1 << 16, "sets of classes are counted by two bytes");
    let phf_generator::HashState { key, disps, map } = phf_generator::generate_hash(&keys);
    let ordered: Vec<&str> = map.into_iter().map(|index| keys[index]).collect();
    let mut end = 0;
    let ends: Vec<usize> = ordered
        .iter()
        .map(|word| {
            end += word.len();
            end
        })
        .collect();
    let set_of: Vec<usize> =
        ordered.iter().map(|&word| sets.partition_point(|set| *set < words[word])).collect();
    format!(
        "pub const KEY: u64 = {key};\n\
         pub static DISPLACEMENTS: [(u32, u32); {}] = {disps:?};\n\
         pub static WORDS: &str = {:?};\n\
         pub static ENDS: [u32; {}] = {ends:?};\n\
         pub static SETS: [u64; {}] = {sets:?};\n\
         pub static SET_OF: [u16; {}] = {set_of:?};\n",
        disps.len(),
        ordered.concat(),
        ends.len(),
        sets.len(),
        set_of.len(),
    )
}

/// The word lists of a folder, in order.
fn lists(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files: Vec<_> = fs::read_dir(folder)?
        .collect::<Result<Vec<_>, _>>()?
        .iter()
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension().is_some_and(|ending| ending == "txt") && !path.ends_with("verb-forms.txt")
        })
        .collect();
    files.sort();
    Ok(files)
}

/// A new class for the list `file`: its bit.
fn class(classes: &mut Vec<String>, file: &Path, prefix: &str) -> u64 {
    println!("cargo::rerun-if-changed={}", file.display());
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
fn irregular(file: &Path) -> io::Result<BTreeMap<String, [String; 2]>> {
    println!("cargo::rerun-if-changed={}", file.display());
    let list = fs::read_to_string(file)?;
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    Ok(lines
        .filter_map(|line| {
            let mut words = line.split_whitespace().map(str::to_owned);
            Some((words.next()?, [words.next()?, words.next()?]))
        })
        .collect())
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
