//! The pages in `tests/articles`: beside each `NAME.html` stands `NAME.txt` with the article that is to be found in it, a
//! paragraph a line: `# ` before headings, `> ` before quotations set off, `= ` before captions, `- ` before list items, stars
//! around what is bold. An empty file means: no article.

use std::fs;
use whosaid::article::{self, Article, Role};
use whosaid::{noise, outline};

#[test]
fn articles_are_found() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles");
    let mut count = 0;
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        if path.extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        count += 1;
        let read = |path| fs::read_to_string(path).expect("the file can be read");
        let outline = outline::html::outline(&read(path.clone()));
        let article = article::find(&outline, &noise::judge(&outline));
        let found = article.as_ref().map(describe).unwrap_or_default();
        let expected = read(path.with_extension("txt"));
        if found != expected {
            wrong.push(format!("{}\nfound:\n{found}\nexpected:\n{expected}", path.display()));
        }
        for (byte, c) in article.iter().flat_map(|article| article.text.char_indices()) {
            let (node, offset) =
                article.as_ref().and_then(|article| article.origin(byte)).expect("an origin");
            let source = &outline.texts()[node as usize].span.of(outline.text())[offset..];
            assert!(c.is_whitespace() || source.starts_with(c), "{}: {c} at {byte}", path.display());
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 8, "only {count} pages were read");
}

fn describe(article: &Article) -> String {
    let mut lines = String::new();
    for paragraph in &article.paragraphs {
        lines += match paragraph.role {
            Role::Heading => "# ",
            Role::Body => "",
            Role::Block => "> ",
            Role::Caption => "= ",
            Role::Item => "- ",
        };
        let mut at = paragraph.span.start;
        for bold in article.emphasis.iter().filter(|bold| paragraph.span.contains(**bold)) {
            lines += &format!("{}*{}*", &article.text[at..bold.start], bold.of(&article.text));
            at = bold.end;
        }
        lines += &article.text[at..paragraph.span.end];
        lines += "\n";
    }
    lines
}
