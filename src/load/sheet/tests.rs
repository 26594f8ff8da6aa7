//! Workbooks as spreadsheet programs write them.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;

use calamine::{DataRef, Reader as _};
use rust_xlsxwriter::{Chart, ExcelDateTime, Format, Formula, Workbook as Writer, Worksheet};
use zip::write::SimpleFileOptions;

use super::{Fault, Limits, RowsRead, SheetName, Workbook};

/// A row as `number: A=text B=text%`.
pub(super) fn rows_of(workbook: &mut Workbook, sheet: usize) -> Result<Vec<String>, Fault> {
    Ok(read(workbook, sheet)?.1)
}

fn read(workbook: &mut Workbook, sheet: usize) -> Result<(RowsRead, Vec<String>), Fault> {
    let mut rows = Vec::new();
    let read = workbook.rows(sheet, &mut |row, cells| {
        let mut text = format!("{row}:");
        for cell in cells {
            let mark = if cell.is_percent { "%" } else { "" };
            let _ = write!(text, " {}{mark}={}", cell.column, cell.text);
        }
        rows.push(text);
        ControlFlow::Continue(())
    })?;
    Ok((read, rows))
}

pub(super) fn open(bytes: Vec<u8>) -> Result<Workbook, Fault> {
    Workbook::open(bytes, Limits::default())
}

/// A zip of the parts, packed.
pub(super) fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// What one sheet that `fill` has written reads as.
fn written(fill: impl FnOnce(&mut Worksheet)) -> Vec<String> {
    let mut writer = Writer::new();
    fill(writer.add_worksheet());
    rows_of(&mut open(writer.save_to_buffer().unwrap()).unwrap(), 0).unwrap()
}

#[test]
fn texts_and_numbers_are_read_as_a_dane_types_them() {
    let rows = written(|sheet| {
        sheet.write(0, 0, "Høje-Taastrup").unwrap();
        sheet.write(0, 2, " a\nb & <c> \u{1B}]0;x\u{7}").unwrap();
        sheet.write(1, 0, 1234.5).unwrap();
        sheet.write(1, 1, 0.1 + 0.2).unwrap();
        sheet.write(1, 2, -1e21).unwrap();
        sheet.write(1, 3, "1.234,50").unwrap();
        sheet.write(1, 4, "_x0041_").unwrap();
    });
    assert_eq!(
        rows,
        [
            "1: 0=Høje-Taastrup 2= a\nb & <c> \u{1B}]0;x\u{7}",
            "2: 0=1234,5 1=0,3 2=-1000000000000000000000 3=1.234,50 4=_x0041_"
        ]
    );
}

#[test]
fn a_percent_style_makes_percent_of_a_number_and_nothing_of_a_text() {
    let rows = written(|sheet| {
        for (column, code) in (0..).zip(["0%", "0.00%", "0.0 %;[Red]-0.0 %", "0\" %\"", "0"]) {
            let format = Format::new().set_num_format(code);
            sheet.write_with_format(0, column, 0.8, &format).unwrap();
        }
        let percent = Format::new().set_num_format("0%");
        sheet.write_with_format(1, 0, "80", &percent).unwrap();
        sheet.write_with_format(1, 1, true, &percent).unwrap();
        sheet.write_blank(1, 2, &percent).unwrap();
    });
    assert_eq!(
        rows,
        ["1: 0%=80 % 1%=80 % 2%=80 % 3=0,8 4=0,8", "2: 0=80 1=SAND"]
    );
}

