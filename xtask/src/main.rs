//! The project's chores, one file each. `cargo xtask` lists them.

mod build;
mod project;
mod shell;
mod tools;

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
}

fn main() -> ExitCode {
    let done = match Arguments::parse().chore {
        Chore::Build => build::run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
