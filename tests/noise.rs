//! What is hidden and what stays: the cases of `tests/noise/cases.txt`.

use whosaid::noise::{self, Kind};
use whosaid::outline::{self, ElementId, Outline};

const CASES: &str = include_str!("noise/cases.txt");

/// A page around each case, so that it stands in an article's flow.
const BEFORE: &str = "<html><body><article><h1>The bridge opens again</h1>";
const PARAGRAPH: &str = "<p>The council of Ostmere voted on Tuesday to reopen the old bridge to walkers and riders, after nine \
    years of repairs that cost three times as much as had been planned at the start of the works.</p>";

#[test]
fn cases() {
    let mut failures = Vec::new();
    for case in CASES.split("\n## ").skip(1) {
        let (title, body) = case.split_once('\n').expect("a case has a title and HTML");
        let (title, expected) = title.rsplit_once(": ").expect("a title ends in what goes");
        let html = format!("{BEFORE}{PARAGRAPH}{body}{PARAGRAPH}{PARAGRAPH}</article></body></html>");
        let outline = outline::html::outline(&html);
        let verdicts = noise::judge(&outline);
        let kinds: Vec<_> = verdicts.iter().map(|verdict| name(verdict.kind)).collect();
        let kinds = if kinds.is_empty() { "nothing".to_owned() } else { kinds.join(", ") };
        if kinds != expected {
            failures.push(format!("{title}: expected {expected}, got {kinds}"));
        }
        // What is marked with data-gone goes, what is marked with data-stays is there to be seen.
        for element in 0..outline.elements().len() as ElementId {
            let gone = verdicts.iter().any(|verdict| within(&outline, verdict.element, element));
            if outline.attribute(element, "data-gone").is_some() && !gone {
                failures.push(format!("{title}: “{}” stays", outline.text_of(element).trim()));
            }
            if outline.attribute(element, "data-stays").is_some() && gone {
                failures.push(format!("{title}: “{}” is gone", outline.text_of(element).trim()));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn within(outline: &Outline, outer: ElementId, inner: ElementId) -> bool {
    (outer..outline.elements()[outer as usize].next).contains(&inner)
}

fn name(kind: Kind) -> String {
    format!("{kind:?}").to_lowercase()
}

#[test]
fn the_readers_own_rules() {
    let html = format!(
        "{BEFORE}{PARAGRAPH}<div id=a>From our shop!</div><p>Go <b>from our shop</b> on.</p></article>"
    );
    let outline = outline::html::outline(&html);
    let last = outline.elements().len() as ElementId - 1;
    let own = noise::Own { phrases: vec!["from our shop".to_owned()], elements: vec![last, 9999] };
    let verdicts = noise::judge_with(&outline, &own, &[]);
    let found: Vec<_> = verdicts.iter().map(|v| (outline.name(v.element), v.kind)).collect();
    assert_eq!(found, [("div", Kind::Own), ("b", Kind::Own)]);
}

#[test]
fn labels_that_a_stylesheet_draws() {
    let boxes = "<div class=x></div><div class=y><a href=/a><img src=a.png></a></div><div class=z><p class=w>The heron is back.</p></div>";
    let outline =
        outline::html::outline(&format!("{BEFORE}{PARAGRAPH}{boxes}<div class=ad></div></article>"));
    let blank = noise::blank(&outline, &noise::judge(&outline));
    let names: Vec<_> = blank.iter().filter_map(|&id| outline.attribute(id, "class")).collect();
    assert_eq!(names, ["x", "y"]);
    assert!(noise::is_label("\"Advertisement\"") && noise::is_label("\"– Anzeige –\""));
    assert!(!noise::is_label("none") && !noise::is_label("\"\u{e900}\"") && !noise::is_label("\"Chapter \""));
    // Of whatever has text in it nothing is believed.
    let all: Vec<_> = (0..outline.elements().len() as ElementId).collect();
    let found = noise::judge_with(&outline, &noise::Own::default(), &all);
    let found: Vec<_> = found.iter().filter_map(|v| outline.attribute(v.element, "class")).collect();
    assert_eq!(found, ["x", "y", "ad"]);
}

/// Deep and wide pages: each pass takes time in step with the page, and none runs out of stack.
#[test]
fn monstrous_pages_are_judged() {
    let judged = |build: &dyn Fn(&mut outline::Builder)| {
        let mut builder = outline::Builder::default();
        builder.open("html");
        builder.open("body");
        build(&mut builder);
        noise::judge(&builder.finish()).len()
    };
    let deep = judged(&|builder| {
        for _ in 0..100_000 {
            builder.open("div");
            builder.attribute("class", "ad-slot newsletter share");
        }
        builder.text("Advertisement");
    });
    assert_eq!(deep, 1);
    let wide = judged(&|builder| {
        for _ in 0..100_000 {
            builder.open("h4");
            builder.text("Related");
            builder.close();
            builder.open("script");
            builder.close();
        }
    });
    assert_eq!(wide, 0);
}

mod property {
    use super::*;
    use proptest::prelude::*;

    /// Lines that are noise somewhere, names that are ads' somewhere: none may take the article's text along.
    const LINES: &[&str] = &[
        "<p>Advertisement</p>",
        "<p>Also read: <a href=/a>The bridge opens in May</a></p>",
        "<h3>Related</h3>",
        "<h3>Mehr zum Thema</h3>",
        "<ul><li><a href=/a>The bridge opens in May</a></li></ul>",
        "<p>Sign up for our <a href=/nl>newsletter</a>.</p>",
        "<form><input type=email><button>Sign up</button></form>",
        "<a href='https://x.com/intent/post'>X</a><a href='https://wa.me/?text=x'>WhatsApp</a>",
        "<div><span>Sponsored</span><a href=/b>Ten chairs for small rooms</a></div>",
        "<div class=ad></div>",
        "<iframe src='https://ads.doubleclick.net/x'></iframe>",
        "<button>Read more</button>",
        "<figure><img src=a.png><figcaption>The bridge</figcaption></figure>",
    ];
    const NAMES: &[&str] = &[
        "",
        "ad",
        "article-ads-wrapper",
        "newsletter",
        "share-bar",
        "related",
        "sponsored promo",
        "teaser",
        "gpt-ad adslot",
    ];
    const SENTENCES: &[&str] = &[
        "The council of Ostmere voted on Tuesday to reopen the old bridge to walkers and riders, after nine years of repairs.",
        "Read more, the mayor told the pupils of the school at the bridge; nobody who reads less will ever become an engineer.",
        "Their newsletter tells whoever wants to subscribe how the works go on, and what each of the stones had once been for.",
        "Anzeige gegen Unbekannt hat die Stadt erstattet, nachdem in der Nacht zum Montag ein Pfeiler beschädigt worden war.",
    ];

    fn block() -> impl Strategy<Value = String> {
        let line = prop::sample::select(LINES).prop_map(str::to_owned);
        let text = prop::sample::select(SENTENCES).prop_map(|sentence| format!("<p>{sentence}</p>"));
        prop_oneof![line, text].prop_recursive(4, 40, 5, |inner| {
            let tag = prop::sample::select(&["div", "section", "aside"][..]);
            (tag, prop::sample::select(NAMES), prop::collection::vec(inner, 1..5))
                .prop_map(|(tag, name, blocks)| format!("<{tag} class='{name}'>{}</{tag}>", blocks.concat()))
        })
    }

    proptest! {
        #[test]
        fn hiding_never_covers_running_text(blocks in prop::collection::vec(block(), 1..8)) {
            let outline = outline::html::outline(&format!("{BEFORE}{PARAGRAPH}{}{PARAGRAPH}</article>", blocks.concat()));
            for verdict in noise::judge(&outline) {
                let hidden = outline.text_of(verdict.element);
                let inner = verdict.element..outline.elements()[verdict.element as usize].next;
                let count = |name| inner.clone().filter(|&id| outline.name(id) == name).count();
                if count("img") > 1 && count("a") * 2 > count("img") {
                    // Pictures with links are teasers under such a title, and the lines among them are theirs.
                    continue;
                }
                for sentence in SENTENCES {
                    prop_assert!(!hidden.contains(sentence), "{}: {hidden}", verdict.reason);
                }
            }
        }

        #[test]
        fn verdicts_are_in_order_and_apart(blocks in prop::collection::vec(block(), 1..8)) {
            let outline = outline::html::outline(&blocks.concat());
            let verdicts = noise::judge(&outline);
            for pair in verdicts.windows(2) {
                prop_assert!(pair[1].element >= outline.elements()[pair[0].element as usize].next);
            }
        }
    }
}
