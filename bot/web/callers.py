"""Who calls, as far as counting needs it: a keyed hash of the network they call from, another one each day.

The address itself is never kept or logged. A whole network counts as one caller, because a person can have many
addresses of it: the first 24 bits of an IPv4 address, the first 48 of an IPv6 address.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Callable, Sequence
from hashlib import sha256

from starlette.requests import Request

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
PREFIX = {4: 24, 6: 48}
DAY = 24 * 60 * 60


class Callers:
    def __init__(self, secret: str, trusted: Sequence[Network], clock: Callable[[], float]) -> None:
        """`trusted`: the proxies whose X-Forwarded-For is believed; of everyone else it is ignored."""
        self._secret, self._trusted, self._clock = secret.encode(), tuple(trusted), clock

    def caller(self, request: Request) -> str:
        network = prefix(self._address(request))
        said = f"caller\0{int(self._clock() // DAY)}\0{network}"
        return hmac.new(self._secret, said.encode(), sha256).hexdigest()[:32]

    def _address(self, request: Request) -> Address | None:
        """The last address on the way to us that is not a proxy of ours."""
        nearest = parsed(request.client.host) if request.client else None
        hops = [hop for line in request.headers.getlist("x-forwarded-for") for hop in line.split(",")]
        while nearest is not None and self._is_trusted(nearest) and hops:
            before = parsed(hops.pop())
            if before is None:
                break
            nearest = before
        return nearest

    def _is_trusted(self, address: Address) -> bool:
        return any(address in network for network in self._trusted)


def parsed(text: str) -> Address | None:
    """Also with a port behind it, and in brackets, as some proxies write it."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def prefix(address: Address | None) -> str:
    if address is None:
        return "unknown"
    return str(ipaddress.ip_network(f"{address}/{PREFIX[address.version]}", strict=False))
