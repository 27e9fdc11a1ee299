//! The engine as WebAssembly with its JavaScript glue.

use super::files;
use crate::{project, shell};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::cmp::Reverse;
use std::path::{Path, PathBuf};
use std::{env, fs};
use wasm_bindgen_cli_support::Bindgen;

/// Builds `engine.js`, `engine_bg.wasm` and `engine.d.ts`; returns the folder they are in.
pub fn build() -> Result<PathBuf> {
    shell::run(
        shell::cargo()
            .args(["build", "--quiet", "--lib", "--profile", "wasm", "--target", TARGET])
            .env("CARGO_ENCODED_RUSTFLAGS", flags(&[])),
    )?;
    let compiled = project::target().join(TARGET).join("wasm/whosaid.wasm");
    let folder = project::target().join("xtask/engine");
    let bundled = folder.join("bundled");
    if files::is_newer(&bundled.join("engine.js"), &compiled) {
        return Ok(bundled);
    }
    files::empty(&folder)?;
    Bindgen::new()
        .input_path(&compiled)
        .typescript(true)
        .web(true)
        .and_then(|bindgen| bindgen.out_name("engine").generate(&folder))
        .context("wasm-bindgen")?;
    let module = folder.join("engine_bg.wasm");
    // Again, because each leaves something to the next. Functions stay in the compiler's order, in which like follows like: that packs best.
    // The compiler's linker puts the stack's far end at the memory's beginning, so nothing that is pointed to lies in its first kilobyte.
    const SMALL: [&str; 7] = ["--low-memory-unused", "--flatten", "--rereloop", "-Oz", "-Oz", "-Oz", "-Oz"];
    shell::run(shell::node_tool("wasm-opt").args(SMALL).args(FEATURES).arg(&module).arg("-o").arg(&module))?;
    shorten(&module, &folder.join("engine.js"))?;
    for name in ["engine_bg.wasm", "engine.d.ts"] {
        files::copy(&folder.join(name), &bundled.join(name))?;
    }
    // One file is one resource to open to pages: this draws in the JavaScript that Rust code brought along.
    shell::run(
        shell::node_tool("esbuild")
            .arg(folder.join("engine.js"))
            .args(["--bundle", "--format=esm", "--charset=utf8", "--log-level=warning"])
            .arg(format!("--outdir={}", bundled.display())),
    )?;
    Ok(bundled)
}

/// Lets the engine and its glue know each other's functions by short names: wasm-bindgen's take 1.4 kB of the packed engine.
fn shorten(module: &Path, glue: &Path) -> Result<()> {
    let mut optimizer = shell::node_tool("wasm-opt");
    optimizer
        .arg("--minify-imports-and-exports-and-modules")
        .args(FEATURES)
        .arg(module)
        .arg("-o")
        .arg(module);
    let printed = shell::output(&mut optimizer)?;
    let Names { mut imports, mut exports } =
        serde_json::from_str(&printed).context("wasm-opt prints no list of short names")?;
    // The name of the one module that all imports are from becomes "a".
    let mut code = fs::read_to_string(glue)?;
    ensure!(code.contains(MODULE), "wasm-bindgen's glue names no module {MODULE}");
    code = code.replace(MODULE, "a");
    // "page_read" is the beginning of "page_readOn": the longest first.
    imports.sort_by_key(|(_, name, _)| Reverse(name.len()));
    exports.sort_by_key(|(name, _)| Reverse(name.len()));
    for (_, name, short) in imports {
        code = code.replace(&name, &short);
    }
    for (name, short) in exports {
        code = code.replace(&format!("wasm.{name}"), &format!("wasm.{short}"));
    }
    Ok(fs::write(glue, code)?)
}

/// The module that all of the engine's imports are from, as the glue writes it.
const MODULE: &str = "\"./engine_bg.js\"";

/// What wasm-opt prints where it shortens names.
#[derive(Deserialize)]
struct Names {
    /// Module, name, and the short name.
    imports: Vec<(String, String, String)>,
    /// The name and the short one.
    exports: Vec<(String, String)>,
}

/// Flags for rustc, as cargo takes them. Panics name the files they come from: by names that are the same on every machine.
pub fn flags(more: &[&str]) -> String {
    let home = |variable: &str, folder: &str| {
        let user = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).unwrap_or_default();
        env::var_os(variable).map_or_else(|| Path::new(&user).join(folder), PathBuf::from)
    };
    let renamed = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags: Vec<String> = more.iter().map(|flag| (*flag).to_owned()).collect();
    flags.push(renamed(&home("CARGO_HOME", ".cargo"), "cargo"));
    flags.push(renamed(&home("RUSTUP_HOME", ".rustup"), "rustup"));
    flags.push(renamed(project::root(), "whosaid"));
    flags.join("\u{1f}")
}

pub const TARGET: &str = "wasm32-unknown-unknown";

/// What rustc uses and every browser of the last years has. `--all-features` makes a module that none of them loads.
pub const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];
