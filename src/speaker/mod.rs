//! Whose words: which mentions are one person, and that person's full name.

pub mod attribution;
mod discourse;
pub(crate) mod given;
pub mod name;
mod noun;
pub(crate) mod person;
mod phrase;
pub(crate) mod role;

use crate::quotation::Quotation;
use crate::text::{Analysis, Span};
use foldhash::{HashMap, HashMapExt};
use serde::Serialize;

/// An index into [`crate::Reading::speakers`].
pub type SpeakerId = usize;

/// Somebody who is quoted.
#[derive(Clone, Debug, Serialize)]
pub struct Speaker {
    /// The fullest name that the article gives: "Dmitry Peskov", "the Kremlin", "two aides".
    pub name: String,
    /// Their role in the article's words: "Kremlin spokesman".
    pub role: Option<String>,
    /// Where the article names them (names, not pronouns), in order.
    pub mentions: Vec<Span>,
}

/// A person's gender, as titles, given names and pronouns tell it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gender {
    /// "he"
    Male,
    /// "she"
    Female,
}

/// Says which quotations are whose: fills in [`Quotation::who`], and returns the speakers.
pub fn identify(analysis: &Analysis, quotations: &mut [Quotation]) -> Vec<Speaker> {
    let names = name::find(analysis);
    let mut people = person::cluster(analysis, &names);
    let owners = discourse::follow(analysis, &names, &mut people, quotations);
    let mut speakers = Vec::new();
    let mut known = HashMap::new();
    for (quotation, owner) in quotations.iter_mut().zip(owners) {
        let Some(id) = owner else { continue };
        let who = *known.entry(id).or_insert_with(|| {
            speakers.push(speaker(analysis, &names, &people.all[id]));
            speakers.len() - 1
        });
        quotation.who = Some(who);
    }
    speakers
}

fn speaker(analysis: &Analysis, names: &[name::Name], entity: &person::Entity) -> Speaker {
    let roles = entity.roles.iter().filter(|role| !role::is_courtesy(analysis, role));
    let role = roles.max_by_key(|role| role.len().min(9)).map(|role| person::text_of(analysis, role.clone()));
    let mentions = entity.names.iter().map(|&at| analysis.span(names[at].tokens.clone())).collect();
    Speaker { name: entity.name.clone(), role, mentions }
}

#[cfg(test)]
mod tests {
    use crate::article::Role;
    use crate::{Article, read};

    #[test]
    fn a_block_is_not_whose_the_paragraph_before_was_about() {
        let text = "Norda Rail was late again.\nThe seats are hard, and the tea is cold.\n";
        let mut article = Article::from_text(text);
        article.paragraphs[1].role = Role::Block;
        assert!(read(&article).quotations.is_empty());
        let mut article = Article::from_text(&text.replace("was late again.", "wrote to us:"));
        article.paragraphs[1].role = Role::Block;
        assert_eq!(read(&article).speakers[0].name, "Norda Rail");
    }

    #[test]
    fn a_speech_in_full_is_not_whoever_spoke_before_it() {
        let text = "“It rained,” Ana Reyes said.\nThe speech in full\n“We waited.\n“We sailed.”\n";
        let mut article = Article::from_text(text);
        article.paragraphs[1].role = Role::Heading;
        let who: Vec<_> = read(&article).quotations.into_iter().map(|own| own.who).collect();
        assert_eq!(who, [Some(0), None]);
    }

    #[test]
    fn a_courtesy_is_no_role() {
        let article =
            Article::from_text("Mrs Linton said the pier was late. Mayor Ana Reyes said it was not.\n");
        let roles: Vec<_> = read(&article).speakers.into_iter().map(|speaker| speaker.role).collect();
        assert_eq!(roles, [None, Some("Mayor".to_owned())]);
    }
}
