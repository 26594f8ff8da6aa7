//! A drawing as dots: the svg, drawn by resvg with the letters that the program carries, so that the bytes are the
//! same on every machine.

use std::io::{self, Write};
use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::document::Error;
use crate::document::picture::drawing::Drawing;
use crate::document::picture::svg;

/// Dots a dot, each way.
const SCALE: u16 = 2;

/// `DejaVu`, which has Danish letters, the triangles and the blocks; its licence lies beside this file.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for font in [
        dejavu::sans::regular(),
        dejavu::sans::bold(),
        dejavu::sans_mono::regular(),
        dejavu::sans_mono::bold(),
    ] {
        fonts.load_font_data(font.to_vec());
    }
    fonts.set_sans_serif_family("DejaVu Sans");
    fonts.set_monospace_family("DejaVu Sans Mono");
    Arc::new(fonts)
});

/// Writes a drawing.
pub(super) fn write(drawing: &Drawing, out: &mut dyn Write) -> Result<(), Error> {
    let mut text = Vec::new();
    svg::write(drawing, &mut text)?;
    let options = Options {
        fontdb: Arc::clone(&FONTS),
        font_family: "DejaVu Sans".to_owned(),
        ..Options::default()
    };
    let tree = Tree::from_data(&text, &options).map_err(io::Error::other)?;
    let size = tree.size().to_int_size();
    let scale = u32::from(SCALE);
    let pixels = Pixmap::new(
        size.width().saturating_mul(scale),
        size.height().saturating_mul(scale),
    );
    let mut pixels = pixels.ok_or_else(|| io::Error::from(io::ErrorKind::FileTooLarge))?;
    let twice = Transform::from_scale(SCALE.into(), SCALE.into());
    resvg::render(&tree, twice, &mut pixels.as_mut());
    let png = pixels.encode_png().map_err(io::Error::other)?;
    out.write_all(&png)?;
    Ok(())
}
