"""``init``: a new site at once, of a folder of texts too, which stays as it is."""

from __future__ import annotations

import json
import os

import pytest

from broadsheet.cli import main
from broadsheet.config import load
from tests.folders import contents


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    (folder / "july").mkdir(parents=True)
    (folder / "a.txt").write_text("date 2023-07-19 The bridge reopened.", "utf-8")
    (folder / "july" / "b.MD").write_text("---\ntitle: Ferry\ndate: 2023-07-19\n---\n\nA ferry sank.\n", "utf-8")
    (folder / "scan.pdf").write_bytes(b"%PDF")
    (folder / "july" / "other.pdf").write_bytes(b"%PDF")
    (folder / "LICENCE").write_text("x", "utf-8")
    (folder / ".hidden.txt").write_text("x", "utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "a.txt").write_text("x", "utf-8")
    return folder


def test_texts_are_copied_with_their_folders_and_the_rest_is_reported(texts, tmp_path, capsys):
    before = contents(texts)
    assert main(["init", str(tmp_path / "the-week"), "--from-folder", str(texts)]) == 0
    seeds = contents(tmp_path / "the-week" / "seeds")
    assert set(seeds) == {"a.txt", "july/b.MD"}
    assert seeds["a.txt"] == before["a.txt"]
    assert contents(texts) == before
    said = capsys.readouterr()
    assert "2 files copied into seeds, 3 left out" in said.out
    assert "july/other.pdf: a file and 1 more of type .pdf, not copied" in said.err
    assert "LICENCE: a file without a suffix, not copied" in said.err
    assert load(tmp_path / "the-week").title == "The week"


def test_what_is_printed_last_is_the_next_step(texts, tmp_path, capsys):
    main(["init", str(tmp_path / "a")])
    assert capsys.readouterr().out.splitlines()[-1].startswith(f"next: put articles into {tmp_path / 'a' / 'seeds'}, then: ")
    main(["init", str(tmp_path / "b"), "--from-folder", str(texts)])
    assert capsys.readouterr().out.splitlines()[-1].startswith(f"next: broadsheet --site {tmp_path / 'b'}")


def test_a_site_may_be_made_within_the_folder_of_texts(texts, capsys):
    assert main(["init", str(texts / "site"), "--from-folder", str(texts)]) == 0
    assert set(contents(texts / "site" / "seeds")) == {"a.txt", "july/b.MD"}


@pytest.mark.parametrize("wrong", ["none", "file.txt", "empty"])
def test_nothing_is_made_where_there_are_no_texts(tmp_path, wrong, capsys):
    (tmp_path / "file.txt").write_text("x", "utf-8")
    (tmp_path / "empty").mkdir()
    assert main(["init", str(tmp_path / "site"), "--from-folder", str(tmp_path / wrong)]) == 2
    assert not (tmp_path / "site").exists()


def test_a_repository_begun_before_is_an_empty_folder(tmp_path, capsys):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("mine\n", "utf-8")
    assert main(["init", str(tmp_path)]) == 0
    assert (tmp_path / ".gitignore").read_text("utf-8") == "mine\n"


def test_a_link_out_of_the_folder_is_not_followed(texts, tmp_path, capsys):
    (tmp_path / "secret.txt").write_text("x", "utf-8")
    (texts / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert main(["init", str(tmp_path / "site"), "--from-folder", str(texts)]) == 0
    assert "link.txt" not in contents(tmp_path / "site" / "seeds")


def test_the_report_for_programs_names_what_was_left_out(texts, tmp_path, capsys):
    assert main(["--json", "init", str(tmp_path / "site"), "--from-folder", str(texts), "--title", "A “week”: 1"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["copied"], report["skipped"], report["title"]) == (2, 3, "A “week”: 1")
    assert {problem["severity"] for problem in report["problems"]} == {"note"}
    assert load(tmp_path / "site").title == "A “week”: 1"


def test_a_file_whose_name_is_no_utf_8_is_told_of_and_not_copied(tmp_path, texts, capsys):
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (texts / name).write_text("date 2023-07-19 The café reopened.", "utf-8")
    except OSError:
        pytest.skip("this file system keeps names of characters only")
    main(["init", str(tmp_path / "site"), "--from-folder", str(texts)])
    said = capsys.readouterr()
    assert "2 files copied into seeds, 4 left out" in said.out
    assert "caf\\xe9.txt: its name is no UTF-8, not copied" in said.err
