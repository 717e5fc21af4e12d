"""Whether a build would have anything to do, asked before anything is read."""

from broadsheet import pipeline, unchanged
from broadsheet.unchanged import Unchanged


def test_what_another_copy_of_the_program_left_is_looked_at(tmp_path, monkeypatch):
    (tmp_path / "site.yaml").write_text("title: Test\n", "utf-8")
    article = tmp_path / "content/articles/2023/07/19/a.md"
    article.parent.mkdir(parents=True)
    article.write_text("---\ntitle: Harbour bridge reopens\ndate: 2023-07-19\n---\n\nThe bridge reopened.\n", "utf-8")
    pipeline.build(tmp_path)
    assert Unchanged(tmp_path, tmp_path).said() is not None
    monkeypatch.setattr(unchanged, "PACKAGE", str(tmp_path / "elsewhere/broadsheet"))
    assert Unchanged(tmp_path, tmp_path).said() is None
