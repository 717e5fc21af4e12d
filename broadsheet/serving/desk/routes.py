"""Requests to the desk → pages of what is to be decided, and lines appended to content/ or taken back."""

from __future__ import annotations

import secrets
from pathlib import Path
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from broadsheet import config, inputs, pipeline
from broadsheet.content import decisions
from broadsheet.model.page import Page
from broadsheet.rendering.render import Renderer
from broadsheet.rendering.theme import ThemeError
from broadsheet.serving import guarding, injecting
from broadsheet.serving.desk import lines
from broadsheet.serving.desk.gathering import gather
from broadsheet.serving.desk.ledger import Ledger
from broadsheet.serving.desk.lines import RefusedError
from broadsheet.serving.desk.matters import Matter
from broadsheet.serving.desk.reading import Reader
from broadsheet.serving.desk.view import SHOWN, Asked, view
from broadsheet.serving.rounds import Rounds
from broadsheet.serving.status import Board

HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none';"
        " form-action 'self'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}
COOKIE = "broadsheet-desk"
LARGEST = 20_000
"""Bytes of a form."""
BEGINNING = 4_000
"""Bytes of a seed that are read."""
SAID = {
    "appended": "The line was appended.",
    "undone": "The line was taken back.",
    "aside": "Set aside.",
    "back": "Back on the desk.",
}


class Desk:
    """The desk of one site."""

    def __init__(self, folder: Path, rounds: Rounds, board: Board) -> None:
        self._folder = folder
        self._rounds = rounds
        self._board = board
        place = folder / pipeline.PREVIEW
        self._reader = Reader(place / "output")
        self._ledger = Ledger(folder, place / "desk.json")
        self._token = secrets.token_urlsafe(24)
        """Of this session: it is in the forms and, for this origin alone, in a cookie."""

    def routes(self) -> list[BaseRoute]:
        """Its addresses, below where it is mounted."""
        return [
            Route("/", self.show),
            Route("/desk.css", self.style),
            Route("/{action:str}", self.act, methods=["POST"]),
        ]

    def show(self, request: Request) -> Response:
        """What waits, all of it or one kind."""
        if not self._is_here(request):
            return _elsewhere()
        asked = request.query_params
        shown = asked.get("shown", "")
        return self._page(
            Asked(
                kind=asked.get("kind", ""),
                shown=int(shown) if shown.isdigit() and len(shown) < 6 else SHOWN,
                is_aside=asked.get("aside") == "1",
                said=SAID.get(asked.get("said", ""), ""),
            )
        )

    def style(self, _: Request) -> Response:
        """Its style sheet, from the first folder of the theme that has one."""
        sheet = next(path for theme in inputs.theme_folders(self._folder) if (path := theme / "desk" / "desk.css").is_file())
        return Response(sheet.read_bytes(), headers={**HEADERS, "content-type": "text/css; charset=utf-8"})

    async def act(self, request: Request) -> Response:
        """Append a line, take one back, set a matter aside: for a form of this very session alone."""
        if not self._is_here(request):
            return _elsewhere()
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > LARGEST:
                return PlainTextResponse("The form is too large.\n", 413, HEADERS)
        form = {key: values[-1] for key, values in parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True).items()}
        if not self._is_own(request, form.get("token", "")):
            return PlainTextResponse("This form is not one of this session. Open the desk again.\n", 403, HEADERS)
        return await run_in_threadpool(self._act, request.path_params["action"], form)

    def _act(self, action: str, form: dict[str, str]) -> Response:
        back = Asked(kind=form.get("kind", ""), is_aside=form.get("aside") == "1")
        try:
            if action == "decide":
                self._decide(form)
                return _see(back.url(said="appended"))
            if action == "undo":
                self._ledger.undo()
                return _see(back.url(said="undone"))
            if action == "forget":
                self._ledger.forget()
                return _see(back.url())
            if action in ("aside", "back"):
                self._ledger.set_aside(form.get("matter", ""), aside=action == "aside")
                return _see(back.url(said=action))
        except RefusedError as error:
            return self._page(Asked(kind=back.kind, is_aside=back.is_aside, refused=str(error)), 409)
        return PlainTextResponse("There is no such action.\n", 404, HEADERS)

    def _decide(self, form: dict[str, str]) -> None:
        matter = next((matter for matter in self._matters() if matter.id == form.get("matter")), None)
        number = form.get("choice", "")
        if matter is None or not number.isdigit() or int(number) >= len(matter.choices):
            raise RefusedError("This is decided already, or the articles have changed. Nothing was appended.")
        choice = matter.choices[int(number)]
        text = lines.text(choice, form.get(f"value-{number}", ""), form.get("why", ""))
        self._ledger.append(choice.file, text, matter.heading, choice.label, len(choice.lines))

    def _matters(self) -> tuple[Matter, ...]:
        problems = self._rounds.problems()
        file = self._folder / decisions.PATH
        known, _ = decisions.parse(file.read_bytes()) if file.is_file() else ((), ())
        waiting = {problem.path.partition("#")[0] for problem in problems if problem.field == "date"}
        try:
            origins = self._rounds.origins()
        except config.ConfigError:
            origins = {}  # the page says what is wrong with site.yaml
        return gather(self._reader.read(), known, problems, origins, {path: self._beginning(path) for path in waiting})

    def _beginning(self, seed: str) -> str:
        try:
            with (self._folder / seed).open("rb") as file:
                return file.read(BEGINNING).decode("utf-8", "replace")
        except OSError:
            return ""

    def _page(self, asked: Asked, status: int = 200) -> Response:
        try:
            title = config.load(self._folder).title
        except config.ConfigError:
            title = "Broadsheet"
        made = view(title, self._matters(), self._ledger.noted(), asked, self._token)
        try:
            html = Renderer(inputs.theme_folders(self._folder)).render(
                Page(path="_desk/index.html", format="html", template="desk/index.html", view=made)
            )
        except ThemeError as error:
            return PlainTextResponse(f"templates/{error.template}:{error.line}: {error.found}\n", 500, HEADERS)
        etag = f'"desk {self._board.status.number}"'
        answer = Response(
            injecting.with_script(html, etag), status, {**HEADERS, "etag": etag, "content-type": "text/html; charset=utf-8"}
        )
        answer.set_cookie(COOKIE, self._token, path="/_desk/", httponly=True, samesite="strict")
        return answer

    @staticmethod
    def _is_here(request: Request) -> bool:
        """The request comes from this machine, whatever the server is bound to."""
        return request.client is not None and guarding.is_loopback(request.client.host)

    def _is_own(self, request: Request, token: str) -> bool:
        """The form was made by this session, for the page that sends it."""
        return (
            guarding.same_origin(request.headers.get("origin"), request.headers.get("host", ""))
            and guarding.same_token(request.cookies.get(COOKIE, ""), self._token)
            and guarding.same_token(token, self._token)
        )


def _see(url: str) -> Response:
    return RedirectResponse(url, 303, HEADERS)


def _elsewhere() -> Response:
    return PlainTextResponse("The desk answers the machine that it runs on, and no other.\n", 403, HEADERS)
