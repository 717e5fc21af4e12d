"""A file or a stage at work → a note on whatever error is raised there, which also comes with it from another process."""

from __future__ import annotations

from types import TracebackType

NOTE = "at work on "
"""Before the name, in the note of an error."""


class on:  # noqa: N801 - reads as what it does: with at_work.on(path)
    """Note the name of what is at work on an error that is raised within; the innermost name counts."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        """Begin; nothing is done until an error comes, since this goes around every file."""

    def __exit__(self, _kind: object, error: BaseException | None, _traceback: TracebackType | None) -> None:
        """Note the name."""
        if isinstance(error, Exception) and not name_of(error):
            error.add_note(NOTE + self._name)


def name_of(error: BaseException) -> str:
    """Return what was at work when an error was raised, or nothing."""
    notes = getattr(error, "__notes__", ())
    return next((note.removeprefix(NOTE) for note in notes if note.startswith(NOTE)), "")
