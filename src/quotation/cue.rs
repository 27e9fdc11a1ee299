//! Cues: the words that report. "Kim *has also said* that …", "*according to* Kim", "Kim's *claim* that …", "*Kim:* …".

use super::{Region, nonspeech};
use crate::article::Role;
use crate::lexicon::class::*;
use crate::text::{Analysis, Tag};
use serde::Serialize;
use std::ops::Range;

/// The words that report something, and what stands around them. All ranges are of tokens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cue {
    /// Its sentence: an index into [`Analysis::sentences`].
    pub sentence: usize,
    /// All its words, auxiliaries and adverbs included: "has also said".
    pub words: Range<usize>,
    /// The word that reports: "said".
    pub head: usize,
    /// The noun phrase that names the speaker, without appositions and relative clauses: "Kremlin spokesman Dmitry Peskov", "he",
    /// "who" (the phrase in front of which then says who it is), "two aides to the governor".
    pub speaker: Option<Range<usize>>,
    /// Whom it was said to.
    pub addressee: Option<Range<usize>>,
    /// Through whom we know it: the "Interfax" of "he was quoted by Interfax as saying".
    pub via: Option<Range<usize>>,
    /// How what is reported is built into the sentence.
    pub construction: Construction,
    /// Where what is reported stands.
    pub side: Side,
    /// The first token after cue, speaker, hearer, time and place: where what is reported begins if it stands behind.
    pub right: usize,
    /// The token after the last in front of cue and speaker: where what is reported ends if it stands in front.
    pub left: usize,
    /// Whether it reports speech at all, and of what kind.
    pub force: Force,
}

/// How what is reported is built into the sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Construction {
    /// *said that …*, *asked whether …*
    That,
    /// *said …*, with a clause and no "that".
    Bare,
    /// *urged … to …*, *vowed to …*
    To,
    /// *accused … of …*, *called for …*, *warned of …*
    Of,
    /// *described … as …*, *called … a …*
    As,
    /// *denied …*: a noun phrase.
    Object,
    /// *Kim: …*, *said: …*
    Colon,
    /// A quotation mark follows at once, or after a comma: *said, "…*
    Quote,
    /// *…, Kim said*, *…, said Kim, …*: it stands behind or amid what is reported.
    Fronted,
    /// *according to …*, *per …*
    According,
    /// Nothing shows what is reported.
    None,
}

/// Where what is reported stands: before the cue, behind it, or around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// In front of speaker and cue.
    Left,
    /// Behind them.
    Right,
    /// On both sides: *Taxes, Smith argued, would rise.*
    Both,
}

/// Whether a cue reports speech.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Force {
    /// It reports thought, or speech only beside quotation marks: "believes", "sighed", "found".
    Weak,
    /// It reports speech: "said".
    Speech,
}

/// All cues of an article, in order of their heads; inside quotations as well.
pub fn find(analysis: &Analysis, regions: &[Region]) -> Vec<Cue> {
    let mut found = Vec::new();
    let mut regions = regions;
    for (number, sentence) in analysis.sentences.iter().enumerate() {
        while regions.first().is_some_and(|region| region.tokens.end <= sentence.start) {
            regions = &regions[1..];
        }
        Finder {
            analysis,
            regions,
            number,
            sentence: past_dateline(analysis, sentence)..sentence.end,
            main: None,
            last: None,
            reporter: None,
        }
        .run(&mut found);
    }
    found
}

/// The first token of a sentence behind its dateline: "OSLO, Norway (AP) — The board said …".
fn past_dateline(analysis: &Analysis, sentence: &Range<usize>) -> usize {
    let limit = sentence.end.min(sentence.start + 10);
    let Some(dash) = (sentence.start..limit).find(|&at| analysis.tag(at) == Tag::Dash) else {
        return sentence.start;
    };
    let place = (sentence.start..dash)
        .all(|at| analysis.tokens[at].capital || analysis.tokens[at].kind != crate::text::Kind::Word);
    let first = analysis.word(sentence.start);
    let capitals = first.chars().count() > 2 && first.chars().all(char::is_uppercase);
    let agency = dash > sentence.start && analysis.word(dash - 1) == ")";
    if place && (capitals || agency) { dash + 1 } else { sentence.start }
}

/// How many tokens a verb group may have: more than any real one, and the time stays linear.
const LONGEST: usize = 16;

/// How far back a clause may begin.
const FARTHEST: usize = 150;

