//! One part of a workbook as XML events. Meters what is unpacked, allows no document type and no
//! entity of its own, and keeps every event and the nesting short.

use std::borrow::Cow;
use std::io::{self, BufReader, Read};

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use quick_xml::{Error, XmlVersion};

use super::package::Part;
use super::{Fault, Limits};

/// What a tag may have beside the text of a cell in it.
const TAG: usize = 1 << 20;

/// Elements in one another. Workbooks have about twenty.
const DEEPEST: u32 = 256;

/// The events of one part.
pub(super) struct Xml<'a> {
    reader: Reader<BufReader<Metered<'a>>>,
    buffer: Vec<u8>,
    depth: u32,
    limits: Limits,
}

impl<'a> Xml<'a> {
    /// Reads a part of `size` bytes, as far as the bytes of `budget` last.
    pub(super) fn new(part: Part<'a>, size: u64, budget: &'a mut u64, limits: Limits) -> Self {
        let metered = Metered {
            part,
            promised: size,
            budget,
            event: 0,
            stopped: None,
        };
        let mut reader = Reader::from_reader(BufReader::new(metered));
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
            depth: 0,
            limits,
        }
    }

    /// The next event. Empty elements come as a start and an end, and every element that has
    /// started has ended before the end of the part.
    pub(super) fn event(&mut self) -> Result<Event<'_>, Fault> {
        self.buffer.clear();
        let longest = self.limits.cell.saturating_add(TAG);
        self.reader.get_mut().get_mut().event = longest;
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::DocType(_)) => Err(Fault::Forbidden),
            Ok(Event::Start(_)) if self.depth == DEEPEST => {
                Err(Fault::damaged("elements nested too deeply"))
            }
            Ok(event) => {
                match event {
                    Event::Start(_) => self.depth += 1,
                    Event::End(_) => self.depth = self.depth.saturating_sub(1),
                    Event::Eof if self.depth > 0 => {
                        return Err(Fault::damaged("the part ends too early"));
                    }
                    _ => {}
                }
                Ok(event)
            }
            Err(error) => Err(match self.reader.get_ref().get_ref().stopped {
                Some(Stop::Event) => Fault::TextTooLong {
                    limit: self.limits.cell,
                },
                Some(Stop::Budget) => Fault::TooLarge {
                    limit: self.limits.unpacked,
                },
                None => broken(&error),
            }),
        }
    }

    /// Passes over the rest of the element that has just started.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.event()?;
        }
        Ok(())
    }

    /// Appends the text of the element that has just started, up to its end and without that of
    /// elements in it.
    pub(super) fn text(&mut self, text: &mut String) -> Result<(), Fault> {
        let inside = self.depth;
        let limit = self.limits.cell;
        while self.depth >= inside {
            let is_inner = self.depth > inside;
            match self.event()? {
                _ if is_inner => {}
                event => append(&event, text)?,
            }
            // What is stored of a character can be longer than the character.
            if text.len() > limit {
                return Err(Fault::TextTooLong { limit });
            }
        }
        Ok(())
    }

    /// Reads to the end of the part, so that its checksum is held against what was read.
    pub(super) fn finish(&mut self) -> Result<(), Fault> {
        while !matches!(self.event()?, Event::Eof) {}
        Ok(())
    }
}

/// Appends what an event has of text.
pub(super) fn append(event: &Event<'_>, text: &mut String) -> Result<(), Fault> {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(name) => text.push(character(name)?),
        _ => {}
    }
    Ok(())
}

/// The character that a reference stands for.
pub(super) fn character(name: &BytesRef<'_>) -> Result<char, Fault> {
    if let Some(character) = name.resolve_char_ref().map_err(|error| broken(&error))? {
        return Ok(character);
    }
    match name.as_ref() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        other => Err(Fault::damaged(format!("unknown entity {other}"))),
    }
}

/// The attributes of an element. That none comes twice is not checked: it takes time and the
/// first one counts.
pub(super) fn attributes<'a>(
    element: &'a BytesStart<'_>,
) -> impl Iterator<Item = Result<Attribute<'a>, Fault>> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    attributes.map(|attribute| attribute.map_err(|error| Fault::damaged(error.to_string())))
}

/// The value of an attribute by its name with the prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Fault> {
    for attribute in attributes(element) {
        let attribute = attribute?;
        if attribute.key.as_ref() == name {
            return Ok(Some(value(&attribute)?.into_owned()));
        }
    }
    Ok(None)
}

/// What an attribute says, with its references resolved.
pub(super) fn value<'a>(attribute: &Attribute<'a>) -> Result<Cow<'a, str>, Fault> {
    attribute
        .normalized_value(XmlVersion::Implicit1_0)
        .map_err(|error| broken(&error))
}

fn broken(error: &Error) -> Fault {
    Fault::damaged(error.to_string())
}

/// A part that gives no more than the directory promised, and no event that goes on and on.
struct Metered<'a> {
    part: Part<'a>,
    promised: u64,
    /// Bytes that all parts may still give, however often they are read.
    budget: &'a mut u64,
    /// Bytes that the event that is being read may still take.
    event: usize,
    stopped: Option<Stop>,
}

/// The limit at which a part was stopped.
#[derive(Clone, Copy)]
enum Stop {
    Event,
    Budget,
}

impl Read for Metered<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.event == 0 {
            self.stopped = Some(Stop::Event);
            return Err(io::Error::other("an event is too long"));
        }
        let read = self.part.read(buffer)?;
        let Some(budget) = self.budget.checked_sub(read as u64) else {
            self.stopped = Some(Stop::Budget);
            return Err(io::Error::other("too much is read"));
        };
        *self.budget = budget;
        self.event = self.event.saturating_sub(read);
        let Some(rest) = self.promised.checked_sub(read as u64) else {
            return Err(io::Error::other("a part is larger than the directory says"));
        };
        self.promised = rest;
        Ok(read)
    }
}
