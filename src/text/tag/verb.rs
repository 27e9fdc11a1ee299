//! Whether a word that can be a verb is one where it stands, and which form.

use super::{NEAR, Tag, Tagger};
use crate::lexicon::class::*;
use crate::text::{Kind, Token};

impl Tagger<'_> {
    pub(super) fn verb(&self, at: usize, token: &Token, word: &str, before: Option<Tag>) -> Option<Tag> {
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
        if word == "think" && matches!(self.at(at + 1), "tank" | "tanks") {
            return Some(Tag::Adjective);
        }
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
                // "one close aide"
                if plain && next.is_some_and(|next| next.is(ROLE.or(VOICE))) {
                    return Some(Tag::Adjective);
                }
                // "one close associate said"
                if plain && next.is_some_and(|next| next.is(VERB_SAY) && next.is(PAST)) {
                    return Some(Tag::Noun);
                }
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
                if word == "questioning" && self.at(at - 1).eq_ignore_ascii_case("under") =>
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
            // "One of them said", "a source close to him said"
            Some(Tag::Object)
                if past
                    && matches!(word, "said" | "told")
                    && at > 1
                    && matches!(self.at(at - 2), "of" | "to" | "with" | "around" | "near") =>
            {
                Some(Tag::Finite)
            }
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
                // "the investment banking giant", but "officials managing a firm"
                let compound = ing
                    && before == Some(Tag::Noun)
                    && (!self.plural(at - 1) || self.at(at - 1) == "media")
                    && next.is_some_and(|next| {
                        !next.capital && next.is(ORGANISATION.or(VOICE)) && !next.is(CLOSED)
                    });
                if compound {
                    return Some(Tag::Adjective);
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
                let by = self.at(at + 1) == "by" && !(token.is(VERB_SAY) && self.is(at + 2, MEDIUM));
                // "he saw a group of cells called tufts"
                let object = token.is(VERB_CALL)
                    && !token.is(VERB_SAY)
                    && before == Some(Tag::Noun)
                    && self.follows_verb();
                if participle && (named || by || object || self.is_done_to(at) || self.tells_of_news(at)) {
                    return Some(Tag::Participle);
                }
                if past {
                    return Some(Tag::Finite);
                }
                if participle {
                    return Some(Tag::Participle);
                }
                // "rules that could", "states' votes"
                let relative = self.at(at + 1) == "that" && self.is(at + 2, AUXILIARY);
                let owner = matches!(self.at(at + 1), "’" | "'")
                    && next.is_some_and(|next| next.span.start == token.span.end);
                if third && token.is(EITHER) && (relative || owner) {
                    return Some(Tag::Noun);
                }
                // "the pilot also plans": no compound has an adverb in it.
                let parted = at > 0 && self.tagged(at - 1) == Tag::Adverb;
                if third && parted && self.object_follows(at) {
                    return Some(Tag::Finite);
                }
                // "…, the Tribune reports.", "the lawyer points out"
                if third
                    && (token.is(VERB_OUT) && self.at(at + 1) == "out"
                        || token.is(VERB_SAY)
                            && before == Some(Tag::Name)
                            // "The port, Kim notes, is late"
                            && (self.signs_off(at) || self.at(at + 1) == "," && self.parenthetic(at)))
                {
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
                // "ABC News anchor Ana Roe"
                if base && token.is(ROLE) && next.is_some_and(|next| next.capital) {
                    return Some(Tag::Noun);
                }
                // "Kim and Lee call them late"
                let object = next.is_some_and(|next| next.is(OBJECT) && !next.is(GENITIVE));
                // "residents of the valley claim that": no verb has come, and no noun is told.
                let that = token.is(VERB_SAY)
                    && self.at(at + 1) == "that"
                    && !self.done.iter().any(|tag| tag.is_finite())
                    && self.opens_with_several();
                Some(if plain || object || that || plural && self.object_follows(at) {
                    Tag::Finite
                } else {
                    Tag::Noun
                })
            }
            Some(Tag::Comma | Tag::Coordinator | Tag::Colon | Tag::Dash | Tag::Stop) | None => {
                // "…," retired officer Ana Roe said.
                let named = || self.tokens.get(at + 2).is_some_and(|after| after.capital);
                // "The suspect, described as “armed,” fled"
                let described = token.is(VERB_DESCRIBE) && self.at(at + 1) == "as";
                if participle && before == Some(Tag::Comma) && (described || self.is_done_to(at)) {
                    return Some(Tag::Participle);
                }
                // "false, inflated accounts"
                if participle
                    && noun_next
                    && !token.is(REPORTING)
                    && before == Some(Tag::Comma)
                    && at > 1
                    && self.tagged(at - 2) == Tag::Adjective
                {
                    return Some(Tag::Adjective);
                }
                if participle && noun_next && !token.is(REPORTING) && named() {
                    return Some(Tag::Adjective);
                }
                if ing {
                    Some(Tag::Gerund)
                } else if third
                    // "…, witnesses said", "police and witnesses said"
                    && (!past && next.is_some_and(|next| next.is(VERB_SAY) && next.is(PAST))
                        || at == 0 && !participle && !self.headline)
                {
                    Some(Tag::Noun)
                } else if past
                    || third && (!token.is(EITHER) || self.clause_object_follows(at))
                    // "as Kim, his friend, often points out"
                    || third && token.is(VERB_OUT) && self.at(at + 1) == "out"
                    // "Kim, a captain, calls Dover a mistake"
                    || third
                        && before == Some(Tag::Comma)
                        && token.is(VERB_CALL)
                        && next.is_some_and(|next| next.capital || next.is(DETERMINER.or(GENITIVE).or(OBJECT)))
                    || (third || plain) && self.closes_relative(at)
                {
                    // "Replied Kim: “…”"
                    let inverts = matches!(
                        word,
                        "Replied" | "Added" | "Wrote" | "Tweeted" | "Asked" | "Answered" | "Recalled"
                    ) && next.is_some_and(|next| next.capital && !next.is(TIME.or(CALENDAR)));
                    // "But asked whether", "Yet pressed on it"
                    let asked = at == 1
                        && self.tagged(0) == Tag::Coordinator
                        && matches!(word, "asked" | "pressed" | "questioned")
                        && next.is_some_and(|next| next.is(PREPOSITION.or(SUBORDINATOR).or(RELATIVE)));
                    let opens = (at == 0 || asked) && participle && word != "Said" && !inverts;
                    Some(if opens { Tag::Participle } else { Tag::Finite })
                } else if participle {
                    Some(Tag::Participle)
                } else if base && self.speaks_here(at) {
                    Some(Tag::Noun)
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
            Some(_) => Some(
                if plain && before == Some(Tag::Object)
                    || self.reported_verb(at)
                        && !next.is_some_and(|next| {
                            next.is(MODAL.or(AUXILIARY)) || next.is(PAST) && !next.is(PARTICIPLE)
                        })
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

    /// "…, but police said", "…, and shop owners say": what may be a verb is no verb in front of one that says.
    fn speaks_here(&self, at: usize) -> bool {
        if at == 0 || self.tagged(at - 1) != Tag::Coordinator {
            return false;
        }
        let noun = |token: &&Token| token.kind == Kind::Word && !token.is(CLOSED.or(ADVERB).or(VERB_SAY));
        let says = at + 1 + self.tokens[at + 1..].iter().take(2).take_while(noun).count();
        self.is(says, VERB_SAY) && matches!(self.at(says), "said" | "say" | "says" | "warned" | "warn")
    }

    /// "a man accused of theft", "workers told to wait": nobody does so without saying to whom.
    fn is_done_to(&self, at: usize) -> bool {
        let word = self.at(at);
        match self.at(at + 1) {
            "of" => self.is(at, VERB_ACCUSE) || word == "told",
            "to" => matches!(word, "told" | "urged" | "advised" | "ordered" | "invited"),
            "they" | "he" | "she" | "we" => word == "told",
            _ => false,
        }
    }

    /// ", a move announced last spring"
    fn tells_of_news(&self, at: usize) -> bool {
        let told = matches!(
            self.at(at),
            "announced" | "confirmed" | "revealed" | "unveiled" | "disclosed" | "reported"
        );
        let Some(noun) = at.checked_sub(1).filter(|_| told) else { return false };
        let source = ROLE.or(TITLE).or(ORGANISATION).or(OUTLET).or(VOICE).or(WORDS);
        let mut before = (0..noun).rev().take(NEAR);
        let opener = before.find(|&at| !matches!(self.tagged(at), Tag::Adjective | Tag::Noun));
        self.tagged(noun) == Tag::Noun
            && !self.is(noun, source)
            && !self.clause_object_follows(at)
            && opener.is_some_and(|opener| {
                opener > 0 && matches!(self.at(opener), "a" | "an") && self.tagged(opener - 1) == Tag::Comma
            })
    }

    /// Whether nothing but a verb's object stands between that verb and here.
    fn follows_verb(&self) -> bool {
        let mut behind =
            self.done.iter().rev().skip_while(|tag| tag.is_nominal() || **tag == Tag::Preposition);
        behind.next().is_some_and(|tag| matches!(tag, Tag::Finite | Tag::Base | Tag::Participle))
    }

    /// Whether the sentence's first noun is a plural: "Residents of the valley", "Many doctors in Lund".
    fn opens_with_several(&self) -> bool {
        let first =
            self.done.iter().position(|tag| !matches!(tag, Tag::Determiner | Tag::Adjective | Tag::Number));
        first.is_some_and(|first| matches!(self.tagged(first), Tag::Noun | Tag::Name) && self.plural(first))
    }

    /// Whether only adjectives and numbers stand between an article and `at`.
    fn article_open(&self, at: usize) -> bool {
        let opener = (0..at)
            .rev()
            .take(NEAR)
            .find(|&before| !matches!(self.tagged(before), Tag::Adjective | Tag::Number | Tag::Adverb));
        opener.is_some_and(|before| {
            matches!(self.tagged(before), Tag::Determiner | Tag::Genitive) && before + 1 < at
        })
    }

    /// Whether the verb group to the left of `at` has an auxiliary right before.
    fn auxiliary_before(&self, at: usize) -> bool {
        let found =
            (0..at).rev().take(NEAR).find(|&before| !matches!(self.tagged(before), Tag::Adverb | Tag::Mark));
        found.is_some_and(|before| self.tagged(before) == Tag::Auxiliary || self.is(before, BEING))
    }

    /// Whether a comma stands right in front of the name before `at`.
    fn parenthetic(&self, at: usize) -> bool {
        let mut before = self.done[..at].iter().rev().take(NEAR);
        before.find(|&&tag| tag != Tag::Name) == Some(&Tag::Comma)
    }

    /// Whether a name stands between a comma and the verb that ends the sentence.
    fn signs_off(&self, at: usize) -> bool {
        let ends = self.tokens.get(at + 1).is_none_or(|next| next.of(self.text) == ".");
        let name = |tag: &Tag| matches!(tag, Tag::Name | Tag::Determiner);
        ends && self.done[..at].iter().rev().take(NEAR).find(|tag| !name(tag)) == Some(&Tag::Comma)
    }

    /// "which they say left a gap": the verb of what is reported, right behind that of the report.
    fn reported_verb(&self, at: usize) -> bool {
        at > 0 && self.tagged(at - 1) == Tag::Finite && self.is(at - 1, VERB_SAY)
    }

    /// Whether the comma before `at` ends a relative clause: "owners, who came late, say".
    fn closes_relative(&self, at: usize) -> bool {
        let Some(comma) = at.checked_sub(1).filter(|&comma| self.tagged(comma) == Tag::Comma) else {
            return false;
        };
        let opener = (0..comma).rev().take(3 * NEAR).find(|&at| self.tagged(at) == Tag::Comma);
        opener.is_some_and(|opener| matches!(self.at(opener + 1), "who" | "which" | "whose"))
    }

    /// "when told", "where asked": no subject stands between.
    fn adverbial(&self, at: usize) -> bool {
        at > 0 && matches!(self.at(at - 1), "when" | "When" | "where" | "Where")
    }

    /// "who chairs", "that chairs": a relative pronoun that is itself the subject.
    fn follows_who(&self, at: usize) -> bool {
        at > 0 && self.tagged(at - 1) == Tag::Relative && matches!(self.at(at - 1), "who" | "that")
    }

    /// "which state", "what plans".
    fn asks_which(&self, at: usize) -> bool {
        at > 0 && matches!(self.at(at - 1), "which" | "what" | "whose" | "Which" | "What" | "Whose")
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
    pub(super) fn clause_object_follows(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| {
            next.kind == Kind::Mark
                || next.is(DETERMINER.or(GENITIVE).or(PRONOUN).or(OBJECT)) && !next.capital
                || matches!(next.of(self.text), "that" | "if" | "whether" | "what" | "how" | "why")
        })
    }
}
