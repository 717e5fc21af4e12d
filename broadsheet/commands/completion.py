"""``completion SHELL``: what a shell needs so that the Tab key completes commands, options, targets and names."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from broadsheet.commands import arguments
from broadsheet.commands.arguments import CLEAN, Commands, UsageError
from broadsheet.engine.extras import install

SHELLS = {
    "bash": 'eval "$(broadsheet completion bash)"   in ~/.bashrc',
    "zsh": 'eval "$(broadsheet completion zsh)"   in ~/.zshrc, behind compinit',
    "fish": "broadsheet completion fish | source   in ~/.config/fish/config.fish",
}
FEW = 50
"""Names that are offered at once."""


def add(commands: Commands) -> None:
    """The command and its options."""
    command = arguments.command(commands, "completion", run, "completion with the Tab key, for bash, zsh or fish")
    command.add_argument("shell", choices=tuple(SHELLS), help="; ".join(SHELLS.values()))


def run(options: argparse.Namespace) -> int:
    """Print the shell's code."""
    try:
        from argcomplete.shell_integration import shellcode
    except ModuleNotFoundError:
        raise UsageError(f"completion needs argcomplete; {install('completion')} brings it") from None
    print(shellcode(["broadsheet"], shell=options.shell))
    return CLEAN


def completed_by(argument: argparse.Action, completer: Callable[..., list[str]]) -> None:
    """Let the Tab key offer what ``completer`` gives for this argument."""
    argument.completer = completer  # type: ignore[attr-defined]


def targets(prefix: str, parsed_args: argparse.Namespace, **_: object) -> list[str]:
    """Names of the targets in site.yaml."""
    from broadsheet import config

    try:
        return [name for name in config.target_names(_site(parsed_args)) if name.startswith(prefix)]
    except config.ConfigError:
        return []


def names(prefix: str, parsed_args: argparse.Namespace, **_: object) -> list[str]:
    """Ids of entities, as the last build knows them."""
    import json

    folder = _site(parsed_args) / "output" / "data" / "entities"
    found: list[str] = []
    for file in sorted(folder.glob("*.jsonl")):
        if prefix.partition("/")[0] in ("", file.stem) or file.stem.startswith(prefix):
            with file.open(encoding="utf-8") as lines:
                ids = (json.loads(line)["id"] for line in lines if f'"{prefix}' in line or not prefix)
                found += [id for id in ids if id.startswith(prefix)]
    return found[:FEW]


def _site(options: argparse.Namespace) -> Path:
    return Path(getattr(options, "site", None) or ".")
