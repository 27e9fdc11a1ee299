use super::Span;
use crate::lexicon::{self, Classes, Memory, class};

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Letters, with inner apostrophes and hyphens: `don't`, `vice-president`, `U.S.`, `Mr.`. A shortened auxiliary is a word of
    /// its own: `she` and `'ll`.
    Word,
    /// Digits first: `2,000`, `3.5`, `18th`.
    Number,
    /// A possessive ending: `'s`, or the bare apostrophe of `voters'`.
    Possessive,
    /// One quotation mark of any kind, a doubled `''` or ` `` ` included.
    Mark,
    /// One other character that is neither letter, digit nor space.
    Punctuation,
}

/// A word or sign, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Its bytes in the article's text.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// What the lexicon knows about it.
    pub classes: Classes,
}

impl Token {
    /// The token's own words.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    /// Whether it is a word or a number.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number)
    }

    /// Whether the lexicon lists it under any of `classes`.
    pub fn is(&self, classes: Classes) -> bool {
        self.classes.any(classes)
    }
}

/// The tokens of `text[span]`, in order. Our own tokenizer, since what counts here is what general ones drop or join:
/// quotation marks of every kind, possessives, and abbreviations that do not end a sentence.
pub fn tokens<'t>(text: &'t str, span: Span, known: &mut Memory<'t, Classes>) -> Vec<Token> {
    let mut found = Vec::with_capacity(span.len() / 5);
    let mut at = span.start;
    while let Some(first) = text[at..span.end].chars().next() {
        if first.is_whitespace() || is_invisible(first) {
            at += first.len_utf8();
            continue;
        }
        let (end, kind) = token_end(text, at, span.end, first);
        let own = Span::new(at, end);
        let classes = if kind == Kind::Word { known.get(own.of(text)) } else { Classes::NONE };
        found.push(Token { span: own, kind, capital: first.is_uppercase(), classes });
        at = end;
    }
    found
}

/// Whether `c` can open or close a quotation.
pub fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '\''
            | '`'
            | '＂'
            | '「'
            | '」'
            | '『'
            | '』'
    )
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}')
}

fn token_end(text: &str, at: usize, limit: usize, first: char) -> (usize, Kind) {
    let after = at + first.len_utf8();
    let rest = &text[after..limit];
    if first.is_alphabetic() {
        return (word_end(text, at, limit), Kind::Word);
    }
    if first.is_numeric() {
        return (number_end(text, at, limit), Kind::Number);
    }
    if is_apostrophe(first) {
        let doubled = rest.starts_with(first) && matches!(first, '\'' | '`' | '‘' | '’');
        if doubled {
            return (after + first.len_utf8(), Kind::Mark);
        }
        let before = text[..at].chars().next_back();
        let after_word = before.is_some_and(char::is_alphanumeric);
        if after_word && first != '`' {
            let mut next = rest.chars();
            if matches!(next.next(), Some('s' | 'S')) && !next.next().is_some_and(char::is_alphanumeric) {
                return (after + 1, Kind::Possessive);
            }
            if let Some(length) = contraction(rest) {
                return (after + length, Kind::Word);
            }
        }
        return (after, Kind::Mark);
    }
    if is_mark(first) {
        return (after, Kind::Mark);
    }
    (after, Kind::Punctuation)
}

/// Where the word that begins at `at` ends: letters, digits, inner apostrophes (`don't`, not `Kim's`), hyphens between letters,
/// and the points of abbreviations.
fn word_end(text: &str, at: usize, limit: usize) -> usize {
    let mut end = at;
    let mut characters = text[at..limit].char_indices().peekable();
    while let Some((offset, c)) = characters.next() {
        let here = at + offset;
        let next = characters.peek().map(|&(_, next)| next);
        let joins = next.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() || is_combining(c) || is_invisible(c) && joins {
            end = here + c.len_utf8();
        } else if is_apostrophe(c) && joins && c != '`' {
            let tail = &text[here + c.len_utf8()..limit];
            let mut tail = tail.chars();
            let possessive =
                matches!(tail.next(), Some('s' | 'S')) && !tail.next().is_some_and(char::is_alphanumeric);
            if possessive && is_firm(text, Span::new(at, here), &text[here + c.len_utf8() + 1..limit]) {
                continue;
            }
            if possessive || contraction(&text[here + c.len_utf8()..limit]).is_some() {
                break;
            }
        } else if matches!(c, '-' | '‑' | '&') && joins {
            continue;
        } else if c == '.' {
            // "3 a.m.", "harbour.example"
            // "PM2.5"
            let version = joins && text[at..here].ends_with(|c: char| c.is_ascii_digit());
            if version || next.is_some_and(|next| next.is_ascii_lowercase()) {
                continue;
            }
            let word = of_state(&text[at..end]);
            let initials = word.contains('.') && (joins || is_initials(word));
            if initials || is_initial(word) || abbreviates(word, &text[here + 1..limit]) {
                end = here + 1;
                if !(joins && is_initials(word)) {
                    break;
                }
            } else {
                break;
            }
        } else {
            break;
        }
    }
    end
}

