//! Label Studio: tasks as JSON, and the labeling configuration as XML.
//!
//! A task is an article, an annotation in it what one coder marked. A mark is a region: an item of the result with its label,
//! and under the same id one more for each attribute. Who is named stands in two fields of each region, id and name. Notes
//! are the region's own (`meta.text`); who marked and when stand beside them, because a task that is imported belongs to
//! whoever imports it. Positions count code points.
//!
//! What a model predicted is a tag of a coder called like the model, and remembers the prediction. It goes out in that again
//! until somebody changes it, or ties it to something; then it is part of an annotation.

mod config;
mod group;
mod item;
mod read;
mod region;
mod result;
mod task;
mod write;

use super::elsewhere::Interface;
use super::group::Group;
use super::holds::{Characters, Holds, Kinds, Parts};
use super::model::META;
use super::outline::outline;
use super::tool::{File, Tool};
use crate::domain::Extra;
use crate::domain::json::Json;

/// Label Studio.
pub(super) static TOOL: Tool = Tool {
    id: "labelStudio",
    name: "Label Studio (JSON)",
    purpose: "To go on tagging in Label Studio. Make a project there, put config.xml under Settings → Labeling Interface → \
              Code, and then import tasks.json.",
    group: Group::Tagging,
    programs: "Label Studio",
    also: "labelstudio humansignal",
    ending: "label-studio.zip",
    packed: true,
    holds: Holds {
        kinds: Kinds::ALL,
        parts: Parts::Apart,
        characters: Characters::XmlLabels,
        across: false,
        tie_notes: false,
        tie_types: true,
        ..Holds::ALL
    },
    choices: &[],
    begin: |scheme, _| Box::new(write::Tasks::of(scheme)),
    knows: |files| files.iter().any(|file| is_ours(&file.bytes)),
    read: |files, turns| Box::pin(read::read(files, turns)),
};

/// The control of labels.
const LABEL: &str = "label";

/// The control of the id of whoever is named, and that of the name.
const ENTITY: [&str; 2] = ["entity_id", "entity_name"];

/// The text itself: the object of the configuration, and its key in the data.
const TEXT: &str = "text";

/// Key of the article's id in the data.
const ID: &str = "doc_id";

/// Key of attributes’ names in the data, where controls are called otherwise.
const NAMES: &str = "attribute_names";

/// Key of an article under which names of its configuration stand, where they are not ours.
const INTERFACE: &str = "interface";

/// Key of a tag with the control of its label, where the configuration has several.
const CONTROL: &str = "from_name";

/// Key of a tag whose region had several labels: the id of the tag that has the first of them.
const REGION: &str = "region";

/// Key of a tag with the id of its region, where another annotation of the task has it too.
const SAME_ID: &str = "same_id";

/// Key of a tag under which items of its attributes are kept that say more than these.
const ITEMS: &str = "items";

/// Key of an article under which annotations are kept, without what they mark.
const KEPT: &str = "annotations";

/// The same of predictions. Those that were not read stand there as they are.
const PREDICTIONS: &str = "predictions";

/// Key of both under which the name of the coder stands.
const CODER: &str = "coder";

/// Key of a prediction that is like another of its task in all but the result: which one it is.
const COPY: &str = "copy";

/// Key under which a tag, as it came, has its prediction.
const PREDICTION: &str = "prediction";

/// Key in files of predictions that count beside annotations. Otherwise these take their place.
const BESIDE: &str = "beside_annotations";

/// Key of an article under which the number of the task stands where the article has an id of its own.
const TASK: &str = "task_id";

/// Names of the configuration that an article came with, where they are not ours.
pub(super) fn interface(extra: &Extra) -> Option<Interface> {
    Some(names_of(extra.get(TOOL.id)?.get(INTERFACE)?))
}

/// The names that an article keeps.
fn names_of(kept: &Json) -> Interface {
    let name = |key: &str, ours: &str| {
        let name = kept.get(key).and_then(Json::as_str);
        name.unwrap_or(ours).to_owned()
    };
    let key = name("key", TEXT);
    let taken = META.contains(&key.as_str()) || [ID, NAMES].contains(&key.as_str());
    Interface {
        labels: name("labels", LABEL),
        text: name("text", TEXT),
        key: if taken { TEXT.to_owned() } else { key },
    }
}

/// Ours.
fn our_interface() -> Interface {
    Interface {
        labels: LABEL.to_owned(),
        text: TEXT.to_owned(),
        key: TEXT.to_owned(),
    }
}

fn is_ours(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let is_list = bytes.trim_ascii_start().starts_with(b"[");
    let task = outline(bytes, false).filter(|_| is_list);
    task.is_some_and(|task| {
        let lists = ["annotations", "predictions", "completions"].iter();
        matches!(task.get("data"), Some(Json::Object(_)))
            && lists
                .filter_map(|key| task.get(key))
                .any(|list| matches!(list, Json::List(_)))
    })
}

/// The file of tasks, and that of the configuration.
fn parted(files: &[File]) -> (Vec<&File>, Option<&File>) {
    let tasks = files.iter().filter(|file| is_ours(&file.bytes)).collect();
    let is_xml = |file: &&File| file.bytes.trim_ascii_start().starts_with(b"<");
    (tasks, files.iter().find(is_xml))
}
