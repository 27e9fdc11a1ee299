//! Indirect and mixed quotations: how far what a cue reports reaches.

mod right;

use super::cue::{Construction, Cue, Force, Side, past_opener};
use super::{Confidence, Kind, Quotation, Region, nonspeech};
use crate::text::{Analysis, Tag};
use std::ops::Range;

/// What the cues report in words of the article's own, with or without quoted words among them, in order of the cues. Cues that stand
/// between quotation marks, and those that report nothing but what stands between marks, are left out.
pub fn find(analysis: &Analysis, regions: &[Region], cues: &[Cue]) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut regions = regions;
    let mut first = 0;
    while first < cues.len() {
        let number = cues[first].sentence;
        let beyond =
            cues[first..].iter().position(|cue| cue.sentence != number).map_or(cues.len(), |own| first + own);
        let sentence = analysis.sentences[number].clone();
        let sentence = past_opener(analysis, &sentence)..sentence.end;
        while regions.first().is_some_and(|region| region.tokens.end <= sentence.start) {
            regions = &regions[1..];
        }
        let own =
            regions.iter().position(|region| region.tokens.start >= sentence.end).unwrap_or(regions.len());
        Clauses { analysis, sentence, regions: &regions[..own], cues: &cues[first..beyond] }.run(&mut found);
        first = beyond;
    }
    found.retain(|quotation| {
        quotation.kind != Kind::Indirect || words(analysis, quotation) >= fewest(quotation)
    });
    found
}

/// So many words make a statement: "denied it" tells a reader nothing that he does not see, nor does "promised to pay", "ruled that out".
fn fewest(quotation: &Quotation) -> usize {
    if matches!(quotation.rule, "infinitive" | "clause behind that") { 3 } else { 2 }
}

fn words(analysis: &Analysis, quotation: &Quotation) -> usize {
    quotation.parts.iter().map(|part| part.of(analysis.text()).split_whitespace().count()).sum()
}

/// How far behind the first word of a clause its verb can stand.
const NEAR: usize = 40;

/// One sentence, its regions and its cues.
struct Clauses<'a> {
    analysis: &'a Analysis<'a>,
    sentence: Range<usize>,
    regions: &'a [Region],
    cues: &'a [Cue],
}

