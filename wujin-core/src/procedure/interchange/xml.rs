//! Writing XML: elements with attributes, indented, everything escaped.

use core::fmt::Write;

/// A document being written.
pub(super) struct Xml {
    text: String,
    open: Vec<&'static str>,
}

/// Attributes by name.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Xml {
    pub(super) fn new() -> Self {
        Self { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), open: Vec::new() }
    }

    fn tag(&mut self, name: &str, attributes: Attributes<'_>) {
        let _ = write!(self.text, "{:indent$}<{name}", "", indent = self.open.len() * 2);
        for (name, value) in attributes {
            let _ = write!(self.text, " {name}=\"{}\"", escape(value));
        }
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.text.push_str(">\n");
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            let _ = writeln!(self.text, "{:indent$}</{name}>", "", indent = self.open.len() * 2);
        }
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.text.push_str("/>\n");
    }

    /// An element that holds a text.
    pub(super) fn text(&mut self, name: &'static str, text: &str) {
        self.tag(name, &[]);
        let _ = writeln!(self.text, ">{}</{name}>", escape(text));
    }

    /// The document, every element closed.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }
}

/// A text as it may stand in an element or an attribute. What XML has no way to write is left out.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // As they stand, a reader would take them for a space or for another end of a line.
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\0'..' ' | '\u{FFFE}' | '\u{FFFF}' => {}
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn a_text_is_read_as_it_was_but_for_what_xml_cannot_say() {
        assert_eq!(escape("甲 <\"a\" & 'b'>"), "甲 &lt;&quot;a&quot; &amp; 'b'&gt;");
        assert_eq!(escape("one\ttwo\nthree\rfour"), "one&#9;two&#10;three&#13;four");
        assert_eq!(escape("\0a\u{1}b\u{1F}c\u{FFFD}d\u{FFFE}e\u{FFFF}"), "abc\u{FFFD}de");
    }
}
