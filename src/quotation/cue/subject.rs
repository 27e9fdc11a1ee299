//! Whose verb it is: the noun phrase that names the speaker, however much stands between it and the cue.

use super::Finder;
use crate::lexicon::{class::*, is_among};
use crate::text::{Tag, is_person_plural};
use std::ops::Range;

/// What one does to words of others: "rejected a claim saying", "held a sign saying".
const MET: &str = "received receives receiving receive got gets getting get heard hears hear saw sees see seen read reads reading found \
                   holding held carrying carried waving waved rejected rejects dismissed dismisses denied denies removed removes \
                   deleted banned bans vetoed retracted faced faces facing ignored ignores settled cited cites citing cheered booed \
                   dispersed chased rescued drew left met";

/// So many words between marks, with the first, may be a title.
const MARKED: usize = 7;

impl Finder<'_> {
    /// Whose verb the group is.
    pub(super) fn subject(&self, group: &Range<usize>, head: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let first = analysis.tag(group.start);
        if group.start == self.sentence.start {
            return (first == Tag::Gerund).then(|| self.subject_behind(group)).flatten();
        }
        let before = group.start - 1;
        let finite = group.clone().any(|at| analysis.tag(at).is_finite());
        if let Some(namer) = self.namer(group, head).or_else(|| self.overheard(group)) {
            return Some(namer);
        }
        if !finite {
            // "…, adding", "by saying", "and saying", "critics saying", "with Kim saying"
            if first == Tag::To
                && matches!(analysis.tag(before), Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Object)
            {
                // "leaving some to question", "for voters to say"; not "the decision to say".
                let object = analysis.noun_phrase_before(group.start, self.sentence.start)?;
                let controls = object.start > self.sentence.start
                    && (analysis.tag(object.start - 1).is_verb() || analysis.word(object.start - 1) == "for");
                // "had the courage to demand": not the courage demands.
                let core = analysis.core(&object);
                let last = core.end - 1;
                let thing = core.len() == 1
                    && matches!(analysis.word(last), "this" | "nothing" | "more" | "something")
                    || (2..4).contains(&core.len())
                        && matches!(
                            analysis.word(core.start),
                            "the" | "his" | "her" | "their" | "its" | "a" | "an" | "every" | "no" | "any"
                        )
                        && !analysis.is(last, ROLE.or(TITLE).or(ORGANISATION))
                        && !analysis.is_capital(last)
                        && !analysis.word(last).ends_with('s');
                // "took to the radio to say", "flew to Oslo to urge": the one who did it.
                let way = object.start > self.sentence.start
                    && matches!(analysis.word(object.start - 1), "to" | "on");
                return if controls && thing || !controls && way {
                    self.carried()
                } else {
                    controls.then_some(object)
                };
            }
            let bare = analysis.tag(head) == Tag::Gerund
                && matches!(analysis.tag(before), Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Object);
            if bare {
                let found = analysis.noun_phrase_before(group.start, self.sentence.start);
                // "Try asking your neighbours": an order, and nobody's.
                let order = |phrase: &Range<usize>| {
                    phrase.start == self.sentence.start
                        && phrase.len() == 1
                        && analysis.is(phrase.start, VERB)
                        && analysis.is(phrase.start, BASE)
                };
                if found.as_ref().is_some_and(order) {
                    return None;
                }
                // "released a statement saying", "e-mailed supporters saying": the words are those of the one who did it.
                // "slammed the move claiming" is who slammed it; "got a letter saying", "met a man saying" are the letter's, the man's.
                let carries = found.as_ref().is_some_and(|phrase| {
                    let before = phrase.start.checked_sub(1).map_or("", |at| analysis.word(at));
                    // "quit over a report accusing him": what is met so is not one's own.
                    let met = matches!(before, "over" | "after" | "to" | "by" | "following" | "at")
                        && self.holds(phrase.clone(), WORDS);
                    if met || is_among(before, MET) {
                        return false;
                    }
                    let other = |at: usize| {
                        analysis.is_capital(at)
                            || analysis.is_person_noun(at)
                            || is_person_plural(analysis.word(at))
                            || self.is_listed(analysis.word(at), TIME)
                    };
                    phrase.start > self.sentence.start
                        && (analysis.tag(phrase.start - 1).is_verb()
                            && !phrase.clone().any(other)
                            && (analysis.tag(phrase.start - 1) == Tag::Base
                                || !self.has_voice(analysis.core(phrase).end - 1)
                                || self.holds(phrase.clone(), DOCUMENT))
                            || self.holds(phrase.clone(), CLAIM.or(MEDIUM).or(TIME))
                            || self.answers_to(phrase.start)
                            || phrase.len() == 1
                                && analysis.tag(phrase.start - 1) == Tag::Preposition
                                && analysis.tag(phrase.start) == Tag::Noun
                                && analysis.word(phrase.start - 1) != "with")
                });
                return if carries { self.carried().or(found) } else { found };
            }
            // "Kim's declaring an end to it"
            if first == Tag::Gerund && analysis.tag(before) == Tag::Genitive {
                return analysis.noun_phrase_before(before, self.sentence.start);
            }
            if first == Tag::To
                && analysis.tag(before) == Tag::Comma
                && let Some(object) = self.object_past_comma(before)
            {
                return Some(object);
            }
            return self.carried().or_else(|| self.subject_behind(group));
        }
        self.subject_before(group.start).or_else(|| self.head_subject(group.start)).or_else(|| {
            let joined = matches!(analysis.tag(before), Tag::Coordinator | Tag::Comma);
            joined.then(|| self.carried()).flatten()
        })
    }

    /// "a woman" of "heard a woman cry", "Kim" of "watched Kim tell the crowd", "made Kim admit".
    fn overheard(&self, group: &Range<usize>) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let bare =
            group.len() == 1 && (analysis.tag(group.start) == Tag::Base || analysis.is(group.start, BASE));
        let phrase = bare.then(|| analysis.noun_phrase_before(group.start, self.sentence.start)).flatten()?;
        let verb = phrase.start.checked_sub(1).filter(|&verb| verb > self.sentence.start)?;
        let verb = verb - usize::from(analysis.word(verb) == "to");
        is_among(analysis.word(verb), "heard hears watched watches saw sees let lets made makes had listened")
            .then_some(phrase)
    }

    /// Who names what stands right in front without a relative pronoun: "Roe" of "the player Roe called “a gift”".
    fn namer(&self, group: &Range<usize>, head: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let names = analysis.is(head, VERB_CALL.or(VERB_DESCRIBE)) && group.len() == 1;
        if !names || analysis.tag(head) != Tag::Finite {
            return None;
        }
        let phrase = analysis.noun_phrase_before(group.start, self.sentence.start)?;
        let phrase = match phrase.clone().rev().find(|&at| analysis.tag(at) == Tag::Preposition) {
            Some(hangs) => hangs + 1..phrase.end,
            None => phrase,
        };
        let bound = analysis.tag(phrase.start) == Tag::Determiner && phrase.len() > 2;
        let object = phrase.start > self.sentence.start
            && (analysis.tag(phrase.start - 1).is_verb()
                || analysis.tag(phrase.start - 1) == Tag::Preposition);
        let name = self.name_at_end(&phrase)?;
        (bound && object && name > phrase.start + 1).then_some(name..phrase.end)
    }

    /// Whether the noun phrase at `start` is the object of a verb that reports: "responded to his question", "e-mailed members".
    pub(super) fn answers_to(&self, start: usize) -> bool {
        let analysis = self.analysis;
        let preposition = analysis.tag(start - 1) == Tag::Preposition;
        let verb = (start - 1).checked_sub(usize::from(preposition));
        verb.filter(|&verb| verb >= self.sentence.start)
            .is_some_and(|verb| analysis.tag(verb).is_verb() && analysis.is(verb, REPORTING))
    }

    /// Whose participle opens the sentence: "Noting that …, Kim left".
    pub(super) fn subject_behind(&self, group: &Range<usize>) -> Option<Range<usize>> {
        let analysis = self.analysis;
        // "Noting that", "In noting that", "And in noting that"
        let light =
            |at: usize| matches!(analysis.tag(at), Tag::Coordinator | Tag::Preposition | Tag::Subordinator);
        if group.start > self.sentence.start + 2 || !(self.sentence.start..group.start).all(light) {
            return None;
        }
        let commas =
            (group.end..self.sentence.end.min(group.end + 60)).filter(|&at| analysis.tag(at) == Tag::Comma);
        commas.take(3).find_map(|comma| {
            let subject = analysis.noun_phrase_at(comma + 1, self.sentence.end)?;
            self.verb_at(self.past_apposition(subject.end)).then_some(subject)
        })
    }

    /// Whether the head of a noun phrase, or what it hangs on, is of these classes.
    pub(super) fn holds(&self, phrase: Range<usize>, classes: crate::lexicon::Classes) -> bool {
        phrase.clone().any(|at| self.analysis.is(at, classes) && self.analysis.tag(at) == Tag::Noun)
    }

    /// The noun phrase in front of the verb group at `end`, past appositions, relative clauses, time and place.
    pub(super) fn subject_before(&self, end: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let floor = self.sentence.start;
        if end <= floor {
            return None;
        }
        let mut end = self.before_time(end);
        // "as Kim herself said"
        if end > floor + 1 && analysis.tag(end - 1) == Tag::Object && analysis.word(end - 1).ends_with("self")
        {
            end -= 1;
        }
        // "Lee and Kim both said"
        if end > floor + 1
            && matches!(analysis.word(end - 1), "both" | "all" | "each")
            && matches!(analysis.tag(end - 2), Tag::Noun | Tag::Name | Tag::Pronoun)
        {
            end -= 1;
        }
        match analysis.tag(end - 1) {
            // "Why not say": nobody.
            Tag::Relative if matches!(analysis.word(end - 1), "Why" | "why") => return None,
            Tag::Relative => return Some(end - 1..end),
            // "Ana Roe (D-Ohio), said"
            Tag::Comma if end > floor + 1 && analysis.word(end - 2) == ")" => {
                return self.subject_before(end - 1);
            }
            // "Ana Roe, who called it “a sham,” said"
            Tag::Mark
                if end > floor + 1 && analysis.tag(end - 2) == Tag::Comma && analysis.is(end, VERB_SAY) =>
            {
                let who = self.subject_past_comma(end - 2);
                return who.filter(|who| {
                    matches!(analysis.tag(who.end + 1), Tag::Relative | Tag::Noun | Tag::Determiner)
                });
            }
            Tag::Comma | Tag::Dash => return self.subject_past_comma(end - 1),
            _ => {}
        }
        // "one man who came had said"
        if analysis.tag(end - 1).is_verb() {
            return self.antecedent(end);
        }
        if let Some(titled) = self.subject_with_title(end) {
            return Some(titled);
        }
        let found = analysis.noun_phrase_before(end, floor)?;
        // "After the match Weston admitted"
        if found.start == floor + 1
            && matches!(analysis.tag(floor), Tag::Preposition | Tag::Subordinator)
            && let Some(name) = self.name_behind_noun(&found)
        {
            return Some(name);
        }
        // "an official involved in the talks said"
        if found.start > floor + 2
            && analysis.tag(found.start - 1) == Tag::Preposition
            && self.is_reduced(found.start - 2)
        {
            return analysis.noun_phrase_before(found.start - 2, floor).map(|who| who.start..found.end);
        }
        // "neighbours who have met him at the mill say"
        if analysis.tag(found.start) == Tag::Object
            && let Some(head) = self.head_subject(end)
        {
            return Some(head);
        }
        // "the officer who made the arrest said": whom "who" takes up.
        if let Some(antecedent) = self.antecedent(found.start) {
            return Some(antecedent);
        }
        // "officials investigating the crash said": the officials; not "Kim running mate Ana Roe said".
        if found.start > floor
            && analysis.tag(found.start - 1) == Tag::Gerund
            && (matches!(analysis.tag(found.start), Tag::Determiner | Tag::Genitive)
                || found.start > floor + 1 && analysis.tag(found.start - 2) == Tag::Noun)
            && let Some(busy) = analysis.noun_phrase_before(found.start - 1, floor)
            && (busy.start == floor || analysis.opens_clause(busy.start - 1))
        {
            return Some(busy);
        }
        // "voters who are weighing the plan say": a verb's object is no subject.
        let object = found.start > floor
            && analysis.tag(found.start - 1).is_verb()
            && !analysis.is(found.start - 1, REPORTING);
        if object && let Some(head) = self.head_subject(end) {
            return Some(head);
        }
        // "Outside experts say": a preposition that nothing sets apart.
        let first = found.start == floor + 1 && analysis.tag(floor) == Tag::Preposition;
        let opens = first
            || found.start == floor
            || analysis.opens_clause(found.start - 1)
            || analysis.word(found.start - 1) == "as"
            || analysis.tag(found.start - 1).is_verb();
        if opens || analysis.tag(found.start - 1) == Tag::Object || analysis.tag(found.start - 1).is_nominal()
        {
            // "Kim Lee, a painter of note told the Post"
            let described = matches!(analysis.word(found.start), "a" | "an");
            return Some(if described { self.named_before(found) } else { found });
        }
        None
    }

    /// The name with which a phrase ends whose noun in front is nobody: "Weston" of "the match Weston".
    fn name_behind_noun(&self, phrase: &Range<usize>) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let first = self.name_at_end(phrase)?;
        let noun = first.checked_sub(1).filter(|&noun| noun >= phrase.start)?;
        let thing = analysis.tag(noun) == Tag::Noun
            && !analysis.is(noun, ROLE.or(TITLE).or(ORGANISATION).or(OUTLET).or(MODIFIER))
            && !is_person_plural(analysis.word(noun));
        thing.then_some(first..phrase.end)
    }

    /// Where the name begins with which a phrase ends.
    fn name_at_end(&self, phrase: &Range<usize>) -> Option<usize> {
        phrase.clone().rev().take_while(|&at| self.analysis.tag(at) == Tag::Name).last()
    }

    /// The phrase that ends with a title between marks: "critics of the “bedroom tax” say", "the author of “Tides” said".
    fn subject_with_title(&self, end: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let floor = self.sentence.start;
        if analysis.tag(end - 1) != Tag::Mark || end < floor + 4 {
            return None;
        }
        let open = (floor..end - 1).rev().take(MARKED).find(|&at| analysis.tag(at) == Tag::Mark)?;
        let ends = !analysis.is_word(end - 2);
        if ends || open <= floor + 1 {
            return None;
        }
        let article = usize::from(analysis.tag(open - 1) == Tag::Determiner);
        let of = (open - article).checked_sub(1).filter(|&of| of > floor)?;
        let hangs = matches!(analysis.word(of), "of" | "for" | "behind" | "about" | "in");
        let front = hangs.then(|| analysis.noun_phrase_before(of, floor)).flatten()?;
        let opens = front.start == floor || analysis.opens_clause(front.start - 1);
        opens.then_some(front.start..end)
    }

    /// The noun phrase in front of the relative clause whose verb's object begins at `object`.
    fn antecedent(&self, object: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let verb = |at: usize| {
            let tag = analysis.tag(at);
            tag.is_verb() || matches!(tag, Tag::To | Tag::Adverb)
        };
        let first = (self.sentence.start..object).rev().take(6).take_while(|&at| verb(at)).last()?;
        let who = first.checked_sub(1).filter(|&who| who > self.sentence.start)?;
        let takes_up = analysis.tag(who) == Tag::Relative && matches!(analysis.word(who), "who" | "that");
        let antecedent = takes_up.then(|| analysis.noun_phrase_before(who, self.sentence.start)).flatten()?;
        (antecedent.start == self.sentence.start || analysis.opens_clause(antecedent.start - 1))
            .then_some(antecedent)
    }

    /// The noun phrase at the head of the sentence, past what hangs on it as clauses: "Several people I have met say", "voters who
    /// listened to him on television or at events said".
    pub(super) fn head_subject(&self, end: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let mut start = self.sentence.start;
        while start < end
            && matches!(
                analysis.tag(start),
                Tag::Coordinator | Tag::Subordinator | Tag::Adverb | Tag::Time | Tag::Comma | Tag::Dash
            )
        {
            start += 1;
        }
        if end - start > 60 {
            return None;
        }
        // "An hour later he deleted it and wrote": the hour did not.
        let subject = analysis.noun_phrase_at(start, end).filter(|subject| {
            !matches!(analysis.word(subject.end), "later" | "earlier" | "before")
                || !self.is_listed(analysis.word(subject.end - 1), TIME)
        })?;
        let mut clauses = 0;
        let mut at = subject.end;
        while at < end {
            match analysis.tag(at) {
                Tag::Relative | Tag::Pronoun | Tag::Subordinator => clauses += 1,
                Tag::Stop | Tag::Colon | Tag::Mark => return None,
                // "voters who came and were turned away"
                tag if tag.is_finite() && analysis.goes_with_and(at) && clauses == 0 => {}
                tag if tag.is_finite() && !self.loose(at) => {
                    clauses -= 1;
                    while at + 1 < end && matches!(analysis.tag(at + 1), Tag::Adverb | Tag::Auxiliary) {
                        at += 1;
                    }
                }
                _ => {}
            }
            if clauses < 0 {
                return None;
            }
            at += 1;
        }
        (end > subject.end).then_some(subject)
    }

    /// Whether what looks finite may be a participle.
    pub(super) fn loose(&self, at: usize) -> bool {
        let token = &self.analysis.tokens[at];
        self.analysis.tag(at) == Tag::Finite && (token.is(PARTICIPLE) || !token.is(VERB))
    }

    /// Steps over a time that stands between subject and verb: "Kim on Friday said".
    pub(super) fn before_time(&self, end: usize) -> usize {
        let analysis = self.analysis;
        let mut at = end;
        while at > self.sentence.start + 1 {
            // "just this month", "last week"
            let relative = at > self.sentence.start + 2
                && analysis.is(at - 1, TIME)
                && matches!(
                    analysis.word(at - 2),
                    "this" | "last" | "next" | "earlier" | "late" | "early" | "each" | "every"
                );
            let stepped = match analysis.tag(at - 1) {
                _ if relative => 2,
                // "two weeks ago", "a month later"
                _ if at > self.sentence.start + 3
                    && (analysis.word(at - 1) == "ago"
                        || matches!(analysis.word(at - 1), "later" | "earlier")
                            && (analysis.is(at - 2, TIME) || analysis.word(at - 2).ends_with('s'))) =>
                {
                    3
                }
                Tag::Time => 1,
                Tag::Adverb if at < end => 1,
                _ => break,
            };
            at -= stepped;
        }
        if at < end && analysis.tag(at - 1) == Tag::Preposition {
            at -= 1;
        }
        if at > self.sentence.start { at } else { end }
    }

    /// The subject in front of an insertion that ends with the comma at `comma`.
    pub(super) fn subject_past_comma(&self, comma: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let floor = self.sentence.start.max(comma.saturating_sub(60));
        let mut at = comma;
        while at > floor {
            at -= 1;
            if !matches!(analysis.tag(at), Tag::Comma | Tag::Dash | Tag::Bracket)
                || analysis.tag(at) != analysis.tag(comma)
            {
                if analysis.tag(at) == Tag::Stop {
                    return None;
                }
                continue;
            }
            if !self.is_insertion(at + 1..comma) {
                continue;
            }
            let Some(mut found) = analysis.noun_phrase_before(at, self.sentence.start) else { continue };
            // "officials in Harbor County, Norda — where it lies — said"
            if found.len() == 1
                && analysis.is(found.start, PLACE)
                && found.start > floor + 1
                && analysis.tag(found.start - 1) == Tag::Comma
                && analysis.tag(found.start - 2) == Tag::Name
            {
                found = analysis.noun_phrase_before(found.start - 1, self.sentence.start).unwrap_or(found);
            }
            let opens = found.start == self.sentence.start
                || analysis.opens_clause(found.start - 1)
                || matches!(analysis.word(found.start - 1), "as" | "after" | "before" | "since" | "until");
            let named =
                found.clone().any(|at| matches!(analysis.tag(at), Tag::Noun | Tag::Name | Tag::Pronoun));
            if opens && named && !self.between_marks(found.start) {
                return Some(self.named_before(found));
            }
        }
        None
    }

    /// The object in front of an insertion that ends with the comma at `comma`: "led Ana Roe, the chair, to say".
    fn object_past_comma(&self, comma: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let open = (self.sentence.start..comma).rev().take(20).find(|&at| analysis.tag(at) == Tag::Comma)?;
        let object = analysis.noun_phrase_before(open, self.sentence.start)?;
        let governed = object.start > self.sentence.start && analysis.tag(object.start - 1).is_finite();
        (governed && self.is_insertion(open + 1..comma)).then_some(object)
    }

    /// "Ana Roe, a painter of note, who lives here, said", "Ana Roe, R-Fla., who …": from the apposition to the name in front of it.
    pub(super) fn named_before(&self, found: Range<usize>) -> Range<usize> {
        let analysis = self.analysis;
        let comma = found.start.wrapping_sub(1);
        let apposition = found.start > self.sentence.start
            && analysis.tag(comma) == Tag::Comma
            && (found.len() == 1
                || analysis.word(found.start) == "one"
                || matches!(
                    analysis.tag(found.start),
                    Tag::Determiner | Tag::Number | Tag::Adjective | Tag::Noun
                ));
        if !apposition {
            return found;
        }
        let Some(name) = analysis.noun_phrase_before(comma, self.sentence.start) else { return found };
        let opens = name.start == self.sentence.start || analysis.opens_clause(name.start - 1);
        if opens && analysis.tag(name.end - 1) == Tag::Name { name } else { found }
    }

    pub(super) fn between_marks(&self, at: usize) -> bool {
        self.regions.iter().take(8).any(|region| region.tokens.contains(&at))
    }
}
