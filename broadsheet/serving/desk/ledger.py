"""Lines appended to an editor's file, and taken back: the text that was appended, and nothing else, ever changes.

What was appended is noted in ``.cache/serve/desk.json``, so that it can still be taken back after a new start; and so is what an
editor has set aside.
"""

from __future__ import annotations

import json
import threading
from pathlib import Path

from broadsheet.engine import files
from broadsheet.serving.desk import lines
from broadsheet.serving.desk.lines import RefusedError
from broadsheet.values import Value, plain, replace

AROUND = 80
"""Bytes before an appended text that must stand there still when it is taken back."""
MOST = 100
"""Entries that are remembered."""


class Entry(Value):
    """A text that was appended."""

    file: str
    before: str
    """What stood right before it, to its length of AROUND bytes."""
    text: str
    """What was appended, with the line end that the file lacked."""
    heading: str
    """Of the matter that it settled."""
    label: str
    """Of the choice."""


class Noted(Value):
    """What the ledger holds."""

    entries: tuple[Entry, ...] = ()
    """Newest last."""
    aside: tuple[str, ...] = ()
    """Matters."""


class Ledger:
    """Appends, and takes back, one at a time."""

    def __init__(self, folder: Path, notes: Path) -> None:
        self._folder = folder
        self._notes = notes
        self._lock = threading.Lock()

    def noted(self) -> Noted:
        """What was appended and can be taken back, and what was set aside."""
        try:
            found = json.loads(self._notes.read_text("utf-8"))
            return Noted(entries=tuple(Entry(**entry) for entry in found["entries"]), aside=tuple(found["aside"]))
        except (OSError, ValueError, KeyError, TypeError):
            return Noted()  # a memory for convenience: without it there is nothing to take back

    def append(self, file: str, text: str, heading: str, label: str, added: int) -> None:
        """Append ``text``, which adds ``added`` things to ``file``; raises RefusedError where the file cannot take it."""
        with self._lock:
            before = self._read(file)
            ends = b"\r\n" if b"\r\n" in before else b"\n"
            missing = b"" if not before or before.endswith(b"\n") else ends
            appended = missing + text.encode().replace(b"\n", ends)
            lines.check(file, before, before + appended, added)
            files.write(self._folder, file, before + appended)
            entry = Entry(
                file=file,
                before=before[-AROUND:].decode("utf-8", "surrogateescape"),
                text=appended.decode("utf-8"),
                heading=heading,
                label=label,
            )
            noted = self.noted()
            self._note(replace(noted, entries=(*noted.entries, entry)[-MOST:]))

    def undo(self) -> Entry:
        """Take back the text that was appended last; raises RefusedError where the file is another one around it."""
        with self._lock:
            noted = self.noted()
            if not noted.entries:
                raise RefusedError("There is nothing to take back.")
            entry = noted.entries[-1]
            now = self._read(entry.file)
            around = entry.before.encode("utf-8", "surrogateescape")
            text = entry.text.encode()
            whole = around + text
            # The first line of a file has nothing before it; it is looked for at the beginning alone.
            at = now.find(whole) if around else (0 if now.startswith(whole) else -1)
            if at < 0 or now.find(whole, at + 1) >= 0:
                raise RefusedError(
                    f"{entry.file} has changed where the line stood, and nothing was taken back. Take it out by hand."
                )
            files.write(self._folder, entry.file, now[: at + len(around)] + now[at + len(whole) :])
            self._note(replace(noted, entries=noted.entries[:-1]))
            return entry

    def forget(self) -> None:
        """Leave the text that was appended last where it is, and take back the one before it next."""
        with self._lock:
            noted = self.noted()
            self._note(replace(noted, entries=noted.entries[:-1]))

    def set_aside(self, matter: str, *, aside: bool) -> None:
        """Do not show a matter, or show it again."""
        with self._lock:
            noted = self.noted()
            others = tuple(other for other in noted.aside if other != matter)
            self._note(replace(noted, aside=(*others, matter) if aside else others))

    def _read(self, file: str) -> bytes:
        try:
            return files.safe_join(self._folder, file).read_bytes()
        except FileNotFoundError:
            return b""

    def _note(self, noted: Noted) -> None:
        self._notes.parent.mkdir(parents=True, exist_ok=True)
        files.write(self._notes.parent, self._notes.name, json.dumps(plain(noted), ensure_ascii=True).encode())
