//! The playground, ready for any static host.

use super::files;
use crate::{project, shell};
use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// Builds `dist/www/` from `www/`, the engine and the extension's own style sheets. All addresses in it are relative.
pub fn build(engine: &Path) -> Result<()> {
    let (source, folder) = (project::root().join("www"), project::dist().join("www"));
    files::empty(&folder)?;
    shell::run(
        shell::node_tool("esbuild")
            .arg(source.join("playground.js"))
            .args(["--bundle", "--minify", "--format=esm", "--external:./engine.js", "--log-level=warning"])
            .arg(format!("--outfile={}", folder.join("playground.js").display())),
    )?;
    for file in files::list(&source)? {
        if file.extension().is_some_and(|kind| kind == "html" || kind == "css") {
            files::copy(&source.join(&file), &folder.join(&file))?;
        }
    }
    for name in ["engine.js", "engine_bg.wasm"] {
        files::copy(&engine.join(name), &folder.join(name))?;
    }
    let extension = project::root().join("extension");
    for name in ["page.css", "palette.css"] {
        files::copy(&extension.join(name), &folder.join(name))?;
    }
    files::copy(&extension.join("icons/128.png"), &folder.join("icon.png"))?;
    offline(&source.join("offline.js"), &folder)
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
