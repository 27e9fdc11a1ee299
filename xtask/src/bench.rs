//! `cargo xtask bench`: how long a page takes, beside what one would use instead.

use crate::shell::{run, step};
use crate::{build, project, test, tools};
use anyhow::Result;
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Options {
    /// A folder of saved pages (*.html, *.html.gz) instead of our samples
    #[arg(long)]
    pages: Option<PathBuf>,
    /// How often each page is opened
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
}

/// Builds, measures in Chromium, and leaves a table and a plot in `target/bench`.
pub fn beside_others(options: Options) -> Result<()> {
    build::all()?;
    let browsers = step("Browsers", tools::browsers)?;
    let mut node = test::node(&browsers);
    node.arg(project::root().join("tests/e2e/bench.js")).env("WHOSAID_BROWSER", "chrome");
    node.args(["--rounds", &options.rounds.to_string()]);
    if let Some(pages) = options.pages {
        node.arg("--pages").arg(std::path::absolute(pages)?);
    }
    step("Bench", || run(&mut node))
}
