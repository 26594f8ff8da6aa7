//! The user's own groups of municipalities: read from a file, chosen as a place, and left again.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file plays with a part of it")]
#[path = "player/mod.rs"]
mod player;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use assert_cmd::Command;
use indsats::domain::dataset::Dataset;
use indsats::domain::raw::Raw;
use indsats::load::watch::{Outcome, Reread, Stamps};
use indsats::load::{self, Loaded, Source};
use indsats::query::criteria::FacetValue;
use indsats::query::reference::Reference;
use indsats::text::Lang;
use indsats::text::bar::cells::Glyphs;
use indsats::tui::update::reload::finish;
use insta::assert_snapshot;
use player::Player;
use tempfile::TempDir;

const GROUPS: &str = "kommune;gruppe\nGreve;Køge Bugt\nKøge;Køge Bugt\nSolrød;Køge Bugt\nIshøj;Køge Bugt\n\
    Vallensbæk;Køge Bugt\nIshøj;Vestegnen\nAlbertslund;Vestegnen\nKøbenhavn;De fire største\n\
    Aarhus;De fire største\nAalborg;De fire største\nOdense;De fire største\n";

fn grouped(folder: &TempDir, text: &str) -> Source {
    let path = folder.path().join("grupper.csv");
    fs::write(&path, text).unwrap();
    Source {
        groups: Some(path),
        ..Source::default()
    }
}

/// The example with [`GROUPS`].
fn example() -> Arc<Dataset> {
    let folder = TempDir::new().unwrap();
    let loaded = load::load(&grouped(&folder, GROUPS)).unwrap();
    Arc::new(loaded.dataset)
}

/// Reads again: the loop's part, without its files.
fn reload(player: &mut Player, loaded: Loaded) {
    player.data = Arc::new(loaded.dataset.clone());
    let outcome = Outcome {
        loaded: Ok(loaded),
        stamps: Stamps::default(),
        is_settled: true,
    };
    finish(&mut player.model, outcome);
}

fn player(width: u16, height: u16) -> Player {
    Player::of(example(), Lang::Da, Glyphs::Unicode, (width, height))
}

#[test]
fn a_group_is_found_in_the_palette_with_its_initiatives_and_kroner() {
    let at_80 = player(80, 24).then("2fkøge bugt");
    assert_snapshot!("palette_80", at_80.picture());
    let listed = player(160, 45).then("2fde fire<tab>");
    assert_snapshot!("palette_160", listed.picture());
}

#[test]
fn a_chosen_group_is_a_step_of_the_path_and_of_the_denominator() {
    let chosen = player(80, 24).then("2fkøge bugt<tab><enter>");
    assert_snapshot!("scope_80", chosen.picture());
    let denmark = |player: &Player| player.groups()[0].reference;
    let before = player(80, 24).then("2");
    assert_eq!(denmark(&chosen), denmark(&before));
    let heads = |player: &Player| player.answer().totals.sum.heads;
    assert!(heads(&chosen) < heads(&before));
}

#[test]
fn escape_leaves_a_group_and_keeps_the_tab() {
    let mut player = player(80, 24).then("2fkøge bugt<tab><enter>");
    assert_eq!(player.model.view().scope.len(), 1);
    let tab = player.model.view().grouping;
    player.play("<esc>");
    assert!(player.model.view().scope.is_empty());
    assert_eq!(player.model.view().grouping, tab);
}

#[test]
fn a_group_is_carried_over_by_its_name_and_dropped_with_a_word_when_it_is_gone() {
    let folder = TempDir::new().unwrap();
    let source = |text: &str| load::load(&grouped(&folder, text)).unwrap();
    let chosen = |player: &Player| {
        let scope = player.model.view().scope.iter().next().cloned();
        scope.map(|criterion| match criterion.value {
            FacetValue::Group(group) => player.data.groups().name(group).lossless().to_owned(),
            other => panic!("{other:?}"),
        })
    };
    let mut player = player(160, 45).then("2fvestegnen<tab><enter>");
    let other = "kommune;gruppe\nKøge;Ny\nHvidovre;Vestegnen\n";
    reload(&mut player, source(other));
    assert_eq!(chosen(&player).as_deref(), Some("Vestegnen"));
    assert_eq!(player.answer().totals.coverage.responded(), 1);
    reload(&mut player, source("kommune;gruppe\nKøge;Ny\n"));
    assert_eq!(chosen(&player), None);
    assert!(player.shows("gruppe=Vestegnen"), "{}", player.picture());
}

