"""Requests → answers: pages of the preview with the script in them, the stream of what happens, and the desk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any, TypeAlias

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from broadsheet.serving import guarding, injecting, standing
from broadsheet.serving.desk.routes import Desk
from broadsheet.serving.status import Board

Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
App: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

ASSETS = Path(__file__).parent / "assets"
ALWAYS = {"cache-control": "no-cache", "x-content-type-options": "nosniff", "cross-origin-resource-policy": "same-origin"}
BUILDING = b"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Not there</title></head><body class="bs-serve-wait"><p>There is no page here yet.</p></body></html>"""
"""Where not even a page for what is missing has been built."""


def app(output: Path, board: Board, bound: str, desk: Desk) -> App:
    """What the server runs; ``bound`` is the host that it listens on."""
    pages = Pages(output, board)
    inner = Starlette(
        routes=[
            Route(f"{injecting.OWN}events", pages.events),
            Route(f"{injecting.OWN}{{name}}", _own),
            Mount("/_desk", routes=desk.routes()),
            Route("/{path:path}", pages.page),
        ],
    )
    return _Guarded(inner, bound)


class _Guarded:
    """Nothing is answered whose ``Host`` is somebody else's."""

    def __init__(self, inner: App, bound: str) -> None:
        self._inner = inner
        self._bound = bound

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not guarding.host_fits(Headers(scope=scope).get("host", ""), self._bound):
            refusal = PlainTextResponse("This server answers to localhost and to addresses in figures alone.\n", 421, ALWAYS)
            await refusal(scope, receive, send)
            return
        await self._inner(scope, receive, send)


class Pages:
    """The preview, as it stands at each request."""

    def __init__(self, output: Path, board: Board) -> None:
        self._output = output
        self._board = board

    def page(self, request: Request) -> Response:
        """A file; a page gets the script, and is sent again only where it, or what draws it, is another."""
        found = standing.find(self._output, request.url.path)
        if isinstance(found, str):
            return RedirectResponse(found, 307, ALWAYS)
        try:
            if found is None:
                raise FileNotFoundError
            etag = standing.etag(found.path, self._output)
            headers = {**ALWAYS, "etag": etag, "content-type": found.type}
            if found.status == 200 and request.headers.get("if-none-match") == etag:
                return Response(status_code=304, headers=headers)
            data = found.path.read_bytes()
        except FileNotFoundError:  # not there, or gone since it was found
            page = injecting.with_script(BUILDING, "")
            return Response(page, 404, {**ALWAYS, "content-type": "text/html; charset=utf-8"})
        return Response(injecting.with_script(data, etag) if found.is_page else data, found.status, headers)

    async def events(self, request: Request) -> Response:
        """The state of the site now, and whenever it is another (server-sent events), for a page that says which it is."""
        told = self._told(request.query_params.get("shown", ""))
        return StreamingResponse(told, headers={**ALWAYS, "content-type": "text/event-stream"})

    async def _told(self, shown: str) -> AsyncIterator[str]:
        yield "retry: 500\n\n"
        async for status in self._board.follow(shown):
            yield f"data: {status.json()}\n\n"


def _own(request: Request) -> Response:
    """The script and the styles that pages get."""
    path = ASSETS / request.path_params["name"]
    if path.name not in ("page.js", "page.css"):
        return PlainTextResponse("There is no such file.\n", 404, ALWAYS)
    return Response(path.read_bytes(), headers={**ALWAYS, "content-type": standing.Standing(path=path).type})
