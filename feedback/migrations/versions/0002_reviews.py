"""Words sealed; reviews, notes, tags, replies, questions, counts, people, and an audit that cannot be changed."""

import sqlalchemy as sa
from alembic import op

from feedback.migrations.audit_guards import GUARDS
from feedback.sealing import place_of, seal

revision = "0002"
down_revision = "0001"

NO_ORDER = {"sqlite_with_rowid": False}


def id_() -> sa.Column:
    return sa.Column("id", sa.String(32), primary_key=True)


def of(table: str, name: str, gone: str, **options: bool) -> sa.Column:
    return sa.Column(name, sa.String(32), sa.ForeignKey(f"{table}.id", ondelete=gone), **options)


def person(name: str) -> sa.Column:
    return of("person", name, "SET NULL", nullable=True)


def upgrade() -> None:
    make_people()
    make_reviews()
    make_replies()
    make_counts()
    make_audit()
    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(sa.DDL(statement.replace("%", "%%")))
    seal_what_is_there()


def make_people() -> None:
    op.create_table(
        "person",
        id_(),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("email", sa.String(254), nullable=False, unique=True),
        sa.Column("roles", sa.String(100), nullable=False),
        sa.Column("password_hash", sa.String(200)),
        sa.Column("totp", sa.Text),
        sa.Column("totp_step", sa.BigInteger),
        sa.Column("setup_key", sa.String(64), unique=True),
        sa.Column("setup_until", sa.BigInteger),
        sa.Column("failed", sa.Integer, nullable=False),
        sa.Column("locked_until", sa.BigInteger),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("oidc_subject", sa.String(255), unique=True),
        sa.Column("seen_on", sa.Date),
        **NO_ORDER,
    )
    op.create_table(
        "staff_session",
        sa.Column("key", sa.String(64), primary_key=True),
        of("person", "person_id", "CASCADE", nullable=False, index=True),
        sa.Column("csrf", sa.String(64), nullable=False),
        sa.Column("started", sa.BigInteger, nullable=False),
        sa.Column("seen", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        **NO_ORDER,
    )


def make_reviews() -> None:
    op.create_table(
        "review",
        of("unmet_need", "need_id", "CASCADE", primary_key=True),
        sa.Column("state", sa.String(12), nullable=False, index=True),
        sa.Column("reason", sa.String(30)),
        person("assignee_id"),
        sa.Column("service", sa.String(40)),
        sa.Column("recommendation", sa.String(20)),
        sa.Column("quarantined", sa.Boolean, nullable=False),
        **NO_ORDER,
    )
    op.create_table(
        "need_tag",
        of("unmet_need", "need_id", "CASCADE", primary_key=True),
        sa.Column("tag", sa.String(30), primary_key=True),
        **NO_ORDER,
    )
    op.create_table(
        "note",
        id_(),
        of("unmet_need", "need_id", "CASCADE", nullable=False, index=True),
        person("author_id"),
        sa.Column("made_on", sa.Date, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        **NO_ORDER,
    )


def make_replies() -> None:
    op.create_table(
        "reply",
        id_(),
        sa.Column("state", sa.String(10), nullable=False, index=True),
        sa.Column("category", sa.String(3)),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("you_said", sa.Text, nullable=False),
        sa.Column("we_did", sa.Text, nullable=False),
        person("author_id"),
        person("approver_id"),
        sa.Column("published_on", sa.Date),
        **NO_ORDER,
    )
    op.create_table(
        "reply_topic",
        of("reply", "reply_id", "CASCADE", primary_key=True),
        sa.Column("topic", sa.String(60), primary_key=True),
        **NO_ORDER,
    )
    op.create_table(
        "reply_need",
        of("reply", "reply_id", "CASCADE", primary_key=True),
        of("unmet_need", "need_id", "CASCADE", primary_key=True, index=True),
        **NO_ORDER,
    )


def make_counts() -> None:
    op.create_table(
        "unanswered_question",
        id_(),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("topic", sa.String(60)),
        sa.Column("state", sa.String(10), nullable=False, index=True),
        **NO_ORDER,
    )
    op.create_table(
        "topic_count",
        sa.Column("month", sa.String(7), primary_key=True),
        sa.Column("topic", sa.String(60), primary_key=True),
        sa.Column("kind", sa.String(10), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
        **NO_ORDER,
    )


def make_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(20), nullable=False),
        sa.Column("actor", sa.String(40), nullable=False, index=True),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("detail_digest", sa.String(64), nullable=False),
        sa.Column("prev", sa.String(64), nullable=False, unique=True),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.create_table(
        "audit_detail",
        sa.Column(
            "seq", sa.Integer, sa.ForeignKey("audit.seq", ondelete="CASCADE"), primary_key=True, autoincrement=False
        ),
        sa.Column("subject", sa.String(80), nullable=False, index=True),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
    )
    op.create_table(
        "audit_anchor",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )


def seal_what_is_there() -> None:
    needs = sa.table("unmet_need", sa.column("id"), sa.column("words"))
    reviews = sa.table("review", sa.column("need_id"), sa.column("state"), sa.column("quarantined"))
    connection = op.get_bind()
    for row in connection.execute(sa.select(needs.c.id, needs.c.words)).all():
        connection.execute(sa.insert(reviews).values(need_id=row.id, state="new", quarantined=False))
        if row.words is not None:
            sealed = seal(row.words, place_of("unmet_need", "words", row.id))
            connection.execute(sa.update(needs).where(needs.c.id == row.id).values(words=sealed))


def downgrade() -> None:
    raise RuntimeError("sealed words and the audit are not taken back: restore the backup made before the update")
