"""Receipt codes: shown to the parent; only a keyed hash is kept.

Ten characters of Crockford's base32 (50 bits) and his check character, modulo 37
(https://www.crockford.com/base32.html). They are drawn from the form's random id, which is kept nowhere: so a form
that is sent again has the code it had, whichever try was the one that arrived.
"""

from __future__ import annotations

import hashlib
import hmac
import itertools
from collections.abc import Iterator

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECKS = ALPHABET + "*~$=U"
LENGTH = 10
_LOOK_ALIKES = str.maketrans("OIL", "011")


def code_of(form_id: str, secret: bytes) -> str:
    """Five bodies in 37 are passed over: their check character would be a sign that is hard to read out or to type."""
    body = next(body for body in _bodies(form_id, secret) if _check(body) in ALPHABET)
    return body + _check(body)


def spaced(code: str) -> str:
    """ABCDE-FGHJK-M: easier to copy by hand."""
    return f"{code[:5]}-{code[5:10]}-{code[10:]}"


def read_code(typed: str) -> str | None:
    """The code a parent typed, in any case and spacing, with O for 0 and I or L for 1; None if it is not one."""
    bare = typed.upper().replace("-", "").replace(" ", "").strip()
    if len(bare) != LENGTH + 1:
        return None
    code = bare.translate(_LOOK_ALIKES)
    body, check = code[:LENGTH], code[LENGTH]
    if any(character not in ALPHABET for character in body):
        return None
    return code if _check(body) == check else None


def key_of(code: str, secret: bytes) -> str:
    return _keyed("receipt", code, secret).hexdigest()


def form_key_of(form_id: str, secret: bytes) -> str:
    """So that the row cannot be tied to a conversation by the form id that the conversation held."""
    return _keyed("form", form_id, secret).hexdigest()


def _keyed(purpose: str, text: str, secret: bytes) -> hmac.HMAC:
    return hmac.new(secret, f"{purpose}:{text}".encode(), hashlib.sha256)


def _bodies(form_id: str, secret: bytes) -> Iterator[str]:
    for again in itertools.count():
        number = int.from_bytes(_keyed(f"code {again}", form_id, secret).digest()[:8], "big")
        yield "".join(ALPHABET[number >> 5 * place & 31] for place in range(LENGTH))


def _check(body: str) -> str:
    number = 0
    for character in body:
        number = number * 32 + ALPHABET.index(character)
    return CHECKS[number % 37]
