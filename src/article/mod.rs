//! The article: its text, clean, paragraph by paragraph, and where in the page each word came from.

mod aside;
mod block;
mod choose;
mod compose;
mod headline;
mod names;
mod page;
mod window;

use crate::noise::Verdict;
use crate::outline::{Outline, TextId};
use crate::text::Span;
use page::{Hidden, Page};
pub(crate) use window::{Window, Windows};

/// An article's text.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The paragraphs, one a line.
    pub text: String,
    /// In order; together they hold every word of the text.
    pub paragraphs: Vec<Paragraph>,
    /// Bold or strong words, in order: interviews name their speakers with them.
    pub emphasis: Vec<Span>,
    pieces: Vec<Piece>,
}

/// One paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph {
    /// Its bytes in the article's text, without the line break.
    pub span: Span,
    /// What it is.
    pub role: Role,
}

/// What a paragraph is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// The headline or a heading.
    Heading,
    /// Running text.
    Body,
    /// Set off as a quotation: `<blockquote>`.
    Block,
    /// Under a picture.
    Caption,
    /// An item of a list.
    Item,
}

/// A stretch of the page's text, from a text node and the byte in it up to another, with nothing but the article's own words
/// and white space between.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// Its first byte.
    pub start: (TextId, usize),
    /// The byte after its last.
    pub end: (TextId, usize),
}

/// A run of the article's text that stands in one text node, byte for byte.
#[derive(Clone, Copy, Debug)]
struct Piece {
    start: usize,
    node: TextId,
    offset: usize,
}

impl Article {
    /// Plain text: each line with something on it is a paragraph. Offsets are those of `text` itself.
    pub fn from_text(text: &str) -> Article {
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let own = line.trim();
            if !own.is_empty() {
                let from = start + (line.len() - line.trim_start().len());
                paragraphs.push(Paragraph { span: Span::new(from, from + own.len()), role: Role::Body });
            }
            start += line.len();
        }
        Article { text: text.to_owned(), paragraphs, emphasis: Vec::new(), pieces: Vec::new() }
    }

    /// Where a byte of the article's text stands in the page: the text node, and the byte in it. `None` for plain text.
    pub fn origin(&self, byte: usize) -> Option<(TextId, usize)> {
        let piece = self.pieces[..self.pieces.partition_point(|piece| piece.start <= byte)].last()?;
        Some((piece.node, piece.offset + (byte - piece.start)))
    }

    /// Where these words of the article's text stand in the page it was found on: usually one stretch, more where something that
    /// is not the article's stands between. Empty for plain text.
    pub fn stretches(&self, outline: &Outline, span: Span) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        let first = self.pieces.partition_point(|piece| piece.start <= span.start).saturating_sub(1);
        for (index, piece) in self.pieces.iter().enumerate().skip(first) {
            if piece.start >= span.end {
                break;
            }
            let Some(node) = outline.texts().get(piece.node as usize) else { continue };
            let until = self.pieces.get(index + 1).map_or(span.end, |next| next.start.min(span.end));
            // The space before the next piece is the article's own: in the page there may be more, or less, or something wider.
            let words = self.text[piece.start..until].trim_end();
            let from = piece.offset + span.start.saturating_sub(piece.start);
            let to = (piece.offset + words.len()).min(node.span.len());
            if from >= to {
                continue;
            }
            let at = |(id, byte): (TextId, usize)| outline.texts()[id as usize].span.start + byte;
            let end = (piece.node, to);
            match stretches.last_mut() {
                Some(last)
                    if outline
                        .text()
                        .get(at(last.end)..at((piece.node, from)))
                        .is_some_and(|gap| gap.chars().all(compose::is_left_out)) =>
                {
                    last.end = end;
                }
                _ => stretches.push(Stretch { start: (piece.node, from), end }),
            }
        }
        stretches
    }
}

/// The article of a page that somebody gave us to read: where [`find`] finds none, it is all that can be seen there.
pub fn given(outline: &Outline, noise: &[Verdict]) -> Option<Article> {
    find(outline, noise).or_else(|| {
        let room = room(outline);
        let page = Page::new(outline, noise, Hidden::Out);
        let chosen = choose::everything(&page);
        (!chosen.is_empty()).then(|| compose::article(&page, &chosen, room))
    })
}

/// The article of a page without its `noise`, or `None` where the page holds none.
pub fn find(outline: &Outline, noise: &[Verdict]) -> Option<Article> {
    if outline.elements().is_empty() {
        return None;
    }
    // Pages that their scripts had no time to finish keep the article hidden until then.
    [Hidden::Out, Hidden::In].into_iter().find_map(|hidden| {
        let room = room(outline);
        let page = Page::new(outline, noise, hidden);
        let chosen = choose::paragraphs(&page)?;
        Some(compose::article(&page, &chosen, room))
    })
}

/// Room for all text that there is. Of a page of many megabytes it is where the judging of noise had its own, as long as nothing small
/// has been put there.
fn room(outline: &Outline) -> String {
    String::with_capacity(outline.text().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::html;

    /// Found in a browser: stretches that ended within a character were painted as nothing.
    #[test]
    fn what_nobody_sees_parts_no_stretch() {
        let said = "“The\u{200b} wa\u{ad}ll\u{a0}\u{a0}is\u{feff} a joke”";
        let outline = html::outline(&format!("<p>{said}, said <i>Kim</i>.</p>"));
        let article = given(&outline, &[]).unwrap();
        let end = article.text.find(',').unwrap();
        let stretches = article.stretches(&outline, Span::new(0, end));
        assert_eq!(article.text, "“The wall is a joke”, said Kim.");
        assert_eq!(stretches, [Stretch { start: (0, 0), end: (0, said.len()) }]);
    }
}
