"""A PostgreSQL of our own while the tests run: its own directory, on no network, stopped by its own process number."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SOMEBODY = "postgres"
HOW = "needs the PostgreSQL server programs: apt-get install postgresql, or put initdb and postgres on the PATH"


def programs() -> Path | None:
    """Return where the server programs lie; None: nowhere."""
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None)


@contextmanager
def cluster(binaries: Path) -> Iterator[str]:
    """Start a server and yield the address of its maintenance database."""
    home = Path(tempfile.mkdtemp(prefix="quartermaster-postgres-"))
    owner = pwd.getpwnam(SOMEBODY) if os.geteuid() == 0 else None  # the server refuses to run as root
    who = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": ()} if owner else {}
    if owner:
        os.chown(home, owner.pw_uid, owner.pw_gid)
    try:
        subprocess.run(
            [binaries / "initdb", "-D", home / "db", "-U", "test", "-A", "trust", "--no-sync", "-E", "UTF8"],
            check=True,
            capture_output=True,
            cwd=home,
            **who,
        )
        settings = (
            "fsync=off",
            "full_page_writes=off",
            "synchronous_commit=off",
            "listen_addresses=",  # a port could be taken by another while it starts
            f"unix_socket_directories={home}",
        )
        options = [part for setting in (*settings, "max_connections=200") for part in ("-c", setting)]
        with (home / "log").open("wb") as log:
            server = subprocess.Popen(
                [binaries / "postgres", "-D", home / "db", *options], stdout=log, stderr=log, cwd=home, **who
            )
        try:
            _wait_for(server, home / "log")
            yield f"postgresql+psycopg://test@/postgres?host={home}"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _wait_for(server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and server.poll() is None:
        if b"ready to accept connections" in log.read_bytes():
            return
        time.sleep(0.05)
    raise RuntimeError(log.read_text())
