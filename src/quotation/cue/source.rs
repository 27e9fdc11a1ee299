//! Cues that are no verbs: *according to Kim*, *as Kim put it*, *Kim's claim that …*, *Kim: …*.

use super::{Construction, Cue, Finder, Force, Side, is_disputed};
use crate::article::Role;
use crate::lexicon::{Classes, is_among};
use crate::text::Tag;
use std::ops::Range;

impl Finder<'_> {
    /// "according to Kim", "per Kim", "in the words of Kim", "in Kim's words".
    pub(super) fn according(&self, at: usize) -> Option<Cue> {
        let analysis = self.analysis;
        let end = self.sentence.end;
        let word = analysis.word(at);
        let next = |step: usize| if at + step < end { analysis.word(at + step) } else { "" };
        let length = match word {
            "according" | "According" if next(1) == "to" => 2,
            "per" if at + 1 < end && analysis.tag(at + 1) == Tag::Name => 1,
            // "Per Reuters, the port was shut", but "Per Dahl, its head, said"
            "Per"
                if analysis.noun_phrase_at(at + 1, end).is_some_and(|name| {
                    analysis.tag(name.end) == Tag::Comma && self.clause_at(name.end + 1)
                }) =>
            {
                1
            }
            "in" | "In" if next(1) == "the" && next(2) == "words" && next(3) == "of" => 4,
            "in" | "In" if next(1) == "the" && matches!(next(2), "view" | "opinion") && next(3) == "of" => 4,
            "in" | "In" => 0,
            _ => return None,
        };
        let (words, mut speaker) = match length {
            0 => self.own_words(at)?,
            _ => {
                let title = self.regions.iter().take(8).find(|region| region.tokens.start == at + length);
                let title = title.map(|region| region.tokens.clone());
                (at..at + length, analysis.noun_phrase_at(at + length, end).or(title)?)
            }
        };
        // "according to her 'harbour first' plan"
        let mut near = self.regions.iter().take(8);
        if matches!(analysis.tag(speaker.end - 1), Tag::Determiner | Tag::Genitive)
            && let Some(marked) = near.find(|region| region.tokens.start == speaker.end)
            && let Some(rest) = analysis.noun_phrase_at(marked.tokens.end, end)
        {
            speaker.end = rest.end;
        }
        // "according to poet and teacher Kim Lee"
        if speaker.len() == 1
            && analysis.is_person_noun(speaker.start)
            && analysis.word(speaker.end) == "and"
            && let Some(other) = analysis.noun_phrase_at(speaker.end + 1, end)
            && analysis.tag(other.end - 1) == Tag::Name
        {
            speaker.end = other.end;
        }
        let mut right = speaker.end.max(words.end);
        // "according to 'Night Train' by Ana Roe"
        if analysis.tag(right - 1) == Tag::Mark && right < end && analysis.word(right) == "by" {
            right = analysis.noun_phrase_at(right + 1, end).map_or(right, |author| author.end);
        }
        right = self.past_apposition(right);
        let left = self.sentence.start.max(at);
        let first = at == self.sentence.start
            || at - self.sentence.start <= 2
                && matches!(analysis.tag(at - 1), Tag::Comma | Tag::Coordinator | Tag::Mark);
        if first && right > 0 && analysis.tag(right - 1) != Tag::Comma {
            // Past what hangs on the source: "according to a poll taken in May, …"
            let comma = (right..end.min(right + 40))
                .find(|&at| matches!(analysis.tag(at), Tag::Comma | Tag::Stop | Tag::Mark));
            right = comma.filter(|&at| analysis.tag(at) == Tag::Comma).unwrap_or(right);
        }
        // "According to Kim, the ferry left at noon, an hour late": no apposition, where no clause is left behind it.
        let clause = |at: usize| self.clause_at(at) || analysis.tag(at) == Tag::Mark;
        if first
            && right > speaker.end
            && !clause(right)
            && (self.clause_at(speaker.end + 1) || !self.clause_behind(right))
        {
            right = speaker.end.max(words.end);
        }
        // "Absent, according to some who came, was the mayor"
        if !first && analysis.tag(right) == Tag::Relative {
            let comma = (right..end.min(right + 20)).find(|&at| analysis.tag(at) == Tag::Comma);
            right = comma.filter(|&comma| self.verb_at(comma + 1)).unwrap_or(right);
        }
        let open = right < end && !matches!(analysis.tag(right), Tag::Stop);
        let side = match (first, open) {
            (true, _) => Side::Right,
            (false, true)
                if analysis.tag(at - 1) == Tag::Comma
                    && (analysis.tag(right) == Tag::Comma || analysis.tag(right - 1) == Tag::Comma) =>
            {
                Side::Both
            }
            _ => Side::Left,
        };
        Some(Cue {
            sentence: self.number,
            words,
            head: at,
            speaker: Some(speaker),
            addressee: None,
            via: None,
            construction: Construction::According,
            side,
            right,
            left,
            force: Force::Speech,
        })
    }

    /// The "words" of "in Kim's words", and whose they are.
    fn own_words(&self, at: usize) -> Option<(Range<usize>, Range<usize>)> {
        let analysis = self.analysis;
        let phrase = analysis.noun_phrase_at(at + 1, self.sentence.end.min(at + 10))?;
        let genitive = phrase.clone().find(|&at| analysis.kind(at) == crate::text::Kind::Possessive)?;
        let last = (genitive + 1..phrase.end).find(|&at| matches!(analysis.word(at), "words" | "telling"))?;
        Some((last..last + 1, phrase.start..genitive))
    }

    /// "as Kim put it".
    pub(super) fn put(&self, at: usize) -> Option<Cue> {
        let analysis = self.analysis;
        if !matches!(analysis.word(at), "as" | "As") {
            return None;
        }
        let speaker = analysis.noun_phrase_at(at + 1, self.sentence.end)?;
        let verb = self.past_apposition(speaker.end);
        let verb = (verb..self.sentence.end).find(|&at| analysis.tag(at) != Tag::Adverb)?;
        if verb + 1 >= self.sentence.end
            || !matches!(analysis.word(verb), "put" | "puts")
            || analysis.word(verb + 1) != "it"
        {
            return None;
        }
        let right = self.past_adjuncts(verb + 2);
        Some(Cue {
            sentence: self.number,
            words: verb..verb + 2,
            head: verb,
            speaker: Some(speaker),
            addressee: None,
            via: None,
            construction: Construction::According,
            side: if at == self.sentence.start { Side::Right } else { Side::Both },
            right,
            left: at,
            force: Force::Speech,
        })
    }

    /// "“No,” came the reply from Kim".
    pub(super) fn reply(&self, at: usize) -> Option<Cue> {
        let analysis = self.analysis;
        let noun = at + 2;
        let replies = analysis.word(at) == "came"
            && analysis.word(at + 1) == "the"
            && matches!(analysis.word(noun), "reply" | "answer" | "response" | "retort" | "cry" | "shout");
        if !replies || at == self.sentence.start || analysis.tag(at - 1) != Tag::Mark {
            return None;
        }
        let from = (analysis.word(noun + 1) == "from")
            .then(|| analysis.noun_phrase_at(noun + 2, self.sentence.end))
            .flatten();
        Some(Cue {
            sentence: self.number,
            words: at..noun + 1,
            head: at,
            right: from.as_ref().map_or(noun + 1, |from| from.end),
            speaker: from,
            addressee: None,
            via: None,
            construction: Construction::Fronted,
            side: Side::Left,
            left: at,
            force: Force::Speech,
        })
    }

    /// "Kim's claim that", "the allegation by Kim that", "a statement that".
    pub(super) fn noun(&self, head: usize) -> Option<Cue> {
        let analysis = self.analysis;
        let end = self.sentence.end;
        let mut at = head + 1;
        let mut speaker = None;
        if at < end && matches!(analysis.word(at), "by" | "from") {
            speaker = analysis.noun_phrase_at(at + 1, end);
            at = speaker.as_ref().map_or(at, |speaker| speaker.end);
        }
        at = self.past_adjuncts(at);
        // "Kim's vow to stay"
        let promise = at == head + 1
            && at < end
            && analysis.tag(at) == Tag::To
            && !matches!(
                analysis.word(head),
                "comment" | "comments" | "statement" | "remarks" | "answer" | "letter" | "message" | "report"
            );
        // "a charge that stung" is a relative clause.
        if !promise
            && (at >= end
                || !matches!(analysis.word(at), "that" | "whether")
                || analysis.tag(at) == Tag::Relative
                || (at + 1..end)
                    .find(|&at| !matches!(analysis.tag(at), Tag::Time | Tag::Adverb))
                    .is_some_and(|at| analysis.tag(at).is_finite()))
        {
            return None;
        }
        let phrase = analysis.noun_phrase_before(head + 1, self.sentence.start)?;
        if speaker.is_none() {
            // "Kim's wall or a pledge": not Kim's pledge. "upset by Kim's claim": Kim.
            let own = |at: &usize| !matches!(analysis.tag(*at), Tag::Coordinator | Tag::Determiner);
            let genitive =
                (phrase.start..head).rev().take_while(own).find(|&at| analysis.tag(at) == Tag::Genitive);
            speaker = genitive.map(|genitive| {
                let bare = analysis.kind(genitive) == crate::text::Kind::Word;
                let hangs = |&at: &usize| analysis.tag(at) == Tag::Preposition && analysis.word(at) != "of";
                let start = (phrase.start..genitive).rev().find(hangs).map_or(phrase.start, |at| at + 1);
                if bare { genitive..genitive + 1 } else { start..genitive }
            });
        }
        // "Kim made a strong claim that"
        let made = phrase.start.checked_sub(1).filter(|&made| {
            made > self.sentence.start
                && matches!(analysis.word(made), "made" | "makes" | "making" | "issued")
        });
        if let Some(made) = made {
            speaker = speaker.or_else(|| self.subject(&self.group(made), made));
        }
        if speaker.is_none() && (promise || is_disputed(analysis, at)) {
            return None;
        }
        Some(Cue {
            sentence: self.number,
            words: head..head + 1,
            head,
            speaker,
            addressee: None,
            via: None,
            construction: if promise { Construction::To } else { Construction::That },
            side: Side::Right,
            right: at,
            left: phrase.start,
            force: Force::Speech,
        })
    }

    /// Whether the sentence stands in a heading: by its role, or first of all.
    pub(super) fn is_heading(&self) -> bool {
        let own = self.analysis.paragraph_of(self.sentence.start);
        own == 0
            || self
                .analysis
                .article
                .paragraphs
                .get(own)
                .is_some_and(|paragraph| paragraph.role == Role::Heading)
    }

    /// "Kim: Taxes will rise" as a whole sentence.
    pub(super) fn headline(&self, found: &mut Vec<Cue>) {
        let analysis = self.analysis;
        let start = self.sentence.start;
        let Some(speaker) = analysis.noun_phrase_at(start, self.sentence.end) else { return };
        let colon = speaker.end;
        if colon + 1 >= self.sentence.end
            || analysis.tag(colon) != Tag::Colon
            || analysis.tokens[colon].span.end == analysis.tokens[colon + 1].span.start
        {
            return;
        }
        // "WARNING: Some readers", "Norda: Ship breaks up"
        let shouted = |at: usize| {
            analysis.span(at..at + 1).len() > 1 && !analysis.word(at).chars().any(char::is_lowercase)
        };
        let label = speaker.clone().all(shouted) && !shouted(colon + 1)
            || speaker.len() == 1 && analysis.tokens[start].classes != Classes::NONE;
        // "Premier League: Hull beat York"
        let topic = is_among(
            analysis.word(colon - 1),
            "League Cup Open Show War News Digest Guide Review Podcast Report Watch Photo Photos Picture Credit Credits \
             Exclusive Opinion Letters Recipe Obituary Briefs Plan Update Series",
        );
        let speaker_named = !label
            && !topic
            && analysis.tag(colon - 1) == Tag::Name
            && speaker.len() <= 5
            && analysis.span(speaker.clone()).len() > 2;
        found.push(Cue {
            sentence: self.number,
            words: colon..colon + 1,
            head: colon,
            speaker: Some(speaker),
            addressee: None,
            via: None,
            construction: Construction::Colon,
            side: Side::Right,
            right: colon + 1,
            left: start,
            force: if self.is_heading() && speaker_named { Force::Speech } else { Force::Weak },
        });
    }
}
