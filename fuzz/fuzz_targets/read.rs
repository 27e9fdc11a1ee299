//! Any text is read: spans lie within it and cut no character.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whosaid::{Article, read};

fuzz_target!(|text: &str| {
    let article = Article::from_text(text);
    let reading = read(&article);
    for quotation in &reading.quotations {
        let mut at = 0;
        for part in &quotation.parts {
            assert!(at <= part.start && !part.of(text).is_empty());
            at = part.end;
        }
        for span in [quotation.speaker, quotation.cue, quotation.via].into_iter().flatten() {
            assert!(!span.of(text).is_empty());
        }
        assert!(quotation.who.is_none_or(|who| who < reading.speakers.len()));
    }
    for mention in reading.speakers.iter().flat_map(|speaker| &speaker.mentions) {
        assert!(!mention.of(text).is_empty());
    }
});
