//! The engine over a real page, in a real browser: `cargo xtask test` runs it in headless Chromium.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlIFrameElement, Window};
use whosaid::wasm::Page;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(inline_js = "
    export const painted = (window) => [...window.CSS.highlights]
        .map(([name, ranges]) => `${name}: ${[...ranges].map(String).join('')}`);
    export const readable = (window) => window.document.body.innerText;
    export const markup = (window) => window.document.documentElement.outerHTML;
")]
extern "C" {
    fn painted(window: &Window) -> Vec<String>;
    fn readable(window: &Window) -> String;
    fn markup(window: &Window) -> String;
}

/// An article with this somewhere in its middle, in a frame of its own: the page around belongs to the test runner.
fn article(middle: &str) -> Window {
    const PROSE: &str = "<p>The bridge over the Marl was closed in the morning, and nobody could say for how long. Trucks \
        stood along the whole river road, and the drivers drank their coffee in the sun and waited for the engineers.</p>";
    let document = web_sys::window().and_then(|window| window.document()).expect("tests run in a page");
    let frame: HtmlIFrameElement = document.create_element("iframe").expect("an iframe").unchecked_into();
    document.body().expect("a body").append_child(&frame).expect("room for it");
    let root =
        frame.content_document().and_then(|page| page.document_element()).expect("a page in the frame");
    let style = "<style>[data-whosaid-hidden] { display: none }</style>";
    let body =
        format!("<article><h1>The bridge is closed</h1>{PROSE}{PROSE}{middle}{PROSE}{PROSE}</article>");
    root.set_inner_html(&format!(
        "<head><title>The bridge is closed</title>{style}</head><body>{body}</body>"
    ));
    frame.content_window().expect("a window in the frame")
}

fn pass(page: &mut Page) {
    while page.outline() {}
    while page.hide(true) {}
    page.read();
    page.paint();
}

fn read(window: &Window) -> Page {
    let mut page = Page::open(window.clone()).expect("a page in the window");
    pass(&mut page);
    page
}

#[wasm_bindgen_test]
fn a_quotation_is_painted_across_markup_and_wide_characters() {
    let window = article(
        "<p>\u{1d11e}\u{1d11e} “We <em>will</em> open the 🌉 bridge<!-- soon --> as soon as it is safe,” said <b>Anna Lindqvist</b>, who \
         runs the ferry.</p>",
    );
    read(&window);
    let painted = painted(&window);
    assert!(
        painted.contains(&"whosaid-1: “We will open the 🌉 bridge as soon as it is safe,”".to_owned()),
        "{painted:?}"
    );
    assert!(painted.contains(&"whosaid-name-1: Anna Lindqvist".to_owned()), "{painted:?}");
}

#[wasm_bindgen_test]
fn noise_is_hidden_and_comes_back() {
    let window = article("<p>Advertisement</p><p>“It is safe,” said Anna Lindqvist, who runs the ferry.</p>");
    let before = markup(&window);
    let mut page = read(&window);
    assert!(!readable(&window).contains("Advertisement"));
    assert!(readable(&window).contains("It is safe"));
    page.unhide();
    page.unpaint();
    assert!(readable(&window).contains("Advertisement"));
    assert_eq!(markup(&window), before);
    assert!(painted(&window).is_empty(), "{:?}", painted(&window));
}

#[wasm_bindgen_test]
fn a_second_look_at_the_same_page_changes_nothing() {
    let window = article("<p>Advertisement</p><p>“It is safe,” said Anna Lindqvist, who runs the ferry.</p>");
    let mut page = read(&window);
    let (revision, before) = (page.revision(), painted(&window));
    assert!(!before.is_empty());
    pass(&mut page);
    assert_eq!(page.revision(), revision);
    assert_eq!(painted(&window), before);
}
