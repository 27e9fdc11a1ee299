//! Regions that no cue of their own reports: who signs them, what they go on with, who spoke last.

use super::{Attribution, Finding, Search, behind::can_speak, subject};
use crate::lexicon::{class, is_among};
use crate::quotation::cue::{Construction, Cue, Force, Side};
use crate::quotation::{Confidence, End, Frame, Region};
use crate::text::Tag;
use std::ops::Range;

/// A sentence of fewer tokens may tell how somebody takes it: "Kim laughed."
const BRIEF: usize = 8;

/// How many words a signature may have: "- Ana Roe, chair of the Harbour Board".
const SIGNATURE: usize = 16;

impl Search<'_, '_> {
    /// "…" — Ana Roe. Behind the mark, or alone in the next paragraph.
    pub(super) fn signature(&self, region: &Region) -> Option<Attribution> {
        let analysis = self.analysis;
        let own = analysis.paragraphs[region.paragraph].clone();
        let (start, end) = if region.tokens.end < own.end {
            (region.tokens.end, own.end)
        } else {
            let next = analysis.paragraphs.get(region.paragraph + 1)?;
            (next.start, next.end)
        };
        if start >= end
            || !matches!(analysis.word(start), "-" | "–" | "—" | "―" | "--")
            || end - start > SIGNATURE
        {
            return None;
        }
        let speaker = analysis.noun_phrase_at(start + 1, end)?;
        let named = analysis.is_capital(speaker.start);
        let only =
            speaker.end == end || matches!(analysis.tag(speaker.end), Tag::Comma | Tag::Stop | Tag::Bracket);
        let signs = named && only && !(start..end).any(|at| analysis.tag(at).is_finite());
        signs.then(|| self.attribution(speaker, "signature"))
    }

    /// Kim: "…". More from Kim: "…". Kim issued a statement: "…"
    pub(super) fn colon(&self, region: &Region) -> Option<Attribution> {
        let colon = region.tokens.start.checked_sub(1)?;
        if self.paragraph_of(region).start > colon {
            return None;
        }
        self.promise_of(colon, "colon")
    }

    /// What a colon promises: the words of whoever stands before it, if they can speak; of "For example: …" we know no speaker.
    fn promise_of(&self, colon: usize, rule: &'static str) -> Option<Attribution> {
        let who = self.promised(colon)?;
        let somebody = self.may_speak(&who);
        Some(if somebody { self.attribution(who, rule) } else { Attribution { rule, ..Default::default() } })
    }

    /// Whether a noun phrase is for somebody who can speak.
    pub(super) fn may_speak(&self, who: &Range<usize>) -> bool {
        let analysis = self.analysis;
        let speaks = |at: usize| {
            can_speak(analysis, at)
                || analysis.is_person_noun(at)
                || analysis.is(at, class::VOICE)
                || analysis.word(at).starts_with("year-old")
                || analysis.word(at).contains("-of-")
        };
        // "6 Points: …"
        let counted = who.len() == 2
            && analysis.tag(who.start) == Tag::Number
            && analysis.tag(who.start + 1) == Tag::Name;
        let there = matches!(analysis.word(who.start), "there" | "There");
        !there && !counted && analysis.core(who).any(speaks)
            || who.len() == 1 && analysis.tag(who.start) == Tag::Genitive
            || matches!(analysis.word(who.start), "Another" | "Others")
    }

