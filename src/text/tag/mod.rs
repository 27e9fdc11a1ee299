//! What part each word plays in its clause.

mod closed;
mod verb;

use super::{Kind, Token};
use crate::lexicon::class::*;
use crate::lexicon::{Classes, is_among};
use foldhash::HashSet;
use serde::{Serialize, Serializer};

/// What part a token plays in its clause: as much grammar as finding reports needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tag {
    /// `the`, `two` before a noun, `any`.
    Determiner,
    /// `his`, `their`, `'s` after a noun.
    Genitive,
    /// What stands between determiner and noun.
    Adjective,
    /// A common noun, or any word that nothing is known about.
    Noun,
    /// A capitalised word that is not one for its place.
    Name,
    /// `she`, `everyone`.
    Pronoun,
    /// `him`, `themselves`.
    Object,
    /// `2,000`, `18th`.
    Number,
    /// A finite form of a full verb.
    Finite,
    /// A bare infinitive: after `to`, a modal or `do`.
    Base,
    /// A past participle: after `have` or `be`, or opening a clause of its own.
    Participle,
    /// A verb form in -ing that is no noun.
    Gerund,
    /// A finite form of `be`, `have`, `do`, or a modal verb.
    Auxiliary,
    /// `to` before an infinitive.
    To,
    /// `of`, `with`; also `to` before a noun.
    Preposition,
    /// `that`, `if`, `because` before a clause.
    Subordinator,
    /// `who`, `which`, `what`.
    Relative,
    /// `and`, `or`, `but`.
    Coordinator,
    /// `also`, `repeatedly`, `not`.
    Adverb,
    /// A word of time that stands by itself: `Friday`, `today`.
    Time,
    /// A comma.
    Comma,
    /// `.`, `!`, `?`, `;`, `…`.
    Stop,
    /// A colon.
    Colon,
    /// A dash, single or doubled.
    Dash,
    /// A bracket.
    Bracket,
    /// A quotation mark.
    Mark,
    /// Any other sign.
    Sign,
}

/// By its name in small letters; what is derived takes a kilobyte more.
impl Serialize for Tag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const NAMES: &str = "determiner genitive adjective noun name pronoun object number finite base participle gerund auxiliary to \
                             preposition subordinator relative coordinator adverb time comma stop colon dash bracket mark sign";
        serializer.serialize_str(NAMES.split(' ').nth(*self as usize).unwrap_or_default())
    }
}

impl Tag {
    /// Whether it can stand within a noun phrase.
    pub fn is_nominal(self) -> bool {
        use Tag::*;
        matches!(self, Determiner | Genitive | Adjective | Noun | Name | Pronoun | Number)
    }

    /// Whether a noun phrase can end with it.
    pub fn is_head(self) -> bool {
        use Tag::*;
        matches!(self, Noun | Name | Pronoun | Number | Object | Determiner)
    }

    /// Whether a clause has its verb here.
    pub fn is_finite(self) -> bool {
        matches!(self, Tag::Finite | Tag::Auxiliary)
    }

    /// Whether it is any form of a verb.
    pub fn is_verb(self) -> bool {
        use Tag::*;
        matches!(self, Finite | Base | Participle | Gerund | Auxiliary)
    }
}

/// Tags one sentence, left to right: each word by what the lists know about it, its ending, and the words beside it. `names`
/// are the words that the article writes with a capital elsewhere too.
pub fn tag(text: &str, tokens: &[Token], names: &HashSet<&str>, tags: &mut Vec<Tag>) {
    let start = tags.len();
    let words = tokens.iter().filter(|token| token.kind == Kind::Word && token.span.len() > 3).count();
    let capitals = tokens
        .iter()
        .filter(|token| token.kind == Kind::Word && token.span.len() > 3 && token.capital)
        .count();
    // A headline in capitals: they tell nothing.
    let headline = words >= 3 && capitals * 10 >= words * 9;
    for at in 0..tokens.len() {
        let own = Tagger { text, tokens, names, headline, done: &tags[start..] }.tag(at);
        tags.push(own);
    }
}

/// How far back a rule looks: far enough for any real sentence, and the time stays linear.
const NEAR: usize = 8;

struct Tagger<'a> {
    text: &'a str,
    tokens: &'a [Token],
    names: &'a HashSet<&'a str>,
    headline: bool,
    done: &'a [Tag],
}

