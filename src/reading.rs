use crate::article::Article;
use crate::quotation::{self, Quotation};
use crate::speaker::{self, Speaker};
use crate::text::Analysis;
use serde::Serialize;

/// What the engine understood of an article: the quotations in order, and the speakers they belong to.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Reading {
    /// In the order of their first words.
    pub quotations: Vec<Quotation>,
    /// Each once, in the order of their first quotation. [`Quotation::who`] points in here.
    pub speakers: Vec<Speaker>,
}

/// Reads an article: what is quoted, by whom. Never fails: of a text that it cannot make sense of, it returns less.
pub fn read(article: &Article) -> Reading {
    let analysis = Analysis::new(article);
    let mut quotations = quotation::find(&analysis);
    let speakers = speaker::identify(&analysis, &mut quotations);
    Reading { quotations, speakers }
}
