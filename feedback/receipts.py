"""Receipt codes: shown once to the parent; only a keyed hash is kept.

Ten characters of Crockford's base32 (50 random bits) and his check character, modulo 37
(https://www.crockford.com/base32.html).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECKS = ALPHABET + "*~$=U"
LENGTH = 10
_LOOK_ALIKES = str.maketrans("OIL", "011")


def new_code() -> str:
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
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
    return hmac.new(secret, b"receipt:" + code.encode(), hashlib.sha256).hexdigest()


def form_key_of(form_id: str, secret: bytes) -> str:
    """So that the row cannot be tied to a conversation by the form id that the conversation held."""
    return hmac.new(secret, b"form:" + form_id.encode(), hashlib.sha256).hexdigest()


def _check(body: str) -> str:
    number = 0
    for character in body:
        number = number * 32 + ALPHABET.index(character)
    return CHECKS[number % 37]
