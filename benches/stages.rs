//! Each stage of the way from a page to a reading, from 10 kB to 10 MB of text of our own: `cargo bench`. What grows in
//! proportion shows the same bytes a second at each size.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use whosaid::outline::html;
use whosaid::text::Analysis;
use whosaid::{Article, Outline, article, noise, read};

fn main() {
    divan::main();
}

const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];

#[divan::bench(args = SIZES, max_time = 3)]
fn outline(bencher: Bencher, size: usize) {
    let page = page(size);
    bencher.counter(BytesCount::of_str(&page)).bench(|| html::outline(black_box(&page)));
}

#[divan::bench(args = SIZES, max_time = 3)]
fn noise_verdicts(bencher: Bencher, size: usize) {
    let page = html::outline(&page(size));
    bencher.counter(text(&page)).bench(|| noise::judge(black_box(&page)));
}

#[divan::bench(args = SIZES, max_time = 3)]
fn article_text(bencher: Bencher, size: usize) {
    let page = html::outline(&page(size));
    let noise = noise::judge(&page);
    bencher.counter(text(&page)).bench(|| article::find(black_box(&page), &noise));
}

#[divan::bench(args = &SIZES[..3], max_time = 3)]
fn analysis(bencher: Bencher, size: usize) {
    let article = Article::from_text(&news(size));
    bencher
        .counter(BytesCount::of_str(&article.text))
        .bench(|| Analysis::new(black_box(&article)).tokens.len());
}

#[divan::bench(args = SIZES, max_time = 3)]
fn reading(bencher: Bencher, size: usize) {
    let article = Article::from_text(&news(size));
    bencher.counter(BytesCount::of_str(&article.text)).bench(|| read(black_box(&article)));
}

#[divan::bench(args = SIZES, max_time = 3)]
fn reading_one_paragraph(bencher: Bencher, size: usize) {
    let article = Article::from_text(&news(size).replace('\n', " "));
    bencher.counter(BytesCount::of_str(&article.text)).bench(|| read(black_box(&article)));
}

fn text(page: &Outline) -> BytesCount {
    BytesCount::of_str(page.text())
}

/// An article of so many bytes, a paragraph a line.
fn news(size: usize) -> String {
    const PARAGRAPHS: [&str; 7] = [
        "The bridge over the Lark stays closed until spring, the council decided on Monday after three hours of debate.",
        "“We had no other choice,” said Marta Lindqvist, who chairs the committee on roads. “The river will not wait.”",
        "According to the mayor's office, repairs would cost two million crowns and take until the end of May.",
        "“It is a mistake,” Tomas Berg, a fisherman, told reporters. He accused the town of having slept for ten years.",
        "Berg said that nobody had been asked, and called the report \"a fairy tale\" told by people who never cross the river.",
        "The ferry runs from six in the morning. It was built in 1961 and takes eleven cars, or one lorry and four cars.",
        "Lindqvist denied this. “Everyone was asked,” she said, “and nearly everyone came.”",
    ];
    let mut news = String::with_capacity(size + 200);
    for paragraph in PARAGRAPHS.iter().cycle() {
        if news.len() >= size {
            break;
        }
        news += paragraph;
        news.push('\n');
    }
    news
}

/// The same as a page, with what stands around and between the paragraphs of one.
fn page(size: usize) -> String {
    let mut page =
        String::from("<!doctype html><html><head><title>Bridge closed</title></head><body><nav><ul>");
    page += &"<li class=\"menu-item\"><a href=\"/local\">Local news</a></li>".repeat(60);
    page += "</ul></nav><main><article class=\"story\"><h1>Bridge closed</h1>";
    for (index, line) in news(size).lines().enumerate() {
        page += &format!("<p class=\"story-text\" data-index=\"{index}\">{line}</p>\n");
        match index % 9 {
            2 => {
                page += "<div class=\"slot slot--wide\"><div class=\"label\">Advertisement</div><div id=\"x\"></div></div>"
            }
            5 => page += "<p><b>Also read:</b> <a href=\"/a\">Why the lighthouse stays dark</a></p>",
            8 => {
                page += "<figure><img src=\"a.jpg\"><figcaption>The bridge on <em>Monday</em>.</figcaption></figure>"
            }
            _ => {}
        }
    }
    page + "</article></main><footer><p>The Bay Post</p></footer></body></html>"
}
