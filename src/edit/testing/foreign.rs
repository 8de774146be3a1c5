//! What comes from somebody else's project.

use super::World;
use super::nth::span_in;
use crate::domain::{
    Actor, ActorId, Affiliation, Annotation, AnnotationId, Code, CodeId, Coder, Confidence,
    Document, Extra, KindId, Origin, Tie,
};

/// An issue and what stands under it, as they come with somebody else's tags.
pub(super) fn foreign_issues() -> Vec<Code> {
    let heading = Code::named(CodeId::new("elsewhere"), "Elsewhere");
    let below = Code {
        parent: Some(heading.id.clone()),
        ..Code::named(CodeId::new("elsewhere-below"), "Below")
    };
    vec![heading, below]
}

/// Somebody and the organisation they speak for, as they come with somebody else's tags.
pub(super) fn foreign_actors() -> Vec<Actor> {
    let id = |n| ActorId::new(uuid::Uuid::from_u128(n));
    let mut minister = Actor::named(id(41), "the minister");
    minister.affiliations.push(Affiliation {
        to: id(42),
        tie: Tie::SpeaksFor,
        role: "minister".to_owned(),
        from: None,
        until: None,
        extra: Extra::new(),
    });
    vec![minister, Actor::named(id(42), "the ministry")]
}

impl World {
    /// A tag of somebody else.
    pub(super) fn foreign(
        &mut self,
        article: &Document,
        kind: &KindId,
        coder: &Coder,
        at: u8,
    ) -> Option<Annotation> {
        let span = span_in(article, at, at.wrapping_mul(7).wrapping_add(3));
        let anchor = crate::domain::Anchor::describe(&article.text, &[span]).ok()?;
        let mut extra = Extra::new();
        extra.insert(
            "weight".to_owned(),
            crate::domain::json::Json::Number("0.30000000000000004".into()),
        );
        Some(Annotation {
            // Not always new, so that some of these are refused halfway.
            id: AnnotationId::new(uuid::Uuid::from_u128(u128::from(at) + 50)),
            document: article.id(),
            kind: kind.clone(),
            anchor,
            lost: None,
            coded: None,
            actor: None,
            naming: None,
            memo: "from elsewhere".to_owned(),
            confidence: Confidence::new(1.0 / 3.0),
            coder: coder.id,
            created: self.now,
            modified: self.now,
            codebook_version: 1,
            origin: Origin::Imported,
            extra,
        })
    }
}
