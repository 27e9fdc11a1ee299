use std::ops::Range;

/// A stretch of one paragraph between quotation marks, outermost marks only: what stands in marks within it is part of it.
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
    /// Whether its marks are single: `'…'`.
    pub single: bool,
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
    /// The tokens between the marks.
    pub fn inner(&self) -> Range<usize> {
        let end = if self.end == End::Mark { self.tokens.end - 1 } else { self.tokens.end };
        self.tokens.start + 1..end
    }
}
