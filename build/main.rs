//! Makes tables of the word lists, so that the engine has nothing to do at its start: the lexicon, the given names, the words of ad
//! noise.

mod dictionary;
mod given;
mod lexicon;
mod noise;
#[path = "../src/noise/words/normal.rs"]
mod normal;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    println!("cargo::rerun-if-changed=build");
    fs::write(out.join("lexicon.rs"), lexicon::table(Path::new("src/lexicon/en"))?)?;
    fs::write(out.join("given.rs"), given::table(Path::new("src/lexicon/given_names.txt"))?)?;
    fs::write(out.join("noise.rs"), noise::tables(Path::new("src/noise/words"))?)
}

/// A word list's text; cargo comes back when it has changed.
fn read(file: &Path) -> io::Result<String> {
    println!("cargo::rerun-if-changed={}", file.display());
    fs::read_to_string(file)
}

/// The word lists of a folder, in order.
fn lists(folder: &Path) -> io::Result<Vec<PathBuf>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let files: Result<Vec<PathBuf>, _> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut files = files?;
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    Ok(files)
}
