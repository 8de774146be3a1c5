//! Elements, built by a chain of calls: `el("p").class("quiet").text("Looking")`.
//!
//! Leptos has a macro for this, and gives every tag, attribute and combination of them a type of its own, for each of
//! which its machinery is compiled anew. Here all elements are of one type, and what makes and changes them is compiled
//! once; see [`super::element_state`]. With the macro the program was of 565 kB compressed, with this it is of 508, and
//! what is left of that machinery is 17 kB instead of 100.

use std::borrow::Cow;

use leptos::ev::Event;
use leptos::prelude::*;

use super::erased::{Live, live_view};
use super::keyed::{Item, MakeRow};
use crate::browser::element::{self, HtmlElement, KeyboardEvent};

/// Where an element can be found once it is made.
pub type Place = RwSignal<Option<HtmlElement>, LocalStorage>;

/// A place that holds nothing yet.
pub fn place() -> Place {
    RwSignal::new_local(None)
}

/// An element that is going to be.
pub struct El(pub(super) Box<Parts>);

/// What an element consists of.
pub(super) struct Parts {
    pub(super) tag: &'static str,
    pub(super) namespace: Option<&'static str>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) children: Vec<AnyView>,
}

/// What can be said of an element.
pub(super) enum Attribute {
    Fixed(&'static str, Cow<'static, str>),
    Live(Aim, Live<Option<String>>),
    On(&'static str, Box<dyn FnMut(Event) + Send>),
    OnFirst(&'static str, Box<dyn FnMut(Event) + Send>),
    Place(Place),
    Rows(Live<Vec<Item>>, MakeRow),
}

/// What a value that changes goes to.
#[derive(Clone, Copy)]
pub(super) enum Aim {
    Attribute(&'static str),
    /// Of a field; there for good, unlike the attribute of this name.
    Value,
    /// Of a box; likewise.
    Checked,
    Style(&'static str),
}

/// An element with this tag.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts {
        tag,
        namespace: None,
        attributes: Vec::new(),
        children: Vec::new(),
    }))
}

/// An element of a drawing.
pub fn svg(tag: &'static str) -> El {
    let mut element = el(tag);
    element.0.namespace = Some("http://www.w3.org/2000/svg");
    element
}

impl El {
    #[inline(never)]
    fn with(mut self, attribute: Attribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }

