//! The commented file that `indsats config --init` writes, from the tables of settings, commands and keys.

use std::fmt::Write as _;

use super::Keys;
use crate::store::config::{Setting, VERSION};
use crate::text::Language;
use crate::text::cells;
use crate::text::command::Command;
use crate::text::flag;

/// The cells of a line of a comment, at most.
const WIDE: usize = 100;

/// Every setting with its default and every command with its keys, each behind a `#`.
#[must_use]
pub fn template(language: &Language, keys: &Keys) -> String {
    let words = language.config_words();
    let mut text = String::new();
    comment(&mut text, words.head);
    let _written = write!(text, "\n{} = {VERSION}\n", Setting::Version.name());
    let quoted = |text: &str| format!("\"{text}\"");
    let settings = [
        (Setting::Language, quoted(language.numbers.lang().code())),
        (Setting::Theme, quoted("auto")),
        (Setting::Measure, quoted("per-capita")),
        (Setting::Reference, quoted("denmark")),
        (Setting::Ascii, words.switch[1].to_owned()),
        (Setting::Mouse, words.switch[0].to_owned()),
    ];
    for ((setting, default), lines) in settings.into_iter().zip(words.comments) {
        text.push('\n');
        comment(&mut text, lines);
        let choice = match setting {
            Setting::Measure => flag::measures(),
            Setting::Reference => flag::references(),
            Setting::Version
            | Setting::Language
            | Setting::Theme
            | Setting::Ascii
            | Setting::Mouse
            | Setting::Keys => Vec::new(),
        };
        let choice: Vec<_> = choice.iter().map(|word| quoted(word)).collect();
        let choice = cells::wrap(&choice.join(", "), WIDE);
        comment(
            &mut text,
            &choice.iter().map(String::as_str).collect::<Vec<_>>(),
        );
        let _written = writeln!(text, "#{} = {default}", setting.name());
    }
    if keys.is_empty() {
        return text;
    }
    text.push('\n');
    comment(&mut text, words.keys_comment);
    let _written = writeln!(text, "[{}]", Setting::Keys.name());
    for (command, names) in keys {
        let phrase = (language.words.command)(*command).phrase;
        let needed = if command.needs_key() {
            format!(" ({})", words.needed)
        } else {
            String::new()
        };
        let line = key_line(*command, names);
        let _written = writeln!(text, "\n# {phrase}{needed}\n#{line}");
    }
    text
}

/// The line of a command and its keys, as TOML writes texts.
fn key_line(command: Command, names: &[String]) -> String {
    let names = names.iter().map(|name| toml::Value::from(name.as_str()));
    let names = toml::Value::Array(names.collect());
    format!("{} = {names}", command.id())
}

fn comment(text: &mut String, lines: &[&str]) {
    for line in lines {
        let _written = writeln!(text, "{}", format!("# {line}").trim_end());
    }
}
