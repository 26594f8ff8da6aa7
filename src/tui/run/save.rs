//! Saving, in the thread that does it: a document or the loaded rows to a file, whole or not at all.

use std::io;
use std::path::{Path, PathBuf};

use crate::document::{self, Document, Layout};
use crate::domain::place::Date;
use crate::export::{self, Exported, Failed};
use crate::text::Language;
use crate::tui::saving::{Order, Saved, Unsaved, What};

/// The cells of a line of a document that is text.
const WIDTH: usize = 100;

/// Saves what is ordered; `inputs` are the files that were read.
pub(super) fn save(order: &Order, inputs: Vec<PathBuf>, today: Date) -> Result<Saved, Unsaved> {
    let output = at_home(&order.name);
    let options = |output| export::Options {
        output,
        force: order.force,
        inputs,
    };
    match order.what {
        What::Rows | What::Package => {
            // The screen is no place to write to.
            if output.as_os_str() == "-" {
                return Err(export::Error::Kind(output).into());
            }
            let content = Exported {
                dataset: &order.data,
                report: &order.report,
            };
            let written = export::run(content, &options(output), &mut io::sink())?;
            Ok(Saved::Rows(written))
        }
        What::Document(format) => {
            let output = with_ending(output, format.ending());
            document(order, format, &options(output), today)
        }
    }
}

fn document(
    order: &Order,
    format: document::Format,
    options: &export::Options,
    today: Date,
) -> Result<Saved, Unsaved> {
    let path = &options.output;
    let failed = |source| export::Error::Write {
        path: path.clone(),
        source,
    };
    let language = Language::new(order.lang).map_err(|error| failed(io::Error::other(error)))?;
    let document = Document {
        language: &language,
        view: &order.view,
        data: &order.data,
        report: &order.report,
        against: &order.against,
        today,
    };
    let layout = Layout {
        width: WIDTH,
        glyphs: order.glyphs,
        has_colour: false,
        has_details: false,
        is_kept: true,
    };
    let written = export::whole(options, |out| {
        document::write(&document, format, layout, out)
    });
    match written {
        Ok(bytes) => Ok(Saved::Document {
            path: std::path::absolute(path).unwrap_or_else(|_| path.clone()),
            bytes,
        }),
        Err(Failed::File(error)) => Err(error.into()),
        Err(Failed::Content(document::Error::Write(source))) => Err(failed(source).into()),
        Err(Failed::Content(error)) => Err(Unsaved::Document(error, order.view.page)),
    }
}

/// A name that begins with `~/`, as a shell reads it.
fn at_home(name: &Path) -> PathBuf {
    match (name.strip_prefix("~"), std::env::var_os("HOME")) {
        (Ok(rest), Some(home)) => Path::new(&home).join(rest),
        (Ok(_) | Err(_), _) => name.to_owned(),
    }
}

/// A name without an ending gets that of its format; what is there under the name is meant as it is.
fn with_ending(name: PathBuf, ending: &str) -> PathBuf {
    if name.extension().is_some() || name.file_name().is_none() || name.symlink_metadata().is_ok() {
        return name;
    }
    let mut named = name.into_os_string();
    named.push(".");
    named.push(ending);
    named.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_an_ending_gets_one_unless_something_has_the_name() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert_eq!(with_ending(at("tal"), "xlsx"), at("tal.xlsx"));
        assert_eq!(with_ending(at("tal.txt"), "xlsx"), at("tal.txt"));
        std::fs::write(at("der"), "").unwrap();
        assert_eq!(with_ending(at("der"), "xlsx"), at("der"));
        assert_eq!(with_ending("..".into(), "csv"), Path::new(".."));
    }
}
