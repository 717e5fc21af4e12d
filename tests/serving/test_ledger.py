"""What a click does to an editor's file: it appends a text, and takes back just that text."""

from __future__ import annotations

import pytest

from broadsheet.serving.desk import lines
from broadsheet.serving.desk.ledger import Ledger
from broadsheet.serving.desk.lines import RefusedError
from broadsheet.serving.desk.matters import DECISIONS, SOURCES, Ask, Choice

LINE = "- merge: [people/a-b, people/c-d]\n"
OTHER = "- hide: people/e-f\n"
WRITTEN = """\
# Decisions of the desk.   Keep this comment, and   these spaces.
- merge:   [ people/jane-roe ,people/j-roe ]   # one woman
  why: 'same by-line'

"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / DECISIONS
    path.parent.mkdir()
    return path


@pytest.fixture
def ledger(tmp_path):
    return Ledger(tmp_path, tmp_path / ".cache/serve/desk.json")


def append(ledger, text=LINE, name=DECISIONS, added=1):
    ledger.append(name, text, "Are they one?", "Yes", added)


@pytest.mark.parametrize(
    "before", [WRITTEN, "", "# only a comment", WRITTEN.rstrip("\n"), "\ufeff" + WRITTEN, WRITTEN.replace("\n", "\r\n")]
)
def test_a_line_is_appended_and_taken_back_to_the_byte(ledger, file, before):
    file.write_bytes(before.encode())
    append(ledger)
    after = file.read_bytes()
    assert after.startswith(before.encode())
    assert LINE.strip().encode() in after
    ledger.undo()
    assert file.read_bytes() == before.encode()


def test_a_file_that_is_not_there_is_made(ledger, file):
    append(ledger)
    assert file.read_text("utf-8") == LINE
    ledger.undo()
    assert file.read_bytes() == b""


def test_several_are_taken_back_from_the_last(ledger, file):
    file.write_text(WRITTEN, "utf-8")
    append(ledger)
    append(ledger, OTHER)
    assert ledger.undo().text == OTHER
    assert file.read_text("utf-8") == WRITTEN + LINE
    ledger.undo()
    assert file.read_text("utf-8") == WRITTEN
    with pytest.raises(RefusedError, match="nothing to take back"):
        ledger.undo()


def test_what_was_written_behind_the_line_since_stays(ledger, file):
    file.write_text(WRITTEN, "utf-8")
    append(ledger)
    file.write_text(file.read_text("utf-8") + "# later, by hand\n", "utf-8")
    ledger.undo()
    assert file.read_text("utf-8") == WRITTEN + "# later, by hand\n"


def test_what_was_written_far_before_it_since_stays_too(ledger, file):
    file.write_text(WRITTEN * 3, "utf-8")
    append(ledger)
    file.write_text("# on top\n" + file.read_text("utf-8"), "utf-8")
    ledger.undo()
    assert file.read_text("utf-8") == "# on top\n" + WRITTEN * 3


@pytest.mark.parametrize(
    "change", [lambda text: text.replace("a-b", "a-bc"), lambda text: text.replace("by-line'\n", "byline'\n"), lambda _: ""]
)
def test_nothing_is_taken_back_where_the_file_has_changed_around_it(ledger, file, change):
    file.write_text(WRITTEN, "utf-8")
    append(ledger)
    changed = change(file.read_text("utf-8"))
    file.write_text(changed, "utf-8")
    with pytest.raises(RefusedError, match="has changed where the line stood"):
        ledger.undo()
    assert file.read_text("utf-8") == changed


def test_an_entry_that_cannot_be_taken_back_can_be_let_go(ledger, file):
    append(ledger)
    append(ledger, OTHER)
    file.write_text(LINE, "utf-8")
    with pytest.raises(RefusedError):
        ledger.undo()
    ledger.forget()
    ledger.undo()
    assert file.read_bytes() == b""


@pytest.mark.parametrize("before", ["[{hide: people/x-y}]\n", "a: mapping\n", "- {hide: [\n", "- merge: [people/a-b\n"])
def test_a_file_that_could_not_take_the_line_is_left_alone(ledger, file, before):
    file.write_text(before, "utf-8")
    with pytest.raises(RefusedError, match="cannot take another line"):
        append(ledger)
    assert file.read_text("utf-8") == before


def test_a_seed_that_is_settled_already_is_not_settled_twice(ledger, tmp_path, file):
    settled = tmp_path / SOURCES
    settled.write_text("seeds/a.txt: {publisher: Gazette}\n", "utf-8")
    with pytest.raises(RefusedError):
        append(ledger, "seeds/a.txt: {date: 2023-07-19}\n", SOURCES)
    append(ledger, "seeds/b.txt: {date: 2023-07-19}\n", SOURCES)
    assert settled.read_text("utf-8").endswith("seeds/b.txt: {date: 2023-07-19}\n")


def test_what_was_appended_is_known_after_a_new_start(ledger, file, tmp_path):
    append(ledger)
    Ledger(tmp_path, tmp_path / ".cache/serve/desk.json").undo()
    assert file.read_bytes() == b""


def test_notes_that_cannot_be_read_are_no_obstacle(ledger, file, tmp_path):
    (tmp_path / ".cache/serve").mkdir(parents=True)
    (tmp_path / ".cache/serve/desk.json").write_text('{"entries": [{"file": 1}], "aside": 7}', "utf-8")
    append(ledger)
    assert len(ledger.noted().entries) == 1


def test_a_matter_is_set_aside_and_taken_up_again(ledger):
    ledger.set_aside("abc", aside=True)
    ledger.set_aside("abc", aside=True)
    assert ledger.noted().aside == ("abc",)
    ledger.set_aside("abc", aside=False)
    assert ledger.noted().aside == ()


DAY = Choice(label="On", lines=("seeds/a.txt: {date: …}",), file=SOURCES, ask=Ask(label="Day", kind="date"))
WHO = Choice(
    label="By", lines=("seeds/a…/*: {publisher: …}", "seeds/b: {publisher: …}"), file=SOURCES, ask=Ask(label="Who", kind="text")
)


def test_what_is_filled_in_stands_in_every_line():
    assert lines.text(DAY, "2023-07-19", "") == "seeds/a.txt: {date: 2023-07-19}\n"
    assert lines.text(WHO, "Port: Gazette", "told us") == (
        'seeds/a…/*: {publisher: "Port: Gazette", why: told us}\nseeds/b: {publisher: "Port: Gazette", why: told us}\n'
    )


def test_a_reason_stands_below_a_decision():
    merge = Choice(label="One", lines=(LINE.strip(),))
    assert lines.text(merge, "", " one:  man ") == LINE + '  why: "one: man"\n'


@pytest.mark.parametrize("value", ["", "  ", "19 July 2023", "2023-02-30", "2023-7-19", "2023-07-19}\n- hide: people/x"])
def test_what_is_no_day_is_refused(value):
    with pytest.raises(RefusedError, match="Day"):
        lines.text(DAY, value, "")


@pytest.mark.parametrize(
    "value", ["x}\nseeds/c: {skip: true", "a, rights: full", "*alias", "&anchor", "!tag", "\u0085", "yes", "# no"]
)
def test_nothing_that_is_filled_in_can_say_more_than_it_is_asked(value, ledger, tmp_path, file):
    text = (
        lines.text(DAY.__class__(label="By", lines=("seeds/a: {publisher: …}",), file=SOURCES, ask=WHO.ask), value, value)
        if value.strip()
        else None
    )
    if text is None:
        return
    from broadsheet.content import sources

    found, problems = sources.parse(text.encode())
    assert problems == ()
    assert [(one.seeds, one.publisher, one.skip, one.rights) for one in found] == [
        ("seeds/a", " ".join(value.split()), False, None)
    ]
