use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a document could not be read, and where.
#[derive(Debug)]
pub struct Problem {
    file: PathBuf,
    line: Option<usize>,
    cause: Cause,
}

/// Why a document could not be read.
#[derive(Debug)]
pub enum Cause {
    /// The file is missing, is a folder, may not be read …
    Unreadable(io::Error),
    /// Not UTF-8.
    Encoding,
    /// Not a JSON object with `id` and `text`.
    Json(serde_json::Error),
}

impl Problem {
    /// A problem with the whole file.
    pub fn file(file: &Path, error: io::Error) -> Problem {
        Problem { file: file.to_owned(), line: None, cause: Cause::Unreadable(error) }
    }

    /// A problem in one line, counted from 1.
    pub fn line(file: &Path, line: usize, cause: Cause) -> Problem {
        Problem { file: file.to_owned(), line: Some(line), cause }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}:", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        match &self.cause {
            Cause::Unreadable(error) => write!(f, " cannot be read: {error}"),
            Cause::Encoding => write!(f, " is not UTF-8: convert it first (iconv -t UTF-8)"),
            Cause::Json(error) => write!(f, " is not a JSON object with \"id\" and \"text\": {error}"),
        }
    }
}

impl std::error::Error for Problem {}
