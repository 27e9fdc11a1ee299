//! What a reader can see is there in every language, and nothing is there for nobody.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn extension() -> &'static Path {
    Path::new("extension")
}

fn messages(language: &str) -> serde_json::Map<String, Value> {
    let file = extension().join("_locales").join(language).join("messages.json");
    let Value::Object(messages) = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap() else {
        panic!("{language}: no object");
    };
    messages
}

/// The names between dollar signs.
fn places(message: &Value) -> BTreeSet<String> {
    let text = message["message"].as_str().unwrap();
    text.split('$').skip(1).step_by(2).map(str::to_lowercase).collect()
}

#[test]
fn every_language_says_everything() {
    let english = messages("en");
    for language in ["de", "fr", "es"] {
        let own = messages(language);
        assert_eq!(own.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>(), "{language}");
        for (key, message) in &own {
            assert!(!message["message"].as_str().unwrap().trim().is_empty(), "{language}: {key}");
            assert_eq!(places(message), places(&english[key]), "{language}: {key}");
            assert_eq!(message.get("placeholders"), english[key].get("placeholders"), "{language}: {key}");
        }
        let description = own["description"]["message"].as_str().unwrap();
        assert!(description.chars().count() <= 132, "{language}: the stores take 132 characters");
    }
}

#[test]
fn every_message_is_asked_for_and_is_there() {
    let english = messages("en");
    let mut sources = String::new();
    let folders = [extension().to_owned(), extension().join("view")];
    for entry in folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()) {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| ["js", "html", "json"].iter().any(|own| end == *own)) {
            sources += &fs::read_to_string(path).unwrap();
        }
    }
    for marker in ["data-words=\"", "words('", "__MSG_"] {
        for rest in sources.split(marker).skip(1) {
            let key: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
            assert!(english.contains_key(&key), "{marker}{key} is missing");
        }
    }
    // Kinds of noise are asked for by their names.
    let kinds = ["label", "slot", "promo", "newsletter", "sponsored", "share", "own"];
    for key in english.keys().filter(|key| !kinds.contains(&key.as_str())) {
        let base = key.strip_suffix("One").or(key.strip_suffix("Other")).unwrap_or(key);
        let asked = [format!("'{base}'"), format!("\"{base}\""), format!("__MSG_{base}__")];
        assert!(asked.iter().any(|asked| sources.contains(asked)), "nobody asks for {key}");
    }
}
