//! `cargo xtask run` and `cargo xtask screenshots`: the extension at work, for people to look at.

use crate::shell::{run, step};
use crate::{build, project, test, tools};
use anyhow::Result;

/// Opens a browser with the extension on the sample article. Without a display: prints what the extension found there.
pub fn sample() -> Result<()> {
    build::all()?;
    node("show.js")
}

/// Makes the pictures in `docs/screenshots`.
pub fn screenshots() -> Result<()> {
    build::all()?;
    node("screenshots.js")?;
    node("surfaces.js")?;
    node("showcase.js")
}

fn node(script: &str) -> Result<()> {
    let browsers = step("Browsers", tools::browsers)?;
    run(test::node(&browsers).arg(project::root().join("tests/e2e").join(script)))
}
