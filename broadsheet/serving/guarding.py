"""What a request says of itself → may it be answered? Against other sites that a browser on this machine has open.

A page of another site can send requests here. It cannot name this server by an address of this machine in ``Host`` when
its own name has been made to lead here (DNS rebinding), nor can it lie in ``Origin``.
"""

from __future__ import annotations

import hmac
from ipaddress import ip_address
from urllib.parse import urlsplit

LOCALHOST = "localhost"


def is_loopback(host: str) -> bool:
    """Whether ``host``, a name or an address, is this machine and can be reached from no other.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    if host == LOCALHOST:
        return True
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)


def host_fits(header: str, bound: str) -> bool:
    """Whether ``Host`` names the server bound to ``bound``: loopback alone, or where it is bound beyond, by any address.

    A name other than localhost may be another site's; an address in figures cannot be.

    >>> host_fits("localhost:8000", "127.0.0.1"), host_fits("evil.example:8000", "127.0.0.1")
    (True, False)
    >>> host_fits("192.0.2.7:8000", "127.0.0.1"), host_fits("192.0.2.7:8000", "0.0.0.0")
    (False, True)
    """
    name = _name(header)
    if name is None:
        return False
    if is_loopback(name) or name == bound.casefold():
        return True
    return not is_loopback(bound) and _is_address(name)


def same_origin(origin: str | None, header: str) -> bool:
    """Whether ``Origin`` is this very server, as ``Host`` has it; a post without one is not taken.

    >>> same_origin("http://localhost:8000", "localhost:8000"), same_origin("http://localhost:9000", "localhost:8000")
    (True, False)
    """
    return origin is not None and origin.casefold() == f"http://{header.casefold()}"


def same_token(given: str, own: str) -> bool:
    """Whether two secrets are equal, in the same time whether they are or not."""
    return hmac.compare_digest(given.encode(), own.encode())


def _name(header: str) -> str | None:
    """The host of a ``Host`` header, without its port and brackets."""
    try:
        parts = urlsplit(f"//{header}")
        _ = parts.port  # a port that is no number is no header of a browser
    except ValueError:
        return None
    if parts.username is not None or parts.path or parts.query or parts.fragment:
        return None
    return parts.hostname


def _is_address(name: str) -> bool:
    try:
        ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return True
