//! Any string is taken for what the walk over a live page hands over.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whosaid::outline::{ElementId, wire};
use whosaid::{article, noise};

fuzz_target!(|walked: &str| {
    let outline = wire::outline(walked);
    for (id, element) in outline.elements().iter().enumerate() {
        assert!(element.next as usize > id && element.next as usize <= outline.elements().len());
        assert!(!outline.path(id as ElementId).is_empty() || outline.name(id as ElementId).is_empty());
        let _ = (element.text.of(outline.text()), outline.attributes(id as ElementId).count());
    }
    let noise = noise::judge(&outline);
    let _ = article::find(&outline, &noise);
});
