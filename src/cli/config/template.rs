//! The commented file that `indsats config --init` writes, from the tables of settings, commands and keys.

use std::fmt::Write as _;

use super::Keys;
use crate::store::config::{Setting, VERSION};
use crate::text::Language;
use crate::text::command::Command;

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
