//! Cues behind or amid what they report: *Taxes, Kim argued, would rise*; *as Kim noted*.

use super::{Construction, Cue, FARTHEST, Finder, LONGEST, Side};
use crate::lexicon::class::*;
use crate::quotation::nonspeech;
use crate::text::Tag;
use std::ops::Range;

/// So many tokens in front of "said Kim" are a clause.
const LONG: usize = 8;

impl Finder<'_> {
    /// Whether something that can be reported stands right in front: "…, Kim said".
    pub(super) fn fronted(&self, cue: &Cue) -> bool {
        let analysis = self.analysis;
        let group = cue.words.clone();
        let inverted = cue.speaker.as_ref().is_some_and(|speaker| speaker.start >= group.end);
        let finite = (inverted || group.clone().any(|at| analysis.tag(at).is_finite()))
            && !group.clone().any(|at| {
                analysis.is(at, MODAL)
                    && !analysis.is(at, NEGATION)
                    && !matches!(analysis.word(at), "did" | "does" | "do")
            });
        let saying = analysis.is(cue.head, VERB_SAY.or(VERB_TELL).or(VERB_QUOTE).or(VERB_THINK).or(VERB_OUT));
        let named = cue.speaker.as_ref().is_some_and(|speaker| {
            analysis.tag(speaker.start) != Tag::Relative
                && (cue.left < group.start || speaker.start >= group.end)
        });
        if cue.via.is_none() && !(saying && finite && named) {
            return false;
        }
        let before = cue.left.checked_sub(1).filter(|&before| before >= self.sentence.start);
        // "Norda's “deliberate” ban threatens": the marked word belongs to the subject.
        let region = before
            .and_then(|before| self.regions.iter().take(8).find(|region| region.tokens.end == before + 1));
        let within = region.is_some_and(|region| {
            let opener = region.tokens.start.checked_sub(1).map(|at| analysis.tag(at));
            region.tokens.len() <= 4
                && matches!(opener, Some(Tag::Genitive | Tag::Determiner | Tag::Adjective))
        });
        if within {
            return false;
        }
        // "In May, Kim slammed the board": words of such a verb stand between marks.
        // "The film shows him, when, in fact, he responded quickly": no report without marks.
        let loud = !analysis.is(cue.head, VERB_SAY.or(VERB_TELL).or(VERB_THINK).or(VERB_OUT))
            || analysis.word(cue.head).starts_with("respon");
        match before {
            Some(before) if loud && cue.via.is_none() && analysis.tag(before) != Tag::Mark => false,
            // "its 'deliberate' ban threatens the port": one word of the subject.
            Some(before) if self.quotes_a_word(before) => false,
            Some(before) => {
                matches!(self.analysis.tag(before), Tag::Comma | Tag::Mark | Tag::Dash)
                    && !(self.analysis.tag(before) == Tag::Comma && before == self.sentence.start)
            }
            None => false,
        }
    }

    /// Whether a mark closes a word or two that end with no sign.
    fn quotes_a_word(&self, mark: usize) -> bool {
        let mut near = self.regions.iter().take(8);
        near.find(|region| region.tokens.end == mark + 1).is_some_and(|region| {
            let inner = region.inner();
            inner.len() <= 2
                && self.analysis.is_word(inner.end - 1)
                && region.tokens.start > self.sentence.start
        })
    }

    /// *…, as Kim noted*, *As Kim noted, …*
    pub(super) fn as_noted(&self, cue: &mut Cue) -> bool {
        let analysis = self.analysis;
        let opener = cue.left.wrapping_sub(1);
        let noted = cue.left > self.sentence.start
            && cue.speaker.as_ref().is_some_and(|speaker| speaker.start == cue.left)
            && matches!(analysis.word(opener), "as" | "As")
            && (analysis.is(cue.head, VERB_SAY) || analysis.word(cue.head).starts_with("point"))
            && !analysis.is(cue.head, VERB_THINK)
            && analysis.tag(cue.head) != Tag::Gerund;
        // "It failed as a survey reveals new results", "as they swore and shouted": another clause.
        let alone = cue.right >= self.sentence.end
            || !matches!(analysis.tag(cue.right), Tag::Coordinator | Tag::Object | Tag::Adverb)
                && !analysis.tag(cue.right).is_nominal();
        if !noted || !alone && opener > self.sentence.start {
            return false;
        }
        let first = opener == self.sentence.start || analysis.tag(opener - 1) == Tag::Coordinator;
        cue.left = opener;
        cue.construction = Construction::According;
        let comma = cue.right < self.sentence.end && analysis.tag(cue.right) == Tag::Comma;
        cue.side = match (first, comma) {
            (true, _) => Side::Right,
            (false, true) if self.goes_on(cue.right, self.is_clause(self.sentence.start..opener)) => {
                Side::Both
            }
            _ => Side::Left,
        };
        true
    }

    /// *…, Kim said*, *…, Kim said, …*
    pub(super) fn around(&self, cue: &mut Cue) {
        let analysis = self.analysis;
        if self.as_noted(cue) || !self.fronted(cue) {
            return;
        }
        let end = self.sentence.end;
        // "said, …" with more behind it
        let comma = |at: usize| at < end && analysis.tag(at) == Tag::Comma;
        let more = cue.right + 1 < end && (comma(cue.right) || comma(cue.right - 1));
        // "…, said Kim, long a friend of Lee": behind the speaker of a whole clause stands what is said of them. Many words in front of
        // a verb and a name are a clause, though its verb may look like a noun.
        let inverted = cue.speaker.as_ref().is_some_and(|speaker| speaker.start > cue.head);
        let long = inverted && cue.left >= self.sentence.start + LONG;
        let goes_on = long && analysis.tag(cue.right).is_finite();
        let whole = self.is_clause(self.sentence.start..cue.left)
            || long && !goes_on
            || inverted && self.is_broken_off(cue.left);
        // "There is no doubt, said Kim, that it sank"
        let next = analysis.tag(cue.right + usize::from(comma(cue.right)));
        let more = more && !(inverted && whole && !matches!(next, Tag::Mark | Tag::Subordinator));
        // "It was, Kim said, a shame": the clause is not at its end.
        let cut = cue.left >= self.sentence.start + 2
            && matches!(
                analysis.tag(cue.left - 2),
                Tag::Auxiliary
                    | Tag::Preposition
                    | Tag::Finite
                    | Tag::Base
                    | Tag::To
                    | Tag::Determiner
                    | Tag::Coordinator
                    | Tag::Subordinator
                    | Tag::Relative
            );
        let more = more && self.goes_on(cue.right, whole && !cut);
        // "In May, after a long debate, riders volunteered, some of them late": nothing is reported in front.
        let (_, preposition) = self.opens_adjunct(self.sentence.start..cue.left);
        if more && !whole && preposition && !self.is_clause(cue.right..end) && !self.marked_right(cue.right) {
            return;
        }
        if !more && !whole {
            return;
        }
        cue.construction = Construction::Fronted;
        cue.side = if more { Side::Both } else { Side::Left };
        if cue.via.is_none() && !more {
            cue.via = self.reported_by(cue);
        }
    }

    /// Whether marks close behind a comma in front of `at`: "“The board,” said Kim".
    pub(super) fn is_broken_off(&self, at: usize) -> bool {
        at > self.sentence.start + 1
            && self.analysis.tag(at - 1) == Tag::Mark
            && self.analysis.tag(at - 2) == Tag::Comma
    }

    /// Whether words between marks follow in the sentence.
    fn marked_right(&self, at: usize) -> bool {
        (at..self.sentence.end).any(|at| self.analysis.tag(at) == Tag::Mark)
    }

    /// Whether what is reported goes on at `at`, behind the cue: a clause of its own after a `whole` one, or the rest of one; not
    /// "…, Kim said, referring to Lee".
    pub(super) fn goes_on(&self, at: usize, whole: bool) -> bool {
        let analysis = self.analysis;
        let start =
            (at..self.sentence.end).find(|&at| analysis.tag(at) != Tag::Comma).unwrap_or(self.sentence.end);
        let end = self.sentence.end.min(start + 60);
        let stop = (start..end).find(|&at| analysis.tag(at) == Tag::Stop).unwrap_or(end);
        if self.trailing_report(start).is_some() {
            return false;
        }
        match analysis.tags.get(start) {
            // "…, she wrote in her memoir, 'Tides'"
            Some(Tag::Mark) => {
                !self.regions.iter().take(8).any(|region| {
                    region.tokens.start == start && nonspeech::plain(analysis, region).is_some()
                })
            }
            Some(Tag::Coordinator) => true,
            Some(Tag::Subordinator | Tag::Preposition)
                if matches!(
                    analysis.word(start),
                    "because" | "until" | "unless" | "if" | "whether" | "since" | "so" | "that"
                ) =>
            {
                true
            }
            Some(Tag::Gerund | Tag::Relative | Tag::Participle) if whole => false,
            _ if start >= stop => false,
            _ => !whole || self.is_clause(start..stop),
        }
    }

    /// The source of a report about the report that begins at `at`: the "Interfax" of "…, Kim said, Interfax reported."
    pub(super) fn trailing_report(&self, at: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let source = analysis.noun_phrase_at(at, self.sentence.end)?;
        let verb = (source.end..self.sentence.end)
            .find(|&at| !matches!(analysis.tag(at), Tag::Adverb | Tag::Auxiliary))?;
        let reports = analysis.tag(verb) == Tag::Finite || analysis.tag(verb) == Tag::Participle;
        if !reports || !analysis.is(verb, VERB_SAY) {
            return None;
        }
        let end = self.past_adjuncts(verb + 1);
        (end >= self.sentence.end || analysis.tag(end) == Tag::Stop).then_some(source)
    }

    /// The way a report came that stands in front or in the middle of a sentence and is itself reported behind.
    pub(super) fn reported_by(&self, cue: &Cue) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let comma = (cue.right..self.sentence.end.min(cue.right + LONGEST))
            .find(|&at| analysis.tag(at) == Tag::Comma);
        [cue.right, comma? + 1].into_iter().find_map(|at| self.trailing_report(at))
    }

    /// Whether these tokens hold a main clause, or more than a few words between quotation marks: not "On Friday", nor "When asked".
    pub(super) fn is_clause(&self, range: Range<usize>) -> bool {
        let analysis = self.analysis;
        let mut needed = 1;
        let mut at = range.start.max(range.end.saturating_sub(FARTHEST));
        // "Decide what you can do, Kim says"
        if analysis.tag(at) == Tag::Base && at == self.sentence.start {
            return true;
        }
        // "In a letter filed on Monday", "Though Kim came": an adjunct, and the clause behind its comma.
        let (clause, preposition) = self.opens_adjunct(at..range.end);
        let mut adjunct = clause;
        while at < range.end {
            match analysis.tag(at) {
                Tag::Comma | Tag::Dash if preposition || adjunct => {
                    adjunct = true;
                    if at + 1 < range.end && self.clause_at(at + 1) {
                        return true;
                    }
                }
                Tag::Stop if adjunct => (adjunct, needed) = (false, 1),
                tag if adjunct && tag != Tag::Mark => {}
                tag if preposition && tag.is_finite() && self.loose(at) && !self.has_object(at) => {}
                Tag::Mark
                    if self.regions.iter().take(8).any(|region| {
                        let opens = at == region.tokens.start
                            && at > range.start
                            && analysis.tag(at - 1) == Tag::Comma;
                        region.tokens.contains(&at)
                            && (!clause || opens)
                            && region.tokens.len() > 5
                            && nonspeech::in_clause(analysis, region).is_none()
                    }) =>
                {
                    return true;
                }
                Tag::Comma | Tag::Dash | Tag::Stop => needed = 1,
                Tag::Relative | Tag::Subordinator => needed = 2,
                tag if tag.is_finite() && !self.loose_participle(at) => {
                    needed -= 1;
                    if needed == 0 {
                        return true;
                    }
                    while at + 1 < range.end && matches!(analysis.tag(at + 1), Tag::Adverb | Tag::Auxiliary) {
                        at += 1;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        false
    }

    /// Whether an adjunct opens here that holds a clause of its own ("When asked", "Though Kim came"), and whether a preposition does.
    fn opens_adjunct(&self, mut range: Range<usize>) -> (bool, bool) {
        let analysis = self.analysis;
        let light = |tag| matches!(tag, Tag::Coordinator | Tag::Adverb | Tag::Time | Tag::Comma);
        let Some(first) = range.find(|&at| !light(analysis.tag(at))) else { return (false, false) };
        let clause = match analysis.tag(first) {
            Tag::Subordinator | Tag::Participle => true,
            Tag::Relative => matches!(analysis.word(first), "when" | "When" | "where" | "Where"),
            _ => false,
        };
        (clause, analysis.tag(first) == Tag::Preposition)
    }

    /// Whether a phrase follows that can be a verb's object: "raised tolls", not "raised in May".
    fn has_object(&self, at: usize) -> bool {
        let next = self.analysis.tag(at + 1);
        next.is_nominal() || matches!(next, Tag::Object | Tag::To | Tag::Subordinator)
    }

    /// Whether what looks finite may be a participle: ", held in May", "a donor involved in it".
    pub(super) fn loose_participle(&self, at: usize) -> bool {
        self.loose(at) && at > self.sentence.start && self.analysis.tag(at - 1) == Tag::Comma
    }
}
