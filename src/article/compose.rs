use super::choose::Chosen;
use super::page::{Page, Traits};
use super::{Article, Paragraph, Piece};
use crate::outline::TextId;
use crate::text::Span;

/// The article made of these blocks, its text written into the empty `room`.
pub fn article(page: &Page, chosen: &[Chosen], room: String) -> Article {
    let article = Article { text: room, ..Article::default() };
    let mut composer = Composer { page, article, space: false };
    for Chosen { block, role } in chosen {
        let start = composer.begin();
        for node in page.blocks[*block].texts.clone() {
            composer.add(node);
        }
        let span = Span::new(start, composer.article.text.len());
        if span.is_empty() {
            // Nothing but invisible characters.
            composer.article.text.truncate(start.saturating_sub(1));
            continue;
        }
        composer.article.paragraphs.push(Paragraph { span, role: *role });
    }
    composer.article.text.shrink_to_fit();
    composer.article
}

struct Composer<'p> {
    page: &'p Page<'p>,
    article: Article,
    /// White space stands before what comes next.
    space: bool,
}

impl Composer<'_> {
    fn begin(&mut self) -> usize {
        if !self.article.text.is_empty() {
            self.article.text.push('\n');
        }
        self.space = false;
        self.article.text.len()
    }

    /// Adds a text node: white space becomes one space, invisible characters are left out, all else keeps its bytes.
    fn add(&mut self, node: TextId) {
        let text = &self.page.outline.texts()[node as usize];
        let traits = self.page.traits(text.parent);
        if traits.any(Traits::HIDDEN) {
            return;
        }
        self.space |= self.page.breaks(node);
        let source = text.span.of(self.page.outline.text());
        let mut from = self.article.text.len();
        for (offset, word) in words(source) {
            self.space |= offset > 0 && source[..offset].ends_with(char::is_whitespace);
            self.put(node, offset, word);
        }
        from += usize::from(self.article.text[from..].starts_with(' '));
        self.space |= source.ends_with(char::is_whitespace);
        let end = self.article.text.len();
        if traits.any(Traits::BOLD) && from < end {
            self.emphasize(Span::new(from, end));
        }
    }

    fn put(&mut self, node: TextId, offset: usize, word: &str) {
        let text = &mut self.article.text;
        let begins = text.is_empty() || text.ends_with('\n');
        if self.space && !begins {
            text.push(' ');
        }
        self.space = false;
        let start = text.len();
        let follows = |last: &Piece| last.node == node && last.offset + (start - last.start) == offset;
        if !self.article.pieces.last().is_some_and(follows) {
            self.article.pieces.push(Piece { start, node, offset });
        }
        text.push_str(word);
    }

    /// Bold text nodes that touch are one span.
    fn emphasize(&mut self, span: Span) {
        match self.article.emphasis.last_mut() {
            Some(last) if self.article.text[last.end..span.start].chars().all(|c| c == ' ') => {
                last.end = span.end
            }
            _ => self.article.emphasis.push(span),
        }
    }
}

/// The runs between white space and invisible characters, each with its place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(is_left_out)
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

/// White space, and characters that only tell where a line may break.
pub fn is_left_out(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}
