use crate::problem::{Cause, Problem};
use clap::ValueEnum;
use serde::Deserialize;
use serde_json::Value;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// What the files hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Format {
    /// Plain text, a paragraph a line.
    Text,
    /// A web page.
    Html,
    /// One JSON object with "id" and "text" a line.
    Jsonl,
}

impl Format {
    /// What a file of this name holds: text, if the name does not tell.
    fn of(file: &Path) -> Format {
        match file.extension().and_then(|extension| extension.to_str()) {
            Some("html" | "htm" | "xhtml") => Format::Html,
            Some("jsonl" | "ndjson") => Format::Jsonl,
            _ => Format::Text,
        }
    }
}

/// One document to read.
pub struct Document {
    /// What the document itself or its file's name says; JSON ids stay what they are.
    pub id: Value,
    /// Where it came from.
    pub file: PathBuf,
    /// What it says.
    pub content: Content,
}

/// What a document says.
pub enum Content {
    /// Plain text.
    Text(String),
    /// The markup of a page.
    Html(String),
}

/// Calls `each` with every document of the `files` (`-` and no file at all are standard input), one at a time, and reports on
/// standard error what cannot be read. `Ok(false)`: something could not. `Err`: what `each` could not write.
pub fn each(
    files: &[PathBuf],
    format: Option<Format>,
    mut each: impl FnMut(Document) -> io::Result<()>,
) -> io::Result<bool> {
    let input = [PathBuf::from("-")];
    let files = if files.is_empty() { &input } else { files };
    let mut all_read = true;
    for file in files {
        let input = match open(file) {
            Ok(input) => input,
            Err(error) => {
                report(&Problem::file(file, error), &mut all_read);
                continue;
            }
        };
        for document in read(file, input, format.unwrap_or(Format::of(file))) {
            match document {
                Ok(document) => each(document)?,
                Err(problem) => report(&problem, &mut all_read),
            }
        }
    }
    Ok(all_read)
}

fn report(problem: &Problem, all_read: &mut bool) {
    eprintln!("whosaid: {problem}");
    *all_read = false;
}

fn open(file: &Path) -> io::Result<Box<dyn BufRead>> {
    if file.as_os_str() == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    Ok(Box::new(BufReader::new(File::open(file)?)))
}

/// The documents in one file, read as they are asked for.
fn read(
    file: &Path,
    input: Box<dyn BufRead>,
    format: Format,
) -> Box<dyn Iterator<Item = Result<Document, Problem>> + '_> {
    match format {
        Format::Jsonl => Box::new(lines(file, input)),
        Format::Text => Box::new(std::iter::once_with(move || whole(file, input, Content::Text))),
        Format::Html => Box::new(std::iter::once_with(move || whole(file, input, Content::Html))),
    }
}

/// A file that is one document, named after the file.
fn whole(
    file: &Path,
    mut input: Box<dyn BufRead>,
    content: fn(String) -> Content,
) -> Result<Document, Problem> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|error| Problem::file(file, error))?;
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..good].iter().filter(|&&byte| byte == b'\n').count();
        Problem::line(file, line, Cause::Encoding)
    })?;
    if text.starts_with(BYTE_ORDER_MARK) {
        text.drain(..BYTE_ORDER_MARK.len_utf8());
    }
    let id = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Document { id: Value::String(id), file: file.to_owned(), content: content(text) })
}

const BYTE_ORDER_MARK: char = '\u{feff}';

#[derive(Deserialize)]
struct Line {
    id: Value,
    text: String,
}

/// One document a line. Empty lines are none.
fn lines(file: &Path, mut input: Box<dyn BufRead>) -> impl Iterator<Item = Result<Document, Problem>> + '_ {
    let mut number = 0;
    let mut line = Vec::new();
    let mut failed = false;
    std::iter::from_fn(move || {
        loop {
            line.clear();
            number += 1;
            match input.read_until(b'\n', &mut line) {
                _ if failed => return None,
                Ok(0) => return None,
                Ok(_) => {}
                Err(error) => {
                    failed = true;
                    return Some(Err(Problem::line(file, number, Cause::Unreadable(error))));
                }
            }
            let Ok(text) = str::from_utf8(&line) else {
                return Some(Err(Problem::line(file, number, Cause::Encoding)));
            };
            let text = text.trim_start_matches(BYTE_ORDER_MARK).trim();
            if text.is_empty() {
                continue;
            }
            return Some(match serde_json::from_str::<Line>(text) {
                Ok(Line { id, text }) => {
                    Ok(Document { id, file: file.to_owned(), content: Content::Text(text) })
                }
                Err(error) => Err(Problem::line(file, number, Cause::Json(error))),
            });
        }
    })
}
