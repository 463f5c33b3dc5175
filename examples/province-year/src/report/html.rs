//! Small pieces of HTML.

use std::fmt::Write;

/// A text as HTML shows it.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
    out
}

/// A table; headings that begin with `#` are of numbers.
pub(crate) fn table(headings: &[&str], rows: &[Vec<String>]) -> String {
    if rows.is_empty() {
        return "<p class='none'>没有。</p>".to_owned();
    }
    let numeric: Vec<bool> = headings.iter().map(|heading| heading.starts_with('#')).collect();
    let class = |place: usize| if numeric.get(place) == Some(&true) { " class='n'" } else { "" };
    let mut out = "<div class='scroll'><table><thead><tr>".to_owned();
    for (place, heading) in headings.iter().enumerate() {
        let _ = write!(out, "<th{}>{}</th>", class(place), escape(heading.trim_start_matches('#')));
    }
    out.push_str("</tr></thead><tbody>");
    for row in rows {
        out.push_str("<tr>");
        for (place, cell) in row.iter().enumerate() {
            let _ = write!(out, "<td{}>{cell}</td>", class(place));
        }
        out.push_str("</tr>");
    }
    out + "</tbody></table></div>"
}

/// A card with a title.
pub(crate) fn card(class: &str, title: &str, note: &str, body: &str) -> String {
    let note = if note.is_empty() { String::new() } else { format!("<p class='note'>{note}</p>") };
    format!("<section class='card {class}'><h2>{title}</h2>{note}{body}</section>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_the_files_cannot_become_markup() {
        assert_eq!(escape("<b a='1'>&\""), "&lt;b a=&#39;1&#39;&gt;&amp;&quot;");
    }
}
