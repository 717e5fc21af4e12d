"""An open bucket: files and the pieces of its manifest as objects, several at once, and what is done noted as it goes."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from broadsheet.publishing import journal
from broadsheet.publishing.diff import Change
from broadsheet.publishing.journal import Journal
from broadsheet.publishing.manifest import Held
from broadsheet.publishing.publisher import Delivery, PublishError
from broadsheet.publishing.source import Source

SIDE_BY_SIDE = 8
"""Requests at once."""
LISTED = 200
"""New files from which on the bucket is listed, and not asked for each."""
REMOVED_AT_ONCE = 1000
"""What the protocol allows."""


class Serving(Protocol):
    """How a file is kept and served."""

    def headers(self, path: str) -> Mapping[str, str]:
        """Arguments of ``put_object``."""

    def packed(self, path: str, data: bytes) -> bytes:
        """A file's bytes as they are kept."""


class Bucket:
    """A bucket, open."""

    def __init__(self, client: Any, bucket: str, prefix: str, serving: Serving, cache: Path) -> None:
        self._client, self._bucket, self._serving = client, bucket, serving
        self._prefix = f"{prefix.strip('/')}/" if prefix else ""
        self._journal = Journal(_Pieces(client, bucket, f"{self._prefix}{journal.FOLDER}/"), cache)

    def held(self) -> Held:
        """See Session."""
        return self._journal.held()

    def strangers(self, paths: Collection[str]) -> Collection[str]:
        """See Session."""
        wanted = set(paths)
        if len(wanted) > LISTED:
            return wanted & {key.removeprefix(self._prefix) for key in _listed(self._client, self._bucket, self._prefix)}
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            return {path for path, found in zip(wanted, pool.map(self._stands, wanted), strict=True) if found}

    def _stands(self, path: str) -> bool:
        return self._prefix + path in _listed(self._client, self._bucket, self._prefix + path, most=1)

    def send(self, delivery: Delivery) -> str:
        """See Session."""
        changes = [change for step in delivery.steps for change in step]
        self._journal.expect(change.path for change in changes)
        done = 0
        for step in delivery.steps:
            for some in _batches(step, journal.NOTE_EVERY if step[0].reason != "gone" else REMOVED_AT_ONCE):
                self._take(some, delivery.source)
                done += len(some)
                delivery.tick(done, len(changes))
        self._journal.conclude()
        return f"s3://{self._bucket}/{self._prefix}"

    def _take(self, changes: Collection[Change], source: Source) -> None:
        """Send or remove, and note what was done, even where that was only a part."""
        sent: list[str] = []
        gone = [change.path for change in changes if change.reason == "gone"]
        try:
            if gone:
                _remove(self._client, self._bucket, [self._prefix + path for path in gone])
            self._put_all([change.path for change in changes if change.reason != "gone"], source, sent)
        except BaseException:
            if sent:
                self._journal.done({path: source.files[path] for path in sent}, ())
            self._journal.note()
            raise
        self._journal.done({path: source.files[path] for path in sent}, gone)

    def _put_all(self, paths: Collection[str], source: Source, sent: list[str]) -> None:
        waiting = iter(paths)
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            running: dict[Future[None], str] = {}
            try:
                while True:
                    more = islice(waiting, SIDE_BY_SIDE - len(running))
                    running |= {pool.submit(self._put, path, source): path for path in more}
                    if not running:
                        return
                    for ended in wait(running, return_when=FIRST_COMPLETED).done:
                        ended.result()
                        sent.append(running.pop(ended))
            except BaseException:
                wait(running)
                sent += [path for future, path in running.items() if not future.exception()]
                raise

    def _put(self, path: str, source: Source) -> None:
        body = self._serving.packed(path, source.read(path))
        _put(self._client, self._bucket, self._prefix + path, body, self._serving.headers(path))

    def rollback(self) -> str:
        """See Session."""
        raise PublishError("a bucket, which holds no earlier releases", "the earlier content built and published again")

    def copy(self, folders: Collection[str], into: Path) -> None:
        """See Session; there is nothing to go back to."""


class _Pieces:
    """The journal's shelf, in the bucket."""

    def __init__(self, client: Any, bucket: str, prefix: str) -> None:
        self._client, self._bucket, self._prefix = client, bucket, prefix

    def names(self) -> Mapping[str, int]:
        return {key.removeprefix(self._prefix): size for key, size in _listed(self._client, self._bucket, self._prefix).items()}

    def get(self, name: str) -> bytes:
        return bytes(self._client.get_object(Bucket=self._bucket, Key=self._prefix + name)["Body"].read())

    def put(self, name: str, data: bytes) -> None:
        headers = {"ContentType": "application/gzip", "CacheControl": "no-store"}
        _put(self._client, self._bucket, self._prefix + name, data, headers)

    def remove(self, names: Collection[str]) -> None:
        _remove(self._client, self._bucket, [self._prefix + name for name in names])


def _put(client: Any, bucket: str, key: str, data: bytes, headers: Mapping[str, str]) -> None:
    told = b64encode(hashlib.md5(data, usedforsecurity=False).digest()).decode()
    client.put_object(Bucket=bucket, Key=key, Body=data, ContentMD5=told, **headers)


def _listed(client: Any, bucket: str, prefix: str, most: int | None = None) -> dict[str, int]:
    """Key → bytes of the objects below a prefix."""
    limit = {"MaxItems": most} if most else {}
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix, PaginationConfig=limit)
    return {found["Key"]: found["Size"] for page in pages for found in page.get("Contents", ())}


def _remove(client: Any, bucket: str, keys: Collection[str]) -> None:
    for some in _batches(keys, REMOVED_AT_ONCE):
        told = client.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": key} for key in some], "Quiet": True})
        for error in told.get("Errors", ()):
            raise PublishError(f"bucket {bucket}: {error.get('Code')} for {error.get('Key')}", "credentials that may delete")


def _batches(items: Collection[Any], size: int) -> Iterator[list[Any]]:
    waiting = iter(items)
    while some := list(islice(waiting, size)):
        yield some
