//! The engine as plain JavaScript.
//!
//! On a page whose Content-Security-Policy does not allow it, a content script cannot compile WebAssembly in Chrome, whatever the
//! extension's own policy says. So the same crate is compiled once more, and binaryen turns it into JavaScript.

use super::engine::{FEATURES, TARGET, flags};
use super::files;
use crate::{project, shell};
use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// Builds `fallback.js` and returns where it is.
pub fn build() -> Result<PathBuf> {
    let compiled = compile()?;
    let folder = project::target().join("xtask/fallback");
    let bundled = folder.join("fallback.js");
    if files::is_newer(&bundled, &compiled) {
        return Ok(bundled);
    }
    files::empty(&folder)?;
    // The standard library was compiled with more than we ask for, and says so: wasm-bindgen would go by it.
    let plain = folder.join("whosaid.wasm");
    optimise(&compiled, &plain, &["--strip-target-features"])?;
    Bindgen::new()
        .input_path(&plain)
        .bundler(true)
        .and_then(|bindgen| bindgen.out_name("engine").typescript(false).generate(&folder))
        .context("wasm-bindgen")?;
    let module = folder.join("engine_bg.wasm");
    optimise(
        &module,
        &module,
        &[
            "-Os",
            "--llvm-nontrapping-fptoint-lowering",
            "--llvm-memory-copy-fill-lowering",
            "--signext-lowering",
        ],
    )?;
    shell::run(
        shell::node_tool("wasm2js")
            .arg("-Os")
            .args(FEATURES)
            .arg(&module)
            .arg("-o")
            .arg(folder.join("module.js")),
    )?;
    bundle(&folder, &bundled)?;
    Ok(bundled)
}

/// Compiles without reference types, which `wasm2js` does not know, into a target folder of its own.
fn compile() -> Result<PathBuf> {
    let target = project::target().join("fallback");
    shell::run(
        shell::cargo()
            .args(["build", "--quiet", "--lib", "--profile", "wasm", "--target", TARGET, "--target-dir"])
            .arg(&target)
            .env("CARGO_ENCODED_RUSTFLAGS", flags(&["-Ctarget-cpu=mvp"])),
    )?;
    Ok(target.join(TARGET).join("wasm/whosaid.wasm"))
}

fn optimise(from: &Path, to: &Path, passes: &[&str]) -> Result<()> {
    shell::run(shell::node_tool("wasm-opt").args(passes).args(FEATURES).arg(from).arg("-o").arg(to))
}

/// Makes one module of the glue and the engine, with the same `default` as `engine.js` has: here there is nothing to load.
fn bundle(folder: &Path, bundled: &Path) -> Result<()> {
    let glue = folder.join("engine.js");
    replace_in(&glue, "./engine_bg.wasm", "./module.js")?;
    // When a WebAssembly memory grows, its old buffer is detached, and by that wasm-bindgen's glue knows that it has to look at the
    // new one. In the JavaScript that wasm2js makes, the old one would stay, and be read on.
    const GROWN: &str = "newHEAP8.set(HEAP8);";
    let module = folder.join("module.js");
    replace_in(&module, GROWN, &format!("{GROWN} buffer.transfer(0);"))?;
    spell_out_data(&module)?;
    let entry = folder.join("entry.js");
    fs::write(&entry, "export * from './engine.js';\nexport default async () => {};\n")?;
    shell::run(
        shell::node_tool("esbuild")
            .arg(&entry)
            .args(["--bundle", "--format=esm", "--minify", "--charset=utf8", "--log-level=warning"])
            .arg(format!("--outfile={}", bundled.display())),
    )
}

/// Writes the engine's data as strings of characters U+0000 to U+00FF in place of Base64: words stay words, which pack far better.
fn spell_out_data(module: &Path) -> Result<()> {
    const CALL: &str = "base64DecodeToExistingUint8Array(bufferView, ";
    const WRITE: &str = "const write = (at, bytes) => {
        for (let i = 0; i < bytes.length; i++) bufferView[at + i] = bytes.charCodeAt(i);
    };\n";
    let text = fs::read_to_string(module)?;
    let (code, data): (Vec<&str>, Vec<&str>) =
        text.lines().partition(|line| !line.trim_start().starts_with(CALL));
    ensure!(!data.is_empty(), "{} should have data in Base64", module.display());
    let mut segments = String::new();
    for line in data {
        let (at, rest) =
            line.trim_start()[CALL.len()..].split_once(", \"").context("an address before data")?;
        let bytes = BASE64.decode(rest.trim_end_matches("\");")).context("data in Base64")?;
        let characters: String = bytes.into_iter().map(char::from).collect();
        segments += &format!("write({at}, {});\n", serde_json::to_string(&characters)?);
    }
    const START: &str = "function initActiveSegments(imports) {";
    let code = code.join("\n");
    ensure!(code.matches(START).count() == 1, "{} should write its data in one place", module.display());
    Ok(fs::write(module, code.replace(START, &format!("{START}\n{WRITE}{segments}")))?)
}

/// Replaces what is there exactly once, or says that binaryen or wasm-bindgen write other code than they did.
fn replace_in(file: &Path, from: &str, to: &str) -> Result<()> {
    let text = fs::read_to_string(file)?;
    ensure!(text.matches(from).count() == 1, "{} should have {from:?} once", file.display());
    Ok(fs::write(file, text.replace(from, to))?)
}
