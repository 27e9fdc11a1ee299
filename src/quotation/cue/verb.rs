//! Verbs that report, with their auxiliaries: *has also said*, *was quoted by Interfax as saying*, *said Kim*.

use super::{Construction, Cue, Finder, Force, LONGEST, Side};
use crate::lexicon::{class::*, is_among, small};
use crate::text::{Tag, is_person_plural};
use std::ops::Range;

impl Finder<'_> {
    /// The verb group around the verb at `at`: its auxiliaries, adverbs, "to", and the verbs that lead to it: "went on to say".
    pub(super) fn group(&self, at: usize) -> Range<usize> {
        let analysis = self.analysis;
        let mut start = at;
        while start > self.sentence.start.max(at.saturating_sub(LONGEST)) {
            let before = start - 1;
            let leads = match analysis.tag(before) {
                Tag::Auxiliary | Tag::Adverb | Tag::To => true,
                // "have both said", "has since said"
                _ if before > self.sentence.start
                    && matches!(
                        analysis.word(before),
                        "both" | "all" | "each" | "since" | "earlier" | "later"
                    )
                    && analysis.tag(before - 1) == Tag::Auxiliary =>
                {
                    true
                }
                Tag::Base | Tag::Participle | Tag::Gerund => analysis.is(before, BEING),
                _ => false,
            };
            if leads {
                start = before;
                continue;
            }
            // "continued to say", "went on to say", "was quick to say"
            let to = analysis.tag(start) == Tag::To;
            let chain = to
                && (matches!(
                    analysis.tag(before),
                    Tag::Finite | Tag::Participle | Tag::Gerund | Tag::Base | Tag::Adjective
                ));
            let particle =
                to && analysis.word(before) == "on" && start >= 2 && analysis.tag(start - 2).is_verb();
            if chain || particle {
                start = before - usize::from(particle);
                continue;
            }
            break;
        }
        // An adverb at the head belongs to the clause: "Later, Kim said", "However said".
        start..at + 1
    }

    pub(super) fn verb(&mut self, head: usize) -> Option<Cue> {
        let analysis = self.analysis;
        let token = &analysis.tokens[head];
        // "was sworn in"
        if token.is(VERB_VOW)
            && head + 1 < self.sentence.end
            && analysis.word(head + 1) == "in"
            && analysis.word(head).starts_with("sw")
        {
            return None;
        }
        let group = self.group(head);
        let passive = analysis.tag(head) == Tag::Participle
            && (group.start..head)
                .any(|at| analysis.is(at, BEING) && analysis.word(at) != "having" || self.is_be(at));
        if passive {
            // "came after being asked": nobody asks it here.
            let idle = analysis.word(group.start) == "being" && token.is(VERB_SAY);
            return if idle { None } else { self.passive(head, group) };
        }
        // "said when asked that", "said, when asked, “…”": who answers says it.
        if group.start > self.sentence.start + 2 && analysis.word(group.start - 1) == "when" {
            let comma = usize::from(analysis.tag(group.start - 2) == Tag::Comma);
            let answers = analysis.is(group.start - 2 - comma, VERB_SAY)
                && (analysis.word(head + 1) == "that"
                    || analysis.tag(head + 1) == Tag::Comma && analysis.tag(head + 2) == Tag::Mark
                    || self
                        .past_occasion(group.start - 1)
                        .is_some_and(|end| analysis.tag(end) == Tag::Colon));
            if answers {
                return None;
            }
        }
        if self.is_asked_aside(head) {
            return self.passive(head, group);
        }
        let bare = (group.start..head).all(|at| analysis.tag(at) == Tag::Adverb);
        // "branded “a legend” by Kim", "described as “a legend” by Kim", "described by Kim as “a legend”"
        let marked =
            |from: usize| (from..self.sentence.end.min(from + 3)).any(|at| analysis.tag(at) == Tag::Mark);
        let named = marked(head) || analysis.word(head + 1) == "as";
        let by = token.is(VERB_CALL.or(VERB_DESCRIBE))
            && token.is(PARTICIPLE)
            && (named && self.agent_past_marks(head).is_some()
                || self
                    .agent(head)
                    .is_some_and(|agent| analysis.word(agent.end) == "as" && marked(agent.end)));
        if (analysis.tag(head) == Tag::Participle || by) && bare {
            let opens = group.start == self.sentence.start
                || matches!(analysis.tag(group.start - 1), Tag::Relative | Tag::Comma | Tag::Mark)
                // "But asked whether"
                || analysis.tag(group.start - 1) == Tag::Coordinator
                    && group.start - 1 == self.sentence.start;
            return if opens && token.is(VERB_TELL.or(VERB_URGE)) || by {
                self.passive(head, group)
            } else {
                None
            };
        }
        let out = token.is(VERB_OUT);
        let particle = if head + 1 < self.sentence.end { analysis.word(head + 1) } else { "" };
        if out && !matches!(particle, "out" | "back") {
            return None;
        }
        let classes = match particle {
            "out" if out => token.classes.or(VERB_SAY).or(VERB_MENTION),
            _ if out => token.classes.or(VERB_SAY),
            _ => token.classes,
        };
        let speech =
            VERB_SAY.or(VERB_TELL).or(VERB_URGE).or(VERB_VOW).or(VERB_ACCUSE).or(VERB_DESCRIBE).or(VERB_CALL);
        let force =
            if classes.any(speech.or(VERB_MENTION).or(VERB_SPEAK)) { Force::Speech } else { Force::Weak };
        let inverted = self.inverted(&group, head);
        let quoting = inverted.is_none().then(|| self.quoting(head)).flatten();
        let mut cue = Cue {
            sentence: self.number,
            words: group.start..head + 1 + usize::from(out),
            head,
            speaker: None,
            addressee: None,
            via: None,
            construction: Construction::None,
            side: Side::Right,
            right: head + 1 + usize::from(out),
            left: group.start,
            force,
        };
        if let Some((speaker, saying)) = quoting {
            // "Interfax quoted him as saying": the one who quotes is the way it came.
            cue.via = self.subject(&group, head);
            cue.left = cue.via.as_ref().map_or(group.start, |via| via.start.min(group.start));
            cue.speaker = Some(speaker);
            cue.words.end = saying + 1;
            cue.right = saying + 1;
            cue.force = Force::Speech;
            self.complement(&mut cue, VERB_SAY.or(VERB_TELL));
            return Some(cue);
        }
        if let Some(speaker) = inverted {
            cue.right = self.past_apposition(speaker.end);
            cue.speaker = Some(speaker);
            cue.construction = Construction::Fronted;
            // "Replied Kim, with a smile, “…”"
            let mut near = cue.right..self.sentence.end.min(cue.right + 10);
            if head == self.sentence.start
                && let Some(mark) = near.find(|&at| analysis.tag(at) == Tag::Mark)
                && analysis.tag(mark - 1) == Tag::Comma
            {
                (cue.construction, cue.right) = (Construction::Quote, mark);
                return Some(cue);
            }
            self.around(&mut cue);
            return Some(cue);
        }
        // "That said, nobody came"
        if head == self.sentence.start + 1
            && analysis.word(head - 1) == "That"
            && analysis.word(head) == "said"
        {
            return None;
        }
        cue.speaker = self.subject(&group, head);
        // "Adding a pier is simple", "WARNING: …", "tells the truth": nothing is reported.
        let opens = group.start == self.sentence.start && analysis.tag(head) == Tag::Gerund;
        let label = analysis.tag(head + 1) == Tag::Colon;
        let order = group.start == self.sentence.start && analysis.tag(head) == Tag::Base;
        let asks = || (head..self.sentence.end).any(|at| analysis.word(at) == "?");
        // "added value to the port", but "added a warning", "added people were late"
        let puts = analysis.word(head).starts_with("add")
            && !self.clause_at(head + 1)
            && analysis.noun_phrase_at(head + 1, self.sentence.end).is_some_and(|what| {
                let joins = (what.start..what.end + 1).any(|at| analysis.word(at) == "to")
                    || what.end < self.sentence.end && analysis.tag(what.end) == Tag::Stop;
                joins && !self.holds(what, WORDS)
            });
        // "…, which explains why": whoever writes.
        let explains = analysis.word(head).starts_with("explain")
            && head > self.sentence.start
            && analysis.word(head - 1) == "which"
            && analysis.word(head + 1) == "why";
        let idle = puts
            || explains
            || order && cue.speaker.is_none()
            || opens && cue.speaker.is_none() && asks()
            || opens && cue.speaker.is_none() && (label || self.clause_at(head + 1))
            || particle == "the" && analysis.word(head + 2) == "truth";
        if idle {
            return None;
        }
        if let Some(speaker) = &cue.speaker
            && speaker.end <= group.start
        {
            cue.left = if self.adjacent(speaker.end, group.start) { speaker.start } else { group.start };
        }
        if self.anybody(&cue) {
            cue.force = Force::Weak;
        }
        // "“A gift” is how Kim described it": the words stand in front.
        let left = cue.left;
        if left > self.sentence.start + 2
            && matches!(analysis.word(left - 1), "how" | "what")
            && self.is_be(left - 2)
            && analysis.tag(left - 3) == Tag::Mark
        {
            cue.left = left - 2;
            (cue.construction, cue.side) = (Construction::Fronted, Side::Left);
            return Some(cue);
        }
        // "the court heard that": somebody said it there.
        let hears = analysis.word(head) == "heard"
            && particle != "from"
            && cue.speaker.as_ref().is_some_and(|who| self.is_court(who));
        self.complement(&mut cue, if hears { classes.or(VERB_SAY) } else { classes });
        if hears {
            (cue.addressee, cue.force) = (cue.speaker.take(), Force::Speech);
        }
        let clause =
            matches!(cue.construction, Construction::That | Construction::Bare | Construction::Fronted);
        if clause && self.is_finding(&cue) {
            cue.force = Force::Speech;
        }
        Some(cue)
    }

    /// "Kim, asked whether it was late, smiled": another asked.
    fn is_asked_aside(&self, head: usize) -> bool {
        let analysis = self.analysis;
        let asks = matches!(analysis.word(head), "asked" | "told" | "pressed" | "questioned");
        if !asks || head < self.sentence.start + 2 || analysis.tag(head - 1) != Tag::Comma {
            return false;
        }
        let who = analysis.noun_phrase_before(head - 1, self.sentence.start);
        let opens =
            who.is_some_and(|who| who.start == self.sentence.start || analysis.opens_clause(who.start - 1));
        let mut near = head + 1..self.sentence.end.min(head + 25);
        opens && near.find(|&at| analysis.tag(at) == Tag::Comma).is_some_and(|comma| self.verb_at(comma + 1))
    }

    /// "the survey found that": what documents find and show they say. Whoever indicates or agrees that something is so says it.
    fn is_finding(&self, cue: &Cue) -> bool {
        let analysis = self.analysis;
        // "Kim indicated that", "a study indicates that"
        let head = analysis.word(cue.head);
        if ["indicat", "agree", "accepted"].iter().any(|stem| head.starts_with(stem))
            && cue.construction == Construction::That
        {
            return cue.speaker.is_some();
        }
        let finds = matches!(head, "found" | "finds" | "find" | "showed" | "shows" | "show" | "shown");
        finds
            && cue.speaker.as_ref().and_then(|speaker| analysis.core(speaker).last()).is_some_and(|noun| {
                (!analysis.is_capital(noun) || noun == self.sentence.start)
                    && self.is_listed(analysis.word(noun), WORDS)
            })
    }

    /// "anyone who complains": nobody in particular speaks.
    pub(super) fn anybody(&self, cue: &Cue) -> bool {
        let relative =
            cue.speaker.as_ref().filter(|speaker| self.analysis.tag(speaker.start) == Tag::Relative);
        let before =
            relative.and_then(|who| who.start.checked_sub(1)).filter(|&at| at >= self.sentence.start);
        before.is_some_and(|at| {
            matches!(
                crate::lexicon::small(self.analysis.word(at)).as_str(),
                "anyone" | "anybody" | "everyone" | "everybody" | "nobody" | "those" | "whoever"
            )
        })
    }

    /// Whether only an apposition or nothing stands between.
    pub(super) fn adjacent(&self, from: usize, to: usize) -> bool {
        from == to
            || self.analysis.tag(from) == Tag::Comma && self.analysis.tag(to - 1) == Tag::Comma
            || to - from <= 3
    }

    pub(super) fn is_be(&self, at: usize) -> bool {
        matches!(
            self.analysis.word(at),
            "is" | "are"
                | "was"
                | "were"
                | "am"
                | "'s"
                | "’s"
                | "'re"
                | "’re"
                | "isn't"
                | "wasn't"
                | "weren't"
                | "aren't"
                | "Is"
                | "Was"
                | "Are"
        )
    }

    /// "was quoted by Interfax as saying", "was accused by Kim of", "it was claimed that", "was told by Kim that".
    pub(super) fn passive(&self, head: usize, group: Range<usize>) -> Option<Cue> {
        let analysis = self.analysis;
        let token = &analysis.tokens[head];
        let patient = self.subject_before(group.start);
        let left = patient.as_ref().map_or(group.start, |patient| patient.start);
        let agent = self.agent(head);
        let mut right = agent.as_ref().map_or(head + 1, |agent| agent.end);
        let quoted = matches!(analysis.word(head), "quoted" | "cited" | "reported" | "heard" | "paraphrased");
        let mut cue = Cue {
            sentence: self.number,
            words: group.clone(),
            head,
            speaker: agent.clone(),
            addressee: None,
            via: None,
            construction: Construction::None,
            side: Side::Right,
            right,
            left,
            force: Force::Speech,
        };
        right = self.past_adjuncts(right);
        let saying = quoted
            && matches!(analysis.tags.get(right), Some(Tag::Preposition | Tag::Subordinator))
            && analysis.word(right) == "as"
            && right + 1 < self.sentence.end
            && analysis.tag(right + 1) == Tag::Gerund;
        if saying {
            cue.speaker = patient;
            cue.via = agent;
            cue.words.end = right + 2;
            cue.right = right + 2;
            self.complement(&mut cue, VERB_SAY.or(VERB_TELL));
            return Some(cue);
        }
        if token.is(VERB_TELL.or(VERB_ACCUSE).or(VERB_URGE)) {
            cue.addressee = patient;
        }
        if !token.is(REPORTING) {
            return None;
        }
        if !token.is(VERB_SAY
            .or(VERB_TELL)
            .or(VERB_URGE)
            .or(VERB_ACCUSE)
            .or(VERB_DESCRIBE)
            .or(VERB_CALL)
            .or(VERB_MENTION))
        {
            cue.force = Force::Weak;
        }
        self.construct(&mut cue, token.classes);
        // "He hid it, the court was told."
        if cue.construction == Construction::None
            && let Some(court) = cue.addressee.clone().filter(|who| self.is_court(who))
        {
            cue.speaker = Some(court);
            self.around(&mut cue);
            cue.speaker = None;
        }
        if cue.speaker.is_none() {
            cue.speaker = self.agent_past_marks(head).or_else(|| self.agent_behind(&cue));
        }
        Some(cue)
    }

    /// Who did what a passive verb says: "was quoted by Interfax".
    pub(super) fn agent(&self, head: usize) -> Option<Range<usize>> {
        // "was accused on X by Kim"
        let analysis = self.analysis;
        let place = matches!(analysis.word(head + 1), "on" | "in" | "at")
            .then(|| analysis.noun_phrase_at(head + 2, self.sentence.end))
            .flatten();
        self.behind_by(place.map_or(head + 1, |place| place.end))
    }

    /// Whom a "by" at `by` names.
    fn behind_by(&self, by: usize) -> Option<Range<usize>> {
        let is = by < self.sentence.end && self.analysis.word(by) == "by";
        is.then(|| self.analysis.noun_phrase_at(by + 1, self.sentence.end)).flatten()
    }

    /// Who did it, behind words between marks: "was called “a legend” by Kim".
    fn agent_past_marks(&self, head: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let region = self.regions.iter().take(8).find(|region| region.tokens.start > head)?;
        let near = (head + 1..region.tokens.start).all(|at| !analysis.tag(at).is_finite());
        near.then(|| self.behind_by(region.tokens.end)).flatten()
    }

    /// "the court", "jurors": who is told what somebody says there.
    fn is_court(&self, who: &Range<usize>) -> bool {
        let last =
            self.analysis.core(who).last().map_or(String::new(), |last| small(self.analysis.word(last)));
        is_among(&last, "court jury jurors inquest tribunal inquiry trial")
    }

    /// Who did it, behind what it was: "was accused of lying by the mayor", "was urged to go by Kim".
    fn agent_behind(&self, cue: &Cue) -> Option<Range<usize>> {
        let analysis = self.analysis;
        if !matches!(cue.construction, Construction::Of | Construction::To) {
            return None;
        }
        let end = (cue.right..self.sentence.end)
            .find(|&at| matches!(analysis.tag(at), Tag::Comma | Tag::Stop | Tag::Mark))
            .unwrap_or(self.sentence.end);
        let by = (cue.right + 1..end).rev().find(|&at| analysis.word(at) == "by")?;
        let agent = self.behind_by(by)?;
        let last = analysis.core(&agent).last()?;
        let somebody = analysis.is_person_noun(last)
            || is_person_plural(analysis.word(last))
            || analysis.tag(last) == Tag::Name
            || analysis.is(last, ORGANISATION);
        somebody.then_some(agent)
    }

    /// "quoted him as saying": the speaker, and the token of "saying".
    pub(super) fn quoting(&self, head: usize) -> Option<(Range<usize>, usize)> {
        let analysis = self.analysis;
        if !matches!(
            analysis.word(head),
            "quoted"
                | "quotes"
                | "quote"
                | "quoting"
                | "cited"
                | "cites"
                | "cite"
                | "citing"
                | "reported"
                | "paraphrased"
                | "heard"
        ) {
            return None;
        }
        let speaker = analysis.noun_phrase_at(head + 1, self.sentence.end)?;
        let end = self.past_apposition(speaker.end);
        let saying = end + 1;
        (saying < self.sentence.end && analysis.word(end) == "as" && analysis.tag(saying) == Tag::Gerund)
            .then_some((speaker, saying))
    }

    /// The speaker of "…," said Kim.
    pub(super) fn inverted(&self, group: &Range<usize>, head: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        // "It may be bad, say some": no infinitive.
        let several = analysis.tag(head) == Tag::Base
            && head > self.sentence.start
            && analysis.tag(head - 1) == Tag::Comma
            && analysis.is(head, VERB_ARGUE);
        if group.len() != 1 || analysis.tag(head) != Tag::Finite && !several {
            return None;
        }
        let fronted = head > self.sentence.start
            && matches!(analysis.tag(head - 1), Tag::Comma | Tag::Mark | Tag::Dash)
            || head == self.sentence.start && analysis.is(head, VERB_SAY);
        let telling = matches!(analysis.word(head), "told" | "tells" | "assured" | "informed" | "reminded");
        let amid = head > self.sentence.start && analysis.tag(head - 1) != Tag::Mark;
        if !fronted || telling || !analysis.is(head, VERB_SAY.or(VERB_QUOTE)) || amid && !self.inverts(head) {
            return None;
        }
        let mut speaker = analysis.noun_phrase_at(head + 1, self.sentence.end)?;
        // "say Kim and Lee"
        let joined = analysis.word(speaker.end) == "and" && analysis.tag(speaker.end - 1) == Tag::Name;
        if joined
            && let Some(other) = analysis.noun_phrase_at(speaker.end + 1, self.sentence.end)
            && analysis.tag(other.end - 1) == Tag::Name
            && !analysis.tag(other.end).is_finite()
        {
            speaker.end = other.end;
        }
        // "to a limit, say five percent", "a harbour, say Lund": for example.
        let last = analysis.core(&speaker).last()?;
        let plural = analysis.word(last).ends_with('s') && analysis.tag(speaker.start) != Tag::Number
            || is_person_plural(analysis.word(last))
            || analysis.tag(last) == Tag::Pronoun
            || speaker.clone().any(|at| analysis.tag(at) == Tag::Coordinator);
        // "Kim, “the father of rain,” started a quarrel"
        let somebody = analysis.is(head, VERB_SAY) || analysis.tag(last) != Tag::Noun || self.has_voice(last);
        if several && !plural || !somebody {
            return None;
        }
        // "The key, says Kim, is speed": what is reported goes on behind an insertion of cue and speaker.
        let behind = self.past_apposition(speaker.end);
        let person = matches!(analysis.word(head), "said" | "says") && analysis.is_person_noun(last);
        let named = amid
            && analysis.tag(head - 1) == Tag::Comma
            && (several || person || analysis.tag(speaker.end - 1) == Tag::Name);
        let goes_on = analysis.tag(speaker.end) == Tag::Comma
            && [speaker.end + 1, behind]
                .into_iter()
                .any(|at| analysis.tag(at).is_finite() || self.goes_on_between_marks(at));
        // "…, said Kim, a scholar at Lund.": nothing but who it is stands behind, or another clause.
        let ends = matches!(analysis.tag(speaker.end), Tag::Comma | Tag::Stop)
            && (analysis.tag(speaker.end + 1) == Tag::Coordinator
                || (speaker.end..self.sentence.end).all(|at| !analysis.tag(at).is_finite()));
        let parenthetical = named && (goes_on || ends || analysis.tag(speaker.end) == Tag::Colon)
            || !amid && self.is_broken_off(head);
        // "…, said the plan would fail": a clause, and no speaker.
        let clause = self.runs_into_verb(speaker.end)
            || !self.is_clause(self.sentence.start..head) && head > self.sentence.start && !parenthetical;
        let pronoun = analysis.tag(speaker.start) == Tag::Pronoun && speaker.len() == 1;
        let closes =
            matches!(analysis.tag(speaker.end), Tag::Stop | Tag::Comma) || speaker.end >= self.sentence.end;
        (!clause && analysis.tag(speaker.start) != Tag::Object && (closes || !pronoun)).then_some(speaker)
    }

    /// Whether the verb may stand in front of its speaker behind a clause without marks: "Tolls will rise, warned Kim". With others, what
    /// follows is an object: "The board met, proposed tolls".
    fn inverts(&self, head: usize) -> bool {
        self.analysis.is(head, VERB_ARGUE)
            || matches!(
                self.analysis.word(head),
                "wrote"
                    | "writes"
                    | "reported"
                    | "reports"
                    | "warned"
                    | "warns"
                    | "noted"
                    | "notes"
                    | "explained"
            )
    }

    /// Whether a finite verb follows before any sign or relative pronoun.
    pub(super) fn runs_into_verb(&self, at: usize) -> bool {
        let analysis = self.analysis;
        for at in at..self.sentence.end.min(at + 25) {
            match analysis.tag(at) {
                // "said a trader based in Lund"
                Tag::Finite if self.is_reduced(at) => {}
                tag if tag.is_finite() => return true,
                Tag::Comma
                | Tag::Stop
                | Tag::Mark
                | Tag::Relative
                | Tag::Subordinator
                | Tag::Colon
                | Tag::Dash
                | Tag::Bracket => return false,
                _ => {}
            }
        }
        false
    }

    /// "a trader based in Lund", "two people briefed on it": a participle that tells of the noun in front.
    pub(super) fn is_reduced(&self, at: usize) -> bool {
        is_among(self.analysis.word(at), "based briefed involved hired employed located informed")
            && self.analysis.tag(at + 1) == Tag::Preposition
    }

    /// Whether a finite verb group begins here: adverbs, then a finite verb.
    pub(super) fn verb_at(&self, mut at: usize) -> bool {
        while at < self.sentence.end && self.analysis.tag(at) == Tag::Adverb {
            at += 1;
        }
        at < self.sentence.end && self.analysis.tag(at).is_finite()
    }
}
