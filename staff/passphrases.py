"""Passphrases: what makes one good enough, and their slow hash (argon2id, by argon2-cffi's defaults, RFC 9106)."""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 12, 200
FEWEST_DIFFERENT = 6

_hasher = PasswordHasher()
# Each takes 64 MB of memory while it is made; many at once must not take the machine's.
_at_once = BoundedSemaphore(2)


def plain(passphrase: str) -> str:
    """One form for what looks the same, however a keyboard composed it."""
    return unicodedata.normalize("NFKC", passphrase)


def problem(passphrase: str, name: str, email: str) -> str | None:
    """A code of data/staff/problems.yml, or None when the passphrase will do. No rules of digits and signs."""
    typed = plain(passphrase)
    if len(typed) < SHORTEST:
        return "passphrase_short"
    if len(typed) > LONGEST:
        return "passphrase_long"
    folded = typed.casefold()
    own = [part for part in (*name.casefold().split(), email.casefold().partition("@")[0]) if len(part) > 3]
    bare = folded
    for part in own:
        bare = bare.replace(part, "")
    simple = len(set(folded)) < FEWEST_DIFFERENT or len(bare) < SHORTEST - 4
    return "passphrase_simple" if simple else None


def hashed(passphrase: str) -> str:
    with _at_once:
        return _hasher.hash(plain(passphrase))


def verified(hash: str | None, passphrase: str) -> bool:
    """Where there is no hash it takes as long, so that the time does not tell which accounts there are."""
    try:
        with _at_once:
            # A passphrase too long to be one costs no more than any other.
            right = _hasher.verify(hash or nobody(), plain(passphrase[: LONGEST + 1]))
    except (VerificationError, InvalidHashError):
        return False
    return right and hash is not None


@cache
def nobody() -> str:
    """The hash of something nobody knows. Made when the site starts, so that the first try is no slower."""
    return _hasher.hash(secrets.token_urlsafe(32))