    /// The subject of the clause before a colon, or the name that ends there.
    fn promised(&self, colon: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        if analysis.tag(colon) != Tag::Colon {
            return None;
        }
        let sentence = self.sentence(colon).start..colon;
        if sentence.is_empty() {
            return None;
        }
        let before = analysis.noun_phrase_before(colon, sentence.start);
        // "Ferry Runs Late," by the Post's Ana Roe: "The ferry …": the article itself, and nobody's speech.
        if (sentence.start + 1..colon)
            .any(|by| analysis.word(by) == "by" && analysis.tag(by - 1) == Tag::Mark)
        {
            return None;
        }
        // "The poll surprises everybody - Ana Roe: “…”", "It is late - More from the report: “…”"
        let alone = before.as_ref().is_some_and(|before| {
            let from = matches!(analysis.word(before.start.max(1) - 1), "from" | "From");
            let opener = before.start.checked_sub(if from { 3 } else { 1 });
            opener.is_some_and(|dash| {
                dash > sentence.start
                    && analysis.tag(dash) == Tag::Dash
                    && analysis.tokens[dash].span.start > analysis.tokens[dash - 1].span.end
            })
        });
        if alone {
            return before;
        }
        // "Transcript as follows:"
        if analysis.word(colon - 1) == "follows" {
            return analysis.noun_phrase_at(sentence.start, colon - 1).or(before);
        }
        if sentence.clone().any(|at| analysis.tag(at).is_finite()) {
            // "Kim's answer to all of them was the right one:" is Kim's.
            let predicate = before.as_ref().is_some_and(|before| {
                before.start > sentence.start && analysis.tag(before.start - 1) == Tag::Auxiliary
            });
            let owner = || {
                let genitive = (sentence.start..colon.min(sentence.start + 6))
                    .find(|&at| analysis.tag(at) == Tag::Genitive && at > sentence.start)?;
                analysis.noun_phrase_before(genitive, sentence.start)
            };
            // "The timing does not surprise the pollster Kim:" is Kim's.
            let subject = subject::of(analysis, &sentence).map(|subject| self.whose_words(subject));
            let thing = subject.as_ref().is_some_and(|subject| {
                let head = (subject.start + 1..subject.end).find(|&at| analysis.tag(at) == Tag::Noun);
                analysis.tag(subject.start) == Tag::Determiner
                    && head.is_some_and(|head| !analysis.is(head, class::ROLE.or(class::ORGANISATION)))
            });
            let named = before.as_ref().is_some_and(|before| {
                analysis.tag(before.end - 1) == Tag::Name
                    || (before.start..before.end.min(before.start + 3)).any(|at| analysis.is(at, class::ROLE))
            });
            if thing && named {
                return before;
            }
            // "That led to a realization:" names nobody.
            if thing && matches!(analysis.word(sentence.start), "That" | "This" | "These" | "Those") {
                return None;
            }
            return subject.or_else(|| if predicate { owner() } else { None }).or(before);
        }
        // "Roe reports:" is no plural.
        let last = &analysis.tokens[colon - 1];
        if !last.capital && last.is(class::REPORTING) && last.is(class::THIRD.or(class::PAST)) {
            return analysis.noun_phrase_at(sentence.start, colon - 1);
        }
        // "Ana Roe, Harbour Post: …": the first name, not the last.
        let first = analysis.noun_phrase_at(sentence.start, colon).filter(|first| {
            first.end == colon || analysis.tag(first.end) == Tag::Comma && analysis.is_capital(first.start)
        });
        first.or(before)
    }

    /// "Kim" of "Kim's message", "her" of "her advice to them"; else the phrase itself.
    fn whose_words(&self, phrase: Range<usize>) -> Range<usize> {
        let analysis = self.analysis;
        let core = analysis.core(&phrase);
        let genitive = core.clone().rev().find(|&at| analysis.tag(at) == Tag::Genitive);
        let words = "message response reply answer advice plea slogan motto tip reaction verdict explanation";
        match genitive {
            Some(at) if is_among(analysis.word(core.end - 1), words) => {
                core.start..at + usize::from(at == core.start)
            }
            _ => phrase,
        }
    }

