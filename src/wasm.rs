//! What the content script calls: a thin face on [`crate::page`].

use crate::noise;
use crate::page;
use crate::quotation::Kind;
use js_sys::Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::Node;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The open page.
#[wasm_bindgen]
pub struct Page(page::Page);

/// Should we ever panic, the console says where.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Goes once through all the engine does, on a small article of its own, so that the browser has compiled it when it is needed.
#[wasm_bindgen]
pub fn warm() {
    page::warm();
}

#[wasm_bindgen]
impl Page {
    /// The page that this window shows; `undefined` where it shows none.
    pub fn open(window: web_sys::Window) -> Option<Page> {
        page::Page::new(window).map(Page)
    }

    /// What the reader prefers, from the next pass on: "direct", "mixed" and "indirect" quotations, and what is to be hidden besides, by
    /// its whole text or by CSS selectors.
    pub fn prefer(&mut self, kinds: Vec<String>, phrases: Vec<String>, selectors: Vec<String>) {
        self.0.prefer(kinds.iter().filter_map(|kind| Kind::named(kind)).collect(), phrases, selectors);
    }

    /// Kinds of noise that are never hidden, from the next pass on: "label", "share" and so on.
    pub fn spare(&mut self, never: Vec<String>) {
        self.0.spare(never.iter().filter_map(|kind| noise::Kind::named(kind)).collect());
    }

    /// Walks the page as it is now: the first step of each pass. Says whether there is more of it to do.
    pub fn outline(&mut self) -> bool {
        self.0.outline()
    }

    /// Judges what is ad noise, and hides it if that is wanted: one step of this. Says whether there are more.
    pub fn hide(&mut self, wanted: bool) -> bool {
        self.0.hide(wanted)
    }

    /// Asks the page's stylesheets for ad labels, when all have come; says whether there is one for another pass to hide.
    #[wasm_bindgen(js_name = drawsLabels)]
    pub fn draws_labels(&mut self) -> bool {
        self.0.draws_labels()
    }

    /// From now on whatever text there is is read, be it an article or not: the reader gave it to be read.
    pub fn give(&mut self) {
        self.0.give();
    }

    /// Finds the article and reads it.
    pub fn read(&mut self) {
        self.0.read();
    }

    /// One step of the same, short enough to let the page have its turn behind it. Says whether there are more.
    #[wasm_bindgen(js_name = readOn)]
    pub fn read_on(&mut self) -> bool {
        self.0.read_on()
    }

    /// Paints what was read: the last step of each pass.
    pub fn paint(&mut self) {
        self.0.paint();
    }

    /// Shows all noise again and forgets it.
    pub fn unhide(&mut self) {
        self.0.unhide();
    }

    /// Takes the colours away, and forgets the article.
    pub fn unpaint(&mut self) {
        self.0.unpaint();
    }

    /// Grows whenever the view has something new to show.
    #[wasm_bindgen(getter)]
    pub fn revision(&self) -> u32 {
        self.0.revision()
    }

    /// The smallest part of the page that all that is painted lies in: where changed words matter.
    pub fn area(&self) -> Option<Node> {
        self.0.area()
    }

    /// The shadow roots and the documents of frames that the last walk entered: to be watched and dressed by themselves.
    pub fn roots(&self) -> Array {
        self.0.roots()
    }

    /// Shows one hidden element again, or all.
    pub fn show(&mut self, id: Option<u32>) {
        self.0.show(id);
    }

    /// Leads the reader to a quotation, by its number in the view.
    pub fn jump(&mut self, quotation: usize) {
        self.0.jump(quotation);
    }

    /// Leads the reader to the next quotation, or the one before; of this speaker, or of anybody.
    pub fn step(&mut self, speaker: Option<usize>, backwards: bool) {
        self.0.step(speaker, backwards);
    }

    /// The same, of the speaker of the quotation that the reader was led to last.
    #[wasm_bindgen(js_name = stepSame)]
    pub fn step_same(&mut self, backwards: bool) {
        self.0.step_same(backwards);
    }

    /// The quotation that the reader was led to last.
    #[wasm_bindgen(getter)]
    pub fn last(&self) -> Option<usize> {
        self.0.last()
    }

    /// How many quotations there are.
    #[wasm_bindgen(getter)]
    pub fn count(&self) -> usize {
        self.0.count()
    }

    /// The quotation at this point of the viewport.
    pub fn at(&self, x: f64, y: f64) -> Option<usize> {
        self.0.at(x, y)
    }

    /// Where to put a card of this size: x and y, beside the quotation's line at the point, or beside its first. Empty when it is
    /// nowhere.
    pub fn beside(&self, quotation: usize, point: Option<Vec<f64>>, width: f64, height: f64) -> Vec<f64> {
        let point = point.and_then(|point| Some((*point.first()?, *point.get(1)?)));
        self.0.beside(quotation, point, (width, height)).map_or(Vec::new(), |(x, y)| vec![x, y])
    }

    /// One quotation to take along, or all: as "text", "markdown", "html", "csv" or "json".
    pub fn take(&self, format: &str, quotation: Option<usize>) -> Option<String> {
        self.0.take(format, quotation)
    }

    /// No longer shows where the reader was led to.
    pub fn unfocus(&mut self) {
        self.0.unfocus();
    }

    /// How the engine came to what it read: the sentences from one number up to another, as plain objects that `www/types.d.ts`
    /// describes.
    pub fn explain(&self, from: usize, to: usize) -> JsValue {
        self.0.explain(from..to).serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
    }

    /// What the popup and the panel show, as plain objects; `extension/types.d.ts` describes them.
    pub fn view(&self) -> JsValue {
        // Fails for what JavaScript has no form for; the view has such things not.
        self.0.view().serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
    }
}
