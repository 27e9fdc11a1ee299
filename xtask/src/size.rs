//! The size budget: an extension is fetched by everybody who wants it, and its engine started on every article.

use crate::project;
use anyhow::{Result, ensure};
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;

/// Packed sizes in kB (1000 bytes).
const BUDGET: [(&str, u64); 3] =
    [("chrome/engine_bg.wasm", 350), ("whosaid-chrome.zip", 900), ("whosaid-firefox.zip", 500)];

/// Compares what was built with the budget.
pub fn check() -> Result<()> {
    for (name, most) in BUDGET {
        let bytes = fs::read(project::dist().join(name))?;
        let packed = if name.ends_with(".zip") { bytes.len() } else { gzipped(&bytes)? };
        let size = packed as u64 / 1000;
        println!("   {name}: {size} kB of {most} kB");
        ensure!(size <= most, "{name} is larger than its budget");
    }
    Ok(())
}

fn gzipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
