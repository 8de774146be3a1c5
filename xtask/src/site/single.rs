//! `demarche.html`: the whole app in one page that opens from a disk by a double click, without any server.
//!
//! A page that was opened as a file may read no other file, so everything is in it: styles, scripts, and the parts of
//! the program in base64. Its policy names each script and style by its checksum and allows no connection at all.

use std::fs;
use std::path::Path;

use super::{check, html};
use crate::digest;
use crate::failure::{During, Failure, Outcome};
use crate::{paths, program};

/// The page's name in the site.
pub(crate) const PAGE: &str = "demarche.html";

/// Writes it, of the files of the finished site.
pub(crate) fn write(dist: &Path) -> Outcome {
    let source = paths::root().join("public").join("single.html");
    let source = fs::read_to_string(source).during("read public/single.html")?;
    let files = check::files(dist)?;
    let names: Vec<String> = files.iter().map(|f| check::relative(dist, f)).collect();
    let bytes = |name: &str| fs::read(dist.join(name)).during(format!("read {name}"));
    let text = |name: &str| fs::read_to_string(dist.join(name)).during(format!("read {name}"));
    let only = |begin: &str, end: &str| {
        let name = names
            .iter()
            .find(|n| n.starts_with(begin) && n.ends_with(end));
        name.ok_or_else(|| Failure::new(format!("the site has no {begin}…{end}")))
    };
    let mut parts = String::new();
    // It may begin no worker, and packs by itself.
    let needed = |name: &&String| name.ends_with(".wasm") && !name.ends_with(program::PACKING);
    for name in names.iter().filter(needed) {
        let own_name = name.rsplit('/').next().unwrap_or(name);
        let data = digest::base64(&bytes(name)?);
        parts.push_str(&format!(
            "<script type=\"text/plain\" id=\"{own_name}\">{data}</script>\n"
        ));
    }
    // JSON has no need of `<`: so nothing in it can end its element.
    let practice = text(only("program-", "/practice.json")?)?.replace('<', "\\u003c");
    parts.push_str(&format!(
        "<script type=\"text/plain\" id=\"practice.json\">{practice}</script>\n"
    ));
    let link = text(only("program-", program::LINK)?)?;
    let glue = text(only("program-", &format!("/{}.js", program::NAME))?)?;
    let page = filled(
        &source,
        &[
            ("theme", text("theme.js")?),
            ("rescue", text("rescue.js")?),
            ("icon", digest::base64(&bytes("icon.svg")?)),
            ("styles", text(only("styles-", ".css")?)?),
            ("later", text(only("later-", ".css")?)?),
            ("parts", parts),
            ("program", one_module(&link, &glue, &text("boot.js")?)?),
        ],
    )?;
    let page = filled(&page, &[("policy", policy(&page))])?;
    fs::write(dist.join(PAGE), page).during(format!("write {PAGE}"))
}

/// What is wrong with the page: it must hold its own policy, and name nothing outside.
pub(super) fn problems(page: &str) -> Vec<String> {
    let tags = html::tags(page);
    let mut broken = Vec::new();
    if !check::policy_comes_first(&tags, &policy(page)) {
        broken.push("its policy is not that of its scripts and styles".to_owned());
    }
    for tag in &tags {
        for (attribute, value) in &tag.attributes {
            let loads = ["src", "href", "action", "data", "poster", "srcset"];
            let stays = value.starts_with("data:") || value.starts_with('#');
            if loads.contains(&attribute.as_str()) && !stays {
                broken.push(format!("it names something outside of itself: {value}"));
            }
            if attribute == "style" || attribute.starts_with("on") {
                broken.push(format!("{attribute} on <{}>", tag.name));
            }
        }
    }
    broken
}

/// The policy of a page with these scripts and styles.
fn policy(page: &str) -> String {
    let tags = html::tags(page);
    let sums = |name: &str| {
        let some = tags.iter().filter(|tag| tag.name == name);
        let run = some.filter(|tag| tag.get("type") != Some("text/plain"));
        let sums = run.map(|tag| format!(" '{}'", digest::integrity(tag.text.as_bytes())));
        sums.collect::<String>()
    };
    format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval'{}; style-src{}; img-src data: blob:; base-uri 'none'; \
         form-action 'none'",
        sums("script"),
        sums("style")
    )
}

/// The page with something in each of these places.
fn filled(page: &str, places: &[(&str, String)]) -> Outcome<String> {
    let mut page = page.to_owned();
    for (name, content) in places {
        let ends_early = |end: &str| content.to_ascii_lowercase().contains(end);
        if *name != "parts"
            && ["</script", "</style", "<!--"]
                .iter()
                .any(|end| ends_early(end))
        {
            return Err(Failure::new(format!(
                "{name} cannot stand in a page: it has the end of its element in itself"
            )));
        }
        let place = format!("{{{{{name}}}}}");
        let (before, after) = page
            .split_once(&place)
            .ok_or_else(|| Failure::new(format!("public/single.html has no place for {name}")))?;
        page = format!("{before}{content}{after}");
    }
    Ok(page)
}

