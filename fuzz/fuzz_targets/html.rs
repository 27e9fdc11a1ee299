//! Any markup makes a page: judged, searched for its article, and read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whosaid::outline::html;
use whosaid::{article, noise, read};

fuzz_target!(|markup: &str| {
    let outline = html::outline(markup);
    let noise = noise::judge(&outline);
    let mut after = 0;
    for verdict in &noise {
        assert!(verdict.element >= after, "verdicts overlap");
        after = outline.elements()[verdict.element as usize].next;
    }
    let Some(article) = article::find(&outline, &noise) else { return };
    for (byte, c) in article.text.char_indices() {
        let (node, offset) = article.origin(byte).expect("each byte comes from the page");
        let node = outline.texts()[node as usize].span.of(outline.text());
        assert!(matches!(c, ' ' | '\n') || node[offset..].starts_with(c));
    }
    read(&article);
});
