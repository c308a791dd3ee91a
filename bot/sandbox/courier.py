"""Carries what people do to the app over its open connections, and waits for each acknowledgement."""

import asyncio
import contextlib
import json
import uuid
from collections.abc import Callable

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox.envelopes import Envelope, Fate
from bot.sandbox.nouns import APP_ID, Json
from bot.sandbox.workspace import Workspace

_MOST_CONNECTIONS = 10
_LOOK_AGAIN = 0.01  # [seconds]
_MOST_TRIES = 4  # an event is sent once and retried up to three times


class Courier:
    """Lives on the server's event loop."""

    def __init__(
        self, workspace: Workspace, ack_seconds: Callable[[], float], is_at_work: Callable[[], bool] | None
    ) -> None:
        self._workspace = workspace
        self._ack_seconds = ack_seconds
        self._is_at_work = is_at_work
        self._loop = asyncio.get_running_loop()
        self._connections: list[WebSocket] = []
        self._turn = 0
        self._answers: dict[str, asyncio.Future[Json]] = {}
        self._trips: set[asyncio.Task[None]] = set()
        self._busy: dict[str, int] = {}
        self._changed = asyncio.Event()
        workspace.listen(self._call)

    @property
    def connections(self) -> int:
        return len(self._connections)

    @property
    def knows(self) -> bool:
        """Whether the app says when it is done; else its silence is all there is to go by."""
        return self._is_at_work is not None

    def is_busy_for(self, person: str) -> bool:
        """Return whether the app has not taken what the person did, or says that it is still at work."""
        return bool(self._busy.get(person)) or (self._is_at_work is not None and self._is_at_work())

    async def wait_for_change(self, seconds: float) -> None:
        changed = self._changed
        with contextlib.suppress(TimeoutError):  # that an app is done changes nothing here
            await asyncio.wait_for(changed.wait(), min(seconds, _LOOK_AGAIN) if self.knows else seconds)

    async def serve(self, socket: WebSocket) -> None:
        """Keep one connection of the app open until it leaves."""
        await socket.accept()
        if len(self._connections) >= _MOST_CONNECTIONS:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await socket.close()
            return
        self._connections.append(socket)
        try:
            await socket.send_json(self._hello())
            while True:
                self._receive(await socket.receive_text())
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            if socket in self._connections:
                self._connections.remove(socket)
            self._wake()

    async def disconnect(self, reason: str) -> None:
        """Send every connection Slack's goodbye; all but a warning end the connection."""
        for socket in list(self._connections):
            with contextlib.suppress(WebSocketDisconnect, RuntimeError):
                await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}})
                if reason != "warning":
                    await socket.close()

    async def stop(self) -> None:
        self._workspace.ignore(self._call)
        for trip in list(self._trips):
            trip.cancel()
        await self.hang_up()

    async def hang_up(self) -> None:
        """Cut every connection without a goodbye."""
        for socket in list(self._connections):
            with contextlib.suppress(WebSocketDisconnect, RuntimeError):
                await socket.close()

    def _call(self) -> None:
        self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        while self._workspace.outgoing:
            envelope = self._workspace.outgoing.popleft()
            self._busy[envelope.person] = self._busy.get(envelope.person, 0) + 1
            trip = self._loop.create_task(self._deliver(envelope))
            self._trips.add(trip)
            trip.add_done_callback(self._trips.discard)
        self._changed.set()
        self._changed = asyncio.Event()

    async def _deliver(self, envelope: Envelope) -> None:
        fate, answer = await self._send(envelope)
        if envelope.kind == "events_api":
            while fate is Fate.LATE and envelope.tries < _MOST_TRIES:
                envelope.tries += 1
                fate, answer = await self._send(envelope)
        with self._workspace.lock:
            envelope.settled(fate, answer)
        self._busy[envelope.person] -= 1
        self._wake()

    async def _send(self, envelope: Envelope) -> tuple[Fate, Json]:
        if not self._connections:
            return Fate.NOBODY, {}
        self._turn += 1
        socket = self._connections[self._turn % len(self._connections)]
        id_ = str(uuid.uuid4())
        frame: Json = {"envelope_id": id_, "type": envelope.kind, "payload": envelope.payload}
        frame["accepts_response_payload"] = envelope.kind != "events_api"
        if envelope.tries > 1:
            frame |= {"retry_attempt": envelope.tries - 1, "retry_reason": "timeout"}
        self._answers[id_] = self._loop.create_future()
        try:
            await socket.send_text(json.dumps(frame))
            return Fate.ACKED, await asyncio.wait_for(self._answers[id_], self._ack_seconds())
        except (TimeoutError, WebSocketDisconnect, RuntimeError):
            return Fate.LATE, {}
        finally:
            del self._answers[id_]

    def _receive(self, text: str) -> None:
        frame = json.loads(text)
        waiting = self._answers.get(frame.get("envelope_id", ""))
        if waiting is not None and not waiting.done():
            payload = frame.get("payload")
            waiting.set_result(payload if isinstance(payload, dict) else {})

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._connections),
            "connection_info": {"app_id": APP_ID},
            "debug_info": {"host": "sandbox", "approximate_connection_time": 18060},
        }
