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
pub(crate) const MARK: &[u8] = b"\xEF\xBB\xBF";

impl Encoding {
    /// The encoding of a file that begins so, or what it seems to be instead.
    ///
    /// The lines that are not ASCII decide, each for the encoding it can be read in: Chinese in
    /// GB18030 is hardly ever valid UTF-8, and one spoilt line must not turn a whole file.
    pub fn detect(head: &[u8]) -> Result<Self, &'static str> {
        if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
            return Err("UTF-16");
        }
        if head.starts_with(b"PK\x03\x04") {
            return Err("xlsx/zip");
        }
        if head.starts_with(b"\xD0\xCF\x11\xE0") {
            return Err("xls");
        }
        let text = head.strip_prefix(MARK).unwrap_or(head);
        let lines = || text.split(|byte| matches!(byte, b'\n' | b'\r'));
        // UTF-16 without its mark has such bytes in its headings; further down one spoils its row only.
        if lines().find(|line| !line.is_empty()).is_some_and(|line| line.contains(&0)) {
            return Err("二进制/binary");
        }
        let (mut utf8, mut gb18030) = (0_usize, 0_usize);
        for line in lines().filter(|line| !line.is_ascii()) {
            if Self::Utf8.decode(line).is_some() {
                utf8 += 1;
            } else if Self::Gb18030.decode(line).is_some() {
                gb18030 += 1;
            }
        }
        match (utf8, gb18030) {
            (0, 0) if !text.is_ascii() => Err("?"),
            (0, 1..) if text.len() < head.len() => Err("带 UTF-8 标记的 GB18030/GB18030 marked as UTF-8"),
            _ if gb18030 > utf8 => Ok(Self::Gb18030),
            _ => Ok(Self::Utf8),
        }
    }

    /// The text of whole lines; none where some byte does not belong to the encoding.
    ///
    /// No byte of a character of either encoding is a line end, so that lines may be cut first.
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
        let utf16: Vec<u8> = "\u{FEFF}编号,".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Encoding::detect(&utf16), Err("UTF-16"));
        assert_eq!(Encoding::detect(&utf16[2..]), Err("二进制/binary"));
        assert_eq!(Encoding::detect(b"PK\x03\x04rest"), Err("xlsx/zip"));
        assert_eq!(Encoding::detect(b"a,b\n\xFF\xFF\xFF\n"), Err("?"));
        let marked = [MARK, &GB18030.encode("投诉编号,站点编号\n").0].concat();
        assert!(Encoding::detect(&marked).is_err_and(|seen| seen.contains("GB18030")));
    }

    #[test]
    fn a_spoilt_line_does_not_turn_a_file() {
        let spoilt = [&GB18030.encode("a,b\n张某,1\n").0, "李某,2\n王某,3\n".as_bytes()].concat();
        assert_eq!(Encoding::detect(&spoilt), Ok(Encoding::Utf8));
    }
}
