//! How the engine came to what it read: what each rule had before it. For the curious, and for those who mend a rule.

use crate::article::Article;
use crate::quotation::{self, cue};
use crate::speaker::name;
use crate::text::{Analysis, Span, Tag};
use serde::Serialize;
use std::ops::Range;

/// An article as the rules see it. What they made of it is the [`crate::Reading`], where each quotation names its rule.
#[derive(Serialize)]
pub struct Explanation<'a> {
    /// The sentences in order.
    pub sentences: Vec<Vec<Token<'a>>>,
    /// The words that report, in order.
    pub cues: Vec<Cue<'a>>,
    /// The names, in order.
    pub names: Vec<Name<'a>>,
}

/// A word or sign.
#[derive(Serialize)]
pub struct Token<'a> {
    /// As it stands in the text.
    pub word: &'a str,
    /// The part it plays.
    pub tag: Tag,
}

/// Words that report.
#[derive(Serialize)]
pub struct Cue<'a> {
    /// The words: "has also said".
    pub words: &'a str,
    /// The noun phrase that names the speaker.
    pub speaker: Option<&'a str>,
    /// Through whom we know it.
    pub via: Option<&'a str>,
    /// How what is reported is built into the sentence.
    pub construction: cue::Construction,
    /// Whether it reports speech.
    pub force: cue::Force,
}

/// A name.
#[derive(Serialize)]
pub struct Name<'a> {
    /// As it stands in the text, titles included.
    pub words: &'a str,
    /// What bears it.
    pub kind: name::Kind,
}

/// Explains a reading of this article.
pub fn explain(article: &Article) -> Explanation<'_> {
    let analysis = Analysis::new(article);
    let words = |range: Range<usize>| -> &str {
        if range.is_empty() { "" } else { Span::of(analysis.span(range), analysis.text()) }
    };
    let regions = quotation::regions(&analysis);
    Explanation {
        sentences: analysis
            .sentences
            .iter()
            .map(|sentence| {
                sentence.clone().map(|at| Token { word: analysis.word(at), tag: analysis.tag(at) }).collect()
            })
            .collect(),
        cues: cue::find(&analysis, &regions)
            .into_iter()
            .map(|cue| Cue {
                words: words(cue.words),
                speaker: cue.speaker.map(words),
                via: cue.via.map(words),
                construction: cue.construction,
                force: cue.force,
            })
            .collect(),
        names: name::find(&analysis)
            .into_iter()
            .map(|name| Name { words: words(name.whole), kind: name.kind })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_and_names_are_told() {
        let article = Article::from_text("Mayor Ines Calder said that the wall was late.");
        let explanation = explain(&article);
        assert_eq!(explanation.cues[0].words, "said");
        assert_eq!(explanation.cues[0].speaker, Some("Mayor Ines Calder"));
        assert_eq!(explanation.names[0].words, "Mayor Ines Calder");
        assert_eq!(explanation.sentences[0][0].word, "Mayor");
    }
}