#[test]
fn dates_booleans_and_errors_are_text() {
    let rows = written(|sheet| {
        let date = Format::new().set_num_format("dd-mm-yyyy");
        let time = Format::new().set_num_format("[h]:mm");
        let day = ExcelDateTime::parse_from_str("2019-02-01").unwrap();
        sheet.write_with_format(0, 0, &day, &date).unwrap();
        sheet.write_with_format(0, 1, 1.5, &time).unwrap();
        sheet.write_with_format(0, 2, -3.0, &date).unwrap();
        sheet.write(0, 3, true).unwrap();
        sheet.write(0, 4, false).unwrap();
        sheet
            .write(0, 5, Formula::new("=1/0").set_result("#DIV/0!"))
            .unwrap();
    });
    assert_eq!(
        rows,
        ["1: 0=2019-02-01 1=36:00:00 2=-3 3=SAND 4=FALSK 5=#DIV/0!"]
    );
}

#[test]
fn a_formula_is_its_saved_result() {
    let rows = written(|sheet| {
        sheet
            .write(0, 0, Formula::new("=1000+234").set_result("1234"))
            .unwrap();
        sheet
            .write(0, 1, Formula::new("=\"a\"&\"b\"").set_result("ab"))
            .unwrap();
    });
    assert_eq!(rows, ["1: 0=1234 1=ab"]);
}

#[test]
fn merged_hidden_and_far_cells_stand_where_they_are() {
    let rows = written(|sheet| {
        sheet.write(0, 1, "overskrift").unwrap();
        sheet
            .merge_range(1, 0, 3, 0, "Køge", &Format::new())
            .unwrap();
        sheet.write(2, 1, "skjult").unwrap();
        sheet.set_row_hidden(2).unwrap();
        sheet.write(1_048_575, 16_383, "langt ude").unwrap();
    });
    assert_eq!(
        rows,
        [
            "1: 1=overskrift",
            "2: 0=Køge",
            "3: 1=skjult",
            "1048576: 16383=langt ude"
        ]
    );
}

#[test]
fn sheets_are_named_in_order_with_the_hidden_ones_marked() {
    let mut writer = Writer::new();
    writer.add_worksheet().set_name("Læs mig & <mere>").unwrap();
    let data = writer.add_worksheet();
    data.set_name("Data").unwrap().write(4, 0, "x").unwrap();
    let hidden = writer.add_worksheet().set_name("Skjult").unwrap();
    hidden.set_hidden(true).write(0, 0, 1).unwrap();
    let mut chart = Chart::new_bar();
    chart.add_series().set_values("Data!$A$1:$A$5");
    let diagram = writer.add_chartsheet();
    diagram.insert_chart(0, 0, &chart).unwrap();
    let mut workbook = open(writer.save_to_buffer().unwrap()).unwrap();
    let sheet = |name: &str, is_hidden| SheetName {
        name: name.to_owned(),
        is_hidden,
    };
    assert_eq!(
        workbook.sheets(),
        [
            sheet("Læs mig & <mere>", false),
            sheet("Data", false),
            sheet("Skjult", true)
        ]
    );
    assert_eq!(rows_of(&mut workbook, 2).unwrap(), ["1: 0=1"]);
    assert_eq!(rows_of(&mut workbook, 1).unwrap(), ["5: 0=x"]);
    assert_eq!(rows_of(&mut workbook, 0), Ok(Vec::new()));
    assert_eq!(rows_of(&mut workbook, 3), Ok(Vec::new()));
}

#[test]
fn formatted_rows_without_text_are_counted_and_no_rows() {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    sheet.write(0, 0, "x").unwrap();
    for row in 1..=20 {
        sheet
            .write_blank(row, 0, &Format::new().set_bold())
            .unwrap();
    }
    let mut workbook = open(writer.save_to_buffer().unwrap()).unwrap();
    let (read, rows) = read(&mut workbook, 0).unwrap();
    assert_eq!(read, RowsRead { rows: 1, empty: 20 });
    assert_eq!(rows, ["1: 0=x"]);
}

