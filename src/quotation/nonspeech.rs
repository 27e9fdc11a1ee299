//! What stands between marks and is nobody's speech: titles of works, nicknames, glosses, scare quotes, words as words, markup.
//!
//! Each rule looks at the words within a region and beside it, and has a name. They are asked only about regions that no cue
//! claims: *he said it was "great"* is speech, *the "great" escape* is not.

use super::region::{End, Frame, Region};
use crate::lexicon::{class, is_among, small};
use crate::text::{Analysis, Kind, Tag};
use std::ops::Range;

/// The name of the rule by which a region is plainly no speech, whatever reports around it.
pub fn plain(analysis: &Analysis, region: &Region) -> Option<&'static str> {
    let seen = Seen::new(analysis, region);
    let rules = [
        ("markup", seen.is_markup()),
        ("nickname", seen.is_nickname()),
        ("title", seen.is_named_work()),
        ("gloss", seen.is_called()),
        ("headline", seen.is_signed_headline()),
    ];
    rules.into_iter().find(|&(_, holds)| holds).map(|(name, _)| name)
}

/// The name of the rule by which a region is no speech though it stands in a clause that reports some.
pub fn in_clause(analysis: &Analysis, region: &Region) -> Option<&'static str> {
    let seen = Seen::new(analysis, region);
    let rules = [("title", seen.is_title()), ("word as word", seen.is_subject())];
    rules.into_iter().find(|&(_, holds)| holds).map(|(name, _)| name)
}

/// Whether a region stands within a sentence that began before it, and does not open one of its own.
pub fn is_within(analysis: &Analysis, region: &Region) -> bool {
    !Seen::new(analysis, region).starts_sentence()
}

/// Whether a region is one or more whole sentences behind another: "Roe beams. 'It is a good boat!'"
pub fn is_own_sentence(analysis: &Analysis, region: &Region) -> bool {
    let seen = Seen::new(analysis, region);
    seen.words > 3
        && seen.starts_capital()
        && seen.stops_within()
        && seen.previous().is_some_and(|previous| seen.word(previous).ends_with(['.', '!', '?']))
        && seen.starts_sentence()
}

/// Whether a region is a whole paragraph of whole sentences, or one that the next paragraph goes on with.
pub fn is_whole(analysis: &Analysis, region: &Region) -> bool {
    let seen = Seen::new(analysis, region);
    let alone = region.tokens == seen.paragraph && seen.starts_capital();
    alone && (region.end == End::Paragraph || seen.words > 3 && seen.stops_within())
}

/// Whether a region is no more than one word of its sentence, and not its predicate.
pub fn is_short(analysis: &Analysis, region: &Region) -> bool {
    let seen = Seen::new(analysis, region);
    let predicate = seen.before().take(3).any(|at| {
        matches!(seen.word(at), "as" | "is" | "are" | "was" | "were" | "be" | "been" | "being" | "not")
    });
    seen.words <= 1 && !seen.starts_sentence() && !predicate
}

/// The name of the rule by which a region that no cue claims is no speech, or `None` where it may well be.
pub fn reason(analysis: &Analysis, region: &Region) -> Option<&'static str> {
    let seen = Seen::new(analysis, region);
    let rules = [
        ("subheading", seen.is_subheading()),
        ("title", seen.is_lone_title()),
        ("gloss", seen.is_gloss()),
        ("headline", seen.opens_headline()),
        ("dated", seen.is_dated()),
        ("scare quote", seen.is_fragment()),
    ];
    rules.into_iter().find(|&(_, holds)| holds).map(|(name, _)| name)
}

/// A region with what the rules want to know of it.
struct Seen<'a, 'b> {
    analysis: &'b Analysis<'a>,
    region: &'b Region,
    paragraph: Range<usize>,
    /// How many words and numbers stand between the marks.
    words: usize,
    /// How many of the words that are not small ones begin with a small letter; two are several.
    small: usize,
    /// How many words begin with a capital or a digit.
    capital: usize,
}

impl<'a, 'b> Seen<'a, 'b> {
    fn new(analysis: &'b Analysis<'a>, region: &'b Region) -> Seen<'a, 'b> {
        let (mut words, mut small, mut capital) = (0, 0, 0);
        for index in region.inner() {
            let token = analysis.tokens[index];
            if !matches!(token.kind, Kind::Word | Kind::Number) {
                continue;
            }
            words += 1;
            if token.capital || token.kind == Kind::Number {
                capital += 1;
            } else if small < 2 && !is_small_word(analysis.word(index)) {
                small += 1;
            }
        }
        let paragraph = analysis.paragraphs[region.paragraph].clone();
        Seen { analysis, region, paragraph, words, small, capital }
    }

