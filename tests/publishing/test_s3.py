"""A bucket: how files are kept and served, and a service that refuses, fails or falls silent."""

from __future__ import annotations

import sys

import pytest

from broadsheet.publishing import PublishError, bucket, journal, s3

ONE = {
    "index.html": "one" * 400,
    "feed.atom": "<feed/>",
    "people/a/index.html": "a",
    "assets/site.css": "body {}",
    "a.png": "png",
}
TWO = {**ONE, "index.html": "two" * 400, "people/b/index.html": "b"}


def as_bytes(files):
    return {path: text.encode() for path, text in files.items()}


@pytest.fixture
def news(site, places):
    place = places("s3")
    site.aim(place.settings)
    return place


def served(news, path):
    head = news.client.head_object(Bucket=news.name, Key=path)
    return head["ContentType"], head["CacheControl"], head.get("ContentEncoding")


def test_each_file_has_its_type_and_how_long_to_keep_it(site, news):
    site.lay(ONE)
    site.send()
    assert served(news, "index.html") == ("text/html; charset=utf-8", "public, max-age=60", None)
    assert served(news, "feed.atom") == ("application/atom+xml", "public, max-age=300", None)
    assert served(news, "assets/site.css") == ("text/css; charset=utf-8", "public, max-age=3600", None)
    assert served(news, "a.png") == ("image/png", "public, max-age=3600", None)


@pytest.mark.parametrize(("compress", "encoding"), [("gzip", "gzip"), ("brotli", "br")])
def test_texts_may_be_kept_compressed(site, news, compress, encoding):
    import brotli

    site.aim(f"{news.settings}, compress: {compress}")
    site.lay(ONE)
    site.send()
    assert served(news, "index.html")[2] == encoding
    assert served(news, "a.png")[2] is None
    got = news.client.get_object(Bucket=news.name, Key="index.html")
    data = got["Body"].read()
    assert len(data) < 200
    assert (brotli.decompress(data) if compress == "brotli" else news.contents()["index.html"]) == ONE["index.html"].encode()


def test_brotli_is_asked_for_where_something_is_to_be_compressed_with_it(site, news, monkeypatch):
    monkeypatch.setitem(sys.modules, "brotli", None)
    site.lay(ONE)
    site.send()
    assert served(news, "index.html")[2] is None
    site.aim(f"{news.settings}, compress: brotli")
    with pytest.raises(PublishError, match="no brotli"):
        site.send()


def test_what_is_to_be_served_otherwise_is_sent_again_and_nothing_else(site, news):
    site.lay(ONE)
    site.send()
    site.aim(f"{news.settings}, cache: {{feed: no-cache}}")
    assert [(change.path, change.reason) for change in site.send().changes] == [("feed.atom", "changed")]
    assert served(news, "feed.atom")[1] == "no-cache"
    assert site.send().changes == ()


def test_a_second_publish_puts_nothing_into_the_bucket(site, news):
    site.lay(ONE)
    site.send()
    before = news.objects()
    site.send()
    assert news.objects() == before


def test_two_sites_stand_in_one_bucket_below_their_prefixes(site, news):
    site.aim(f"{news.settings}, prefix: one/")
    site.lay(ONE)
    site.send()
    site.aim(f"{news.settings}, prefix: two")
    site.forget()
    site.lay(TWO)
    site.send()
    site.lay({"index.html": "x"})
    site.send()
    found = {path: data for path, data in news.contents().items() if "/.broadsheet/" not in path}
    assert found == {f"one/{path}": data for path, data in as_bytes(ONE).items()} | {"two/index.html": b"x"}


def test_many_files_are_sent_and_removed(site, news):
    files = {f"people/somebody-{n}/index.html": f"number {n}" for n in range(345)}
    site.lay(files)
    site.send()
    assert news.contents() == as_bytes(files)
    site.lay({"index.html": "x"})
    site.send()
    assert news.contents() == {"index.html": b"x"}


HEAD = b"Content-Type: application/xml\r\nConnection: close\r\n\r\n"
BUSY = b"HTTP/1.1 503 Service Unavailable\r\n" + HEAD + b"<Error><Code>SlowDown</Code></Error>"
FULL = (
    b"HTTP/1.1 507 Insufficient Storage\r\n"
    + HEAD
    + b"<Error><Code>QuotaExceeded</Code><Message>The bucket is full</Message></Error>"
)


def test_a_service_that_is_busy_for_a_moment_is_asked_again(site, news, s3_port, proxy):
    door = proxy(s3_port)
    door.answers = [BUSY, BUSY]
    site.aim(news.through(door.port))
    site.lay(ONE)
    site.send()
    assert news.contents() == as_bytes(ONE)


