use crate::document::{self, Content, Document, Format};
use clap::ValueEnum;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use whosaid::noise::{self, Kind};
use whosaid::{Outline, outline};

/// What to judge, and how to print it.
#[derive(clap::Args)]
pub struct Arguments {
    /// How a verdict is printed.
    #[arg(long, value_enum, default_value_t = Style::Text)]
    format: Style,
    /// The pages; standard input without any, or for "-".
    files: Vec<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Style {
    /// File, kind, reason, the element's path and its words, with tabs between.
    Text,
    /// One JSON object a verdict.
    Json,
}

/// Judges all pages. `Ok(false)`: some could not be read.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> io::Result<bool> {
    document::each(&arguments.files, Some(Format::Html), |document| {
        let Document { id, file, content: Content::Text(html) | Content::Html(html) } = &document;
        let outline = outline::html::outline(html);
        for verdict in verdicts(id, file, &outline) {
            match arguments.format {
                Style::Json => {
                    serde_json::to_writer(&mut *out, &verdict)?;
                    out.write_all(b"\n")?;
                }
                Style::Text => {
                    let Verdict { file, kind, reason, element, text, .. } = verdict;
                    let kind = serde_json::to_value(kind)?;
                    let kind = kind.as_str().unwrap_or_default();
                    writeln!(out, "{}\t{kind}\t{reason}\t{element}\t{text}", file.display())?;
                }
            }
        }
        Ok(())
    })
}

/// A verdict as it is printed.
#[derive(Serialize)]
struct Verdict<'a> {
    id: &'a Value,
    file: &'a Path,
    kind: Kind,
    reason: String,
    /// The element's CSS path: `html > body:nth-child(2) > …`.
    element: String,
    /// Its first words, white space collapsed.
    text: String,
}

fn verdicts<'a>(id: &'a Value, file: &'a Path, outline: &'a Outline) -> impl Iterator<Item = Verdict<'a>> {
    noise::judge(outline).into_iter().map(move |noise::Verdict { element, kind, reason }| {
        let words: Vec<_> = outline.text_of(element).split_whitespace().take(LONGEST_TEXT).collect();
        Verdict { id, file, kind, reason, element: outline.path(element), text: words.join(" ") }
    })
}

/// How many words of an element are shown.
const LONGEST_TEXT: usize = 20;
