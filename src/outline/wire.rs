//! The live page as one string. Per text node, a call from Rust into the page costs more than everything else, so the walk runs
//! in the page and hands over one string, made of these signs and what follows them:
//!
//! | sign | followed by |
//! | --- | --- |
//! | U+0001 | an element's name; it is open now |
//! | U+0002 | the name of an attribute of the element just opened |
//! | U+0003 | that attribute's value |
//! | U+0004 | a text node's text |
//! | U+0005 | nothing; the open element ends |
//!
//! The walk replaces these five characters, should the page hold them, by U+FFFD, which keeps all offsets.

use super::{Builder, Outline};

/// The outline that `wire` describes. What does not follow the table is passed over.
pub fn outline(wire: &str) -> Outline {
    let mut builder = Builder::with_room(wire.len());
    let mut name = "";
    let mut at = 0;
    while let Some(&sign) = wire.as_bytes().get(at) {
        let start = at + 1;
        let rest = &wire.as_bytes()[start.min(wire.len())..];
        let end = start + rest.iter().position(|byte| (1..=5).contains(byte)).unwrap_or(rest.len());
        // Where a sign is missing, the first byte may belong to a longer character.
        let content = wire.get(start..end).unwrap_or("");
        match sign {
            1 => builder.open(content),
            2 => name = content,
            3 => builder.attribute(name, content),
            4 => builder.text(content),
            5 => builder.close(),
            _ => {}
        }
        at = end;
    }
    builder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_comes_through() {
        let outline =
            outline("\u{1}html\u{1}p\u{2}class\u{3}lead\u{4}Hé \u{1}b\u{4}you\u{5}\u{4}!\u{5}\u{5}");
        assert_eq!(outline.text(), "Hé you!");
        assert_eq!(outline.attribute(1, "class"), Some("lead"));
        assert_eq!(outline.text_of(2), "you");
        assert_eq!(outline.texts()[2].parent, 1);
        assert_eq!(outline.children(0).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn nonsense_is_passed_over() {
        assert_eq!(outline("é\u{5}\u{5}\u{3}x").elements().len(), 0);
    }

    /// Found by fuzzing: a headline outside the first element.
    #[test]
    fn a_second_root_lies_within_the_first() {
        let outline = outline("\u{4}lost\u{1}html\u{4}a\u{5}\u{1}h1\u{4}The bridge\u{5}\u{5}\u{4}!");
        assert_eq!(outline.elements()[0].next, 2);
        assert_eq!(outline.text_of(0), "aThe bridge!");
        assert_eq!(outline.texts()[2].parent, 0);
    }
}
