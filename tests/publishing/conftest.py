"""Made-up sites and real targets for them: a folder, a bare repository, an S3 server, an rsync daemon, an SSH server, nginx."""

from __future__ import annotations

import contextlib
import gzip
import itertools
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from broadsheet import config, publishing
from broadsheet.cli import main
from broadsheet.engine import tree
from broadsheet.engine.fingerprint import of_bytes
from broadsheet.engine.store import Store
from broadsheet.engine.work import Made, MadeGroup, Work

HOST = "127.0.0.1"
GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
KEYS = {"AWS_ACCESS_KEY_ID": "reader-writer", "AWS_SECRET_ACCESS_KEY": "hush-hush-hush", "AWS_EC2_METADATA_DISABLED": "true"}
OPERATIONS = {
    *("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "shutil.rmtree"),
    *("subprocess.Popen", "http.client.send"),
}
"""What changes something, here or at a target; opening a file does where it is opened to be written."""
KILLED = 77


@pytest.fixture(autouse=True)
def surroundings(monkeypatch, tmp_path):
    """No settings of this machine; credentials for the S3 server that these tests start."""
    for name, value in {**GIT, **KEYS, "HOME": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("AWS_PROFILE", raising=False)


@pytest.fixture
def site(tmp_path):
    """A site that can be given any output, as if a build had made it, and sends it to its one target ``there``."""
    return MadeUp(tmp_path / "site")


class MadeUp:
    """A site's folder whose output/ is what a test says."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(exist_ok=True)

    def aim(self, settings):
        """Write site.yaml with one target."""
        (self.folder / "site.yaml").write_text(f"title: The Week\ntargets:\n  there: {{{settings}}}\n", "utf-8")

    def lay(self, files):
        """Make output/ hold exactly ``files`` (path → text or bytes), as a build does."""
        data = {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
        with Store(self.folder / ".cache" / "state.sqlite") as store:
            tree.update(self.folder / "output", store, work(data))

    def send(self, *, dry_run=False):
        """What one publish did; PublishError where it failed."""
        target = config.target(self.folder, "there")
        return publishing.run(config.load(self.folder), self.folder, target, dry_run=dry_run)

    def run(self, *arguments):
        """The exit code of a whole ``publish`` command."""
        return main(["--site", str(self.folder), "publish", "there", *arguments])

    def command(self):
        """The words of a process of its own that publishes."""
        return [sys.executable, str(Path(__file__).parents[2] / "build.py"), "--site", str(self.folder), "publish", "there"]

    def forget(self):
        """As in a fresh clone: nothing is known of earlier publishes on this machine."""
        shutil.rmtree(self.folder / ".cache" / "publish", ignore_errors=True)


def work(data):
    """Each file is a group of its own, and reads its own bytes."""
    keys = {path: of_bytes(held) for path, held in sorted(data.items())}

    def make(stale, standing):
        for path in stale:
            made = Made(path=path, key=keys[path], data=None if standing.get(path) == keys[path] else data[path])
            yield MadeGroup(name=path, files=(made,), reads=(path,))

    return Work(groups=tuple(keys), make=make, now=lambda path: keys.get(path, ""))


def files_below(root, leave=()):
    """Path → bytes of all files below a folder."""
    found = {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if not name.startswith(tuple(leave))}


@pytest.fixture
def git_daemon(listening):
    """Start git's own server for a bare repository: the port, and its address there."""

    def start(repository):
        words = [program("git", "git"), "daemon", f"--listen={HOST}", "--export-all", "--enable=receive-pack"]
        return listening(lambda port: [*words, f"--port={port}", f"--base-path={repository.root.parent}"])

    return start


def program(name, package):
    """The full path of a program; the test is skipped where there is none."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin:/sbin")
    if not found:
        pytest.skip(f"needs {name}: apt-get install {package}")
    return found


class Folder:
    """A target that is a folder here."""

    def __init__(self, tmp_path):
        self.root = tmp_path / "web"
        self.settings = f"to: directory, path: {self.root}"

    def contents(self):
        return files_below(self.root / "current") if (self.root / "current").exists() else {}


class Repository:
    """A target that is a branch of a bare repository here."""

    def __init__(self, tmp_path):
        program("git", "git")
        self.root, self._clones = tmp_path / "bare.git", (tmp_path / f"clone-{n}" for n in itertools.count())
        self.git("init", "--quiet", "--bare", str(self.root))
        self.settings = f"to: git, repository: {self.root}"

    def git(self, *arguments, cwd=None):
        who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
        done = subprocess.run(["git", *who, *arguments], cwd=cwd or self.root.parent, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def clone(self):
        """A fresh clone of the branch, or nothing where there is none."""
        if not self.git("branch", "--list", "gh-pages", cwd=self.root):
            return None
        folder = next(self._clones)
        self.git("clone", "--quiet", "--branch", "gh-pages", str(self.root), str(folder))
        return folder

    def contents(self):
        folder = self.clone()
        return files_below(folder, leave=(".git/", ".nojekyll", ".broadsheet-manifest", "CNAME")) if folder else {}

    def add(self, path, text):
        """Somebody else commits a file to the branch."""
        folder = self.clone()
        if folder is None:
            folder = next(self._clones)
            self.git("clone", "--quiet", str(self.root), str(folder))
            self.git("checkout", "--quiet", "-b", "gh-pages", cwd=folder)
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
        self.git("add", "--", path, cwd=folder)
        self.git("commit", "--quiet", "-m", "by hand", cwd=folder)
        self.git("push", "--quiet", "origin", "gh-pages", cwd=folder)


class Bucket:
    """A target that is a bucket of the S3 server."""

    numbers = itertools.count()

    def __init__(self, port):
        import boto3

        self.name, self.endpoint = f"bucket-{next(self.numbers)}", f"http://{HOST}:{port}"
        self.client = boto3.client(
            "s3",
            endpoint_url=self.endpoint,
            region_name="us-east-1",
            aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
        )
        self.client.create_bucket(Bucket=self.name)
        self.settings = self.through(port)

    def through(self, port, more=""):
        """Settings of a target that reaches the bucket by another port."""
        return f'to: s3, bucket: {self.name}, endpoint_url: "http://{HOST}:{port}", region: us-east-1{more}'

    def objects(self):
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.name)
        return {found["Key"]: found["LastModified"] for page in pages for found in page.get("Contents", ())}

    def contents(self):
        found = {}
        for key in self.objects():
            if not key.startswith(".broadsheet/"):
                got = self.client.get_object(Bucket=self.name, Key=key)
                data = got["Body"].read()
                found[key] = gzip.decompress(data) if got.get("ContentEncoding") == "gzip" else data
        return found

    def add(self, path, text):
        self.client.put_object(Bucket=self.name, Key=path, Body=text.encode())


class Server:
    """A target that rsync reaches."""

    def __init__(self, root, settings):
        self.root, self.settings = root, settings

    def contents(self):
        return files_below(self.root, leave=(".broadsheet/",)) if self.root.exists() else {}

    def add(self, path, text):
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")


@pytest.fixture(scope="session")
def s3_port(listening):
    """The port of an S3 server."""
    for name in ("moto", "boto3", "flask", "flask_cors"):
        pytest.importorskip(name, reason=f"needs {name}: pip install -r requirements-dev.txt")
    return listening(lambda port: [sys.executable, "-m", "moto.server", "-H", HOST, "-p", str(port)], env={**os.environ, **KEYS})


@pytest.fixture(scope="session")
def rsync_daemon(listening, tmp_path_factory):
    """A daemon: its port, and the folder of its module ``web``; the module ``shut`` cannot be written to, ``locked`` asks."""
    folder = tmp_path_factory.mktemp("rsyncd")
    web = folder / "web"
    web.mkdir()
    secrets = folder / "secrets"
    secrets.write_text("editor:open-sesame\n", "utf-8")
    secrets.chmod(0o600)
    modules = {"web": "read only = no", "shut": "read only = yes"}
    modules["locked"] = f"read only = no\nauth users = editor\nsecrets file = {secrets}"
    root = "uid = root\ngid = root\n" if os.geteuid() == 0 else ""
    head = f"use chroot = no\n{root}log file = {folder}/log\nlock file = {folder}/lock\n"
    text = head + "".join(f"[{name}]\npath = {web}\n{more}\n" for name, more in modules.items())
    (folder / "conf").write_text(text, "utf-8")
    words = [program("rsync", "rsync"), "--daemon", "--no-detach", f"--config={folder}/conf", f"--address={HOST}"]
    return listening(lambda port: [*words, f"--port={port}"]), web


@pytest.fixture(scope="session")
def ssh(listening, tmp_path_factory):
    """How to call SSH for a server on this machine that takes one key."""
    sshd, keygen = program("sshd", "openssh-server"), program("ssh-keygen", "openssh-client")
    folder = tmp_path_factory.mktemp("sshd")
    for name in ("host", "mine", "wrong"):
        subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    shutil.copy(folder / "mine.pub", folder / "authorized")
    lines = [f"ListenAddress {HOST}", f"HostKey {folder}/host", f"AuthorizedKeysFile {folder}/authorized"]
    lines += [
        "StrictModes no",
        "UsePAM no",
        "UseDNS no",
        "PasswordAuthentication no",
        "PermitRootLogin yes",
        f"PidFile {folder}/pid",
    ]
    (folder / "conf").write_text("\n".join((*lines, "")), "utf-8")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    port = listening(lambda port: [sshd, "-D", "-f", str(folder / "conf"), "-p", str(port)])
    known = f"-o StrictHostKeyChecking=no -o UserKnownHostsFile={folder}/known -o LogLevel=ERROR -o IdentitiesOnly=yes"
    return lambda key="mine": f"ssh -F none -p {port} -i {folder}/{key} -o BatchMode=yes {known}"


KINDS = ("directory", "git", "s3", "rsync")


@pytest.fixture
def places(request, tmp_path):
    """A maker of targets by kind; what a kind needs is started when it is first asked for."""

    def place(kind):
        if kind == "directory":
            return Folder(tmp_path)
        if kind == "git":
            return Repository(tmp_path)
        if kind == "s3":
            return Bucket(request.getfixturevalue("s3_port"))
        program("rsync", "rsync")
        return Server(tmp_path / "server", f"to: rsync, destination: {tmp_path}/server")

    return place


@pytest.fixture(params=KINDS)
def place(request, places):
    """One target of each kind."""
    return places(request.param)


@pytest.fixture
def aimed(site, place):
    """A site whose target is ``place``."""
    site.aim(place.settings)
    return site


class Proxy:
    """A door before a server: counts what goes through it, and cuts, stalls or answers by itself where a test says so."""

    def __init__(self, port):
        self._to = port
        self._listener = socket.create_server((HOST, 0))
        self.port = self._listener.getsockname()[1]
        self.sent = 0
        """Bytes that went to the server."""
        self.cut_at = self.stall_at = None
        """Bytes to the server after which every connection is cut, or goes on without a word."""
        self.answers = []
        """What the next connections get instead of the server's answer."""
        self.reached = threading.Event()
        """The cut or the stall has come."""
        self._closed = False
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def close(self):
        """Nobody waits at it any more when it is closed: a wait that the system takes up again would be at the next door, whose
        socket has got the number of this one, and connections would be led to the wrong server."""
        self._closed = True
        socket.create_connection((HOST, self.port)).close()
        self._thread.join()
        self._listener.close()

    def mend(self):
        """From now on all goes through."""
        self.cut_at = self.stall_at = None
        self.answers = []

    def _listen(self):
        while True:
            client, _ = self._listener.accept()
            if self._closed:
                client.close()
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        with client:
            if self.answers:
                client.recv(65536)
                client.sendall(self.answers.pop(0))
                return
            with socket.create_connection((HOST, self._to)) as server:
                back = threading.Thread(target=self._back, args=(server, client), daemon=True)
                back.start()
                self._forth(client, server)
                back.join(120)

    def _forth(self, client, server):
        try:
            while data := client.recv(4096):
                self.sent += len(data)
                if self.cut_at is not None and self.sent >= self.cut_at:
                    self.reached.set()
                    client.shutdown(socket.SHUT_RDWR)
                    server.shutdown(socket.SHUT_RDWR)
                    return
                while self.stall_at is not None and self.sent >= self.stall_at:
                    self.reached.set()
                    time.sleep(0.05)
                server.sendall(data)
            server.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def _back(self, server, client):
        try:
            while data := server.recv(65536):
                client.sendall(data)
        except OSError:
            pass
        finally:
            with contextlib.suppress(OSError):
                client.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def proxy():
    """A maker of doors before servers."""
    made = []

    def before(port):
        made.append(Proxy(port))
        return made[-1]

    yield before
    for door in made:
        door.mend()
        door.close()


@pytest.fixture(scope="session")
def kill():
    """``kill(at, work)``: whether ``work`` was killed just before its operation ``at`` (from 1), or got to its end."""
    if not hasattr(os, "fork"):
        pytest.skip("kills a forked child")
    return _kill


def _kill(at, work):
    child = os.fork()
    if child:
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert code in (0, KILLED)
        return code == KILLED
    try:
        left = at

        def count(event, given):
            nonlocal left
            if event in OPERATIONS or (event == "open" and given[2] & (os.O_WRONLY | os.O_RDWR)):
                left -= 1
                if left == 0:
                    os._exit(KILLED)

        sys.addaudithook(count)
        work()
        os._exit(0)
    finally:
        os._exit(1)
