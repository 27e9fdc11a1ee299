use super::{Kind, Token};
use crate::lexicon::Classes;
use crate::lexicon::class::*;
use foldhash::HashSet;
use serde::Serialize;

/// What part a token plays in its clause: as much grammar as finding reports needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
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

    /// The tag before `at`, adverbs and quotation marks left out.
    fn before(&self, at: usize) -> Option<Tag> {
        // "Kim herself said"
        let stressed = at > 1
            && self.done[at - 1] == Tag::Object
            && self.tokens[at - 1].of(self.text).ends_with("self")
            && matches!(self.done[at - 2], Tag::Name | Tag::Noun | Tag::Pronoun);
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
            .any(|at| matches!(self.tokens[at].of(self.text), "'" | "‘") && self.done[at] == Tag::Mark);
        touches && word_next && !open
    }

    /// `'s`: a genitive, or "is" and "has" after a pronoun.
    fn possessive(&self, at: usize) -> Tag {
        let before = at.checked_sub(1).map(|before| self.done[before]);
        let verb_follows = self.tokens.get(at + 1).is_some_and(|next| {
            !next.capital
                && (next.is(GERUND) && next.is(VERB_SAY) || next.is(BEING) || next.of(self.text) == "said")
                || matches!(next.of(self.text), "a" | "an" | "the" | "not" | "been" | "never")
        });
        match before {
            Some(Tag::Pronoun | Tag::Relative | Tag::Adverb | Tag::Determiner) => Tag::Auxiliary,
            _ if verb_follows => Tag::Auxiliary,
            _ => Tag::Genitive,
        }
    }

    fn word(&self, at: usize, token: &Token, word: &str) -> Tag {
        let first = at == 0 || matches!(self.done[at - 1], Tag::Mark | Tag::Colon | Tag::Stop | Tag::Dash);
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
        if word.contains('-') && (word.ends_with("ed") || word.ends_with("ing")) && !token.is(VERB) {
            return Tag::Adjective;
        }
        // At the head of a sentence a capital says little, but two in a row are a name.
        let next = self.tokens.get(at + 1);
        // "Fielding said": no gerund's verb reports.
        if first
            && token.capital
            && !self.headline
            && word.ends_with("ing")
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
        // "a source close to the campaign"
        if word == "close" && next.is_some_and(|next| next.of(self.text) == "to") && before == Some(Tag::Noun)
        {
            return Tag::Adjective;
        }
        // "Kim likely raised it"
        let likely = word == "likely" && matches!(before, Some(Tag::Noun | Tag::Name | Tag::Pronoun));
        if likely && next.is_some_and(|next| next.is(PAST.or(THIRD))) {
            return Tag::Adverb;
        }
        if token.is(ADVERB) && !before.is_some_and(|tag| matches!(tag, Tag::Determiner | Tag::Genitive)) {
            return Tag::Adverb;
        }
        // "the attorney general has said", "the general said"
        if token.is(ADJECTIVE)
            && token.is(ROLE)
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
        if token.capital && token.classes == Classes::NONE { Tag::Name } else { Tag::Noun }
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
            return !matches!(before, Some(Tag::Name)) || at == 0 || self.done[at - 1] != Tag::Name;
        }
        let word = token.of(self.text);
        matches!(
            word,
            "ago" | "today" | "yesterday" | "tomorrow" | "tonight" | "later" | "earlier" | "recently"
        ) || self.done.last() == Some(&Tag::Time)
    }

    fn closed(&self, at: usize, token: &Token, before: Option<Tag>) -> Option<Tag> {
        let word = token.of(self.text);
        let next = self.tokens.get(at + 1);
        let nominal_next = next.is_some_and(|next| {
            next.kind == Kind::Word && !next.is(CLOSED.or(ADVERB)) || next.kind == Kind::Number
        });
        if word.eq_ignore_ascii_case("to") {
            let according = at > 0 && self.tokens[at - 1].of(self.text).eq_ignore_ascii_case("according");
            let infinitive = !according
                && next.is_some_and(|next| {
                    (next.is(BASE) || next.is(BEING))
                        && !next.is(DETERMINER)
                        && (!next.capital || self.headline)
                        || next.is(ADVERB) && self.tokens.get(at + 2).is_some_and(|after| after.is(BASE))
                        || next.kind == Kind::Word && self.ends_in_ly(next.of(self.text))
                        || !next.capital && next.classes == Classes::NONE && self.takes_object(at + 1)
                });
            return Some(if infinitive || self.infinitive_between_marks(at + 1) {
                Tag::To
            } else {
                Tag::Preposition
            });
        }
        if word.eq_ignore_ascii_case("that") {
            return Some(self.that(at, before, nominal_next));
        }
        if word.eq_ignore_ascii_case("her") {
            let object = next.is_none_or(|next| {
                next.kind != Kind::Word || next.is(CLOSED.or(ADVERB)) && !next.is(ADJECTIVE)
            });
            return Some(if object { Tag::Object } else { Tag::Genitive });
        }
        if token.is(COORDINATOR) {
            return Some(Tag::Coordinator);
        }
        if token.is(AUXILIARY) {
            // A full verb: "he has a plan", "she did it". As a clause's verb it is finite all the same.
            return Some(Tag::Auxiliary);
        }
        if token.is(BEING) {
            return Some(match word {
                "be" | "Be" => Tag::Base,
                "been" | "done" | "Been" | "Done" => Tag::Participle,
                _ => Tag::Gerund,
            });
        }
        if token.is(GENITIVE) {
            return Some(if word.eq_ignore_ascii_case("whose") { Tag::Relative } else { Tag::Genitive });
        }
        if word == "US" && !self.headline {
            return Some(Tag::Name);
        }
        if token.is(OBJECT) {
            return Some(Tag::Object);
        }
        if token.is(RELATIVE) {
            return Some(Tag::Relative);
        }
        if token.is(DETERMINER) {
            // "This makes it hard": no plural stands behind it.
            let verb_next = word.eq_ignore_ascii_case("this")
                && next
                    .is_some_and(|next| next.is(THIRD) && !next.capital && next.of(self.text).ends_with('s'));
            // "more than 500 people"
            if matches!(word, "more" | "less" | "fewer" | "More" | "Fewer") && self.counts_past(at + 1) {
                return Some(Tag::Determiner);
            }
            if token.is(PRONOUN) && (!nominal_next || verb_next || self.report_follows(at)) {
                return Some(Tag::Pronoun);
            }
            if token.is(ADVERB) && !nominal_next {
                return None;
            }
            return Some(Tag::Determiner);
        }
        if token.is(PRONOUN) {
            return Some(if word.eq_ignore_ascii_case("one") && nominal_next {
                Tag::Number
            } else {
                Tag::Pronoun
            });
        }
        if matches!(word, "about" | "around" | "About" | "Around" | "over" | "Over")
            && next.is_some_and(|next| {
                next.kind == Kind::Number
                    || matches!(
                        next.of(self.text),
                        "one-third" | "two-thirds" | "half" | "two" | "three" | "four" | "five"
                    )
            })
            && before != Some(Tag::Noun)
        {
            return Some(Tag::Adverb);
        }
        if at > 0 && self.done[at - 1] == Tag::Determiner && self.counts_past(at) {
            return Some(Tag::Number);
        }
        if token.is(PREPOSITION) && token.is(SUBORDINATOR) {
            return Some(if self.clause_follows(at + 1) { Tag::Subordinator } else { Tag::Preposition });
        }
        if token.is(SUBORDINATOR) && (!token.is(ADVERB) || self.clause_follows(at + 1)) {
            return Some(Tag::Subordinator);
        }
        if token.is(PREPOSITION) && !token.is(VERB) {
            return Some(Tag::Preposition);
        }
        None
    }

    /// Whether "than" and a number stand here.
    fn counts_past(&self, than: usize) -> bool {
        self.tokens.get(than).is_some_and(|than| than.of(self.text) == "than")
            && self.tokens.get(than + 1).is_some_and(|next| next.kind == Kind::Number)
    }

    /// "vowed to 'open up' the law".
    fn infinitive_between_marks(&self, mark: usize) -> bool {
        let word = |at: usize| self.tokens.get(at).filter(|token| token.kind == Kind::Word);
        self.tokens.get(mark).is_some_and(|mark| mark.kind == Kind::Mark)
            && word(mark + 1).is_some_and(|verb| {
                verb.is(BASE.or(BEING)) && !verb.capital && (!verb.is(EITHER) || word(mark + 2).is_some())
            })
    }

    /// "half said they", "many argue that": a reporting verb, and what is reported.
    fn report_follows(&self, at: usize) -> bool {
        let (Some(verb), Some(next)) = (self.tokens.get(at + 1), self.tokens.get(at + 2)) else {
            return false;
        };
        let finite = verb.is(VERB_SAY)
            && !verb.capital
            && (verb.is(PAST)
                || verb.is(THIRD.or(BASE)) && (!verb.is(EITHER) || next.of(self.text) == "that"));
        finite && (next.is(CLOSED.or(TIME)) || next.kind != Kind::Word)
    }

    /// Whether an unknown word has an object or a particle behind it, as a verb does.
    fn takes_object(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| {
            next.is(DETERMINER.or(GENITIVE).or(OBJECT))
                || matches!(next.of(self.text), "$" | "down" | "up" | "out" | "off")
        })
    }

    fn that(&self, at: usize, before: Option<Tag>, nominal_next: bool) -> Tag {
        let next = self.tokens.get(at + 1);
        let verb_next = next.is_some_and(|next| {
            next.is(AUXILIARY)
                || next.kind == Kind::Possessive
                || next.is(THIRD.or(PAST))
                    && !next.is(CLOSED)
                    && !next.capital
                    && (!next.is(EITHER) || self.clause_object_follows(at + 1))
        });
        // "pointed out that"
        let out = at > 1
            && matches!(self.tokens[at - 1].of(self.text), "out" | "back")
            && self.tokens[at - 2].is(VERB_OUT);
        let before = if out { Some(self.done[at - 2]) } else { before };
        match before {
            Some(Tag::Noun | Tag::Name | Tag::Pronoun) if verb_next => Tag::Relative,
            _ if verb_next => Tag::Pronoun,
            Some(Tag::Preposition | Tag::To) if nominal_next => Tag::Determiner,
            Some(Tag::Preposition) => Tag::Pronoun,
            Some(Tag::Finite | Tag::Base | Tag::Gerund | Tag::Participle)
                if next.is_some_and(|next| next.of(self.text) == ",") =>
            {
                Tag::Subordinator
            }
            _ if next.is_none_or(|next| next.kind == Kind::Punctuation) => Tag::Pronoun,
            None if nominal_next => Tag::Determiner,
            _ => Tag::Subordinator,
        }
    }

    /// Whether a subject and a finite verb stand soon after `at`, with no comma before.
    fn clause_follows(&self, at: usize) -> bool {
        let mut subject = false;
        let mut bracket = false;
        for token in self.tokens[at.min(self.tokens.len())..].iter().take(12) {
            match token.kind {
                Kind::Punctuation if subject && token.of(self.text) == "(" => bracket = true,
                Kind::Punctuation if token.of(self.text) == ")" => bracket = false,
                _ if bracket => {}
                Kind::Punctuation => return false,
                Kind::Word
                    if subject
                        && (token.is(AUXILIARY) || token.is(PAST.or(THIRD)) && !token.is(CLOSED))
                        && !token.capital =>
                {
                    return true;
                }
                Kind::Word if token.is(PRONOUN) && !token.is(DETERMINER) => subject = true,
                Kind::Word if token.is(PREPOSITION.or(SUBORDINATOR)) && !subject => return false,
                Kind::Word => subject = true,
                _ => {}
            }
        }
        false
    }

    fn ends_in_ly(&self, word: &str) -> bool {
        word.len() > 4
            && (word.ends_with("ly") || self.headline && word.ends_with("LY"))
            && !matches!(
                word,
                "family"
                    | "Family"
                    | "early"
                    | "daily"
                    | "weekly"
                    | "monthly"
                    | "likely"
                    | "unlikely"
                    | "only"
                    | "reply"
                    | "rally"
                    | "supply"
                    | "apply"
                    | "imply"
                    | "comply"
                    | "assembly"
                    | "ally"
                    | "elderly"
                    | "friendly"
                    | "costly"
                    | "deadly"
                    | "lonely"
                    | "ugly"
                    | "orderly"
                    | "anomaly"
                    | "multiply"
                    | "bully"
                    | "tally"
                    | "Early"
                    | "Daily"
                    | "Only"
                    | "rely"
            )
    }

    fn verb(&self, at: usize, token: &Token, word: &str, before: Option<Tag>) -> Option<Tag> {
        let known = token.is(VERB);
        let ing = if known { token.is(GERUND) } else { word.len() > 5 && word.ends_with("ing") };
        let past = if known {
            token.is(PAST)
        } else {
            word.len() > 4 && word.ends_with("ed") && !word.starts_with("un") && !token.is(ADJECTIVE)
        };
        let participle = if known { token.is(PARTICIPLE) } else { past };
        // "who chairs": an unknown word in -s is a verb only there.
        let third = known && token.is(THIRD)
            || !known && before == Some(Tag::Relative) && word.ends_with('s') && self.follows_who(at);
        let base = known && token.is(BASE);
        if !(ing || past || participle || third || base) {
            return None;
        }
        let next = self.tokens.get(at + 1);
        let noun_next = next.is_some_and(|next| {
            next.kind == Kind::Word
                && !next.is(CLOSED.or(ADVERB).or(TIME))
                && !next.capital
                && !self.ends_in_ly(next.of(self.text))
        });
        // "say" is a verb wherever a verb can stand; "report" is not.
        let plain = base && !token.is(EITHER);
        let head_next = next.is_some_and(|next| {
            let verb = next.is(PAST.or(THIRD)) && !next.is(EITHER.or(ADJECTIVE)) && !next.capital;
            let word = next.kind == Kind::Word || next.of(self.text).contains('-');
            word && !next.is(CLOSED.or(ADVERB).or(TIME)) && !verb
        });
        match before {
            Some(Tag::Determiner | Tag::Genitive) => Some(if (ing || participle) && head_next {
                Tag::Adjective
            } else if past && !participle {
                Tag::Finite
            } else {
                Tag::Noun
            }),
            Some(Tag::Adjective | Tag::Number) => {
                // "a newly formed harbor board", but "the rich say"
                if plain {
                    let noun = !token.is(VERB_SAY) && self.article_open(at);
                    return Some(if noun { Tag::Noun } else { Tag::Finite });
                }
                // "the two long reports": the article wants its noun.
                if third && !past && self.article_open(at) {
                    return Some(Tag::Noun);
                }
                if past && !(participle && head_next)
                    || third && !token.is(EITHER) && token.is(VERB_SAY) && self.object_follows(at)
                {
                    Some(Tag::Finite)
                } else {
                    Some(if (ing || participle) && head_next { Tag::Adjective } else { Tag::Noun })
                }
            }
            Some(Tag::Auxiliary | Tag::Participle | Tag::Base | Tag::Gerund) if self.auxiliary_before(at) => {
                if base && !participle {
                    return Some(if self.modal_before(at) { Tag::Base } else { Tag::Noun });
                }
                Some(match (participle, ing, base) {
                    (_, true, _) => Tag::Gerund,
                    (_, _, true) if self.modal_before(at) => Tag::Base,
                    (true, _, _) => Tag::Participle,
                    _ => Tag::Noun,
                })
            }
            Some(Tag::To) => Some(if base { Tag::Base } else { Tag::Noun }),
            // "under questioning Kim left": a circumstance.
            Some(Tag::Preposition)
                if word == "questioning"
                    && self.tokens[at - 1].of(self.text).eq_ignore_ascii_case("under") =>
            {
                Some(Tag::Adverb)
            }
            Some(Tag::Preposition) => Some(if ing {
                Tag::Gerund
            } else if participle && noun_next {
                Tag::Adjective
            } else {
                Tag::Noun
            }),
            Some(Tag::Relative) if participle && self.adverbial(at) => Some(Tag::Participle),
            Some(Tag::Relative) if base && token.is(EITHER) && self.asks_which(at) => Some(Tag::Noun),
            Some(Tag::Pronoun | Tag::Relative) => Some(if ing {
                Tag::Gerund
            } else if past || third || base {
                Tag::Finite
            } else {
                Tag::Participle
            }),
            Some(Tag::Noun | Tag::Name | Tag::Time | Tag::Bracket) => {
                // "the court ruling could"
                if ing && next.is_some_and(|next| next.is(MODAL) && !next.is(NEGATION) || next.is(AUXILIARY))
                {
                    return Some(Tag::Noun);
                }
                if ing {
                    // "told a town meeting that", "at a town meeting, …"
                    let ends = next.is_none_or(|next| {
                        next.kind == Kind::Punctuation || next.of(self.text) == "that" && !token.is(REPORTING)
                    });
                    let noun = ends && self.one(at);
                    return Some(if (known || noun_next) && !noun { Tag::Gerund } else { Tag::Noun });
                }
                let named = token.is(VERB_CALL)
                    && !token.is(VERB_SAY)
                    && next.is_some_and(|next| next.kind == Kind::Mark || next.capital)
                    && matches!(before, Some(Tag::Noun | Tag::Time));
                // "the board said by email": not what the board was said to be.
                let by = next.is_some_and(|next| next.of(self.text) == "by")
                    && !(token.is(VERB_SAY) && self.tokens.get(at + 2).is_some_and(|how| how.is(MEDIUM)));
                if participle && (named || by) {
                    return Some(Tag::Participle);
                }
                if past {
                    return Some(Tag::Finite);
                }
                if participle {
                    return Some(Tag::Participle);
                }
                // "rules that could", "states' votes"
                let relative = next.is_some_and(|next| next.of(self.text) == "that")
                    && self.tokens.get(at + 2).is_some_and(|verb| verb.is(AUXILIARY));
                let owner = next.is_some_and(|next| matches!(next.of(self.text), "’" | "'"))
                    && next.is_some_and(|next| next.span.start == token.span.end);
                if third && token.is(EITHER) && (relative || owner) {
                    return Some(Tag::Noun);
                }
                // "the pilot also plans": no compound has an adverb in it.
                let parted = at > 0 && self.done[at - 1] == Tag::Adverb;
                if third && parted && self.object_follows(at) {
                    return Some(Tag::Finite);
                }
                // "…, the Tribune reports."
                if third && token.is(VERB_SAY) && self.signs_off(at, before) {
                    return Some(Tag::Finite);
                }
                if third {
                    let name = matches!(before, Some(Tag::Name | Tag::Bracket | Tag::Time));
                    let verb = !token.is(EITHER)
                        || self.object_follows(at) && (name || self.clause_object_follows(at));
                    return Some(if verb { Tag::Finite } else { Tag::Noun });
                }
                // "officials say", "critics argue", but "the tax cut".
                let plural = at > 0 && self.plural(at - 1) && !self.one(at);
                // "Kim and Lee call them late"
                let object = next.is_some_and(|next| next.is(OBJECT) && !next.is(GENITIVE));
                Some(if plain || object || plural && self.object_follows(at) {
                    Tag::Finite
                } else {
                    Tag::Noun
                })
            }
            Some(Tag::Comma | Tag::Coordinator | Tag::Colon | Tag::Dash | Tag::Stop) | None => {
                if ing {
                    Some(Tag::Gerund)
                } else if at == 0 && third && !participle && !self.headline {
                    Some(Tag::Noun)
                } else if past
                    || third && (!token.is(EITHER) || self.clause_object_follows(at))
                    // "Kim, a captain, calls Dover a mistake"
                    || third
                        && before == Some(Tag::Comma)
                        && token.is(VERB_CALL)
                        && next.is_some_and(|next| next.capital || next.is(DETERMINER.or(GENITIVE).or(OBJECT)))
                    || (third || plain) && self.closes_relative(at)
                {
                    Some(if at == 0 && participle && word != "Said" { Tag::Participle } else { Tag::Finite })
                } else if participle {
                    Some(Tag::Participle)
                } else if base {
                    // "critics, among them Lee, argue that"
                    if plain && at > 0 && self.clause_object_follows(at) && !self.base_in_front(at) {
                        return Some(Tag::Finite);
                    }
                    // "It may be bad, say Kim and Lee"; not "in, say, a year"
                    let several = plain && token.is(VERB_ARGUE) && before == Some(Tag::Comma);
                    if several && next.is_some_and(|next| next.kind == Kind::Word) {
                        return Some(Tag::Base);
                    }
                    let joined = before == Some(Tag::Coordinator) || before == Some(Tag::Comma);
                    let object = if token.is(EITHER) {
                        self.clause_object_follows(at)
                    } else {
                        self.object_follows(at)
                    };
                    let verb = joined && self.base_in_front(at) || !joined && object;
                    Some(if verb { Tag::Base } else { Tag::Noun })
                } else {
                    Some(Tag::Noun)
                }
            }
            Some(
                Tag::Finite
                | Tag::Subordinator
                | Tag::Object
                | Tag::Participle
                | Tag::Base
                | Tag::Gerund
                | Tag::Auxiliary,
            )
            | Some(_) => Some(
                if plain && before == Some(Tag::Object)
                    || self.reported_verb(at)
                        && (third && !token.is(EITHER) || past && self.clause_object_follows(at))
                    || past && token.is(VERB_SAY) && before == Some(Tag::Finite)
                {
                    Tag::Finite
                } else if ing {
                    Tag::Gerund
                } else if participle {
                    if noun_next { Tag::Adjective } else { Tag::Participle }
                } else if past {
                    Tag::Finite
                } else {
                    Tag::Noun
                },
            ),
        }
    }

    /// Whether "a" or "an" opens the noun phrase in front: "a media request".
    fn one(&self, at: usize) -> bool {
        let nominal = |&before: &usize| {
            matches!(self.done[before], Tag::Noun | Tag::Adjective | Tag::Name | Tag::Number | Tag::Adverb)
        };
        let start = (0..at).rev().take(NEAR).take_while(nominal).last();
        start.is_some_and(|start| {
            start > 0 && matches!(self.tokens[start - 1].of(self.text), "a" | "an" | "A" | "An")
        })
    }

    /// Whether only adjectives and numbers stand between an article and `at`.
    fn article_open(&self, at: usize) -> bool {
        let opener = (0..at)
            .rev()
            .take(NEAR)
            .find(|&before| !matches!(self.done[before], Tag::Adjective | Tag::Number | Tag::Adverb));
        opener.is_some_and(|before| {
            matches!(self.done[before], Tag::Determiner | Tag::Genitive) && before + 1 < at
        })
    }

    /// Whether the verb group to the left of `at` has an auxiliary right before.
    fn auxiliary_before(&self, at: usize) -> bool {
        let found =
            (0..at).rev().take(NEAR).find(|&before| !matches!(self.done[before], Tag::Adverb | Tag::Mark));
        found.is_some_and(|before| self.done[before] == Tag::Auxiliary || self.tokens[before].is(BEING))
    }

    fn modal_before(&self, at: usize) -> bool {
        let found =
            (0..at).rev().take(NEAR).find(|&before| !matches!(self.done[before], Tag::Adverb | Tag::Mark));
        found.is_some_and(|before| self.tokens[before].is(MODAL))
    }

    /// Whether a name stands between a comma and the verb that ends the sentence.
    fn signs_off(&self, at: usize, before: Option<Tag>) -> bool {
        let ends = self.tokens.get(at + 1).is_none_or(|next| next.of(self.text) == ".");
        let name = |tag: &Tag| matches!(tag, Tag::Name | Tag::Determiner);
        ends && before == Some(Tag::Name)
            && self.done[..at].iter().rev().take(NEAR).find(|tag| !name(tag)) == Some(&Tag::Comma)
    }

    /// "which they say left a gap": the verb of what is reported, right behind that of the report.
    fn reported_verb(&self, at: usize) -> bool {
        at > 0 && self.done[at - 1] == Tag::Finite && self.tokens[at - 1].is(VERB_SAY)
    }

    /// Whether the comma before `at` ends a relative clause: "owners, who came late, say".
    fn closes_relative(&self, at: usize) -> bool {
        let Some(comma) = at.checked_sub(1).filter(|&comma| self.done[comma] == Tag::Comma) else {
            return false;
        };
        let opener = (0..comma).rev().take(3 * NEAR).find(|&at| self.done[at] == Tag::Comma);
        opener
            .is_some_and(|opener| matches!(self.tokens[opener + 1].of(self.text), "who" | "which" | "whose"))
    }

    /// "when told", "where asked": no subject stands between.
    fn adverbial(&self, at: usize) -> bool {
        at > 0 && matches!(self.tokens[at - 1].of(self.text), "when" | "When" | "where" | "Where")
    }

    /// "who chairs", "that chairs": a relative pronoun that is itself the subject.
    fn follows_who(&self, at: usize) -> bool {
        at > 0
            && self.done[at - 1] == Tag::Relative
            && matches!(self.tokens[at - 1].of(self.text), "who" | "that")
    }

    /// "which state", "what plans".
    fn asks_which(&self, at: usize) -> bool {
        at > 0
            && matches!(
                self.tokens[at - 1].of(self.text),
                "which" | "what" | "whose" | "Which" | "What" | "Whose"
            )
    }

    /// A coordinated infinitive: "to promise and deliver".
    fn base_in_front(&self, at: usize) -> bool {
        self.done[..at]
            .iter()
            .rev()
            .take(4 * NEAR)
            .find(|tag| tag.is_verb())
            .is_some_and(|&tag| tag == Tag::Base)
    }

    /// Whether what follows looks like a verb's object or clause.
    fn object_follows(&self, at: usize) -> bool {
        let Some(next) = self.tokens.get(at + 1) else { return false };
        let word = next.of(self.text);
        match next.kind {
            Kind::Mark | Kind::Number => true,
            Kind::Word => {
                next.is(DETERMINER.or(GENITIVE).or(PRONOUN).or(OBJECT).or(RELATIVE))
                    || matches!(word, "that" | "if" | "whether" | "to" | "on" | "for" | "out")
                    || next.capital
                    || self.ends_in_ly(word)
            }
            _ => false,
        }
    }

    /// Whether a clause or a phrase with a determiner follows: after a verb, hardly after a noun.
    fn clause_object_follows(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| {
            next.kind == Kind::Mark
                || next.is(DETERMINER.or(GENITIVE).or(PRONOUN).or(OBJECT)) && !next.capital
                || matches!(next.of(self.text), "that" | "if" | "whether" | "what" | "how" | "why")
        })
    }

    fn plural(&self, at: usize) -> bool {
        let word = self.tokens[at].of(self.text);
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