impl Clauses<'_> {
    fn run(&self, found: &mut Vec<Quotation>) {
        for cue in self.cues {
            if cue.force == Force::Speech && !self.quoted(cue.head) && !self.names_an_act(cue) {
                found.extend(self.quotation(cue));
            }
        }
    }

    /// Whether the words name an act of speech that nobody is said to have done: "how hard it is to deny the claim", "a plea to act".
    fn names_an_act(&self, cue: &Cue) -> bool {
        // "which is not to say that …"
        let idle = self.analysis.tag(cue.words.start) == Tag::Auxiliary
            && cue.words.clone().any(|at| self.analysis.tag(at) == Tag::To)
            && cue.speaker.as_ref().is_none_or(|who| {
                matches!(
                    self.analysis.word(who.start),
                    "it" | "It" | "this" | "This" | "that" | "which" | "Which"
                )
            });
        match cue.construction {
            // "who asked not to be named", "who asked to be called Kim"
            Construction::To => {
                let unnamed = |at: usize| {
                    let word = self.analysis.word(at);
                    matches!(word, "named" | "identified" | "quoted" | "photographed" | "called" | "known")
                };
                let to = cue.right + usize::from(self.analysis.word(cue.right) == "not");
                cue.speaker.is_none() || self.analysis.word(to + 1) == "be" && unnamed(to + 2)
            }
            // "is accused of 'terror'": the law's word.
            Construction::Of if cue.speaker.is_none() => {
                self.region(cue.right + 1).is_some_and(|region| region.inner().len() <= 2)
            }
            Construction::Object => cue.words.clone().any(|at| self.analysis.tag(at) == Tag::To),
            Construction::That | Construction::Bare => idle,
            _ => false,
        }
    }

    fn quotation(&self, cue: &Cue) -> Option<Quotation> {
        // "what is called “dry rot,” a fungus"
        let quoted = (cue.construction == Construction::Quote).then(|| self.region(cue.right)).flatten();
        if quoted.is_some_and(|region| nonspeech::plain(self.analysis, region).is_some()) {
            return None;
        }
        let parts: Vec<Range<usize>> =
            self.parts(cue).into_iter().filter_map(|part| self.trim(part)).collect();
        if parts.is_empty() {
            return None;
        }
        if cue.construction == Construction::Object
            && let Some(alone) = self.spoken_end(&parts)
        {
            return Some(self.made(cue, &[alone], Kind::Mixed));
        }
        let kind = self.kind(&parts);
        // "“The storm,” said Kim, the mayor, “was a warning”": who stands behind the cue is its speaker.
        let broken_off = cue.words.start.checked_sub(1).is_some_and(|mark| self.quoted(mark));
        if (kind == Kind::Indirect || broken_off) && self.is_nobodys(cue) {
            return None;
        }
        // Nothing but what stands between marks is found by the marks.
        if kind == Kind::Direct && !self.says_more(&parts) {
            return None;
        }
        Some(self.made(cue, &parts, kind))
    }

    /// Whether nobody says what is no clause of its own: "was portrayed as a spoiler", "since announcing the sale", "said a clerk".
    fn is_nobodys(&self, cue: &Cue) -> bool {
        let passive = || cue.words.clone().any(|at| self.analysis.tag(at) == Tag::Participle);
        cue.speaker.is_none()
            && match cue.construction {
                Construction::Object | Construction::As => true,
                Construction::Bare => !passive(),
                _ => false,
            }
    }

    /// Of a noun phrase with a marked word or two, which is no clause, and more marked words at its end, those at the end:
    /// *repeated the aim of "saving" the port "by all means that the law allows"*.
    fn spoken_end(&self, parts: &[Range<usize>]) -> Option<Range<usize>> {
        let [part] = parts else { return None };
        let inside = |region: &&Region| part.start < region.tokens.start && region.tokens.end <= part.end;
        let mut within = self.regions.iter().filter(inside);
        let (first, last) = (within.next()?, within.next_back()?);
        let ends = last.tokens.end == part.end;
        (ends && first.inner().len() <= 2 && last.inner().len() >= 5).then(|| last.tokens.clone())
    }

    fn made(&self, cue: &Cue, parts: &[Range<usize>], kind: Kind) -> Quotation {
        let span = |range: &Range<usize>| self.analysis.span(range.clone());
        Quotation {
            parts: parts.iter().map(span).collect(),
            kind,
            speaker: cue.speaker.as_ref().map(span),
            cue: Some(self.analysis.span(cue.words.clone())),
            via: cue.via.as_ref().map(span),
            who: None,
            confidence: Confidence::High,
            rule: rule(cue.construction),
        }
    }

    fn parts(&self, cue: &Cue) -> Vec<Range<usize>> {
        let right = || self.right(cue);
        let left = || self.left(cue);
        match (cue.construction, cue.side) {
            (Construction::None, _) => Vec::new(),
            (_, Side::Right) => self.taken_out(cue).into_iter().chain(right()).collect(),
            (_, Side::Left) => left().into_iter().collect(),
            (_, Side::Both) => left().into_iter().chain(right()).collect(),
        }
    }

    /// The word of what is reported that stands in front of speaker and cue: the "which" of *which Kim called "a sham"*, of *which Kim
    /// said was late*.
    fn taken_out(&self, cue: &Cue) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let before = cue.left.checked_sub(1).filter(|&before| before >= self.sentence.start)?;
        let relative = cue.speaker.is_some()
            && analysis.tag(before) == Tag::Relative
            && matches!(analysis.word(before), "which" | "what" | "who" | "whom" | "that" | "What")
            && cue.words.start > cue.left;
        let wanting = match cue.construction {
            Construction::Bare | Construction::That => self.finite_at(cue.right),
            Construction::As => true,
            _ => false,
        };
        (relative && wanting).then_some(before..cue.left)
    }

    /// What is reported in front of the cue.
    fn left(&self, cue: &Cue) -> Option<Range<usize>> {
        // "Kim said that, according to Lee, it sank": nothing of it stands in front.
        let reports = |outer: &Cue| {
            outer.construction == Construction::That && (outer.right..outer.right + 3).contains(&cue.left)
        };
        // "It sank, Kim said, but according to Lee, it was towed."
        let contrasts = self.analysis.tag(cue.left.max(1) - 1) == Tag::Coordinator;
        if cue.construction == Construction::According && (contrasts || self.cues.iter().any(reports)) {
            return None;
        }
        let mut start = self.sentence.start;
        let mut end = cue.left;
        while end > start
            && matches!(self.analysis.tag(end - 1), Tag::Comma | Tag::Dash)
            && !self.quoted(end - 1)
        {
            end -= 1;
        }
        // "The boss — “a fox,” says Lee — is “a liar,” says Kim": Lee's words are not Kim's.
        let another = self.cues.iter().rfind(|other| {
            cue.construction == Construction::Fronted
                && other.head < cue.head
                && other.construction == Construction::Fronted
                && other.left > start
                && other.right < end
                && self.analysis.tag(other.left - 1) == Tag::Mark
                && !self.quoted(other.head)
        });
        start = another.map_or(start, |another| another.right);
        if let Some(region) = self.region(start) {
            start = region.tokens.start;
        }
        // "…" Kim said: where the marks hold all that is in front, they alone are quoted.
        if let Some(last) = self.regions.iter().rev().find(|region| region.tokens.end == end) {
            let before = last.tokens.start.checked_sub(1).filter(|&before| before >= start);
            // "The ferry, which sank, 'is a total loss,'": a subject in front.
            let predicate = {
                let first = self.analysis.tokens[(last.tokens.start + 1).min(last.tokens.end - 1)];
                first.is_word() && !first.capital
            };
            let alone = before.is_none_or(|before| {
                matches!(
                    self.analysis.tag(before),
                    Tag::Stop | Tag::Colon | Tag::Comma | Tag::Bracket | Tag::Dash
                ) && !(predicate && self.analysis.tag(before) == Tag::Comma)
            });
            if alone {
                start = last.tokens.start;
            }
        }
        (end > start).then_some(start..end)
    }

    /// Whether the cue's own clause is a relative one: "Kim, who said …, left".
    fn relative(&self, cue: &Cue) -> bool {
        cue.speaker.as_ref().is_some_and(|speaker| self.analysis.tag(speaker.start) == Tag::Relative)
    }

    fn finite_at(&self, at: usize) -> bool {
        (at..self.sentence.end)
            .find(|&at| self.analysis.tag(at) != Tag::Adverb)
            .is_some_and(|at| self.analysis.tag(at).is_finite())
    }

    fn cue_at(&self, at: usize) -> Option<&Cue> {
        self.near(at).iter().find(|cue| cue.words.contains(&at))
    }

    /// The cues whose heads stand at `at` or soon after.
    fn near(&self, at: usize) -> &[Cue] {
        let first = self.cues.partition_point(|cue| cue.head < at);
        let beyond = self.cues.partition_point(|cue| cue.head < at + NEAR);
        &self.cues[first..beyond]
    }

    fn region(&self, at: usize) -> Option<&Region> {
        let behind = self.regions.partition_point(|region| region.tokens.start <= at);
        self.regions[..behind].last().filter(|region| region.tokens.contains(&at))
    }

    fn quoted(&self, at: usize) -> bool {
        self.region(at).is_some()
    }

    /// Whether marked words within a clause are somebody's, and no title or nickname: *said that "Night Train" opens on Friday* is indirect.
    fn is_speech(&self, region: &Region) -> bool {
        nonspeech::plain(self.analysis, region)
            .or_else(|| nonspeech::in_clause(self.analysis, region))
            .is_none()
    }

    /// Without signs at its edges; `None` if nothing is left.
    fn trim(&self, mut part: Range<usize>) -> Option<Range<usize>> {
        let sign = |at: usize| {
            matches!(self.analysis.tag(at), Tag::Comma | Tag::Stop | Tag::Colon | Tag::Dash | Tag::Sign)
        };
        while !part.is_empty() && sign(part.start) && !self.quoted(part.start) {
            part.start += 1;
        }
        // "(officials say it is late)"
        let closes = |part: &Range<usize>| {
            let word = |bracket: &str| part.clone().any(|at| self.analysis.word(at) == bracket);
            self.analysis.word(part.end - 1) == ")" && !word("(")
        };
        while !part.is_empty() && (sign(part.end - 1) || closes(&part)) && !self.quoted(part.end - 1) {
            part.end -= 1;
        }
        (!part.is_empty()).then_some(part)
    }

    /// Whether a word or two stand beside the marks: *called him "a man of many words and few deeds"*.
    fn says_more(&self, parts: &[Range<usize>]) -> bool {
        let bare =
            |at: usize| self.analysis.is_word(at) && !self.quoted(at) && self.analysis.word(at) != "that";
        parts.iter().flat_map(Clone::clone).any(bare)
    }

    fn kind(&self, parts: &[Range<usize>]) -> Kind {
        let words = |range: Range<usize>| {
            range.filter(|&at| self.analysis.is_word(at) && self.analysis.word(at) != "that").count()
        };
        let marked = |part: &Range<usize>| -> usize {
            let first = self.regions.partition_point(|region| region.tokens.end <= part.start);
            let inside = self.regions[first..].iter().take_while(|region| region.tokens.start < part.end);
            let speech = inside.filter(|region| self.is_speech(region));
            speech.map(|own| words(own.tokens.start.max(part.start)..own.tokens.end.min(part.end))).sum()
        };
        let quoted: usize = parts.iter().map(marked).sum();
        let words: usize = parts.iter().cloned().map(words).sum();
        match quoted {
            0 => Kind::Indirect,
            _ if quoted * 10 >= words * 9 => Kind::Direct,
            _ => Kind::Mixed,
        }
    }
}

fn rule(construction: Construction) -> &'static str {
    match construction {
        Construction::That => "clause behind that",
        Construction::Bare => "clause behind the cue",
        Construction::To => "infinitive",
        Construction::Of => "phrase behind a preposition",
        Construction::As => "description",
        Construction::Object => "object of the cue",
        Construction::Colon => "behind a colon",
        Construction::Quote => "marks behind the cue",
        Construction::Fronted => "clause around the cue",
        Construction::According => "according to",
        Construction::None => "cue alone",
    }
}
