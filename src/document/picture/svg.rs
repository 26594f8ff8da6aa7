//! A drawing as lines and letters: SVG 1.1 without scripts, links or anything from elsewhere.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::document::picture::drawing::{Anchor, Drawing, Form, Letters, Shape, Typeface};

/// Fonts that exist everywhere, by name, the last one by kind.
const SANS: &str = "'Liberation Sans', Arial, Helvetica, 'DejaVu Sans', sans-serif";
const MONO: &str =
    "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', 'Courier New', monospace";

/// Writes a drawing.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write(drawing: &Drawing, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = Writer::new_with_indent(out, b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let (width, height) = (drawing.width.to_string(), drawing.height.to_string());
    let view = format!("0 0 {width} {height}");
    let family = match drawing.typeface {
        Typeface::Sans => SANS,
        Typeface::Mono => MONO,
    };
    let root = writer.create_element("svg").with_attributes([
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("width", width.as_str()),
        ("height", height.as_str()),
        ("viewBox", view.as_str()),
        ("role", "img"),
        ("aria-labelledby", "title desc"),
        ("xml:lang", drawing.language),
        ("font-family", family),
    ]);
    root.write_inner_content(|writer| {
        for (name, text) in [("title", &drawing.title), ("desc", &drawing.description)] {
            let element = writer.create_element(name).with_attribute(("id", name));
            element.write_text_content(BytesText::new(&valid(text)))?;
        }
        let paper = writer.create_element("rect").with_attributes([
            ("width", "100%"),
            ("height", "100%"),
            ("fill", drawing.background.to_string().as_str()),
        ]);
        paper.write_empty()?;
        drawing
            .shapes
            .iter()
            .try_for_each(|one| shape(one, drawing.typeface, writer))
    })?;
    writer.get_mut().write_all(b"\n")
}

fn shape(shape: &Shape, typeface: Typeface, writer: &mut Writer<&mut dyn Write>) -> io::Result<()> {
    let mut attributes: Vec<(&str, String)> = Vec::new();
    if !shape.class.is_empty() {
        attributes.push(("class", shape.class.to_owned()));
    }
    let name = match &shape.form {
        Form::Box(area, fill) => {
            attributes.extend([
                ("x", area.x.to_string()),
                ("y", area.y.to_string()),
                ("width", area.width.to_string()),
                ("height", area.height.to_string()),
                ("fill", fill.to_string()),
            ]);
            if typeface == Typeface::Mono {
                // Cells meet without a seam.
                attributes.push(("shape-rendering", "crispEdges".to_owned()));
            }
            "rect"
        }
        Form::Line {
            from,
            to,
            stroke,
            width,
            is_dashed,
        } => {
            attributes.extend([
                ("x1", from.0.to_string()),
                ("y1", from.1.to_string()),
                ("x2", to.0.to_string()),
                ("y2", to.1.to_string()),
                ("stroke", stroke.to_string()),
                ("stroke-width", width.to_string()),
            ]);
            if *is_dashed {
                attributes.push(("stroke-dasharray", "4 3".to_owned()));
            }
            "line"
        }
        Form::Corners(corners, fill) => {
            let corners = corners.iter().map(|(x, y)| format!("{x},{y}"));
            let corners: Vec<_> = corners.collect();
            attributes.extend([("points", corners.join(" ")), ("fill", fill.to_string())]);
            "polygon"
        }
        Form::Letters(text) => {
            attributes.extend(letters(text, typeface));
            "text"
        }
    };
    let attributes = attributes
        .iter()
        .map(|(name, value)| (*name, value.as_str()));
    let element = writer.create_element(name).with_attributes(attributes);
    match &shape.form {
        Form::Letters(text) => element.write_text_content(BytesText::new(&valid(&text.text)))?,
        Form::Box(..) | Form::Line { .. } | Form::Corners(..) => element.write_empty()?,
    };
    Ok(())
}

fn letters(text: &Letters, typeface: Typeface) -> Vec<(&'static str, String)> {
    let mut attributes = vec![
        ("x", text.x.to_string()),
        ("y", text.y.to_string()),
        ("font-size", text.size.to_string()),
        ("fill", text.fill.to_string()),
    ];
    let anchor = match text.anchor {
        Anchor::Start => None,
        Anchor::Middle => Some("middle"),
        Anchor::End => Some("end"),
    };
    attributes.extend(anchor.map(|anchor| ("text-anchor", anchor.to_owned())));
    if text.is_bold {
        attributes.push(("font-weight", "bold".to_owned()));
    }
    if let Some(width) = text.width {
        attributes.push(("textLength", width.to_string()));
    }
    if typeface == Typeface::Mono {
        attributes.push(("xml:space", "preserve".to_owned()));
    }
    attributes
}

/// The text without what XML 1.0 has no way to write. Text from files is in its visible form already and has none.
fn valid(text: &str) -> String {
    let is_character = |c: char| matches!(c, '\t' | '\n' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars()
        .map(|c| if is_character(c) { c } else { '\u{fffd}' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::picture::drawing::{Colour, Dots, dots};

    fn drawing(text: &str) -> Drawing {
        let mut drawing = Drawing {
            width: dots(100),
            height: dots(40),
            background: Colour(255, 255, 255),
            title: text.to_owned(),
            description: text.to_owned(),
            language: "da",
            typeface: Typeface::Sans,
            shapes: Vec::new(),
        };
        drawing.add(
            "name",
            Form::Letters(Letters {
                text: text.to_owned(),
                x: dots(1),
                y: Dots(20_500),
                anchor: Anchor::End,
                size: dots(12),
                is_bold: true,
                fill: Colour(0, 0, 0),
                width: None,
            }),
        );
        drawing
    }

    fn written(drawing: &Drawing) -> String {
        let mut out = Vec::new();
        write(drawing, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn text_stays_text_whatever_it_says() {
        let attack = "</text><script>alert(1)</script><a href='x'>&amp;\" ]]> <!-- æøå";
        let svg = written(&drawing(attack));
        let tree = roxmltree::Document::parse(&svg).unwrap();
        for name in ["title", "desc", "text"] {
            let node = tree.descendants().find(|n| n.has_tag_name(name)).unwrap();
            assert_eq!(node.text(), Some(attack));
        }
        let names: Vec<_> = tree
            .descendants()
            .filter(roxmltree::Node::is_element)
            .map(|node| node.tag_name().name())
            .collect();
        assert_eq!(names, ["svg", "title", "desc", "rect", "text"]);
    }

    #[test]
    fn what_xml_cannot_say_is_replaced() {
        let svg = written(&drawing("a\u{1b}b\u{ffff}c"));
        let tree = roxmltree::Document::parse(&svg).unwrap();
        let text = tree.descendants().find(|n| n.has_tag_name("text")).unwrap();
        assert_eq!(text.text(), Some("a\u{fffd}b\u{fffd}c"));
    }

    #[test]
    fn a_full_disk_is_an_error() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::StorageFull.into())
            }

            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let error = write(&drawing("a"), &mut Full).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    }
}
