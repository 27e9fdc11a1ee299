//! Which quotation marks belong together.
//!
//! One pass over the marks of each paragraph with a small stack. What a mark can be is told by its shape (`“` opens) and by what it
//! touches (a mark between a space and a word opens, between a word and a space it closes); where the two disagree, as in
//! broken encodings and typing errors, what it touches wins if that makes a pair. New paragraphs reopen a quotation that the last
//! one left open. Apostrophes are told from single quotation marks by looking for the partner first.

use super::region::{End, Frame, Region};
use super::structure;
use crate::lexicon::class;
use crate::text::{Analysis, Kind, Token};
use std::ops::Range;

/// Quotations nest two or three deep; what is deeper is a page of stray marks.
const DEEPEST: usize = 4;

/// All regions that are set off as somebody's words, in order, none within another. Takes time in proportion to the number of tokens.
pub fn regions(analysis: &Analysis) -> Vec<Region> {
    let mut found: Vec<Region> = Vec::new();
    let mut open = false;
    let structure = structure::Structure::of(analysis);
    for (paragraph, tokens) in analysis.paragraphs.iter().enumerate() {
        if !has_word(analysis, tokens.clone()) {
            continue;
        }
        if let Some(region) = structure.region(analysis, paragraph) {
            found.push(region);
            open = false;
            continue;
        }
        let first = found.len();
        let left_open = pair(analysis, paragraph, &mut found);
        if open && found.len() > first && reopens(&found[first], &found[first - 1], tokens) {
            found[first].continued = true;
            found[first - 1].end = End::Paragraph;
        }
        open = left_open;
    }
    found
}

fn has_word(analysis: &Analysis, tokens: Range<usize>) -> bool {
    analysis.tokens[tokens].iter().any(|token| matches!(token.kind, Kind::Word | Kind::Number))
}

fn reopens(region: &Region, before: &Region, paragraph: &Range<usize>) -> bool {
    region.tokens.start == paragraph.start && region.frame == before.frame
}

/// Marks that can close one another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Family {
    Double,
    Angle,
    Corner,
    Single,
}

/// What the look of a mark says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    Opens,
    Closes,
    Either,
}

/// One mark of a paragraph and what it can be.
#[derive(Clone, Copy, Debug)]
struct Sign {
    token: usize,
    family: Family,
    shape: Shape,
    /// It touches what follows and not what stands before.
    leads: bool,
    /// It touches what stands before and not what follows.
    trails: bool,
    /// It touches words, or what ends them, before it.
    behind: bool,
    /// It stands right behind "said,".
    told: bool,
    /// For a single mark that opens: the sign that closes it. Nothing: it is an apostrophe.
    partner: Option<usize>,
}

/// The marks among `tokens`, apostrophes and inch signs left out as far as one look tells.
fn signs(analysis: &Analysis, tokens: Range<usize>) -> Vec<Sign> {
    let mut signs = Vec::new();
    let straight = tokens.clone().filter(|&at| analysis.word(at) == "\"").count();
    for index in tokens.clone() {
        let token = analysis.tokens[index];
        if token.kind != Kind::Mark || is_measure(analysis, &tokens, index) {
            continue;
        }
        let (family, shape) = read(token.of(analysis.text()));
        // One too many: "“Not before.”
        let twice = shape == Shape::Either
            && tokens.contains(&(index + 1))
            && analysis.tokens[index + 1].span.start == token.span.end
            && read(analysis.word(index + 1)) == (Family::Double, Shape::Opens);
        if twice && straight == 1 {
            continue;
        }
        let before = (index > tokens.start).then(|| {
            let other = analysis.tokens[index - 1];
            (other, other.span.end == token.span.start)
        });
        let after = (index + 1 < tokens.end).then(|| {
            let other = analysis.tokens[index + 1];
            (other, other.span.start == token.span.end)
        });
        // Brackets and dashes may touch a mark on either side, and so may other marks.
        let text = analysis.text();
        let free_before = before.is_none_or(|(other, touches)| {
            !touches
                || match other.kind {
                    Kind::Punctuation => !ends_words(other.of(text)),
                    Kind::Mark => read(other.of(text)).1 == Shape::Opens || family == Family::Single,
                    _ => false,
                }
        });
        let free_after = after.is_none_or(|(other, touches)| {
            !touches
                || match other.kind {
                    Kind::Punctuation => !starts_words(other.of(text)),
                    Kind::Mark => read(other.of(text)).1 != Shape::Opens,
                    _ => false,
                }
        });
        let touches_after = after.is_some_and(|(_, touches)| touches);
        let touches_before = before.is_some_and(|(_, touches)| touches);
        let ended = after.is_some_and(|(other, _)| matches!(other.of(text), "," | ";" | ":" | "?" | "!"));
        let leads = free_before && touches_after && !(free_after && touches_before) && !ended;
        // "qu’« il": French sets a space within its marks, and none behind what is elided.
        let elides = |other: &Token| other.of(text).ends_with(['’', '\'']);
        let elided =
            family == Family::Angle && before.is_some_and(|(other, touches)| touches && elides(&other));
        let trails = free_after && touches_before && !(free_before && touches_after) && !elided;
        let told = index >= tokens.start + 2
            && analysis.word(index - 1) == ","
            && analysis.is(index - 2, class::VERB_SAY);
        signs.push(Sign {
            token: index,
            family,
            shape,
            leads,
            trails,
            behind: !free_before,
            told,
            partner: None,
        });
    }
    find_partners(analysis, &tokens, &mut signs);
    signs
}

