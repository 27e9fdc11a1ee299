use crate::article::{Article, Window, Windows};
use crate::foreign;
use crate::quotation::{self, Kind, Quotation};
use crate::speaker::{self, Speaker, SpeakerId};
use crate::text::{Analysis, Cut, Span};
use foldhash::HashMap;
use serde::Serialize;

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
    let mut reader = Reader::new(article);
    while reader.step(article) {}
    reader.finish()
}

/// An article that is being read step by step, so that others can have their turn in between.
pub struct Reader {
    windows: Windows,
    window: Option<Window>,
    stage: Stage,
    whole: Reading,
    /// The speakers of the windows before, once there is a second window.
    known: Option<HashMap<String, usize>>,
}

/// How far the window has come.
#[derive(Default)]
enum Stage {
    #[default]
    Begun,
    Analysed(Cut),
    Quoted(Cut, Vec<Quotation>),
}

impl Reader {
    /// Has read nothing of the article yet.
    pub fn new(article: &Article) -> Reader {
        let mut windows = Windows::default();
        let window = windows.next(article);
        Reader { windows, window, stage: Stage::Begun, whole: Reading::default(), known: None }
    }

    /// Reads on; `article` is always the same. Says whether there is more to do.
    pub fn step(&mut self, article: &Article) -> bool {
        let Some(Window { start, article: own }) = &self.window else { return false };
        let own = own.as_ref().unwrap_or(article);
        self.stage = match std::mem::take(&mut self.stage) {
            Stage::Begun => Stage::Analysed(Analysis::new(own).apart()),
            Stage::Analysed(cut) => {
                let analysis = cut.of(own);
                if foreign::is_foreign(&analysis) {
                    let (start, part) = (*start, foreign::read(&analysis));
                    self.close(article, part, start);
                    Stage::Begun
                } else {
                    let quotations = quotation::find(&analysis);
                    Stage::Quoted(analysis.apart(), quotations)
                }
            }
            Stage::Quoted(cut, mut quotations) => {
                let speakers = speaker::identify(&cut.of(own), &mut quotations);
                let (start, part) = (*start, Reading { quotations, speakers });
                self.close(article, part, start);
                Stage::Begun
            }
        };
        self.window.is_some()
    }

    /// Adds what was read in the window that begins at `start`, and goes on to the next.
    fn close(&mut self, article: &Article, part: Reading, start: usize) {
        self.window = self.windows.next(article);
        self.add(part, start);
        self.make_room(article);
    }

    /// What was read.
    pub fn finish(self) -> Reading {
        self.whole
    }

    /// Makes room for as much as the rest of the article will have, if it is like what was read. Room that is doubled again and again
    /// leaves holes as large as all that is in it.
    fn make_room(&mut self, article: &Article) {
        let Some(read) = self.window.as_ref().map(|window| window.start) else { return };
        let quotations = &mut self.whole.quotations;
        let rest = (article.text.len() - read) as u64;
        let more = (quotations.len() as u64 * rest / read as u64) as usize;
        if quotations.capacity() - quotations.len() < more {
            quotations.reserve_exact(more + more / 8);
        }
    }

    /// Adds what was read in the window that begins at `start`.
    fn add(&mut self, part: Reading, start: usize) {
        if start == 0 {
            self.whole = part;
            return;
        }
        let known = self.known.get_or_insert_with(|| names(&self.whole.speakers));
        append(&mut self.whole, known, part, start);
    }
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
