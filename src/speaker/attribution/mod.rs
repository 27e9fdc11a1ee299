//! Whose words stand between the marks: for each region the cue that reports it and the words that name its speaker.
//!
//! The nearest evidence wins: a cue that touches the region; a cue that governs the clause it stands in; the quotation before it
//! that it goes on with; the cue that ends the paragraph before; whoever spoke last. What nobody claims is asked whether it is
//! speech at all.

mod around;
mod before;
mod behind;
mod subject;

use crate::lexicon::class;
use crate::quotation::cue::{Construction, Cue, is_nobodys};
use crate::quotation::{Confidence, End, Frame, Region, nonspeech};
use crate::text::{Analysis, Tag};
use std::ops::Range;

/// What was found out about one region.
#[derive(Clone, Debug)]
pub enum Finding {
    /// Somebody's words.
    Speech(Attribution),
    /// No speech, by the rule of this name.
    None(&'static str),
}

/// Whose words, and how we know. All ranges are of tokens.
#[derive(Clone, Debug, Default)]
pub struct Attribution {
    /// The words that report it.
    pub cue: Option<Range<usize>>,
    /// The words that name the speaker.
    pub speaker: Option<Range<usize>>,
    /// Through whom we know it.
    pub via: Option<Range<usize>>,
    /// The region whose quotation this one goes on with: an index into the regions.
    pub continues: Option<usize>,
    /// The rule that says so.
    pub rule: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Says of each region whose words it holds, in one pass. Regions and cues are in order.
pub fn attribute(analysis: &Analysis, regions: &[Region], cues: &[Cue]) -> Vec<Finding> {
    let mut search = Search { analysis, regions, cues, outside: outside(regions, cues), found: Vec::new() };
    for region in 0..regions.len() {
        let finding = search.finding(region);
        search.found.push(finding);
    }
    search.look_ahead();
    search.found
}

/// The cues that stand between no marks.
fn outside(regions: &[Region], cues: &[Cue]) -> Vec<usize> {
    let mut outside = Vec::with_capacity(cues.len());
    let mut at = 0;
    for (index, cue) in cues.iter().enumerate() {
        while at < regions.len() && regions[at].tokens.end <= cue.head {
            at += 1;
        }
        if regions.get(at).is_none_or(|region| cue.head < region.tokens.start) {
            outside.push(index);
        }
    }
    outside
}

struct Search<'a, 't> {
    analysis: &'a Analysis<'t>,
    regions: &'a [Region],
    cues: &'a [Cue],
    outside: Vec<usize>,
    found: Vec<Finding>,
}

impl Search<'_, '_> {
    fn finding(&self, at: usize) -> Finding {
        let region = &self.regions[at];
        if region.continued
            && let Some(Finding::Speech(before)) = self.found.last()
        {
            let own = self
                .announced(region)
                .or_else(|| self.beside(region))
                .filter(|_| before.confidence == Confidence::Low);
            return Finding::Speech(Attribution {
                continues: Some(at - 1),
                rule: "several paragraphs",
                ..own.unwrap_or_else(|| before.clone())
            });
        }
        match region.frame {
            Frame::Turn => return self.turn(at),
            Frame::Block => return self.block(at),
            _ => {}
        }
        if let Some(rule) = nonspeech::plain(self.analysis, region) {
            return Finding::None(rule);
        }
        // "The result: “A mess,” said Kim": Kim says it.
        let bare = |claim: &Attribution| {
            claim.cue.as_ref().is_some_and(|cue| self.analysis.tag(cue.start) == Tag::Colon)
        };
        let announced = self.announced(region).filter(|claim| !bare(claim) || self.behind(region).is_none());
        if announced.is_none()
            && let Some(rule) = nonspeech::in_clause(self.analysis, region)
        {
            return Finding::None(rule);
        }
        if let Some(claim) = announced.or_else(|| self.beside(region)) {
            return Finding::Speech(Attribution { continues: self.shares_cue(at, &claim), ..claim });
        }
        if let Some(resumed) = self.resumed(at) {
            return Finding::Speech(resumed);
        }
        let governing = self.governing(region).filter(|claim| {
            let short = nonspeech::is_short(self.analysis, region) && !self.complements(claim);
            let charge = region.inner().len() <= 2 && self.charges(claim);
            claim.rule != "clause of a cue" || !(short || charge)
        });
        if let Some(claim) = governing.or_else(|| self.colon(region)) {
            return Finding::Speech(claim);
        }
        if let Some(rule) = nonspeech::reason(self.analysis, region) {
            return Finding::None(rule);
        }
        let carried = if nonspeech::is_within(self.analysis, region) {
            self.own_subject(region).or_else(|| self.same_paragraph(at))
        } else if region.end == End::Paragraph && self.analysis.follows_heading(region.tokens.start) {
            // "The speech in full", and then the speech: not by whoever spoke before that.
            self.last_paragraph(at)
        } else {
            self.same_paragraph(at)
                .or_else(|| self.conversation(at))
                .or_else(|| self.last_paragraph(at))
                .or_else(|| self.last_speaker(at))
        };
        // Marked words that nobody is said to speak are more often slogans, headlines and signs than speech; a paragraph of whole
        // sentences may well be speech.
        let whole = nonspeech::is_whole(self.analysis, region);
        let weak = |carried: &Attribution| {
            carried.rule == "subject before" && !nonspeech::is_own_sentence(self.analysis, region)
        };
        match carried.filter(|carried| !weak(carried)) {
            Some(carried) => Finding::Speech(carried),
            None if whole => Finding::Speech(Attribution { rule: "nobody", ..Default::default() }),
            None => Finding::None("nobody"),
        }
    }

