"""How a name was resolved, in the interface's language."""

import ast
import re
from pathlib import Path

from broadsheet.pages.entities.resolutions import SENTENCES, resolution
from broadsheet.wording import Words, speaking

RULES = Path(__file__).parents[2] / "broadsheet" / "grouping" / "identities"


class Loud:
    def gettext(self, message):
        return message.upper()

    def ngettext(self, one, others, count):
        return others.upper()


def test_every_sentence_that_a_rule_says_is_known():
    trees = [ast.parse(file.read_text("utf-8")) for file in RULES.glob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    asides = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}  # docstrings
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in asides}
    said = {text for text in texts if isinstance(text, str) and re.fullmatch(r"[A-Z][\w ,]+\.", text)}
    assert said - set(SENTENCES) == set()


def test_rules_are_translated_and_an_editors_words_are_not():
    with speaking(Words("xx", Loud())):
        how = resolution("One name in different spellings. An initial is short for the first name.")
        assert how == "ONE NAME IN DIFFERENT SPELLINGS. AN INITIAL IS SHORT FOR THE FIRST NAME."
        assert resolution("Decided by Ann: two people.") == "Decided by Ann: two people."
