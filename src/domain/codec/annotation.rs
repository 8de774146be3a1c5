//! A tag.

use super::NO_ID;
use super::made::Made;
use crate::domain::json::{Fields, Json, Writer, expected};
use crate::domain::{Anchor, Annotation, Confidence, Frame, KindId, Naming, Offset, Quote, Span};

impl Annotation {
    /// Writes it as an object.
    pub fn write(&self, to: &mut Writer) {
        to.object();
        to.shown_at("id", &self.id);
        to.shown_at("document", &self.document);
        to.text_at("kind", self.kind.as_str());
        to.key("anchor");
        self.anchor.write(to);
        if let Some(quote) = &self.lost {
            to.key("lost");
            quote.write(to);
        }
        if let Some(frame) = &self.coded {
            to.key("frame");
            frame.write(to);
        }
        if let Some(actor) = self.actor {
            to.shown_at("actor", &actor);
        }
        if let Some(naming) = self.naming {
            to.text_at("naming", naming.word());
        }
        to.text_if_any("memo", &self.memo);
        if let Some(confidence) = self.confidence {
            to.key("confidence");
            to.literal(&confidence.to_json());
        }
        Made {
            coder: self.coder,
            created: self.created,
            modified: self.modified,
            codebook_version: self.codebook_version,
            origin: self.origin,
        }
        .write(to);
        to.all_of(&self.extra);
        to.end_object();
    }

    /// Reads what was written.
    ///
    /// # Errors
    /// What is wrong, as the rest of a sentence.
    pub fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        let made = Made::read(&mut fields)?;
        Ok(Self {
            id: fields.parsed("id", NO_ID)?,
            document: fields.parsed("document", NO_ID)?,
            kind: KindId::new(fields.text("kind")?),
            anchor: fields.read("anchor", Anchor::read)?,
            lost: match fields.optional("lost") {
                Some(value) => Some(Box::new(Quote::read(value)?)),
                None => None,
            },
            coded: match fields.has("frame") {
                true => {
                    Some(Box::new(fields.read("frame", Frame::read)?)).filter(|f| !f.is_empty())
                }
                false => None,
            },
            actor: fields.parsed_if_any("actor", NO_ID)?,
            naming: fields.choice_if_any("naming", Naming::of_word)?,
            memo: fields.text_if_any("memo")?,
            confidence: match fields.optional("confidence") {
                Some(value) => Some(confidence(&value)?),
                None => None,
            },
            coder: made.coder,
            created: made.created,
            modified: made.modified,
            codebook_version: made.codebook_version,
            origin: made.origin,
            extra: fields.rest(),
        })
    }
}

fn confidence(value: &Json) -> Result<Confidence, String> {
    let Json::Number(digits) = value else {
        return Err(format!("“confidence”: {}", expected("a number", value)));
    };
    let confidence = Confidence::of_decimal(digits);
    confidence.ok_or_else(|| "“confidence”: confidence must lie between 0 and 1".to_owned())
}

impl Anchor {
    fn write(&self, to: &mut Writer) {
        to.object();
        to.key("fragments");
        to.list();
        for span in self.fragments() {
            to.object();
            to.number_at("start", span.start().0.into());
            to.number_at("end", span.end().0.into());
            to.end_object();
        }
        to.end_list();
        to.key("quote");
        self.quote().write(to);
        to.end_object();
    }

    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        let fragments = fields.list_of("fragments", |value| {
            let mut fields = Fields::of(value)?;
            // Ends in the wrong order are put right; the quote is then checked by whoever has the text.
            let (start, end) = (fields.number("start")?, fields.number("end")?);
            Ok(Span::new(Offset(start), Offset(end)))
        })?;
        let quote = fields.read("quote", Quote::read)?;
        Ok(Self::as_written(fragments, quote))
    }
}

impl Quote {
    fn write(&self, to: &mut Writer) {
        to.object();
        to.text_at("exact", &self.exact);
        to.text_at("prefix", &self.prefix);
        to.text_at("suffix", &self.suffix);
        to.end_object();
    }

    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            exact: fields.text("exact")?.into(),
            prefix: fields.text("prefix")?.into(),
            suffix: fields.text("suffix")?.into(),
        })
    }
}
