//! A first reading that nobody sees.

use crate::outline::Builder;
use crate::{article, noise, read};

const PARAGRAPHS: [&str; 5] = [
    "The ferry will not sail before Easter, the shipping company said on Monday, because a gearbox has to come from abroad.",
    "“We have looked at every other way, and there is none,” said Managing Director Hanna Brecht. She added that tickets would be paid back.",
    "According to Mayor Olle Strand, forty people on the island commute. “For them it is the only road,” he told the Tern Gazette.",
    "Brecht called the criticism “easy to voice from the shore”. Unions, though, warned that the second ship is as old as the first.",
    "Also read: Why the harbour is closed again",
];

/// Reads a small article, so that the browser, which compiles functions when they are called first, has compiled most of them.
pub fn warm() {
    let mut builder = Builder::default();
    for name in ["html", "body", "article"] {
        builder.open(name);
    }
    builder.open("h1");
    builder.text("Island without a ferry until Easter");
    builder.close();
    for paragraph in PARAGRAPHS {
        builder.open("p");
        builder.attribute("class", "story-text");
        builder.text(paragraph);
        builder.close();
    }
    builder.open("div");
    builder.attribute("class", "ad-slot");
    builder.text("Advertisement");
    let outline = builder.finish();
    let noise = noise::judge(&outline);
    let read = article::find(&outline, &noise).map(|article| read(&article));
    std::hint::black_box(read);
}
