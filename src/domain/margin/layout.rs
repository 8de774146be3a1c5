//! Gives each link a line of its own in the margin.
//!
//! A link whose ends are both near is a bracket from the line of words of one to that of the other; of any other, and
//! where there is no room for a bracket, each end that is near has a stub that points to where the other is. Brackets
//! and stubs run in lanes, 0 nearest to the words; what would coincide gets another lane, and the shortest come first,
//! so that a bracket lies around those within it. Where several links leave one line of words, each has a height of its
//! own, in the order in which they do not cross.

use super::{Away, End, Near};
use crate::domain::sort;

/// How long a stub is, in pixels.
const STUB: i32 = 16;
/// Between two that share a lane, one above the other, in pixels.
const APART: i32 = 3;
/// With fewer lanes than this there is no room for brackets.
const FOR_BRACKETS: usize = 3;

/// A line of words on the screen, in pixels from a point that is the same for all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its upper edge.
    pub top: i32,
    /// From there to its lower edge.
    pub height: i32,
}

/// A link, or one end of it, in its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Place of the link in the list.
    pub link: usize,
    /// 0 is nearest to the words.
    pub lane: usize,
    /// How it is drawn.
    pub shape: Shape,
}

/// How a link is drawn. Heights are in pixels, from the same point as the lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// From one height to another.
    Bracket {
        /// Where it leaves the statement that does something.
        from: i32,
        /// Where it comes to the other.
        to: i32,
    },
    /// One end.
    Stub {
        /// Where it leaves the words, or comes to them.
        at: i32,
        /// Where the other end is.
        towards: Away,
        /// Whether this is the end that the link leads to.
        arrives: bool,
    },
}

/// Ends for which there was no lane left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct More {
    /// Middle of the line of words they belong to.
    pub at: i32,
    /// How many.
    pub count: usize,
}

impl Shape {
    /// From its upper to its lower end.
    pub fn extent(self) -> (i32, i32) {
        match self {
            Self::Bracket { from, to } => (from.min(to), from.max(to)),
            Self::Stub { at, towards, .. } => match towards {
                Away::Up => (at - STUB, at),
                Away::Elsewhere => (at - APART, at + APART),
                Away::Down => (at, at + STUB),
            },
        }
    }
}

/// Where a link leaves a line of words.
#[derive(Clone, Copy)]
struct Port {
    link: usize,
    line: usize,
    arrives: bool,
    /// Where the other end is, `Elsewhere` for one on the same line; and what keeps links from crossing.
    order: (Away, i32),
    at: i32,
}

/// Lays links out in at most so many lanes. `lines`: of the statements near. Everything is drawn or counted: each link as
/// one bracket or as a stub for each end that is near, or that end among the [`More`] of its line.
pub fn lay_out(lines: &[Line], links: &[Near], lanes: usize) -> (Vec<Drawn>, Vec<More>) {
    let ports = ports(lines, links);
    let mut room = Lanes(vec![Vec::new(); lanes]);
    let mut drawn = Vec::new();
    let mut brackets: Vec<[Port; 2]> = Vec::new();
    let mut stubs: Vec<Port> = Vec::new();
    for port in &ports {
        let other = ports
            .iter()
            .find(|p| p.link == port.link && !std::ptr::eq(*p, port));
        match other.filter(|_| lanes >= FOR_BRACKETS) {
            Some(other) if !port.arrives => brackets.push([*port, *other]),
            Some(_) => {}
            None => stubs.push(*port),
        }
    }
    let length = |[a, b]: &[Port; 2]| ((a.at - b.at).abs(), a.at.min(b.at), a.link);
    sort(&mut brackets, |a, b| length(a).cmp(&length(b)));
    // Stubs are the shortest; those that take the place of brackets come after them, in what is free.
    let mut left: Vec<Port> = Vec::new();
    for stub in stubs {
        left.extend(room.stub(stub, lines, links, &mut drawn));
    }
    for [from, to] in brackets {
        let shape = Shape::Bracket {
            from: from.at,
            to: to.at,
        };
        match room.take(shape.extent()) {
            Some(lane) => drawn.push(Drawn {
                link: from.link,
                lane,
                shape,
            }),
            None => {
                for end in [from, to] {
                    left.extend(room.stub(end, lines, links, &mut drawn));
                }
            }
        }
    }
    (drawn, more(lines, &left))
}

