//! Elements in the page: how they are made, changed and taken out.
//!
//! An element that is described anew keeps its place in the page, and with it focus and selection; only what is said of
//! it is exchanged.

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys;
use tachys::html::attribute::any_attribute::AnyAttribute;
use tachys::hydration::Cursor;
use tachys::renderer::Rndr;
use tachys::renderer::types::{Element, Node};
use tachys::view::any_view::AnyViewState;
use tachys::view::{Mountable, Position, PositionState};

use super::erased::Live;
use super::html::{Aim, Attribute, El};
use super::keyed::follow_rows;
use crate::browser::{Listener, element};
use crate::domain::OrderedSet;

/// An element in the page.
pub struct Standing {
    tag: &'static str,
    element: Element,
    /// The attributes it has, and may have now and then.
    names: OrderedSet<&'static str>,
    /// What keeps it up to date, for as long as it is there.
    _kept: Vec<Kept>,
    children: Vec<AnyViewState>,
}

/// Work that ends when this is dropped.
#[expect(dead_code, reason = "kept for what its end does")]
enum Kept {
    Effect(RenderEffect<()>),
    Listener(Listener),
}

impl Render for El {
    type State = Standing;

    fn build(self) -> Standing {
        let parts = *self.0;
        let element = Rndr::create_element(parts.tag, parts.namespace);
        let (names, kept) = describe(&element, parts.attributes);
        let mut children: Vec<AnyViewState> =
            parts.children.into_iter().map(Render::build).collect();
        for child in &mut children {
            child.mount(&element, None);
        }
        Standing {
            tag: parts.tag,
            element,
            names,
            _kept: kept,
            children,
        }
    }

    fn rebuild(self, state: &mut Standing) {
        if self.0.tag != state.tag {
            let mut new = self.build();
            state.insert_before_this(&mut new);
            state.unmount();
            *state = new;
            return;
        }
        let parts = *self.0;
        // The old work ends first: it would set what is about to be set otherwise.
        state._kept.clear();
        let (names, kept) = describe(&state.element, parts.attributes);
        for gone in state.names.iter().filter(|n| !names.contains(*n)) {
            Rndr::remove_attribute(&state.element, gone);
        }
        state.names = names;
        state._kept = kept;
        for mut child in state
            .children
            .drain(parts.children.len().min(state.children.len())..)
        {
            child.unmount();
        }
        for (place, child) in parts.children.into_iter().enumerate() {
            if let Some(old) = state.children.get_mut(place) {
                child.rebuild(old);
            } else {
                let mut new = child.build();
                new.mount(&state.element, None);
                state.children.push(new);
            }
        }
    }
}

/// Says of an element what there is to say.
fn describe(
    element: &Element,
    attributes: Vec<Attribute>,
) -> (OrderedSet<&'static str>, Vec<Kept>) {
    let mut names = OrderedSet::new();
    let mut kept = Vec::new();
    for attribute in attributes {
        match attribute {
            Attribute::Fixed(name, value) => {
                Rndr::set_attribute(element, name, &value);
                names.insert(name);
            }
            Attribute::Live(aim, value) => {
                if let Aim::Attribute(name) = aim {
                    names.insert(name);
                }
                kept.push(Kept::Effect(follow(element.clone(), aim, value)));
            }
            Attribute::On(name, listener) => {
                kept.push(Kept::Listener(Listener::on(element, name, listener)));
            }
            Attribute::OnFirst(name, listener) => {
                kept.push(Kept::Listener(Listener::capturing(element, name, listener)));
            }
            Attribute::Rows(items, make) => {
                kept.push(Kept::Effect(follow_rows(element.clone(), items, make)));
            }
            Attribute::Place(place) => place.set(element::as_html(element)),
        }
    }
    (names, kept)
}

/// Sets a value now, and again whenever it is another.
fn follow(element: Element, aim: Aim, mut value: Live<Option<String>>) -> RenderEffect<()> {
    let mut last = None::<Option<String>>;
    RenderEffect::new(move |_| {
        let now = value();
        // What stands in a field changes by other hands too: never taken for known.
        let by_us_alone = matches!(aim, Aim::Attribute(_) | Aim::Style(_));
        if by_us_alone && last.as_ref() == Some(&now) {
            return;
        }
        match (aim, &now) {
            (Aim::Attribute(name), Some(text)) => Rndr::set_attribute(&element, name, text),
            (Aim::Attribute(name), None) => Rndr::remove_attribute(&element, name),
            (Aim::Value, text) => element::set_value(&element, text.as_deref().unwrap_or("")),
            (Aim::Checked, ticked) => element::set_checked(&element, ticked.is_some()),
            (Aim::Style(name), text) => {
                element::set_style(&element, name, text.as_deref().unwrap_or(""));
            }
        }
        last = Some(now);
    })
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        self.element.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.element.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

tachys::no_attrs!(El);

/// What Leptos asks of a view for the sake of servers. There is none.
impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Standing {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
