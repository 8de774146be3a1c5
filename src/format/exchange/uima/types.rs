//! The declaration of our layers, which readers of UIMA need before they read anything else.

use super::layers::{
    ARTICLE, CODER, CONFIDENCE, CREATED, DEPENDENT, ENTITY, ENTITY_NAME, GOVERNOR, LABEL, NOTE,
    TAG, TIE, UID, article_features, feature_of,
};
use crate::format::exchange::model::Scheme;
use crate::format::xml::attribute;

/// What a feature can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Range {
    /// A string.
    Word,
    /// Several.
    Words,
    /// A tag.
    Tag,
}

/// A type of structures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Type {
    /// Full name.
    pub(super) name: &'static str,
    /// Whether it is about a stretch of text.
    pub(super) is_placed: bool,
    /// Its features.
    pub(super) features: Vec<(String, Range)>,
}

/// The types that articles of a scheme need.
pub(super) fn types(scheme: &Scheme) -> Vec<Type> {
    let words = |names: &[&str]| -> Vec<(String, Range)> {
        names
            .iter()
            .map(|name| ((*name).to_owned(), Range::Word))
            .collect()
    };
    let mut tag = words(&[
        LABEL,
        UID,
        ENTITY,
        ENTITY_NAME,
        NOTE,
        CODER,
        CONFIDENCE,
        CREATED,
    ]);
    tag.extend(scheme.attributes.iter().map(|one| {
        let range = match one.many {
            true => Range::Words,
            false => Range::Word,
        };
        (feature_of(&one.name), range)
    }));
    let mut tie = words(&[LABEL, UID, NOTE]);
    tie.extend([GOVERNOR, DEPENDENT].map(|end| (end.to_owned(), Range::Tag)));
    let article: Vec<&str> = article_features().collect();
    vec![
        Type {
            name: TAG,
            is_placed: true,
            features: tag,
        },
        Type {
            name: TIE,
            is_placed: true,
            features: tie,
        },
        Type {
            name: ARTICLE,
            is_placed: false,
            features: words(&article),
        },
    ]
}

impl Range {
    /// As type systems call it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Word => "uima.cas.String",
            Self::Words => "uima.cas.StringArray",
            Self::Tag => TAG,
        }
    }
}

impl Type {
    /// The type above it.
    pub(super) const fn above(&self) -> &'static str {
        match self.is_placed {
            true => "uima.tcas.Annotation",
            false => "uima.cas.AnnotationBase",
        }
    }
}

/// As a file of its own.
pub(super) fn description(types: &[Type]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\">\n <types>\n",
    );
    for one in types {
        let above = one.above();
        out.push_str(&format!(
            "  <typeDescription>\n   <name>{}</name>\n   <description/>\n   <supertypeName>{above}</supertypeName>\n   <features>\n",
            one.name
        ));
        for (name, range) in &one.features {
            let mut escaped = String::new();
            attribute(&mut escaped, name);
            out.push_str(&format!(
                "    <featureDescription><name>{escaped}</name><description/><rangeTypeName>{}</rangeTypeName>",
                range.name()
            ));
            if *range == Range::Words {
                out.push_str("<elementType>uima.cas.String</elementType>");
            }
            out.push_str("</featureDescription>\n");
        }
        out.push_str("   </features>\n  </typeDescription>\n");
    }
    out.push_str(" </types>\n</typeSystemDescription>\n");
    out
}
