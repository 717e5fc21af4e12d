"""A cluster → ClusterError where one of its processes cannot do our work as this machine does; asked before any work is sent."""

from __future__ import annotations

import importlib.util
import os
import platform
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from broadsheet.engine.clusters import Cluster, ClusterError
from broadsheet.engine.fingerprint import fingerprint
from broadsheet.engine.installed import version
from broadsheet.values import Value

LIBRARIES = ("dask", "distributed", "cloudpickle", "msgpack")
"""What carries values between the processes."""


class Installed(Value):
    """What a process works with."""

    code: str
    """A fingerprint of the package."""
    versions: tuple[tuple[str, str], ...]
    """Of Python and of libraries, by name."""


def ask(cluster: Cluster, code: Callable[[], str], libraries: Iterable[str]) -> None:
    """Raise ClusterError unless there are workers, and each process has our package, and the same of what decides our results.

    ``code`` is a function of the package that returns a fingerprint of it where it is called; ``libraries`` are names of
    distributions, of which one that is not installed is not compared.
    """
    package = __name__.partition(".")[0]
    if not cluster.workers():
        example = f"`dask worker {cluster.address} --nthreads 1 --nworkers 4`"
        raise ClusterError(f"the Dask scheduler at {cluster.address} has no workers; start some: {example}")
    for where, spec in cluster.everywhere(importlib.util.find_spec, package).items():
        if spec is None or isinstance(spec, BaseException):
            raise ClusterError(f"Broadsheet is not installed for {where}; {_install(where)}")
    names = (*LIBRARIES, *libraries)
    ours = installed(code, names)
    for where, theirs in cluster.everywhere(installed, code, names).items():
        _compare(where, ours, theirs)


def _compare(where: str, ours: Installed, theirs: Installed | BaseException) -> None:
    if isinstance(theirs, ModuleNotFoundError) and theirs.name:
        raise ClusterError(f"{theirs.name} is not installed for {where}; {_install(where)}")
    if isinstance(theirs, BaseException) or theirs.code != ours.code:
        raise ClusterError(f"{where} has another version of Broadsheet than this machine; {_install(where)}")
    known = dict(theirs.versions)
    for name, version_here in ours.versions:
        if known.get(name, version_here) != version_here:
            found = f"{where} has {name} {known[name]}, and this machine {version_here}"
            raise ClusterError(f"{found}; {_install(where)}")


def _install(where: str) -> str:
    return f"install there what is installed here, and start {where.partition(' at ')[0]} anew"


def installed(code: Callable[[], str], libraries: tuple[str, ...]) -> Installed:
    """Return what this process works with."""
    versions = [("Python", platform.python_version())]
    for name in libraries:
        with suppress(ImportError):  # no such distribution
            versions.append((name, version(name)))
    return Installed(code=code(), versions=tuple(versions))


def share(cluster: Cluster, folder: Path) -> None:
    """Raise ClusterError unless each worker sees the files of ``folder`` that this machine sees."""
    file = folder.absolute() / f"{os.getpid()}.seen"
    file.parent.mkdir(parents=True, exist_ok=True)
    text = fingerprint(str(file), os.urandom(16).hex())
    file.write_text(text)
    try:
        seen = cluster.everywhere(Path.read_text, file)
    finally:
        file.unlink(missing_ok=True)
    for where, found in seen.items():
        if found != text and where.startswith("the worker"):
            said = f"{where} does not see the files of {folder.absolute()}"
            raise ClusterError(f"{said}; put the site where every machine sees it under the same path")
