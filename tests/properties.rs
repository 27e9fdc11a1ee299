//! What holds for any text and any page whatever.

use proptest::collection::vec;
use proptest::prelude::*;
use std::time::{Duration, Instant};
use whosaid::outline::{Builder, ElementId, Outline, html, wire};
use whosaid::text::Span;
use whosaid::{Article, Reading, article, noise, read};

/// Text that is nearly news: what rules look for, in any order, and characters of all kinds between.
fn text() -> impl Strategy<Value = String> {
    let news = prop::sample::select(vec![
        "“",
        "”",
        "\"",
        "'",
        "’",
        "‘",
        "''",
        "``",
        "«",
        "»",
        "„",
        "said",
        "told",
        "according to",
        "that",
        "he",
        "she",
        "they",
        "Marta Lindqvist",
        "Berg",
        "Mr. Berg",
        "the mayor",
        "officials",
        "the report",
        "Reuters",
        "who",
        "whose",
        ",",
        ".",
        "?",
        "!",
        "…",
        ":",
        ";",
        "—",
        "-",
        "(",
        ")",
        "[",
        "]",
        "\n",
        "\n\n",
        "Q:",
        "A:",
        "the",
        "plan",
        "was",
        "quoted",
        "as saying",
        "U.S.",
        "2,000",
        "'s",
        "\u{a0}",
        "\u{ad}",
        "\u{200b}",
        "\u{202e}",
        "e\u{301}",
        "🎉",
        "İ",
        "ǅ",
        "don't",
        "not",
        "to",
        "urged",
        "accused",
        "of",
        "asked",
        "whether",
        "added",
        "a",
        "Ms. J. R. O’Neil-Smith",
    ]);
    let piece = prop_oneof![6 => news.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from), 1 => "\\PC{0,12}"];
    (vec(piece, 0..160), prop::sample::select(vec!["", " "]))
        .prop_map(|(pieces, between)| pieces.join(between))
}

/// In no English.
fn foreign_text() -> impl Strategy<Value = String> {
    let news = prop::sample::select(vec![
        "„",
        "“",
        "»",
        "«",
        "\"",
        "’",
        ",",
        ".",
        "!",
        ":",
        "(",
        "–",
        "\n",
        "HANNA BRECHT:",
        "Brecht:",
        "Jörg Müller",
        "Müller",
        "Hanna von Brecht",
        "J.",
        "für",
        "sagte",
        "er",
        "sie",
        "-t-elle",
        "über",
        "ЖЖ",
        "橋",
        "Brücke",
        "gesperrt",
    ]);
    vec(news, 30..200).prop_map(|pieces| pieces.join(" "))
}

/// How many quotations behind one are looked at for words in common.
const NEAR: usize = 8;

fn check(article: &Article, reading: &Reading) {
    let text = &article.text;
    let good = |span: Span| {
        assert!(span.start < span.end && span.end <= text.len(), "{span:?} in {} bytes", text.len());
        assert!(
            text.is_char_boundary(span.start) && text.is_char_boundary(span.end),
            "{span:?} cuts a character"
        );
    };
    let mut last = 0;
    for quotation in &reading.quotations {
        let parts = &quotation.parts;
        assert!(!parts.is_empty(), "a quotation without words");
        parts.iter().copied().for_each(good);
        assert!(parts.is_sorted_by(|a, b| a.end <= b.start), "parts overlap: {parts:?}");
        [quotation.speaker, quotation.cue, quotation.via].into_iter().flatten().for_each(good);
        assert!(quotation.who.is_none_or(|who| who < reading.speakers.len()));
        assert!(last <= parts[0].start, "quotations out of order");
        last = parts[0].start;
    }
    for (at, quotation) in reading.quotations.iter().enumerate() {
        // No two cross: one holds the other, or they share no word.
        for other in reading.quotations[at + 1..].iter().take(NEAR) {
            for (own, part) in
                quotation.parts.iter().flat_map(|own| other.parts.iter().map(move |part| (own, part)))
            {
                assert!(
                    !own.overlaps(*part) || own.contains(*part) || part.contains(*own),
                    "{own:?} and {part:?} cross"
                );
            }
        }
    }
    for speaker in &reading.speakers {
        assert!(!speaker.name.trim().is_empty());
        speaker.mentions.iter().copied().for_each(good);
        assert!(speaker.mentions.is_sorted());
    }
}

#[derive(Clone, Debug)]
enum Node {
    Text(String),
    Element(&'static str, Vec<(&'static str, String)>, Vec<Node>),
}

