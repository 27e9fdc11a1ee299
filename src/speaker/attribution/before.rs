//! The cue in front of a region, beside it or with the clause that the region stands in.

use super::{Attribution, Search};
use crate::lexicon::class;
use crate::quotation::Region;
use crate::quotation::cue::{Construction, Cue, Force, Side};
use crate::text::Tag;

/// How many cues before a region are looked at.
const MANY: usize = 6;

impl Search<'_, '_> {
    /// Kim said, "…". Kim said: "…". The cue announces it, whatever stands behind.
    pub(super) fn announced(&self, region: &Region) -> Option<Attribution> {
        let start = self.paragraph_of(region).start;
        let position = self.first_from(region.tokens.start);
        let index = *self.outside[..position].last()?;
        let cue = &self.cues[index];
        // "It was a long year, says Kim: “But we made it.”"
        let colon = cue.construction == Construction::Fronted
            && self.analysis.tag(region.tokens.start.saturating_sub(1)) == Tag::Colon;
        let announces = cue.head >= start
            && cue.right <= region.tokens.start
            && (colon || matches!(cue.construction, Construction::Quote | Construction::Colon))
            && self.touches(cue, region)
            && !self.is_reported(index);
        announces.then(|| self.claim(index, "cue before"))
    }

    /// Kim said the plan was "…". The plan was "…," Kim said.
    pub(super) fn governing(&self, region: &Region) -> Option<Attribution> {
        let sentence = self.sentence(region.tokens.start);
        let position = self.first_from(region.tokens.start);
        let before = self.outside[..position]
            .iter()
            .rev()
            .copied()
            .take(MANY)
            .take_while(|&index| self.cues[index].head >= sentence.start)
            .filter(|&index| self.reaches(&self.cues[index], region));
        if let Some(index) = self.likeliest(before, region) {
            let rule = if self.touches(&self.cues[index], region) { "cue before" } else { "clause of a cue" };
            return Some(self.claim(index, rule));
        }
        // "…. Now!" of last week, Kim said: the region's last sentence goes on behind it.
        let end = self.sentence(region.tokens.end - 1).end;
        let behind =
            self.outside[position..].iter().copied().take_while(|&index| self.cues[index].head < end);
        let behind = behind.take(2).find(|&index| {
            let cue = &self.cues[index];
            cue.left >= region.tokens.end && cue.side != Side::Right
        });
        behind.map(|index| self.claim(index, "clause of a cue"))
    }

    /// Whether what `cue` reports can hold the region.
    fn reaches(&self, cue: &Cue, region: &Region) -> bool {
        cue.side != Side::Left
            && cue.right <= region.tokens.start
            && !(cue.right..region.tokens.start).any(|at| {
                let tag = self.analysis.tag(at);
                // "asked who came, and met 'the man of the hour'": another verb.
                let joined = at > cue.right
                    && matches!(cue.construction, Construction::None | Construction::Object)
                    && tag == Tag::Coordinator
                    && self.analysis.tag(at + 1).is_finite();
                tag == Tag::Stop || joined || self.contrasts(at, region)
            })
    }

    /// "…, but people found it 'odd'": another's clause begins.
    fn contrasts(&self, at: usize, region: &Region) -> bool {
        let analysis = self.analysis;
        analysis.tag(at) == Tag::Comma
            && analysis.word(at + 1) == "but"
            && analysis
                .noun_phrase_at(at + 2, region.tokens.start)
                .is_some_and(|who| analysis.tag(who.end).is_finite())
    }

    /// Whether nothing but a comma, a colon or "that" stands between.
    fn touches(&self, cue: &Cue, region: &Region) -> bool {
        (cue.right..region.tokens.start).all(|at| {
            matches!(self.analysis.tag(at), Tag::Comma | Tag::Colon | Tag::Subordinator | Tag::To | Tag::Dash)
        })
    }

    /// Of the cues before a region, nearest first, the one that reports it: the nearest that reports speech and has a speaker of its own;
    /// else one that touches it; else the nearest that reports speech.
    fn likeliest(&self, cues: impl Iterator<Item = usize> + Clone, region: &Region) -> Option<usize> {
        let nearest = cues.clone().next()?;
        let quoting = matches!(
            self.cues[nearest].construction,
            Construction::Quote | Construction::Colon | Construction::Fronted
        );
        if quoting && self.touches(&self.cues[nearest], region) && !self.is_reported(nearest) {
            return Some(nearest);
        }
        cues.clone()
            .find(|&index| self.cues[index].force == Force::Speech && self.has_own_speaker(&self.cues[index]))
            .or_else(|| Some(nearest).filter(|&nearest| self.touches(&self.cues[nearest], region)))
            .or_else(|| cues.clone().find(|&index| self.cues[index].force == Force::Speech))
    }

    /// Kim said he wants "…": whether a cue of thought stands in the clause of one of speech, whose the words then are.
    fn is_reported(&self, index: usize) -> bool {
        let cue = &self.cues[index];
        let position = self.first_from(cue.head);
        let mut outer = self.outside[..position].iter().rev().take(MANY).map(|&outer| &self.cues[outer]);
        cue.force == Force::Weak
            && outer.any(|outer| {
                outer.sentence == cue.sentence
                    && outer.force == Force::Speech
                    && outer.side == Side::Right
                    && matches!(outer.construction, Construction::That | Construction::Bare)
                    && outer.right <= cue.left
                    && self.has_own_speaker(outer)
            })
    }

    /// Whether somebody is named whose words the cue reports: not "to call …", nor "you can't yell …".
    fn has_own_speaker(&self, cue: &Cue) -> bool {
        let Some(speaker) = &cue.speaker else { return false };
        let infinitive = cue
            .words
            .clone()
            .any(|at| self.analysis.tag(at) == Tag::To || self.analysis.is(at, class::MODAL));
        let anybody = matches!(
            self.analysis.word(speaker.start),
            "you" | "we" | "I" | "one" | "it" | "when" | "When" | "how" | "what" | "where" | "why"
        );
        !infinitive && !anybody
    }
}