/// Both ends of every link that are near, each with a height of its own within its line of words.
fn ports(lines: &[Line], links: &[Near]) -> Vec<Port> {
    let row = rows(lines);
    let mut ports = Vec::new();
    for (link, near) in links.iter().enumerate() {
        for (end, other, arrives) in [(near.from, near.to, false), (near.to, near.from, true)] {
            let End::Here(line) = end else { continue };
            let Some(here) = lines.get(line) else {
                continue;
            };
            ports.push(Port {
                link,
                line,
                arrives,
                order: order(lines, &row, line, other),
                at: here.top,
            });
        }
    }
    let key = |p: &Port| (row[p.line], p.order, p.link, p.arrives);
    sort(&mut ports, |a, b| key(a).cmp(&key(b)));
    for i in 0..ports.len() {
        let Port { line, .. } = ports[i];
        let same = |p: &&Port| row[p.line] == row[line];
        let count = ports.iter().filter(same).count() as i32;
        let before = ports[..i].iter().filter(same).count() as i32;
        let Line { top, height } = lines[line];
        ports[i].at = top + height * (before + 1) / (count + 1);
    }
    ports
}

/// Which row of the screen each line of words is in: two statements may begin in one.
fn rows(lines: &[Line]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    sort(&mut order, |a, b| lines[*a].top.cmp(&lines[*b].top));
    let mut row = vec![0; lines.len()];
    let mut last: Option<(usize, usize)> = None;
    for place in order {
        let number = match last {
            Some((before, number)) => {
                let (upper, lower) = (lines[before], lines[place]);
                let apart = (lower.top - upper.top) * 2 > upper.height.min(lower.height);
                number + usize::from(apart)
            }
            None => 0,
        };
        row[place] = number;
        last = Some((place, number));
    }
    row
}

/// Upwards first, the nearest uppermost; then those on the same line and in other articles; then downwards, the nearest
/// lowest: so none crosses another that leaves the same line.
fn order(lines: &[Line], row: &[usize], line: usize, other: End) -> (Away, i32) {
    let far = i32::MAX;
    match other {
        End::Away(Away::Up) => (Away::Up, far),
        End::Away(Away::Elsewhere) => (Away::Elsewhere, far),
        End::Away(Away::Down) => (Away::Down, -far),
        End::Here(other) => match lines.get(other) {
            Some(there) if row[other] != row[line] => {
                let distance = there.top - lines[line].top;
                let away = if distance < 0 { Away::Up } else { Away::Down };
                (away, -distance)
            }
            _ => (Away::Elsewhere, 0),
        },
    }
}

/// What is taken in each lane: from, to.
struct Lanes(Vec<Vec<(i32, i32)>>);

impl Lanes {
    /// The innermost lane in which this stretch is free; takes it.
    fn take(&mut self, (top, bottom): (i32, i32)) -> Option<usize> {
        let clear = |(t, b): &(i32, i32)| {
            i64::from(*b) + i64::from(APART) < i64::from(top) || bottom + APART < *t
        };
        let lane = self.0.iter().position(|taken| taken.iter().all(clear))?;
        self.0[lane].push((top, bottom));
        Some(lane)
    }

    /// Draws one end by itself, or gives it back where there is no lane.
    fn stub(
        &mut self,
        port: Port,
        lines: &[Line],
        links: &[Near],
        drawn: &mut Vec<Drawn>,
    ) -> Option<Port> {
        let towards = towards(port, lines, links);
        let shape = Shape::Stub {
            at: port.at,
            towards,
            arrives: port.arrives,
        };
        let Some(lane) = self.take(shape.extent()) else {
            return Some(port);
        };
        drawn.push(Drawn {
            link: port.link,
            lane,
            shape,
        });
        None
    }
}

/// Where the other end is from here.
fn towards(port: Port, lines: &[Line], links: &[Near]) -> Away {
    let link = links[port.link];
    match if port.arrives { link.from } else { link.to } {
        End::Away(away) => away,
        End::Here(other) => {
            let (here, there) = (lines[port.line].top, lines[other].top);
            // On one line: as a bracket would go, the upper end downwards.
            match here.cmp(&there) {
                std::cmp::Ordering::Greater => Away::Up,
                std::cmp::Ordering::Less => Away::Down,
                std::cmp::Ordering::Equal if port.arrives => Away::Up,
                std::cmp::Ordering::Equal => Away::Down,
            }
        }
    }
}

/// Counts by line what has no lane.
fn more(lines: &[Line], ports: &[Port]) -> Vec<More> {
    let mut all: Vec<More> = Vec::new();
    for port in ports {
        let Line { top, height } = lines[port.line];
        let at = top + height / 2;
        match all.iter_mut().find(|more| more.at == at) {
            Some(more) => more.count += 1,
            None => all.push(More { at, count: 1 }),
        }
    }
    all
}

#[cfg(test)]
mod tests;