@pytest.mark.parametrize("after", [0, 1, 2, 3, 8])
def test_a_full_bucket_is_a_clear_error_and_the_next_publish_mends_it(site, news, s3_port, proxy, monkeypatch, after):
    """Wherever in the course of things it comes."""
    site.lay(ONE)
    site.send()
    site.lay(TWO)
    door, put, calls = proxy(s3_port), bucket._put, []

    def count(*given):
        calls.append(given)
        if len(calls) > after:
            door.answers = [FULL] * 9
        return put(*given)

    site.aim(news.through(door.port))
    with monkeypatch.context() as until_full:
        until_full.setattr(bucket, "_put", count)
        if after < 4:
            with pytest.raises(PublishError, match=r"QuotaExceeded \(The bucket is full\); expected room in the bucket"):
                site.send()
    door.mend()
    site.aim(news.settings)
    site.send()
    assert news.contents() == as_bytes(TWO)


def test_a_service_that_falls_silent_is_a_clear_error_and_the_next_publish_goes_on(site, news, s3_port, proxy, monkeypatch):
    monkeypatch.setattr(journal, "NOTE_EVERY", 20)
    monkeypatch.setattr(s3, "ATTEMPTS", 2)
    files = {f"people/somebody-{n:03}/index.html": f"{n}" * 2000 for n in range(100)}
    site.lay(files)
    door = proxy(s3_port)
    door.stall_at = 300_000
    site.aim(news.through(door.port, ", timeout: 0.5"))
    with pytest.raises(PublishError, match=r"timeout.*expected a service that answers"):
        site.send()
    assert 0 < len(news.contents()) < 100
    site.aim(news.settings)
    site.forget()
    outcome = site.send()
    assert 0 < sum(change.reason == "unfinished" for change in outcome.changes) < 80
    assert news.contents() == as_bytes(files)


def test_a_connection_that_is_cut_is_a_clear_error_and_the_next_publish_goes_on(site, news, s3_port, proxy):
    files = {f"people/somebody-{n:03}/index.html": f"{n}" * 2000 for n in range(50)}
    site.lay(files)
    door = proxy(s3_port)
    door.cut_at = 150_000
    site.aim(news.through(door.port))
    with pytest.raises(PublishError, match="expected a service that answers"):
        site.send()
    site.aim(news.settings)
    site.send()
    assert news.contents() == as_bytes(files)


def test_a_service_that_is_not_there_is_a_clear_error(site, news, capsys):
    site.aim(news.through(9, ", timeout: 1"))
    site.lay(ONE)
    assert site.run() == 2
    assert "Could not connect to the endpoint URL" in capsys.readouterr().err


def test_a_bucket_that_is_not_there_is_a_clear_error(site, news, capsys):
    site.aim(news.settings.replace(news.name, "nowhere"))
    site.lay(ONE)
    assert site.run() == 2
    assert "NoSuchBucket" in (error := capsys.readouterr().err)
    assert "expected a bucket that exists" in error


REFUSED = (
    b"HTTP/1.1 403 Forbidden\r\n" + HEAD + b"<Error><Code>SignatureDoesNotMatch</Code>"
    b"<Message>Check your key</Message><AWSAccessKeyId>reader-writer</AWSAccessKeyId><StringToSign>hush</StringToSign></Error>"
)


def test_a_wrong_key_is_a_clear_error_in_which_no_key_is_printed(site, news, s3_port, proxy, capsys):
    door = proxy(s3_port)
    door.answers = [REFUSED] * 9
    site.aim(news.through(door.port))
    site.lay(ONE)
    assert site.run() == 2
    printed = "".join(capsys.readouterr())
    assert "SignatureDoesNotMatch (Check your key); expected valid credentials in AWS_ACCESS_KEY_ID" in printed
    assert "hush" not in printed
    assert "reader-writer" not in printed


def test_without_credentials_the_error_says_so(site, news, monkeypatch, capsys):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    site.lay(ONE)
    assert site.run() == 2
    assert "Unable to locate credentials" in capsys.readouterr().err


def test_without_boto3_the_error_says_what_to_install(site, news, monkeypatch, capsys):
    monkeypatch.setitem(__import__("sys").modules, "boto3", None)
    site.lay(ONE)
    assert site.run() == 2
    assert "requirements-s3.txt`" in capsys.readouterr().err


def test_a_damaged_manifest_is_a_clear_error(site, news):
    site.lay(ONE)
    site.send()
    name = next(key for key in news.objects() if key.startswith(".broadsheet/"))
    news.add(name, "nonsense")
    site.forget()
    with pytest.raises(PublishError, match="a manifest at the target"):
        site.send()
    assert news.contents() == as_bytes(ONE)


def test_a_bucket_cannot_be_rolled_back(site, news, capsys):
    site.lay(ONE)
    site.send()
    assert site.run("--rollback") == 2
    assert "holds no earlier releases" in capsys.readouterr().err
