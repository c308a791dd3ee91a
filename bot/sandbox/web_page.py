"""The page in a browser: its files, its live updates, and the demo's buttons and clock."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.sandbox.courier import Courier
from bot.sandbox.nouns import Control
from bot.sandbox.workspace import Workspace

_PAGE = Path(__file__).parent / "page"
_HEARTBEAT_SECONDS = 15.0
_HEADERS = {
    "cache-control": "no-cache",
    "content-security-policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
}


def routes(
    workspace: Workspace, courier: Callable[[], Courier], controls: Sequence[Control], banner: Callable[[], str]
) -> list[BaseRoute]:
    busy: set[int] = set()

    async def index(_request: Request) -> Response:
        return FileResponse(_PAGE / "index.html", headers=_HEADERS)

    async def top(_request: Request) -> Response:
        buttons = [{"label": one.label, "busy": place in busy} for place, one in enumerate(controls)]
        return JSONResponse({"banner": banner(), "controls": buttons, "people": list(workspace.state.people)})

    async def press(request: Request) -> Response:
        place = int(request.path_params["place"])
        if place in busy:
            return JSONResponse({"error": "Still busy with that."}, 409)
        busy.add(place)
        workspace.change()
        try:
            said = await asyncio.to_thread(controls[place].run)
            return JSONResponse({"said": said or "Done."})
        except Exception as error:
            logging.getLogger(__name__).exception("control %s", controls[place].label)
            return JSONResponse({"error": f"{controls[place].label} did not work: {error}"}, 500)
        finally:
            busy.discard(place)
            workspace.change()

    async def feed(request: Request) -> Response:
        return StreamingResponse(_versions(workspace, courier(), request), media_type="text/event-stream")

    return [
        Route("/", index),
        Route("/top", top),
        Route("/controls/{place:int}", press, methods=["POST"]),
        Route("/feed", feed),
        Mount("/page", StaticFiles(directory=_PAGE)),
    ]


async def _versions(workspace: Workspace, courier: Courier, request: Request) -> AsyncIterator[str]:
    last = -1
    while not await request.is_disconnected():
        version = workspace.state.version
        yield f"data: {version}\n\n" if version != last else ": still here\n\n"
        last = version
        if workspace.state.version == last:
            await courier.wait_for_change(_HEARTBEAT_SECONDS)