    /// Whether the cue of a claim has a complement, so that a word or two of it can be somebody's: not "was called by the board".
    fn complements(&self, claim: &Attribution) -> bool {
        claim.cue.as_ref().is_some_and(|words| {
            let first = self.cues.partition_point(|cue| cue.head < words.start);
            self.cues[first..].iter().take_while(|cue| cue.head < words.end).any(|cue| {
                cue.words == *words && !matches!(cue.construction, Construction::None | Construction::Object)
            })
        })
    }

    /// Whether the cue of a claim tells of a charge that nobody is said to have made: "is accused of 'piracy'".
    fn charges(&self, claim: &Attribution) -> bool {
        claim.cue.as_ref().is_some_and(|words| {
            let first = self.cues.partition_point(|cue| cue.head < words.start);
            self.cues[first..].iter().take_while(|cue| cue.head < words.end).any(|cue| {
                cue.words == *words && cue.construction == Construction::Of && cue.speaker.is_none()
            })
        })
    }

    /// By what touches it, the surest first.
    fn beside(&self, region: &Region) -> Option<Attribution> {
        self.behind(region)
            .or_else(|| self.signature(region))
            .or_else(|| self.governing(region).filter(|claim| claim.rule == "cue before"))
    }

    /// The region before, if the same cue reports it: "…," Kim said, "…"
    fn shares_cue(&self, at: usize, claim: &Attribution) -> Option<usize> {
        let before = self.earlier(at)?;
        let Finding::Speech(other) = &self.found[before] else { return None };
        (claim.cue.is_some() && other.cue == claim.cue).then_some(before)
    }

    /// The region before, where a cue broke it off and only words about its speaker stand between: "…," said Kim, the mayor, "and we
    /// were quick." "…," she says, pouring tea, "but …"
    fn resumed(&self, at: usize) -> Option<Attribution> {
        let region = &self.regions[at];
        let before = self.earlier(at)?;
        let Finding::Speech(other) = &self.found[before] else { return None };
        let (cue, speaker) = other.cue.as_ref().zip(other.speaker.as_ref())?;
        let behind = self.regions[before].tokens.end <= cue.start.min(speaker.start);
        let between = cue.end.max(speaker.end)..region.tokens.start;
        // "“We won,” Kim said as she left, “and …”": broken off by the comma between the marks.
        let broken_off = self.regions[before].last_sign(self.analysis) == ",";
        let apposed = between.len() > 1
            && self.analysis.tag(between.end - 1) == Tag::Comma
            && (broken_off || self.analysis.tag(between.start) == Tag::Comma)
            && between.clone().all(|at| !matches!(self.analysis.tag(at), Tag::Stop | Tag::Colon | Tag::Mark));
        // "…," Kim said, but her brother calls it, "at best," a gamble. "…," Kim said, with the words, "no more war."
        let others = |at: usize| {
            let clause = |who: Range<usize>| {
                self.analysis.tag(who.end).is_finite() || self.analysis.tag(who.end) == Tag::Comma
            };
            self.analysis.tag(at) == Tag::Coordinator
                && self.analysis.noun_phrase_at(at + 1, between.end).is_some_and(clause)
        };
        let words = |at: usize| self.analysis.is(at, class::WORDS);
        let first = &self.analysis.tokens[region.inner().start];
        (behind
            && apposed
            && first.is_word()
            && !first.capital
            && !words(between.end - 2)
            && !between.clone().any(others))
        .then(|| Attribution { continues: Some(before), ..other.clone() })
    }

