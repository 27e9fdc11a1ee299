//! Phrases, found from their edges: rules ask for the noun phrase that ends or starts at a token, never for a whole parse.

use super::{Analysis, Kind, Tag};
use crate::lexicon::class::*;
use std::ops::Range;

/// How many tokens a noun phrase with all that hangs on it may have: longer than any real one, and the time stays linear.
const LONGEST: usize = 40;
/// So many tokens in front of a noun a title within its phrase is looked for.
const TITLE_LONGEST: usize = 9;

impl Analysis<'_> {
    /// The noun phrase that ends before token `end`, with the phrases that hang on it by a preposition ("two aides to the
    /// governor"), not reaching before token `floor`.
    pub fn noun_phrase_before(&self, end: usize, floor: usize) -> Option<Range<usize>> {
        let floor = floor.max(end.saturating_sub(LONGEST));
        let end = self.before_bracket(end, floor);
        let mut found = self.simple_phrase_before(end, floor)?;
        // "Foster Mills, Inc."
        if matches!(self.word(found.start), "Inc." | "Ltd." | "Ltd" | "LLC" | "LLP" | "Corp.")
            && found.start > floor + 1
            && self.tag(found.start - 1) == Tag::Comma
            && let Some(firm) = self.simple_phrase_before(found.start - 1, floor)
        {
            found.start = firm.start;
        }
        while found.start > floor {
            let joint = found.start - 1;
            let hangs =
                self.tag(joint) == Tag::Preposition && self.hangs(joint) || self.word(joint) == "including";
            let joined = self.tag(joint) == Tag::Coordinator && self.word(joint) != "but";
            // "half (55%) of them"
            let tied = hangs && joint > floor && self.is_tie(joint - 1);
            let edge = if hangs { self.before_bracket(joint - usize::from(tied), floor) } else { joint };
            let Some(before) = (hangs || joined).then(|| self.simple_phrase_before(edge, floor)).flatten()
            else {
                break;
            };
            // "met Lee and Kim said": what is joined must open its clause, or it is another verb's object.
            let opens = before.start == floor
                || self.opens_clause(before.start - 1)
                || self.tag(before.start - 1) == Tag::Preposition;
            // "asked for a photo and Kim said": what a preposition governs goes with its like.
            let governed = before.start > floor && self.tag(before.start - 1) == Tag::Preposition;
            let unlike = self.tag(before.end - 1) == Tag::Noun
                && matches!(self.tag(joint + 1), Tag::Name | Tag::Pronoun);
            // "he was fine and the board said": no noun, though it may look like one.
            let mut verbs = (floor..before.start)
                .rev()
                .take_while(|&at| self.tag(at) == Tag::Adverb || self.tag(at).is_finite());
            let bare = before.len() == 1
                && verbs.any(|at| self.tag(at).is_finite())
                && self.tag(before.start) == Tag::Noun
                && self.tag(joint + 1) == Tag::Determiner
                && !self.word(before.start).ends_with('s');
            if joined && (!opens || governed && unlike || bare) {
                break;
            }
            found.start = before.start;
            if joined {
                found.start = self.list_before(found.start, floor);
            }
        }
        Some(found)
    }

    /// Where a list of names that hangs on a preposition begins: "of Lund, Porto Novo" before "and Harbo"; else `start` itself.
    fn list_before(&self, start: usize, floor: usize) -> usize {
        let mut first = start;
        while self.tag(first) == Tag::Name
            && first > floor + 1
            && self.tag(first - 1) == Tag::Comma
            && self.tag(first - 2) == Tag::Name
        {
            let Some(before) = self.simple_phrase_before(first - 1, floor) else { break };
            first = before.start;
        }
        let hangs = first > floor
            && (self.tag(first - 1) == Tag::Preposition && self.hangs(first - 1)
                || self.word(first - 1) == "including");
        if hangs || first == floor { first } else { start }
    }

    /// The noun phrase that starts at token `start`, with what hangs on it by a preposition, up to token `limit`.
    pub fn noun_phrase_at(&self, start: usize, limit: usize) -> Option<Range<usize>> {
        let limit = limit.min(start + LONGEST);
        let mut found = self.simple_phrase_at(start, limit)?;
        loop {
            let joint = found.end + usize::from(self.is_tie(found.end));
            if joint + 1 >= limit || self.tag(joint) != Tag::Preposition || !self.hangs(joint) {
                break;
            }
            let Some(next) = self.simple_phrase_at(joint + 1, limit) else { break };
            found.end = next.end;
        }
        Some(found)
    }

    /// A phrase without what hangs on it by a preposition: the "two aides" of "two aides to the governor".
    pub fn core(&self, phrase: &Range<usize>) -> Range<usize> {
        let hangs = phrase.clone().find(|&at| self.tag(at) == Tag::Preposition);
        phrase.start..hangs.unwrap_or(phrase.end)
    }

    /// Steps over a short insertion in brackets: "Ana Roe (D) said".
    fn before_bracket(&self, end: usize, floor: usize) -> usize {
        if end <= floor || !matches!(self.word(end - 1), ")" | "]") {
            return end;
        }
        (floor..end).rev().take(30).find(|&at| matches!(self.word(at), "(" | "[")).unwrap_or(end)
    }

    /// Steps over a short insertion in brackets that begins at `start`.
    pub fn past_bracket(&self, start: usize, limit: usize) -> usize {
        if start >= limit || self.word(start) != "(" {
            return start;
        }
        (start..limit).take(30).find(|&at| self.word(at) == ")").map_or(start, |close| close + 1)
    }

    /// Determiner, adjectives, nouns: nothing that hangs on them.
    pub fn simple_phrase_at(&self, start: usize, limit: usize) -> Option<Range<usize>> {
        let mut end = start;
        while end < limit {
            let tag = self.tag(end);
            let opens = matches!(tag, Tag::Determiner | Tag::Pronoun | Tag::Object)
                || tag == Tag::Genitive && self.kind(end) == Kind::Word;
            if opens && end > start && !self.opens_wider(end - 1) {
                break;
            }
            // "Harbour Health Organization (HHO) Director Ana Roe"
            let abbreviation = end > start
                && end + 3 < limit
                && self.word(end) == "("
                && self.word(end + 2) == ")"
                && self.is_capital(end + 1)
                && (self.tag(end + 3) == Tag::Name || self.is_person_noun(end + 3));
            let nickname =
                end > start && end + 3 < limit && self.tag(end - 1) == Tag::Name && self.is_nickname(end);
            if abbreviation || nickname {
                end += 3;
                continue;
            }
            if tag == Tag::Name && end > start && self.breaks_before_name(end - 1) {
                break;
            }
            let ampersand =
                tag == Tag::Sign && matches!(self.word(end), "&" | "$" | "£" | "€" | "#" | "@" | "/");
            let joins = ampersand || self.joins_age(end);
            if !(tag.is_nominal() || tag == Tag::Object || joins || self.modifies(start, end)) {
                break;
            }
            end += 1;
            if matches!(tag, Tag::Pronoun | Tag::Object) {
                break;
            }
        }
        if end > start && self.is_tie(end - 1) {
            end -= 1;
        }
        (end > start && self.tag(end - 1).is_head()).then_some(start..end)
    }

    /// "a source close to the board", "people familiar with it": an adjective between a noun and the preposition that hangs on it.
    fn is_tie(&self, at: usize) -> bool {
        matches!(self.word(at), "close" | "familiar") && self.tag(at + 1) == Tag::Preposition
    }

    fn simple_phrase_before(&self, end: usize, floor: usize) -> Option<Range<usize>> {
        if end <= floor || !self.tag(end - 1).is_head() {
            return None;
        }
        let mut start = end;
        while start > floor {
            let tag = self.tag(start - 1);
            let ampersand =
                tag == Tag::Sign && matches!(self.word(start - 1), "&" | "$" | "£" | "€" | "/" | "+");
            if let Some(open) = self.title_before(start, end, floor) {
                start = open;
                continue;
            }
            let modifies = start < end && self.modifies(floor, start - 1);
            let joins = ampersand || self.joins_age(start - 1);
            if !(tag.is_nominal() || tag == Tag::Object && start == end || joins || modifies) {
                break;
            }
            if tag == Tag::Pronoun && start < end {
                break;
            }
            // "after the vote Norway said"
            let place = start + 1 == end && tag == Tag::Noun && self.is(start, PLACE);
            // "last night Norda Rail said"
            if tag == Tag::Noun && self.tag(start) == Tag::Name && self.is(start - 1, TIME) {
                break;
            }
            if place && !self.is(start - 1, ROLE.or(TITLE).or(ORGANISATION).or(MODIFIER).or(PLACE)) {
                break;
            }
            start -= 1;
            let opens = matches!(tag, Tag::Determiner | Tag::Pronoun | Tag::Object)
                || tag == Tag::Genitive && self.kind(start) == Kind::Word;
            if opens && !(start > floor && self.opens_wider(start - 1)) {
                break;
            }
        }
        (start < end).then_some(start..end)
    }

    /// "“Baz”" of "Barry “Baz” Tomlin"
    pub fn is_nickname(&self, at: usize) -> bool {
        self.tag(at) == Tag::Mark
            && self.is_capital(at + 1)
            && self.tag(at + 2) == Tag::Mark
            && self.tag(at + 3) == Tag::Name
    }

    /// Where the title opens that stands between marks in front of the noun at `start`, "the “Glass Moon” singer said", or the nickname in
    /// front of a surname, "Barry “Baz” Tomlin".
    fn title_before(&self, start: usize, end: usize, floor: usize) -> Option<usize> {
        if start < end
            && start >= floor + 4
            && self.is_nickname(start - 3)
            && self.tag(start - 4) == Tag::Name
        {
            return Some(start - 3);
        }
        let closes = start < end && self.tag(start - 1) == Tag::Mark && self.tag(start) == Tag::Noun;
        let lowest = floor.max(start.saturating_sub(TITLE_LONGEST)) + 1;
        let open = (lowest..start - 1).rev().filter(|_| closes).find(|&at| self.tag(at) == Tag::Mark)?;
        matches!(self.tag(open - 1), Tag::Determiner | Tag::Genitive).then_some(open)
    }

    /// The hyphen of "60-year-old".
    fn joins_age(&self, at: usize) -> bool {
        self.tag(at) == Tag::Dash && self.word(at + 1).starts_with("year-old")
    }

    /// "a newly elected chair": an adverb between what opens a phrase and an adjective.
    fn modifies(&self, floor: usize, at: usize) -> bool {
        at > floor
            && self.tag(at) == Tag::Adverb
            && matches!(self.tag(at - 1), Tag::Determiner | Tag::Genitive)
            && self.tag(at + 1) == Tag::Adjective
    }

    /// "all the", "half of the", "both his": a word with another determiner behind it.
    fn opens_wider(&self, at: usize) -> bool {
        matches!(self.word(at), "all" | "both" | "half" | "such" | "All" | "Both" | "Half" | "what" | "many")
    }

    /// "told reporters Kim …", "told CNN Kim …": where a plural or an outlet ends, a name begins another phrase.
    fn breaks_before_name(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let next = &self.tokens[at + 1];
        token.is(OUTLET)
            && token.capital
            && self.word(at) != "Daily"
            && !next.is(OUTLET.or(TITLE).or(ORGANISATION))
            && !self.is_person_noun(at + 1)
            || self.tag(at) == Tag::Noun
                && self.word(at).ends_with('s')
                && !self.word(at).ends_with("ss")
                // "Ana dos Santos"
                && !matches!(self.word(at), "dos" | "das" | "des")
    }

    /// Prepositions that fasten a phrase to the noun in front.
    fn hangs(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "of" | "for"
                | "in"
                | "at"
                | "to"
                | "from"
                | "with"
                | "on"
                | "by"
                | "about"
                | "behind"
                | "against"
                | "near"
                | "inside"
                | "outside"
                | "across"
                | "around"
                | "within"
                | "between"
                | "including"
                | "like"
                | "under"
                | "over"
        )
    }

    /// Whether nothing but adverbs stands between "and" and the verb at `at`: "which has run for years and was then sold".
    pub fn goes_with_and(&self, at: usize) -> bool {
        let mut before = (0..at).rev().take(4).map(|before| self.tag(before));
        before.find(|&tag| tag != Tag::Adverb) == Some(Tag::Coordinator)
    }

    /// Whether a clause can open right after token `at`.
    pub fn opens_clause(&self, at: usize) -> bool {
        matches!(
            self.tag(at),
            Tag::Comma
                | Tag::Stop
                | Tag::Colon
                | Tag::Dash
                | Tag::Bracket
                | Tag::Mark
                | Tag::Coordinator
                | Tag::Subordinator
                | Tag::Relative
                | Tag::Adverb
                | Tag::Time
                | Tag::Sign
        )
    }
}