struct Finder<'a> {
    analysis: &'a Analysis<'a>,
    /// The regions between quotation marks that do not end before the sentence.
    regions: &'a [Region],
    number: usize,
    sentence: Range<usize>,
    /// The subject of the main clause's verb, outside quotations.
    main: Option<Range<usize>>,
    /// The subject of the last clause's verb.
    last: Option<Range<usize>>,
    /// The speaker of the cue that a later one without a subject goes on from: "…, adding that".
    reporter: Option<Range<usize>>,
}

impl Finder<'_> {
    fn run(mut self, found: &mut Vec<Cue>) {
        let analysis = self.analysis;
        let before = found.len();
        self.headline(found);
        let mut at = self.sentence.start;
        while at < self.sentence.end {
            let token = &analysis.tokens[at];
            match analysis.tag(at) {
                tag if tag.is_verb() && token.is(REPORTING) => {
                    let known = found[before..].last().is_some_and(|cue: &Cue| cue.words.contains(&at));
                    if !known && let Some(cue) = self.verb(at) {
                        self.report(&cue);
                        found.push(cue);
                    }
                }
                Tag::Preposition | Tag::Noun | Tag::Gerund | Tag::Subordinator | Tag::Name | Tag::Adverb => {
                    found.extend(self.according(at).or_else(|| self.put(at)));
                    if token.is(CLAIM)
                        && let Some(cue) = self.noun(at)
                    {
                        let verb_has_it = found[before..].iter().any(|verb: &Cue| {
                            verb.right == cue.right && verb.construction == Construction::That
                        });
                        if !verb_has_it {
                            found.push(cue);
                        }
                    }
                }
                _ => {}
            }
            if analysis.tag(at).is_finite() && !self.quoted(at) {
                self.clause(at);
            }
            at += 1;
        }
        found[before..].sort_by_key(|cue| cue.head);
    }

    /// Whether the token at `at` stands between quotation marks. To be asked in order.
    fn quoted(&mut self, at: usize) -> bool {
        while self.regions.first().is_some_and(|region| region.tokens.end <= at) {
            self.regions = &self.regions[1..];
        }
        self.regions.first().is_some_and(|region| region.tokens.start <= at)
    }

    /// Takes note of whose verb stands at `at`.
    fn clause(&mut self, at: usize) {
        let group = self.group(at);
        let Some(subject) = self.subject_before(group.start) else { return };
        let opener = subject.start.checked_sub(1).filter(|&before| before >= self.sentence.start);
        let relative = self.analysis.tag(subject.start) == Tag::Relative;
        let main = opener.is_none_or(|before| {
            matches!(
                self.analysis.tag(before),
                Tag::Comma
                    | Tag::Stop
                    | Tag::Coordinator
                    | Tag::Mark
                    | Tag::Dash
                    | Tag::Colon
                    | Tag::Adverb
                    | Tag::Time
            )
        });
        let restarts =
            opener.is_some_and(|before| self.restarts(before)) || main && !relative && self.main.is_none();
        if main && !relative && restarts {
            self.main = Some(subject.clone());
        }
        if restarts && self.reporter.as_ref().is_some_and(|reporter| reporter.start < subject.start) {
            self.reporter = None;
        }
        let reported = opener.is_some_and(|before| {
            let tag = self.analysis.tag(before);
            tag.is_verb() || tag == Tag::Preposition || tag == Tag::Subordinator && !self.restarts(before)
        });
        if !relative && !reported {
            self.last = Some(subject);
        }
    }

    /// Takes note of a cue that later ones can go on from.
    fn report(&mut self, cue: &Cue) {
        let reports = cue.force == Force::Speech && cue.construction != Construction::None;
        if reports
            && cue.speaker.is_some()
            && (self.reporter.is_none() || cue.construction == Construction::Fronted)
        {
            self.reporter.clone_from(&cue.speaker);
        }
    }

    /// Whose verb it is that stands without a subject: "…, adding", "… and said".
    fn carried(&self) -> Option<Range<usize>> {
        self.reporter.clone().or_else(|| self.last.clone()).or_else(|| self.main.clone())
    }

    /// Whether a second main clause can open behind `at`: "…, and", ";".
    fn restarts(&self, at: usize) -> bool {
        let tag = self.analysis.tag(at);
        let contrast = matches!(
            self.analysis.word(at),
            "while" | "While" | "whereas" | "although" | "though" | "Although" | "Though"
        );
        tag == Tag::Stop
            || contrast
            || tag == Tag::Coordinator && at > self.sentence.start && self.analysis.tag(at - 1) == Tag::Comma
    }

    /// The verb group around the verb at `at`: its auxiliaries, adverbs, "to", and the verbs that lead to it: "went on to say".
    fn group(&self, at: usize) -> Range<usize> {
        let analysis = self.analysis;
        let mut start = at;
        while start > self.sentence.start.max(at.saturating_sub(LONGEST)) {
            let before = start - 1;
            let leads = match analysis.tag(before) {
                Tag::Auxiliary | Tag::Adverb => true,
                Tag::To => true,
                Tag::Base | Tag::Participle => analysis.tokens[before].is(BEING),
                Tag::Gerund => analysis.tokens[before].is(BEING),
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

    fn verb(&mut self, head: usize) -> Option<Cue> {
        let analysis = self.analysis;
        let token = &analysis.tokens[head];
        let group = self.group(head);
        let passive = analysis.tag(head) == Tag::Participle
            && (group.start..head)
                .any(|at| analysis.tokens[at].is(BEING) && analysis.word(at) != "having" || self.is_be(at));
        if passive {
            return self.passive(head, group);
        }
        let bare = (group.start..head).all(|at| analysis.tag(at) == Tag::Adverb);
        if analysis.tag(head) == Tag::Participle && bare {
            let opens = group.start == self.sentence.start
                || matches!(analysis.tag(group.start - 1), Tag::Relative | Tag::Comma | Tag::Mark);
            return if opens && token.is(VERB_TELL.or(VERB_URGE)) { self.passive(head, group) } else { None };
        }
        let out = token.is(VERB_OUT);
        if out && (head + 1 >= self.sentence.end || analysis.word(head + 1) != "out") {
            return None;
        }
        let classes = if out { token.classes.or(VERB_SAY).or(VERB_MENTION) } else { token.classes };
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
            self.around(&mut cue);
            return Some(cue);
        }
        cue.speaker = self.subject(&group, head);
        if let Some(speaker) = &cue.speaker
            && speaker.end <= group.start
        {
            cue.left = if self.adjacent(speaker.end, group.start) { speaker.start } else { group.start };
        }
        if self.anybody(&cue) {
            cue.force = Force::Weak;
        }
        self.complement(&mut cue, classes);
        Some(cue)
    }

    /// "anyone who complains": nobody in particular speaks.
    fn anybody(&self, cue: &Cue) -> bool {
        let relative =
            cue.speaker.as_ref().filter(|speaker| self.analysis.tag(speaker.start) == Tag::Relative);
        let before =
            relative.and_then(|who| who.start.checked_sub(1)).filter(|&at| at >= self.sentence.start);
        before.is_some_and(|at| {
            matches!(
                self.analysis.word(at).to_lowercase().as_str(),
                "anyone" | "anybody" | "everyone" | "everybody" | "nobody" | "those" | "whoever"
            )
        })
    }

    /// Whether only an apposition or nothing stands between.
    fn adjacent(&self, from: usize, to: usize) -> bool {
        from == to
            || self.analysis.tag(from) == Tag::Comma && self.analysis.tag(to - 1) == Tag::Comma
            || to - from <= 3
    }

    fn is_be(&self, at: usize) -> bool {
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
    fn passive(&self, head: usize, group: Range<usize>) -> Option<Cue> {
        let analysis = self.analysis;
        let token = &analysis.tokens[head];
        let patient = self.subject_before(group.start);
        let left = patient.as_ref().map_or(group.start, |patient| patient.start);
        let agent = (head + 1 < self.sentence.end && analysis.word(head + 1) == "by")
            .then(|| analysis.noun_phrase_at(head + 2, self.sentence.end))
            .flatten();
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
        self.complement(&mut cue, token.classes);
        Some(cue)
    }

    /// "quoted him as saying": the speaker, and the token of "saying".
    fn quoting(&self, head: usize) -> Option<(Range<usize>, usize)> {
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
    fn inverted(&self, group: &Range<usize>, head: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        if group.len() != 1 || analysis.tag(head) != Tag::Finite {
            return None;
        }
        let fronted = head > self.sentence.start
            && matches!(analysis.tag(head - 1), Tag::Comma | Tag::Mark | Tag::Dash)
            || head == self.sentence.start && analysis.tokens[head].is(VERB_SAY);
        let telling = matches!(analysis.word(head), "told" | "tells" | "assured" | "informed" | "reminded");
        if !fronted || telling || !analysis.tokens[head].is(VERB_SAY.or(VERB_QUOTE)) {
            return None;
        }
        let speaker = analysis.noun_phrase_at(head + 1, self.sentence.end)?;
        // "…, said the plan would fail": a clause, and no speaker.
        let clause = self.runs_into_verb(speaker.end)
            || !self.is_clause(self.sentence.start..head) && head > self.sentence.start;
        let pronoun = analysis.tag(speaker.start) == Tag::Pronoun && speaker.len() == 1;
        let closes =
            matches!(analysis.tag(speaker.end), Tag::Stop | Tag::Comma) || speaker.end >= self.sentence.end;
        (!clause && analysis.tag(speaker.start) != Tag::Object && (closes || !pronoun)).then_some(speaker)
    }

    /// Whether a finite verb follows before any sign or relative pronoun.
    fn runs_into_verb(&self, at: usize) -> bool {
        let analysis = self.analysis;
        for at in at..self.sentence.end.min(at + 25) {
            match analysis.tag(at) {
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

    /// Whether a finite verb group begins here: adverbs, then a finite verb.
    fn verb_at(&self, mut at: usize) -> bool {
        while at < self.sentence.end && self.analysis.tag(at) == Tag::Adverb {
            at += 1;
        }
        at < self.sentence.end && self.analysis.tag(at).is_finite()
    }

    /// Whose verb the group is.
    fn subject(&self, group: &Range<usize>, head: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let first = analysis.tag(group.start);
        if group.start == self.sentence.start {
            return (first == Tag::Gerund).then(|| self.subject_behind(group)).flatten();
        }
        let before = group.start - 1;
        let finite = group.clone().any(|at| analysis.tag(at).is_finite());
        if !finite {
            // "…, adding", "by saying", "and saying", "critics saying", "with Kim saying"
            if first == Tag::To
                && matches!(analysis.tag(before), Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Object)
            {
                // "leaving some to question", "for voters to say"; not "the decision to say".
                let object = analysis.noun_phrase_before(group.start, self.sentence.start)?;
                let controls = object.start > self.sentence.start
                    && (analysis.tag(object.start - 1).is_verb() || analysis.word(object.start - 1) == "for");
                return controls.then_some(object);
            }
            let bare = analysis.tag(head) == Tag::Gerund
                && matches!(analysis.tag(before), Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Object);
            if bare {
                let found = analysis.noun_phrase_before(group.start, self.sentence.start);
                // "released a statement saying", "e-mailed supporters saying": the words are those of the one who did it.
                let carries = found.as_ref().is_some_and(|phrase| {
                    phrase.start > self.sentence.start
                        && (self.holds(phrase.clone(), CLAIM.or(MEDIUM)) || self.answers_to(phrase.start))
                });
                return if carries { self.carried().or(found) } else { found };
            }
            return self.carried().or_else(|| self.subject_behind(group));
        }
        self.subject_before(group.start).or_else(|| self.head_subject(group.start)).or_else(|| {
            let joined = matches!(analysis.tag(before), Tag::Coordinator | Tag::Comma);
            joined.then(|| self.carried()).flatten()
        })
    }

    /// Whether the noun phrase at `start` is the object of a verb that reports: "responded to his question", "e-mailed members".
    fn answers_to(&self, start: usize) -> bool {
        let analysis = self.analysis;
        let preposition = analysis.tag(start - 1) == Tag::Preposition;
        let verb = (start - 1).checked_sub(usize::from(preposition));
        verb.filter(|&verb| verb >= self.sentence.start)
            .is_some_and(|verb| analysis.tag(verb).is_verb() && analysis.tokens[verb].is(REPORTING))
    }

    /// Whose participle opens the sentence: "Noting that …, Kim left".
    fn subject_behind(&self, group: &Range<usize>) -> Option<Range<usize>> {
        let analysis = self.analysis;
        if group.start > self.sentence.start + 1 {
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
    fn holds(&self, phrase: Range<usize>, classes: crate::lexicon::Classes) -> bool {
        phrase.clone().any(|at| self.analysis.tokens[at].is(classes) && self.analysis.tag(at) == Tag::Noun)
    }

    /// The noun phrase in front of the verb group at `end`, past appositions, relative clauses, time and place.
    fn subject_before(&self, end: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let floor = self.sentence.start;
        if end <= floor {
            return None;
        }
        let end = self.before_time(end);
        match analysis.tag(end - 1) {
            Tag::Relative => return Some(end - 1..end),
            // "Ana Roe (D-Ohio), said"
            Tag::Comma if end > floor + 1 && analysis.word(end - 2) == ")" => {
                return self.subject_before(end - 1);
            }
            Tag::Comma | Tag::Dash => return self.subject_past_comma(end - 1),
            _ => {}
        }
        let found = analysis.noun_phrase_before(end, floor)?;
        let opens = found.start == floor
            || analysis.opens_clause(found.start - 1)
            || analysis.tag(found.start - 1).is_verb();
        if opens || analysis.tag(found.start - 1) == Tag::Object || analysis.tag(found.start - 1).is_nominal()
        {
            return Some(found);
        }
        None
    }

    /// The noun phrase at the head of the sentence, past what hangs on it as clauses: "Several people I have met say", "voters who
    /// listened to him on television or at events said".
    fn head_subject(&self, end: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let mut start = self.sentence.start;
        while start < end
            && matches!(
                analysis.tag(start),
                Tag::Coordinator | Tag::Adverb | Tag::Time | Tag::Comma | Tag::Dash
            )
        {
            start += 1;
        }
        if end - start > 60 {
            return None;
        }
        let subject = analysis.noun_phrase_at(start, end)?;
        let mut clauses = 0;
        let mut at = subject.end;
        while at < end {
            match analysis.tag(at) {
                Tag::Relative | Tag::Pronoun | Tag::Subordinator => clauses += 1,
                Tag::Stop | Tag::Colon | Tag::Mark => return None,
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
    fn loose(&self, at: usize) -> bool {
        let token = &self.analysis.tokens[at];
        self.analysis.tag(at) == Tag::Finite && (token.is(PARTICIPLE) || !token.is(VERB))
    }

    /// Steps over a time that stands between subject and verb: "Kim on Friday said".
    fn before_time(&self, end: usize) -> usize {
        let analysis = self.analysis;
        let mut at = end;
        while at > self.sentence.start + 1 {
            // "just this month", "last week"
            let relative = at > self.sentence.start + 2
                && analysis.tokens[at - 1].is(TIME)
                && matches!(
                    analysis.word(at - 2),
                    "this" | "last" | "next" | "earlier" | "late" | "early" | "each" | "every"
                );
            let stepped = match analysis.tag(at - 1) {
                _ if relative => 2,
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
    fn subject_past_comma(&self, comma: usize) -> Option<Range<usize>> {
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
            let Some(found) = analysis.noun_phrase_before(at, self.sentence.start) else { continue };
            let opens = found.start == self.sentence.start || analysis.opens_clause(found.start - 1);
            let named =
                found.clone().any(|at| matches!(analysis.tag(at), Tag::Noun | Tag::Name | Tag::Pronoun));
            if opens && named && !self.between_marks(found.start) {
                return Some(self.named_before(found));
            }
        }
        None
    }

    /// "Ana Roe, a painter of note, who lives here, said": from the apposition to the name in front of it.
    fn named_before(&self, found: Range<usize>) -> Range<usize> {
        let analysis = self.analysis;
        let comma = found.start.wrapping_sub(1);
        let apposition = found.start > self.sentence.start
            && analysis.tag(comma) == Tag::Comma
            && matches!(
                analysis.tag(found.start),
                Tag::Determiner | Tag::Number | Tag::Adjective | Tag::Noun
            );
        if !apposition {
            return found;
        }
        let Some(name) = analysis.noun_phrase_before(comma, self.sentence.start) else { return found };
        let opens = name.start == self.sentence.start || analysis.opens_clause(name.start - 1);
        if opens && analysis.tag(name.end - 1) == Tag::Name { name } else { found }
    }

    fn between_marks(&self, at: usize) -> bool {
        self.regions.iter().take(8).any(|region| region.tokens.contains(&at))
    }

    /// Whether these tokens can be an insertion behind a noun phrase: a relative clause, an apposition, an age, a place.
    fn is_insertion(&self, range: Range<usize>) -> bool {
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
                            && analysis.tokens[at].is(VERB)
                            && !analysis.tokens[at].is(PARTICIPLE)
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
    fn past_apposition(&self, end: usize) -> usize {
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

    /// From `at` past adverbs, times, places and media: "on Friday", "in an interview with CNN", "to reporters".
    fn past_adjuncts(&self, mut at: usize) -> usize {
        let analysis = self.analysis;
        let end = self.sentence.end;
        while at < end {
            match analysis.tag(at) {
                Tag::Adverb | Tag::Time => at += 1,
                Tag::Preposition => {
                    let Some(phrase) = analysis.noun_phrase_at(at + 1, end) else {
                        if at + 1 < end && analysis.tag(at + 1) == Tag::Time {
                            at += 2;
                            continue;
                        }
                        return at;
                    };
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
                    if !adjunct {
                        return at;
                    }
                    // "said in Ohio taxes would rise" has no edge to see; one simple phrase is the safe reading there.
                    at = phrase.end;
                }
                Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::Base | Tag::Finite
                    if matches!(
                        analysis.word(at),
                        "last" | "this" | "next" | "earlier" | "late" | "early"
                    ) && analysis.tokens.get(at + 1).is_some_and(|next| next.is(TIME)) =>
                {
                    at += 2;
                }
                _ => return at,
            }
        }
        at
    }

    /// Fills in what is reported, by what stands behind the cue.
    fn complement(&self, cue: &mut Cue, classes: crate::lexicon::Classes) {
        let analysis = self.analysis;
        let end = self.sentence.end;
        let mut at = cue.right;
        let hearer = classes.any(VERB_TELL.or(VERB_URGE).or(VERB_ACCUSE));
        if hearer && at < end && cue.addressee.is_none() {
            let bound = analysis.noun_phrase_at(at, end);
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
        let direct = at;
        let calls_on = matches!(analysis.word(cue.head), "call" | "calls" | "called" | "calling")
            && at < end
            && analysis.word(at) == "on";
        at = if calls_on { at } else { self.past_adjuncts(at) };
        cue.right = at;
        let (tag, word) = if at < end { (analysis.tag(at), analysis.word(at)) } else { (Tag::Stop, "") };
        match tag {
            Tag::Subordinator if matches!(word, "that" | "That" | "if" | "whether" | "If" | "Whether") => {
                cue.construction = Construction::That;
            }
            Tag::Relative
                if classes.any(VERB_SAY.or(VERB_TELL)) && !matches!(word, "when" | "where" | "whose") =>
            {
                cue.construction = Construction::That;
            }
            Tag::Colon => {
                cue.construction = Construction::Colon;
                cue.right = at + 1;
            }
            Tag::Mark => cue.construction = Construction::Quote,
            Tag::Comma if at + 1 < end && analysis.tag(at + 1) == Tag::Mark => {
                cue.construction = Construction::Quote;
                cue.right = at + 1;
                if self.fronted(cue) && self.is_clause(self.sentence.start..cue.left) {
                    cue.construction = Construction::Fronted;
                    cue.side = Side::Both;
                }
            }
            Tag::To if classes.any(VERB_URGE.or(VERB_VOW)) => cue.construction = Construction::To,
            Tag::Stop | Tag::Comma | Tag::Dash | Tag::Bracket | Tag::Coordinator => self.around(cue),
            Tag::Preposition | Tag::Subordinator if word == "as" && classes.any(VERB_DESCRIBE) => {
                cue.construction = Construction::As
            }
            Tag::Preposition
                if classes.any(VERB_ACCUSE.or(VERB_SPEAK))
                    && matches!(word, "of" | "for" | "about" | "against" | "on" | "over") =>
            {
                cue.construction = Construction::Of;
            }

            _ => {
                let statement = classes.any(VERB_SAY.or(VERB_TELL))
                    && self.fronted(cue)
                    && self.is_clause(self.sentence.start..cue.left);
                if statement {
                    self.around(cue);
                    if cue.construction == Construction::Fronted {
                        return;
                    }
                }
                let clause = tag.is_finite()
                    || self.clause_at(at)
                    || classes.any(VERB_ARGUE) && self.clause_behind(at);
                if clause && classes.any(VERB_SAY.or(VERB_TELL).or(VERB_THINK)) {
                    cue.construction = Construction::Bare;
                } else if classes.any(VERB_CALL) && self.predicate_behind(direct) {
                    cue.construction = Construction::As;
                    cue.right = direct;
                } else if self.patient(cue) && !classes.any(VERB_SAY) {
                    cue.construction = Construction::None;
                } else if classes.any(VERB_MENTION.or(VERB_DESCRIBE))
                    && (tag.is_nominal() || tag == Tag::Object || tag == Tag::Gerund)
                {
                    cue.construction = Construction::Object;
                    cue.right = direct;
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

    /// Whether the cue is passive, and nobody is said to speak: "the show is called …".
    fn patient(&self, cue: &Cue) -> bool {
        cue.speaker.is_none() && self.analysis.tag(cue.head) == Tag::Participle && cue.words.len() > 1
    }

    /// "called the plan a sham": whether a second phrase follows the object.
    fn predicate_behind(&self, at: usize) -> bool {
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
    fn as_behind(&self, at: usize) -> bool {
        let analysis = self.analysis;
        analysis
            .noun_phrase_at(at, self.sentence.end)
            .is_some_and(|phrase| phrase.end < self.sentence.end && analysis.word(phrase.end) == "as")
    }

    /// Whether a noun phrase with its insertions stands here, and then its verb.
    fn clause_at(&self, at: usize) -> bool {
        let analysis = self.analysis;
        let at = (at..self.sentence.end).find(|&at| analysis.tag(at) != Tag::Adverb).unwrap_or(at);
        analysis.noun_phrase_at(at, self.sentence.end).is_some_and(|phrase| {
            let end = analysis.past_bracket(phrase.end, self.sentence.end);
            self.verb_at(self.past_apposition(end))
        })
    }

    /// Whether a finite verb comes before the next stop, so that what follows can be a clause. A relative pronoun needs one of its own.
    fn clause_behind(&self, at: usize) -> bool {
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

    /// Whether something that can be reported stands right in front: "…, Kim said".
    fn fronted(&self, cue: &Cue) -> bool {
        let analysis = self.analysis;
        let group = cue.words.clone();
        let finite = group.clone().any(|at| analysis.tag(at).is_finite())
            && !group.clone().any(|at| {
                analysis.tokens[at].is(MODAL)
                    && !analysis.tokens[at].is(NEGATION)
                    && !matches!(analysis.word(at), "did" | "does" | "do")
            });
        let saying =
            analysis.tokens[cue.head].is(VERB_SAY.or(VERB_TELL).or(VERB_QUOTE).or(VERB_THINK).or(VERB_OUT));
        let named = cue.speaker.as_ref().is_some_and(|speaker| {
            analysis.tag(speaker.start) != Tag::Relative
                && (cue.left < group.start || speaker.start >= group.end)
        });
        if cue.via.is_none() && !(saying && finite && named) {
            return false;
        }
        let before = cue.left.checked_sub(1).filter(|&before| before >= self.sentence.start);
        match before {
            Some(before) => {
                matches!(self.analysis.tag(before), Tag::Comma | Tag::Mark | Tag::Dash)
                    && !(self.analysis.tag(before) == Tag::Comma && before == self.sentence.start)
            }
            None => false,
        }
    }

    /// *…, as Kim noted*, *As Kim noted, …*
    fn as_noted(&self, cue: &mut Cue) -> bool {
        let analysis = self.analysis;
        let opener = cue.left.wrapping_sub(1);
        let noted = cue.left > self.sentence.start
            && cue.speaker.as_ref().is_some_and(|speaker| speaker.start == cue.left)
            && matches!(analysis.word(opener), "as" | "As")
            && analysis.tokens[cue.head].is(VERB_SAY.or(VERB_OUT))
            && !analysis.tokens[cue.head].is(VERB_THINK);
        if !noted {
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
    fn around(&self, cue: &mut Cue) {
        let analysis = self.analysis;
        if self.as_noted(cue) || !self.fronted(cue) {
            return;
        }
        let end = self.sentence.end;
        // "said, …" with more behind it
        let comma = |at: usize| at < end && analysis.tag(at) == Tag::Comma;
        let more = cue.right + 1 < end && (comma(cue.right) || comma(cue.right - 1));
        let whole = self.is_clause(self.sentence.start..cue.left);
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
        if !more && !whole {
            return;
        }
        cue.construction = Construction::Fronted;
        cue.side = if more { Side::Both } else { Side::Left };
        if cue.via.is_none() && !more {
            cue.via = self.reported_by(cue);
        }
    }

    /// Whether what is reported goes on at `at`, behind the cue: a clause of its own after a `whole` one, or the rest of one; not
    /// "…, Kim said, referring to Lee".
    fn goes_on(&self, at: usize, whole: bool) -> bool {
        let analysis = self.analysis;
        let start =
            (at..self.sentence.end).find(|&at| analysis.tag(at) != Tag::Comma).unwrap_or(self.sentence.end);
        let end = self.sentence.end.min(start + 60);
        let stop = (start..end).find(|&at| analysis.tag(at) == Tag::Stop).unwrap_or(end);
        if self.trailing_report(start).is_some() {
            return false;
        }
        match analysis.tags.get(start) {
            Some(Tag::Mark | Tag::Coordinator) => true,
            Some(Tag::Subordinator)
                if matches!(
                    analysis.word(start),
                    "because" | "until" | "unless" | "if" | "since" | "so" | "that"
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
    fn trailing_report(&self, at: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let source = analysis.noun_phrase_at(at, self.sentence.end)?;
        let verb = (source.end..self.sentence.end)
            .find(|&at| !matches!(analysis.tag(at), Tag::Adverb | Tag::Auxiliary))?;
        let reports = analysis.tag(verb) == Tag::Finite || analysis.tag(verb) == Tag::Participle;
        if !reports || !analysis.tokens[verb].is(VERB_SAY) {
            return None;
        }
        let end = self.past_adjuncts(verb + 1);
        (end >= self.sentence.end || analysis.tag(end) == Tag::Stop).then_some(source)
    }

    /// The way a report came that stands in front or in the middle of a sentence and is itself reported behind.
    fn reported_by(&self, cue: &Cue) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let comma = (cue.right..self.sentence.end.min(cue.right + LONGEST))
            .find(|&at| analysis.tag(at) == Tag::Comma);
        [cue.right, comma? + 1].into_iter().find_map(|at| self.trailing_report(at))
    }

    /// Whether these tokens hold a main clause, or more than a few words between quotation marks: not "On Friday", nor "When asked".
    fn is_clause(&self, range: Range<usize>) -> bool {
        let analysis = self.analysis;
        let mut needed = 1;
        let mut at = range.start.max(range.end.saturating_sub(FARTHEST));
        while at < range.end {
            match analysis.tag(at) {
                Tag::Mark
                    if self.regions.iter().take(8).any(|region| {
                        region.tokens.contains(&at)
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

    /// Whether what looks finite may be a participle: ", held in May", "a donor involved in it".
    fn loose_participle(&self, at: usize) -> bool {
        self.loose(at) && at > self.sentence.start && self.analysis.tag(at - 1) == Tag::Comma
    }

    /// "according to Kim", "per Kim", "in the words of Kim", "in Kim's words".
    fn according(&self, at: usize) -> Option<Cue> {
        let analysis = self.analysis;
        let end = self.sentence.end;
        let word = analysis.word(at);
        let next = |step: usize| if at + step < end { analysis.word(at + step) } else { "" };
        let length = match word {
            "according" | "According" if next(1) == "to" => 2,
            "per" | "Per" if at + 1 < end && analysis.tag(at + 1) == Tag::Name => 1,
            "in" | "In" if next(1) == "the" && next(2) == "words" && next(3) == "of" => 4,
            "in" | "In" if next(1) == "the" && matches!(next(2), "view" | "opinion") && next(3) == "of" => 4,
            "citing" | "Citing" => return None,
            _ => return None,
        };
        let speaker = analysis.noun_phrase_at(at + length, end)?;
        let mut right = self.past_apposition(speaker.end);
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
            words: at..at + length,
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

    /// "as Kim put it".
    fn put(&self, at: usize) -> Option<Cue> {
        let analysis = self.analysis;
        if !matches!(analysis.word(at), "as" | "As") {
            return None;
        }
        let speaker = analysis.noun_phrase_at(at + 1, self.sentence.end)?;
        let verb = speaker.end;
        if verb + 1 >= self.sentence.end
            || !matches!(analysis.word(verb), "put" | "puts")
            || analysis.word(verb + 1) != "it"
        {
            return None;
        }
        let right = verb + 2;
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

    /// "Kim's claim that", "the allegation by Kim that", "a statement that".
    fn noun(&self, head: usize) -> Option<Cue> {
        let analysis = self.analysis;
        let end = self.sentence.end;
        let mut at = head + 1;
        let mut speaker = None;
        if at < end && matches!(analysis.word(at), "by" | "from") {
            speaker = analysis.noun_phrase_at(at + 1, end);
            at = speaker.as_ref().map_or(at, |speaker| speaker.end);
        }
        at = self.past_adjuncts(at);
        if at >= end || !matches!(analysis.word(at), "that" | "whether") {
            return None;
        }
        let phrase = analysis.noun_phrase_before(head + 1, self.sentence.start)?;
        if speaker.is_none() {
            speaker =
                (phrase.start..head).rev().find(|&at| analysis.tag(at) == Tag::Genitive).map(|genitive| {
                    let bare = analysis.tokens[genitive].kind == crate::text::Kind::Word;
                    if bare { genitive..genitive + 1 } else { phrase.start..genitive }
                });
        }
        Some(Cue {
            sentence: self.number,
            words: head..head + 1,
            head,
            speaker,
            addressee: None,
            via: None,
            construction: Construction::That,
            side: Side::Right,
            right: at,
            left: phrase.start,
            force: Force::Speech,
        })
    }

    /// Whether the sentence stands in a heading: by its role, or first of all.
    fn is_heading(&self) -> bool {
        let own = self.analysis.paragraphs.partition_point(|paragraph| paragraph.end <= self.sentence.start);
        own == 0
            || self
                .analysis
                .article
                .paragraphs
                .get(own)
                .is_some_and(|paragraph| paragraph.role == Role::Heading)
    }

    /// "Kim: Taxes will rise" as a whole sentence.
    fn headline(&self, found: &mut Vec<Cue>) {
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
        let speaker_named = analysis.tag(colon - 1) == Tag::Name
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
