//! How many finite verbs a clause still wants.

use crate::lexicon::class::*;
use crate::text::{Analysis, Tag};

/// The finite verbs that a clause and the clauses within it still want: one for itself, one for each word that opens another.
pub struct Awaited {
    verbs: usize,
    /// How many more may come: behind "and", behind a verb that reports.
    allowed: usize,
    /// Whether the last token belongs to a verb group.
    group: bool,
}

impl Awaited {
    /// Behind the first word of a clause that wants so many.
    pub fn new(verbs: usize) -> Awaited {
        Awaited { verbs, allowed: 0, group: false }
    }

    /// Whether no verb is wanting.
    pub fn is_complete(&self) -> bool {
        self.verbs == 0
    }

    /// Takes in the next token, and whether it is a finite verb that nothing wants: that of the clause around.
    pub fn step(&mut self, analysis: &Analysis, at: usize) -> bool {
        let tag = analysis.tag(at);
        // "had shortened was", "that police lied was", "what she would close was": the group ends with its verb; not "he said was", "is being".
        let full = |verb: usize| {
            let base = analysis.tag(verb) == Tag::Base && !matches!(analysis.word(at), "have" | "be");
            (base || matches!(analysis.tag(verb), Tag::Finite | Tag::Participle | Tag::Gerund))
                && !analysis.is(verb, VERB_SAY.or(VERB_THINK).or(BEING))
        };
        let anew = tag == Tag::Auxiliary && at.checked_sub(1).is_some_and(full);
        let group = self.group && !anew;
        self.group = tag.is_finite()
            || group && matches!(tag, Tag::Adverb | Tag::Participle | Tag::Base | Tag::Gerund);
        match tag {
            Tag::Relative | Tag::Subordinator => self.verbs += 1,
            Tag::Coordinator => self.allowed = 1,
            // "which has run for years and was sold": the second verb is not the one that is wanted.
            _ if tag.is_finite() && !group && self.allowed > 0 && analysis.goes_with_and(at) => {
                self.allowed -= 1
            }
            _ if tag.is_finite() && !group => {
                if self.verbs > 0 {
                    self.verbs -= 1;
                } else if self.allowed > 0 {
                    self.allowed -= 1;
                } else {
                    // "fields seized by": may be a participle.
                    let token = &analysis.tokens[at];
                    return tag == Tag::Auxiliary || !token.is(PARTICIPLE) || token.is(VERB_SAY);
                }
            }
            _ => {}
        }
        // "believe it is": a clause without "that".
        if tag.is_verb() && analysis.is(at, VERB_SAY.or(VERB_THINK)) && self.verbs == 0 {
            self.allowed = usize::from(matches!(
                analysis.tag(at + 1),
                Tag::Pronoun | Tag::Name | Tag::Determiner | Tag::Noun | Tag::Genitive | Tag::Adjective
            ));
        }
        false
    }
}