    fn claim(&self, cue: usize, rule: &'static str) -> Attribution {
        let own = &self.cues[cue];
        let speaker = self.speaker_of(cue);
        Attribution {
            cue: Some(own.words.clone()),
            confidence: self.confidence(speaker.as_ref()),
            speaker,
            via: own.via.clone(),
            continues: None,
            rule,
        }
    }

    fn attribution(&self, speaker: Range<usize>, rule: &'static str) -> Attribution {
        Attribution {
            confidence: self.confidence(Some(&speaker)),
            speaker: Some(speaker),
            rule,
            ..Default::default()
        }
    }

    /// The speaker that a cue names; where it names none or only a document's relative ("a letter that says"), the subject of the
    /// sentence.
    fn speaker_of(&self, cue: usize) -> Option<Range<usize>> {
        let own = &self.cues[cue];
        let weak = own.speaker.as_ref().is_none_or(|speaker| {
            self.analysis.tag(speaker.start) == Tag::Relative
                && matches!(self.analysis.word(speaker.start), "that" | "which")
        });
        if let Some(speaker) = own.speaker.as_ref().filter(|_| !weak) {
            return Some(self.apposed(speaker).unwrap_or_else(|| speaker.clone()));
        }
        let sentence = self.sentence(own.head);
        // "Kim has been called “a legend”": not by Kim.
        let quoted = matches!(self.analysis.word(own.head), "quoted" | "cited");
        if own.speaker.is_none() && !quoted && is_nobodys(self.analysis, own.words.clone()) {
            return None;
        }
        let able = |who: &Range<usize>| own.speaker.is_none() || self.may_speak(who);
        subject::of(self.analysis, &(sentence.start..own.head + 1))
            .filter(able)
            .or_else(|| own.speaker.clone())
            // "Citing '…,' Kim told the board": the subject comes behind.
            .or_else(|| {
                (own.words.start == sentence.start).then(|| subject::of(self.analysis, &sentence)).flatten()
            })
    }

    /// The name behind a phrase that names nobody: "the board's chair, Ana Roe, said".
    fn apposed(&self, phrase: &Range<usize>) -> Option<Range<usize>> {
        let analysis = self.analysis;
        if phrase.clone().any(|at| analysis.tag(at) == Tag::Name && analysis.tag(at + 1) != Tag::Genitive) {
            return None;
        }
        if analysis.tag(phrase.end) != Tag::Comma {
            return None;
        }
        let start = phrase.end + 1;
        let end = (start..analysis.tokens.len().min(start + 6)).find(|&at| analysis.tag(at) != Tag::Name)?;
        (end > start && analysis.tag(end) == Tag::Comma).then_some(start..end)
    }

    fn paragraph_of(&self, region: &Region) -> Range<usize> {
        self.analysis.paragraphs[region.paragraph].clone()
    }

    fn confidence(&self, speaker: Option<&Range<usize>>) -> Confidence {
        match speaker {
            Some(speaker) if speaker.clone().any(|at| self.analysis.tag(at) == Tag::Name) => Confidence::High,
            Some(_) => Confidence::Medium,
            None => Confidence::Low,
        }
    }

    /// The position in `outside` of the first cue whose head stands at or behind `token`.
    fn first_from(&self, token: usize) -> usize {
        self.outside.partition_point(|&cue| self.cues[cue].head < token)
    }

    fn sentence(&self, token: usize) -> Range<usize> {
        self.analysis.sentence_of(token)
    }
}
