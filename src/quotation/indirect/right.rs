//! How far behind its cue what is reported reaches.

use super::{Clauses, NEAR};
use crate::lexicon::{
    class::{CLAIM, REPORTING, VERB_URGE},
    is_among,
};
use crate::quotation::awaited::Awaited;
use crate::quotation::cue::{Construction, Cue, Force, Side, is_disputed};
use crate::text::Tag;
use std::ops::Range;

/// How many tokens a reported clause may have: more than any real one, and the time stays linear.
const LONGEST: usize = 300;

/// How many tokens of a region are looked at for the verb of the clause around it.
const WITHIN: usize = 16;

impl Clauses<'_> {
    /// What is reported behind the cue.
    pub(super) fn right(&self, cue: &Cue) -> Option<Range<usize>> {
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
        // "the officer who responded said she was out": the clause around goes on.
        if self.relative(cue) && self.finite_at(start) {
            return None;
        }
        // "accused Kim Lee, 52, of lying": what is said of the one accused is passed over.
        let mut end = self.right_end(start.max(cue.right.min(self.sentence.end)), cue);
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
        let reduced = analysis.tag(cue.words.start) == Tag::Gerund
            && cue
                .speaker
                .as_ref()
                .is_some_and(|who| who.start == self.sentence.start && who.end == cue.words.start);
        let limit = self.sentence.end.min(start + LONGEST);
        let mut at = start;
        // "which Kim said was late", "the man police say fled": the first word is the clause's verb; "A tax, Kim said, is late" may go on.
        let wanted = cue.construction != Construction::To
            && (!self.finite_at(start) || self.analysis.tag(cue.right) == Tag::Comma);
        let mut awaited = Awaited::new(usize::from(wanted));
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
                // "The town described by Kim as “a gift” is lost"
                let passive = phrase && analysis.word(cue.head + 1) == "by";
                let named = phrase && self.finite_at(at) && self.taken_out(cue).is_some()
                    || passive && (self.finite_at(at) || analysis.tag(at) == Tag::Comma);
                if comma && at < limit && (phrase || subordinate || self.leaves(at, cue, true))
                    || phrase && at < limit && self.circumstance(at)
                    // "said it was “superb” before leaving"
                    || matches!(analysis.word(at), "before" | "after") && analysis.tag(at + 1) == Tag::Gerund
                    || named
                {
                    return at.min(self.sentence.end);
                }
                continue;
            }
            if at > start && awaited.step(analysis, at) && within {
                return at;
            }
            match analysis.tag(at) {
                Tag::Stop => return at,
                // "A letter confirming the sale said it was late"
                tag if reduced && tag.is_finite() && (phrase || analysis.is(at, REPORTING)) => return at,
                // "Doctors say sleep is light, but how do they know?"
                Tag::Comma
                    if analysis.word(at + 1) == "but"
                        && analysis.tag(at + 2) == Tag::Relative
                        && analysis.tag(at + 3) == Tag::Auxiliary =>
                {
                    return at;
                }
                // "to stop burning (Photo: Harbour Post)"
                Tag::Bracket
                    if at > start
                        && matches!(
                            analysis.word(at + 1),
                            "Photo" | "Picture" | "Image" | "Credit" | "Pic"
                        ) =>
                {
                    return at;
                }
                // "Two owners (a clerk says they left) came"
                Tag::Bracket
                    if analysis.word(at) == ")" && !(start..at).any(|at| analysis.word(at) == "(") =>
                {
                    return at;
                }
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
                // "urged them to stay but many left", "said she wrote it but declined to go on", "said she was ready but gave no date"
                Tag::Coordinator
                    if analysis.word(at) == "but"
                        && ((phrase || cue.construction == Construction::To)
                            && self.clause_opens(at + 1)
                            || matches!(analysis.word(at + 1), "declined" | "refused" | "gave")
                                && awaited.is_complete()) =>
                {
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
        joined || self.finite_at(at) && !self.is_second_of_three(at)
    }

    /// "he broke a window, stole a phone and fled": verbs of one subject.
    fn is_second_of_three(&self, at: usize) -> bool {
        let mut behind = (at + 1..self.sentence.end.min(at + NEAR)).filter(|&at| {
            matches!(
                self.analysis.tag(at),
                Tag::Coordinator | Tag::Stop | Tag::Colon | Tag::Relative | Tag::Subordinator | Tag::Dash
            )
        });
        let reports = |at: usize| self.analysis.is(at, REPORTING);
        !reports(at)
            && behind.next().is_some_and(|last| {
                self.analysis.word(last) == "and"
                    && !reports(last + 1)
                    && self.analysis.tag(last + 1) == self.analysis.tag(at)
            })
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
        // "The firm that promised to rebuild the pier has gone bankrupt"
        let promise = cue.construction == Construction::To && restrictive;
        let clause = matches!(cue.construction, Construction::That | Construction::Bare);
        // "Her refusal to say which side she is on was met with laughter"
        let first = cue.words.start;
        let infinitive = analysis.tag(first) == Tag::To
            && first > self.sentence.start + 1
            && analysis.tag(first - 1) == Tag::Noun
            && analysis
                .noun_phrase_before(first, self.sentence.start)
                .is_some_and(|noun| noun.start == self.sentence.start);
        noun || infinitive
            || promise
            || clause && (restrictive || self.taken_out(cue).is_some() || self.finite_at(cue.right))
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
            Tag::Gerund => {
                self.cue_at(at).is_some()
                    || analysis.word(at + 1) == "to" && matches!(analysis.word(at), "pointing" | "referring")
            }
            Tag::Coordinator => self.reports_again(at + 1, cue),
            // "that, while the port lost half of its trade, the town grew"
            Tag::Subordinator if !complete => false,
            Tag::Subordinator | Tag::Adverb
                if matches!(analysis.word(at), "while" | "although" | "though" | "whereas") =>
            {
                !matches!(analysis.tag(at + 1), Tag::Comma | Tag::Stop)
            }
            // "…, a claim that Lee denies"
            Tag::Determiner if complete && self.is_comment(at) => true,
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

    /// Whether the writer says here what to think of it, to the sentence's end: "a claim that Lee denies", "a view shared by many".
    fn is_comment(&self, at: usize) -> bool {
        let analysis = self.analysis;
        if !matches!(analysis.word(at), "a" | "an") {
            return false;
        }
        let Some(phrase) = analysis.noun_phrase_at(at, self.sentence.end) else { return false };
        let noun = analysis.core(&phrase).last().is_some_and(|noun| {
            analysis.is(noun, CLAIM)
                || matches!(
                    analysis.word(noun),
                    "move" | "step" | "figure" | "idea" | "decision" | "ruling" | "phrase" | "policy"
                )
        });
        // "a plan, a promise that would last and a budget"
        let listed = (phrase.end..self.sentence.end).any(|at| analysis.tag(at) == Tag::Coordinator);
        let goes_on = matches!(analysis.tag(phrase.end), Tag::Relative | Tag::Participle | Tag::Pronoun);
        noun && !listed && (goes_on || is_disputed(analysis, phrase.end))
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
        // "On the day Kim said …, Lee …"
        let when = cue.left > first
            && cue.left < first + 5
            && is_among(analysis.word(cue.left - 1), "day time moment week month year night");
        if when || self.opens_adjunct(cue) {
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
            && self.analysis.is(cue.head, VERB_URGE)
            && !matches!(self.analysis.word(cue.head), "tell" | "tells" | "told" | "telling")
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
}
