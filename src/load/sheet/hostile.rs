//! Workbooks that are broken, or made to break the reader.

use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;

use proptest::prelude::*;
use proptest::sample::Index;
use rust_xlsxwriter::{Format, Workbook as Writer};
use zip::write::SimpleFileOptions;

use super::tests::{RELATIONS, SHEETS, WORKBOOK, by_hand, ods_rows, open, rows_of, zipped};
use super::{Fault, Limits, Workbook};

fn fault(bytes: Vec<u8>) -> Fault {
    match open(bytes).and_then(|mut workbook| rows_of(&mut workbook, 0)) {
        Ok(rows) => panic!("{rows:?}"),
        Err(fault) => fault,
    }
}

fn sheet_fault(rows: &str) -> Fault {
    fault(by_hand(&format!(
        "<worksheet><sheetData>{rows}</sheetData></worksheet>"
    )))
}

fn is_damage(fault: &Fault) -> bool {
    matches!(fault, Fault::Damaged(_))
}

#[test]
fn what_is_no_workbook_is_told_from_what_is_a_damaged_one() {
    assert_eq!(fault(b"kommune;navn\n".to_vec()), Fault::NotAWorkbook);
    assert_eq!(fault(Vec::new()), Fault::NotAWorkbook);
    let compound = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest".to_vec();
    assert_eq!(fault(compound), Fault::OldOrEncrypted);
    let document = [("word/document.xml", "<document/>")];
    assert_eq!(fault(zipped(&document)), Fault::NotAWorkbook);
    let relations = RELATIONS.replace("/xl/workbook.xml", "word/document.xml");
    let document = [("_rels/.rels", &*relations), document[0]];
    assert_eq!(fault(zipped(&document)), Fault::NotAWorkbook);
    let text = [("mimetype", "application/vnd.oasis.opendocument.text")];
    assert_eq!(fault(zipped(&text)), Fault::NotAWorkbook);
    let relations = RELATIONS.replace(".xml", ".bin");
    assert_eq!(fault(zipped(&[("_rels/.rels", &relations)])), Fault::Binary);
    let whole = by_hand("<worksheet/>");
    assert!(is_damage(&fault(whole[..whole.len() / 2].to_vec())));
    assert!(is_damage(&fault(zipped(&[("_rels/.rels", RELATIONS)]))));
}

#[test]
fn an_encrypted_ods_is_told() {
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", "\u{1}\u{2}"),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>",
        ),
    ];
    assert_eq!(fault(zipped(&parts)), Fault::OldOrEncrypted);
}

#[test]
fn a_document_type_is_refused_in_every_part_that_is_read() {
    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    let sheet = "<worksheet><sheetData/></worksheet>";
    assert_eq!(
        fault(by_hand(&format!("{entities}{sheet}"))),
        Fault::Forbidden
    );
    for part in [0, 1, 2, 3, 4] {
        let mut parts = [
            ("_rels/.rels", RELATIONS.to_owned()),
            ("xl/workbook.xml", WORKBOOK.to_owned()),
            ("xl/_rels/workbook.xml.rels", SHEETS.to_owned()),
            ("xl/styles.xml", "<styleSheet/>".to_owned()),
            ("xl/sharedStrings.xml", "<sst/>".to_owned()),
        ];
        parts[part].1.insert_str(0, entities);
        let parts = parts.each_ref().map(|(name, text)| (*name, &**text));
        assert_eq!(fault(zipped(&parts)), Fault::Forbidden, "{part}");
    }
    assert!(is_damage(&sheet_fault(
        "<row><c t=\"str\"><v>&a;</v></c></row>"
    )));
}

