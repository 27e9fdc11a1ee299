//! One manifest for all: `extension/manifest.json` is written as Chrome wants it, with Firefox's own keys beside.

use serde_json::{Value, json};
use std::path::Path;

/// A browser that we make a package for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Browser {
    Chrome,
    Firefox,
}

impl Browser {
    pub const ALL: [Browser; 2] = [Browser::Chrome, Browser::Firefox];

    /// Its name, as `dist/` has it.
    pub fn name(self) -> &'static str {
        match self {
            Browser::Chrome => "chrome",
            Browser::Firefox => "firefox",
        }
    }
}

/// Whether a file of `extension/` is for the browser, and not only for us.
pub fn belongs_in_package(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let for_us = [".md", ".d.ts", ".svg"].iter().any(|end| name.ends_with(end));
    !for_us && !matches!(&*name, "manifest.json" | "tsconfig.json")
}

/// The manifest as this browser wants it.
///
/// | key | Chrome | Firefox |
/// | --- | --- | --- |
/// | `background.service_worker` | stays | becomes `background.scripts` |
/// | `minimum_chrome_version` | stays | goes |
/// | `browser_specific_settings` | goes | stays |
/// | `side_panel` and the permission `sidePanel` | stay | become `sidebar_action` |
/// | `fallback.js` among the web-accessible resources | stays | goes: Firefox allows WebAssembly everywhere |
/// | `use_dynamic_url` | stays | goes: its addresses are random anyway |
pub fn derive(mut manifest: Value, browser: Browser) -> Value {
    manifest["version"] = json!(env!("CARGO_PKG_VERSION"));
    let Some(keys) = manifest.as_object_mut() else { return manifest };
    if browser == Browser::Chrome {
        keys.shift_remove("browser_specific_settings");
        return manifest;
    }
    keys.shift_remove("minimum_chrome_version");
    if let Some(background) = keys.get_mut("background").and_then(Value::as_object_mut)
        && let Some(worker) = background.shift_remove("service_worker")
    {
        background.insert("scripts".into(), json!([worker]));
    }
    if let Some(panel) = keys.shift_remove("side_panel") {
        let mut sidebar = json!({ "default_panel": panel["default_path"], "open_at_install": false });
        if let Some(title) = keys.get("action").and_then(|action| action.get("default_title")) {
            sidebar["default_title"] = title.clone();
        }
        keys.insert("sidebar_action".into(), sidebar);
    }
    if let Some(permissions) = keys.get_mut("permissions").and_then(Value::as_array_mut) {
        permissions.retain(|permission| permission != "sidePanel");
    }
    for group in keys.get_mut("web_accessible_resources").and_then(Value::as_array_mut).into_iter().flatten()
    {
        if let Some(resources) = group.get_mut("resources").and_then(Value::as_array_mut) {
            resources.retain(|resource| resource != "fallback.js");
        }
        if let Some(group) = group.as_object_mut() {
            group.shift_remove("use_dynamic_url");
        }
    }
    manifest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_browser_gets_its_own() {
        let source = json!({
            "minimum_chrome_version": "120",
            "browser_specific_settings": { "gecko": { "id": "a@b" } },
            "background": { "service_worker": "background.js", "type": "module" },
            "side_panel": { "default_path": "panel.html" },
            "permissions": ["storage", "sidePanel"],
            "web_accessible_resources": [{ "resources": ["engine.js", "fallback.js"], "use_dynamic_url": true }],
        });
        let chrome = derive(source.clone(), Browser::Chrome);
        assert_eq!(chrome.get("browser_specific_settings"), None);
        assert_eq!(chrome["background"], source["background"]);
        assert_eq!(chrome["web_accessible_resources"], source["web_accessible_resources"]);
        let firefox = derive(source, Browser::Firefox);
        assert_eq!(
            firefox,
            json!({
                "version": env!("CARGO_PKG_VERSION"),
                "browser_specific_settings": { "gecko": { "id": "a@b" } },
                "background": { "scripts": ["background.js"], "type": "module" },
                "sidebar_action": { "default_panel": "panel.html", "open_at_install": false },
                "permissions": ["storage"],
                "web_accessible_resources": [{ "resources": ["engine.js"] }],
            })
        );
    }
}