#[test]
fn reading_stops_where_the_caller_breaks_off() {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    for row in 0..10 {
        sheet.write(row, 0, row).unwrap();
    }
    let mut workbook = open(writer.save_to_buffer().unwrap()).unwrap();
    let mut seen = Vec::new();
    let read = workbook.rows(0, &mut |row, _| {
        seen.push(row);
        if row == 3 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert_eq!(read, Ok(RowsRead { rows: 3, empty: 0 }));
    assert_eq!(seen, [1, 2, 3]);
}

#[test]
fn texts_numbers_and_places_are_those_that_calamine_reads() {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    for row in 0..50_u16 {
        for column in (0..12).filter(|column| (u32::from(row) + column) % 3 != 0) {
            let place = (u32::from(row) * 7, u16::try_from(column * 5).unwrap());
            if column % 2 == 0 {
                let text = format!(" æ{row}\n_x000D_\t\u{1}& <{column}> ");
                sheet.write(place.0, place.1, text).unwrap();
            } else {
                let value = f64::from(row) / 7.0 - f64::from(column);
                sheet.write(place.0, place.1, value).unwrap();
            }
        }
    }
    let bytes = writer.save_to_buffer().unwrap();
    let mut other = calamine::Xlsx::new(Cursor::new(bytes.clone())).unwrap();
    let mut cells = other.worksheet_cells_reader("Sheet1").unwrap();
    let mut theirs = Vec::new();
    while let Some(cell) = cells.next_cell().unwrap() {
        let (row, column) = cell.get_position();
        let text = match cell.get_value() {
            DataRef::SharedString(text) => (*text).to_owned(),
            DataRef::Float(value) => super::number::danish(*value, 0),
            other => panic!("{other:?}"),
        };
        theirs.push((row + 1, column, text));
    }
    let mut ours = Vec::new();
    let read = open(bytes).unwrap().rows(0, &mut |row, cells| {
        ours.extend(
            cells
                .iter()
                .map(|cell| (row, cell.column, cell.text.clone())),
        );
        ControlFlow::Continue(())
    });
    assert_eq!(read.unwrap().rows, 50);
    assert_eq!(ours, theirs);
}

pub(super) const RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>"#;
pub(super) const WORKBOOK: &str = r#"<x:workbook xmlns:r="r"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="Ark_x001B_1" sheetId="1" r:id="r7"/></x:sheets></x:workbook>"#;
pub(super) const SHEETS: &str = r#"<Relationships><Relationship Id="r7" Type="x/worksheet" Target="Sheets\One.xml"/></Relationships>"#;

/// A workbook of one sheet, by its XML.
pub(super) fn by_hand(sheet: &str) -> Vec<u8> {
    zipped(&[
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", SHEETS),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", STRINGS),
        ("XL\\sheets\\one.xml", sheet),
    ])
}

const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
const STRINGS: &str = "<sst uniqueCount=\"99999999999\"><si><t>nul</t></si><si>\n <r><rPr><b/></rPr><t xml:space=\"preserve\">fed </t></r><rPh><t>x</t></rPh><r><t>skrift</t></r>\n</si><si/></sst>";

fn sheet(rows: &str) -> Result<Vec<String>, Fault> {
    let xml = format!(
        "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData><x><row/></x></worksheet>"
    );
    rows_of(&mut open(by_hand(&xml))?, 0)
}

#[test]
fn parts_are_found_however_they_are_written() {
    let workbook = open(by_hand("<worksheet/>")).unwrap();
    assert_eq!(workbook.sheets()[0].name, "Ark\u{1B}1");
}

#[test]
fn cells_and_rows_without_names_follow_each_other() {
    let rows = "<row><c><v>1</v></c><c r=\"D1\"><v>2</v></c><c><v>3</v></c></row><row/><row><c><v>4</v></c></row>";
    assert_eq!(sheet(rows).unwrap(), ["1: 0=1 3=2 4=3", "3: 0=4"]);
}

#[test]
fn every_kind_of_cell_is_text() {
    let rows = r#"<row r="2"><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="inlineStr"><is><t>i _x0041_</t></is></c><c t="e"><v>#SPILL!</v></c><c t="d"><v>2019-02-01</v></c><c t="n" s="1"><v> 8e-1 </v></c><c s="2"><v>42035</v></c><c><v>NaN</v></c><c><v>1e999</v></c><c s="99"><v>5</v></c></row>"#;
    assert_eq!(
        sheet(rows).unwrap(),
        ["2: 0=fed skrift 2=i A 3=#SPILL! 4=2019-02-01 5%=80 % 6=2019-02-01 7=NaN 8=inf 9=5"]
    );
}

#[test]
fn a_formula_without_a_saved_result_is_the_formula() {
    let rows = r#"<row><c s="1"><f>A1&amp;"x"</f></c><c><f/><v/></c><c t="str"><f>B1</f><v></v></c><c t="str"><f>B1</f></c><c><f>1+1</f><v>2</v></c></row>"#;
    assert_eq!(sheet(rows).unwrap(), ["1: 0==A1&\"x\" 1== 3==B1 4=2"]);
}

const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";

fn ods(body: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content><office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"#
    );
    zipped(&[("mimetype", ODS), ("content.xml", &content)])
}