    /// An attribute; without a value: the empty text.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: &'static str) -> Self {
        self.with(Attribute::Fixed(name, Cow::Borrowed(value)))
    }

    /// An attribute with a value that is put together.
    #[inline(never)]
    pub fn attr_text(self, name: &'static str, value: String) -> Self {
        self.with(Attribute::Fixed(name, Cow::Owned(value)))
    }

    /// An attribute that depends on signals; there only while there is a value.
    pub fn live<S: Said>(
        self,
        name: &'static str,
        value: impl FnMut() -> S + Send + 'static,
    ) -> Self {
        self.aim(Aim::Attribute(name), value)
    }

    fn aim<S: Said>(self, aim: Aim, mut value: impl FnMut() -> S + Send + 'static) -> Self {
        self.with(Attribute::Live(aim, Box::new(move || value().said())))
    }

    /// Its classes.
    #[inline(never)]
    pub fn class(self, names: &'static str) -> Self {
        self.attr("class", names)
    }

    /// Its id.
    #[inline(never)]
    pub fn id(self, id: &'static str) -> Self {
        self.attr("id", id)
    }

    /// What stands in a field.
    pub fn value(self, value: impl FnMut() -> String + Send + 'static) -> Self {
        self.aim(Aim::Value, value)
    }

    /// Whether a box is ticked.
    pub fn checked(self, checked: impl FnMut() -> bool + Send + 'static) -> Self {
        self.aim(Aim::Checked, checked)
    }

    /// A property of its style.
    pub fn style(self, name: &'static str, value: impl FnMut() -> String + Send + 'static) -> Self {
        self.aim(Aim::Style(name), value)
    }

    /// Listens to an event.
    pub fn on(self, name: &'static str, listener: impl FnMut(Event) + Send + 'static) -> Self {
        self.with(Attribute::On(name, Box::new(listener)))
    }

    /// Listens to an event on its way down, before anything inside hears of it.
    pub fn on_first(
        self,
        name: &'static str,
        listener: impl FnMut(Event) + Send + 'static,
    ) -> Self {
        self.with(Attribute::OnFirst(name, Box::new(listener)))
    }

    /// Listens to keys.
    pub fn on_key(self, mut listener: impl FnMut(KeyboardEvent) + Send + 'static) -> Self {
        self.on("keydown", move |event| {
            if let Some(event) = element::key_press(event) {
                listener(event);
            }
        })
    }

    /// Is told what stands in a field, with every change.
    pub fn on_input(self, mut listener: impl FnMut(String) + Send + 'static) -> Self {
        self.on("input", move |event| listener(element::value_of(&event)))
    }

    /// Is told what was chosen in a list.
    pub fn on_choice(self, mut listener: impl FnMut(String) + Send + 'static) -> Self {
        self.on("change", move |event| listener(element::value_of(&event)))
    }

    /// Makes the element known.
    pub fn place(self, place: Place) -> Self {
        self.with(Attribute::Place(place))
    }

    /// Puts something into the element, after what is there.
    pub fn child(self, child: impl View) -> Self {
        self.push(child.view())
    }

    #[inline(never)]
    fn push(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }

    /// Puts a text that stays as it is into the element.
    #[inline(never)]
    pub fn text(self, text: &'static str) -> Self {
        self.push(text_view(text.to_owned()))
    }

    /// Puts in what depends on signals.
    pub fn part<V: View>(self, mut piece: impl FnMut() -> V + Send + 'static) -> Self {
        self.push(live_view(Box::new(move || piece().view())))
    }

    /// Fills the element with a row for each item, in their order; a row stays as it is for as long as its item does.
    /// Nothing else can be in the element.
    pub fn rows<V: View>(
        self,
        items: impl FnMut() -> Vec<Item> + Send + 'static,
        mut row: impl FnMut(Item) -> V + Send + 'static,
    ) -> Self {
        let make = Box::new(move |item| row(item).view());
        self.with(Attribute::Rows(Box::new(items), make))
    }

    /// Puts in one after the other.
    pub fn children<V: View>(self, children: impl IntoIterator<Item = V>) -> Self {
        children.into_iter().fold(self, Self::child)
    }
}

/// The value of an attribute.
pub trait Said {
    /// As it stands in the page; `None`: the attribute is not there.
    fn said(self) -> Option<String>;
}

impl Said for String {
    fn said(self) -> Option<String> {
        Some(self)
    }
}

impl Said for &'static str {
    fn said(self) -> Option<String> {
        Some(self.to_owned())
    }
}

impl Said for bool {
    fn said(self) -> Option<String> {
        self.then(String::new)
    }
}

impl<S: Said> Said for Option<S> {
    fn said(self) -> Option<String> {
        self.and_then(S::said)
    }
}

/// What can stand in an element.
pub trait View {
    /// As a view of the one type.
    fn view(self) -> AnyView;
}

impl View for AnyView {
    fn view(self) -> AnyView {
        self
    }
}

impl View for El {
    fn view(self) -> AnyView {
        element_view(self)
    }
}

impl View for String {
    fn view(self) -> AnyView {
        text_view(self)
    }
}

impl View for &'static str {
    fn view(self) -> AnyView {
        text_view(self.to_owned())
    }
}

impl<V: View> View for Option<V> {
    fn view(self) -> AnyView {
        self.map_or_else(nothing, V::view)
    }
}

impl<V: View> View for Vec<V> {
    fn view(self) -> AnyView {
        several(self.into_iter().map(V::view).collect())
    }
}

#[inline(never)]
fn element_view(element: El) -> AnyView {
    element.into_any()
}

#[inline(never)]
fn text_view(text: String) -> AnyView {
    text.into_any()
}

/// Several views, without an element around them.
#[inline(never)]
pub fn several(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

/// Nothing to be seen.
#[inline(never)]
pub fn nothing() -> AnyView {
    ().into_any()
}
