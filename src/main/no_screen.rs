//! The program without the terminal interface: an answer in its stead, or that it is not there.

use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use indsats::cli::arguments::Explore;
use indsats::cli::config::{self, Settings};
use indsats::cli::man;
use indsats::text::Language;
use indsats::text::config::KeyRefusal;

use crate::{failed, show_instead};

/// No keys.
pub(crate) fn keys(_: &Language) -> Vec<man::Keys> {
    Vec::new()
}

/// Nothing is bound.
#[expect(
    clippy::unnecessary_wraps,
    reason = "with a screen there are keys that are refused"
)]
pub(crate) fn bind(_: &config::Keys) -> Result<config::Keys, KeyRefusal> {
    Ok(config::Keys::new())
}

/// Answers where there is no terminal to show it on.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the same call as with the terminal interface, which keeps what it is given"
)]
pub(crate) fn open(language: Language, _: &Settings, explore: &Explore) -> ExitCode {
    if explore.print.is_none() && !io::stdout().is_terminal() {
        return show_instead(&language, explore);
    }
    failed(language.words.program.error, &language.words.program.no_tui)
}
