//! Which encoding a file is in, and its lines as text.

use std::borrow::Cow;
use std::fmt;

use encoding_rs::GB18030;

/// The encodings that old systems export.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// GB18030, which holds GBK and GB2312.
    Gb18030,
}

impl fmt::Display for Encoding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Gb18030 => "GB18030",
        })
    }
}

/// The byte-order mark of UTF-8.
pub(super) const MARK: &[u8] = b"\xEF\xBB\xBF";

impl Encoding {
    /// The encoding of a file that begins so, or what it seems to be instead.
    ///
    /// The first line that is not ASCII decides: Chinese in GB18030 is hardly ever valid UTF-8.
    pub fn detect(head: &[u8]) -> Result<Self, &'static str> {
        if head.starts_with(MARK) {
            return Ok(Self::Utf8);
        }
        if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
            return Err("UTF-16");
        }
        if head.starts_with(b"PK\x03\x04") {
            return Err("xlsx");
        }
        if head.starts_with(b"\xD0\xCF\x11\xE0") {
            return Err("xls");
        }
        if head.contains(&0) {
            return Err("二进制/binary");
        }
        for line in head.split(|byte| *byte == b'\n').filter(|line| !line.is_ascii()) {
            if let Some(encoding) =
                [Self::Utf8, Self::Gb18030].into_iter().find(|one| one.decode(line).is_some())
            {
                return Ok(encoding);
            }
        }
        if head.is_ascii() { Ok(Self::Utf8) } else { Err("?") }
    }

    /// The text of whole lines; none where some byte does not belong to the encoding.
    ///
    /// No byte of a character of either encoding is a line feed, so that lines may be cut first.
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        match self {
            Self::Utf8 => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Self::Gb18030 => GB18030.decode_without_bom_handling_and_without_replacement(bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_headings_tell_the_encodings_apart() {
        let text = "投诉编号,站点编号,登记时间\r\n1,2,3\r\n";
        let gb = GB18030.encode(text).0;
        assert_eq!(Encoding::detect(text.as_bytes()), Ok(Encoding::Utf8));
        assert_eq!(Encoding::detect(&gb), Ok(Encoding::Gb18030));
        assert_eq!(Encoding::detect(&[MARK, text.as_bytes()].concat()), Ok(Encoding::Utf8));
        assert_eq!(Encoding::Gb18030.decode(&gb).as_deref(), Some(text));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let utf16: Vec<u8> = "\u{FEFF}编号".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Encoding::detect(&utf16), Err("UTF-16"));
        assert_eq!(Encoding::detect(b"PK\x03\x04rest"), Err("xlsx"));
        assert_eq!(Encoding::detect(b"a,b\n\xFF\xFF\xFF\n"), Err("?"));
    }
}
