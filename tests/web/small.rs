//! Time, ids, preferences.

use demarche::browser::preferences::{
    CODER, HINTS, KINDS_SHOWN, Preferences, THEME, Theme, WHOLE_SENTENCE,
};
use demarche::browser::{RandomIds, apply_theme, clock};
use demarche::domain::{Coder, CoderId, Extra, IdSource, KindId, Timestamp};
use wasm_bindgen_test::wasm_bindgen_test;

fn storage() -> web_sys::Storage {
    let window = web_sys::window().unwrap();
    window.local_storage().unwrap().unwrap()
}

#[wasm_bindgen_test]
fn ids_rise_and_are_of_version_7() {
    let mut ids = RandomIds::default();
    let many: Vec<_> = (0..20_000).map(|_| ids.next_uuid()).collect();
    assert!(many.windows(2).all(|pair| pair[0] < pair[1]));
    assert!(many.iter().all(|id| id.get_version_num() == 7));
    // The two highest bits of the second half name the layout: binary 10.
    assert!(many.iter().all(|id| id.as_bytes()[8] >> 6 == 0b10));
    assert_ne!(
        RandomIds::default().next_uuid(),
        RandomIds::default().next_uuid()
    );
}

#[wasm_bindgen_test]
fn moments_are_told_in_local_words() {
    // Noon in summer and winter is the same day in every zone but the outermost.
    let noon = "2022-01-21T12:00:00Z".parse().unwrap();
    let words = clock::local_words(noon);
    assert!(words.contains(" Jan 2022, "), "{words}");
    assert!(clock::local_day(noon).starts_with("2022-01-2"));
    let beyond = clock::local_words(Timestamp(i64::MAX / 4));
    assert!(!beyond.contains("NaN") && !beyond.is_empty(), "{beyond}");
    assert!(clock::now() > noon);
}

#[wasm_bindgen_test]
fn preferences_are_kept_under_their_keys() {
    let preferences = Preferences::open();
    assert!(preferences.are_kept());
    assert!(
        preferences.get(&HINTS),
        "the default holds until something is chosen"
    );
    preferences.set(&HINTS, &false);
    preferences.set(&KINDS_SHOWN, &vec![KindId::new("demand")]);
    let coder = Coder {
        id: CoderId::new(RandomIds::default().next_uuid()),
        name: "Ana “A.” Müller".to_owned(),
        extra: Extra::new(),
    };
    preferences.set(&CODER, &Some(coder.clone()));

    let later = Preferences::open();
    assert!(!later.get(&HINTS));
    assert_eq!(later.get(&KINDS_SHOWN), [KindId::new("demand")]);
    assert_eq!(later.get(&CODER), Some(coder));
}

#[wasm_bindgen_test]
fn what_cannot_be_read_counts_as_not_chosen() {
    for nonsense in ["", "{", "\"purple\"", "[1]", "null"] {
        storage().set_item("demarche.theme", nonsense).unwrap();
        storage()
            .set_item("demarche.wholeSentence", nonsense)
            .unwrap();
        let preferences = Preferences::open();
        assert_eq!(preferences.get(&THEME), Theme::System, "{nonsense}");
        assert!(preferences.get(&WHOLE_SENTENCE), "{nonsense}");
    }
}

#[wasm_bindgen_test]
fn a_choice_holds_even_where_there_is_no_room() {
    let preferences = Preferences::open();
    let mut filler = "x".repeat(1024 * 1024);
    let mut parts = 0;
    while storage()
        .set_item(&format!("filler{parts}"), &filler)
        .is_ok()
    {
        parts += 1;
    }
    while !filler.is_empty() {
        let _ = storage().set_item("filler", &filler);
        filler.truncate(filler.len() / 2);
        parts += 1;
        let _ = storage().set_item(&format!("filler{parts}"), &filler);
    }
    let kinds: Vec<_> = (0..500).map(|n| KindId::new(format!("kind-{n}"))).collect();
    preferences.set(&KINDS_SHOWN, &kinds);
    assert_eq!(preferences.get(&KINDS_SHOWN), kinds);
    for n in 0..=parts {
        storage().remove_item(&format!("filler{n}")).unwrap();
    }
    storage().remove_item("filler").unwrap();
}

#[wasm_bindgen_test]
fn the_theme_is_told_to_the_style_sheet() {
    let preferences = Preferences::open();
    preferences.set(&THEME, &Theme::Dark);
    // `public/theme.js` reads the stored text itself.
    let stored = storage().get_item("demarche.theme").unwrap();
    assert_eq!(stored.as_deref(), Some("\"dark\""));

    let root = web_sys::window().unwrap().document().unwrap();
    let root = root.document_element().unwrap();
    apply_theme(Theme::Dark);
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
    apply_theme(Theme::System);
    assert_eq!(root.get_attribute("data-theme"), None);
}
