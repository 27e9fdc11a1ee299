//! The command line: `whosaid extract` and `whosaid noise`. Documents go in, lines come out, one at a time; what cannot be read
//! is reported on standard error and the rest goes on.
//!
//! Exit status: 0 all was read, 1 something could not be read or written, 2 the command line itself was wrong.

mod code_points;
mod document;
mod extract;
mod noise;
mod problem;

use clap::{Parser, Subcommand};
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

/// Who said what: finds the quotations of news articles and names their speakers.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Prints each document's quotations with their speakers, one JSON object a line; offsets count code points.
    Extract(extract::Arguments),
    /// Prints which elements of web pages are ad noise, and why.
    Noise(noise::Arguments),
}

fn main() -> ExitCode {
    let Arguments { command } = Arguments::parse();
    let mut out = BufWriter::new(io::stdout().lock());
    let done = match command {
        Command::Extract(arguments) => extract::run(&arguments, &mut out),
        Command::Noise(arguments) => noise::run(&arguments, &mut out),
    };
    match done.and_then(|all_read| out.flush().map(|()| all_read)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever reads us has seen enough (`| head`): nothing went wrong.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("whosaid: standard output: {error}");
            ExitCode::FAILURE
        }
    }
}
