use crate::code_points::CodePoints;
use crate::document::{self, Content, Document, Format};
use serde::Serialize;
use serde_json::Value;
use std::io::{self, Write};
use std::path::PathBuf;
use whosaid::quotation::{Confidence, Kind, Quotation};
use whosaid::text::Span;
use whosaid::{Article, Reading, article, noise, outline};

/// What to read.
#[derive(clap::Args)]
pub struct Arguments {
    /// What the files hold. Without it, the file's name tells: .html, .jsonl, anything else is text.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The files; standard input without any, or for "-".
    files: Vec<PathBuf>,
}

/// Reads all documents. `Ok(false)`: some could not be read.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> io::Result<bool> {
    document::each(&arguments.files, arguments.format, |document| {
        let article = match &document.content {
            Content::Text(text) => Article::from_text(text),
            // A page that holds no article is a document without text.
            Content::Html(html) => page(html).unwrap_or_default(),
        };
        let reading = whosaid::read(&article);
        print(&document, &article, &reading, out)
    })
}

fn page(html: &str) -> Option<Article> {
    let outline = outline::html::outline(html);
    article::find(&outline, &noise::judge(&outline))
}

/// One document as the gold corpora write it; offsets count code points of `text`.
#[derive(Serialize)]
struct Record<'a> {
    id: &'a Value,
    text: &'a str,
    quotes: Vec<Quote<'a>>,
}

#[derive(Serialize)]
struct Quote<'a> {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: Kind,
    parts: Vec<[usize; 2]>,
    speaker: Option<Words<'a>>,
    cue: Option<Words<'a>>,
    canonical_speaker: Option<&'a str>,
    via: Option<Words<'a>>,
    confidence: Confidence,
    rule: &'static str,
}

#[derive(Serialize)]
struct Words<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

fn print(document: &Document, article: &Article, reading: &Reading, out: &mut impl Write) -> io::Result<()> {
    let points = CodePoints::new(&article.text);
    let quotes = reading.quotations.iter().map(|own| quote(own, article, reading, &points)).collect();
    let record = Record { id: &document.id, text: &article.text, quotes };
    serde_json::to_writer(&mut *out, &record)?;
    out.write_all(b"\n")
}

fn quote<'a>(
    quotation: &Quotation,
    article: &'a Article,
    reading: &'a Reading,
    points: &CodePoints,
) -> Quote<'a> {
    let words = |span: Span| Words {
        start: points.at(span.start),
        end: points.at(span.end),
        text: span.of(&article.text),
    };
    let parts: Vec<_> =
        quotation.parts.iter().map(|part| [points.at(part.start), points.at(part.end)]).collect();
    Quote {
        start: parts.first().map_or(0, |part| part[0]),
        end: parts.last().map_or(0, |part| part[1]),
        kind: quotation.kind,
        parts,
        speaker: quotation.speaker.map(words),
        cue: quotation.cue.map(words),
        canonical_speaker: quotation
            .who
            .and_then(|who| reading.speakers.get(who))
            .map(|who| who.name.as_str()),
        via: quotation.via.map(words),
        confidence: quotation.confidence,
        rule: quotation.rule,
    }
}
