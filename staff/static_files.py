"""Style sheets and pictures, each at an address that holds its hash, so that a browser may keep it for good."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from staff.refused import Refused
from staff.settings import BASE

FOLDER = Path(__file__).parent / "static"
KINDS = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
FOR_GOOD = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class StaticFile:
    kind: str
    body: bytes
    packed: bytes


class StaticFiles:
    """What is not one of `KINDS` is not served, whoever puts it into the folder."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._files: dict[str, StaticFile] = {}
        self._addresses: dict[str, str] = {}
        for path in sorted(folder.rglob("*")):
            if path.suffix in KINDS:
                name, body = path.relative_to(folder).as_posix(), path.read_bytes()
                address = f"{hashlib.sha256(body).hexdigest()[:16]}/{name}"
                self._files[address] = StaticFile(KINDS[path.suffix], body, gzip.compress(body, mtime=0))
                self._addresses[name] = f"{BASE}/static/{address}"

    def address(self, name: str) -> str:
        return self._addresses[name]

    async def serve(self, request: Request) -> Response:
        found = self._files.get(request.path_params["path"])
        if found is None:
            raise Refused("not_found")
        headers = {"Cache-Control": FOR_GOOD, "Vary": "Accept-Encoding"}
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(found.packed, media_type=found.kind, headers={**headers, "Content-Encoding": "gzip"})
        return Response(found.body, media_type=found.kind, headers=headers)
