//! What stands between speaker, cue and report: appositions, relative clauses, times and places.

use super::Finder;
use crate::lexicon::class::*;
use crate::quotation::nonspeech;
use crate::text::{Kind, Tag};
use std::ops::Range;

/// Within so many tokens what is reported begins behind an occasion.
const OCCASION: usize = 14;

impl Finder<'_> {
    /// Whether these tokens can be an insertion behind a noun phrase: a relative clause, an apposition, an age, a place.
    pub(super) fn is_insertion(&self, range: Range<usize>) -> bool {
        let analysis = self.analysis;
        if range.is_empty() {
            return false;
        }
        match analysis.tag(range.start) {
            Tag::Relative => true,
            Tag::Coordinator if analysis.tag(range.start - 1) == Tag::Comma => false,
            _ => {
                let finite = range.clone().find(|&at| {
                    analysis.tag(at) == Tag::Auxiliary
                        || analysis.tag(at) == Tag::Finite
                            && analysis.is(at, VERB)
                            && !analysis.is(at, PARTICIPLE)
                        || analysis.tag(at) == Tag::Finite
                            && at > range.start
                            && analysis.tag(at - 1) == Tag::Pronoun
                });
                finite
                    .is_none_or(|verb| range.clone().any(|at| at < verb && analysis.tag(at) == Tag::Relative))
            }
        }
    }

    /// From the end of a noun phrase past the insertions behind it: ", a senior analyst at Jefferies,".
    pub(super) fn past_apposition(&self, end: usize) -> usize {
        let analysis = self.analysis;
        let limit = self.sentence.end.min(end + 60);
        if end >= limit || !matches!(analysis.tag(end), Tag::Comma | Tag::Bracket) {
            return end;
        }
        let opens = analysis.tags.get(end + 1).is_some_and(|tag| {
            matches!(
                tag,
                Tag::Determiner
                    | Tag::Relative
                    | Tag::Number
                    | Tag::Noun
                    | Tag::Genitive
                    | Tag::Adjective
                    | Tag::Name
                    | Tag::Pronoun
            )
        });
        if !opens {
            return end;
        }
        let close = (end + 1..limit)
            .find(|&at| matches!(analysis.tag(at), Tag::Comma | Tag::Bracket | Tag::Mark | Tag::Stop))
            .unwrap_or(limit);
        if !self.is_insertion(end + 1..close) {
            return end;
        }
        match analysis.tags.get(close) {
            Some(Tag::Comma | Tag::Bracket) if close < limit => self.past_apposition(close).max(close + 1),
            Some(Tag::Mark) => end,
            _ => close,
        }
    }

    /// Past a time that owns what stands behind: "Monday's", "Monday night's".
    pub(super) fn past_owner(&self, at: usize) -> usize {
        let analysis = self.analysis;
        let last = (at..self.sentence.end).find(|&at| analysis.tag(at) != Tag::Time);
        last.filter(|&last| last > at && analysis.kind(last) == Kind::Possessive).map_or(at, |last| last + 1)
    }

    /// From `at` past adverbs, times, places and media: "on Friday", "in an interview with CNN", "to reporters".
    pub(super) fn past_adjuncts(&self, mut at: usize) -> usize {
        let analysis = self.analysis;
        let end = self.sentence.end;
        while at < end {
            if let Some(after) = self.past_time(at).or_else(|| self.past_occasion(at)) {
                at = after;
                continue;
            }
            match analysis.tag(at) {
                // "said even the mayor left"
                Tag::Adverb
                    if matches!(analysis.word(at), "even" | "only" | "just" | "not")
                        && analysis.tag(at + 1).is_nominal() =>
                {
                    return at;
                }
                Tag::Determiner | Tag::Adjective | Tag::Adverb | Tag::Noun | Tag::Base | Tag::Finite
                    if matches!(
                        analysis.word(at),
                        "last" | "this" | "next" | "earlier" | "late" | "early"
                    ) && analysis.tokens.get(at + 1).is_some_and(|next| next.is(TIME))
                        && analysis.tag(at + 2) != Tag::Genitive =>
                {
                    at += 2;
                }
                // "said Monday's vote", "said Monday night's vote"
                Tag::Time if self.past_owner(at) > at => return at,
                Tag::Adverb | Tag::Time => at += 1,
                // "in December 2011", "on Sept. 30"; not "on Monday 30 people", "in June 30 people"
                Tag::Number
                    if analysis.tag(at - 1) == Tag::Time
                        && (analysis.word(at).len() == 4
                            || analysis.word(at).len() <= 2
                                && !analysis.word(at - 1).ends_with("day")
                                && analysis.word(at.max(2) - 2) != "in") =>
                {
                    at += 1;
                }
                Tag::Preposition => {
                    if let Some(sign) = self.subject_matter(at) {
                        return sign;
                    }
                    // "in Sunday's Post"
                    let Some(phrase) = analysis.noun_phrase_at(self.past_owner(at + 1), end) else {
                        if at + 1 < end && analysis.tag(at + 1) == Tag::Time {
                            at += 2;
                            continue;
                        }
                        if let Some(after) = self.past_title(at + 1) {
                            at = after;
                            continue;
                        }
                        return at;
                    };
                    // "ended in a 'tie'"
                    if analysis.tag(phrase.end - 1) == Tag::Determiner
                        && analysis.tag(phrase.end) == Tag::Mark
                    {
                        return at;
                    }
                    let word = analysis.word(at);
                    let adjunct = matches!(
                        word,
                        "in" | "on"
                            | "at"
                            | "during"
                            | "to"
                            | "before"
                            | "after"
                            | "from"
                            | "via"
                            | "through"
                            | "over"
                            | "with"
                            | "into"
                            | "near"
                            | "outside"
                            | "inside"
                    );
                    // "said of the mayor that", "said for the first time that"
                    let aside = matches!(word, "of" | "about" | "for")
                        && phrase.end < end
                        && analysis.word(phrase.end) == "that"
                        && analysis.tag(phrase.end) == Tag::Subordinator
                        && analysis.tag(phrase.end - 1) != Tag::Object;
                    // "said by phone"
                    let by = word == "by" && phrase.len() == 1 && analysis.is(phrase.start, MEDIUM);
                    if !adjunct && !aside && !by {
                        return at;
                    }
                    // "said in Ohio taxes would rise" has no edge to see; one simple phrase is the safe reading there.
                    at = phrase.end;
                    at = self.past_title(at).unwrap_or(at);
                }
                _ => return at,
            }
        }
        at
    }

    /// Past an occasion, to what is reported: "after the match that", "as she left the court: “", "when asked that", "before the vote he".
    pub(super) fn past_occasion(&self, at: usize) -> Option<usize> {
        let analysis = self.analysis;
        if !matches!(analysis.word(at), "after" | "before" | "following" | "under" | "as" | "while" | "when")
        {
            return None;
        }
        let mut verbs = 0;
        for end in at + 1..self.sentence.end.min(at + OCCASION) {
            match analysis.tag(end) {
                Tag::Colon if analysis.tag(end + 1) == Tag::Mark => return Some(end),
                Tag::Subordinator if analysis.word(end) == "that" => {
                    let another = analysis.is(end - 1, REPORTING.or(CLAIM));
                    return (end > at + 1 && (!another || analysis.word(end - 1) == "asked")).then_some(end);
                }
                Tag::Comma | Tag::Stop | Tag::Mark | Tag::Colon | Tag::Dash => break,
                tag if tag.is_finite() => verbs += 1,
                _ => {}
            }
            if verbs > 1 {
                break;
            }
        }
        let occasion = analysis.noun_phrase_at(at + 1, self.sentence.end)?;
        let plain = !matches!(analysis.word(at), "as" | "while" | "when");
        (plain && !self.verb_at(occasion.end) && self.clause_at(occasion.end)).then_some(occasion.end)
    }

    /// Past a time told by its noun: "the next day", "that evening", "years ago", "in the past".
    fn past_time(&self, at: usize) -> Option<usize> {
        let analysis = self.analysis;
        let time = |at: usize| at < self.sentence.end && self.is_listed(analysis.word(at), TIME);
        let word = |step: usize| if at + step < self.sentence.end { analysis.word(at + step) } else { "" };
        let after = match word(0) {
            "the" if matches!(word(1), "next" | "same" | "following" | "previous") && time(at + 2) => at + 3,
            "that" if matches!(word(1), "day" | "night" | "evening" | "morning" | "week" | "month") => at + 2,
            "in" if word(1) == "the" && word(2) == "past" => at + 3 + usize::from(time(at + 3)),
            _ if word(1) == "ago" && time(at) => at + 2,
            _ => return None,
        };
        (analysis.tag(after) != Tag::Genitive && !analysis.tag(after).is_finite()).then_some(after)
    }

    /// The colon, or comma and mark, behind what somebody speaks of: "said of the new hall: “…”", "said of the hall, “…”".
    fn subject_matter(&self, at: usize) -> Option<usize> {
        let analysis = self.analysis;
        let about = matches!(analysis.word(at), "of" | "about" | "on") && analysis.tag(at + 1) != Tag::Object;
        let sign = (at + 1..self.sentence.end.min(at + 12)).find(|&at| {
            matches!(analysis.tag(at), Tag::Comma | Tag::Colon | Tag::Stop) || analysis.tag(at).is_finite()
        })?;
        let announces =
            matches!(analysis.tag(sign), Tag::Colon | Tag::Comma) && analysis.tag(sign + 1) == Tag::Mark;
        (about && announces).then_some(sign)
    }

    /// Past a title between marks, and the genitive in front of it: "on Radio Nine's 'The Hour'".
    pub(super) fn past_title(&self, at: usize) -> Option<usize> {
        let analysis = self.analysis;
        let mark = (at..self.sentence.end.min(at + 6)).find(|&at| analysis.tag(at) == Tag::Mark)?;
        let owner = (at..mark).all(|at| analysis.tag(at).is_nominal());
        let mut near = self.regions.iter().take(8);
        let title = near.find(|region| region.tokens.start == mark).filter(|_| owner)?;
        nonspeech::in_clause(analysis, title).map(|_| title.tokens.end)
    }
}
