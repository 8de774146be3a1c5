//! The best code for symbols of which it is known how often each stands: often means short (Huffman 1952).

use crate::domain::sort;

/// Bits of the longest code.
const DEEPEST: usize = 15;

/// How many bits each symbol gets, at most so many; 0 for one that does not stand. The lengths make a whole code, which every
/// reader takes: where fewer than two symbols stand, others get one as well.
pub(super) fn lengths(counts: &[u32], deepest: usize) -> Vec<u8> {
    let mut found = vec![0; counts.len()];
    let mut leaves: Vec<(u32, usize)> = counts.iter().copied().zip(0..).collect();
    leaves.retain(|(count, _)| *count > 0);
    for symbol in 0..2 {
        if leaves.len() < 2 && leaves.iter().all(|(_, other)| *other != symbol) {
            leaves.push((1, symbol));
        }
    }
    sort(&mut leaves, Ord::cmp);
    let having = having(&depths(&leaves), deepest);
    let mut symbols = leaves.iter().rev();
    for (length, having) in (0..).zip(having) {
        for (_, symbol) in symbols.by_ref().take(having) {
            found[*symbol] = length;
        }
    }
    found
}

/// How deep each leaf lies, sorted by how often it stands. Pairs come about in the order of what they weigh, so that the two
/// lightest are always next of the leaves or of the pairs.
fn depths(leaves: &[(u32, usize)]) -> Vec<usize> {
    let n = leaves.len();
    let mut weights: Vec<u32> = leaves.iter().map(|(count, _)| *count).collect();
    let mut above = vec![0; 2 * n - 1];
    let (mut leaf, mut pair) = (0, n);
    for made in n..2 * n - 1 {
        let mut sum = 0;
        for _ in 0..2 {
            let next = match leaf < n && (pair == made || weights[leaf] <= weights[pair]) {
                true => &mut leaf,
                false => &mut pair,
            };
            above[*next] = made;
            sum += weights[*next];
            *next += 1;
        }
        weights.push(sum);
    }
    let mut depths = vec![0; 2 * n - 1];
    for one in (0..2 * n - 2).rev() {
        depths[one] = depths[above[one]] + 1;
    }
    depths.truncate(n);
    depths
}

/// How many get each length. Where some lie too deep, they are lifted; as that takes more room than there is, others go down.
fn having(depths: &[usize], deepest: usize) -> [usize; DEEPEST + 1] {
    let mut having = [0; DEEPEST + 1];
    for depth in depths {
        having[(*depth).min(deepest)] += 1;
    }
    let room = |(length, having): (usize, &usize)| having << (deepest - length);
    let lengths = having.iter().enumerate().take(deepest + 1).skip(1);
    let taken: usize = lengths.map(room).sum();
    for _ in 1 << deepest..taken {
        // One of the deepest becomes the neighbour of one that lies higher, which goes down for it: one place less is taken.
        let higher = (1..deepest).rev().find(|length| having[*length] > 0);
        let higher = higher.unwrap_or(1);
        having[higher] -= 1;
        having[higher + 1] += 2;
        having[deepest] -= 1;
    }
    having
}

/// The codes that follow from their lengths.
pub(super) struct Code(Vec<u32>);

impl Code {
    /// Those of one length count up, in the order of the symbols.
    pub(super) fn of(lengths: &[u8]) -> Self {
        let mut next = [0_u32; DEEPEST + 2];
        for length in lengths.iter().filter(|length| **length > 0) {
            next[usize::from(*length) + 1] += 1;
        }
        for length in 1..next.len() {
            next[length] = (next[length] + next[length - 1]) << 1;
        }
        let code = |length: &u8| {
            let next = &mut next[usize::from(*length)];
            let code = *next;
            *next += 1;
            match u32::from(*length) {
                0 => 0,
                // Read from the first bit on, which is the highest.
                length => code.reverse_bits() >> (32 - length) | length << 16,
            }
        };
        Self(lengths.iter().map(code).collect())
    }

    /// The bits of a symbol, and how many.
    #[inline(always)]
    pub(super) fn get(&self, symbol: usize) -> (u32, u32) {
        let code = self.0[symbol];
        (code & 0xffff, code >> 16)
    }
}
