//! Text as the engine sees it: spans, tokens, sentences, and an article cut into them.

mod analysis;
mod order;
mod person;
mod phrase;
mod sentence;
mod span;
mod tag;
mod token;

pub use analysis::Analysis;
pub(crate) use analysis::Cut;
pub(crate) use order::sort;
pub(crate) use person::is_person_plural;
pub use sentence::sentences;
pub use span::Span;
pub use tag::{Tag, tag};
pub(crate) use token::is_initial;
pub use token::{Kind, Token, is_mark, tokens};

/// The words with one space between.
pub(crate) fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
