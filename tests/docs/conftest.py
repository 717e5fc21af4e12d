"""What the how-tos speak of, real and on this machine: a repository, a bucket, an rsync daemon, an SSH server, a free port."""

from __future__ import annotations

import getpass
import shlex
import socket
import subprocess

import pytest

from tests.publishing.conftest import HOST, KEYS, program, rsync_daemon, s3_port, ssh

__all__ = ["rsync_daemon", "s3_port", "ssh"]


@pytest.fixture
def web_folder(tmp_path):
    """A folder of a web server."""
    return str(tmp_path / "srv")


@pytest.fixture
def repository(tmp_path):
    """A bare repository."""
    subprocess.run([program("git", "git"), "init", "--quiet", "--bare", tmp_path / "news.git"], check=True)
    return str(tmp_path / "news.git")


@pytest.fixture
def s3_address(s3_port):
    """An S3 server with the bucket of the how-to."""
    import boto3

    address = f"http://{HOST}:{s3_port}"
    key, secret = KEYS["AWS_ACCESS_KEY_ID"], KEYS["AWS_SECRET_ACCESS_KEY"]
    client = boto3.client(
        "s3", endpoint_url=address, region_name="us-east-1", aws_access_key_id=key, aws_secret_access_key=secret
    )
    client.create_bucket(Bucket="news.example.org")
    return address


@pytest.fixture
def daemon_address(rsync_daemon):
    """A module of an rsync daemon."""
    return f"rsync://{HOST}:{rsync_daemon[0]}/web/news/"


@pytest.fixture
def ssh_address(ssh, tmp_path):
    """A folder behind an SSH server, and the command ``ssh`` with the settings that reach it."""
    command = tmp_path / "bin" / "ssh"
    command.parent.mkdir()
    words = [program("ssh", "openssh-client"), *shlex.split(ssh())[1:]]
    command.write_text(f'#!/bin/sh\nexec {shlex.join(words)} "$@"\n', "utf-8")
    command.chmod(0o755)
    return f"{getpass.getuser()}@{HOST}:{tmp_path / 'var'}/"


@pytest.fixture
def port():
    """A port that nobody listens on."""
    with socket.create_server((HOST, 0)) as probe:
        return probe.getsockname()[1]


@pytest.fixture
def scheduler_address(port):
    """Where a scheduler will be."""
    return f"tcp://{HOST}:{port}"


@pytest.fixture
def scheduler_options(port):
    """Where a scheduler is to listen."""
    return f"--host {HOST} --port {port}"