impl Tagger<'_> {
    fn tag(&self, at: usize) -> Tag {
        let token = &self.tokens[at];
        let word = token.of(self.text);
        match token.kind {
            Kind::Number => Tag::Number,
            Kind::Mark if self.plural_genitive(at, word) => Tag::Genitive,
            Kind::Mark => Tag::Mark,
            Kind::Possessive => self.possessive(at),
            Kind::Punctuation => punctuation(word),
            Kind::Word => self.word(at, token, word),
        }
    }

    /// The word at `at`; none beyond the last.
    fn at(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    /// Whether the token at `at` is of one of these classes; not beyond the last.
    fn is(&self, at: usize, classes: Classes) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(classes))
    }

    /// The tag that the token at `at` was given; a stop where it has none yet.
    fn tagged(&self, at: usize) -> Tag {
        self.done.get(at).copied().unwrap_or(Tag::Stop)
    }

    /// The tag before `at`, adverbs and quotation marks left out.
    fn before(&self, at: usize) -> Option<Tag> {
        // "Kim herself said"
        let stressed = at > 1
            && self.tagged(at - 1) == Tag::Object
            && self.at(at - 1).ends_with("self")
            && matches!(self.tagged(at - 2), Tag::Name | Tag::Noun | Tag::Pronoun);
        let at = at - usize::from(stressed);
        self.done[..at].iter().rev().take(NEAR).copied().find(|tag| !matches!(tag, Tag::Adverb | Tag::Mark))
    }

    /// The apostrophe of "voters' votes", where no single mark stands open.
    fn plural_genitive(&self, at: usize, mark: &str) -> bool {
        let apostrophe = matches!(mark, "'" | "’");
        if !apostrophe || at == 0 || self.tokens[at - 1].kind != Kind::Word {
            return false;
        }
        let before = &self.tokens[at - 1];
        let touches = before.span.end == self.tokens[at].span.start && before.of(self.text).ends_with('s');
        let word_next = self
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.kind == Kind::Word && next.span.start > self.tokens[at].span.end);
        let open = (0..at)
            .rev()
            .take(4 * NEAR)
            .any(|at| matches!(self.at(at), "'" | "‘") && self.tagged(at) == Tag::Mark);
        touches && word_next && !open
    }

    /// `'s`: a genitive, or "is" and "has" after a pronoun.
    fn possessive(&self, at: usize) -> Tag {
        let before = at.checked_sub(1).map(|before| self.tagged(before));
        let verb_follows = self.tokens.get(at + 1).is_some_and(|next| {
            !next.capital
                && (next.is(GERUND)
                    && next.is(VERB_SAY)
                    // "the court's ruling may"
                    && !self.is(at + 2, MODAL.or(AUXILIARY))
                    || next.is(BEING)
                    || next.of(self.text) == "said")
                || matches!(next.of(self.text), "a" | "an" | "the" | "not" | "been" | "never")
        });
        match before {
            Some(Tag::Pronoun | Tag::Relative | Tag::Adverb | Tag::Determiner) => Tag::Auxiliary,
            _ if verb_follows => Tag::Auxiliary,
            _ => Tag::Genitive,
        }
    }

    fn word(&self, at: usize, token: &Token, word: &str) -> Tag {
        let first = at == 0 || matches!(self.tagged(at - 1), Tag::Mark | Tag::Colon | Tag::Stop | Tag::Dash);
        let proper = token.capital && !first && !self.headline;
        let before = self.before(at);
        if token.is(TIME) && (proper || !token.is(VERB)) && self.is_time(at, token, before) {
            return Tag::Time;
        }
        if proper && word != "I" || first && self.is_name_elsewhere(at, token, word) {
            return Tag::Name;
        }
        if let Some(closed) = self.closed(at, token, before) {
            return closed;
        }
        if self.ends_in_ly(word) {
            // "Jolly said": no adverb opens a sentence right before its verb.
            let named = token.capital
                && !self.headline
                && self.tokens.get(at + 1).is_some_and(|next| next.is(PAST.or(THIRD)) && !next.capital);
            return if named { Tag::Name } else { Tag::Adverb };
        }
        // "Managing Director Kim Lee"
        let office = self.tokens.get(at + 1).is_some_and(|next| next.capital && next.is(ROLE.or(TITLE)));
        if token.capital && !self.headline && word.ends_with("ing") && office {
            return Tag::Name;
        }
        if word.contains('-') && (word.ends_with("ed") || word.ends_with("ing")) && !token.is(VERB) {
            return Tag::Adjective;
        }
        // At the head of a sentence a capital says little, but two in a row are a name.
        let next = self.tokens.get(at + 1);
        // "Fielding said", "Close said": no gerund's verb reports, nor an adjective's.
        if first
            && token.capital
            && !self.headline
            && (word.ends_with("ing") || token.is(ADJECTIVE))
            && next.is_some_and(|next| next.is(VERB_SAY) && next.is(PAST.or(THIRD)) && !next.capital)
        {
            return Tag::Name;
        }
        let name = token.capital
            && !self.headline
            && next.is_some_and(|next| {
                next.capital && next.kind == Kind::Word && !next.is(TIME) && next.span.len() > 1
            })
            && !token.is(VERB.or(ADVERB).or(ADJECTIVE));
        if name {
            return Tag::Name;
        }
        // "associate professor"
        if token.is(MODIFIER) && next.is_some_and(|next| !next.capital && next.is(ROLE.or(TITLE))) {
            return Tag::Adjective;
        }
        let rarely = token.is(ADJECTIVE.or(ADVERB))
            && token.is(BASE)
            && !token.is(REPORTING)
            && !matches!(before, Some(Tag::To | Tag::Pronoun))
            && !self.modal_before(at);
        if !rarely && let Some(verb) = self.verb(at, token, word, before) {
            return verb;
        }
        // "Kim likely raised it"
        let likely = word == "likely" && matches!(before, Some(Tag::Noun | Tag::Name | Tag::Pronoun));
        if likely && next.is_some_and(|next| next.is(PAST.or(THIRD))) {
            return Tag::Adverb;
        }
        if token.is(ADVERB) && !before.is_some_and(|tag| matches!(tag, Tag::Determiner | Tag::Genitive)) {
            return Tag::Adverb;
        }
        // "the attorney general has said", "the general said", "the military said"
        if token.is(ADJECTIVE)
            && token.is(ROLE.or(VOICE))
            && (before == Some(Tag::Noun)
                || next.is_some_and(|next| next.is(PAST.or(THIRD).or(AUXILIARY)) && !next.capital))
        {
            return Tag::Noun;
        }
        if token.is(ADJECTIVE)
            || token.classes == Classes::NONE && !token.capital && has_adjective_ending(word)
        {
            return Tag::Adjective;
        }
        if token.capital && (token.classes == Classes::NONE || token.is(PLACE)) {
            Tag::Name
        } else {
            Tag::Noun
        }
    }

    /// Whether the word that opens a sentence is one of the article's names: "Small said", "Will wrote".
    fn is_name_elsewhere(&self, at: usize, token: &Token, word: &str) -> bool {
        let named = token.capital && !self.headline && word.len() > 2 && self.names.contains(word);
        let verb_next = || {
            self.tokens
                .get(at + 1)
                .is_some_and(|next| next.is(PAST.or(THIRD)) && !next.is(CLOSED) && !next.capital)
        };
        named && (!token.is(CLOSED) || verb_next())
    }

    /// "on Friday", "Friday night", "today": not "the day's", "last week's plan".
    fn is_time(&self, at: usize, token: &Token, before: Option<Tag>) -> bool {
        let modifies = matches!(before, Some(Tag::Determiner | Tag::Genitive))
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.kind == Kind::Number || next.kind == Kind::Word && !next.is(CLOSED));
        if modifies {
            return false;
        }
        if token.capital && !self.headline {
            return !matches!(before, Some(Tag::Name)) || at == 0 || self.tagged(at - 1) != Tag::Name;
        }
        let word = token.of(self.text);
        // "was recently sold"
        if word == "recently" && before == Some(Tag::Auxiliary) {
            return false;
        }
        matches!(
            word,
            "ago" | "today" | "yesterday" | "tomorrow" | "tonight" | "later" | "earlier" | "recently"
        ) || self.done.last() == Some(&Tag::Time)
    }

    fn ends_in_ly(&self, word: &str) -> bool {
        word.len() > 4
            && (word.ends_with("ly") || self.headline && word.ends_with("LY"))
            && !is_among(
                word,
                "family Family early daily weekly monthly likely unlikely only reply rally supply apply imply comply \
         assembly ally elderly friendly costly deadly lonely ugly orderly anomaly multiply bully tally Early \
         Daily Only rely",
            )
    }

    /// Whether "a" or "an" opens the noun phrase in front: "a media request".
    fn one(&self, at: usize) -> bool {
        let nominal = |&before: &usize| {
            matches!(self.tagged(before), Tag::Noun | Tag::Adjective | Tag::Name | Tag::Number | Tag::Adverb)
        };
        let start = (0..at).rev().take(NEAR).take_while(nominal).last();
        start.is_some_and(|start| start > 0 && matches!(self.at(start - 1), "a" | "an" | "A" | "An"))
    }

    fn modal_before(&self, at: usize) -> bool {
        let found =
            (0..at).rev().take(NEAR).find(|&before| !matches!(self.tagged(before), Tag::Adverb | Tag::Mark));
        found.is_some_and(|before| self.is(before, MODAL))
    }

    fn plural(&self, at: usize) -> bool {
        let word = self.at(at);
        let singular = word.ends_with("ss") || word.ends_with("us") || word.ends_with("is");
        word.ends_with('s') && !singular
            || matches!(word, "people" | "men" | "women" | "children" | "police" | "media" | "Democrats")
    }
}

/// Endings that hardly any word but an adjective has.
fn has_adjective_ending(word: &str) -> bool {
    word.starts_with("un") && word.ends_with("ed")
        || word.len() > 5 && word.ends_with("est") && !word.ends_with("forest")
        || word.len() > 6
            && ["ative", "istic", "eous", "ious", "ical", "able", "ible", "less"]
                .iter()
                .any(|ending| word.ends_with(ending))
}

fn punctuation(word: &str) -> Tag {
    match word {
        "," => Tag::Comma,
        "." | "!" | "?" | ";" | "…" => Tag::Stop,
        ":" => Tag::Colon,
        "–" | "—" | "-" | "―" => Tag::Dash,
        "%" => Tag::Noun,
        "(" | ")" | "[" | "]" | "{" | "}" => Tag::Bracket,
        _ => Tag::Sign,
    }
}
