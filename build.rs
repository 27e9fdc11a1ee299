//! Makes one perfect hash table of the word lists in `src/lexicon`.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = Path::new("src/lexicon/en");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> =
        fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?.iter().map(|entry| entry.path()).collect();
    files.sort();
    let mut words: BTreeMap<String, u64> = BTreeMap::new();
    let mut classes = String::new();
    for (bit, file) in files.iter().enumerate() {
        println!("cargo::rerun-if-changed={}", file.display());
        let name = file.file_stem().unwrap_or_default().to_string_lossy().to_uppercase();
        assert!(bit < 64, "{name}: a word has room for 64 classes");
        classes += &format!("    pub const {name}: Classes = Classes(1 << {bit});\n");
        let list = fs::read_to_string(file)?;
        for entry in list.lines().filter_map(|line| line.split('#').next()).flat_map(str::split_whitespace) {
            *words.entry(entry.to_lowercase()).or_default() |= 1 << bit;
        }
    }
    let values: Vec<(String, String)> =
        words.into_iter().map(|(word, bits)| (word, bits.to_string())).collect();
    let mut map = phf_codegen::Map::new();
    for (word, bits) in &values {
        map.entry(word.as_str(), bits.as_str());
    }
    let table = format!(
        "pub static WORDS: phf::Map<&'static str, u64> = {};\n\n/// One constant a word list.\npub mod class {{\n    use crate::lexicon::Classes;\n{classes}}}\n",
        map.build()
    );
    fs::write(Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("lexicon.rs"), table)
}
