//! Pages put together of what ad noise is made of, step by step as the bytes say: judged by the rules and by the reader's own, and
//! with the noise out of the way searched for an article and read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whosaid::noise::{self, Own};
use whosaid::outline::Builder;
use whosaid::{article, read};

const NAMES: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "aside",
    "ul",
    "li",
    "a",
    "span",
    "b",
    "button",
    "h2",
    "form",
    "input",
    "figure",
    "img",
    "iframe",
    "table",
    "tr",
    "td",
    "nav",
    "footer",
    "main",
    "blockquote",
    "br",
    "news-ad",
];
const ATTRIBUTES: &[(&str, &str)] = &[
    ("class", "ad"),
    ("class", "ad-slot gpt"),
    ("class", "story-text"),
    ("class", "share-bar"),
    ("id", "newsletter-signup"),
    ("class", "related-links"),
    ("class", "sponsored"),
    ("href", "/a"),
    ("href", "https://x.com/intent/post"),
    ("href", "https://wa.me/?text=a"),
    ("type", "email"),
    ("type", "hidden"),
    ("src", "https://ads.doubleclick.net/x"),
    ("style", "display:none"),
    ("width", "1"),
    ("role", "button"),
    ("hidden", ""),
];
const TEXTS: &[&str] = &[
    "Advertisement",
    "ADVERTISEMENT – continue reading below",
    "Anzeige",
    "Also read: ",
    "Also read|",
    "Lire aussi : ",
    "Sign up for our newsletter",
    "Your e-mail address",
    "Sponsored",
    "Share",
    "The bridge opens in May",
    "“We have waited for nine years,” said Mayor Ines Calder, who opened it.",
    "The council of Ostmere voted on Tuesday to reopen the old bridge to walkers and riders, after nine years of repairs.",
    "Loading…",
    "\u{a0}",
    "広告",
    "إعلان",
    "|",
];

fuzz_target!(|steps: &[u8]| {
    let mut builder = Builder::default();
    builder.open("html");
    builder.open("body");
    let mut depth = 0;
    for pair in steps.chunks_exact(2) {
        let of = pair[1] as usize;
        match pair[0] % 8 {
            0..=2 => {
                builder.open(NAMES[of % NAMES.len()]);
                depth += 1;
            }
            3 => {
                let (name, value) = ATTRIBUTES[of % ATTRIBUTES.len()];
                builder.attribute(name, value);
            }
            4 | 5 => builder.text(TEXTS[of % TEXTS.len()]),
            _ if depth > 0 => {
                builder.close();
                depth -= 1;
            }
            _ => {}
        }
    }
    let outline = builder.finish();
    let own = Own {
        phrases: TEXTS.iter().skip(steps.len() % TEXTS.len()).take(2).map(|&text| text.to_owned()).collect(),
        elements: steps.iter().take(3).map(|&step| u32::from(step)).collect(),
    };
    let last = steps.iter().rev().take(2).map(|&step| u32::from(step));
    let labelled: Vec<u32> = last.filter(|&id| (id as usize) < outline.elements().len()).collect();
    for (own, labelled) in [(Own::default(), [].as_slice()), (own, &labelled)] {
        let verdicts = noise::judge_with(&outline, &own, labelled);
        let mut after = 1;
        for verdict in &verdicts {
            assert!(verdict.element >= after, "a verdict lies within another, or takes the whole page");
            after = outline.elements()[verdict.element as usize].next;
        }
        if let Some(article) = article::find(&outline, &verdicts) {
            for (byte, _) in article.text.char_indices() {
                let (node, _) = article.origin(byte).expect("each byte comes from the page");
                let parent = outline.texts()[node as usize].parent;
                let hidden =
                    |element: u32| element <= parent && parent < outline.elements()[element as usize].next;
                assert!(
                    verdicts.iter().all(|verdict| !hidden(verdict.element)),
                    "what is hidden is not read"
                );
            }
            read(&article);
        }
    }
});
