//! Whose words stand between the marks: for each region the cue that reports it and the words that name its speaker.
//!
//! The nearest evidence wins: a cue that touches the region; a cue that governs the clause it stands in; the quotation before it
//! that it goes on with; the cue that ends the paragraph before; whoever spoke last. What nobody claims is asked whether it is
//! speech at all.

use super::beside;
use crate::lexicon::class;
use crate::quotation::cue::{Construction, Cue, Force, Side};
use crate::quotation::{Confidence, End, Region, nonspeech};
use crate::text::{Analysis, Kind, Tag};
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

/// How many cues before a region are looked at.
const MANY: usize = 6;

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
            return Finding::Speech(Attribution {
                continues: Some(at - 1),
                rule: "several paragraphs",
                ..before.clone()
            });
        }
        if let Some(rule) = nonspeech::plain(self.analysis, region) {
            return Finding::None(rule);
        }
        if let Some(mut claim) = self.behind(region) {
            claim.continues = self.shares_cue(at, &claim);
            return Finding::Speech(claim);
        }
        if let Some(mut claim) = self.governing(region) {
            if claim.rule == "cue before" {
                claim.continues = self.shares_cue(at, &claim);
            }
            return Finding::Speech(claim);
        }
        if let Some(rule) = nonspeech::reason(self.analysis, region) {
            return Finding::None(rule);
        }
        let carried = self.same_paragraph(at).or_else(|| self.last_paragraph(at));
        Finding::Speech(carried.unwrap_or(Attribution {
            rule: "nobody",
            confidence: Confidence::Low,
            ..Default::default()
        }))
    }

    /// The region before, if the same cue reports it: "…," Kim said, "…"
    fn shares_cue(&self, at: usize, claim: &Attribution) -> Option<usize> {
        let before = self.earlier(at)?;
        let Finding::Speech(other) = &self.found[before] else { return None };
        (other.cue == claim.cue).then_some(before)
    }

    fn claim(&self, cue: usize, rule: &'static str) -> Attribution {
        let own = &self.cues[cue];
        let confidence = self.confidence(own.speaker.as_ref());
        Attribution {
            cue: Some(own.words.clone()),
            speaker: own.speaker.clone(),
            via: own.via.clone(),
            continues: None,
            rule,
            confidence,
        }
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

    /// "…," Kim said. "…," said Kim. "…," Kim, who chairs the board, said.
    fn behind(&self, region: &Region) -> Option<Attribution> {
        let analysis = self.analysis;
        let end = analysis.paragraphs[region.paragraph].end;
        let mut start = region.tokens.end;
        let comma = start < end && analysis.tag(start) == Tag::Comma;
        if comma {
            start += 1;
        }
        let position = self.first_from(start);
        let stop = self.last_word(region);
        for &index in self.outside[position..].iter().take(2) {
            let cue = &self.cues[index];
            let touches = cue.left == start
                || cue
                    .speaker
                    .as_ref()
                    .is_some_and(|speaker| speaker.start == start && speaker.start < cue.head);
            if !touches || cue.head >= end {
                continue;
            }
            let faces_left = cue.side != Side::Right
                || matches!(cue.construction, Construction::Fronted | Construction::None);
            let open = comma || matches!(stop, "," | "?" | "!" | "—" | "–" | "-" | "…");
            let taken = match cue.construction {
                // "…." Kim said, "…": the cue belongs to what follows.
                Construction::Quote | Construction::Colon | Construction::That | Construction::Bare => open,
                _ => open || faces_left,
            };
            if taken && cue.speaker.is_some() {
                return Some(self.claim(index, "cue behind"));
            }
        }
        let open = comma || matches!(stop, "," | "?" | "!" | "—" | "–" | "-" | "…");
        if !open {
            return None;
        }
        let (speaker, cue) = beside::read(analysis, start, end)?;
        Some(Attribution {
            confidence: self.confidence(Some(&speaker)),
            speaker: Some(speaker),
            cue: Some(cue),
            rule: "verb behind",
            ..Default::default()
        })
    }

    /// Kim said, "…". Kim said the plan was "…". The plan was "…," Kim said.
    fn governing(&self, region: &Region) -> Option<Attribution> {
        let sentence = self.sentence(region.tokens.start);
        let position = self.first_from(region.tokens.start);
        let before = self.outside[..position]
            .iter()
            .rev()
            .copied()
            .take(MANY)
            .take_while(|&index| self.cues[index].head >= sentence.start)
            .filter(|&index| self.reaches(&self.cues[index], region));
        if let Some(index) = self.likeliest(before, region) {
            let rule = if self.touches(&self.cues[index], region) { "cue before" } else { "clause of a cue" };
            return Some(self.claim(index, rule));
        }
        let behind = self.outside[position..]
            .iter()
            .copied()
            .take_while(|&index| self.cues[index].head < sentence.end);
        let behind = behind.take(2).find(|&index| {
            let cue = &self.cues[index];
            cue.left >= region.tokens.end && cue.side != Side::Right
        });
        behind.map(|index| self.claim(index, "clause of a cue"))
    }

    /// Whether what `cue` reports can hold the region.
    fn reaches(&self, cue: &Cue, region: &Region) -> bool {
        cue.side != Side::Left
            && cue.right <= region.tokens.start
            && !(cue.right..region.tokens.start).any(|at| self.analysis.tag(at) == Tag::Stop)
    }

    /// Whether nothing but a comma, a colon or "that" stands between.
    fn touches(&self, cue: &Cue, region: &Region) -> bool {
        (cue.right..region.tokens.start).all(|at| {
            matches!(self.analysis.tag(at), Tag::Comma | Tag::Colon | Tag::Subordinator | Tag::To | Tag::Dash)
        })
    }

    /// Of the cues before a region, nearest first, the one that reports it: the nearest that reports speech and has a speaker of its own;
    /// else one that touches it; else the nearest that reports speech.
    fn likeliest(&self, cues: impl Iterator<Item = usize> + Clone, region: &Region) -> Option<usize> {
        let nearest = cues.clone().next()?;
        let quoting = matches!(
            self.cues[nearest].construction,
            Construction::Quote | Construction::Colon | Construction::Fronted
        );
        if quoting && self.touches(&self.cues[nearest], region) {
            return Some(nearest);
        }
        cues.clone()
            .find(|&index| self.cues[index].force == Force::Speech && self.has_own_speaker(&self.cues[index]))
            .or_else(|| Some(nearest).filter(|&nearest| self.touches(&self.cues[nearest], region)))
            .or_else(|| cues.clone().find(|&index| self.cues[index].force == Force::Speech))
    }

    /// Whether somebody is named whose words the cue reports: not "to call …", nor "you can't yell …".
    fn has_own_speaker(&self, cue: &Cue) -> bool {
        let Some(speaker) = &cue.speaker else { return false };
        let infinitive = cue
            .words
            .clone()
            .any(|at| self.analysis.tag(at) == Tag::To || self.analysis.tokens[at].is(class::MODAL));
        let anybody = matches!(
            self.analysis.word(speaker.start),
            "you" | "we" | "I" | "one" | "it" | "when" | "When" | "how" | "what" | "where" | "why"
        );
        !infinitive && !anybody
    }

    fn sentence(&self, token: usize) -> Range<usize> {
        let sentences = &self.analysis.sentences;
        let at = sentences.partition_point(|sentence| sentence.end <= token);
        sentences.get(at).cloned().unwrap_or(token..token)
    }

    /// "Go," said Kim. "Now."
    fn same_paragraph(&self, at: usize) -> Option<Attribution> {
        let region = &self.regions[at];
        let before = self.earlier(at).filter(|&before| self.regions[before].paragraph == region.paragraph)?;
        let Finding::Speech(attribution) = &self.found[before] else { return None };
        Some(Attribution {
            continues: Some(before),
            rule: "goes on",
            confidence: attribution.confidence.min(Confidence::Medium),
            ..attribution.clone()
        })
    }

    /// The last region before `at` that is speech.
    fn earlier(&self, at: usize) -> Option<usize> {
        (0..at).rev().take(8).find(|&before| matches!(self.found[before], Finding::Speech(_)))
    }

    /// Whoever spoke in the paragraph before.
    fn last_paragraph(&self, at: usize) -> Option<Attribution> {
        let region = &self.regions[at];
        let paragraph = region.paragraph.checked_sub(1)?;
        let tokens = self.analysis.paragraphs[paragraph].clone();
        let position = self.first_from(self.analysis.paragraphs[region.paragraph].start);
        let cue = self.outside[..position]
            .iter()
            .rev()
            .take(3)
            .copied()
            .take_while(|&index| self.cues[index].head >= tokens.start)
            .find(|&index| self.cues[index].speaker.is_some() && self.cues[index].force == Force::Speech);
        let earlier = self.earlier(at).filter(|&before| self.regions[before].paragraph == paragraph);
        let quoted = earlier.and_then(|before| match &self.found[before] {
            Finding::Speech(attribution) => Some((before, attribution)),
            Finding::None(_) => None,
        });
        if let Some((before, attribution)) = quoted
            && cue.is_none_or(|cue| {
                let head = self.cues[cue].head;
                head < self.regions[before].tokens.start
                    || attribution.cue.as_ref().is_some_and(|words| words.end > head)
            })
        {
            return Some(Attribution {
                rule: "next paragraph",
                confidence: Confidence::Low,
                continues: None,
                ..attribution.clone()
            });
        }
        let cue = cue?;
        Some(Attribution { confidence: Confidence::Low, ..self.claim(cue, "paragraph before") })
    }

    /// Regions whose cue comes only behind a later region of their paragraph: "…." "…," Kim said.
    fn look_ahead(&mut self) {
        for at in (0..self.regions.len().saturating_sub(1)).rev() {
            let (region, next) = (&self.regions[at], &self.regions[at + 1]);
            if region.paragraph != next.paragraph {
                continue;
            }
            let Finding::Speech(later) = &self.found[at + 1] else { continue };
            let Finding::Speech(own) = &self.found[at] else { continue };
            if own.cue.is_none()
                && matches!(later.rule, "cue behind" | "verb behind")
                && region.end != End::Paragraph
            {
                self.found[at] = Finding::Speech(Attribution {
                    rule: "cue behind the next",
                    confidence: later.confidence.min(Confidence::Medium),
                    continues: None,
                    ..later.clone()
                });
            }
        }
    }

    /// What stands before the closing mark.
    fn last_word(&self, region: &Region) -> &str {
        let inner = region.inner();
        if inner.is_empty() || self.analysis.tokens[inner.end - 1].kind == Kind::Word {
            return "";
        }
        self.analysis.word(inner.end - 1)
    }
}
