"""What a process knows of a state's results equals what stands there, whoever wrote it."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.engine import codec
from broadsheet.engine.database import StateError
from broadsheet.engine.known import Known
from broadsheet.engine.store import Store
from broadsheet.values import Value


class Word(Value, kw_only=False):
    text: str


def kept(*words):
    return {word: codec.dumps(Word(word)) for word in words}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state.sqlite"


def test_what_did_not_change_is_the_same_object(path):
    known = Known()
    with Store(path, known) as store:
        store.keep("word", kept("a", "c"))
        before = store.values("word", Word)
        store.keep("word", kept("b"))
        store.drop("word", ["c"])
    with Store(path, known) as store:
        after = store.values("word", Word)
    assert list(after) == ["a", "b"]
    assert after["a"] is before["a"]


def test_another_hand_is_noticed(path):
    known = Known()
    with Store(path, known) as store:
        store.keep("word", kept("a"))
        store.values("word", Word)
    with Store(path) as other:
        other.keep("word", {"a": codec.dumps(Word("other"))})
    with Store(path, known) as store:
        assert store.values("word", Word) == {"a": Word("other")}


def test_a_state_that_is_made_anew_holds_nothing_known(path):
    known = Known()
    with Store(path, known) as store:
        store.keep("word", kept("a"))
        store.values("word", Word)
    path.unlink()
    with Store(path, known) as store:
        assert store.values("word", Word) == {}


def test_what_is_returned_may_be_changed(path):
    known = Known()
    with Store(path, known) as store:
        store.keep("word", kept("a"))
        store.values("word", Word).clear()
        assert store.values("word", Word) == {"a": Word("a")}


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["keep", "drop", "retain", "forget", "fail", "other", "open", "read"]),
        st.sampled_from("abcd"),
        st.text("xyz"),
    ),
    max_size=20,
)


@given(STEPS)
@settings(max_examples=100, deadline=None)
def test_whatever_was_done_what_is_known_equals_what_stands(tmp_path_factory, steps):
    path, known = tmp_path_factory.mktemp("state") / "state.sqlite", Known()
    store = Store(path, known)
    for what, key, text in steps:
        data = {key: codec.dumps(Word(text))}
        if what == "keep":
            store.keep("word", data)
        elif what == "drop":
            store.drop("word", [key])
        elif what == "retain":
            store.retain("word", [key])
        elif what == "forget":
            store.forget_results()
        elif what == "fail":
            with suppress(ZeroDivisionError), store.transaction():
                store.keep("word", data)
                store.values("word", Word)
                raise ZeroDivisionError
        elif what == "read":
            assert store.values("word", Word) == codec.many(Word, store.every("word"))
        else:
            store.close()
            if what == "other":
                with Store(path) as other:
                    other.keep("word", data)
            store = Store(path, known)
    assert list(store.values("word", Word).items()) == list(codec.many(Word, store.every("word")).items())
    store.close()


def test_what_could_not_be_written_to_its_end_is_not_known(path):
    known = Known()
    with Store(path, known) as store:
        store.keep("word", kept("a"))
        store.values("word", Word)
        with suppress(StateError), store.transaction():
            store.keep("word", kept("b"))
            store._db.execute("ROLLBACK")  # as a disk does that is full when all is to be made sure: COMMIT fails
        assert store.values("word", Word) == {"a": Word("a")}