/// Pages of these elements, with words of news in them.
fn page(names: &'static [&'static str]) -> impl Strategy<Value = Vec<Node>> {
    let sentence = prop::sample::select(vec![
        "Advertisement",
        "Also read:",
        "“No,” said Marta Lindqvist, who chairs the committee on roads. ",
        " ",
        "\n\t ",
        "The bridge stays closed until spring, the council decided on Monday after three hours of debate. ",
        "said Berg",
    ]);
    let characters = "[^\u{0}-\u{8}\u{b}-\u{1f}\u{7f}-\u{9f}\u{fdd0}-\u{fdef}\u{fffe}\u{ffff}]{1,20}";
    let words = prop_oneof![4 => sentence.prop_map(str::to_owned), 1 => characters];
    let leaf = words.prop_map(Node::Text);
    let value = prop::sample::select(vec![
        "",
        "ad",
        "related-posts",
        "article-body",
        "comments",
        "/a",
        "true",
        "display:none",
    ]);
    let attribute =
        (prop::sample::select(vec!["class", "href", "style", "aria-hidden"]), value.prop_map(str::to_owned));
    let tree = leaf.prop_recursive(6, 80, 8, move |inner| {
        (prop::sample::select(names), prop::option::of(attribute.clone()), vec(inner, 0..8))
            .prop_map(|(name, attribute, children)| Node::Element(name, Vec::from_iter(attribute), children))
    });
    vec(tree, 0..8)
}

/// Neighbouring texts are one in a parsed page.
fn join(nodes: Vec<Node>) -> Vec<Node> {
    let mut joined: Vec<Node> = Vec::new();
    for node in nodes {
        match (joined.last_mut(), node) {
            (Some(Node::Text(before)), Node::Text(text)) => *before += &text,
            (_, Node::Element(name, attributes, children)) => {
                joined.push(Node::Element(name, attributes, join(children)));
            }
            (_, node) => joined.push(node),
        }
    }
    joined
}

fn build(nodes: &[Node], builder: &mut Builder) {
    for node in nodes {
        match node {
            Node::Text(text) => builder.text(text),
            Node::Element(name, attributes, children) => {
                builder.open(name);
                attributes.iter().for_each(|(name, value)| builder.attribute(name, value));
                build(children, builder);
                builder.close();
            }
        }
    }
}

fn to_wire(nodes: &[Node], wire: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => *wire += &format!("\u{4}{text}"),
            Node::Element(name, attributes, children) => {
                *wire += &format!("\u{1}{name}");
                attributes.iter().for_each(|(name, value)| *wire += &format!("\u{2}{name}\u{3}{value}"));
                to_wire(children, wire);
                *wire += "\u{5}";
            }
        }
    }
}

fn to_html(nodes: &[Node], html: &mut String) {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    for node in nodes {
        match node {
            Node::Text(text) => *html += &escape(text),
            Node::Element(name, attributes, children) => {
                *html += &format!("<{name}");
                attributes
                    .iter()
                    .for_each(|(name, value)| *html += &format!(" {name}=\"{}\"", escape(value)));
                *html += ">";
                to_html(children, html);
                *html += &format!("</{name}>");
            }
        }
    }
}

fn whole(body: Vec<Node>) -> Vec<Node> {
    let html = vec![Node::Element("head", vec![], vec![]), Node::Element("body", vec![], join(body))];
    vec![Node::Element("html", vec![], html)]
}

