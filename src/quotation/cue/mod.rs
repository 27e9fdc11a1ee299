//! Cues: the words that report. "Kim *has also said* that …", "*according to* Kim", "Kim's *claim* that …", "*Kim:* …".

mod complement;
mod fronted;
mod insertion;
mod source;
mod subject;
mod verb;
mod voice;

use super::Region;
use crate::lexicon::class::*;
use crate::text::{Analysis, Tag, sort};
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

/// Whether "that" at this token begins what others think of a claim, not what it says: "a claim that engineers dispute".
pub fn is_disputed(analysis: &Analysis, that: usize) -> bool {
    let short = that + 2..analysis.sentence_of(that).end.min(that + 8);
    let end = short.clone().find(|&at| matches!(analysis.tag(at), Tag::Comma | Tag::Stop));
    let last = end.map_or(that, |end| end - 1);
    matches!(
        analysis.word(last),
        "dispute"
            | "disputes"
            | "disputed"
            | "deny"
            | "denies"
            | "denied"
            | "reject"
            | "rejects"
            | "rejected"
    ) && !(that + 1..last).any(|at| analysis.tag(at).is_finite())
}

/// Whether these words of a cue name nobody who speaks: "has been called", "called", "came the reply"; not "has called".
pub fn is_nobodys(analysis: &Analysis, words: Range<usize>) -> bool {
    if analysis.word(words.start) == "came" && analysis.word(words.start + 1) == "the" {
        return true;
    }
    let Some(head) = words.clone().last().filter(|&head| analysis.tag(head) == Tag::Participle) else {
        return false;
    };
    let before = (words.start..head).rev().find(|&at| analysis.tag(at) != Tag::Adverb);
    before.is_none_or(|before| match crate::lexicon::small(analysis.word(before)).as_str() {
        // "The town’s called “a dump”", "He’s called it a dump"
        "'s" | "’s" => analysis.tag(head + 1) == Tag::Mark || analysis.word(head + 1) == "by",
        "'ve" | "’ve" | "'d" | "’d" => false,
        word => !word.starts_with("ha"),
    })
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
            sentence: past_opener(analysis, sentence)..sentence.end,
            main: None,
            last: None,
            reporter: None,
        }
        .run(&mut found);
    }
    found
}

/// The first token of a sentence behind its dateline, "OSLO, Norway (AP) — The board said …", or its opener, "That said, the board …".
pub(super) fn past_opener(analysis: &Analysis, sentence: &Range<usize>) -> usize {
    if analysis.word(sentence.start) == "That" {
        let said = sentence.start + 1 + usize::from(analysis.word(sentence.start + 1) == "being");
        if analysis.word(said) == "said" && analysis.tag(said + 1) == Tag::Comma {
            return said + 2;
        }
    }
    let limit = sentence.end.min(sentence.start + 10);
    // "(Coast Radio) The board said"
    let close = (sentence.start..limit).take(4).find(|&at| analysis.word(at) == ")");
    if let Some(close) = close.filter(|&close| close > sentence.start + 1 && close + 1 < sentence.end)
        && analysis.word(sentence.start) == "("
        && analysis.tag(close + 1) != Tag::Dash
        && (sentence.start + 1..close).all(|at| analysis.is_capital(at))
    {
        return close + 1;
    }
    let Some(dash) = (sentence.start..limit).find(|&at| analysis.tag(at) == Tag::Dash) else {
        return sentence.start;
    };
    let place = (sentence.start..dash).all(|at| {
        let token = &analysis.tokens[at];
        token.capital || token.kind != crate::text::Kind::Word || analysis.word(at) == "via"
    });
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
                tag if tag.is_verb() => found.extend(self.reply(at)),
                _ => {}
            }
            if analysis.tag(at).is_finite() && !self.quoted(at) {
                self.clause(at);
            }
            at += 1;
        }
        for at in (before..found.len()).rev() {
            let cue = &mut found[at];
            if cue.speaker.as_ref().is_some_and(|speaker| self.is_voiceless(speaker, cue)) {
                cue.force = Force::Weak;
                // "as panic begins – ‘The plague is coming’"
                let head = &analysis.tokens[cue.head];
                if head.is(VERB_QUOTE) && !head.is(VERB_SAY) {
                    found.remove(at);
                }
            }
        }
        sort(found, before, |cue| (cue.head, 0));
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
        // "gave the board a month to do it": no clause.
        if group.clone().any(|at| self.analysis.tag(at) == Tag::To) {
            return;
        }
        let Some(subject) = self.subject_before(group.start).or_else(|| self.head_subject(group.start))
        else {
            return;
        };
        if matches!(self.analysis.word(subject.start), "That" | "that" | "This" | "this" | "There" | "there")
            && subject.len() == 1
        {
            return;
        }
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
            tag.is_verb()
                || tag == Tag::Preposition
                || matches!(self.analysis.word(before), "how" | "why" | "what")
                || tag == Tag::Subordinator && !self.restarts(before)
        });
        if !relative && !reported {
            let thing = self.analysis.tag(subject.end - 1) == Tag::Noun;
            self.last = thing.then(|| self.named_agent(at)).flatten().or(Some(subject));
        }
    }

    /// Who does by name what the passive verb group at `at` says: "was shut by Kim, saying".
    fn named_agent(&self, at: usize) -> Option<Range<usize>> {
        let analysis = self.analysis;
        let head = (at + 1..self.sentence.end).find(|&at| analysis.tag(at) != Tag::Adverb)?;
        let agent = (analysis.tag(head) == Tag::Participle).then(|| self.agent(head)).flatten();
        agent.filter(|agent| analysis.tag(agent.end - 1) == Tag::Name)
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
}
