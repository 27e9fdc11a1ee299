//! The project's chores, one file each. `cargo xtask` lists them.

mod bench;
mod build;
mod project;
mod shell;
mod show;
mod size;
mod test;
mod tools;
mod www;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Builds, tests and shows Whosaid.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build the extension for Chrome and Firefox into dist/
    Build,
    /// Run every test
    Test,
    /// Build, and open a browser with the extension on a sample article
    Run,
    /// Build, and take the pictures in docs/screenshots
    Screenshots,
    /// Build, and measure in a browser how long pages take, beside what one would use instead
    Bench(bench::Options),
    /// Build, and serve the playground on this machine
    Www,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().chore {
        Chore::Build => build::all(),
        Chore::Test => test::all(),
        Chore::Run => show::sample(),
        Chore::Screenshots => show::screenshots(),
        Chore::Bench(options) => bench::beside_others(options),
        Chore::Www => www::serve(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