/// Where the link script loads a part from beside itself.
const FROM_BESIDE: &str = "fetch(new URL(";

/// Program script, link script and start script as one: what they import from each other, they have.
fn one_module(link: &str, glue: &str, boot: &str) -> Outcome<String> {
    const INSIDE: &str = "\
const inside = async (name) => {
const text = atob(document.getElementById(name).textContent);
const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
return new Response(bytes, { headers: { \"Content-Type\": \"application/wasm\" } });
};
window.demarchePracticeInside = async () => document.getElementById(\"practice.json\").textContent;
";
    let mut exported = Vec::new();
    let mut all = INSIDE.to_owned();
    for line in link.lines() {
        if let Some(rest) = line.strip_prefix("export const ") {
            let name = rest.split([' ', '=']).next().unwrap_or_default();
            exported.push(name.to_owned());
            all.push_str("const ");
            all.push_str(&loaded_inside(rest)?);
        } else if !line.starts_with("import ") {
            all.push_str(&loaded_inside(line)?);
        }
        all.push('\n');
    }
    if exported.is_empty() {
        return Err(Failure::new("the program's link script exports nothing"));
    }
    for line in glue.lines() {
        if let Some(name) = imported_as(line) {
            all.push_str(&format!("const {name} = {{ {} }};", exported.join(", ")));
        } else if line.starts_with("import ") {
            return Err(Failure::new(format!(
                "the program's script imports in a way that is not known here: {line}"
            )));
        } else if !line.starts_with("export {") {
            all.push_str(line.strip_prefix("export ").unwrap_or(line));
        }
        all.push('\n');
    }
    all.push_str(&format!(
        "window.demarcheInside = () => __wbg_init({{ module_or_path: inside(\"{}_bg.wasm\") }});\n{boot}",
        program::NAME
    ));
    Ok(all)
}

/// `import * as name from "…"`: the name.
fn imported_as(line: &str) -> Option<&str> {
    let (name, _) = line.strip_prefix("import * as ")?.split_once(" from ")?;
    Some(name.trim())
}

/// A line of the link script that takes a part out of the page.
fn loaded_inside(line: &str) -> Outcome<String> {
    let Some((before, after)) = line.split_once(FROM_BESIDE) else {
        return Ok(line.to_owned());
    };
    let named = after
        .strip_prefix("\"./")
        .and_then(|rest| rest.split_once('"'));
    let rest =
        named.and_then(|(name, rest)| Some((name, rest.strip_prefix(", import.meta.url))")?)));
    let (name, rest) = rest.ok_or_else(|| {
        Failure::new(format!(
            "the program's link script loads a part in a way that is not known here: {line}"
        ))
    })?;
    Ok(format!("{before}inside(\"{name}\"){rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "import { initSync } from \"./demarche-app.js\";\nexport const load_1 = wrap(make(() => {\n\
        const src = fetch(new URL(\"./split_1.wasm\", import.meta.url));\n}, []));\n";
    const GLUE: &str = "import * as import1 from \"./__wasm_split.js\"\nfunction a() {}\nexport { a, init as default };\n";

    #[test]
    fn three_scripts_become_one_that_imports_nothing() {
        let module = one_module(LINK, GLUE, "start();\n").unwrap();
        assert!(
            !module.contains("import ") && !module.contains("export "),
            "{module}"
        );
        assert!(module.contains("const src = inside(\"split_1.wasm\");"));
        assert!(module.contains("const import1 = { load_1 };"));
        assert!(module.ends_with("start();\n"));
        assert!(one_module("", GLUE, "").is_err());
        let other = LINK.replace("\"./split", "`./split");
        assert!(one_module(&other, GLUE, "").is_err());
        assert!(one_module(LINK, "import x from \"y\";\n", "").is_err());
    }

    fn page() -> String {
        let source = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"{{policy}}\"><script>{{a}}</script>\
            <script type=\"text/plain\">AAAA</script><style>p{}</style></head>";
        let page = filled(source, &[("a", "go();".into())]).unwrap();
        filled(&page, &[("policy", policy(&page))]).unwrap()
    }

    #[test]
    fn the_policy_is_that_of_what_is_in_the_page() {
        let page = page();
        assert_eq!(problems(&page), [""; 0]);
        assert_eq!(page.matches("'sha256-").count(), 2);
        for (from, to) in [
            ("go();", "stop();"),
            ("p{}", "q{}"),
            ("<style>", "<script src=\"a.js\"></script><style>"),
            ("<style>", "<style onload=\"x()\">"),
        ] {
            assert_ne!(problems(&page.replace(from, to)), [""; 0], "{to}");
        }
    }

    #[test]
    fn what_would_end_its_element_is_refused() {
        for text in ["a</Script>", "</style", "<!--"] {
            assert!(filled("{{a}}", &[("a", text.into())]).is_err());
        }
        assert!(filled("x", &[("a", String::new())]).is_err());
    }
}
