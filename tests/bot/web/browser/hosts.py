"""Pages of a council's own site, on another origin than the assistant's: kind ones and hostile ones."""

from __future__ import annotations

from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

BODY = """<main><h1>Special educational needs</h1><p>Words of the council's own page.</p>
<p><a id="host-link" href="#top">A link of the page</a></p></main>"""


def html(body: str = BODY, head: str = "", tag: str = "", attributes: str = 'lang="en"') -> str:
    return (
        f'<!doctype html><html {attributes}><head><meta charset="utf-8"><title>A council</title>'
        f'<meta name="viewport" content="width=device-width">{head}</head><body>{body}{tag}</body></html>'
    )


@dataclass
class Hosts:
    """What the council's site answers with; the tests put it there."""

    base: str = ""
    pages: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def put(self, path: str, content: str, policy: str = "", kind: str = "text/html") -> str:
        self.pages[path] = (content, policy, kind)
        return f"{self.base}{path}"

    def app(self) -> Starlette:
        return Starlette(routes=[Route("/{path:path}", self._answer)])

    def _answer(self, request: Request) -> Response:
        if request.path_params["path"] == "favicon.ico":
            return Response(status_code=204)
        if request.path_params["path"] not in self.pages:
            raise HTTPException(404)
        content, policy, kind = self.pages[request.path_params["path"]]
        headers = {"Content-Security-Policy": policy} if policy else {}
        return HTMLResponse(content, headers=headers) if kind == "text/html" else Response(content, media_type=kind)
