//! A tree of elements that prints as HTML and as XML at once. Every text and every attribute is
//! escaped here and nowhere else, and every element that opens closes.

use std::fmt::{self, Display, Write};

/// An element with its attributes and what it holds.
#[derive(Clone, Debug)]
pub(super) struct Element {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Node>,
}

#[derive(Clone, Debug)]
enum Node {
    Text(String),
    Element(Element),
}

/// An empty element.
pub(super) fn element(tag: &'static str) -> Element {
    Element { tag, attributes: Vec::new(), children: Vec::new() }
}

impl Element {
    pub(super) fn attribute(mut self, name: &'static str, value: impl Display) -> Self {
        self.attributes.push((name, value.to_string()));
        self
    }

    pub(super) fn class(self, class: &str) -> Self {
        if class.is_empty() { self } else { self.attribute("class", class) }
    }

    pub(super) fn text(mut self, text: impl Display) -> Self {
        self.children.push(Node::Text(text.to_string()));
        self
    }

    pub(super) fn child(mut self, child: Self) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    pub(super) fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// Whether a line may break before it without a space showing on the page.
    fn is_block(&self) -> bool {
        !matches!(self.tag, "a" | "b" | "span" | "code" | "tspan" | "em")
    }

    fn is_void(&self) -> bool {
        matches!(self.tag, "meta" | "col")
    }
}

impl Display for Element {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_block() {
            formatter.write_char('\n')?;
        }
        write!(formatter, "<{}", self.tag)?;
        for (name, value) in &self.attributes {
            write!(formatter, " {name}=\"{}\"", Escaped(value))?;
        }
        if self.is_void() {
            return formatter.write_str("/>");
        }
        formatter.write_char('>')?;
        for child in &self.children {
            match child {
                Node::Text(text) => write!(formatter, "{}", Escaped(text))?,
                Node::Element(element) => write!(formatter, "{element}")?,
            }
        }
        write!(formatter, "</{}>", self.tag)
    }
}

/// A text that cannot be taken for markup; characters that XML forbids are shown as replaced.
struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => formatter.write_str("&amp;")?,
                '<' => formatter.write_str("&lt;")?,
                '>' => formatter.write_str("&gt;")?,
                '"' => formatter.write_str("&quot;")?,
                '\t' | '\n' | '\r' => formatter.write_char(character)?,
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => formatter.write_char('\u{fffd}')?,
                _ => formatter.write_char(character)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn whatever_is_written_is_read_back(text in proptest::prelude::any::<String>()) {
            let printed = element("p").attribute("title", &text).text(&text).to_string();
            let document = roxmltree::Document::parse(printed.trim()).unwrap();
            let root = document.root_element();
            proptest::prop_assert!(!root.has_children() || root.first_child().unwrap().is_text());
            // XML itself reads every line end as one line feed, and in attributes as a space.
            let legal = |character: char| match character {
                '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
                other => other,
            };
            let expected: String = text.chars().map(legal).collect();
            let expected = expected.replace("\r\n", "\n").replace('\r', "\n");
            proptest::prop_assert_eq!(root.text().unwrap_or(""), &expected);
            let flat = |text: &str| text.replace(['\n', '\t'], " ");
            proptest::prop_assert_eq!(flat(root.attribute("title").unwrap()), flat(&expected));
        }
    }
}
