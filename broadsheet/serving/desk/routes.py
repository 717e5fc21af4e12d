"""Requests to the desk → pages of what is to be decided, and lines appended to content/ or taken back."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from broadsheet.serving.rounds import Rounds
from broadsheet.serving.status import Board


class Desk:
    """The desk of one site."""

    def __init__(self, folder: Path, rounds: Rounds, board: Board) -> None:
        self._folder = folder
        self._rounds = rounds
        self._board = board

    def routes(self) -> list[BaseRoute]:
        """Its addresses, below where it is mounted."""
        return [Route("/", self.show)]

    def show(self, _: Request) -> Response:
        """All that waits."""
        return PlainTextResponse("desk")