#[test]
fn the_list_of_groups_is_a_file_of_the_source_also_beside_the_example() {
    let folder = TempDir::new().unwrap();
    let source = grouped(&folder, GROUPS);
    assert_eq!(Reread::of(&source), Reread::Anytime);
    let before = Stamps::of(&source);
    fs::write(source.groups.as_ref().unwrap(), "kommune;gruppe\n").unwrap();
    assert_ne!(before, Stamps::of(&source));
}

#[test]
fn a_package_can_bring_its_groups_and_the_flag_adds_to_them() {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write(
        "svar.csv",
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Fest;1\n",
    );
    write("egne.csv", "gruppe,kommune\nKysten,Køge\n");
    write(
        "datapackage.json",
        r#"{ "resources": [ { "name": "indsatser", "path": "svar.csv" }, { "name": "grupper", "path": "egne.csv" } ] }"#,
    );
    let extra = grouped(&folder, "kommune;gruppe\nGreve;kysten\nGreve;Anden\n");
    let source = Source {
        paths: vec![PathBuf::from(folder.path())],
        ..extra
    };
    let data = load::load(&source).unwrap().dataset;
    let groups = data.groups();
    let of = |name: &str| {
        let place = data.places().find(Raw::new(name)).unwrap();
        let names = groups.of(place).map(|group| groups.name(group).lossless());
        names.collect::<Vec<_>>()
    };
    assert_eq!(of("Køge"), ["Kysten"]);
    assert_eq!(of("Greve"), ["Kysten", "Anden"]);
}

/// What the program says of a list of groups that it refuses.
fn refused(text: &str) -> String {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("g.csv"), text).unwrap();
    let mut command = Command::cargo_bin("indsats").unwrap();
    let arguments = ["--lang", "da", "--groups", "g.csv", "--print", "80x24"];
    let output = command.current_dir(folder.path()).args(arguments);
    let output = output.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_bad_list_of_groups_is_told_with_line_column_found_and_expected() {
    for (text, said) in [
        (
            "kommune;gruppe\nGreve;A\nHernng;A\n",
            "g.csv, linje 3, kolonne 1: »Hernng« er ikke en værdi for »kommune«; ventet: Herning.",
        ),
        (
            "kommune;gruppe\nGreve;\n",
            "g.csv, linje 2, kolonne 2: »gruppe« mangler.",
        ),
        (
            "kommune;navn\nGreve;A\n",
            "g.csv, linje 1: ingen linje er overskriften kommune;gruppe; den første linje er »kommune;navn«.",
        ),
    ] {
        let told = refused(text);
        assert!(told.contains(said), "{told}");
        assert!(told.contains("R020"), "{told}");
    }
}

#[test]
fn peers_are_named_and_the_axis_says_that_each_row_has_its_own() {
    assert_snapshot!("peers_80", player(80, 24).then("2aa").picture());
    assert_snapshot!("peers_160", player(160, 45).then("2aa").picture());
    let capital = player(80, 24).then("2fkøbenhavn<tab><enter>aa");
    assert!(capital.shows("Jævnstore med København: Aarhus, Aalborg, Odense,"));
}

#[test]
fn rows_without_peers_or_a_group_say_why() {
    let regions = player(80, 24).then("1aa");
    assert!(regions.shows("gns. jævnstore –"), "{}", regions.picture());
    assert!(regions.shows("jævnstore findes kun for én kommune ad gangen"));
    let in_two = player(80, 24).then("2fishøj<tab><enter>aaa");
    assert!(in_two.shows("i flere grupper (Køge Bugt, Vestegnen): intet gennemsnit"));
    let in_none = player(80, 24).then("2fikast<tab><enter>aaa");
    assert!(in_none.shows("i ingen gruppe: intet gennemsnit"));
    assert_snapshot!("group_80", player(80, 24).then("2aaa").picture());
}

#[test]
fn the_average_of_groups_is_offered_only_where_there_are_groups() {
    let selection = player(80, 24).then("2aaaa").model.view().reference;
    let without = Player::new(80, 24).then("2aaa").model.view().reference;
    assert_eq!(selection, Reference::Selection);
    assert_eq!(without, Reference::Selection);
}
