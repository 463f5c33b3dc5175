//! What a file is before it is read as a workbook: packed, locked, of another format, too large.

use std::io::{Cursor, Read};

use wujin_core::finding::InputMatter;
use zip::ZipArchive;

/// What was seen of a workbook's container.
pub(super) struct Container {
    /// Whether there are macros in it.
    pub(super) has_macros: bool,
}

/// The mark of the older container, which old workbooks and locked ones are kept in.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Packing can make nothing smaller than by this factor.
const MOST_PACKED: u64 = 1032;
/// A workbook has far fewer parts.
const MOST_PARTS: usize = 100_000;

/// Looks into a file, without keeping anything of it in memory.
pub(super) fn look_into(bytes: &[u8], limit: u64) -> Result<Container, InputMatter> {
    if bytes.is_empty() {
        return Err(InputMatter::EmptyFile {});
    }
    if bytes.starts_with(COMPOUND) {
        return Err(compound(bytes));
    }
    if !bytes.starts_with(b"PK") {
        return Err(other_format("其他格式的文件", "of another format"));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > MOST_PARTS {
        return Err(InputMatter::WorkbookTooLarge {
            zh: format!("超过{MOST_PARTS}个部件"),
            en: format!("it has more than {MOST_PARTS} parts"),
        });
    }
    let has = |name: &str| archive.file_names().flatten().any(|part| part.eq_ignore_ascii_case(name));
    if has("content.xml") && !has("xl/workbook.xml") {
        return Err(other_format("OpenDocument（.ods）工作簿", "an OpenDocument workbook (.ods)"));
    }
    if has("xl/workbook.bin") {
        return Err(other_format("二进制（.xlsb）工作簿", "a binary workbook (.xlsb)"));
    }
    if has("word/document.xml") || has("ppt/presentation.xml") {
        return Err(other_format("文字或者演示文稿", "a text document or a presentation"));
    }
    let has_macros = has("xl/vbaProject.bin");
    // What cannot be larger unpacked need not be unpacked to find out.
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX).saturating_mul(MOST_PACKED) > limit {
        measure(&mut archive, limit)?;
    }
    Ok(Container { has_macros })
}

/// Unpacks every part into nothing, up to the limit. What a part says of its own size is not believed.
fn measure(archive: &mut ZipArchive<Cursor<&[u8]>>, limit: u64) -> Result<(), InputMatter> {
    let mut left = limit;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|error| damaged(&error))?;
        let read = std::io::copy(&mut part.take(left.saturating_add(1)), &mut std::io::sink());
        let read = read.map_err(|error| damaged(&error))?;
        left = left.checked_sub(read).ok_or_else(|| InputMatter::WorkbookTooLarge {
            zh: format!("解压后超过{}兆字节", limit >> 20),
            en: format!("unpacked it is more than {} MiB", limit >> 20),
        })?;
    }
    Ok(())
}

/// What a file in the older container is.
fn compound(bytes: &[u8]) -> InputMatter {
    let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(wide.len()).any(|window| window == wide) {
        InputMatter::WorkbookEncrypted {}
    } else {
        other_format("旧格式（.xls、.et）的工作簿", "a workbook of the old format (.xls, .et)")
    }
}

fn other_format(zh: &str, en: &str) -> InputMatter {
    InputMatter::WorkbookFormat { zh: zh.to_owned(), en: en.to_owned() }
}

fn damaged(error: &dyn std::error::Error) -> InputMatter {
    InputMatter::WorkbookDamaged { detail: error.to_string() }
}
