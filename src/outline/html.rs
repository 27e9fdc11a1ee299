//! Files: an outline from HTML, by the `scraper` crate's parser, which is html5ever, the parser of a browser.

use super::{Builder, Outline};
use scraper::Html;
use scraper::node::Node;

/// Elements whose text nobody reads. The content script's walk leaves out the same.
pub const UNREAD: &str =
    "script style noscript template svg math textarea select iframe object video audio canvas head";

/// The outline of an HTML document. HTML has no errors: broken markup gives the tree a browser would make of it.
pub fn outline(html: &str) -> Outline {
    let document = Html::parse_document(html);
    let mut builder = Builder::default();
    for edge in document.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    builder.open(element.name());
                    for (name, value) in element.attrs() {
                        builder.attribute(name, value);
                    }
                }
                Node::Text(text) => builder.text(text),
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                if node.value().is_element() {
                    builder.close();
                }
            }
        }
    }
    builder.finish()
}
