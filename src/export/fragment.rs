//! Links to the very words: the text fragments of the [URL Fragment Text Directives] draft, which browsers scroll to and mark.
//!
//! `#:~:text=[prefix-,]start[,end][,-suffix]`. A browser takes the first place where `start` stands as whole words within
//! one block, behind `prefix` and before `suffix` with nothing but white space between; with `end`, all up to the first place after
//! it where `end` stands. It overlooks case. So words that occur more than once on the page are given with their neighbours, and what
//! is long or runs over several paragraphs by its first and last words.
//!
//! [URL Fragment Text Directives]: https://wicg.github.io/scroll-to-text-fragment/

use crate::text::{Span, on_one_line};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stays as it is. The directive's own signs, `-`, `,` and `&`, do not.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');

/// Quotations of more words than this are given by their first and last ones.
const LONGEST: usize = 16;

/// So many words at each end; more where they are not enough.
const ENDS: usize = 5;

/// So many words of the neighbourhood are tried, one after the other.
const NEIGHBOURS: [usize; 5] = [0, 2, 4, 8, 16];

/// A page's words for counting: letters and digits in lower case, and nothing else.
pub struct Haystack(String);

impl Haystack {
    /// The words of a page. `text` is all of it: what is not the article's can be found, too.
    pub fn new(text: &str) -> Haystack {
        Haystack(squash(text))
    }

    fn holds_once(&self, words: &str) -> bool {
        let words = squash(words);
        let Some(first) = self.0.find(&words) else { return false };
        let next = first + self.0[first..].chars().next().map_or(0, char::len_utf8);
        !self.0[next..].contains(&words)
    }
}

/// The address with a fragment that leads to these parts of the article's text, each of which is marked. Without a word in
/// them it stays as it is.
pub fn link(url: &str, text: &str, parts: &[Span], page: &Haystack) -> String {
    let directives: Vec<String> = parts.iter().filter_map(|&part| directive(text, part, page)).collect();
    if directives.is_empty() {
        return url.to_owned();
    }
    let url = url.split(":~:").next().unwrap_or("");
    let sign = if url.contains('#') { "" } else { "#" };
    format!("{url}{sign}:~:{}", directives.join("&"))
}

/// The directive for one stretch of the article's text, in which each line is a paragraph. `None` where it holds no word.
fn directive(text: &str, part: Span, page: &Haystack) -> Option<String> {
    let words = trim(text, part)?;
    let (start, end) = ends(words.of(text));
    let first = text[..words.start].rfind('\n').map_or(0, |at| at + 1);
    let last = text[words.end..].find('\n').map_or(text.len(), |at| words.end + at);
    let (before, after) = (&text[first..words.start], &text[words.end..last]);
    let mut chosen = (before, after);
    for count in NEIGHBOURS {
        chosen = (last_words(before, count), first_words(after, count));
        // With an end, what follows is too far away to tell one start from another.
        let near = if end.is_some() { "" } else { chosen.1 };
        if page.holds_once(&[chosen.0, start, near].concat()) {
            break;
        }
    }
    let (prefix, suffix) = chosen;
    let mut directive = String::from("text=");
    let encode = |words: &str| utf8_percent_encode(&on_one_line(words), ENCODED).to_string();
    if has_word(prefix) {
        directive += &encode(prefix);
        directive += "-,";
    }
    directive += &encode(start);
    if let Some(end) = end {
        directive += ",";
        directive += &encode(end);
    } else if has_word(suffix) {
        directive += ",-";
        directive += &encode(suffix);
    }
    Some(directive)
}

/// The first and the last words of a quotation, or all of it.
fn ends(quotation: &str) -> (&str, Option<&str>) {
    let lines = quotation.contains('\n');
    if !lines && quotation.split_whitespace().count() <= LONGEST {
        return (quotation, None);
    }
    let first_line = quotation.split('\n').next().unwrap_or("");
    let last_line = quotation.rsplit('\n').next().unwrap_or("");
    let start = first_words(first_line, ENDS);
    let start = &start[..trim(start, Span::new(0, start.len())).map_or(0, |words| words.end)];
    let rest = squash(&quotation[start.len()..]);
    let most = last_line.split_whitespace().count() + ENDS;
    for count in (ENDS..most).step_by(ENDS) {
        let end = last_words(last_line, count);
        let Some(words) = trim(end, Span::new(0, end.len())) else { break };
        let end = words.of(end);
        let squashed = squash(end);
        if rest.find(&squashed).is_some_and(|at| at + squashed.len() == rest.len()) {
            return (start, Some(end));
        }
    }
    // The ends run into one another: a short one on two lines, or one that says the same again and again.
    (if lines { start } else { quotation }, None)
}

