//! What the first lines of a file declare: its layers, and which columns belong to each.

/// A layer as the first lines declare it.
pub(super) struct Layer<'a> {
    pub(super) name: &'a str,
    pub(super) sort: Sort<'a>,
    pub(super) features: Vec<Feature<'a>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort<'a> {
    Spans,
    /// Between spans of another layer.
    Relations(&'a str),
    Chains,
}

pub(super) enum Feature<'a> {
    Plain(&'a str),
    /// Roles, and in the column after it whoever is in them, of another layer.
    Slots(&'a str, &'a str),
}

/// What a line declares after its `#T_`; `None`: no layer that is known.
pub(super) fn layer(declared: &str) -> Option<Layer<'_>> {
    let (sort, rest) = declared.split_once('=')?;
    let mut pieces = rest.split('|').filter(|piece| !piece.is_empty());
    let name = pieces.next()?;
    let mut layer = Layer {
        name,
        sort: match sort {
            "SP" => Sort::Spans,
            "RL" => Sort::Relations(""),
            "CH" => Sort::Chains,
            _ => return None,
        },
        features: Vec::new(),
    };
    while let Some(piece) = pieces.next() {
        if let Some(to) = piece.strip_prefix("BT_") {
            layer.sort = Sort::Relations(to);
        } else if let Some(role) = piece.strip_prefix("ROLE_") {
            let name = role.split(['_']).next().unwrap_or(role);
            let name = name.rsplit(':').next().unwrap_or(name);
            let of_type = pieces.next().unwrap_or_default();
            layer.features.push(Feature::Slots(name, of_type));
        } else {
            layer.features.push(Feature::Plain(piece));
        }
    }
    Some(layer)
}

impl Layer<'_> {
    /// How many columns it has.
    pub(super) fn width(&self) -> usize {
        let features = self.features.iter().map(|feature| match feature {
            Feature::Plain(_) => 1,
            Feature::Slots(..) => 2,
        });
        let own: usize = features.sum();
        match self.sort {
            Sort::Spans => own.max(1),
            Sort::Relations(_) => own + 1,
            Sort::Chains => 2,
        }
    }
}
