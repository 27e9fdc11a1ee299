//! The given names as a dictionary.

use crate::dictionary::dictionary;
use std::io;
use std::path::Path;

/// Each name with the place of its letter in "mfu".
pub fn table(file: &Path) -> io::Result<String> {
    let list = crate::read(file)?;
    let names = list
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.rsplit_once(' '))
        .map(|(name, usual)| (name.to_owned(), "mfu".find(usual).unwrap_or(2)))
        .collect();
    Ok(format!("static GIVEN: crate::dictionary::Dictionary = {};\n", dictionary(&names, 96)))
}