    /// "Go," said Kim. "Now." Kim recalled the day. "It rained."
    pub(super) fn same_paragraph(&self, at: usize) -> Option<Attribution> {
        let region = &self.regions[at];
        let start = self.paragraph_of(region).start;
        let cue = self.last_cue(region.tokens.start, start);
        let before = self.earlier(at).filter(|&before| self.regions[before].paragraph == region.paragraph);
        if let Some(before) = before
            && let Finding::Speech(attribution) = &self.found[before]
        {
            // Another sentence's cue, not one that hangs on the cue of the quotation before.
            let newer = cue.filter(|&cue| {
                let sentence = self.sentence(self.cues[cue].head);
                let relative = attribution
                    .speaker
                    .as_ref()
                    .is_some_and(|speaker| self.analysis.tag(speaker.start) == Tag::Relative);
                relative
                    || self.cues[cue].head >= self.regions[before].tokens.end
                        && attribution.cue.as_ref().is_none_or(|words| words.end <= sentence.start)
            });
            // "“What?” Kim asked. Lee laughed. “A joke.”"
            let own = self.sentence(region.tokens.start.checked_sub(1)?);
            let brief = own.start >= self.regions[before].tokens.end && own.len() < BRIEF && newer.is_none();
            let other = attribution.cue.as_ref().is_none_or(|words| words.end <= own.start);
            let reacts = (brief && other)
                .then(|| subject::of(self.analysis, &own))
                .flatten()
                .filter(|who| self.analysis.tag(who.end - 1) == Tag::Name);
            if let Some(who) = reacts {
                return Some(self.lowered(self.attribution(who, "reaction")));
            }
            return Some(match newer {
                Some(cue) => self.lowered(self.claim(cue, "sentence before")),
                None => Attribution {
                    continues: Some(before),
                    rule: "goes on",
                    confidence: attribution.confidence.min(Confidence::Medium),
                    ..attribution.clone()
                },
            });
        }
        if let Some(cue) = cue {
            return Some(self.lowered(self.claim(cue, "sentence before")));
        }
        let sentence = self.sentence(region.tokens.start.checked_sub(1)?);
        if sentence.start < start {
            return None;
        }
        let subject = subject::of(self.analysis, &sentence).filter(|subject| self.is_person(subject))?;
        Some(self.lowered(self.attribution(subject, "subject before")))
    }

    /// Kim compared it to a duck, "calm above, busy below".
    pub(super) fn own_subject(&self, region: &Region) -> Option<Attribution> {
        let sentence = self.sentence(region.tokens.start);
        if sentence.start >= region.tokens.start {
            return None;
        }
        let subject = subject::of(self.analysis, &(sentence.start..region.tokens.start))
            .filter(|subject| self.is_person(subject))?;
        Some(self.lowered(self.attribution(subject, "subject")))
    }

    /// Whether a noun phrase names or stands for somebody who can speak.
    fn is_person(&self, range: &Range<usize>) -> bool {
        range.clone().any(|at| self.analysis.tag(at) == Tag::Name)
            || matches!(self.analysis.word(range.start), "he" | "she" | "they" | "He" | "She" | "They")
    }

    fn lowered(&self, attribution: Attribution) -> Attribution {
        Attribution { confidence: Confidence::Low, ..attribution }
    }

    /// The last region before `at` that is speech.
    pub(super) fn earlier(&self, at: usize) -> Option<usize> {
        (0..at).rev().take(8).find(|&before| matches!(self.found[before], Finding::Speech(_)))
    }

    /// The main cue of the last sentence between two tokens that reports speech: the first with a speaker there.
    fn last_cue(&self, before: usize, from: usize) -> Option<usize> {
        let position = self.first_from(before);
        let mut cues = self.outside[..position]
            .iter()
            .rev()
            .take(6)
            .copied()
            .take_while(|&index| self.cues[index].head >= from)
            .filter(|&index| self.cues[index].force == Force::Speech && self.speaks_up(&self.cues[index]));
        let last = cues.next()?;
        // "The mayor told her to wait, Kim said." "The bank was sorry, it said, but Kim said it was late."
        let own = &self.cues[last];
        let outer = own.construction == Construction::Fronted && own.side == Side::Left
            || own.left > 1
                && self.analysis.tag(own.left - 1) == Tag::Coordinator
                && self.analysis.tag(own.left - 2) == Tag::Comma;
        if outer {
            return Some(last);
        }
        cues.take_while(|&index| self.cues[index].sentence == self.cues[last].sentence).last().or(Some(last))
    }

    /// Whether a cue names somebody who may speak on: no relative clause's "who", no reporter's "I".
    fn speaks_up(&self, cue: &Cue) -> bool {
        let modal = cue.words.clone().any(|at| self.analysis.is(at, class::MODAL));
        !modal
            && cue.speaker.as_ref().is_some_and(|speaker| {
                self.analysis.tag(speaker.start) != Tag::Relative && !self.is_narrator(speaker)
            })
    }

    fn is_narrator(&self, speaker: &Range<usize>) -> bool {
        matches!(self.analysis.word(speaker.start), "I" | "we" | "We" | "you")
    }

