"""Invented families, each known again by random letters and digits that no list and no pattern needs."""

from __future__ import annotations

import random
from dataclasses import astuple, dataclass

HOW_MANY = 40
# Not lower case and unmistakable, so that a place where this is not found has not been searched.
CONTROL = "Contrôl O'Plänted & Found-60417 395528 <here>"


@dataclass(frozen=True)
class Identity:
    name: str
    small_name: str
    school: str
    phone: str
    email: str
    nhs: str
    insurance: str
    born: str
    postcode: str
    address: str
    case: str
    handle: str
    plate: str

    @property
    def message(self) -> str:
        """All of it, as a parent could say it; each with the cue that the redactor surely knows."""
        return (
            f"My son {self.name} is at {self.school}, phone {self.phone}, mail {self.email}, NHS {self.nhs}, "
            f"NI {self.insurance}, born {self.born}, {self.address}, {self.postcode}, case ref {self.case}, "
            f"insta {self.handle}, car {self.plate}. My daughter is called {self.small_name}."
        )

    @property
    def details(self) -> tuple[str, ...]:
        """What is searched for; of the two names also each part."""
        return (*astuple(self), *self.name.split(), *self.small_name.split())


def identities(seed: int, how_many: int = HOW_MANY) -> list[Identity]:
    rng = random.Random(seed)
    return [_identity(rng) for _ in range(how_many)]


def _identity(rng: random.Random) -> Identity:
    def digits(many: int) -> str:
        return "".join(rng.choice("123456789") for _ in range(many))

    def word(many: int) -> str:
        return "".join(rng.choice("bdfgklmnprtv") + rng.choice("aeiou") for _ in range(many))

    year, month, day = rng.randint(2008, 2020), rng.randint(1, 12), rng.randint(13, 28)
    return Identity(
        name=f"Zw{word(3)} O'Qz{word(3)}ñ",
        small_name=f"{word(3)}x qv{word(3)}",
        school=f"Vx{word(3)} Primary School",
        phone=f"07700 9{digits(5)}",
        email=f"{word(3)}.{word(3)}@{word(4)}.example",
        nhs=f"{digits(3)} {digits(3)} {digits(4)}",
        insurance=f"QQ {digits(2)} {digits(2)} {digits(2)} C",
        born=f"{day:02}/{month:02}/{year}",
        postcode=f"SS{rng.randint(1, 9)} {rng.randint(1, 9)}{rng.choice('ABDEFG')}{rng.choice('HJLNPQ')}",
        address=f"{rng.randint(10, 299)} Wq{word(4)} Road",
        case=f"EHC-{digits(5)}-{word(1).upper()}",
        handle=f"@{word(4)}_{digits(2)}",
        plate=f"{rng.choice('BCDG')}{rng.choice('BCDG')}{rng.randint(51, 69)} {rng.choice('XWV')}{word(1).upper()}",
    )