fn read(mark: &str) -> (Family, Shape) {
    match mark {
        "“" | "„" | "‟" | "``" | "‘‘" => (Family::Double, Shape::Opens),
        "”" | "’’" => (Family::Double, Shape::Closes),
        "«" | "‹" => (Family::Angle, Shape::Opens),
        "»" | "›" => (Family::Angle, Shape::Closes),
        "「" | "『" => (Family::Corner, Shape::Opens),
        "」" | "』" => (Family::Corner, Shape::Closes),
        "‘" | "‚" | "‛" => (Family::Single, Shape::Opens),
        "’" => (Family::Single, Shape::Closes),
        "'" | "`" => (Family::Single, Shape::Either),
        _ => (Family::Double, Shape::Either),
    }
}

fn ends_words(punctuation: &str) -> bool {
    matches!(punctuation, "." | "," | "!" | "?" | "…" | ";" | ":" | ")" | "]" | "}" | "%")
}

fn starts_words(punctuation: &str) -> bool {
    matches!(punctuation, "(" | "[" | "{" | "$" | "£" | "€" | "#" | "@" | "…" | "¿" | "¡" | ".")
}

/// `6'3"`, `12"` behind feet: a mark that measures.
fn is_measure(analysis: &Analysis, tokens: &Range<usize>, index: usize) -> bool {
    let number = |at: usize| tokens.contains(&at) && analysis.kind(at) == Kind::Number;
    let touching =
        |at: usize| at > tokens.start && analysis.tokens[at - 1].span.end == analysis.tokens[at].span.start;
    let mark = analysis.word(index);
    match mark {
        "'" | "’" => {
            index > tokens.start
                && number(index - 1)
                && touching(index)
                && number(index + 1)
                && touching(index + 1)
        }
        "\"" | "”" | "''" => {
            index > tokens.start + 2
                && number(index - 1)
                && touching(index)
                && touching(index - 1)
                && is_measure(analysis, tokens, index - 2)
        }
        _ => false,
    }
}

/// Gives each single mark that opens its partner. A closing mark between a word in `s` and a small letter is more likely an apostrophe
/// (`the workers' union`), so it is taken only where no better one comes before the next opening mark.
fn find_partners(analysis: &Analysis, tokens: &Range<usize>, signs: &mut [Sign]) {
    let (mut good, mut poor) = (None, None);
    for at in (0..signs.len()).rev() {
        let sign = signs[at];
        if sign.family != Family::Single {
            continue;
        }
        if sign.leads && sign.shape != Shape::Closes && !is_elision(analysis, tokens, sign.token) {
            signs[at].partner = good.or(poor);
            (good, poor) = (None, None);
        } else if sign.trails {
            if could_be_possessive(analysis, tokens, sign.token) {
                poor = Some(at);
            } else {
                good = Some(at);
            }
        }
    }
}

