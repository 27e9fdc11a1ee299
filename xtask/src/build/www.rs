//! The playground, ready for any static host.

use super::files;
use crate::{project, shell};
use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// Builds `dist/www/` from `www/`, the engine and what it shares with the extension. All addresses in it are relative.
pub fn build(engine: &Path) -> Result<()> {
    let (source, folder) = (project::root().join("www"), project::dist().join("www"));
    files::empty(&folder)?;
    // One script, in which samples and style sheets of the frame are text: nothing waits for a second answer.
    bundle(
        &source.join("playground.js"),
        &folder.join("playground.js"),
        &["--format=esm", "--external:./engine.js", "--loader:.css=text", "--loader:.html=text"],
    )?;
    bundle(&source.join("playground.css"), &folder.join("playground.css"), &[])?;
    files::copy(&source.join("index.html"), &folder.join("index.html"))?;
    for name in ["engine.js", "engine_bg.wasm"] {
        files::copy(&engine.join(name), &folder.join(name))?;
    }
    files::copy(&project::root().join("extension/icons/128.png"), &folder.join("icon.png"))?;
    offline(&source.join("offline.js"), &folder)
}

fn bundle(source: &Path, target: &Path, options: &[&str]) -> Result<()> {
    shell::run(
        shell::node_tool("esbuild")
            .arg(source)
            .args(["--bundle", "--minify", "--charset=utf8", "--log-level=warning"])
            .args(options)
            .arg(format!("--outfile={}", target.display())),
    )
}

const EMPTY: &str = r#"{"version":"","files":[]}"#;

/// Tells the service worker what there is to keep, and by what to know this version from others.
fn offline(worker: &Path, folder: &Path) -> Result<()> {
    let mut version = DefaultHasher::new();
    let mut names = vec!["./".to_owned()];
    for file in files::list(folder)? {
        let name = file.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        (&name, fs::read(folder.join(&file))?).hash(&mut version);
        names.push(name);
    }
    let filled = serde_json::json!({ "version": format!("{:016x}", version.finish()), "files": names });
    let script = fs::read_to_string(worker).with_context(|| format!("{} is missing", worker.display()))?;
    fs::write(folder.join("offline.js"), script.replace(EMPTY, &filled.to_string()))?;
    Ok(())
}
