//! A procedure as a picture: SVG, to be shown as it is, without a tool and without a font of its own.

use core::fmt::Write;

use super::lanes::{Arrow, LINE, Node, Placed, Places, Run, place};
use super::{label, side_steps, stage_steps};
use crate::finding::Language;
use crate::procedure::interchange::escape;
use crate::procedure::{State, Table};
use crate::term::grouped;

/// How often something was done at a stage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Taken {
    /// The index of the stage.
    pub stage: u8,
    /// The index of the action.
    pub action: u8,
    /// How often.
    pub times: u64,
}

/// What a drawing shows besides the procedure itself.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Drawn {
    /// Where a case stands.
    pub here: Option<State>,
    /// How often each step was taken; the arrows are as wide, and say so. Nothing where nobody counted.
    pub taken: Vec<Taken>,
    /// How often an action was tried where it is not lawful.
    pub refused: Vec<Taken>,
    /// How many cases stand at each stage.
    pub standing: Vec<(u8, u64)>,
}

impl Drawn {
    /// A case's place in the procedure.
    #[must_use]
    pub fn at(here: State) -> Self {
        Self { here: Some(here), ..Self::default() }
    }

    fn is_counted(&self) -> bool {
        !(self.taken.is_empty() && self.refused.is_empty() && self.standing.is_empty())
    }
}

const MARGIN: u32 = 16;
const INK: &str = "#1f2937";
const STROKE: &str = "#64748b";
const REFUSED: &str = "#b91c1c";
const HERE: &str = "#fde68a";

/// The procedure as an SVG picture; a second region stands below the first.
///
/// ```
/// use wujin_core::complaint::TABLE;
/// use wujin_core::finding::Language;
/// use wujin_core::procedure::draw::{Drawn, svg};
/// let picture = svg(&TABLE, Language::Zh, &Drawn::default());
/// assert!(picture.starts_with("<svg ") && picture.contains("审核"));
/// ```
#[must_use]
pub fn svg(table: &Table, language: Language, drawn: &Drawn) -> String {
    let (nodes, arrows) = stages(table, language, drawn);
    let title = MARGIN + LINE;
    let places = place(&nodes, &arrows, title + 14);
    let two = table.sides.len() > 1;
    let (side_nodes, side_arrows) =
        if two { sides(table, language, drawn) } else { (Vec::new(), Vec::new()) };
    let side_places = place(&side_nodes, &side_arrows, places.foot + 2 * LINE + 14);
    let all = || nodes.iter().chain(&side_nodes);
    let node_width = all().map(|node| width(&node.label, 13)).max().unwrap_or(0) + 28;
    let labels =
        arrows.iter().chain(&side_arrows).map(|arrow| width(&arrow.label, 12)).max().unwrap_or(0) + 20;
    let lanes = places.lanes.max(side_places.lanes);
    let page_width = MARGIN + node_width + labels + lanes + MARGIN;
    let page_height = if two { side_places.foot } else { places.foot } + MARGIN;
    let mut page = Page { out: String::new(), node_width, labels };
    let _ = write!(
        page.out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {page_width} {page_height}\" width=\"{page_width}\" \
         height=\"{page_height}\" role=\"img\" font-family=\"'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif\">\n\
         <title>{}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
        escape(language.word(table.name))
    );
    page.text((MARGIN, MARGIN + LINE - 6), 15, INK, "font-weight=\"bold\"", language.word(table.name));
    page.graph(&nodes, &arrows, &places);
    if two {
        let heading = language.word(table.region);
        page.text((MARGIN, places.foot + 2 * LINE), 13, INK, "font-weight=\"bold\"", heading);
        page.graph(&side_nodes, &side_arrows, &side_places);
    }
    page.out.push_str("</svg>\n");
    page.out
}

