//! What the popup and the panel show of a page: the reading in plain words.

use super::colour;
use super::hide::Item;
use crate::article::Article;
use crate::noise;
use crate::quotation::{Confidence, Kind};
use crate::reading::Reading;
use crate::text::Span;
use serde::Serialize;

/// The reading of a page, and its noise.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct View<'a> {
    /// Whether the page holds an article that was read.
    pub article: bool,
    /// In the order of their first quotation.
    pub speakers: Vec<Speaker<'a>>,
    /// In the order of the text.
    pub quotations: Vec<Quotation<'a>>,
    /// In the order of the page.
    pub noise: Vec<Noise<'a>>,
}

/// Somebody who is quoted.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Speaker<'a> {
    /// The full name.
    pub name: &'a str,
    /// The role as the article gives it.
    pub role: Option<&'a str>,
    /// The colour's number, counted from 1.
    pub colour: usize,
    /// How many quotations are theirs.
    pub count: usize,
}

/// One quotation.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Quotation<'a> {
    /// Its parts in order, quotation marks included.
    pub parts: Vec<&'a str>,
    /// How many words it has.
    pub words: usize,
    /// How it is quoted.
    pub kind: Kind,
    /// The speaker's place in the list of speakers.
    pub who: Option<usize>,
    /// The words that name the speaker here: "she".
    pub mention: Option<&'a str>,
    /// The words that report it: "said".
    pub cue: Option<&'a str>,
    /// Through whom we know it.
    pub via: Option<&'a str>,
    /// How sure we are of the speaker.
    pub confidence: Confidence,
    /// The rule that found it.
    pub rule: &'a str,
}

/// One element that is ad noise.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Noise<'a> {
    /// Its number.
    pub id: u32,
    /// What it is.
    pub kind: noise::Kind,
    /// Why we think so.
    pub reason: &'a str,
    /// Its first words; may be empty.
    pub text: &'a str,
    /// Whether the reader asked to see it again.
    pub shown: bool,
}

impl<'a> View<'a> {
    /// The view of what was read, if anything, and of the noise.
    pub fn new(found: Option<(&'a Article, &'a Reading)>, names: &[String], hidden: &'a [Item]) -> View<'a> {
        let noise = hidden
            .iter()
            .map(|item| Noise {
                id: item.id,
                kind: item.kind,
                reason: &item.reason,
                text: &item.text,
                shown: item.shown,
            })
            .collect();
        let Some((article, reading)) = found else {
            return View { article: false, speakers: Vec::new(), quotations: Vec::new(), noise };
        };
        let words = |span: Span| article.text.get(span.start..span.end).unwrap_or("");
        let speakers = reading
            .speakers
            .iter()
            .enumerate()
            .map(|(index, speaker)| Speaker {
                name: &speaker.name,
                role: speaker.role.as_deref(),
                colour: colour(names, speaker) + 1,
                count: reading.quotations.iter().filter(|quotation| quotation.who == Some(index)).count(),
            })
            .collect();
        let quotations = reading
            .quotations
            .iter()
            .map(|quotation| Quotation {
                parts: quotation.parts.iter().copied().map(words).collect(),
                words: quotation.parts.iter().map(|&part| words(part).split_whitespace().count()).sum(),
                kind: quotation.kind,
                who: quotation.who,
                mention: quotation.speaker.map(words),
                cue: quotation.cue.map(words),
                via: quotation.via.map(words),
                confidence: quotation.confidence,
                rule: quotation.rule,
            })
            .collect();
        View { article: true, speakers, quotations, noise }
    }
}
