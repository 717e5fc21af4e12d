"""The check of the data files: their list tells of them rightly."""

from __future__ import annotations

import json

import pytest

from broadsheet.checks import dataset


def found(tmp_path, parts, files):
    for name, text in files.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    if parts is not None:
        (tmp_path / "data" / "index.json").write_text(parts if isinstance(parts, str) else json.dumps({"parts": parts}), "utf-8")
    return [(problem.path, problem.found) for problem in dataset.check(tmp_path)]


PART = {"path": "data/2023-07/articles.jsonl", "lines": 2}


def test_files_as_listed_are_no_problem(tmp_path):
    assert found(tmp_path, [PART], {"2023-07/articles.jsonl": "{}\n{}\n"}) == []


@pytest.mark.parametrize(
    ("parts", "files", "path", "said"),
    [
        ([PART], {"x.json": ""}, "data/index.json", "data/2023-07/articles.jsonl, which is not there"),
        ([PART], {"2023-07/articles.jsonl": "{}\n"}, "data/2023-07/articles.jsonl", "not the 2 lines"),
        ([], {"2023-07/articles.jsonl": "{}\n"}, "data/2023-07/articles.jsonl", "does not list"),
        ("{", {"x.json": ""}, "data/index.json", "no list of parts"),
        (None, {"x.json": ""}, "data/index.json", "no list of the data files"),
    ],
)
def test_what_the_list_tells_wrongly_is_found(tmp_path, parts, files, path, said):
    ((where, words),) = found(tmp_path, parts, files)
    assert where == path
    assert said in words