/// What the first sheet of an ODS with these rows reads as.
pub(super) fn ods_rows(rows: &str) -> Result<Vec<String>, Fault> {
    let body = format!(r#"<table:table table:name="A">{rows}</table:table>"#);
    rows_of(&mut open(ods(&body))?, 0)
}

#[test]
fn the_sheets_of_an_ods_are_named_and_read() {
    let body = r#"<table:tracked-changes><table:table><table:table-row/></table:table></table:tracked-changes>
        <table:table table:name="Læs &amp; mig"/>
        <table:table table:name="Data" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="string"><table:table table:name="indre"/><text:p>a</text:p></table:table-cell></table:table-row></table:table>"#;
    let mut workbook = open(ods(body)).unwrap();
    let names: Vec<_> = workbook
        .sheets()
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.is_hidden))
        .collect();
    assert_eq!(names, [("Læs & mig", false), ("Data", true)]);
    assert_eq!(rows_of(&mut workbook, 0), Ok(Vec::new()));
    assert_eq!(rows_of(&mut workbook, 1).unwrap(), ["1: 0=a"]);
}

#[test]
fn every_kind_of_ods_cell_is_text() {
    let rows = r#"<table:table-row>
        <table:table-cell office:value-type="float" office:value="1234.5"><text:p>1.234,50</text:p></table:table-cell>
        <table:table-cell office:value-type="percentage" office:value="0.8"><text:p>80%</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2019-02-01T00:00:00"><text:p>1. feb</text:p></table:table-cell>
        <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>SAND</text:p></table:table-cell>
        <table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>a<text:s text:c="3"/><text:span>b<text:note>x</text:note></text:span></text:p><text:p>c &amp; d</text:p></table:table-cell>
        <table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error" table:formula="of:=[.A9]"><text:p>#REF!</text:p></table:table-cell>
        <table:table-cell table:formula="of:=[.A1]+1"/>
        <table:covered-table-cell office:value-type="currency" office:value="-5E2"/>
        <table:table-cell office:value-type="time" office:time-value="PT12H30M00S"/>
    </table:table-row>"#;
    assert_eq!(
        ods_rows(rows).unwrap(),
        [
            "1: 0=1234,5 1%=80 % 2=2019-02-01 3=SAND 4=a   b\nc & d 5=#REF! 6==[.A1]+1 7=-500 8=PT12H30M00S"
        ]
    );
}

#[test]
fn repeated_ods_cells_and_rows_are_there_and_empty_ones_are_passed_over() {
    let rows = r#"<table:table-header-rows><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/><table:table-cell table:number-columns-repeated="16382"/></table:table-row></table:table-header-rows>
        <table:table-row table:number-rows-repeated="5"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row><table:table-cell/><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="4000000000"/></table:table-row>"#;
    assert_eq!(
        ods_rows(rows).unwrap(),
        ["1: 0=7 1=7", "2: 0=7 1=7", "8: 1=x"]
    );
}
