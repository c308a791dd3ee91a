"""The doors people use: what they see and do, for the page in a browser and for tests alike."""

import asyncio
import mimetypes
import time
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.sandbox import people, scene, submitting
from bot.sandbox.courier import Courier
from bot.sandbox.envelopes import Fate
from bot.sandbox.nouns import Json
from bot.sandbox.refusal import Refused
from bot.sandbox.web_slack import file_response
from bot.sandbox.workspace import Workspace

_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


def routes(workspace: Workspace, courier: Callable[[], Courier]) -> list[BaseRoute]:  # noqa: C901  one door each
    async def see(request: Request) -> Response:
        person = request.path_params["person"]
        busy = courier().is_busy_for(person)  # before looking: what is seen of one who is not busy is all there is
        shown = scene.whole(workspace, person, request.query_params.get("channel", ""))
        return JSONResponse(shown | {"busy": busy})

    async def read(request: Request) -> Response:
        with workspace.lock:
            person, channel = request.path_params["person"], workspace.place(request.query_params["channel"])
            return JSONResponse({"messages": scene.messages(workspace, person, channel.id)})

    async def act(request: Request) -> Response:
        person, given = request.path_params["person"], await request.json()
        with workspace.lock:
            workspace.person(person)
            since = workspace.state.version
            _act(workspace, person, request.path_params["act"], given)
        return JSONResponse({"since": since})

    async def upload(request: Request) -> Response:
        content, asked = await request.body(), request.query_params
        with workspace.lock:
            since = workspace.state.version
            person = request.path_params["person"]
            said = {key: asked.get(key, "") for key in ("text", "thread")}
            file = people.uploads(workspace, person, asked["channel"], asked["name"], content, **said)
        return JSONResponse({"since": since, "file": file})

    async def suggest(request: Request) -> Response:
        answered: asyncio.Future[Json] = asyncio.get_running_loop().create_future()

        def settled(fate: Fate, answer: Json) -> None:
            answered.set_result(answer if fate is Fate.ACKED else {"options": []})

        with workspace.lock:
            people.suggestions(workspace, request.path_params["person"], await request.json(), settled)
        return JSONResponse(await answered)

    async def news(request: Request) -> Response:
        person, since = request.path_params["person"], int(request.query_params["since"])
        is_answer = "answer" in request.query_params
        until = time.monotonic() + float(request.query_params.get("wait", "0"))
        while True:
            busy = courier().is_busy_for(person)
            shown, left = scene.news(workspace, person, since), until - time.monotonic()
            is_over = not busy and (bool(shown) or (is_answer and courier().knows))
            if is_over or left <= 0:
                told = {"shown": shown, "busy": busy, "version": workspace.state.version, "sure": courier().knows}
                return JSONResponse(told)
            await courier().wait_for_change(left)

    async def file(request: Request) -> Response:
        with workspace.lock:
            one = workspace.state.files.get(request.path_params["id"])
            person = request.path_params["person"]
            if one is None or not any(workspace.place(name).admits(person) for name in one.channels):
                raise Refused("file_not_found")
        kind = mimetypes.guess_type(one.name)[0]
        if kind in _PICTURES:
            return Response(one.content, media_type=kind)
        return file_response(one.name, one.content)

    at = "/people/{person}"
    return [
        Route(f"{at}/scene", see),
        Route(f"{at}/messages", read),
        Route(f"{at}/news", news),
        Route(f"{at}/uploads", upload, methods=["POST"]),
        Route(f"{at}/suggestions", suggest, methods=["POST"]),
        Route(f"{at}/files/{{id}}", file),
        Route(f"{at}/{{act}}", act, methods=["POST"]),
    ]


def _act(workspace: Workspace, person: str, act: str, given: Json) -> None:
    match act:
        case "types":
            people.types(workspace, person, given["channel"], given["text"], str(given.get("thread") or ""))
        case "presses":
            people.presses(workspace, person, given)
        case "submits":
            submitting.submits(workspace, person, given["view_id"], given.get("values", {}))
        case "closes":
            submitting.closes(workspace, person, given["view_id"], everything=bool(given.get("everything")))
        case "opens_home":
            people.opens_home(workspace, person)
        case "invites":
            people.invites(workspace, person, given["channel"])
        case _:
            raise Refused("unknown_act")
