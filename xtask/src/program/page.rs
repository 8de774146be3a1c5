//! Where the page names its program.

use super::{LINK, NAME};
use crate::failure::{Failure, Outcome};
use crate::site::{html, references};

/// The files of a program in one piece, relative to the site's folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Whole {
    pub(super) script: String,
    pub(super) wasm: String,
}

/// What the page names as its program.
pub(super) fn program_of(page: &str) -> Outcome<Whole> {
    let tags = html::tags(page);
    let named = |attribute| {
        let value = tags.iter().find_map(|tag| tag.get(attribute))?;
        references::file_named(value).map(str::to_owned)
    };
    match (named("data-js"), named("data-wasm")) {
        (Some(script), Some(wasm)) => Ok(Whole { script, wasm }),
        _ => Err(Failure::new("the page does not say what its program is")
            .hint("see `pattern_script` in Trunk.toml.")),
    }
}

/// The page with the program in this folder in place of the other, and word of the link script: the browser would only
/// learn of it when it has read the program's.
pub(super) fn with_program(page: &str, whole: &Whole, folder: &str) -> Outcome<String> {
    let page = page
        .replace(&whole.wasm, &format!("{folder}/{NAME}_bg.wasm"))
        .replace(&whole.script, &format!("{folder}/{NAME}.js"));
    if preloaded_with_integrity(&page, folder) {
        return Err(
            Failure::new("the page holds the program to a checksum that it no longer has")
                .hint("`data-integrity=\"none\"` belongs to the program in index.html."),
        );
    }
    let (before, after) = page
        .split_once("</head>")
        .ok_or_else(|| Failure::new("the page has no head"))?;
    Ok(format!(
        "{before}<link rel=\"modulepreload\" href=\"./{folder}/{LINK}\" crossorigin=\"anonymous\"></head>{after}"
    ))
}

fn preloaded_with_integrity(page: &str, folder: &str) -> bool {
    html::tags(page).iter().any(|tag| {
        let ours = tag.get("href").is_some_and(|href| href.contains(folder));
        ours && tag.get("integrity").is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><link rel=\"preload\" href=\"./p-1_bg.wasm\"><script id=\"boot\" src=\"./boot.js\" \
        data-js=\"./p-1.js\" data-wasm=\"./p-1_bg.wasm\"></script></head>";

    #[test]
    fn the_page_names_the_other_program_everywhere() {
        let whole = program_of(PAGE).unwrap();
        assert_eq!(
            (whole.script.as_str(), whole.wasm.as_str()),
            ("p-1.js", "p-1_bg.wasm")
        );
        let page = with_program(PAGE, &whole, "program-2").unwrap();
        assert!(!page.contains("p-1"));
        assert_eq!(page.matches("./program-2/demarche-app_bg.wasm").count(), 2);
        assert!(page.contains("href=\"./program-2/__wasm_split.js\""));
    }

    #[test]
    fn a_page_that_would_not_work_is_a_failure() {
        assert!(program_of("<script src=\"boot.js\"></script>").is_err());
        let held = PAGE.replace("rel=\"preload\"", "rel=\"preload\" integrity=\"sha384-x\"");
        let whole = program_of(&held).unwrap();
        assert!(with_program(&held, &whole, "program-2").is_err());
    }
}
