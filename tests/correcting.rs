//! Correcting from the notes: the key, the two questions, the file that is written, and the screen after it.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file plays with a part of it")]
#[path = "player/mod.rs"]
mod player;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use indsats::export::corrections::write;
use indsats::load::watch::{self, Reread};
use indsats::load::{Progress, Source, load};
use indsats::text::Lang;
use indsats::text::bar::cells::Glyphs;
use indsats::tui::keymap::Mode;
use indsats::tui::msg::Effect;
use indsats::tui::update::{correct, reload};
use player::Player;
use tempfile::TempDir;

const DATA: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter\n\
                    Køge;Social;Mentorer;495 t.kr.;0\n\
                    Greve;Social;Fest;12;0\n";

/// A player of a file, and what it was read from.
struct Desk {
    folder: TempDir,
    source: Source,
    player: Player,
}

impl Desk {
    fn of(data: &str, lang: Lang, size: (u16, u16)) -> Self {
        Self::with(data, None, lang, Glyphs::Unicode, size)
    }

    fn with(
        data: &str,
        corrections: Option<&str>,
        lang: Lang,
        glyphs: Glyphs,
        size: (u16, u16),
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let source = Source {
            corrections: corrections.map(|text| file("ret.csv", text)),
            ..Source::of(file("svar.csv", data))
        };
        let loaded = load(&source).unwrap();
        let data = Arc::new(loaded.dataset);
        let player = Player::read(data, loaded.report, Reread::Anytime, lang, glyphs, size);
        Self {
            folder,
            source,
            player,
        }
    }