/// Whether a firm is called by somebody's name in the genitive: "Macy's said". Who is named without it shortly before is none: "Kim's
/// said to be ill".
fn is_firm(text: &str, name: Span, rest: &str) -> bool {
    let word = name.of(text);
    let rest = rest.strip_prefix(' ').unwrap_or_default();
    let verb = rest.find(|c: char| !c.is_alphabetic()).map_or(rest, |end| &rest[..end]);
    if !matches!(verb, "said" | "says" | "told" | "has" | "declined" | "announced" | "will")
        || rest.starts_with("said to ")
        || !word.starts_with(char::is_uppercase)
        || lexicon::classes(word).any(class::FUNCTION)
    {
        return false;
    }
    let before = &text[text.floor_char_boundary(name.start.saturating_sub(NEARBY))..name.start];
    before.match_indices(word).all(|(at, _)| before[at + word.len()..].starts_with(is_apostrophe))
}

/// In so many bytes before it a name is looked for without its genitive.
const NEARBY: usize = 4000;

/// The `N.Y` of `D-N.Y`, a party and a state: elsewhere the word itself.
fn of_state(word: &str) -> &str {
    word.split_once('-').filter(|(party, _)| is_initial(party)).map_or(word, |(_, state)| state)
}

/// How long the auxiliary at the start of `rest` is that an apostrophe has shortened: the `ll` of "she'll".
fn contraction(rest: &str) -> Option<usize> {
    let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let cut = rest[length..].chars().next().is_none_or(|next| !next.is_alphanumeric());
    (cut && matches!(&rest[..length], "ll" | "d" | "ve" | "re" | "m" | "LL" | "D" | "VE" | "RE" | "M"))
        .then_some(length)
}

fn number_end(text: &str, at: usize, limit: usize) -> usize {
    let mut end = at;
    let mut characters = text[at..limit].char_indices().peekable();
    while let Some((offset, c)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        // "20-mile", but an age is three words.
        let compound = c == '-' && next.is_some_and(char::is_alphabetic);
        if c.is_alphanumeric() {
            end = at + offset + c.len_utf8();
        } else if compound && !text[at + offset + 1..limit].starts_with("year")
            || matches!(c, ',' | '.' | ':' | '-' | '/') && next.is_some_and(|n| n.is_numeric())
        {
            continue;
        } else {
            break;
        }
    }
    end
}

/// Whether the point behind `word` makes it shorter and ends no sentence: `Gov.` of "Gov. Roe", not "no." or "ill."
fn abbreviates(word: &str, rest: &str) -> bool {
    // "(D-Calif.)"
    let word = word.rsplit('-').next().unwrap_or(word);
    if word.len() > 6 || !lexicon::is_abbreviation(word) {
        return false;
    }
    match word {
        "No" | "Nos" => rest.trim_start().starts_with(|c: char| c.is_numeric()),
        "vs" | "etc" | "v" => true,
        _ => word.starts_with(char::is_uppercase),
    }
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// One capital letter: `J` of "J. Smith".
pub fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// Single letters with points: `U.S.`, `e.g.`, `a.m.`.
fn is_initials(word: &str) -> bool {
    // "W.Va." as well
    word.len() <= 16
        && word.split('.').enumerate().all(|(at, part)| part.chars().count() <= 1 + usize::from(at == 1))
}
