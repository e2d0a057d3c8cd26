"""Seals everything anew under the newest key: `python -m feedback.rotate`. Safe to stop and to run again.

When it reports that nothing is left, the older keys can be taken out of RECORD_KEYS.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from feedback.database import engine, reading, writing
from feedback.local import local
from feedback.models import Base
from feedback.models.local import LocalBase
from feedback.sealing import CannotReadError, Sealed, keyring, place_of, seal, unseal
from feedback.settings import SettingsError

BATCH = 500


@dataclass
class Rotated:
    sealed_anew: int = 0
    unreadable: int = 0


def sealed_attributes(base: Any) -> Iterator[tuple[Any, Sealed]]:
    """Every sealed column of the tables of `base`."""
    for mapper in sorted(base.registry.mappers, key=lambda each: str(each.class_.__tablename__)):
        for attribute in vars(mapper.class_).values():
            if isinstance(attribute, Sealed):
                yield mapper.class_, attribute


def rotate(database: Engine, base: Any = Base) -> Rotated:
    done = Rotated()
    for model, attribute in sealed_attributes(base):
        last = ""
        while ids := _old(database, model, attribute, last):
            with writing(database) as session:
                _seal_anew(session, model, attribute, ids, done)
            last = ids[-1]
    return done


def _old(database: Engine, model: Any, attribute: Sealed, after: str) -> list[str]:
    """The next ids of rows that another key than the newest has sealed."""
    column = getattr(model, attribute.attribute)
    other = column.is_not(None) & ~column.startswith(f"{keyring().newest}.", autoescape=True)
    found = select(model.id).where(model.id > after, other).order_by(model.id).limit(BATCH)
    with reading(database) as session:
        return list(session.scalars(found))


def _seal_anew(session: Session, model: Any, attribute: Sealed, ids: list[str], done: Rotated) -> None:
    """The rows are read again inside the transaction that writes them: they may have changed or gone meanwhile."""
    for row in session.scalars(select(model).where(model.id.in_(ids)).with_for_update(of=model)).unique():
        place = place_of(model.__tablename__, attribute.column, row.id)
        try:
            setattr(row, attribute.attribute, seal(unseal(getattr(row, attribute.attribute), place), place))
            done.sealed_anew += 1
        except CannotReadError:
            done.unreadable += 1


def main() -> None:
    try:
        parts = [rotate(engine()), rotate(local(), LocalBase)]
    except SettingsError as error:
        raise SystemExit(str(error)) from None
    print(f"{sum(part.sealed_anew for part in parts)} values sealed anew under {keyring().newest}.")
    if unreadable := sum(part.unreadable for part in parts):
        raise SystemExit(f"{unreadable} cannot be read: their key is not in RECORD_KEYS. Keep the others in it.")
    print("None is left under an older key.")


if __name__ == "__main__":
    main()