/// Without what is no word at both ends: marks, brackets, full stops.
fn trim(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let start = words.find(char::is_alphanumeric)?;
    let end = words.rfind(char::is_alphanumeric)?;
    let end = end + words[end..].chars().next().map_or(0, char::len_utf8);
    Some(Span::new(span.start + start, span.start + end))
}

fn has_word(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// The first words, with what stands before and between them.
fn first_words(text: &str, count: usize) -> &str {
    let end = text.split_whitespace().filter(|word| has_word(word)).take(count).last();
    end.map_or("", |word| &text[..offset(text, word) + word.len()])
}

/// The last words, with what stands between and behind them.
fn last_words(text: &str, count: usize) -> &str {
    let start = text.split_whitespace().rev().filter(|word| has_word(word)).take(count).last();
    let Some(word) = start else { return "" };
    let start = offset(text, word);
    // A browser wants a whole word to begin with.
    let start = start + text[start..].find(char::is_alphanumeric).unwrap_or(0);
    &text[start..]
}

/// Where a slice of the text begins in it.
fn offset(text: &str, slice: &str) -> usize {
    slice.as_ptr().addr() - text.as_ptr().addr()
}

fn squash(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;

    /// The directive for what stands in brackets.
    fn built(marked: &str) -> String {
        let start = marked.find('[').unwrap();
        let end = marked.find(']').unwrap() - 1;
        let text = marked.replace(['[', ']'], "");
        let url = link("https://a.example/b", &text, &[Span::new(start, end)], &Haystack::new(&text));
        url.strip_prefix("https://a.example/b").unwrap().to_owned()
    }

    #[test]
    fn directives() {
        let cases = [
            ("Ms Rowe said: [“It is safe.”]", "#:~:text=It%20is%20safe"),
            ("[“Yes, re-open it,”] she said", "#:~:text=Yes%2C%20re%2Dopen%20it"),
            // The same word before: its neighbours tell which one is meant.
            (
                "They said “no”. Later Ms Rowe said [“no”] again",
                "#:~:text=Rowe%20said%20%E2%80%9C-,no,-%E2%80%9D%20again",
            ),
            // Case does not tell.
            ("It Is Safe\n[“It is safe,”] she said", "#:~:text=It%20is%20safe,-%2C%E2%80%9D%20she%20said"),
            (
                "[“One two three four five six seven eight nine ten, one two three four five six seven.”]",
                "#:~:text=One%20two%20three%20four%20five,three%20four%20five%20six%20seven",
            ),
            ("He said: [“It is over.\n“Go home.”]", "#:~:text=It%20is%20over,Go%20home"),
            ("[“…”]", ""),
            ("[“Não & sim”]", "#:~:text=N%C3%A3o%20%26%20sim"),
        ];
        for (marked, expected) in cases {
            assert_eq!(built(marked), expected, "{marked}");
        }
    }

    #[test]
    fn an_end_that_stands_earlier_too_is_made_longer() {
        let text = "We go on and on and on and on. Then we rest, and then we say once more: on and on and on and on.";
        let (start, end) = ends(text.trim_end_matches('.'));
        assert_eq!(start, "We go on and on");
        assert_eq!(end, Some("say once more: on and on and on and on"));
    }

    #[test]
    fn every_part_is_marked_and_the_old_fragment_stays() {
        let text = "“It is safe,” she said. “It is done.”";
        let parts = [Span::new(0, 17), Span::new(text.rfind('“').unwrap(), text.len())];
        let link = link("https://a.example/b#top", text, &parts, &Haystack::new(text));
        assert_eq!(link, "https://a.example/b#top:~:text=It%20is%20safe&text=It%20is%20done");
    }

    proptest! {
        #[test]
        fn what_is_linked_stands_in_the_text(text in "[a-cA-C“”,.\u{301}é\n -]{1,80}", from in 0usize..80, to in 0usize..80) {
            let (from, to) = (text.floor_char_boundary(from), text.floor_char_boundary(to));
            let part = Span::new(from.min(to), from.max(to));
            let Some(directive) = directive(&text, part, &Haystack::new(&text)) else {
                prop_assert!(!has_word(part.of(&text)));
                return Ok(());
            };
            let page = on_one_line(&text);
            for term in directive.strip_prefix("text=").unwrap().split(',') {
                let term = term.trim_matches('-');
                prop_assert!(term.bytes().all(|b| b.is_ascii_alphanumeric() || b"%._~".contains(&b)));
                let term = percent_decode_str(term).decode_utf8().unwrap();
                prop_assert!(page.contains(&*term), "{term:?} in {page:?}");
            }
        }
    }
}
