//! English.

use crate::text::config::ConfigWords;

/// English.
pub(super) static CONFIG: ConfigWords = ConfigWords {
    about: "Show the configuration in force and where it comes from, or write one to start from",
    arg_init: "write a commented file with every setting and every key; never over one that is there",
    arg_no_config: "start without the configuration file",
    more: "The file is $XDG_CONFIG_HOME/indsats/config.toml, else ~/.config/indsats/config.toml.\n\
           A flag comes before the file, the file before the environment.",
    place: |path, line, column| format!("{path}, line {line}, column {column}"),
    unreadable: |path, why| format!("the configuration {path} cannot be read: {why}."),
    not_a_file: |path| {
        format!("the configuration {path} is no file. Move it away, or start with --no-config.")
    },
    too_large: |path| {
        format!("the configuration {path} is larger than 1 MiB. indsats config --init writes one.")
    },
    encoding: "the file is not in UTF-8 from here on. Save it as UTF-8.",
    syntax: |reason| format!("this is no TOML: {reason}."),
    twice: |name| format!("{name} stands twice. Keep one of them."),
    no_setting: |name, all| format!("there is no setting {name}. The settings are {all}."),
    no_action: |name| format!("there is no command {name} to bind keys to."),
    near: |name| format!("Did you mean {name}?"),
    newer: "A newer version of the program may know it; indsats config --init lists those of this one.",
    kind: |name, expected, found| format!("{name} is {found} and must be {expected}."),
    kinds: [
        "a text in quotation marks",
        "a whole number",
        "true or false",
        "a list of keys such as [\"s\", \"F3\"]",
        "a table such as [keys]",
        "a value of another kind",
    ],
    version: |found, ours| {
        format!(
            "the file is of version {found}, and this program understands version {ours}. Use a newer \
             program, or begin with a new file: indsats config --init."
        )
    },
    no_value: |name, found, all| format!("{name} cannot be {found}. Choose from {all}."),
    no_key: |id, key| {
        format!(
            "{id} has {key}, which is no key. Write a character, or a name such as Space, PgDn, F3 or Ctrl-R."
        )
    },
    key_twice: |key, id, other| {
        format!(
            "{key} is given to {id}, but {other} has it too. Give {other} another key, or none: {other} = []."
        )
    },
    key_repeated: |id, key| format!("{id} has {key} twice. Keep one of them."),
    key_fixed: |key, other| format!("{key} always means {other}. Choose another key."),
    key_needed: |id| format!("{id} must have a key. Name one, or take the line out."),
    without: "indsats --no-config starts without the file.",
    no_folder: "there is no home folder, and XDG_CONFIG_HOME is not set, so there is no place for a configuration.",
    written: |path| format!("{path} is written: remove the # in front of what you want to change."),
    exists: |path| {
        format!("{path} is there already and is not written over. Move it away to get a new one.")
    },
    no_room: |folder, why| format!("the folder {folder} cannot be made: {why}."),
    states: [
        |path| format!("Configuration: {path}"),
        |path| format!("Configuration: {path} (not there; indsats config --init writes it)"),
        |path| format!("Configuration: {path} (passed over: --no-config)"),
    ],
    from_flag: "flag",
    from_line: |line| format!("line {line}"),
    from_environment: |names| format!("environment ({names})"),
    from_default: "default",
    switch: ["true", "false"],
    no_keys: "no key",
    keys: |count| match count {
        "0" => "Keys: the defaults.".to_owned(),
        "1" => "Keys: 1 command has others than the default.".to_owned(),
        _ => format!("Keys: {count} commands have others than the default."),
    },
    head: &[
        "Configuration of indsats.",
        "",
        "Every setting stands here with its default, behind a #. Take the # away and change the value.",
        "A flag on the command line comes before this file, and the file before the environment.",
        "indsats config shows what is in force; indsats --no-config starts without the file.",
    ],
    comments: [
        &[
            "The language of everything, \"da\" or \"en\". Without it the language of the system.",
            "It holds for every command; all that follows holds for the screen alone, so that",
            "indsats show, --print and scripts give the same on every machine.",
        ],
        &["Colours: \"auto\", \"dark\", \"light\", \"16\", \"mono\" or \"high-contrast\"."],
        &[
            "The measure of the first view. It holds where the command line asks nothing of the view.",
        ],
        &[
            "The average of the first view. It holds where the command line asks nothing of the view.",
        ],
        &["Draw with ASCII instead of block elements."],
        &["The mouse chooses and scrolls; with false the terminal marks text."],
    ],
    keys_comment: &[
        "Keys, each command with its defaults, the first one is shown in hints.",
        "A key is a character, or Enter, Esc, Tab, Shift-Tab, Space, Up, Down, Left, Right, PgUp, PgDn,",
        "Home, End, Ins, Del, Backspace, F1 to F12, or Ctrl- and a letter. [] takes all keys away.",
        "A key means one thing: give it to a command, and take it from the one that had it.",
        "Keys in lists that open (Enter, Esc, arrows), Ctrl-C and Ctrl-Z are always the same.",
    ],
    needed: "must have a key",
};
