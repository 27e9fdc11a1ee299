//! How the engine came to what it read: what each rule had before it. For the curious, and for those who mend a rule.

use crate::article::Article;
use crate::foreign;
use crate::quotation::{self, cue};
use crate::reading::Reading;
use crate::speaker::{SpeakerId, name};
use crate::text::{Analysis, Tag};
use serde::Serialize;
use std::ops::Range;

/// A sentence as the rules see it. What they made of it is the [`Reading`], where each quotation names its rule.
#[derive(Serialize)]
pub struct Sentence<'a> {
    /// Words and signs, in order.
    pub words: Vec<&'a str>,
    /// The part that each of them plays.
    pub tags: Vec<Tag>,
    /// The words that report, in order.
    pub cues: Vec<Cue>,
    /// The names, in order.
    pub names: Vec<Name>,
}

/// Words that report. All ranges are of the sentence's words.
#[derive(Serialize)]
pub struct Cue {
    /// The words: "has also said".
    pub words: Range<usize>,
    /// The noun phrase that names the speaker.
    pub speaker: Option<Range<usize>>,
    /// Through whom we know it.
    pub via: Option<Range<usize>>,
    /// How what is reported is built into the sentence.
    pub construction: cue::Construction,
    /// Whether it reports speech.
    pub force: cue::Force,
}

/// A name.
#[derive(Serialize)]
pub struct Name {
    /// Where it stands in the sentence's words, titles included.
    pub words: Range<usize>,
    /// What bears it.
    pub kind: name::Kind,
    /// Which of the reading's speakers, if it is one.
    pub who: Option<SpeakerId>,
}

/// Explains the reading of an article: some of its sentences, by their numbers.
pub fn explain<'a>(article: &'a Article, reading: &Reading, wanted: Range<usize>) -> Vec<Sentence<'a>> {
    let analysis = Analysis::new(article);
    let names = name::find(&analysis);
    // In other languages none were sought.
    let cues = match foreign::is_foreign(&analysis) {
        true => Vec::new(),
        false => cue::find(&analysis, &quotation::regions(&analysis)),
    };
    let sentences = analysis.sentences.iter().enumerate().take(wanted.end).skip(wanted.start);
    let explained = sentences.map(|(number, own)| {
        let here =
            |range: &Range<usize>| range.start.saturating_sub(own.start)..range.end.saturating_sub(own.start);
        let cue = |cue: &cue::Cue| Cue {
            words: here(&cue.words),
            speaker: cue.speaker.as_ref().map(here),
            via: cue.via.as_ref().map(here),
            construction: cue.construction,
            force: cue.force,
        };
        let name = |name: &name::Name| {
            let span = analysis.span(name.tokens.clone());
            let who = reading.speakers.iter().position(|speaker| speaker.mentions.contains(&span));
            Name { words: here(&name.whole), kind: name.kind, who }
        };
        Sentence {
            words: own.clone().map(|at| analysis.word(at)).collect(),
            tags: own.clone().map(|at| analysis.tag(at)).collect(),
            cues: cues.iter().filter(|cue| cue.sentence == number).map(cue).collect(),
            names: names.iter().filter(|name| own.contains(&name.whole.start)).map(name).collect(),
        }
    });
    explained.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_and_names_are_told_in_their_sentence() {
        let article = Article::from_text("It rained.\nMayor Ines Calder said that the wall was late.");
        let [rain, wall] = &explain(&article, &crate::read(&article), 0..9)[..] else {
            panic!("two sentences")
        };
        assert!(rain.cues.is_empty() && rain.names.is_empty());
        assert_eq!(wall.words[..4], ["Mayor", "Ines", "Calder", "said"]);
        assert_eq!(wall.cues[0].words, 3..4);
        assert_eq!(wall.cues[0].speaker, Some(0..3));
        assert_eq!(wall.names[0].words, 0..3);
        assert_eq!(wall.names[0].who, Some(0));
        assert_eq!(wall.tags.len(), wall.words.len());
        let second = explain(&article, &crate::read(&article), 1..2);
        assert_eq!(second[0].words, wall.words);
    }
}
