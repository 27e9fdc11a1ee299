//! Whosaid reads a news page: it finds the quotations, says whose words they are, and tells the article from the ad noise.
//!
//! ```text
//!  page (live DOM)            file
//!    │ page::walk               │ outline::html
//!    ▼                          ▼
//!  Outline ──────────────────► noise        which elements are ad noise, and why      (pure)
//!    │ article::find              │
//!    ▼                            ▼
//!  Article                      hide (one attribute; the stylesheet does the rest)
//!    │ text → quotation → speaker                                                     (pure)
//!    ▼
//!  Reading ──────────────────► paint (CSS highlights), popup, panel, command line
//! ```
//!
//! Everything between the adapters is pure: no DOM, no clock, no input or output. Offsets are bytes in Rust, UTF-16 units
//! in the page and code points in the command line's JSON; they are converted at those edges and nowhere else.

pub mod article;
pub mod contrast;
pub mod explanation;
pub mod export;
pub mod noise;
pub mod outline;
pub mod quotation;
pub mod speaker;
pub mod text;

mod dictionary;
mod foreign;
mod lexicon;
#[cfg(target_arch = "wasm32")]
mod page;
mod reading;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use article::Article;
pub use outline::Outline;
pub use reading::{Reading, read};
