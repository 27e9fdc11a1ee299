//! What a chore needs on the machine: it is installed where the ordinary client can, or we say in one sentence what to do.

use crate::{project, shell};
use anyhow::{Context, Result};
use std::fs;

const WASM: &str = "wasm32-unknown-unknown";

/// The standard library for WebAssembly.
pub fn wasm_target() -> Result<()> {
    let installed = shell::output(shell::program("rustup").args(["target", "list", "--installed"]))
        .context("Install Rust by rustup, see https://rustup.rs")?;
    if installed.lines().any(|target| target == WASM) {
        return Ok(());
    }
    shell::run(shell::program("rustup").args(["target", "add", WASM]))
        .with_context(|| format!("Install the target yourself: rustup target add {WASM}"))
}

/// The node packages, exactly as `package-lock.json` says.
pub fn node_packages() -> Result<()> {
    let wanted = fs::read(project::root().join("package-lock.json"))?;
    let stamp = project::root().join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    shell::run(shell::program(npm).args(["ci", "--loglevel=error", "--no-audit", "--no-fund"]))
        .context("Install Node.js 20 or newer with npm, and see that npm reaches its registry")?;
    Ok(fs::write(stamp, wanted)?)
}
