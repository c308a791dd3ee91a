"""Hands many questions at once to the bot as Slack does, and waits for the last answer to be taken.

Slack is a process of its own that says yes to everything, a little later as the network is.
"""

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from urllib.parse import urlencode

from slack_bolt import BoltRequest

from bot.desk import Desk
from bot.slack.app import Pools, build_app
from bot.slack.connection import client_for
from tests.bench.figures import Stopwatch, timed

AWAY = 0.05  # [s] to Slack and back
YES = json.dumps({"ok": True, "user_id": "U0BOT", "bot_id": "B0BOT", "team_id": "T0", "url": "https://slack"}).encode()


class _Yes(BaseHTTPRequestHandler):
    """Slack, as far as answers need it."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        time.sleep(AWAY)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(YES)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 100


def _serve(tell: Connection) -> None:
    with _Server(("127.0.0.1", 0), _Yes) as server:
        tell.send(server.server_port)
        server.serve_forever()


@contextmanager
def slack() -> Iterator[str]:
    """Run a Slack that takes everything; yield its address."""
    hear, tell = Pipe(duplex=False)
    process = get_context("spawn").Process(target=_serve, args=(tell,), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{hear.recv()}/"
    finally:
        process.terminate()
        process.join()


def asked_at_once(desk: Desk, address: str, user: str, questions: Sequence[str]) -> Stopwatch:
    """Hand all of these to a bot that has just started, and return how long it took until each was answered."""
    pools = Pools.new()
    app = build_app(client_for("xoxb-bench", address), desk, pools)
    said = {"command": "/stock", "user_id": user, "channel_id": "C1", "team_id": "T0", "response_url": address}
    requests = [BoltRequest(body=urlencode(said | {"text": each}), mode="socket_mode") for each in questions]
    with timed() as watch:
        for request in requests:
            app.dispatch(request)
        pools.finish()
    return watch
