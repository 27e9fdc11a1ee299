use super::{Kind, Span, Tag, Token, sentences, tag, tokens};
use crate::article::{Article, Role};
use crate::lexicon::{self, Classes, Memory};
use foldhash::HashSet;
use std::ops::Range;

/// An article cut into tokens, sentences and paragraphs: what every rule looks at.
#[derive(Debug)]
pub struct Analysis<'a> {
    /// What was cut.
    pub article: &'a Article,
    /// All tokens of all paragraphs, in order.
    pub tokens: Vec<Token>,
    /// The part that each token plays in its clause.
    pub tags: Vec<Tag>,
    /// The tokens of each sentence. A sentence lies in one paragraph.
    pub sentences: Vec<Range<usize>>,
    /// The tokens of each of the article's paragraphs, in the same order.
    pub paragraphs: Vec<Range<usize>>,
}

/// An analysis without its article, to be kept for a while.
#[derive(Debug)]
pub(crate) struct Cut {
    tokens: Vec<Token>,
    tags: Vec<Tag>,
    sentences: Vec<Range<usize>>,
    paragraphs: Vec<Range<usize>>,
}

impl Cut {
    /// The analysis that it was; `article` must be the same.
    pub fn of(self, article: &Article) -> Analysis<'_> {
        let Cut { tokens, tags, sentences, paragraphs } = self;
        Analysis { article, tokens, tags, sentences, paragraphs }
    }
}

impl<'a> Analysis<'a> {
    /// Cuts an article.
    pub fn new(article: &'a Article) -> Analysis<'a> {
        let mut analysis = Analysis {
            article,
            tokens: Vec::new(),
            tags: Vec::new(),
            sentences: Vec::new(),
            paragraphs: Vec::new(),
        };
        let mut known = Memory::new(lexicon::classes);
        for paragraph in &article.paragraphs {
            let start = analysis.tokens.len();
            analysis.tokens.extend(tokens(&article.text, paragraph.span, &mut known));
            let own = start..analysis.tokens.len();
            let inner = sentences(&article.text, &analysis.tokens[own.clone()]);
            analysis
                .sentences
                .extend(inner.into_iter().map(|sentence| start + sentence.start..start + sentence.end));
            analysis.paragraphs.push(own);
        }
        let names = analysis.capitalised();
        for sentence in &analysis.sentences {
            tag(&article.text, &analysis.tokens[sentence.clone()], &names, &mut analysis.tags);
        }
        analysis
    }

    pub(crate) fn apart(self) -> Cut {
        let Analysis { tokens, tags, sentences, paragraphs, .. } = self;
        Cut { tokens, tags, sentences, paragraphs }
    }

    /// The words that the article's prose writes with a capital behind a small word: at the head of a sentence they are the
    /// same names.
    fn capitalised(&self) -> HashSet<&'a str> {
        let prose = self.paragraphs.iter().zip(&self.article.paragraphs);
        let prose = prose.filter(|(_, paragraph)| paragraph.role != Role::Heading);
        let pairs = prose.flat_map(|(own, _)| self.tokens[own.clone()].windows(2));
        let named = pairs.filter(|pair| {
            pair.iter().all(|token| token.kind == Kind::Word) && !pair[0].capital && pair[1].capital
        });
        named.map(|pair| pair[1].of(self.article.text.as_str())).collect()
    }

    /// The article's text.
    pub fn text(&self) -> &'a str {
        &self.article.text
    }

    /// The words of the token at `index`; none beyond the last.
    pub fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.of(self.text()))
    }

    /// Whether the token at `index` is of one of these classes; not beyond the last.
    pub fn is(&self, index: usize, classes: Classes) -> bool {
        self.tokens.get(index).is_some_and(|token| token.is(classes))
    }

    /// Whether the token at `index` begins with a capital; not beyond the last.
    pub fn is_capital(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.capital)
    }

    /// Whether the token at `index` is a word or a number; not beyond the last.
    pub fn is_word(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(Token::is_word)
    }

    /// What the token at `index` is; a sign beyond the last.
    pub fn kind(&self, index: usize) -> Kind {
        self.tokens.get(index).map_or(Kind::Punctuation, |token| token.kind)
    }

    /// The part that the token at `index` plays; [`Tag::Stop`] beyond the last.
    pub fn tag(&self, index: usize) -> Tag {
        self.tags.get(index).copied().unwrap_or(Tag::Stop)
    }

    /// The tokens of the sentence that holds the token at `index`; empty beyond the last.
    pub fn sentence_of(&self, index: usize) -> Range<usize> {
        let at = self.sentences.partition_point(|sentence| sentence.end <= index);
        self.sentences.get(at).cloned().unwrap_or(index..index)
    }

    /// Which paragraph holds the token at `index`; beyond the last, how many there are.
    pub fn paragraph_of(&self, index: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.end <= index)
    }

    /// Whether the paragraph right before the one that holds the token at `index` is a heading.
    pub fn follows_heading(&self, index: usize) -> bool {
        let before = self.paragraph_of(index).checked_sub(1);
        let before = before.and_then(|before| self.article.paragraphs.get(before));
        before.is_some_and(|before| before.role == Role::Heading)
    }

    /// The bytes from the first to the last of these tokens; the range must not be empty.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.tokens[range.start].span.start, self.tokens[range.end - 1].span.end)
    }
}