#[test]
fn broken_places_and_values_are_damage() {
    for rows in [
        "<row><c r=\"ZZZZZZZ99999999999\"><v>1</v></c></row>",
        "<row><c r=\"A2\"><v>1</v></c></row>",
        "<row><c r=\"B1\"/><c r=\"A1\"/></row>",
        "<row><c r=\"A1\"/><c r=\"A1\"/></row>",
        "<row><c r=\"XFD1\"/><c/></row>",
        "<row r=\"2\"/><row r=\"2\"/>",
        "<row r=\"0\"/>",
        "<row r=\"-1\"/>",
        "<row r=\"1048577\"/>",
        "<row r=\"1048576\"/><row/>",
        "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>3</v></c></row>",
        "<row><c t=\"s\"><v>-1</v></c></row>",
        "<row><c t=\"b\"><v>2</v></c></row>",
        "<row><c t=\"q\"><v>2</v></c></row>",
        "<row><c><v>1.234.567</v></c></row>",
        "<row><c><v>1</c></row>",
        "<row><c><v>1</v></c>",
        "<row><c r=A1><v>1</v></c></row>",
    ] {
        let fault = sheet_fault(rows);
        assert!(is_damage(&fault), "{rows}: {fault:?}");
    }
    for rows in [
        "<table:table-row table:number-rows-repeated=\"-1\"/>",
        "<table:table-row><table:table-cell office:value-type=\"float\"/></table:table-row>",
        "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1,5\"/></table:table-row>",
        "<table:table-row><table:table-cell table:number-columns-repeated=\"16385\"><text:p>x</text:p></table:table-cell></table:table-row>",
        "<table:table-row table:number-rows-repeated=\"1048577\"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>",
    ] {
        let fault = ods_rows(rows).unwrap_err();
        assert!(is_damage(&fault), "{rows}: {fault:?}");
    }
}

#[test]
fn elements_are_not_nested_without_end() {
    let rows = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
    assert!(is_damage(&sheet_fault(&rows)));
}

#[test]
fn reasons_are_short() {
    let name = "Ø".repeat(5_000);
    let Fault::Damaged(reason) = sheet_fault(&format!("<row><c r=\"{name}\"/></row>")) else {
        panic!("no damage");
    };
    assert!(reason.chars().count() <= 201);
}

fn limited(bytes: Vec<u8>, limits: Limits) -> Result<Vec<String>, Fault> {
    rows_of(&mut Workbook::open(bytes, limits)?, 0)
}

const SMALL: Limits = Limits {
    unpacked: 20_000,
    columns: 3,
    cell: 1_000,
};

#[test]
fn a_cell_that_is_too_long_or_too_far_right_is_named() {
    let rows = |cell: &str| {
        by_hand(&format!(
            "<worksheet><sheetData><row/><row><c/><c/>{cell}</row></sheetData></worksheet>"
        ))
    };
    let text = |len| format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", "a".repeat(len));
    assert!(limited(rows(&text(1_000)), SMALL).is_ok());
    assert_eq!(
        limited(rows(&text(1_001)), SMALL),
        Err(Fault::CellTooLong {
            sheet: "Ark\u{1B}1".to_owned(),
            row: 2,
            column: 2
        })
    );
    assert!(limited(rows("<c/><c s=\"1\"/>"), SMALL).is_ok());
    assert_eq!(
        limited(rows("<c/><c><v>1</v></c>"), SMALL),
        Err(Fault::TooManyColumns {
            sheet: "Ark\u{1B}1".to_owned(),
            row: 2,
            column: 3
        })
    );
}

#[test]
fn a_tag_that_never_ends_is_not_kept() {
    let cell = format!("<row><c {}", "a".repeat(3 << 20));
    let bytes = by_hand(&format!("<worksheet><sheetData>{cell}"));
    let limits = Limits {
        cell: 1_000,
        ..Limits::default()
    };
    let fault = limited(bytes, limits).unwrap_err();
    // Three million equal letters are packed too tightly to get so far.
    assert_eq!(fault, Fault::TooDense { limit: 100 });
    let noise: String = (0..3_000_000_u32)
        .map(|n| char::from(b'a' + (n.wrapping_mul(2_654_435_761) >> 27) as u8 % 26))
        .collect();
    let bytes = by_hand(&format!("<worksheet><sheetData><row><c {noise}"));
    assert_eq!(
        limited(bytes, limits),
        Err(Fault::TextTooLong { limit: 1_000 })
    );
}

#[test]
fn a_zip_bomb_is_refused_by_its_directory() {
    let bomb = by_hand(&" ".repeat(21_000));
    assert_eq!(limited(bomb, SMALL), Err(Fault::TooLarge { limit: 20_000 }));
    let dense = by_hand(&" ".repeat(2 << 20));
    assert_eq!(fault(dense), Fault::TooDense { limit: 100 });
}

#[test]
fn a_part_that_is_larger_than_the_directory_says_is_damage() {
    let mut bytes = by_hand(&" ".repeat(21_000));
    let directory = bytes
        .windows(4)
        .rposition(|at| at == b"PK\x01\x02")
        .unwrap();
    bytes[directory + 24..directory + 28].copy_from_slice(&100_u32.to_le_bytes());
    assert!(limited(bytes, SMALL).is_err_and(|fault| is_damage(&fault)));
}

