use crate::text::{Analysis, Kind};
use std::ops::Range;

/// A stretch of one paragraph that is set off as somebody's words, by quotation marks or by the article's structure. Outermost marks
/// only: what stands in marks within it is part of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Region {
    /// Its tokens, the marks included. It holds at least one word or number.
    pub tokens: Range<usize>,
    /// The index of its paragraph in the analysis.
    pub paragraph: usize,
    /// What ends it.
    pub end: End,
    /// Whether it goes on with the quotation that the paragraph before left open.
    pub continued: bool,
    /// What sets it off.
    pub frame: Frame,
}

/// What sets a [`Region`] off from the article's own words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Frame {
    /// Double marks of any kind, or marks of other languages: `"…"`, `“…”`, `«…»`.
    Double,
    /// Single marks: `'…'`.
    Single,
    /// No marks: a paragraph that the page sets as a block quotation.
    Block,
    /// No marks: what stands behind a speaker's name or letter and a colon, in a transcript or an interview: `ROE: …`, `A: …`.
    Turn,
}

/// What ends a [`Region`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// Its closing mark.
    Mark,
    /// The paragraph's end; the next paragraph opens with a mark and goes on.
    Paragraph,
    /// Nobody closed it: it ends where the paragraph does, or before the next opening mark.
    Forgotten,
}

impl Region {
    /// Whether it stands between marks.
    pub fn is_marked(&self) -> bool {
        matches!(self.frame, Frame::Double | Frame::Single)
    }

    /// The tokens between the marks.
    pub fn inner(&self) -> Range<usize> {
        if !self.is_marked() {
            return self.tokens.clone();
        }
        let end = if self.end == End::Mark { self.tokens.end - 1 } else { self.tokens.end };
        self.tokens.start + 1..end
    }

    /// What stands before the closing mark, where it is no word; the marks of a quotation within left out: "He said, ‘Go!’"
    pub fn last_sign<'t>(&self, analysis: &Analysis<'t>) -> &'t str {
        let mut inner = self.inner().rev();
        let last = inner.find(|&at| analysis.kind(at) != Kind::Mark);
        last.map_or("", |at| match analysis.kind(at) {
            // "It is Plan B."
            Kind::Word if analysis.word(at).ends_with('.') => ".",
            Kind::Word => "",
            _ => analysis.word(at),
        })
    }
}