fn stages(table: &Table, language: Language, drawn: &Drawn) -> (Vec<Node>, Vec<Arrow>) {
    let most = drawn.taken.iter().map(|taken| taken.times).max().unwrap_or(0);
    let node = |(index, stage): (usize, &crate::term::Term)| {
        let index = u8::try_from(index).unwrap_or(u8::MAX);
        let standing = drawn.standing.iter().find(|(of, count)| *of == index && *count > 0);
        let count = standing.map_or_else(String::new, |(_, count)| format!(" · {}", grouped(*count)));
        Node {
            label: format!("{}{count}", language.word(*stage)),
            is_start: index == 0,
            is_end: table.is_end(index),
            is_here: drawn.here.is_some_and(|here| here.stage == index),
        }
    };
    let nodes = table.stages.iter().enumerate().map(node).collect();
    let mut arrows = Vec::new();
    for (from, row, to) in stage_steps(table).filter(|(from, row, to)| from != to || row.side_to.is_none()) {
        let is_own = |taken: &&Taken| taken.stage == from && taken.action == row.action;
        let own = drawn.taken.iter().filter(is_own);
        let times = own.fold(0_u64, |sum, taken| sum.saturating_add(taken.times));
        let label = label(table, row, language);
        arrows.push(Arrow {
            from: from.into(),
            to: Some(to.into()),
            label: if drawn.is_counted() { format!("{label} · {}", grouped(times)) } else { label },
            width: if drawn.is_counted() { share(times, most) } else { 14 },
        });
    }
    for refused in drawn.refused.iter().filter(|refused| refused.times > 0) {
        let action = language.word(table.action(refused.action));
        let label = format!("× {action} · {}", grouped(refused.times));
        arrows.push(Arrow { from: refused.stage.into(), to: None, label, width: share(refused.times, most) });
    }
    (nodes, arrows)
}

fn sides(table: &Table, language: Language, drawn: &Drawn) -> (Vec<Node>, Vec<Arrow>) {
    let node = |(index, side): (usize, &crate::term::Term)| Node {
        label: language.word(*side).to_owned(),
        is_start: false,
        is_end: false,
        is_here: drawn.here.is_some_and(|here| usize::from(here.side) == index),
    };
    let nodes = table.sides.iter().enumerate().map(node).collect();
    let arrow = |(from, row, to): (u8, &'static crate::procedure::Row, u8)| Arrow {
        from: from.into(),
        to: Some(to.into()),
        label: label(table, row, language),
        width: 14,
    };
    (nodes, side_steps(table).into_iter().map(arrow).collect())
}

/// How wide an arrow is, in tenths of a pixel: from a hair to a stroke.
fn share(times: u64, most: u64) -> u32 {
    if times == 0 {
        return 6;
    }
    // Below a thousandth of the most, strokes are all the same.
    let thousandth = u128::from(times) * 1_000 / u128::from(most.max(1));
    10 + u32::try_from(thousandth.min(1_000)).unwrap_or(1_000) * 50 / 1_000
}

/// About how wide a text is; a Chinese character is as wide as it is high.
fn width(text: &str, size: u32) -> u32 {
    let tenths: u32 = text.chars().map(|letter| if letter.is_ascii() { 58 } else { 100 }).sum();
    (tenths * size).div_ceil(100)
}

struct Page {
    out: String,
    node_width: u32,
    labels: u32,
}

impl Page {
    fn text(&mut self, (x, y): (u32, u32), size: u32, ink: &str, more: &str, text: &str) {
        let text = escape(text);
        let _ = writeln!(
            self.out,
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{ink}\" {more}>{text}</text>"
        );
    }

    fn line(&mut self, path: &str, ink: &str, tenths: u32, more: &str) {
        let _ = writeln!(
            self.out,
            "<path d=\"{path}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"{}.{}\" {more}/>",
            tenths / 10,
            tenths % 10
        );
    }

    /// The head of an arrow that points left, or down.
    fn head(&mut self, (x, y): (u32, u32), is_down: bool) {
        let far = if is_down {
            format!("L{} {} L{} {}", x - 5, y - 9, x + 5, y - 9)
        } else {
            format!("L{} {} L{} {}", x + 9, y - 5, x + 9, y + 5)
        };
        let _ = writeln!(self.out, "<path d=\"M{x} {y} {far} Z\" fill=\"{STROKE}\"/>");
    }