/// Words that lose their beginning: `'em`, `'90s`.
fn is_elision(analysis: &Analysis, tokens: &Range<usize>, mark: usize) -> bool {
    let next = mark + 1;
    if next >= tokens.end {
        return true;
    }
    let token = analysis.tokens[next];
    let word = analysis.word(next);
    let touches_next_mark = next + 1 < tokens.end
        && analysis.kind(next + 1) == Kind::Mark
        && analysis.tokens[next + 1].span.start == token.span.end;
    if touches_next_mark {
        return false;
    }
    match token.kind {
        Kind::Number => word.trim_end_matches('s').len() == 2,
        Kind::Word => {
            ["em", "til", "till", "tis", "twas", "cause", "bout", "round", "n", "cos", "neath", "nuff", "kay"]
                .iter()
                .any(|elided| word.eq_ignore_ascii_case(elided))
        }
        _ => false,
    }
}

fn could_be_possessive(analysis: &Analysis, tokens: &Range<usize>, mark: usize) -> bool {
    let behind_s = mark > tokens.start && analysis.word(mark - 1).ends_with(['s', 'S', 'z', 'x'])
        || dropped_g(analysis, tokens, mark);
    let word_follows = mark + 1 < tokens.end
        && analysis.kind(mark + 1) == Kind::Word
        && analysis.tokens[mark + 1].span.start > analysis.tokens[mark].span.end;
    behind_s && word_follows
}

/// `goin'`.
fn dropped_g(analysis: &Analysis, tokens: &Range<usize>, mark: usize) -> bool {
    mark > tokens.start && analysis.word(mark - 1).ends_with("in") && analysis.word(mark - 1).len() > 3
}

/// Pairs the marks of one paragraph and adds its outermost regions to `found`. Says whether it leaves a quotation open.
fn pair(analysis: &Analysis, paragraph: usize, found: &mut Vec<Region>) -> bool {
    let tokens = analysis.paragraphs[paragraph].clone();
    let signs = signs(analysis, tokens.clone());
    let mut stack: Vec<Open> = Vec::with_capacity(DEEPEST);
    let mut rest = Rest::of(&signs);
    // The last single mark that another closes: one behind it may be closed in the next paragraph.
    let paired = signs.iter().rposition(|sign| sign.partner.is_some());
    let runs_on = runs_on(analysis, paragraph);
    let mut keep = |open: &Open, end: usize, how: End| {
        let own = open.token..end;
        let frame = if open.family == Family::Single { Frame::Single } else { Frame::Double };
        let worthy = has_word(analysis, own.clone());
        if worthy {
            found.push(Region { tokens: own, paragraph, end: how, continued: false, frame });
        }
        worthy
    };
    for (at, sign) in signs.iter().enumerate() {
        if sign.family == Family::Single {
            match stack.first() {
                Some(outer) if outer.partner == Some(at) => {
                    keep(outer, sign.token + 1, End::Mark);
                    stack.clear();
                }
                None if sign.partner.is_some()
                    || runs_on && paired <= Some(at) && opens_last(analysis, &tokens, sign) =>
                {
                    stack.push(Open::from(sign));
                }
                _ => {}
            }
            continue;
        }
        match stack.iter().rposition(|open| open.family == sign.family) {
            Some(depth) if closes(sign, &stack[depth]) => {
                if depth == 0 {
                    keep(&stack[0], sign.token + 1, End::Mark);
                }
                stack.truncate(depth);
            }
            Some(depth) => {
                if depth == 0 && forgotten(sign, &stack[0], &rest) {
                    keep(&stack[0], sign.token, End::Forgotten);
                    stack.clear();
                }
                if stack.len() < DEEPEST {
                    stack.push(Open::from(sign));
                }
            }
            None if stack.len() < DEEPEST && may_open(sign, &rest) => stack.push(Open::from(sign)),
            None => {}
        }
        rest.pass(sign);
    }
    stack.first().is_some_and(|outer| keep(outer, tokens.end, End::Forgotten))
}

/// Whether the next paragraph begins with a single mark: "‘I was ill. I had a child." "‘Then she called.’"
fn runs_on(analysis: &Analysis, paragraph: usize) -> bool {
    analysis.paragraphs.get(paragraph + 1).is_some_and(|next| {
        matches!(read(analysis.word(next.start)), (Family::Single, Shape::Opens | Shape::Either))
            && !is_elision(analysis, next, next.start)
    })
}

/// Whether a single mark that nothing closes may open what the next paragraph goes on with.
fn opens_last(analysis: &Analysis, tokens: &Range<usize>, sign: &Sign) -> bool {
    let begins = sign.token == tokens.start || ends_words(analysis.word(sign.token - 1));
    begins && sign.leads && sign.shape != Shape::Closes && !is_elision(analysis, tokens, sign.token)
}

