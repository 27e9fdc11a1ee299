//! Files: an outline from HTML, by the `scraper` crate's parser, which is html5ever, the parser of a browser.

use super::{Builder, Outline, UNREAD, is_editable};
use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::{Html, Node};

/// The outline of an HTML document. HTML has no errors: broken markup gives the tree a browser would make of it.
pub fn outline(html: &str) -> Outline {
    let document = Html::parse_document(html);
    let mut builder = Builder::default();
    let mut unread: Option<NodeRef<Node>> = None;
    for edge in document.tree.root().traverse() {
        match edge {
            Edge::Open(node) if unread.is_none() => match node.value() {
                Node::Element(element) => {
                    builder.open(element.name());
                    for (name, value) in element.attrs() {
                        builder.attribute(name, value);
                    }
                    if element.attr("contenteditable").is_some_and(is_editable)
                        || UNREAD.split(' ').any(|name| name == element.name())
                    {
                        unread = Some(node);
                    }
                }
                Node::Text(text) => builder.text(text),
                _ => {}
            },
            Edge::Close(node) if unread.is_none_or(|unread| unread == node) => {
                unread = None;
                if node.value().is_element() {
                    builder.close();
                }
            }
            _ => {}
        }
    }
    builder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_being_written_is_not_read() {
        let outline = outline(
            "<p>On<b contenteditable>a</b><b contenteditable=TRUE>b</b><b contenteditable=false>ly</b><b contenteditable=plaintext-only>c</b>",
        );
        assert_eq!(outline.text(), "Only");
    }

    #[test]
    fn what_nobody_reads_keeps_its_attributes_only() {
        let outline =
            outline("<p>On<script src=a.js>let x;</script><svg><title>i</title></svg>ly<br>this</p>");
        assert_eq!(outline.text(), "Onlythis");
        let names: Vec<_> = (0..outline.elements().len()).map(|id| outline.name(id as u32)).collect();
        assert_eq!(names, ["html", "head", "body", "p", "script", "svg", "br"]);
        assert_eq!(outline.attribute(4, "src"), Some("a.js"));
    }
}