    fn word(&self, at: usize) -> &'a str {
        self.analysis.word(at)
    }

    /// The tokens before the region, nearest first.
    fn before(&self) -> impl Iterator<Item = usize> + '_ {
        (self.paragraph.start..self.region.tokens.start).rev()
    }

    fn previous(&self) -> Option<usize> {
        self.before().next()
    }

    fn next(&self) -> Option<usize> {
        Some(self.region.tokens.end).filter(|&next| next < self.paragraph.end)
    }

    /// Whether a stop or comma stands before the closing mark, as where speech ends or breaks off.
    fn stops_within(&self) -> bool {
        matches!(self.region.last_sign(self.analysis), "." | "," | "!" | "?" | "…" | "—" | "-")
    }

    /// Whether it begins where a sentence, or speech after a colon or comma, would.
    fn starts_sentence(&self) -> bool {
        match self.previous() {
            None => true,
            Some(previous) => {
                let token = self.analysis.tokens[previous];
                match token.kind {
                    Kind::Punctuation => {
                        matches!(self.word(previous), "." | "!" | "?" | "…" | ":" | "—" | "–")
                    }
                    Kind::Mark => true,
                    // "… said Ana Roe Jr. “We will …”"
                    _ => self.analysis.sentence_of(self.region.tokens.start).start > previous,
                }
            }
        }
    }

    fn starts_capital(&self) -> bool {
        self.region
            .inner()
            .map(|index| self.analysis.tokens[index])
            .find(|token| matches!(token.kind, Kind::Word | Kind::Number))
            .is_some_and(|token| token.capital || token.kind == Kind::Number)
    }

    /// Each Word Begins With a Capital, small ones aside.
    fn is_title_case(&self) -> bool {
        self.small == 0 && self.capital > 0
    }

    /// An attribute's value (`class="…"`), or an address.
    fn is_markup(&self) -> bool {
        let equals = self.previous().is_some_and(|previous| {
            matches!(self.word(previous), "=" | ">")
                && self.analysis.tokens[previous].span.end
                    == self.analysis.tokens[self.region.tokens.start].span.start
        });
        equals
            || self
                .region
                .inner()
                .next()
                .is_some_and(|first| matches!(self.word(first), ">" | "http" | "https"))
    }

    /// A short paragraph that is nothing but words between single marks: a heading cut from somebody's words, without the name.
    fn is_subheading(&self) -> bool {
        self.region.frame == Frame::Single
            && self.region.end == End::Mark
            && self.region.tokens == self.paragraph
            && self.words <= 12
    }

    /// A name between marks that is a whole paragraph, as a caption is, or one of a list of such: "Night Train," "Rain" and "Gulls".
    fn is_lone_title(&self) -> bool {
        let comma = self.region.inner().next_back().is_some_and(|last| self.word(last) == ",");
        self.is_title_case()
            && self.words <= 6
            && (comma || self.words <= 4 && !self.stops_within() && self.region.tokens == self.paragraph)
    }

    /// Joe "Buddy" Reyes.
    fn is_nickname(&self) -> bool {
        let name = |at: Option<usize>| {
            at.is_some_and(|at| self.analysis.kind(at) == Kind::Word && self.analysis.is_capital(at))
        };
        self.words <= 3
            && self.capital > 0
            && self.is_title_case()
            && !self.stops_within()
            && name(self.previous())
            && name(self.next())
    }

    /// known as "…", the so-called "…", the word "…".
    fn is_gloss(&self) -> bool {
        if self.words > 6 {
            return false;
        }
        let mut before = self.before().filter(|&at| self.word(at) != ",");
        let Some(last) = before.next() else { return false };
        let last = self.word(last);
        let earlier = before.next().map_or("", |at| self.word(at));
        let lower = |word: &str, list: &[&str]| list.iter().any(|other| word.eq_ignore_ascii_case(other));
        // "shared it with the words “we see you”" is somebody's.
        let spoken = last == "words" && self.before().skip(1).take(2).any(|at| self.word(at) == "with");
        last == "words" && !spoken
            || lower(
                last,
                &[
                    "so-called",
                    "term",
                    "terms",
                    "word",
                    "phrase",
                    "wording",
                    "nicknamed",
                    "dubbed",
                    "notorious",
                    "aka",
                ],
            )
            || lower(last, &["as", "the", "a", "an"])
                && lower(earlier, &["known", "such", "dubbed", "so-called", "like"])
            || lower(last, &["or"]) && self.previous().is_some_and(|at| self.word(at) == ",")
    }

    /// a show called "…", a loophole known as "…": the name of a thing.
    fn is_called(&self) -> bool {
        let mut before =
            self.before().filter(|&at| !matches!(self.word(at), "a" | "an" | "the" | "as" | ","));
        let Some(verb) = before.next() else { return false };
        let naming = matches!(
            self.word(verb),
            "called"
                | "known"
                | "named"
                | "dubbed"
                | "branded"
                | "labeled"
                | "labelled"
                | "nicknamed"
                | "titled"
                | "entitled"
        );
        let thing = before.next().is_some_and(|noun| {
            self.word(noun) == "something"
                || self.analysis.tag(noun) == Tag::Noun
                    && self.analysis.noun_phrase_before(noun + 1, self.paragraph.start).is_some_and(
                        |phrase| {
                            matches!(self.word(phrase.start), "a" | "an" | "A" | "An" | "another" | "new")
                        },
                    )
        });
        // "what's called 'dry rot'"
        let passive = self.words <= 4
            && self
                .before()
                .skip_while(|&at| at >= verb || self.analysis.tag(at) == Tag::Adverb)
                .take(1)
                .any(|be| matches!(self.word(be), "is" | "are" | "'s" | "’s" | "being"))
            && self.next().is_none_or(|next| self.word(next) != "by");
        self.words <= 8 && naming && thing || passive && naming
    }

    /// The title of a work that is called one: "the film 'Night Train'", "her new book, 'Rain'", "CBC's 'The Hour'", "'Rain' star".
    fn is_named_work(&self) -> bool {
        if !self.is_title_case() || self.words > 12 {
            return false;
        }
        if self.next().is_some_and(|next| self.analysis.is(next, class::WORK)) && !self.stops_within() {
            return true;
        }
        // "I heard 'Night Train,' which came out in May"
        if !self.starts_sentence() && self.next().is_some_and(|next| self.word(next) == "which") {
            return true;
        }
        let mut before = self.before().filter(|&at| self.word(at) != ",");
        before.next().is_some_and(|at| {
            let token = &self.analysis.tokens[at];
            token.is(class::WORK) || token.kind == Kind::Possessive && self.outlet_before(at)
        })
    }

    /// "CBC's", "Fox News'": the genitive of a name.
    fn outlet_before(&self, genitive: usize) -> bool {
        genitive > self.paragraph.start && {
            let token = &self.analysis.tokens[genitive - 1];
            token.is(class::OUTLET) || token.kind == Kind::Word && token.capital
        }
    }

    /// "Ferry Runs Late," by the Post's Ana Roe: a line of a list of articles.
    fn is_signed_headline(&self) -> bool {
        let by = self.region.tokens.end;
        self.starts_sentence()
            && by + 1 < self.paragraph.end
            && self.word(by) == "by"
            && (by + 1..self.paragraph.end)
                .find(|&at| !matches!(self.word(at), "the" | "The"))
                .is_some_and(|name| self.analysis.is_capital(name))
    }

    /// "We Sail": Norda buys two ferries.
    fn opens_headline(&self) -> bool {
        self.region.tokens.start == self.paragraph.start
            && self.next().is_some_and(|next| self.word(next) == ":")
    }

    /// "Ferries for All" (2019), a slogan or a work with its year.
    fn is_dated(&self) -> bool {
        let end = self.region.tokens.end;
        end + 2 < self.paragraph.end
            && self.word(end) == "("
            && self.word(end + 2) == ")"
            && self.word(end + 1).len() == 4
            && self.word(end + 1).bytes().all(|byte| byte.is_ascii_digit())
    }

    /// A title by its capitals, behind a preposition and within its sentence: "on 'The Late Hour'".
    fn is_title(&self) -> bool {
        if !self.is_title_case() || self.words > 12 || self.starts_sentence() {
            return false;
        }
        let beside = self
            .before()
            .take(3)
            .any(|at| self.analysis.is(at, class::WORK) || self.analysis.kind(at) == Kind::Possessive);
        let preposition = self.previous().is_some_and(|at| {
            let first = self.analysis.sentence_of(at).start == at;
            let word = if first { &small(self.word(at)) } else { self.word(at) };
            matches!(
                word,
                "told"
                    | "on"
                    | "of"
                    | "in"
                    | "from"
                    | "for"
                    | "to"
                    | "and"
                    | "with"
                    | "the"
                    | "as"
                    | "at"
                    | "including"
                    | "a"
            )
        });
        beside || preposition
    }

    /// "Refit" is a term of art: the words themselves are what the sentence is about.
    fn is_subject(&self) -> bool {
        self.words <= 5
            && self.starts_sentence()
            && self.region.end == End::Mark
            && !self.stops_within()
            && self.next().is_some_and(|next| {
                let token = self.analysis.tokens[next];
                token.kind == Kind::Word && !token.capital
            })
    }

    /// A few words of a sentence that nobody is said to have spoken.
    fn is_fragment(&self) -> bool {
        if self.words > 6 {
            return false;
        }
        let complete = self.starts_sentence()
            && (self.starts_capital() && (self.stops_within() || self.region.tokens == self.paragraph));
        // A whole clause is nobody's way of putting a word.
        let clause = self.words > 4
            && self.starts_capital()
            && self.small > 1
            && self.region.inner().any(|at| self.analysis.tag(at).is_finite());
        let words = self.previous().is_some_and(|at| self.word(at) == "words");
        !complete && !clause && !words
    }
}

/// Words that titles write small.
fn is_small_word(word: &str) -> bool {
    word.len() <= 4
        && is_among(word, "a an the and or of in on at to for with from by as vs n de la le del der no but")
}
