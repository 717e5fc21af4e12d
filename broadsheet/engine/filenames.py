"""Names of files: characters, or bytes that are none."""

import os


def is_text(name: str) -> bool:
    """Whether the name of a file, as the system gives it, is of characters, with no bytes that are none."""
    return name.isascii() or not any("\ud800" <= character <= "\udfff" for character in name)


def shown(name: str) -> str:
    """A name with its bytes that are no characters written out, as a backslash and two digits."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