    fn danish() -> Self {
        Self::of(DATA, Lang::Da, (100, 24))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Does what the loop does: writes what was typed, and reads the source with it.
    fn write(&mut self) {
        let (path, entry) = correct::entry(&self.player.model).unwrap();
        let outcome = write(&path, &entry, &self.source.paths);
        if outcome.is_ok() {
            self.source.corrections = Some(path.clone());
        }
        let reread = Reread::of(&self.source);
        let next = correct::finish(&mut self.player.model, &path, &outcome, reread);
        if next == Some(Effect::Reload) {
            let read = watch::read(&self.source, &Progress::default());
            reload::finish(&mut self.player.model, read);
        }
    }

    fn last(&self) -> String {
        self.player.lines().pop().unwrap()
    }
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn a_note_is_corrected_with_one_key_two_answers_and_no_change_of_the_source() {
    let mut desk = Desk::danish();
    desk.player.play("!");
    assert!(desk.last().starts_with(" r ret · "), "{}", desk.last());
    desk.player.play("r");
    assert!(
        desk.last()
            .starts_with(" bruttoudgifter »495 t.kr.« rettes til: 495 t.kr.▏"),
        "{}",
        desk.last()
    );
    assert_eq!(desk.player.model.mode(), Mode::Narrow);
    desk.player.play("<c-u>495<enter>");
    assert!(
        desk.last().contains("begrundelse for »495«: ▏"),
        "{}",
        desk.last()
    );
    assert!(
        desk.last().contains("svar.rettelser.csv"),
        "{}",
        desk.last()
    );
    assert_eq!(
        desk.player.play("enhed i feltet<enter>"),
        Some(Effect::Correct)
    );
    desk.write();
    assert_eq!(
        text(&desk.path("svar.rettelser.csv")),
        "fil;linje;kolonne;gammel værdi;ny værdi;begrundelse\n\
         svar.csv;2;bruttoudgifter;495 t.kr.;495;enhed i feltet\n"
    );
    assert_eq!(text(&desk.path("svar.csv")), DATA);
    let said = desk.last();
    assert!(said.contains("rettet i"), "{said}");
    // The note has gone, the totals count the correction, and the list marks its initiative.
    assert!(!desk.player.shows("E001"));
    desk.player.play("<esc>4");
    assert!(desk.player.shows("Mentorer *"), "{}", desk.player.picture());
    assert!(desk.player.shows("1 rettelse"), "{}", desk.player.picture());
    desk.player.play("<enter>");
    assert!(
        desk.player
            .shows("bruttoudgifter: var »495 t.kr.« – enhed i feltet"),
        "{}",
        desk.player.picture()
    );
}

#[test]
fn the_same_cell_again_takes_the_place_of_its_correction() {
    let mut desk = Desk::danish();
    desk.player.play("!r<c-u>abc<enter>");
    assert!(
        desk.last()
            .contains("»abc« kan ikke læses og bliver en bemærkning"),
        "{}",
        desk.last()
    );
    desk.player.play("gættet<enter>");
    desk.write();
    // It is a note again, of the corrected value; what stands in the file is still told.
    assert!(desk.player.shows("»abc«"), "{}", desk.player.picture());
    desk.player.play("r");
    assert!(
        desk.last()
            .starts_with(" bruttoudgifter »495 t.kr.« rettes til: abc▏"),
        "{}",
        desk.last()
    );
    desk.player.play("<c-u>495<enter><c-u>set i bilaget<enter>");
    desk.write();
    let written = text(&desk.path("svar.rettelser.csv"));
    assert_eq!(written.lines().count(), 2, "{written}");
    assert!(
        written.ends_with(";495 t.kr.;495;set i bilaget\n"),
        "{written}"
    );
}

#[test]
fn nothing_is_written_without_a_new_value_and_a_reason() {
    let mut desk = Desk::danish();
    assert_eq!(desk.player.play("!r<enter>"), None);
    assert!(
        desk.last().contains("det er den værdi, der gælder nu"),
        "{}",
        desk.last()
    );
    assert_eq!(desk.player.play("1<enter>  <enter>"), None);
    assert!(
        desk.last().contains("en rettelse skal have en begrundelse"),
        "{}",
        desk.last()
    );
    // Back to the value with what was typed, to the note, and out.
    desk.player.play("<esc>");
    assert!(
        desk.last().contains("rettes til: 495 t.kr.1▏"),
        "{}",
        desk.last()
    );
    desk.player.play("<esc>");
    assert_eq!(desk.player.model.mode(), Mode::Problems);
    assert!(!desk.path("svar.rettelser.csv").exists());
}

#[test]
fn a_note_about_more_than_one_cell_says_that_it_is_none() {
    let mut desk = Desk::danish();
    desk.player.play("!<end>");
    assert!(!desk.last().contains("r ret"), "{}", desk.last());
    desk.player.play("r");
    assert!(
        desk.last().contains("ikke om en enkelt celle"),
        "{}",
        desk.last()
    );
    assert_eq!(desk.player.model.mode(), Mode::Problems);
}

#[test]
fn the_given_file_is_written_and_one_that_has_become_another_kind_is_not() {
    let header = "reason,file,line,column,old value,new value\n";
    let glyphs = Glyphs::Ascii;
    let mut desk = Desk::with(DATA, Some(header), Lang::En, glyphs, (100, 24));
    desk.player.play("!r<c-u>495<enter>unit<enter>");
    desk.write();
    assert_eq!(
        text(&desk.path("ret.csv")),
        format!("{header}unit,svar.csv,2,bruttoudgifter,495 t.kr.,495\n")
    );
    desk.player.play("<esc>4");
    assert!(desk.player.shows("Mentorer *"), "{}", desk.player.picture());
    assert!(
        desk.player.shows("1 correction"),
        "{}",
        desk.player.picture()
    );
    std::fs::write(desk.path("ret.csv"), "shopping;list\n").unwrap();
    desk.player.play("<up>!<up>");
    desk.player.play("<home>");
    while !desk.last().contains("r fix") {
        desk.player.play("<down>");
    }
    desk.player.play("r<c-u>1<enter>x<enter>");
    desk.write();
    assert!(desk.last().contains("ret.csv"), "{}", desk.last());
    assert_eq!(desk.player.model.mode(), Mode::Narrow);
    assert_eq!(text(&desk.path("ret.csv")), "shopping;list\n");
}

#[test]
fn corrections_are_counted_in_every_width() {
    let corrections = "fil;linje;kolonne;gammel værdi;ny værdi;begrundelse\n\
                       svar.csv;2;4;495 t.kr.;495;enhed\n\
                       svar.csv;3;4;13;14;x\n";
    let shown = |size| {
        let desk = Desk::with(DATA, Some(corrections), Lang::Da, Glyphs::Unicode, size);
        desk.player.picture()
    };
    assert!(shown((160, 45)).contains("1 rettelse, 1 ikke brugt"));
    assert!(shown((100, 24)).contains("1 rettelse"));
    for size in [(80, 24), (60, 20), (40, 14), (40, 10)] {
        let picture = shown(size);
        assert!(
            picture.contains("*1") || picture.contains("1 rettelse"),
            "{picture}"
        );
    }
    let plain = Desk::of(DATA, Lang::Da, (160, 45)).player.picture();
    assert!(!plain.contains("rettelse") && !plain.contains('*'));
}

#[test]
fn a_municipality_says_how_many_of_its_rows_are_corrected() {
    let corrections = "fil;linje;kolonne;gammel værdi;ny værdi;begrundelse\n\
                       svar.csv;2;4;495 t.kr.;495;enhed\n\
                       svar.csv;2;initiativ;Mentorer;Mentorer for unge;titel\n";
    let mut desk = Desk::with(
        DATA,
        Some(corrections),
        Lang::Da,
        Glyphs::Unicode,
        (120, 40),
    );
    desk.player.play("2");
    assert!(
        desk.player.shows("* 1 indsats er rettet"),
        "{}",
        desk.player.picture()
    );
    desk.player.play("<down>");
    assert!(!desk.player.shows("er rettet"), "{}", desk.player.picture());
}