#[test]
fn a_wrong_checksum_is_damage() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let sheet = "<worksheet><sheetData><row><c><v>1234</v></c></row></sheetData></worksheet>";
    for (name, text) in [
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", SHEETS),
        ("xl/Sheets/One.xml", sheet),
    ] {
        zip.start_file(name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let mut bytes = zip.finish().unwrap().into_inner();
    let mut workbook = open(bytes.clone()).unwrap();
    assert_eq!(rows_of(&mut workbook, 0).unwrap(), ["1: 0=1234"]);
    let digit = bytes.windows(4).position(|at| at == b"1234").unwrap();
    bytes[digit] = b'9';
    assert!(is_damage(&fault(bytes)));
}

#[test]
fn a_zip_of_very_many_entries_is_refused() {
    let names: Vec<_> = (0..1_001).map(|n| n.to_string()).collect();
    let parts: Vec<_> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(fault(zipped(&parts)), Fault::TooManyParts { limit: 1_000 });
}

#[test]
fn a_directory_that_counts_in_64_bits_is_read_when_it_is_small() {
    let whole = by_hand("<worksheet/>");
    let with = |count: u64| {
        let end = whole.len() - 22;
        let mut bytes = whole[..end].to_vec();
        let number = |at: usize, len: usize| {
            let mut eight = [0; 8];
            eight[..len].copy_from_slice(&whole[end + at..end + at + len]);
            eight
        };
        bytes.extend(b"PK\x06\x06\x2C\0\0\0\0\0\0\0\x2D\0\x2D\0\0\0\0\0\0\0\0\0");
        bytes.extend([count.to_le_bytes(); 2].concat());
        bytes.extend([number(12, 4), number(16, 4)].concat());
        bytes.extend(b"PK\x06\x07\0\0\0\0");
        bytes.extend((end as u64).to_le_bytes());
        bytes.extend(b"\x01\0\0\0PK\x05\x06\0\0\0\0");
        bytes.extend([0xFF; 12]);
        bytes.extend([0, 0]);
        bytes
    };
    assert!(open(with(6)).is_ok());
    assert_eq!(
        fault(with(6_000_000_000)),
        Fault::TooManyParts { limit: 1_000 }
    );
}

#[test]
fn names_of_entries_lead_nowhere_outside_the_zip() {
    let relations = SHEETS.replace("Sheets\\One.xml", "../../../../etc/passwd");
    let bytes = zipped(&[
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("../../../../indsats_pwned", "x"),
        ("/abs/pwned", "x"),
    ]);
    assert_eq!(
        fault(bytes),
        Fault::Damaged("no part etc/passwd".to_owned())
    );
}

#[test]
fn many_attributes_are_read_in_linear_time() {
    let many = (0..30_000).fold(String::new(), |many, n| many + &format!(" a{n}=\"\""));
    let sheet = format!(
        "<worksheet><sheetData><row{many}><c{many} s=\"1\"><v>0.5</v></c></row></sheetData></worksheet>"
    );
    let rows = rows_of(&mut open(by_hand(&sheet)).unwrap(), 0);
    assert_eq!(rows.unwrap(), ["1: 0%=50 %"]);
}

#[test]
fn text_that_is_repeated_by_number_is_counted_when_it_is_handed_out() {
    let cell = format!(
        "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"><text:p>{}</text:p></table:table-cell></table:table-row>",
        "x".repeat(50)
    );
    assert_eq!(
        ods_rows(&cell),
        Err(Fault::TooLarge {
            limit: Limits::default().unpacked
        })
    );
    let blanks = "<table:table-row><table:table-cell><text:p><text:s text:c=\"4000000000\"/></text:p></table:table-cell></table:table-row>";
    assert!(matches!(
        ods_rows(blanks),
        Err(Fault::CellTooLong { row: 1, .. })
    ));
}

#[test]
fn a_shared_string_that_is_shared_too_often_is_counted() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1_000));
    let read = |rows: String| {
        let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        let bytes = zipped(&[
            ("_rels/.rels", RELATIONS),
            ("xl/workbook.xml", WORKBOOK),
            ("xl/_rels/workbook.xml.rels", SHEETS),
            ("xl/sharedStrings.xml", &strings),
            ("xl/Sheets/One.xml", &sheet),
        ]);
        limited(bytes, SMALL)
    };
    let cell = "<c t=\"s\"><v>0</v></c>";
    assert_eq!(
        read(format!("<row>{cell}</row>").repeat(100)),
        Err(Fault::TooLarge { limit: 20_000 })
    );
    assert_eq!(
        read(format!("<row/><row>{cell}{cell}{cell}</row>")),
        Err(Fault::RowTooLong {
            sheet: "Ark\u{1B}1".to_owned(),
            row: 2
        })
    );
}

