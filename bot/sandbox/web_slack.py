"""The doors the app uses, at Slack's own addresses: Web API, file transfer, response_url, Socket Mode."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl, quote

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from bot.sandbox import replies
from bot.sandbox.api import call
from bot.sandbox.nouns import Json
from bot.sandbox.refusal import Refused, Unheard
from bot.sandbox.workspace import Workspace

_SILENCE_SECONDS = 60.0


def routes(  # noqa: C901  one door each
    workspace: Workspace, serve_socket: Callable[[WebSocket], Awaitable[None]]
) -> list[BaseRoute]:
    async def api(request: Request) -> Response:
        token, raw = await _call_in(request)
        try:
            answer = call(workspace, request.path_params["method"], token, raw)
        except Refused as refused:
            return JSONResponse(refused.body(), refused.status, refused.headers)
        except Unheard:
            return await _silence(request)
        return JSONResponse(answer, headers={"x-oauth-scopes": ",".join(sorted(workspace.scopes))})

    async def response(request: Request) -> Response:
        try:
            replies.answer(workspace, request.path_params["key"], json.loads(await request.body()))
        except Refused as refused:
            return JSONResponse(refused.body(), refused.status, refused.headers)
        except Unheard:
            return await _silence(request)
        return PlainTextResponse("ok")

    async def upload(request: Request) -> Response:
        content = await request.body()
        with workspace.lock:
            file = workspace.state.files.get(request.path_params["id"])
            if file is None or file.content:
                return PlainTextResponse("not found", 404)
            file.content = content
        return PlainTextResponse(f"OK - {len(content)}")

    async def download(request: Request) -> Response:
        file = workspace.state.files.get(request.path_params["id"])
        if _bearer(request) != workspace.bot_token or "files:read" not in workspace.scopes or file is None:
            return PlainTextResponse("not found" if file is None else "forbidden", 404 if file is None else 403)
        return file_response(file.name, file.content)

    return [
        Route("/api/{method}", api, methods=["GET", "POST"]),
        Route("/response/{key}", response, methods=["POST"]),
        Route("/upload/{id}", upload, methods=["POST"]),
        Route("/files/{id}/{name}", download),
        WebSocketRoute("/link/", serve_socket),
    ]


def file_response(name: str, content: bytes) -> Response:
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(content, media_type="application/octet-stream", headers=headers)


async def _call_in(request: Request) -> tuple[str, Json]:
    raw: Json = dict(request.query_params)
    body = await request.body()
    if request.headers.get("content-type", "").startswith("application/json"):
        raw |= json.loads(body or b"{}")
    else:
        raw |= dict(parse_qsl(body.decode()))
    return _bearer(request) or str(raw.pop("token", "") or ""), raw


def _bearer(request: Request) -> str:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


async def _silence(request: Request) -> Response:
    """Hold the line without a word until the caller gives up."""
    for _ in range(int(_SILENCE_SECONDS * 20)):
        if await request.is_disconnected():
            break
        await asyncio.sleep(0.05)
    return PlainTextResponse("", 504)
