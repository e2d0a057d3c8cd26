"""The members of staff who may sign in, and their sessions. Times are seconds since 1970."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, Boolean, Date, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped

from feedback.models.base import NO_ORDER, Base, column, random_id
from feedback.sealing import Sealed

STAFF = {"keep": "person", "personal": "staff"}
SIGN_IN = "signing in"
SESSION = {"keep": "session", "personal": "staff"}


class Person(Base):
    __tablename__ = "person"
    __table_args__ = NO_ORDER

    id: Mapped[str] = random_id("person")
    name: Mapped[str] = column(String(100), what="name", why="colleagues see who", **STAFF)
    email: Mapped[str] = column(String(254), unique=True, what="e-mail address, in small letters", why=SIGN_IN, **STAFF)
    roles: Mapped[str] = column(
        String(100), default="", what="codes, with commas between", why="what they may do", **STAFF
    )
    password_hash: Mapped[str | None] = column(String(200), what="slow hash of the password", why=SIGN_IN, **STAFF)
    sealed_totp: Mapped[str | None] = column(
        "totp", Text, what="secret of the second factor, sealed", why=SIGN_IN, **STAFF
    )
    totp = Sealed("totp", strict=True)
    totp_step: Mapped[int | None] = column(
        BigInteger, what="last second-factor code that was used", why="none works twice", **STAFF
    )
    setup_key: Mapped[str | None] = column(
        String(64), unique=True, what="hash of the key in the invitation", why="first sign-in", **STAFF
    )
    setup_until: Mapped[int | None] = column(BigInteger, what="when the invitation ends", why="first sign-in", **STAFF)
    failed: Mapped[int] = column(Integer, default=0, what="wrong tries in a row", why="guessing is stopped", **STAFF)
    locked_until: Mapped[int | None] = column(
        BigInteger, what="when they may try again", why="guessing is stopped", **STAFF
    )
    active: Mapped[bool] = column(Boolean, default=True, what="may sign in", why="leavers cannot", **STAFF)
    oidc_subject: Mapped[str | None] = column(
        String(255), unique=True, what="the council's sign-in service's name for them", why=SIGN_IN, **STAFF
    )
    seen_on: Mapped[date | None] = column(Date, what="day last signed in", why="unused accounts are found", **STAFF)


class StaffSession(Base):
    __tablename__ = "staff_session"
    __table_args__ = NO_ORDER

    key: Mapped[str] = column(String(64), primary_key=True, what="hash of the cookie", why="stay signed in", **SESSION)
    person_id: Mapped[str] = column(
        String(32),
        ForeignKey("person.id", ondelete="CASCADE"),
        index=True,
        what="whose it is",
        why="stay signed in",
        **SESSION,
    )
    csrf: Mapped[str] = column(String(64), what="random", why="forms of other sites are refused", **SESSION)
    started: Mapped[int] = column(BigInteger, what="when it began", why="it ends after some hours", **SESSION)
    seen: Mapped[int] = column(BigInteger, what="when last used", why="it ends when idle", **SESSION)
    until: Mapped[int] = column(BigInteger, what="when it ends", why="it ends", **SESSION)