fn describe(outline: &Outline) -> Vec<String> {
    let elements = (0..outline.elements().len() as ElementId).map(|id| {
        let attributes: Vec<_> = outline.attributes(id).collect();
        format!("{} {attributes:?} {:?}", outline.path(id), outline.text_of(id))
    });
    elements.chain(outline.texts().iter().map(|text| format!("{} {:?}", text.parent, text.span))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn any_text_is_read(text in text()) {
        let article = Article::from_text(&text);
        check(&article, &read(&article));
    }

    #[test]
    fn any_text_in_another_language_is_read(text in foreign_text()) {
        let article = Article::from_text(&text);
        check(&article, &read(&article));
    }

    #[test]
    fn all_adapters_agree(body in page(&["div", "span", "section", "article", "aside", "em"])) {
        let page = whole(body);
        let (mut builder, mut wired, mut marked) = (Builder::default(), String::new(), String::new());
        build(&page, &mut builder);
        to_wire(&page, &mut wired);
        to_html(&page, &mut marked);
        let built = describe(&builder.finish());
        prop_assert_eq!(&built, &describe(&wire::outline(&wired)));
        prop_assert_eq!(&built, &describe(&html::outline(&format!("<!doctype html>{marked}"))));
    }

    #[test]
    fn every_word_is_found_where_it_stands(
        body in page(&["div", "p", "p", "p", "b", "a", "h1", "h2", "br", "ul", "li", "blockquote", "figcaption", "span", "td"])
    ) {
        let mut builder = Builder::default();
        build(&whole(body), &mut builder);
        let outline = builder.finish();
        let noise = noise::judge(&outline);
        for pair in noise.windows(2) {
            prop_assert!(outline.elements()[pair[0].element as usize].next <= pair[1].element, "verdicts overlap");
        }
        let Some(article) = article::find(&outline, &noise) else { return Ok(()) };
        let mut at = 0;
        for paragraph in &article.paragraphs {
            prop_assert!(at <= paragraph.span.start && paragraph.span.start < paragraph.span.end);
            prop_assert!(article.text[at..paragraph.span.start].trim().is_empty());
            at = paragraph.span.end;
        }
        prop_assert_eq!(at, article.text.len());
        prop_assert!(article.emphasis.is_sorted_by(|a, b| a.end <= b.start));
        let mut last = (0, 0);
        for (byte, c) in article.text.char_indices() {
            let origin = article.origin(byte).expect("each byte comes from the page");
            let node = outline.texts()[origin.0 as usize].span.of(outline.text());
            prop_assert!(last <= origin && node.is_char_boundary(origin.1), "{:?} after {:?}", origin, last);
            prop_assert!(c == ' ' || c == '\n' || node[origin.1..].starts_with(c), "{:?} at {}", c, byte);
            last = origin;
        }
        check(&article, &read(&article));
    }

    #[test]
    fn any_wire_and_any_markup_make_an_outline(text in "[\u{1}-\u{5}<>/a-d \"=é-]{0,200}") {
        for outline in [wire::outline(&text), html::outline(&text)] {
            let noise = noise::judge(&outline);
            let _ = article::find(&outline, &noise);
            for (id, element) in outline.elements().iter().enumerate() {
                prop_assert!(element.next as usize > id && element.next as usize <= outline.elements().len());
                prop_assert!(element.parent as usize <= id);
            }
        }
    }
}

/// Reads a hostile text within a time that only something quadratic would need.
fn in_time(what: &str, work: impl FnOnce()) {
    let start = Instant::now();
    work();
    assert!(start.elapsed() < Duration::from_secs(60), "{what} took {:?}", start.elapsed());
}

#[test]
fn hostile_texts_are_read_in_time() {
    let texts = [
        ("no space", "a".repeat(5_000_000)),
        ("marks", "\"".repeat(1_000_000)),
        ("opening marks", "“".repeat(80_000)),
        ("apostrophes", "’ ".repeat(80_000)),
        ("words in marks", "“a ".repeat(60_000)),
        ("cues", "said that ".repeat(15_000)),
        ("parentheses of cues", "he said, ".repeat(15_000)),
        ("speakers", "“Yes,” said Anna Berg. ".repeat(8_000)),
        ("names", "Anna Berg ".repeat(15_000)),
        (
            "speakers in German",
            "„Das wäre für alle schön“, sagte Jörg Müller, „für alle“, sagte er. ".repeat(4_000),
        ),
        ("names in German", "Für Jörg Müller ".repeat(8_000)),
        ("initials", "J. ".repeat(12_000)),
        ("questions", "Q: ".repeat(12_000)),
        ("lines", "a\n".repeat(80_000)),
        ("quotations that never end", "“Open line\n".repeat(12_000)),
        ("brackets", "(".repeat(150_000)),
        ("joined characters", "👩\u{200d}".repeat(30_000)),
    ];
    for (what, text) in texts {
        in_time(what, || {
            let article = Article::from_text(&text);
            check(&article, &read(&article));
        });
    }
}

#[test]
fn hostile_pages_are_read_in_time() {
    let deep = |name: &str, attribute: &str, levels: usize| {
        let mut builder = Builder::default();
        for _ in 0..levels {
            builder.open(name);
            builder.attribute("class", attribute);
            builder.text("a ");
        }
        builder.finish()
    };
    let wide = |markup: &str, times: usize| html::outline(&markup.repeat(times));
    type Page<'p> = Box<dyn Fn() -> Outline + 'p>;
    let pages: [(&str, Page); 12] = [
        ("deep", Box::new(|| deep("div", "", 100_000))),
        ("deep teasers", Box::new(|| deep("div", "teaser", 100_000))),
        ("deep ads", Box::new(|| deep("div", "ad", 100_000))),
        ("deep comments", Box::new(|| deep("section", "comments", 100_000))),
        ("deep links", Box::new(|| deep("a", "", 100_000))),
        ("deep inline", Box::new(|| deep("span", "", 100_000))),
        ("deep markup", Box::new(|| html::outline(&"<div>".repeat(4_000)))),
        ("elements", Box::new(|| wide("<div>a</div>", 60_000))),
        ("breaks", Box::new(|| wide("a.<br>", 30_000))),
        ("unclosed", Box::new(|| wide("<b><i>a", 15_000))),
        ("headings", Box::new(|| wide("<h1>The bridge</h1>", 15_000))),
        (
            "cards",
            Box::new(|| {
                wide(
                    "<div><a href=a>The bridge stays closed</a><p>The council decided so on Monday, it said.",
                    5_000,
                )
            }),
        ),
    ];
    for (what, page) in pages {
        in_time(what, || {
            let outline = page();
            let noise = noise::judge(&outline);
            if let Some(article) = article::find(&outline, &noise) {
                check(&article, &read(&article));
            }
        });
    }
}

#[test]
fn a_long_article_is_read_like_a_short_one() {
    let sentences =
        "The bridge stays closed, the council decided. “We had no choice,” said Marta Lindqvist, its chair. ";
    for text in [sentences.repeat(6_000), format!("{sentences}\n").repeat(6_000)] {
        let article = Article::from_text(&text);
        let reading = read(&article);
        check(&article, &reading);
        let direct =
            reading.quotations.iter().filter(|quotation| quotation.parts[0].of(&text).starts_with('“'));
        assert_eq!(direct.count(), 6_000);
    }
}
