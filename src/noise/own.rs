use super::{Kind, Marks, Surface, start_of, words};
use crate::outline::ElementId;
use foldhash::HashSet;

/// What the reader wants hidden besides.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// Texts: an element goes whose whole text is one of them. Capital letters and the signs around do not matter.
    pub phrases: Vec<String>,
    /// Elements: who holds the page finds them by the reader's selectors.
    pub elements: Vec<ElementId>,
}

impl Own {
    pub(super) fn mark(&self, surface: &Surface, marks: &mut Marks) {
        let count = surface.outline.elements().len();
        for &element in self.elements.iter().filter(|&&element| element != 0 && (element as usize) < count) {
            marks.add(element, Kind::Own, || "your selector".to_owned());
        }
        let phrases: HashSet<_> = self
            .phrases
            .iter()
            .map(|phrase| words::normal(phrase))
            .filter(|phrase| !phrase.is_empty())
            .collect();
        let Some(longest) = phrases.iter().map(String::len).max() else { return };
        for element in
            surface.elements().filter(|&element| !matches!(surface.outline.name(element), "html" | "body"))
        {
            if !surface.facts(element).is.block && !surface.is_line(element) {
                // Within a sentence it is part of what is said.
                continue;
            }
            let text = surface.text(element);
            // Twice as long leaves room for signs and for letters whose small form is shorter.
            if text.len() <= longest * 2 + 16 && phrases.contains(&words::normal(text)) {
                marks.add(element, Kind::Own, || format!("your phrase “{}”", start_of(text)));
            }
        }
    }
}
