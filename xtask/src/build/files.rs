//! Folders and what is in them.

use crate::project;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Makes a folder empty, and makes it where there is none.
pub fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

/// Copies a file, making the folder it goes into.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}

/// Whether a file was made after what it was made from, and after the tools that made it: then there is nothing to do.
pub fn is_newer(made: &Path, source: &Path) -> bool {
    let time = |file: &Path| fs::metadata(file).and_then(|file| file.modified());
    let Ok(made) = time(made) else { return false };
    let tools = [std::env::current_exe().unwrap_or_default(), project::root().join("package-lock.json")];
    tools.iter().map(PathBuf::as_path).chain([source]).all(|from| time(from).is_ok_and(|from| from < made))
}

/// Every file below a folder, relative to it, sorted.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(at) = open.pop() {
        let here = folder.join(&at);
        for entry in fs::read_dir(&here).with_context(|| format!("cannot read {}", here.display()))? {
            let entry = entry?;
            let path = at.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                open.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
