//! What stands behind a cue, and how it is built into the sentence: *that …*, *to …*, *of …*, a clause, a mark.

use super::{Construction, Cue, Finder, Force, Side};
use crate::lexicon::{class::*, is_among, small};
use crate::quotation::nonspeech;
use crate::text::{Tag, is_person_plural};

/// How many tokens an insertion between cue and "that" may have.
const PARENTHESIS: usize = 25;

impl Finder<'_> {
    /// Fills in what is reported, by what stands behind the cue.
    pub(super) fn complement(&self, cue: &mut Cue, classes: crate::lexicon::Classes) {
        self.construct(cue, classes);
        if cue.construction == Construction::None && cue.force == Force::Speech {
            let start = cue.addressee.as_ref().map_or(cue.words.end, |judged| judged.start);
            if start > cue.head && !self.keeps(cue) && self.marked_behind(start, classes.any(VERB_CALL)) {
                cue.construction = Construction::Object;
                cue.right = start;
            }
        }
    }

    /// Whether something is kept, not claimed: "to maintain power destroyed the town".
    fn keeps(&self, cue: &Cue) -> bool {
        match self.analysis.word(cue.head) {
            "maintain" => self.analysis.tag(cue.words.start) == Tag::To,
            word => word == "maintaining",
        }
    }

    /// Whether what hangs on the preposition stands in front: "the deal that Kim railed against for years".
    fn is_stranded(&self, at: usize) -> bool {
        let next = self.analysis.tag(at + 1);
        next.is_finite()
            || next == Tag::Time
            || next == Tag::Preposition && matches!(self.analysis.word(at + 1), "for" | "since" | "in")
            || matches!(self.analysis.word(at + 1), "since" | "before" | "after")
    }

    /// Whether verb and object make an act, and no words: "denied him bail", "claimed the title", "questioned two men", "asserted herself".
    fn is_act(&self, cue: &Cue, at: usize) -> bool {
        let analysis = self.analysis;
        let Some(object) = analysis.noun_phrase_at(at, self.sentence.end) else { return false };
        let Some(last) = analysis.core(&object).last() else { return false };
        let noun = analysis.word(last);
        let somebody = || analysis.is_person_noun(last) || is_person_plural(noun);
        let head = analysis.word(cue.head);
        let is = |stem: &str| head.starts_with(stem);
        if is("den") && !is("denounc") {
            return self.predicate_behind(at)
                || is_among(
                    noun,
                    "bail request motion appeal application petition entry access parole permission visa asylum goal",
                );
        }
        if is("claim") {
            return is_among(
                noun,
                "title titles medal medals win place spot record prize trophy crown lead point points wicket wickets life lives",
            );
        }
        // "boasts a pool": has one.
        is("boast")
            || is("sa") && is_among(noun, "goodbye farewell hello sorry thanks thank prayer prayers grace")
            || is("assert") && noun.ends_with("self")
            || is("argu") && noun.starts_with("case")
            || is("question") && (somebody() || analysis.tag(last) == Tag::Name)
            || is("cit") && (somebody() || matches!(noun, "sources" | "agency" | "ministry"))
            || is("confirm")
                && analysis.tag(last) == Tag::Name
                && cue.speaker.as_ref().is_some_and(|who| {
                    is_among(
                        &small(analysis.word(who.end - 1)),
                        "senate senators parliament committee lawmakers",
                    )
                })
    }

    /// Whether the clause is at its end after a word or two, and none is a verb: "on Monday, too".
    fn ends_without_verb(&self, at: usize) -> bool {
        let analysis = self.analysis;
        let end = self.sentence.end.min(at + 6);
        let stop = (at..end).find(|&at| analysis.tag(at).is_finite() || analysis.tag(at) == Tag::Stop);
        stop.map_or(end == self.sentence.end, |stop| analysis.tag(stop) == Tag::Stop)
    }

    /// Whether words between marks end the phrase that begins here: "decried the tolls as 'a burden'", "called what she saw 'terrible'".
    fn marked_behind(&self, start: usize, names: bool) -> bool {
        let analysis = self.analysis;
        let first = analysis.tag(start);
        if !first.is_nominal() && !matches!(first, Tag::Object | Tag::Relative | Tag::Gerund) {
            return false;
        }
        for at in start..self.sentence.end.min(start + 18) {
            match analysis.tag(at) {
                Tag::Mark => {
                    return at > start
                        && self.regions.iter().take(8).any(|region| {
                            region.tokens.start == at && nonspeech::in_clause(analysis, region).is_none()
                        });
                }
                Tag::Stop | Tag::Colon => return false,
                Tag::Comma | Tag::Dash | Tag::Coordinator if !names => return false,
                tag if at > start && tag.is_verb() && analysis.is(at, VERB_SAY) && !names => {
                    return false;
                }
                _ => {}
            }
        }
        false
    }

    /// The same, where what stands between marks is no part of it.
    pub(super) fn construct(&self, cue: &mut Cue, classes: crate::lexicon::Classes) {
        let analysis = self.analysis;
        let end = self.sentence.end;
        let mut at = cue.right;
        let hearer = classes.any(VERB_TELL.or(VERB_URGE).or(VERB_ACCUSE));
        if hearer && at < end && cue.addressee.is_none() {
            // "told Radio Nine's 'The Hour' that"
            if let Some(after) = self.past_title(at) {
                cue.addressee = Some(at..after);
                at = after;
            }
            // "told cheering supporters that"
            let first = at + usize::from(analysis.tag(at) == Tag::Gerund);
            let mut bound = analysis.noun_phrase_at(first, end).filter(|_| cue.addressee.is_none());
            // "asked Kim about the tolls", "accused Kim of greed"
            if let Some(phrase) = &mut bound {
                let accuses = classes.any(VERB_ACCUSE);
                let beyond = phrase.clone().skip(1).rfind(|&at| {
                    let word = analysis.word(at);
                    word == "about" || accuses && word == "of"
                });
                phrase.end = beyond.unwrap_or(phrase.end);
            }
            if let Some(phrase) = bound
                && !self.verb_at(phrase.end)
            {
                at = phrase.end;
                // "told the Herald and the Post that"
                if at + 1 < end
                    && analysis.tag(at) == Tag::Coordinator
                    && let Some(other) = analysis.noun_phrase_at(at + 1, end)
                    && !self.verb_at(other.end)
                {
                    at = other.end;
                }
                cue.addressee = Some(phrase.start..at);
            }
        }
        if at < end
            && analysis.word(at) == "to"
            && cue.addressee.is_none()
            && analysis.tag(at) == Tag::Preposition
        {
            cue.addressee = analysis.noun_phrase_at(at + 1, end);
        }
        // "accused her rival, Kim Lee, of lying", "urged Lee, 52, to go"
        if hearer && at < end && analysis.tag(at) == Tag::Comma {
            let past = self.past_apposition(at);
            let of = usize::from(analysis.word(past) == "not");
            if past > at && matches!(analysis.word(past + of), "to" | "of") && cue.addressee.is_some() {
                at = past;
            }
        }
        let direct = at;
        let calls_on = matches!(analysis.word(cue.head), "call" | "calls" | "called" | "calling")
            && at < end
            && analysis.word(at) == "on";
        at = if calls_on { at } else { self.past_adjuncts(at) };
        at = self.past_parenthesis(at);
        cue.right = at;
        let (tag, word) = if at < end { (analysis.tag(at), analysis.word(at)) } else { (Tag::Stop, "") };
        match tag {
            // "has rebutted that criticism"
            Tag::Subordinator
                if word == "that"
                    && !classes.any(VERB_SAY.or(VERB_CALL).or(VERB_DESCRIBE).or(VERB_ACCUSE))
                    && !self.clause_behind(at + 1) => {}
            // "referring to a trick that": a relative clause.
            Tag::Subordinator if word == "that" && analysis.word(cue.head).starts_with("refer") => {}
            // "hit back at claims that": somebody else's; "comment on the issues that": a relative clause.
            Tag::Subordinator
                if word == "that" && at > direct && self.is_anothers(direct, at - 1, classes) => {}
            // "Kim said that on Monday, too": no clause.
            Tag::Subordinator
                if word == "that"
                    && matches!(
                        analysis.tag(at + 1),
                        Tag::Time | Tag::Preposition | Tag::Adverb | Tag::Adjective
                    )
                    && self.ends_without_verb(at + 1) => {}
            Tag::Subordinator if matches!(word, "that" | "That" | "if" | "whether" | "If" | "Whether") => {
                cue.construction = Construction::That;
            }
            // "warned residents who live there", "hit back at critics who said": whom the pronoun takes up.
            Tag::Relative
                if word == "who"
                    && at > cue.words.end
                    && !analysis.word(cue.head).starts_with("ask")
                    && matches!(analysis.tag(at - 1), Tag::Noun | Tag::Name) => {}
            Tag::Relative
                if (classes.any(VERB_SAY.or(VERB_TELL)) && !matches!(word, "when" | "where" | "whose")
                    || classes.any(VERB_MENTION.or(VERB_DESCRIBE))
                        && matches!(word, "how" | "why" | "what")) =>
            {
                cue.construction = Construction::That;
            }
            // "(Image credit: Ann Roe)"
            Tag::Colon if analysis.word(cue.head) == "credit" => {}
            Tag::Colon => {
                cue.construction = Construction::Colon;
                cue.right = at + 1;
            }
            // "all Kim would say was: 'No.'"
            _ if self.is_be(at) && analysis.tag(at + 1) == Tag::Colon => {
                cue.construction = Construction::Colon;
                cue.right = at + 2;
            }
            // "which Kim called 'a gift'": the words name what stands in front.
            Tag::Mark if classes.any(VERB_CALL) && self.follows_relative(cue) => {
                cue.construction = Construction::As;
            }
            Tag::Mark => cue.construction = Construction::Quote,
            Tag::Comma if at + 1 < end && analysis.tag(at + 1) == Tag::Mark => {
                cue.construction = Construction::Quote;
                cue.right = at + 1;
                if self.fronted(cue)
                    && (self.is_clause(self.sentence.start..cue.left) || self.goes_on_between_marks(at + 1))
                {
                    cue.construction = Construction::Fronted;
                    cue.side = Side::Both;
                }
            }
            Tag::To if classes.any(VERB_URGE.or(VERB_VOW)) => {
                cue.construction = Construction::To;
                // "told them not to worry"
                if at > direct && analysis.word(at - 1) == "not" {
                    cue.right = at - 1;
                }
            }
            Tag::Stop | Tag::Comma | Tag::Dash | Tag::Bracket | Tag::Coordinator => self.around(cue),
            Tag::Preposition | Tag::Subordinator
                if word == "as" && classes.any(VERB_DESCRIBE.or(VERB_ACCUSE)) =>
            {
                cue.construction = Construction::As;
                if let Some(judged) = cue.addressee.as_ref().filter(|judged| judged.start > cue.head) {
                    cue.right = judged.start;
                }
            }
            Tag::Preposition
                if classes.any(VERB_ACCUSE.or(VERB_SPEAK))
                    // "writing for the majority"
                    && !(word == "for" && analysis.word(cue.head).starts_with("wr"))
                    && !self.is_stranded(at)
                    && matches!(word, "of" | "for" | "about" | "against" | "on" | "over") =>
            {
                cue.construction = Construction::Of;
            }

            _ if !self.clause_at(at)
                && (self.is_act(cue, at) || tag == Tag::Preposition && self.is_stranded(at)) => {}
            _ => {
                let amid = cue.left > self.sentence.start
                    && analysis.tag(cue.left - 1) == Tag::Dash
                    && self.clause_at(at);
                // "Like others who came, Kim said he was glad": what stands behind is the clause.
                // "In May, Kim proposed building it": what stands behind is proposed.
                let object = tag == Tag::Gerund && !matches!(analysis.word(cue.head), "said" | "says");
                let statement = !amid
                    && !object
                    && !self.clause_at(at)
                    && classes.any(VERB_SAY.or(VERB_TELL))
                    && self.fronted(cue)
                    && self.is_clause(self.sentence.start..cue.left);
                if statement {
                    self.around(cue);
                    if cue.construction == Construction::Fronted {
                        return;
                    }
                }
                // "the man police say killed three", but "the effect we saw in May was small"
                // "The story she is telling does not add up"
                let told = tag.is_finite() && classes.any(VERB_TELL);
                let bare = tag.is_finite() && at == direct && !told;
                let clause =
                    bare || self.clause_at(at) || classes.any(VERB_ARGUE) && self.clause_behind(at) && !told;
                let answers = analysis.word(cue.head).starts_with("respon") && cue.addressee.is_some();
                if clause
                    && !answers
                    && !self.keeps(cue)
                    && classes.any(VERB_SAY.or(VERB_TELL).or(VERB_THINK))
                {
                    cue.construction = Construction::Bare;
                } else if classes.any(VERB_ACCUSE.or(VERB_CALL).or(VERB_DESCRIBE).or(VERB_MENTION))
                    && self.as_behind(direct)
                {
                    cue.construction = Construction::As;
                    cue.right = direct;
                } else if classes.any(VERB_ARGUE)
                    && !classes.any(VERB_THINK.or(VERB_TELL).or(VERB_MENTION))
                    && cue.speaker.is_some()
                    && self.opens_phrase(at)
                {
                    // "said people misread it": what stands behind such a verb opens a clause, though no verb of it is known.
                    cue.construction = Construction::Bare;
                } else if classes.any(VERB_CALL)
                    && self.predicate_behind(direct)
                    && !self.summons(cue, direct)
                {
                    cue.construction = Construction::As;
                    cue.right = direct;
                } else if self.patient(cue) && !classes.any(VERB_SAY) {
                    cue.construction = Construction::None;
                } else if classes.any(VERB_MENTION.or(VERB_DESCRIBE))
                    && (tag.is_nominal() || tag == Tag::Object || tag == Tag::Gerund)
                {
                    cue.construction = Construction::Object;
                    // "announced in May": not the month.
                    let adjunct =
                        analysis.tag(direct) == Tag::Preposition && analysis.tag(direct + 1) == Tag::Time;
                    cue.right = if adjunct { at } else { direct };
                    // "expressed concern that": the clause, not the feeling.
                    let that = analysis
                        .noun_phrase_at(at, end)
                        .map(|feeling| self.past_adjuncts(feeling.end))
                        .filter(|&that| that < end && analysis.word(that) == "that");
                    if let Some(that) = that
                        && ["express", "voic"].iter().any(|stem| analysis.word(cue.head).starts_with(stem))
                    {
                        cue.construction = Construction::That;
                        cue.right = that;
                    }
                    // "repeated the claim", but not "repeated the pattern", "repeated himself"
                    let repeats = analysis.word(cue.head).starts_with("repeat")
                        && !analysis
                            .noun_phrase_at(at, end)
                            .is_some_and(|said| analysis.word(said.end) == "that" || self.holds(said, WORDS));
                    if repeats {
                        cue.construction = Construction::None;
                    }
                    if classes.any(VERB_DESCRIBE) && self.as_behind(at) {
                        cue.construction = Construction::As;
                    } else if !classes.any(VERB_MENTION) {
                        cue.construction = Construction::None;
                    }
                } else if matches!(
                    tag,
                    Tag::Preposition | Tag::Adverb | Tag::Subordinator | Tag::Relative | Tag::Time
                ) {
                    self.around(cue);
                }
            }
        }
    }

    /// Whether marked words go on with a sentence: "At the end of the day, Kim said, “we were stranded.”"
    pub(super) fn goes_on_between_marks(&self, mark: usize) -> bool {
        let next = self.analysis.tokens.get(mark + 1);
        let next = next.filter(|next| !next.capital);
        self.analysis.tag(mark) == Tag::Mark
            && next.is_some_and(|next| next.is_word() || next.of(self.analysis.text()) == "[")
    }

    /// Whether a clause behind the noun at `last` belongs to that noun, and not to the verb of these classes with an adjunct from `first`
    /// on: "responded to reports that".
    fn is_anothers(&self, first: usize, last: usize, classes: crate::lexicon::Classes) -> bool {
        let analysis = self.analysis;
        let noun = &analysis.tokens[last];
        if analysis.tag(first) != Tag::Preposition || analysis.tag(last) != Tag::Noun || noun.capital {
            return false;
        }
        match analysis.word(first) {
            "at" | "to" | "against" | "over" | "amid" => noun.is(CLAIM),
            "on" | "about" => {
                classes.any(VERB_SPEAK) && !noun.is(MEDIUM.or(TIME).or(ORGANISATION).or(OUTLET))
                    || noun.is(CLAIM)
            }
            _ => false,
        }
    }

    /// Whether a relative pronoun stands in front of speaker and cue: "which Kim called".
    fn follows_relative(&self, cue: &Cue) -> bool {
        cue.left > self.sentence.start
            && cue.left < cue.words.start
            && matches!(self.analysis.word(cue.left - 1), "which" | "what" | "What" | "who" | "whom")
    }

    /// Whether a noun phrase opens here that names something: not "said so", "said it", "said yes".
    fn opens_phrase(&self, at: usize) -> bool {
        let tag = self.analysis.tag(at);
        (tag.is_nominal() || tag == Tag::Object)
            && !matches!(
                self.analysis.word(at),
                "so" | "something" | "anything" | "nothing" | "it" | "this" | "what" | "yes" | "no"
            )
    }

    /// Past an insertion in front of "that": "argued, as he had before, that", "told her husband, Frank, that".
    fn past_parenthesis(&self, at: usize) -> usize {
        let analysis = self.analysis;
        let limit = self.sentence.end.min(at + PARENTHESIS);
        if at >= limit || !matches!(analysis.tag(at), Tag::Comma | Tag::Dash | Tag::Bracket) {
            return at;
        }
        let closes = |close: &usize| {
            analysis.tag(*close) == analysis.tag(at)
                && matches!(analysis.word(*close + 1), "that" | "whether")
        };
        (at + 1..limit.saturating_sub(1)).find(closes).map_or(at, |close| close + 1)
    }

    /// "called its first strike": nothing is named.
    fn summons(&self, cue: &Cue, at: usize) -> bool {
        let analysis = self.analysis;
        let object = analysis.noun_phrase_at(at, self.sentence.end);
        analysis.word(cue.head).starts_with("call")
            && analysis.tag(at) == Tag::Genitive
            && object.is_some_and(|object| {
                !analysis.tag(object.end).is_nominal() && analysis.tag(object.end) != Tag::Mark
            })
    }

    /// Whether the cue is passive, and nobody is said to speak: "the show is called …".
    pub(super) fn patient(&self, cue: &Cue) -> bool {
        cue.speaker.is_none() && self.analysis.tag(cue.head) == Tag::Participle && cue.words.len() > 1
    }

    /// "called the plan a sham": whether a second phrase follows the object.
    pub(super) fn predicate_behind(&self, at: usize) -> bool {
        let analysis = self.analysis;
        analysis.noun_phrase_at(at, self.sentence.end).is_some_and(|object| {
            // "called him dishonest", "called Lee a liar"; two names in a row look like one phrase.
            let next = analysis.tags.get(object.end).copied().unwrap_or(Tag::Stop);
            matches!(
                next,
                Tag::Determiner
                    | Tag::Adjective
                    | Tag::Noun
                    | Tag::Name
                    | Tag::Number
                    | Tag::Mark
                    | Tag::Genitive
                    | Tag::Participle
            ) || analysis.tag(at) == Tag::Object && next == Tag::Adverb
                || object.len() > 1
                    && analysis.tag(object.end - 1) == Tag::Noun
                    && analysis.tag(at) != Tag::Determiner
        })
    }

    /// "described the plan as": whether "as" follows the object.
    pub(super) fn as_behind(&self, at: usize) -> bool {
        let analysis = self.analysis;
        analysis.noun_phrase_at(self.past_owner(at), self.sentence.end).is_some_and(|phrase| {
            // "claimed victory as the polls closed": when.
            let clause = analysis.tag(phrase.end) == Tag::Subordinator;
            phrase.end < self.sentence.end && analysis.word(phrase.end) == "as" && !clause
        })
    }

    /// Whether a noun phrase with its insertions stands here, and then its verb.
    pub(super) fn clause_at(&self, at: usize) -> bool {
        let analysis = self.analysis;
        let at = (at..self.sentence.end).find(|&at| analysis.tag(at) != Tag::Adverb).unwrap_or(at);
        let subject = analysis.noun_phrase_at(at, self.sentence.end);
        subject.filter(|subject| analysis.tag(subject.start) != Tag::Object).is_some_and(|phrase| {
            let end = analysis.past_bracket(phrase.end, self.sentence.end);
            let joined = (analysis.tag(end) == Tag::Coordinator)
                .then(|| analysis.noun_phrase_at(end + 1, self.sentence.end))
                .flatten();
            self.verb_at(self.past_apposition(end)) || joined.is_some_and(|other| self.verb_at(other.end))
        })
    }

    /// Whether a finite verb comes before the next stop, so that what follows can be a clause. A relative pronoun needs one of its own.
    pub(super) fn clause_behind(&self, at: usize) -> bool {
        let analysis = self.analysis;
        let mut needed = 1;
        let mut group = false;
        for at in at..self.sentence.end.min(at + 30) {
            let tag = analysis.tag(at);
            if tag.is_finite() && !group {
                needed -= 1;
                if needed == 0 {
                    return true;
                }
            }
            group = tag.is_finite() || group && tag == Tag::Adverb;
            match tag {
                Tag::Relative | Tag::Subordinator => needed += 1,
                Tag::Stop | Tag::Colon => return false,
                _ => {}
            }
        }
        false
    }
}
