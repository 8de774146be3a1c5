//! What a format cannot hold and what becomes of it: by count, and one by one as far as a screen shows.

use super::beyond::beyond;
use super::{Format, Order};
use crate::domain::{Turns, breathe};
use crate::format::exchange::describe::{Names, article};
use crate::format::exchange::loss::{Facet, Loss};
use crate::format::exchange::model::Article;
use crate::format::exchange::reduce::reduce;

/// So many of a sort are kept, to be shown one by one.
pub const SHOWN: usize = 50;

/// One sort of loss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What is lost or becomes something else, with the number, without a full stop.
    pub what: String,
    /// How many there are that can be told one by one.
    pub number: usize,
    /// The first of them, [`SHOWN`] at most.
    pub items: Vec<Loss>,
}

impl Order {
    /// What is lost. Nothing: the format holds all there is. In turns, through all of what would be saved.
    pub async fn losses(&self, turns: &dyn Turns) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut found: Vec<(usize, Vec<Loss>)> = vec![(0, Vec::new()); Facet::ALL.len()];
        let note = &mut |_: &Article, losses: Vec<Loss>| {
            for loss in losses {
                let place = Facet::ALL.iter().position(|facet| *facet == loss.facet);
                if let Some((number, items)) = place.and_then(|place| found.get_mut(place)) {
                    *number += 1;
                    if items.len() < SHOWN {
                        items.push(loss);
                    }
                }
            }
        };
        self.each(turns, note).await;
        for (facet, (number, items)) in Facet::ALL.into_iter().zip(found) {
            if number > 0 {
                let what = facet.told(number);
                lines.push(Line {
                    what,
                    number,
                    items,
                });
            }
        }
        let bare = |what| Line {
            what,
            number: 0,
            items: Vec::new(),
        };
        lines.extend(self.in_sentences(turns).await.into_iter().map(bare));
        lines
    }

    /// What is lost of the project as a whole.
    async fn in_sentences(&self, turns: &dyn Turns) -> Vec<String> {
        match self.format {
            Format::Own(own) => own.losses_in_turns(&self.project, turns).await,
            Format::Tool(_) | Format::Report(_) => {
                beyond(&self.project, self.article, self.format, turns).await
            }
        }
    }

    /// Tells what is lost of each article, one after the other.
    pub(super) async fn each(&self, turns: &dyn Turns, note: &mut dyn FnMut(&Article, Vec<Loss>)) {
        let Format::Tool(tool) = self.format else {
            return;
        };
        let names = Names::of(&self.project);
        let holds = tool.held(&self.options);
        for document in self.documents() {
            breathe(turns).await;
            let whole = article(&self.project, &names, document, tool.id);
            let mut losses = Vec::new();
            drop(reduce(&whole, &holds, &mut losses));
            note(&whole, losses);
        }
    }
}
