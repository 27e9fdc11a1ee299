//! `cargo xtask test`: everything that must be true before a change is done, quickest first.

use crate::shell::{cargo, node_tool, program, run, step};
use crate::tools::{self, Browsers};
use crate::{build, project, size};
use anyhow::Result;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const DENY: [&str; 3] = ["--", "-D", "warnings"];

/// Property tests try the same cases here each time: a failure is this change's doing, not chance's. Run by hand, they try others.
const SEED: &str = "20261122";

/// Runs every test and ends at the first that fails.
pub fn all() -> Result<()> {
    let start = Instant::now();
    step("Format", || run(cargo().args(["fmt", "--all", "--check"])))?;
    step("Clippy", || run(cargo().args(["clippy", "--quiet", "--workspace", "--all-targets"]).args(DENY)))?;
    step("Native tests and doc tests", || {
        run(cargo().args(["test", "--quiet", "--workspace"]).env("PROPTEST_RNG_SEED", SEED))
    })?;
    build::all()?;
    step("Size budget", size::check)?;
    step("Clippy, WebAssembly", || run(cargo().args(["clippy", "--quiet", "--lib"]).args(WASM).args(DENY)))?;
    step("Types of the JavaScript", || run(node_tool("tsc").args(["--project", "."])))?;
    step("web-ext lint", lint)?;
    let browsers = step("Browsers", tools::browsers)?;
    step("Tests in WebAssembly, in Chromium", || in_wasm(&browsers))?;
    step("End to end, in Chromium", || end_to_end("chrome", &browsers))?;
    step("End to end, in Firefox", || end_to_end("firefox", &browsers))?;
    println!("\nAll tests passed, in {:.0} s.", start.elapsed().as_secs_f64());
    Ok(())
}

fn lint() -> Result<()> {
    let folder = project::dist().join("firefox");
    run(node_tool("web-ext")
        .args(["lint", "--no-config-discovery", "--warnings-as-errors", "--source-dir"])
        .arg(folder))
}

fn in_wasm(browsers: &Browsers) -> Result<()> {
    const NAME: &str = "wasm-test-runner";
    run(cargo().args(["build", "--quiet", "--package", "xtask", "--features", NAME, "--bin", NAME]))?;
    run(cargo()
        .args(["test", "--no-default-features", "--test", "browser"])
        .args(WASM)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", project::target().join("debug").join(NAME))
        .env("CHROMEDRIVER", &browsers.chromedriver))
}

fn end_to_end(browser: &str, browsers: &Browsers) -> Result<()> {
    // By name: what Node makes of a folder has changed from version to version.
    let mut tests: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(project::root().join("tests/e2e"))? {
        tests.push(entry?.path());
    }
    tests.retain(|path| path.to_string_lossy().ends_with(".test.js"));
    tests.sort();
    run(node(browsers)
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
        .args(tests)
        .env("WHOSAID_BROWSER", browser))
}

/// Node, told where the browsers are.
pub fn node(browsers: &Browsers) -> Command {
    let mut node = program("node");
    node.env("CHROME", &browsers.chrome).env("FIREFOX", &browsers.firefox);
    node
}
