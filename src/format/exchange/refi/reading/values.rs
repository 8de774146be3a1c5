//! Values of variables.

use super::known::target;
use crate::domain::json::Json;
use crate::domain::{Extra, Table};
use crate::format::exchange::ids::derived;
use crate::format::exchange::keys::FOREIGN_ID;
use crate::format::exchange::refi::branches::NAME;
use crate::format::exchange::refi::kept::{TYPE, VALUE, put};
use crate::format::xml::Element;

/// What a variable says.
#[derive(Clone, Debug)]
pub(super) struct Valued<'a> {
    /// The guid of the variable.
    pub(super) of: String,
    /// Its name.
    pub(super) name: &'a str,
    /// Its type.
    pub(super) of_type: &'a str,
    /// What it says.
    pub(super) value: String,
}

impl Valued<'_> {
    /// The variable, to be kept; nothing where we would write it just so under this name.
    pub(super) fn variable(&self, name: &str) -> Option<Extra> {
        let own = self.of == derived(&["variable", name]);
        if own && self.name == name && self.of_type == "Text" {
            return None;
        }
        let mut kept = Extra::new();
        for (key, words) in [
            (FOREIGN_ID, self.of.as_str()),
            (NAME, self.name),
            (TYPE, self.of_type),
        ] {
            put(&mut kept, key, words);
        }
        Some(kept)
    }

    /// All of it, to be kept.
    pub(super) fn kept(&self) -> Json {
        let mut kept = self.variable("").unwrap_or_default();
        put(&mut kept, VALUE, &self.value);
        Json::Object(kept)
    }
}

/// The values of variables in an element.
pub(super) fn values<'a>(
    element: &Element,
    variables: &Table<String, (&'a str, &'a str)>,
) -> Vec<Valued<'a>> {
    let one = |value: &Element| {
        let of = target(value.first("VariableRef")?);
        let (name, of_type) = *variables.get(&of)?;
        let is = |child: &&Element| child.local().ends_with("Value");
        let value = value.children.iter().find(is)?.text.clone();
        (!value.is_empty()).then_some(Valued {
            of,
            name,
            of_type,
            value,
        })
    };
    element.all("VariableValue").filter_map(one).collect()
}
