"""Bytes that should be text → the text, or what is wrong with them.

UTF-8 with or without a byte order mark, UTF-16 with one, and Windows-1252 where the bytes make sense as that: real folders
hold all of these. Every line end becomes a line feed.
"""

from __future__ import annotations

import codecs
import re

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_STRAY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_RUN = re.compile(rb"[\x80-\xff]{4}")
_ODD_BYTES = bytes([*range(9), *range(0x0B, 0x20), 0x7F, 0xEF])
"""Where UTF-8 has none of these, there is nothing to mend; 0xEF begins the byte order mark and the non-characters."""
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


_SOFT_HYPHEN = "\u00ad"
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a document in Rich Text Format"),
    (b"PK\x03\x04", "an archive or an office document (ZIP)"),
    (b"\xd0\xcf\x11\xe0", "an office document of an old kind"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"SQLite format 3", "a database"),
)
"""How files begin that are no text, whatever their name says."""
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)


class EncodingError(Exception):
    """The bytes are no text; ``line`` counts from 1, None where all of it is meant."""

    def __init__(self, found: str, expected: str, line: int | None = None) -> None:
        super().__init__(f"{found}; expected {expected}")
        self.found, self.expected, self.line = found, expected, line


def decode(data: bytes, *, only_utf8: bool = False) -> str:
    """The text of ``data``; control characters that strayed into it become spaces. Raises EncodingError.

    ``only_utf8`` refuses the rest: files that people edit here are UTF-8. Of other files soft hyphens go: they are places
    where a line might break, and would make two names of one.
    """
    if only_utf8:
        return _text(data, only_utf8=True)
    _refuse_others(data)
    return _text(data, only_utf8=False).replace(_SOFT_HYPHEN, "")


def _text(data: bytes, *, only_utf8: bool) -> str:
    for bom, codec in _BOMS:
        if data.startswith(bom) and (codec == "utf-8" or not only_utf8):
            return _lines(_decoded(data[len(bom) :], codec))
    if b"\x00" in data:
        raise EncodingError("bytes that are no text (a NUL byte)", "a text file in UTF-8")
    try:
        text = data.decode("utf-8")
        if len(data.translate(None, _ODD_BYTES)) == len(data):
            return text
    except UnicodeDecodeError as error:
        if only_utf8:
            raise _wrong(data, error.start) from None
        text = _windows(data, error.start)
    return _lines(text)


def clean(text: str) -> str:
    """``text`` with each control character, lone surrogate and non-character as one space; offsets stay as they are."""
    return _STRAY.sub(" ", text)


def _refuse_others(data: bytes) -> None:
    """Raise EncodingError for a file that its first bytes show to be of another kind."""
    if _PAGE.match(data.removeprefix(codecs.BOM_UTF8)):
        raise EncodingError("a web page (HTML)", "plain text, or a name that ends with .html")
    kind = next((kind for begins, kind in _KINDS if data.startswith(begins)), None)
    if kind is not None:
        raise EncodingError(f"{kind}, whatever its name says", "plain text; save its text from the program that shows it")


def _lines(text: str) -> str:
    controls = len(_CONTROLS.findall(text))
    # One or two stray control characters happen in old wire copy; more of them are a program or a picture.
    if "\x00" in text or controls > 2 + len(text) // 1000:
        raise EncodingError(f"bytes that are no text ({controls} control characters)", "a text file in UTF-8")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return clean(text.replace("\ufeff", ""))


def _decoded(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise _wrong(data, error.start) from None


def _windows(data: bytes, bad: int) -> str:
    """Windows-1252, where no byte sequence is UTF-8 and high bytes are rare, as in Western languages."""
    high = sum(byte > 0x7F for byte in data)
    if _SEQUENCE.search(data) or _RUN.search(data) or high * 5 > len(data):
        raise _wrong(data, bad)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise _wrong(data, bad) from None


def _wrong(data: bytes, at: int) -> EncodingError:
    line = data.count(b"\n", 0, at) + 1
    return EncodingError(f"a byte 0x{data[at]:02x} that is no UTF-8", "text in UTF-8; save the file as UTF-8", line)
