//! Where things stand in a drawing: stages one below the other, an arrow straight down where one leads to
//! the next, and all other arrows out at the right, along a lane to where they lead, and in again.

/// A stage to be drawn.
pub(super) struct Node {
    pub(super) label: String,
    /// Drawn as a point: what is before everything.
    pub(super) is_start: bool,
    pub(super) is_end: bool,
    pub(super) is_here: bool,
}

/// An arrow to be drawn, or a stroke that leads nowhere.
#[derive(Clone)]
pub(super) struct Arrow {
    pub(super) from: usize,
    /// Where it leads; nowhere where what was tried is not lawful.
    pub(super) to: Option<usize>,
    pub(super) label: String,
    /// How wide it is, in tenths of a pixel.
    pub(super) width: u32,
}

/// The height of a line of text with its stroke below.
pub(super) const LINE: u32 = 22;
/// The height of a stage at the least.
const STAGE: u32 = 34;
/// Between two stages.
const GAP: u32 = 22;
/// Between two lanes.
const LANE: u32 = 12;
/// The height of the point before everything.
const POINT: u32 = 12;

/// A stage with its place.
pub(super) struct Placed {
    pub(super) top: u32,
    pub(super) height: u32,
    /// The way in for the arrows that do not come from the stage above.
    pub(super) entry: Option<Entry>,
}

/// Where arrows come in that run by a lane.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    /// At this height.
    pub(super) at: u32,
    /// How far out the lane is.
    pub(super) lane: u32,
}

/// Where an arrow runs.
#[derive(Clone, Copy)]
pub(super) enum Run {
    /// From the foot of its stage to the head of the next, its label beside it at this height.
    Down { label: u32 },
    /// Out at this height, and to where it leads.
    Out { out: u32 },
}

/// A drawing's places, in pixels from its upper left.
pub(super) struct Places {
    pub(super) nodes: Vec<Placed>,
    /// For each arrow in its order.
    pub(super) runs: Vec<Run>,
    /// Where it ends.
    pub(super) foot: u32,
    /// How wide all lanes are together.
    pub(super) lanes: u32,
}

fn is_down(arrow: &Arrow) -> bool {
    arrow.to == Some(arrow.from + 1)
}

/// The stage that an arrow leads to by a lane.
fn by_lane(arrow: &Arrow) -> Option<usize> {
    arrow.to.filter(|to| *to != arrow.from && !is_down(arrow))
}

/// Places stages and arrows, from a height downward.
pub(super) fn place(nodes: &[Node], arrows: &[Arrow], top: u32) -> Places {
    let mut placed: Vec<Placed> = Vec::with_capacity(nodes.len());
    let mut runs: Vec<Run> = arrows.iter().map(|_| Run::Out { out: 0 }).collect();
    let mut y = top;
    for (index, node) in nodes.iter().enumerate() {
        let mut port = y;
        let entry = arrows.iter().any(|arrow| by_lane(arrow) == Some(index)).then(|| {
            port += LINE;
            Entry { at: port - LINE / 2, lane: 0 }
        });
        let own = |(arrow, _): &(&Arrow, &mut Run)| arrow.from == index;
        for (_, run) in arrows.iter().zip(&mut runs).filter(own).filter(|(arrow, _)| !is_down(arrow)) {
            port += LINE;
            *run = Run::Out { out: port - 4 };
        }
        let least = if node.is_start { POINT } else { STAGE };
        let height = (port - y + 6).max(least);
        let mut label = y + height - 4;
        for (_, run) in arrows.iter().zip(&mut runs).filter(own).filter(|(arrow, _)| is_down(arrow)) {
            label += LINE;
            *run = Run::Down { label };
        }
        placed.push(Placed { top: y, height, entry });
        y = (label + 18).max(y + height + GAP);
    }
    let lanes = lay_lanes(&mut placed, arrows, &runs);
    Places { nodes: placed, runs, foot: y - GAP, lanes }
}

/// Gives each stage that is reached by a lane the innermost one that is free over all its height.
fn lay_lanes(placed: &mut [Placed], arrows: &[Arrow], runs: &[Run]) -> u32 {
    let mut taken: Vec<(u32, u32, u32)> = Vec::new();
    for (index, node) in placed.iter_mut().enumerate() {
        let Some(entry) = &mut node.entry else { continue };
        let (mut first, mut last) = (entry.at, entry.at);
        for (_, run) in arrows.iter().zip(runs).filter(|(arrow, _)| by_lane(arrow) == Some(index)) {
            if let Run::Out { out } = run {
                (first, last) = (first.min(*out), last.max(*out));
            }
        }
        let is_free =
            |lane: &u32| !taken.iter().any(|(of, from, to)| of == lane && *from <= last && first <= *to);
        let lane = (0..=u32::try_from(taken.len()).unwrap_or(0)).find(is_free).unwrap_or(0);
        taken.push((lane, first, last));
        entry.lane = lane * LANE;
    }
    taken.iter().map(|(lane, ..)| (lane + 1) * LANE).max().unwrap_or(0)
}
