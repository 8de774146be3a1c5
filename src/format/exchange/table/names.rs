//! What columns are usually called, here and in the tables that other programs write.

use super::roles::Role;
use crate::format::exchange::attributes as slots;

/// Names of columns that hold the same, the most usual first. Of several in one table the first of these counts.
pub(super) static NAMES: [(Role, &[&str]); 17] = [
    (
        Role::Document,
        &[
            "document_id",
            "doc_id",
            "document",
            "document_name",
            "doc",
            "article_id",
            "article",
            "text_id",
            "dokument",
            "dokumentname",
            "file",
            "filename",
            "file_name",
            "source_file",
        ],
    ),
    (
        Role::Id,
        &["tag_id", "annotation_id", "anno_id", "statement_id", "id"],
    ),
    (
        Role::Begin,
        &[
            "start",
            "begin",
            "beginning",
            "start_offset",
            "offset_start",
            "begin_offset",
            "start_position",
            "start_pos",
            "start_char",
            "char_start",
            "start_index",
            "anfang",
            "from",
            "offset",
        ],
    ),
    (
        Role::End,
        &[
            "end",
            "stop",
            "end_offset",
            "offset_end",
            "stop_position",
            "end_position",
            "end_pos",
            "end_char",
            "char_end",
            "end_index",
            "ende",
            "to",
        ],
    ),
    (Role::Length, &["length", "span_length"]),
    (
        Role::Label,
        &[
            "label",
            "tag",
            "code",
            "category",
            "type",
            "kind",
            "kategorie",
            "art",
        ],
    ),
    (Role::Labels, &["codes", "labels", "tags", "categories"]),
    (
        Role::Quote,
        &[
            "quote",
            "quotation",
            "quotation_content",
            "quotation_text",
            "exact",
            "span_text",
            "words",
            "segment",
            "coded_segment",
            "coded_text",
            "textsegment",
            "text_segment",
            "selected_text",
            "annotated_text",
            "passage",
            "excerpt",
            "highlight",
            "zitat",
        ],
    ),
    (
        Role::Text,
        &[
            "full_text",
            "fulltext",
            "document_text",
            "article_text",
            "doc_text",
            "body",
        ],
    ),
    (Role::EntityId, &["entity_id", "actor_id"]),
    (
        Role::EntityName,
        &["entity_name", "actor", "entity", "akteur"],
    ),
    (
        Role::Note,
        &["note", "memo", "comment", "kommentar", "bemerkung"],
    ),
    (
        Role::Coder,
        &[
            "coder",
            "annotator",
            "coder_name",
            "coded_by",
            "created_by",
            "user",
            // MAXQDA knows nobody else.
            "modified_by",
            "bearbeitet_von",
        ],
    ),
    (Role::Confidence, &["confidence", "certainty"]),
    (Role::Created, &["created", "created_at"]),
    (Role::Agreement, &["agreement"]),
    (
        Role::Unused,
        &[
            "unit",
            "prefix",
            "suffix",
            "spans",
            "modified",
            "codebook_version",
        ],
    ),
];

/// Names of columns that hold the words of tags where nothing else does, and the text of articles otherwise.
pub(super) const EITHER: [&str; 2] = ["text", "content"];

/// Names of columns that hold what a tag says, besides the names of attributes themselves. A column each: several may hold the same.
pub(super) const SAYS: [(&str, &str); 21] = [
    ("claimants", slots::CLAIMANT),
    ("speaker", slots::CLAIMANT),
    ("person", slots::CLAIMANT),
    ("organization", slots::CLAIMANT),
    ("organisation", slots::CLAIMANT),
    ("addressees", slots::ADDRESSEE),
    ("target", slots::ADDRESSEE),
    ("target_actor", slots::ADDRESSEE),
    ("object_actor", slots::OBJECT),
    ("issues", slots::ISSUE),
    ("concept", slots::ISSUE),
    ("topic", slots::ISSUE),
    ("stance", slots::POSITION),
    ("paraphrase", slots::PROPOSITION),
    ("reason", slots::JUSTIFICATION),
    ("frame", slots::JUSTIFICATION),
    ("statement_date", slots::CLAIM_DATE),
    ("statement_place", slots::CLAIM_PLACE),
    ("sprecher", slots::CLAIMANT),
    ("adressat", slots::ADDRESSEE),
    ("thema", slots::ISSUE),
];

/// Names of columns that say something about the article, besides those that it has here.
pub(super) const ABOUT: [(&str, &str); 13] = [
    ("published", "date"),
    ("document_date", "date"),
    ("source", "outlet"),
    ("newspaper", "outlet"),
    ("headline", "title"),
    ("document_title", "title"),
    ("article_title", "title"),
    ("lang", "language"),
    ("datum", "date"),
    ("zeitung", "outlet"),
    ("titel", "title"),
    ("überschrift", "title"),
    ("autor", "author"),
];
