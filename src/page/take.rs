//! What the reader takes along from the open page.

use super::{Found, walk};
use crate::export::{self, Document, Format};
use crate::outline;
use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// All quotations, or one of them, as text of this format: "text", "markdown", "html", "csv" or "json". `None` for another format or
/// another number.
pub fn take(page: &web_sys::Document, found: &Found, format: &str, number: Option<usize>) -> Option<String> {
    let (wire, _) = walk::walk(page);
    let outline = wire.outline();
    let metadata = outline::metadata(&outline, page.url().ok().as_deref());
    let Found { article, reading } = found;
    let items = match number {
        Some(number) => vec![export::nth(article, reading, number, &metadata, outline.text())?],
        None => export::items(article, reading, &metadata, outline.text()),
    };
    if format == "json" {
        let document = Document::new(&items, &metadata).serialize(&Serializer::json_compatible()).ok()?;
        let json = JSON::stringify_with_replacer_and_space(&document, &JsValue::NULL, &2.into()).ok()?;
        return Some(String::from(json) + "\n");
    }
    let format = Format::named(format)?;
    Some(match number {
        Some(_) => export::one(format, &items[0], &metadata),
        None => export::all(format, &items, &metadata),
    })
}
