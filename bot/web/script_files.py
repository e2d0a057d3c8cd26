"""The scripts as files: the newest widget under its plain name, each script under an address with its version."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.web.bundle import PAGE, WIDGET, Script

# The plain address: a council's page takes up a new version within the hour.
FOR_A_WHILE, FOR_EVER = "public, max-age=3600", "public, max-age=31536000, immutable"


async def newest_widget(request: Request) -> Response:
    made = _script(request, WIDGET)
    tag = f'"{made.version}"'
    headers = {"ETag": tag, "Cache-Control": FOR_A_WHILE}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return _file(request, made, headers)


async def fixed_widget(request: Request) -> Response:
    return _fixed(request, WIDGET)


async def fixed_page_script(request: Request) -> Response:
    return _fixed(request, PAGE)


def _fixed(request: Request, name: str) -> Response:
    made = _script(request, name)
    if request.path_params["version"] != made.version:
        raise HTTPException(404)
    return _file(request, made, {"Cache-Control": FOR_EVER})


def _script(request: Request, name: str) -> Script:
    made: Script = request.app.state.scripts[name]
    return made


def _file(request: Request, made: Script, headers: dict[str, str]) -> Response:
    body: bytes | str = made.text
    if "gzip" in request.headers.get("accept-encoding", ""):
        body, headers = made.packed, {**headers, "Content-Encoding": "gzip"}
    return Response(body, media_type="text/javascript", headers={**headers, "Vary": "Accept-Encoding"})
