//! The file to a configuration, with the place of its first fault.

use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use super::{Bound, Config, Error, Fault, Kind, Placed, Setting, Spot, VERSION};

/// No configuration has so many bytes.
const MOST: u64 = 1 << 20;

/// The configuration in a file; none where there is no file.
///
/// # Errors
/// [`Error`] when the file cannot be read, and for the first thing in it that is wrong.
pub fn read(path: &Path) -> Result<Option<Config>, Error> {
    let failed = |source| Error::Read {
        path: path.to_owned(),
        source,
    };
    match path.metadata() {
        // To open a pipe would be to wait for someone who writes.
        Ok(there) if !there.is_file() => return Err(Error::NotAFile(path.to_owned())),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    }
    let mut bytes = Vec::new();
    let read = |bytes: &mut Vec<u8>| -> io::Result<usize> {
        File::open(path)?.take(MOST + 1).read_to_end(bytes)
    };
    read(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MOST {
        return Err(Error::TooLarge(path.to_owned()));
    }
    config(&bytes).map(Some).map_err(|(at, fault)| Error::Bad {
        path: path.to_owned(),
        at,
        fault,
    })
}

/// The configuration in the bytes of a file, or its first fault.
pub(super) fn config(bytes: &[u8]) -> Result<Config, (Spot, Fault)> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let before = String::from_utf8_lossy(valid);
            return Err((spot(&before, before.len()), Fault::Encoding));
        }
    };
    let mut reader = Reader {
        text,
        config: Config::default(),
        faults: Vec::new(),
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().unwrap_or(text.len()..text.len());
        let fault = reader.syntax(&error, at.clone());
        reader.faults.push((at.start, fault));
    }
    // What the parser makes of broken text is no ground for a fault of its own.
    if reader.faults.is_empty() {
        reader.settings(table.get_ref());
    }
    match reader.faults.into_iter().min_by_key(|(at, _)| *at) {
        None => Ok(reader.config),
        Some((at, fault)) => Err((spot(text, at), fault)),
    }
}

/// Line and column of a byte.
fn spot(text: &str, at: usize) -> Spot {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let characters = before[start..].trim_start_matches('\u{FEFF}').chars();
    Spot {
        line: before.matches('\n').count() + 1,
        column: characters.count() + 1,
    }
}

/// What is read so far, and what was wrong, with the byte where it is.
struct Reader<'t> {
    text: &'t str,
    config: Config,
    faults: Vec<(usize, Fault)>,
}

impl Reader<'_> {
    fn syntax(&self, error: &toml::de::Error, at: Range<usize>) -> Fault {
        match self.text.get(at) {
            // The parser has no other mark of this than its words.
            Some(key) if error.message() == "duplicate key" => Fault::Twice(key.to_owned()),
            Some(_) | None => Fault::Syntax(error.message().to_owned()),
        }
    }

    fn settings(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let name: &str = key.get_ref();
            let mut settings = Setting::ALL.into_iter();
            match settings.find(|setting| setting.name() == name) {
                None => self.fault(key.span(), Fault::Unknown(name.to_owned())),
                Some(Setting::Version) => self.version(value),
                Some(Setting::Language) => self.config.language = self.text(name, value),
                Some(Setting::Theme) => self.config.theme = self.text(name, value),
                Some(Setting::Measure) => self.config.measure = self.text(name, value),
                Some(Setting::Reference) => self.config.reference = self.text(name, value),
                Some(Setting::Ascii) => self.config.ascii = self.switch(name, value),
                Some(Setting::Mouse) => self.config.mouse = self.switch(name, value),
                Some(Setting::Keys) => match value.get_ref() {
                    DeValue::Table(inner) => self.keys(inner),
                    found => self.unfit(name, value.span(), Kind::Table, found),
                },
            }
        }
    }

    fn version(&mut self, value: &Spanned<DeValue<'_>>) {
        match value.get_ref() {
            DeValue::Integer(number) if is_ours(number) => {}
            DeValue::Integer(number) => {
                self.fault(value.span(), Fault::Version(number.to_string()));
            }
            found => self.unfit(Setting::Version.name(), value.span(), Kind::Number, found),
        }
    }

    fn keys(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let name: &str = key.get_ref();
            let keys = match value.get_ref() {
                DeValue::String(_) => self.text(name, value).into_iter().collect(),
                DeValue::Array(list) => {
                    let keys = list.iter().filter_map(|key| self.text(name, key));
                    keys.collect()
                }
                found => {
                    self.unfit(name, value.span(), Kind::List, found);
                    continue;
                }
            };
            self.config.keys.push(Bound {
                action: self.placed(name.to_owned(), key.span()),
                keys,
            });
        }
        self.config.keys.sort_by_key(|bound| bound.action.at);
    }

    fn text(&mut self, name: &str, value: &Spanned<DeValue<'_>>) -> Option<Placed<String>> {
        match value.get_ref() {
            DeValue::String(text) => Some(self.placed(text.clone().into_owned(), value.span())),
            found => {
                self.unfit(name, value.span(), Kind::Text, found);
                None
            }
        }
    }

    fn switch(&mut self, name: &str, value: &Spanned<DeValue<'_>>) -> Option<Placed<bool>> {
        match value.get_ref() {
            DeValue::Boolean(is_on) => Some(self.placed(*is_on, value.span())),
            found => {
                self.unfit(name, value.span(), Kind::Switch, found);
                None
            }
        }
    }

    fn placed<T>(&self, value: T, span: Range<usize>) -> Placed<T> {
        Placed {
            value,
            at: spot(self.text, span.start),
        }
    }

    fn unfit(&mut self, name: &str, span: Range<usize>, expected: Kind, found: &DeValue<'_>) {
        let fault = Fault::Kind {
            name: name.to_owned(),
            expected,
            found: kind(found),
        };
        self.fault(span, fault);
    }

    fn fault(&mut self, span: Range<usize>, fault: Fault) {
        self.faults.push((span.start, fault));
    }
}

fn is_ours(number: &DeInteger<'_>) -> bool {
    i64::from_str_radix(number.as_str(), number.radix()).is_ok_and(|number| number == VERSION)
}

fn kind(value: &DeValue<'_>) -> Kind {
    match value {
        DeValue::String(_) => Kind::Text,
        DeValue::Integer(_) => Kind::Number,
        DeValue::Boolean(_) => Kind::Switch,
        DeValue::Array(_) => Kind::List,
        DeValue::Table(_) => Kind::Table,
        DeValue::Float(_) | DeValue::Datetime(_) => Kind::Other,
    }
}
