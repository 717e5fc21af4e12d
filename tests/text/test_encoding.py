"""Bytes that should be text."""

from __future__ import annotations

import pytest

from broadsheet.text.encoding import EncodingError, clean, decode

TEXT = "Straßenbahn “delayed” — again\nZweite Zeile\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encodings_of_real_folders_give_the_same_text(encoding):
    assert decode(TEXT.encode(encoding)) == TEXT


def test_line_ends_become_line_feeds():
    assert decode(b"one\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"some text\x00and a NUL",
        b"\x01\x02\x03\x04\x05 control bytes",
        "Это было жарко, очень жарко".encode("koi8-r"),
        "天気は晴れでした。".encode("shift-jis"),
        "A plain text — with one dash".encode() + b"\xff",
        "utf-16 without its mark".encode("utf-16-le"),
    ],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(EncodingError):
        decode(data)


def test_a_wrong_byte_is_reported_with_its_line():
    with pytest.raises(EncodingError) as caught:
        decode("erste\nzweite – Zeile\n".encode() + b"dritte \xff")
    assert caught.value.line == 3


def test_files_that_people_edit_are_utf8_and_nothing_else():
    with pytest.raises(EncodingError):
        decode("Straße".encode("cp1252"), only_utf8=True)


def test_a_stray_control_character_becomes_a_space():
    assert decode(b"one\x0btwo") == "one two"
    assert clean("one\ud800two\ufffe") == "one two "


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.4\n1 0 obj\n<</Length 12>>\nstream\nhello\nendstream\n", "a PDF"),
        (b"{\\rtf1\\ansi\\deff0 The harbour was shut.\\par}", "Rich Text"),
        (b"PK\x03\x04 and more", "office document"),
        (b"\xff\xd8\xff\xe0 and more", "JPEG"),
        (b"<!DOCTYPE html>\n<html><body><p>The harbour was shut.</p></body></html>", "HTML"),
        (b"\xef\xbb\xbf<html lang='en'>", "HTML"),
    ],
)
def test_a_file_of_another_kind_is_named_whatever_its_own_name_says(data, kind):
    with pytest.raises(EncodingError) as caught:
        decode(data)
    assert kind in caught.value.found


def test_soft_hyphens_go():
    assert decode("The har\u00adbour of Ard\u00admore".encode()) == "The harbour of Ardmore"
