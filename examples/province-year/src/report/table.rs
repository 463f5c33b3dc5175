//! Tables: a caption, columns of words or of figures, rows whose first cell names them.

use std::fmt::Display;

use super::markup::{Element, element};
use super::model::Rate;
use super::wording::{DASH, count, percent};

/// A table in the making.
pub(super) struct Table {
    caption: String,
    columns: Vec<(String, &'static str)>,
    rows: Vec<Element>,
}

/// A cell, which may be marked.
pub(super) struct Cell {
    content: Element,
    mark: String,
}

impl Cell {
    pub(super) fn words(text: impl Display) -> Self {
        let text = text.to_string();
        // What is short stays on one line, and the longer cells of the row give way.
        let mark = if text.chars().count() <= 12 { "short" } else { "" };
        Self { content: element("span").text(text), mark: mark.to_owned() }
    }

    /// A figure already written out.
    pub(super) fn figure(text: impl Display) -> Self {
        Self::of(element("span").text(text))
    }

    pub(super) fn number(number: u64) -> Self {
        Self::figure(count(number))
    }

    pub(super) fn rate(rate: &Rate) -> Self {
        Self::figure(percent(rate))
    }

    /// A number of what ought not to be: any is marked, none is pale.
    pub(super) fn fault(number: u64) -> Self {
        Self::number(number).mark(if number > 0 { "wrong" } else { "pale" })
    }

    pub(super) fn provisions(provisions: &[String]) -> Self {
        let text = if provisions.is_empty() { DASH.to_owned() } else { provisions.join("；") };
        Self::of(element("span").text(text)).mark("cite")
    }

    pub(super) fn of(content: Element) -> Self {
        Self { content, mark: String::new() }
    }

    pub(super) fn mark(mut self, mark: &str) -> Self {
        if !self.mark.is_empty() {
            self.mark.push(' ');
        }
        self.mark.push_str(mark);
        self
    }
}

impl Table {
    pub(super) fn new(caption: impl Display) -> Self {
        Self { caption: caption.to_string(), columns: Vec::new(), rows: Vec::new() }
    }

    pub(super) fn words(mut self, headings: &[&str]) -> Self {
        self.columns.extend(headings.iter().map(|heading| ((*heading).to_owned(), "")));
        self
    }

    pub(super) fn figures(mut self, headings: &[&str]) -> Self {
        self.columns.extend(headings.iter().map(|heading| ((*heading).to_owned(), "n")));
        self
    }

    pub(super) fn row(self, cells: Vec<Cell>) -> Self {
        self.marked_row("", cells)
    }

    /// A row that sums up the others.
    pub(super) fn total(self, cells: Vec<Cell>) -> Self {
        self.marked_row("total", cells)
    }

    fn marked_row(mut self, mark: &str, cells: Vec<Cell>) -> Self {
        let cells = cells.into_iter().zip(&self.columns).enumerate().map(|(index, (cell, (_, class)))| {
            let class = [*class, cell.mark.as_str()].join(" ");
            let place = if index == 0 { element("th").attribute("scope", "row") } else { element("td") };
            place.class(class.trim()).child(cell.content)
        });
        self.rows.push(element("tr").class(mark).children(cells));
        self
    }

    /// The table; where it has no row, a sentence in its place.
    pub(super) fn build(self, empty: &str) -> Element {
        if self.rows.is_empty() {
            return element("p").class("none").text(empty);
        }
        let headings = self
            .columns
            .into_iter()
            .map(|(heading, class)| element("th").attribute("scope", "col").class(class).text(heading));
        element("div").class("scroll").child(
            element("table")
                .child(element("caption").text(self.caption))
                .child(element("thead").child(element("tr").children(headings)))
                .child(element("tbody").children(self.rows)),
        )
    }
}