    /// Whoever spoke last in the article.
    pub(super) fn last_speaker(&self, at: usize) -> Option<Attribution> {
        self.found.iter().take(at).rev().take(12).find_map(|finding| match finding {
            Finding::Speech(before)
                if before.speaker.as_ref().is_some_and(|speaker| !self.is_narrator(speaker)) =>
            {
                Some(self.lowered(Attribution { rule: "last speaker", continues: None, ..before.clone() }))
            }
            _ => None,
        })
    }

    /// Two people take turns, a paragraph each: "Are you sure?" goes on with who asked before, "Yes." with who answered.
    pub(super) fn conversation(&self, at: usize) -> Option<Attribution> {
        let before = self.earlier(at)?;
        let other = self.earlier(before)?;
        let paragraph = |index: usize| self.regions[index].paragraph;
        let turns = paragraph(other) + 1 == paragraph(before) && paragraph(before) + 1 == paragraph(at);
        let asks = |index: usize| self.regions[index].last_sign(self.analysis) == "?";
        let (Finding::Speech(own), Finding::Speech(others)) = (&self.found[other], &self.found[before])
        else {
            return None;
        };
        let words = |attribution: &Attribution| {
            attribution.speaker.clone().map(|speaker| self.analysis.span(speaker).of(self.analysis.text()))
        };
        let two = words(own).is_some() && words(others).is_some() && words(own) != words(others);
        let alone = self.regions[at].tokens == self.paragraph_of(&self.regions[at]);
        (turns && two && alone && (asks(before) || asks(at) && asks(other)))
            .then(|| self.lowered(Attribution { rule: "conversation", continues: None, ..own.clone() }))
    }

    /// Whoever spoke in the paragraph before.
    pub(super) fn last_paragraph(&self, at: usize) -> Option<Attribution> {
        let region = &self.regions[at];
        let paragraph = region.paragraph.checked_sub(1)?;
        let tokens = self.analysis.paragraphs[paragraph].clone();
        if tokens.is_empty() {
            return None;
        }
        let cue = self.last_cue(self.paragraph_of(region).start, tokens.start);
        if let Some(promise) = self.promise_of(tokens.end - 1, "colon before") {
            let sentence = self.sentence(tokens.end - 1);
            let reported = cue.is_some_and(|cue| sentence.contains(&self.cues[cue].head));
            if promise.speaker.is_some() || !reported {
                return Some(promise);
            }
        }
        let earlier = self.earlier(at).filter(|&before| self.regions[before].paragraph == paragraph);
        // "“How much is it?” Kim asked Lee.": Lee answers.
        if let Some(before) = earlier
            && self.regions[before].last_sign(self.analysis) == "?"
            && let Some(asked) = self.asked(before)
        {
            return Some(self.lowered(self.attribution(asked, "asked before")));
        }
        if let Some(before) = earlier
            && let Finding::Speech(attribution) = &self.found[before]
            && cue.is_none_or(|cue| {
                let head = self.cues[cue].head;
                head < self.regions[before].tokens.start
                    || attribution.cue.as_ref().is_some_and(|words| words.end > head)
            })
        {
            return Some(self.lowered(Attribution {
                rule: "next paragraph",
                continues: None,
                ..attribution.clone()
            }));
        }
        if let Some(cue) = cue {
            return Some(self.lowered(self.claim(cue, "paragraph before")));
        }
        // A question that nobody is said to ask: an interview, and the one who answers is the one who answered before.
        if self.analysis.word(tokens.end - 1) == "?" {
            return None;
        }
        let sentence = self.sentence(tokens.end - 1);
        let subject = self
            .sender(&sentence)
            .or_else(|| subject::of(self.analysis, &sentence).filter(|subject| self.is_person(subject)))?;
        Some(self.lowered(self.attribution(subject, "subject of the paragraph before")))
    }

    /// Whom the quotation at `before` was said to.
    fn asked(&self, before: usize) -> Option<Range<usize>> {
        let Finding::Speech(own) = &self.found[before] else { return None };
        let words = own.cue.as_ref()?;
        let first = self.cues.partition_point(|cue| cue.head < words.start);
        let cue = self.cues[first..]
            .iter()
            .take_while(|cue| cue.head < words.end)
            .find(|cue| cue.words == *words)?;
        cue.addressee.clone().filter(|who| who.start > cue.head && self.is_person(who))
    }

