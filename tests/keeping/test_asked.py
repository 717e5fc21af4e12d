"""Which entities are asked for their facts, against asking all."""

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.grouping.asked import Basis, changed
from broadsheet.model.index import Index

texts = st.dictionaries(st.sampled_from("abcd"), st.sampled_from("12"))


@given(texts, texts, texts, texts, st.sets(st.sampled_from("abcd")))
def test_whoever_differs_or_is_in_what_differs_is_asked(people, others, articles, before, touched):
    whole = dict.fromkeys(("articles", "editions", "topics", "entities", "sources", "said"), ())
    index = Index(**whole, named={"a": ("x",), "b": ()}, cited_in={"a": ("y",)})
    found = changed(Basis(entities=people, articles=before), Basis(entities=others, articles=articles), touched, index)
    moved = {id for id in people | others if people.get(id) != others.get(id)}
    assert found == touched | moved | ({"x", "y"} if before.get("a") != articles.get("a") else set())