#[test]
fn sheets_cannot_be_read_over_and_over_without_end() {
    let sheet = format!("<worksheet>{}</worksheet>", " ".repeat(15_000));
    let mut workbook = Workbook::open(by_hand(&sheet), SMALL).unwrap();
    let faults: Vec<_> = (0..15)
        .filter_map(|_| rows_of(&mut workbook, 0).err())
        .collect();
    let too_large = Fault::TooLarge { limit: 20_000 };
    assert!(!faults.is_empty() && faults.iter().all(|fault| *fault == too_large));
}

/// A workbook with a bit of everything, as a spreadsheet program writes it.
fn usual() -> Vec<u8> {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    sheet.write(0, 0, "kommune").unwrap();
    sheet.write(0, 1, "område").unwrap();
    let percent = Format::new().set_num_format("0%");
    for row in 1..20 {
        sheet.write(row, 0, "Køge & omegn").unwrap();
        sheet.write(row, 1, f64::from(row) / 7.0).unwrap();
        sheet.write_with_format(row, 2, 0.5, &percent).unwrap();
    }
    writer.add_worksheet().set_hidden(true);
    writer.save_to_buffer().unwrap()
}

/// Reads everything under small limits and tells how many bytes of text came out.
fn drained(bytes: Vec<u8>) -> usize {
    let limits = Limits {
        unpacked: 1 << 20,
        columns: 100,
        cell: 1_000,
    };
    let Ok(mut workbook) = Workbook::open(bytes, limits) else {
        return 0;
    };
    let mut total = 0;
    for sheet in 0..workbook.sheets().len() {
        let mut last = 0;
        let _refused = workbook.rows(sheet, &mut |row, cells| {
            assert!(row > last && row <= 1_048_576);
            last = row;
            assert!(cells.is_sorted_by(|a, b| a.column < b.column));
            for cell in cells {
                assert!(!cell.text.is_empty() && cell.text.len() <= 1_000 && cell.column < 100);
                total += cell.text.len();
            }
            ControlFlow::Continue(())
        });
    }
    total
}

/// XML out of the words of a sheet, in any order.
fn soup() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        proptest::sample::select(vec![
            "<row>", "</row>", "<row r=\"7\">", "<row/>", "<c>", "</c>", "<c r=\"B7\" s=\"1\">",
            "<c t=\"s\">", "<c t=\"str\">", "<c t=\"inlineStr\">", "<v>", "</v>", "<f>", "</f>",
            "<is>", "</is>", "<t>", "</t>", "1", "-1e308", "&amp;", "&#27;", "&x;", "<![CDATA[", "]]>",
            "<!--", "-->", "<?", "?>", "<table:table-row>", "</table:table-row>",
            "<table:table-row table:number-rows-repeated=\"1000000\">", "<table:table-cell>",
            "<table:table-cell table:number-columns-repeated=\"90\" office:value-type=\"percentage\" office:value=\"1\">",
            "</table:table-cell>", "<text:p>", "</text:p>", "<text:s text:c=\"900\"/>",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,4}",
    ];
    proptest::collection::vec(word, 0..40).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2_000), is_zip: bool) {
        let mut bytes = bytes;
        if is_zip {
            bytes.splice(0..0, *b"PK\x03\x04");
            bytes.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
        }
        prop_assert_eq!(drained(bytes), 0);
    }

    #[test]
    fn a_mutated_workbook_is_read_or_refused(changes in proptest::collection::vec((any::<Index>(), any::<u8>()), 1..8), cut in proptest::option::of(any::<Index>())) {
        let mut bytes = usual();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        prop_assert!(drained(bytes) <= 4 << 20);
    }

    #[test]
    fn a_sheet_of_any_xml_is_read_or_refused(text in soup()) {
        let open = format!("<worksheet><sheetData>{text}");
        let whole = format!("{open}</sheetData></worksheet>");
        for sheet in [open, whole] {
            let total = drained(by_hand(&sheet));
            prop_assert!(total <= 4 << 20);
        }
        let _refused = ods_rows(&text);
    }
}