    /// Whose answer a sentence ends with: "Later I got an email reply from a port official."
    fn sender(&self, sentence: &Range<usize>) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let from = sentence.clone().rev().find(|&at| analysis.tag(at) == Tag::Preposition)?;
        let sender = analysis.noun_phrase_at(from + 1, sentence.end)?;
        let sends = analysis.word(from) == "from"
            && from > sentence.start
            && analysis.is(from - 1, class::CLAIM.or(class::MEDIUM))
            && sender.end + 1 >= sentence.end;
        sends.then_some(sender)
    }

    /// Regions whose cue comes only behind a later region of their paragraph: "…." "…," Kim said.
    pub(super) fn look_ahead(&mut self) {
        for at in (0..self.regions.len().saturating_sub(1)).rev() {
            let (region, next) = (&self.regions[at], &self.regions[at + 1]);
            let Finding::Speech(later) = &self.found[at + 1] else { continue };
            let Finding::Speech(own) = &self.found[at] else { continue };
            if next.continued && own.confidence == Confidence::Low {
                self.found[at] = Finding::Speech(Attribution {
                    continues: own.continues,
                    rule: "several paragraphs",
                    ..later.clone()
                });
                continue;
            }
            if region.paragraph != next.paragraph {
                continue;
            }
            let open = own.cue.is_none() && matches!(own.rule, "nobody" | "subject" | "subject before");
            if open && matches!(later.rule, "cue behind" | "verb behind") && region.end != End::Paragraph {
                self.found[at] = Finding::Speech(Attribution {
                    rule: "cue behind the next",
                    confidence: later.confidence.min(Confidence::Medium),
                    continues: None,
                    ..later.clone()
                });
            }
        }
    }

    /// ROE: … The label names the speaker. That of an answer does not: whoever was introduced before the first question speaks. The
    /// questions are the reporter's own.
    pub(super) fn turn(&self, at: usize) -> Finding {
        let region = &self.regions[at];
        let start = self.paragraph_of(region).start;
        match self.analysis.word(start) {
            "Q" | "Q." => Finding::None("question"),
            "A" | "A." => {
                let answers = self.last_speaker(at).or_else(|| self.introduced(at));
                Finding::Speech(Attribution {
                    rule: "answer",
                    continues: None,
                    ..answers.unwrap_or_default()
                })
            }
            _ => Finding::Speech(self.attribution(start..region.tokens.start - 1, "turn")),
        }
    }

    /// The subject of the sentence before the first turn of an interview.
    fn introduced(&self, at: usize) -> Option<Attribution> {
        let turns = self.regions[..at].iter().rev().take_while(|region| region.frame == Frame::Turn);
        let first = turns.last().unwrap_or(&self.regions[at]);
        let end = self.paragraph_of(first).start.checked_sub(1)?;
        let subject =
            subject::of(self.analysis, &self.sentence(end)).filter(|subject| self.is_person(subject))?;
        Some(self.lowered(self.attribution(subject, "answer")))
    }

    /// A block quotation: whoever announces or signs it, or was reported right before. Nobody: it may be anything.
    pub(super) fn block(&self, at: usize) -> Finding {
        let region = &self.regions[at];
        // "Ana Roe, Ph.D."
        let tags = || region.tokens.clone().map(|token| self.analysis.tag(token));
        if region.tokens.len() <= 8
            && tags().next() == Some(Tag::Name)
            && tags().all(|tag| matches!(tag, Tag::Name | Tag::Comma | Tag::Stop | Tag::Number))
        {
            return Finding::None("signature");
        }
        let before = at.checked_sub(1).filter(|&before| {
            let other = &self.regions[before];
            other.frame == Frame::Block && other.paragraph + 1 == region.paragraph
        });
        if let Some(before) = before
            && let Finding::Speech(attribution) = &self.found[before]
        {
            return Finding::Speech(Attribution { continues: Some(before), ..attribution.clone() });
        }
        // Whom the paragraph before was about need not be whom the page quotes.
        let announced = self.last_paragraph(at).filter(|own| own.rule != "subject of the paragraph before");
        match self.signature(region).or(announced) {
            Some(attribution) => Finding::Speech(attribution),
            None => Finding::None("block"),
        }
    }
}
