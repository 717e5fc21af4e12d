"""A host and a port → a server in a thread of its own, which lives as long as the work goes on."""

from __future__ import annotations

import errno
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from broadsheet.serving.app import App

FIRST, LAST = 8000, 8099
"""Ports that are tried where none is asked for."""


def bind(host: str, port: int | None) -> socket.socket:
    """A socket that listens on ``port``, or on the first free one where none is given; raises OSError."""
    if port is not None:
        return _listening(host, port)
    for number in range(FIRST, LAST):
        try:
            return _listening(host, number)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    return _listening(host, LAST)


def _listening(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    made = socket.socket(family, kind, protocol)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(128)
    except OSError as error:
        made.close()
        error.filename = f"{host}:{port}"
        raise
    return made


def address(listening: socket.socket) -> str:
    """What to type into a browser."""
    host, port = listening.getsockname()[:2]
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - no binding, but what to show for one
    return f"http://{f'[{name}]' if ':' in name else name}:{port}/"


@contextmanager
def running(app: App, listening: socket.socket) -> Iterator[None]:
    """Serve ``app`` while what is within goes on."""
    import uvicorn

    settings = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        loop="asyncio",
        http="h11",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, name="server", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(3)
        listening.close()
