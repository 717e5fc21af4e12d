"""A bucket of Amazon S3 or of anything that speaks its language: each file an object, with its type and how long to keep it.

Objects of one step go side by side; a step begins when all of the one before are there. Needs boto3 (the extra ``s3``).
"""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from broadsheet.engine.extras import install
from broadsheet.publishing import order
from broadsheet.publishing.bucket import SIDE_BY_SIDE, Bucket
from broadsheet.publishing.publisher import Desk, PublishError

CACHED: dict[order.Kind, str] = {
    "asset": "public, max-age=3600",
    "page": "public, max-age=60",
    "index": "public, max-age=60",
    "feed": "public, max-age=300",
}
TYPES = {
    ".atom": "application/atom+xml",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".opml": "text/x-opml",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""Content types that no machine's own table may decide: the same file is served in the same way from everywhere."""
PACKED = (".atom", ".csv", ".html", ".css", ".js", ".json", ".jsonl", ".opml", ".svg", ".txt", ".webmanifest", ".xml")
"""What compresses well."""


REMEDIES = (
    (
        ("InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken"),
        "valid credentials in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or in ~/.aws",
    ),
    (("AccessDenied", "403", "AllAccessDisabled"), "credentials that may list, read, write and delete in the bucket"),
    (("NoSuchBucket", "404"), "a bucket that exists; make it first"),
    (
        ("QuotaExceeded", "EntityTooLarge", "InsufficientStorage", "507", "XMinioStorageFull"),
        "room in the bucket; make some, then run the command again",
    ),
    (
        ("SlowDown", "503", "ServiceUnavailable", "InternalError", "500", "RequestTimeout"),
        "a service at work; run the command again",
    ),
)
"""Codes of the service → what helps."""


ATTEMPTS = 4
"""How often a request is made that the service does not answer, or answers that it is busy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class S3:
    """Settings of a target that is a bucket."""

    bucket: str
    prefix: str = ""
    """Where in the bucket the site stands."""
    endpoint_url: str = ""
    """The address of the service, where it is not Amazon's."""
    region: str = ""
    profile: str = ""
    """A profile of the AWS configuration files."""
    addressing: Literal["auto", "path", "virtual"] = "auto"
    compress: Literal["none", "gzip", "brotli"] = "none"
    """How texts are kept, and served to every reader."""
    cache: tuple[tuple[str, str], ...] = field(default=(), metadata={"keys": tuple(order.RANKS)})
    """Kind of file → its Cache-Control."""
    timeout: float = 60
    """Seconds to wait for an answer."""
    adopt: bool = False

    def fault(self) -> tuple[str, str, str] | None:
        """See Publisher."""
        if self.endpoint_url and not self.endpoint_url.startswith(("https://", "http://")):
            return "endpoint_url", repr(self.endpoint_url), "an address that begins with https://"
        if self.prefix.startswith("/") or "//" in self.prefix:
            return "prefix", repr(self.prefix), "a path such as digest/, without a slash at its head"
        return None

    def extras(self) -> Mapping[str, bytes]:
        """See Publisher."""
        return {}

    def treatment(self, path: str) -> str:
        """See Publisher."""
        return "\n".join(f"{key}: {value}" for key, value in sorted(self.headers(path).items()))

    def headers(self, path: str) -> dict[str, str]:
        """How a file is served, as arguments of ``put_object``."""
        suffix = path[path.rfind(".") :] if "." in path.rpartition("/")[2] else ""
        kind = order.kind(path)
        headers = {"CacheControl": dict(self.cache).get(kind) or CACHED[kind]}
        headers["ContentType"] = TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
        if self.compress != "none" and suffix in PACKED:
            headers["ContentEncoding"] = {"gzip": "gzip", "brotli": "br"}[self.compress]
        return headers

    def packed(self, path: str, data: bytes) -> bytes:
        """A file's bytes as they are kept: the same for the same file."""
        encoding = self.headers(path).get("ContentEncoding")
        if encoding == "gzip":
            return gzip.compress(data, mtime=0)
        if encoding == "br":
            import brotli

            return bytes(brotli.compress(data))
        return data

    @contextmanager
    def open(self, desk: Desk) -> Iterator[Bucket]:
        """See Publisher."""
        try:
            import boto3
            from boto3.exceptions import Boto3Error
            from botocore.config import Config
            from botocore.exceptions import BotoCoreError, ClientError

            if self.compress == "brotli":
                import brotli  # noqa: F401 - missing, it should be missed now
        except ImportError as error:
            raise PublishError(f"no {error.name}", install("s3")) from None
        # Checksums beyond the protocol's own Content-MD5 are asked of Amazon alone: other services refuse them.
        checksums: Any = "when_required" if self.endpoint_url else "when_supported"
        config = Config(
            connect_timeout=min(self.timeout, 20),
            read_timeout=self.timeout,
            retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
            max_pool_connections=SIDE_BY_SIDE,
            s3={"addressing_style": self.addressing},
            request_checksum_calculation=checksums,
            response_checksum_validation=checksums,
        )
        try:
            session = boto3.Session(profile_name=self.profile or None, region_name=self.region or None)
            client = session.client("s3", endpoint_url=self.endpoint_url or None, config=config)
            yield Bucket(client, self.bucket, self.prefix, self, desk.cache)
        except ClientError as error:
            raise self._refused(error.response) from None
        except (BotoCoreError, Boto3Error) as error:
            raise PublishError(f"bucket {self.bucket}: {error}", "a service that answers, and credentials for it") from None

    def _refused(self, response: Any) -> PublishError:
        """What the service said. It may repeat the key's name, and never the key."""
        told = response.get("Error", {})
        status = response.get("ResponseMetadata", {}).get("HTTPStatusCode", "")
        code, message = str(told.get("Code", status)), str(told.get("Message", ""))[:300]
        expected = next((helps for codes, helps in REMEDIES if code in codes), "a bucket that can be read and written to")
        return PublishError(f"bucket {self.bucket}: {code}{f' ({message})' if message else ''}", expected)
