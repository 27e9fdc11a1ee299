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
