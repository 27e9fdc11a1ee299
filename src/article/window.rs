use super::block::ends_sentence;
use super::{Article, Paragraph};
use crate::text::Span;

/// A part of an article, as an article of its own.
#[derive(Debug)]
pub struct Window {
    /// Where its text begins in the whole one.
    pub start: usize,
    /// `None`: the whole one.
    pub article: Option<Article>,
}

/// The way through an article's windows, in order: whole paragraphs up to [`WIDEST`] bytes; longer paragraphs are cut where a
/// sentence ends, or a word. No article that people write has a second one, so what is read needs no more memory than a long
/// article does.
#[derive(Debug, Default)]
pub struct Windows {
    at: usize,
    /// What is left of a paragraph that is too long for one window.
    rest: Option<Paragraph>,
}

impl Windows {
    /// The next one of `article`.
    pub fn next(&mut self, article: &Article) -> Option<Window> {
        let Windows { at, rest } = self;
        if *at == 0 && rest.is_none() && article.text.len() <= WIDEST {
            *at = article.paragraphs.len();
            return (*at > 0).then_some(Window { start: 0, article: None });
        }
        let first = rest.or(article.paragraphs.get(*at).copied())?;
        let limit = first.span.start + WIDEST;
        let mut paragraphs = Vec::new();
        while let Some(next) = rest.take().or(article.paragraphs.get(*at).copied()) {
            if next.span.end <= limit {
                paragraphs.push(next);
                *at += 1;
                continue;
            }
            if paragraphs.is_empty() {
                let cut = cut(&article.text, Span::new(next.span.start, limit));
                paragraphs.push(Paragraph { span: Span::new(next.span.start, cut), ..next });
                *rest = Some(Paragraph { span: Span::new(cut, next.span.end), ..next });
            }
            break;
        }
        Some(window(article, &paragraphs))
    }
}

/// Bytes of text in one window.
const WIDEST: usize = 1 << 18;

/// Where to cut within `span`, its end being the last choice; never its start.
fn cut(text: &str, span: Span) -> usize {
    let end = text.floor_char_boundary(span.end);
    let words = text[span.start..end]
        .rmatch_indices(char::is_whitespace)
        .map(|(at, space)| span.start + at + space.len());
    let mut nearest = None;
    for at in words.take(FARTHEST) {
        if ends_sentence(&text[span.start..at]) {
            return at;
        }
        nearest = nearest.or(Some(at));
    }
    nearest.unwrap_or(end)
}

/// How many words are given up so that a whole sentence stands before the cut.
const FARTHEST: usize = 200;

fn window(article: &Article, paragraphs: &[Paragraph]) -> Window {
    let (start, end) = match paragraphs {
        [first, .., last] => (first.span.start, last.span.end),
        [only] => (only.span.start, only.span.end),
        [] => (0, 0),
    };
    let shift = |span: Span| Span::new(span.start - start, span.end - start);
    let first = article.emphasis.partition_point(|span| span.start < start);
    let own = Article {
        text: article.text[start..end].to_owned(),
        paragraphs: paragraphs.iter().map(|own| Paragraph { span: shift(own.span), ..*own }).collect(),
        emphasis: article.emphasis[first..]
            .iter()
            .take_while(|span| span.end <= end)
            .map(|&span| shift(span))
            .collect(),
        pieces: Vec::new(),
    };
    Window { start, article: Some(own) }
}
