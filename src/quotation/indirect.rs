//! Indirect and mixed quotations: how far what a cue reports reaches.

use super::awaited::Awaited;
use super::cue::{Construction, Cue, Force, Side, past_opener};
use super::{Confidence, Kind, Quotation, Region, nonspeech};
use crate::lexicon::class::VERB_URGE;
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

/// How many tokens a reported clause may have: more than any real one, and the time stays linear.
const LONGEST: usize = 300;

/// How many tokens of a region are looked at for the verb of the clause around it.
const WITHIN: usize = 16;

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

    /// What is reported behind the cue.
    fn right(&self, cue: &Cue) -> Option<Range<usize>> {
        let mut start = cue.right;
        // "accused the mayor of lying", "urged the mayor to go": the mayor belongs to it.
        if (cue.construction == Construction::Of || self.urges(cue))
            && let Some(addressee) = &cue.addressee
            && addressee.end <= start
            && addressee.start > cue.head
        {
            start = addressee.start;
        } else if cue.construction == Construction::Of {
            start += 1;
        }
        while start < self.sentence.end
            && matches!(self.analysis.tag(start), Tag::Comma | Tag::Colon | Tag::Dash)
        {
            start += 1;
        }
        let mut end = self.right_end(start, cue);
        // "was called “a legend” by Kim": Kim is no part of it.
        if let Some(agent) = cue.speaker.as_ref().filter(|agent| (start + 1..end).contains(&agent.start))
            && self.analysis.word(agent.start - 1) == "by"
        {
            end = agent.start - 1;
        }
        (end > start).then_some(start..end)
    }

    /// Where the clause that begins at `start` ends: a rule for each sign that something else begins.
    fn right_end(&self, start: usize, cue: &Cue) -> usize {
        let analysis = self.analysis;
        let subordinate = self.subordinate(cue);
        let object = cue.construction == Construction::Object;
        let phrase = object || matches!(cue.construction, Construction::Of | Construction::As);
        let limit = self.sentence.end.min(start + LONGEST);
        let mut at = start;
        let mut awaited = Awaited::new(usize::from(cue.construction != Construction::To));
        let within = self.stands_within(cue);
        // "said that after Kim had ruled that it must go, there was calm"
        let opener = cue.left.checked_sub(1).filter(|&opener| opener >= self.sentence.start);
        let embedded = opener.is_some_and(|opener| {
            matches!(
                analysis.word(opener),
                "after" | "when" | "before" | "because" | "since" | "while" | "if"
            )
        });
        while at < limit {
            if let Some(region) = self.region(at) {
                let beyond = region.tokens.end.max(at + 1);
                for inner in at.max(start + 1)..beyond.min(at + WITHIN) {
                    awaited.step(analysis, inner);
                }
                at = beyond;
                // A comma between the marks counts as one behind them.
                let comma = at >= 2 && analysis.tag(at - 2) == Tag::Comma;
                // "What Kim calls “a gift” is a loan": the clause around goes on.
                let named = phrase && self.finite_at(at) && self.taken_out(cue).is_some();
                if comma && at < limit && (phrase || subordinate || self.leaves(at, cue, true))
                    || phrase && at < limit && self.circumstance(at)
                    || named
                {
                    return at;
                }
                continue;
            }
            if at > start && awaited.step(analysis, at) && within {
                return at;
            }
            match analysis.tag(at) {
                Tag::Stop => return at,
                Tag::Comma if embedded && awaited.is_complete() && self.clause_opens(at + 1) => return at,
                Tag::Comma
                    if subordinate && (phrase || awaited.is_complete() || self.clause_opens(at + 1)) =>
                {
                    return at;
                }
                Tag::Dash if phrase && at > start && self.dash_closes(at).is_some() => {
                    at = self.dash_closes(at).unwrap_or(at);
                }
                Tag::Comma | Tag::Dash if phrase && at > start && !self.lists_on(at, start) => return at,
                Tag::Comma if !phrase && awaited.is_complete() && self.resumes(at + 1) => return at,
                Tag::Comma | Tag::Coordinator
                    if !phrase && awaited.is_complete() && self.another_reports(at + 1, cue) =>
                {
                    return at;
                }
                Tag::Coordinator if cue.construction == Construction::To && self.finite_at(at + 1) => {
                    return at;
                }
                Tag::Coordinator if phrase && (self.verb_like(at + 1, cue) || self.cue_opens(at + 1)) => {
                    return at;
                }
                Tag::Preposition | Tag::Subordinator | Tag::Time
                    if object && at > start && self.circumstance(at) =>
                {
                    return at;
                }
                Tag::Comma if self.leaves(at + 1, cue, phrase || awaited.is_complete()) => return at,
                Tag::Coordinator if self.reports_again(at + 1, cue) => return at,
                _ => {}
            }
            at += 1;
        }
        at.min(self.sentence.end)
    }

    /// Whether the clause around goes on behind a comma: "…, left the hall", "…, but the board voted".
    fn resumes(&self, at: usize) -> bool {
        let joined = self.analysis.tag(at) == Tag::Coordinator && self.clause_opens(at + 1);
        joined || self.finite_at(at)
    }

    /// The dash that closes a short insertion: "all nations – rich and poor – to act".
    fn dash_closes(&self, at: usize) -> Option<usize> {
        let analysis = self.analysis;
        (at + 2..self.sentence.end.min(at + 8))
            .find(|&close| analysis.tag(close) == Tag::Dash)
            .filter(|&close| matches!(analysis.tag(close + 1), Tag::To | Tag::Preposition))
    }

    /// Whether a phrase goes on behind a comma: "a city of work, wit and rain", "a generous, patient chair".
    fn lists_on(&self, comma: usize, start: usize) -> bool {
        let analysis = self.analysis;
        if analysis.tag(comma) != Tag::Comma {
            return false;
        }
        let next = comma + 1;
        if analysis.word(next) == "but" && self.clause_opens(next + 1) {
            return false;
        }
        let modifier = comma >= start + 2
            && analysis.tag(comma - 2) == Tag::Determiner
            && matches!(analysis.tag(next), Tag::Adjective | Tag::Noun)
            && matches!(analysis.tag(next + 1), Tag::Adjective | Tag::Noun);
        if modifier {
            return true;
        }
        let item = if analysis.tag(next) == Tag::Coordinator { next + 1 } else { next };
        let end = match self.region(item) {
            Some(region) => region.tokens.end,
            None => match analysis.noun_phrase_at(item, self.sentence.end) {
                Some(phrase) => phrase.end,
                None => return false,
            },
        };
        if self.finite_at(end) || self.cue_opens(item) {
            return false;
        }
        if item > next {
            return true;
        }
        for at in end..self.sentence.end.min(end + NEAR) {
            match analysis.tag(at) {
                Tag::Coordinator => return !self.finite_at(at + 1) && !self.clause_opens(at + 1),
                Tag::Stop | Tag::Colon | Tag::Dash | Tag::Relative | Tag::Subordinator => return false,
                tag if tag.is_verb() => return false,
                _ => {}
            }
        }
        false
    }

    /// Whether the cue's clause is part of a noun phrase whose verb comes behind it: "voters who say they stay home are few", "the claim
    /// that it sank was false".
    fn stands_within(&self, cue: &Cue) -> bool {
        let analysis = self.analysis;
        let noun = analysis.tag(cue.head) == Tag::Noun
            && matches!(cue.construction, Construction::That | Construction::To);
        let restrictive = self.relative(cue)
            && cue.speaker.as_ref().is_some_and(|who| {
                who.start > self.sentence.start && analysis.tag(who.start - 1) != Tag::Comma
            });
        let clause = matches!(cue.construction, Construction::That | Construction::Bare);
        noun || clause && (restrictive || self.taken_out(cue).is_some())
    }

    /// Whether another verb stands here that goes with the cue: "called for calm and left", "calling for calm and leaving".
    fn verb_like(&self, at: usize, cue: &Cue) -> bool {
        let tag = self.analysis.tag(at);
        tag.is_finite() || tag.is_verb() && tag == self.analysis.tag(cue.head)
    }

    /// Whether somebody else's report begins here: "asked for a photo and Kim said".
    fn cue_opens(&self, at: usize) -> bool {
        self.near(at).iter().any(|other| other.left == at && other.speaker.is_some())
    }

    /// Whether a time or an occasion begins here: "on Sunday", "during a debate", "in an interview".
    fn circumstance(&self, at: usize) -> bool {
        let analysis = self.analysis;
        match analysis.word(at) {
            "during" | "before" | "after" | "when" | "while" => true,
            "on" | "in" | "at" if analysis.tag(at + 1) == Tag::Time => true,
            "in" | "at" => matches!(analysis.word(at + 1), "a" | "an"),
            _ => analysis.tag(at) == Tag::Time && analysis.tag(at - 1) != Tag::Preposition,
        }
    }

    /// Whether what follows a comma is no longer what is reported; `complete`: the clause in front of it wants nothing more.
    fn leaves(&self, at: usize, cue: &Cue, complete: bool) -> bool {
        let analysis = self.analysis;
        if at >= self.sentence.end {
            return false;
        }
        match analysis.tag(at) {
            Tag::Gerund => self.cue_at(at).is_some(),
            Tag::Coordinator => self.reports_again(at + 1, cue),
            // "that, while the port lost half of its trade, the town grew"
            Tag::Subordinator if !complete => false,
            Tag::Subordinator | Tag::Adverb
                if matches!(analysis.word(at), "while" | "although" | "though" | "whereas") =>
            {
                !matches!(analysis.tag(at + 1), Tag::Comma | Tag::Stop)
            }

            Tag::Relative => {
                matches!(analysis.word(at), "which" | "who") && !self.goes_on(at) && !self.quotes_behind(at)
            }
            Tag::Finite | Tag::Auxiliary | Tag::Adverb if self.relative(cue) && self.finite_at(at) => true,
            _ => self
                .near(at)
                .iter()
                .any(|other| other.head > cue.head && other.left == at && other.side != Side::Right),
        }
    }

    /// Whether the cue stands in a clause that opens the sentence and is not its main one: "After Kim said …, Lee …".
    fn subordinate(&self, cue: &Cue) -> bool {
        let analysis = self.analysis;
        let mut first = self.sentence.start;
        if cue.head - first > LONGEST || cue.construction == Construction::According {
            return false;
        }
        while first < cue.head && matches!(analysis.tag(first), Tag::Coordinator | Tag::Mark) {
            first += 1;
        }
        if self.opens_adjunct(cue) {
            return true;
        }
        let opens =
            matches!(analysis.tag(first), Tag::Subordinator | Tag::Relative | Tag::Participle | Tag::Gerund)
                || analysis.tag(first) == Tag::Preposition && analysis.tag(first + 1) == Tag::Gerund;
        opens && (first..cue.head).all(|at| analysis.tag(at) != Tag::Comma)
    }

    /// Whether the cue stands right behind what makes its clause an adjunct, and nothing in front has a verb: "Hours after Kim said",
    /// "Despite the claim".
    fn opens_adjunct(&self, cue: &Cue) -> bool {
        let analysis = self.analysis;
        let first = self.sentence.start;
        let plain = |to: usize| {
            (first..to).all(|at| {
                !matches!(analysis.tag(at), Tag::Comma | Tag::Mark) && !analysis.tag(at).is_finite()
            })
        };
        let opener = cue.left.checked_sub(1).filter(|&opener| opener >= first);
        let behind = opener.is_some_and(|opener| {
            analysis.tag(opener) == Tag::Subordinator
                && !matches!(analysis.word(opener), "that" | "That" | "as")
                && plain(opener)
        });
        let noun = analysis.tag(cue.head) == Tag::Noun && analysis.tag(first) == Tag::Preposition;
        behind || noun && plain(cue.head)
    }

    /// Whether a noun phrase and its verb stand here.
    fn clause_opens(&self, at: usize) -> bool {
        let phrase = self.analysis.noun_phrase_at(at, self.sentence.end);
        phrase.is_some_and(|phrase| self.finite_at(phrase.end))
    }

    /// Whether the cue asks somebody to do something; what is told is an order without them.
    fn urges(&self, cue: &Cue) -> bool {
        cue.construction == Construction::To
            && self.analysis.tokens[cue.head].is(VERB_URGE)
            && !matches!(self.analysis.word(cue.head), "tell" | "tells" | "told" | "telling")
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

    /// Whether marked words follow that no cue of their own reports: "…, which brings “a tide of trouble”".
    fn quotes_behind(&self, at: usize) -> bool {
        let next = self.regions.iter().find(|region| region.tokens.start > at);
        next.is_some_and(|region| {
            let heads = self.cues.partition_point(|cue| cue.head < at);
            self.is_speech(region) && self.cues[heads..].iter().all(|cue| cue.head > region.tokens.start)
        })
    }

    /// Whether the sentence goes on with a finite verb behind the insertion that begins at `at`.
    fn goes_on(&self, at: usize) -> bool {
        let analysis = self.analysis;
        let Some(comma) = (at..self.sentence.end.min(at + NEAR)).find(|&at| analysis.tag(at) == Tag::Comma)
        else {
            return false;
        };
        (comma + 1..self.sentence.end)
            .find(|&at| analysis.tag(at) != Tag::Adverb)
            .is_some_and(|at| analysis.tag(at).is_finite())
    }

    /// Whether another cue of the same speaker begins at `at`: "…, and added that …".
    fn reports_again(&self, at: usize, cue: &Cue) -> bool {
        // "will align and add": the clause's own verb, and no other report.
        let alike = |other: &Cue| {
            self.analysis.tag(other.head) != Tag::Base
                || other.words.len() > 1
                || self.analysis.tag(cue.head) == Tag::Base
        };
        self.near(at).iter().any(|other| {
            other.head > cue.head
                && other.force == Force::Speech
                && alike(other)
                && (other.words.start == at && other.speaker == cue.speaker
                    || other.left == at
                        && at > 1
                        && self.analysis.tag(at - 2) == Tag::Comma
                        && other.construction != Construction::None)
        })
    }

    /// Whether somebody else's report begins: "Kim said the wall was late and Lee said it was not".
    fn another_reports(&self, at: usize, cue: &Cue) -> bool {
        self.near(at).iter().any(|other| {
            other.left == at
                && other.head > cue.head
                && other.force == Force::Speech
                && other.speaker.as_ref().is_some_and(|who| who.start == at)
                && matches!(other.construction, Construction::That | Construction::Bare)
        })
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
        while !part.is_empty() && sign(part.end - 1) && !self.quoted(part.end - 1) {
            part.end -= 1;
        }
        (!part.is_empty()).then_some(part)
    }

    /// Whether a word or two stand beside the marks: *called him "a man of many words and few deeds"*.
    fn says_more(&self, parts: &[Range<usize>]) -> bool {
        let bare = |at: usize| {
            self.analysis.tokens[at].is_word() && !self.quoted(at) && self.analysis.word(at) != "that"
        };
        parts.iter().flat_map(Clone::clone).any(bare)
    }

    fn kind(&self, parts: &[Range<usize>]) -> Kind {
        let words = |range: Range<usize>| {
            range.filter(|&at| self.analysis.tokens[at].is_word() && self.analysis.word(at) != "that").count()
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
