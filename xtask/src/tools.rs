//! What a chore needs on the machine: it is installed where the ordinary client can, or we say in one sentence what to do.

use crate::{project, shell};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::{env, fs};

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

/// The browsers to test in.
pub struct Browsers {
    pub chrome: PathBuf,
    pub firefox: PathBuf,
    pub chromedriver: PathBuf,
}

/// Finds the browsers; `CHROME`, `FIREFOX` and `CHROMEDRIVER` say where, should they not be found by themselves.
pub fn browsers() -> Result<Browsers> {
    let find = || (chrome(), firefox(), chromedriver());
    let mut found = find();
    if !matches!(found, (Some(_), Some(_), Some(_))) && debian_as_root() {
        install_browsers()?;
        found = find();
    }
    Ok(Browsers {
        chrome: found.0.context("Install Chromium or Chrome, or set CHROME to its program")?,
        firefox: found.1.context("Install Firefox 140 or newer, or set FIREFOX to its program")?,
        chromedriver: found
            .2
            .context("Install chromedriver of your Chrome's version, or set CHROMEDRIVER to its program")?,
    })
}

fn chrome() -> Option<PathBuf> {
    const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    find("CHROME", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", MAC])
}

fn firefox() -> Option<PathBuf> {
    find("FIREFOX", &["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"])
}

fn chromedriver() -> Option<PathBuf> {
    find("CHROMEDRIVER", &["chromedriver"])
}

/// The program that the variable names, or else the first of these there is on the path.
fn find(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(told) = env::var_os(variable) {
        return Some(told.into());
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<_> = env::split_paths(&path).collect();
    let files = |name: &str| {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        folders.iter().map(|folder| folder.join(&file)).find(|file| file.is_file())
    };
    names.iter().find_map(|name| files(name))
}

fn debian_as_root() -> bool {
    let root = shell::output(shell::program("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && Path::new("/etc/debian_version").exists()
}

fn install_browsers() -> Result<()> {
    let apt = || {
        let mut apt = shell::program("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    shell::run(apt().args(["update", "-qq"]))?;
    let wanted = ["chromium", "chromium-driver", "firefox-esr"];
    shell::run(apt().args(["install", "-qq", "--yes", "--no-install-recommends"]).args(wanted))
}