    fn graph(&mut self, nodes: &[Node], arrows: &[Arrow], places: &Places) {
        for (node, placed) in nodes.iter().zip(&places.nodes) {
            self.node(node, placed);
        }
        for (arrow, run) in arrows.iter().zip(&places.runs) {
            if let Some(placed) = places.nodes.get(arrow.from) {
                self.arrow(arrow, *run, placed, &places.nodes);
            }
        }
    }

    fn node(&mut self, node: &Node, placed: &Placed) {
        let (x, width) = (MARGIN, self.node_width);
        let Placed { top, height, entry } = placed;
        if node.is_start {
            let _ = writeln!(
                self.out,
                "<circle cx=\"{}\" cy=\"{}\" r=\"6\" fill=\"{INK}\"/>",
                x + width / 2,
                top + 6
            );
        } else {
            let fill = if node.is_here { HERE } else { "#f1f5f9" };
            let mut rect = |inset: u32, fill: &str| {
                let _ = writeln!(
                    self.out,
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"8\" fill=\"{fill}\" stroke=\"{INK}\"/>",
                    x + inset,
                    top + inset,
                    width - 2 * inset,
                    height - 2 * inset
                );
            };
            rect(0, fill);
            if node.is_end {
                rect(3, "none");
            }
            let middle =
                format!("text-anchor=\"middle\"{}", if node.is_here { " font-weight=\"bold\"" } else { "" });
            self.text((x + width / 2, top + height / 2 + 5), 13, INK, &middle, &node.label);
        }
        if let Some(entry) = entry {
            self.head((x + width, entry.at), false);
        }
    }

    fn arrow(&mut self, arrow: &Arrow, run: Run, placed: &Placed, nodes: &[Placed]) {
        let right = MARGIN + self.node_width;
        let ink = if arrow.to.is_none() { REFUSED } else { STROKE };
        match run {
            Run::Down { label } => {
                let middle = MARGIN + self.node_width / 2;
                let next = nodes.get(arrow.from + 1).map_or(label, |next| next.top);
                let path = format!("M{middle} {} V{}", placed.top + placed.height, next - 6);
                self.line(&path, ink, arrow.width, "");
                self.head((middle, next), true);
                self.text((middle + 12, label), 12, INK, "", &arrow.label);
            }
            Run::Out { out } => {
                let end = right + self.labels;
                let text_ink = if arrow.to.is_none() { REFUSED } else { INK };
                self.text((right + 10, out - 5), 12, text_ink, "", &arrow.label);
                let target = arrow.to.filter(|to| *to != arrow.from).and_then(|to| nodes.get(to)?.entry);
                match (target, arrow.to) {
                    (Some(entry), _) => {
                        // Turns are round, so that lines which cross do not look as if they met.
                        let (lane, at) = (end + entry.lane, entry.at);
                        let (leave, join) = if at > out { (out + 6, at - 6) } else { (out - 6, at + 6) };
                        let path = format!(
                            "M{right} {out} H{} Q{lane} {out} {lane} {leave} V{join} Q{lane} {at} {} {at} H{}",
                            lane - 6,
                            lane - 6,
                            right + 8
                        );
                        self.line(&path, ink, arrow.width, "");
                    }
                    // Back into the same stage.
                    (None, Some(_)) => {
                        self.line(
                            &format!("M{} {out} H{end}", right + 8),
                            ink,
                            arrow.width,
                            "stroke-dasharray=\"2 3\"",
                        );
                        self.head((right, out), false);
                    }
                    (None, None) => {
                        self.line(
                            &format!("M{right} {out} H{end}"),
                            ink,
                            arrow.width,
                            "stroke-dasharray=\"6 4\"",
                        );
                    }
                }
            }
        }
    }
}
