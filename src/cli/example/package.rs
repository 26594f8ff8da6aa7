//! Writes the example as a whole data package: four tables and their description.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::Path;

use indicatif::ProgressBar;

use super::target::INITIATIVES;
use super::{Error, Options, stream};
use crate::load::shipped::{MUNICIPALITIES, PACKAGE, PUBLISHED, RESPONSES};

/// What the shipped description says of the number of rows and the seed, which every other example says of its own.
const SHIPPED: [&str; 4] = [
    "706 initiatives, seed 79",
    "\"rows\": 706",
    "\"seed\": 79",
    "\"calibrated\": true",
];

/// Writes all five files to a folder, which is made if it is not there.
pub(super) fn write(options: &Options, folder: &Path, progress: &ProgressBar) -> Result<(), Error> {
    let names = [
        "municipalities.csv",
        "responses.csv",
        "published.csv",
        "initiatives.csv",
        "datapackage.json",
    ];
    if !options.force
        && let Some(path) = names
            .iter()
            .map(|name| folder.join(name))
            .find(|path| path.exists())
    {
        return Err(Error::Exists(path));
    }
    std::fs::create_dir_all(folder).map_err(|source| Error::Create {
        path: folder.to_owned(),
        source,
    })?;
    let description = description(options.initiatives, options.seed);
    for (name, text) in [
        (names[0], MUNICIPALITIES),
        (names[1], RESPONSES),
        (names[2], PUBLISHED),
    ] {
        create(folder, name, options.force)?
            .write_all(text.as_bytes())
            .map_err(Error::Write)?;
    }
    let mut table = BufWriter::with_capacity(1 << 18, create(folder, names[3], options.force)?);
    stream::write(options.initiatives, options.seed, &mut table, progress)?;
    create(folder, names[4], options.force)?
        .write_all(description.as_bytes())
        .map_err(Error::Write)
}

fn create(folder: &Path, name: &str, force: bool) -> Result<File, Error> {
    let path = folder.join(name);
    let mut open = OpenOptions::new();
    open.write(true);
    // Without --force a file that has come since the first look is not written over either.
    if force {
        open.create(true).truncate(true)
    } else {
        open.create_new(true)
    };
    open.open(&path)
        .map_err(|source| Error::Create { path, source })
}

/// The description with the number of rows and the seed of this example.
fn description(initiatives: u64, seed: u64) -> String {
    let own = [
        format!("{initiatives} initiatives, seed {seed}"),
        format!("\"rows\": {initiatives}"),
        format!("\"seed\": {seed}"),
        format!("\"calibrated\": {}", initiatives == INITIATIVES),
    ];
    SHIPPED
        .iter()
        .zip(own)
        .fold(PACKAGE.to_owned(), |text, (shipped, own)| {
            text.replace(shipped, &own)
        })
}

#[cfg(test)]
mod tests {
    use super::super::target::SEED;
    use super::{INITIATIVES, PACKAGE, SHIPPED, description};

    #[test]
    fn the_description_says_the_number_and_the_seed_of_its_own_example() {
        for shipped in SHIPPED {
            assert!(PACKAGE.contains(shipped), "{shipped}");
        }
        let text = description(5_000, 7);
        assert!(text.contains("Constructed example: 5000 initiatives, seed 7"));
        assert!(text.contains("\"calibrated\": false"));
        assert_eq!(description(INITIATIVES, SEED), PACKAGE);
    }
}