/// A region that is not closed yet.
struct Open {
    token: usize,
    family: Family,
    shape: Shape,
    partner: Option<usize>,
}

impl From<&Sign> for Open {
    fn from(sign: &Sign) -> Open {
        Open { token: sign.token, family: sign.family, shape: sign.shape, partner: sign.partner }
    }
}

/// How many double marks of each shape are still to come in a paragraph.
struct Rest {
    opening: usize,
    closing: usize,
    straight: usize,
}

impl Rest {
    fn of(signs: &[Sign]) -> Rest {
        let count =
            |shape| signs.iter().filter(|sign| sign.family == Family::Double && sign.shape == shape).count();
        Rest { opening: count(Shape::Opens), closing: count(Shape::Closes), straight: count(Shape::Either) }
    }

    fn pass(&mut self, sign: &Sign) {
        match (sign.family, sign.shape) {
            (Family::Double, Shape::Opens) => self.opening -= 1,
            (Family::Double, Shape::Closes) => self.closing -= 1,
            (Family::Double, Shape::Either) => self.straight -= 1,
            _ => {}
        }
    }
}

/// Whether `sign` closes what `open` opened.
fn closes(sign: &Sign, open: &Open) -> bool {
    match (sign.family, sign.shape) {
        // »…« as well as «…»: the shape that did not open closes.
        (Family::Angle | Family::Corner, shape) => shape != open.shape,
        (_, Shape::Closes) => !(sign.leads && open.shape == Shape::Closes),
        (_, Shape::Opens) => sign.trails || sign.behind,
        (_, Shape::Either) => !sign.leads,
    }
}

/// Whether `open` was left open by mistake, now that `sign` opens another: else the new one lies within it. `rest` counts the marks
/// from `sign` on; a region within needs its own closing mark and one for the region around it.
fn forgotten(sign: &Sign, open: &Open, rest: &Rest) -> bool {
    match (open.shape, sign.shape) {
        (Shape::Either, Shape::Either) => rest.straight.is_multiple_of(2),
        // “…” within "…": who uses both nests them.
        (Shape::Either, _) => false,
        (_, Shape::Either) => rest.closing == 0 && rest.straight.is_multiple_of(2),
        _ => rest.closing + rest.straight <= rest.opening,
    }
}

/// Whether `sign` can begin a region where nothing is open. One that touches nothing needs another to pair with.
fn may_open(sign: &Sign, rest: &Rest) -> bool {
    match sign.shape {
        Shape::Opens => !sign.trails,
        Shape::Closes => sign.leads,
        Shape::Either => sign.leads || (!sign.trails || sign.told) && rest.straight > 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;

    /// The text with its regions in brackets.
    fn bracketed(text: &str) -> String {
        let article = Article::from_text(text);
        let analysis = Analysis::new(&article);
        let mut marked = String::new();
        let mut at = 0;
        for region in regions(&analysis) {
            let span = analysis.span(region.tokens.clone());
            let close = match region.end {
                End::Mark => "⟧",
                End::Paragraph => "→⟧",
                End::Forgotten => "?⟧",
            };
            marked += &format!(
                "{}⟦{}{}{close}",
                &text[at..span.start],
                if region.continued { "→" } else { "" },
                span.of(text)
            );
            at = span.end;
        }
        marked + &text[at..]
    }

    #[test]
    fn marks_pair() {
        let table = include_str!("../../tests/marks.txt");
        for case in table.split("\n\n").filter(|case| !case.starts_with('#')) {
            let expected = case.trim().replace("\n|", "\n");
            let text = expected.replace("⟦→", "").replace("→⟧", "").replace("?⟧", "").replace(['⟦', '⟧'], "");
            assert_eq!(bracketed(&text), expected);
        }
    }

    #[test]
    fn a_million_marks_take_linear_time() {
        for mark in ["\"", "“", " '", " \"a", "a\" ", "“a ", "'' ", "» ", "\"“b ", ": ‘a "] {
            // The last of many single marks may be what the next paragraph goes on with.
            let text = mark.repeat(1_000_000 / mark.len()) + "‘b c’ d.\n‘Then she called.’";
            let article = Article::from_text(&text);
            regions(&Analysis::new(&article));
        }
    }
}
