//! `cargo xtask build`: the extension for each browser, unpacked and as a zip.

mod engine;
mod fallback;
mod files;
mod manifest;
mod www;
mod zip;

use crate::{project, shell::step, tools};
use anyhow::{Context, Result};
use manifest::Browser;
use std::fs;
use std::path::{Path, PathBuf};

/// Builds everything into `dist/`.
///
/// | file | what |
/// | --- | --- |
/// | `engine.js`, `engine_bg.wasm` | the engine: `await (await import(url('engine.js'))).default({ module_or_path: url('engine_bg.wasm') })` |
/// | `fallback.js` | Chrome only. The same functions as `engine.js`, for pages whose policy refuses WebAssembly: `await (await import(url('fallback.js'))).default()` |
/// | `manifest.json` | `extension/manifest.json` as this browser wants it |
/// | the rest | the files of `extension/`, unchanged |
///
/// `dist/types/` describes the engine's functions to the type checker.
pub fn all() -> Result<()> {
    let engine = engine()?;
    let fallback = step("Engine, to JavaScript for pages that refuse WebAssembly", fallback::build)?;
    step("Packages", || {
        let types = project::dist().join("types");
        fs::create_dir_all(&types)?;
        files::copy(&engine.join("engine.d.ts"), &types.join("engine.d.ts"))?;
        fs::write(types.join("fallback.d.ts"), FALLBACK_TYPES)?;
        for browser in Browser::ALL {
            package(browser, &engine, &fallback)?;
        }
        Ok(())
    })?;
    step("Playground", || www::build(&engine))
}

/// Builds `dist/www/` only.
pub fn playground() -> Result<()> {
    let engine = engine()?;
    step("Playground", || www::build(&engine))
}

fn engine() -> Result<PathBuf> {
    step("The target wasm32-unknown-unknown", tools::wasm_target)?;
    step("Node packages", tools::node_packages)?;
    step("Engine, to WebAssembly", engine::build)
}

const FALLBACK_TYPES: &str = "export * from './engine.js';\nexport default function init(): Promise<void>;\n";

fn package(browser: Browser, engine: &Path, fallback: &Path) -> Result<()> {
    let extension = project::root().join("extension");
    let folder = project::dist().join(browser.name());
    files::empty(&folder)?;
    for file in files::list(&extension)? {
        if manifest::belongs_in_package(&file) {
            files::copy(&extension.join(&file), &folder.join(&file))?;
        }
    }
    for name in ["engine.js", "engine_bg.wasm"] {
        files::copy(&engine.join(name), &folder.join(name))?;
    }
    if browser == Browser::Chrome {
        files::copy(fallback, &folder.join("fallback.js"))?;
    }
    let source = extension.join("manifest.json");
    let source = fs::read_to_string(&source).with_context(|| format!("{} is missing", source.display()))?;
    let source = serde_json::from_str(&source).context("extension/manifest.json is no valid JSON")?;
    let derived = serde_json::to_string_pretty(&manifest::derive(source, browser))?;
    fs::write(folder.join("manifest.json"), derived + "\n")?;
    let archive = project::dist().join(format!("whosaid-{}.zip", browser.name()));
    zip::pack(&folder, &archive)?;
    println!("   {}: {} kB", archive.display(), fs::metadata(&archive)?.len() / 1000);
    Ok(())
}
