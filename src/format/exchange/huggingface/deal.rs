//! Deals articles to training, validation and test, so that each gets its share of the marks of every label.

use crate::domain::{OrderedSet, Table};

/// The splits with their shares, in tenths.
pub(super) const SPLITS: [(&str, i64); 3] = [("train", 8), ("validation", 1), ("test", 1)];

/// The tenths together.
const WHOLE: i64 = 10;

/// Random numbers by SplitMix64 (Steele, Lea and Flood 2014): the same for the same seed, everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below a number that is not 0: the high half of the product.
    fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }

    /// All places in a random order, as Fisher and Yates draw it, from the last.
    fn order(&mut self, n: usize) -> Vec<usize> {
        let mut places: Vec<usize> = (0..n).collect();
        for last in (1..n).rev() {
            places.swap(last, self.below(last + 1));
        }
        places
    }
}

/// What a split still has to get, in tenths of marks or articles.
struct Wanted {
    articles: i64,
    labels: Vec<i64>,
}

/// The split of each article, as its place in [`SPLITS`], from how many marks it has of each label.
///
/// Articles are brought into an order that the seed decides. Of the labels that are left, the one with the fewest marks
/// that are not dealt is dealt first: each article with it goes where most of that label is wanted, then where most
/// articles are (iterative stratification, Sechidis, Tsoumakas and Vlahavas 2011). Articles without marks come last. Of
/// what is equal, the first. For each label linear in the articles and the labels.
pub(super) fn deal(articles: &[&Table<String, u64>], seed: u64) -> Vec<usize> {
    let labels: OrderedSet<&String> = articles.iter().flat_map(|marks| marks.keys()).collect();
    let labels: Vec<&String> = labels.iter().copied().collect();
    let count = |article: usize, label: usize| {
        let marks = articles.get(article).zip(labels.get(label));
        let marks = marks.and_then(|(marks, label)| marks.get(*label));
        marks.map_or(0, |n| *n as i64)
    };
    let total = |label: usize| {
        (0..articles.len())
            .map(|article| count(article, label))
            .sum()
    };
    let totals: Vec<i64> = (0..labels.len()).map(total).collect();
    let mut wanted: Vec<Wanted> = (SPLITS.iter())
        .map(|(_, share)| Wanted {
            articles: share * articles.len() as i64,
            labels: totals.iter().map(|total| share * total).collect(),
        })
        .collect();
    let mut rest = totals;
    let mut left: Vec<usize> = Random(seed).order(articles.len());
    let mut dealt = vec![0; articles.len()];
    while !left.is_empty() {
        let open = rest.iter().zip(0_usize..).filter(|(n, _)| **n > 0);
        let rarest = open.min_by_key(|(n, _)| **n).map(|(_, label)| label);
        let (these, others): (Vec<usize>, Vec<usize>) = (left.into_iter())
            .partition(|article| rarest.is_none_or(|label| count(*article, label) > 0));
        for article in these {
            let want = |split: &Wanted| {
                let of_label = rarest.and_then(|label| split.labels.get(label)).copied();
                (of_label.unwrap_or_default(), split.articles)
            };
            // Of several that want as much, `max_by_key` takes the last.
            let splits = (0..wanted.len()).rev();
            let most = splits.max_by_key(|place| wanted.get(*place).map(want));
            let place = most.unwrap_or_default();
            if let Some(dealt) = dealt.get_mut(article) {
                *dealt = place;
            }
            if let Some(split) = wanted.get_mut(place) {
                split.articles -= WHOLE;
                for (label, wanted) in split.labels.iter_mut().enumerate() {
                    *wanted -= WHOLE * count(article, label);
                }
            }
            for (label, rest) in rest.iter_mut().enumerate() {
                *rest -= count(article, label);
            }
        }
        left = others;
    }
    dealt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_the_published_one() {
        let mut random = Random(1_234_567);
        let drawn: Vec<u64> = (0..3).map(|_| random.next()).collect();
        assert_eq!(
            drawn,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    #[test]
    fn every_split_gets_its_share_of_a_rare_label() {
        let article = |n: usize| {
            let mut marks: Table<String, u64> = Table::new();
            if n.is_multiple_of(2) {
                marks.insert("Claim".to_owned(), 1 + n as u64 % 3);
            }
            if n.is_multiple_of(10) {
                marks.insert("Demand".to_owned(), 1);
            }
            marks
        };
        let all: Vec<Table<String, u64>> = (0..200).map(article).collect();
        let all: Vec<&Table<String, u64>> = all.iter().collect();
        for seed in 0..20 {
            let dealt = deal(&all, seed);
            assert_eq!(dealt, deal(&all, seed));
            let in_split = |split: usize, label: &str| -> u64 {
                let those = all.iter().zip(&dealt).filter(|(_, place)| **place == split);
                those.filter_map(|(marks, _)| marks.get(label)).sum()
            };
            let demands = [0, 1, 2].map(|split| in_split(split, "Demand"));
            assert_eq!(demands, [16, 2, 2], "seed {seed}");
            let claims = [0, 1, 2].map(|split| in_split(split, "Claim"));
            let all: u64 = claims.iter().sum();
            let near = |n: u64, share: u64| (10 * n).abs_diff(share * all) <= 30;
            assert!(
                near(claims[0], 8) && near(claims[1], 1) && near(claims[2], 1),
                "{claims:?}"
            );
        }
        assert_ne!(deal(&all, 1), deal(&all, 2));
    }

    #[test]
    fn few_articles_are_for_training() {
        assert_eq!(deal(&[], 0), [0_usize; 0]);
        assert_eq!(deal(&[&Table::new()], 0), [0]);
    }
}
