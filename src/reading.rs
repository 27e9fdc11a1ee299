use crate::article::{self, Article};
use crate::quotation::{self, Kind, Quotation};
use crate::speaker::{self, Speaker, SpeakerId};
use crate::text::{Analysis, Span};
use serde::Serialize;
use std::collections::HashMap;

/// What the engine understood of an article: the quotations in order, and the speakers they belong to.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Reading {
    /// In the order of their first words.
    pub quotations: Vec<Quotation>,
    /// Each once, in the order of their first quotation. [`Quotation::who`] points in here.
    pub speakers: Vec<Speaker>,
}

impl Reading {
    /// Only what is quoted in one of these ways, and its speakers.
    pub fn only(mut self, kinds: &[Kind]) -> Reading {
        self.quotations.retain(|quotation| kinds.contains(&quotation.kind));
        let quoted = |id| self.quotations.iter().any(|quotation| quotation.who == Some(id));
        let kept: Vec<SpeakerId> = (0..self.speakers.len()).filter(|&id| quoted(id)).collect();
        for quotation in &mut self.quotations {
            quotation.who = quotation.who.and_then(|who| kept.iter().position(|&id| id == who));
        }
        let mut id = 0;
        self.speakers.retain(|_| {
            id += 1;
            kept.contains(&(id - 1))
        });
        self
    }
}

/// Reads an article: what is quoted, by whom. Never fails: of a text that it cannot make sense of, it returns less.
///
/// Time grows with the text, memory does not: beyond a few hundred pages of text it is read part by part, and across those
/// parts speakers are one person only where they have one name.
pub fn read(article: &Article) -> Reading {
    let mut windows = article::windows(article).map(|window| (window.start, part(&window.article)));
    let Some((_, mut whole)) = windows.next() else { return Reading::default() };
    let mut known = None;
    for (start, part) in windows {
        let known = known.get_or_insert_with(|| names(&whole.speakers));
        append(&mut whole, known, part, start);
    }
    whole
}

fn part(article: &Article) -> Reading {
    let analysis = Analysis::new(article);
    let mut quotations = quotation::find(&analysis);
    let speakers = speaker::identify(&analysis, &mut quotations);
    Reading { quotations, speakers }
}

fn names(speakers: &[Speaker]) -> HashMap<String, usize> {
    speakers.iter().enumerate().map(|(who, speaker)| (speaker.name.clone(), who)).collect()
}

/// Adds what was read in a part of the text that begins at `start`.
fn append(whole: &mut Reading, known: &mut HashMap<String, usize>, part: Reading, start: usize) {
    let shift = |span: &mut Span| *span = Span::new(span.start + start, span.end + start);
    let mut places = Vec::new();
    for mut speaker in part.speakers {
        speaker.mentions.iter_mut().for_each(shift);
        let who = *known.entry(speaker.name.clone()).or_insert(whole.speakers.len());
        match whole.speakers.get_mut(who) {
            Some(same) => same.mentions.extend(speaker.mentions),
            None => whole.speakers.push(speaker),
        }
        places.push(who);
    }
    for mut quotation in part.quotations {
        quotation.parts.iter_mut().for_each(shift);
        let words = [&mut quotation.speaker, &mut quotation.cue, &mut quotation.via];
        words.into_iter().flatten().for_each(shift);
        quotation.who = quotation.who.and_then(|who| places.get(who).copied());
        whole.quotations.push(quotation);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_not_quoted_in_the_wanted_ways_is_no_speaker() {
        let text = "The bridge was safe, said Mayor Ada Brook.\n“We will open it,” said the engineer, Tom Reed. “Soon.”";
        let reading = read(&Article::from_text(text));
        assert_eq!(reading.clone().only(&Kind::ALL).speakers.len(), reading.speakers.len());
        let direct = reading.only(&[Kind::Direct]);
        assert!(!direct.quotations.is_empty());
        assert!(
            direct
                .quotations
                .iter()
                .all(|quotation| quotation.kind == Kind::Direct && quotation.who == Some(0))
        );
        assert_eq!(
            direct.speakers.iter().map(|speaker| speaker.name.as_str()).collect::<Vec<_>>(),
            ["Tom Reed"]
        );
        assert!(direct.only(&[]).speakers.is_empty());
    }
}
