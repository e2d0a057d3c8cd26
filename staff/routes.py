"""The table of routes: every address of the site, by which method, and who may. A test walks all of it."""

from __future__ import annotations

from staff import (
    account,
    answers,
    audit,
    data_protection,
    gaps,
    hidden,
    home,
    people,
    record,
    records,
    replies,
    reports,
    set_up,
    sign_in,
    sign_in_openid,
    themes,
    today,
)
from staff.access import Page
from staff.roles import OPEN, SIGNED_IN, Role

ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
REVIEWERS = frozenset({Role.REVIEWER})
DATA_PROTECTION = frozenset({Role.DATA_PROTECTION})
PUBLISHERS = frozenset({Role.PUBLISHER})
# Both may write; only a publisher approves and publishes.
WRITERS = frozenset({Role.REVIEWER, Role.PUBLISHER})
# Tables in which small numbers are kept back.
TABLES = frozenset({Role.VIEWER, Role.REVIEWER, Role.PUBLISHER})

ROUTES: tuple[Page, ...] = (
    # Signing in and out
    Page("GET", "/sign-in", sign_in.show, OPEN),
    Page("POST", "/sign-in", sign_in.take, OPEN),
    Page("GET", "/sign-in/openid", sign_in_openid.leave, OPEN),
    Page("GET", "/sign-in/openid/back", sign_in_openid.come_back, OPEN),
    Page("GET", "/set-up/{token}", set_up.show, OPEN),
    Page("POST", "/set-up/{token}", set_up.take, OPEN),
    Page("POST", "/sign-out", sign_in.leave, SIGNED_IN),
    Page("GET", "/", home.show, SIGNED_IN),
    # What came in
    Page("GET", "/today", today.show, REVIEWERS, menu="today"),
    Page("GET", "/records", records.show, REVIEWERS, menu="records"),
    Page("POST", "/records", records.sort_many, REVIEWERS),
    Page("POST", "/find", records.search, REVIEWERS),
    Page("GET", "/records/next", record.show_next, REVIEWERS),
    Page("GET", "/records/{id}", record.show, REVIEWERS),
    Page("POST", "/records/{id}/state", record.take_state, REVIEWERS),
    Page("POST", "/records/{id}/details", record.take_details, REVIEWERS),
    Page("POST", "/records/{id}/note", record.take_note, REVIEWERS),
    Page("POST", "/records/{id}/note/delete", record.remove_note, REVIEWERS),
    Page("POST", "/records/{id}/tag", record.take_tag, REVIEWERS),
    Page("POST", "/records/{id}/tag/delete", record.remove_tag, REVIEWERS),
    Page("POST", "/records/{id}/hide", hidden.hide, REVIEWERS),
    Page("GET", "/records/{id}/words", hidden.show_words, REVIEWERS),
    Page("POST", "/records/{id}/words", hidden.take_words, REVIEWERS),
    Page("GET", "/gaps", gaps.show, REVIEWERS, menu="gaps"),
    Page("POST", "/gaps", gaps.take, REVIEWERS),
    Page("POST", "/gaps/draft", gaps.draft, REVIEWERS),
    # "You said, we did"
    Page("GET", "/replies", replies.show_all, WRITERS, menu="replies"),
    Page("GET", "/replies/new", replies.show_new, WRITERS),
    Page("POST", "/replies/new", replies.take_new, WRITERS),
    Page("GET", "/replies/{id}", replies.show_one, WRITERS),
    Page("GET", "/replies/{id}/edit", replies.show_edit, WRITERS),
    Page("POST", "/replies/{id}/edit", replies.take_edit, WRITERS),
    Page("POST", "/replies/{id}/submit", replies.submit, WRITERS),
    Page("POST", "/replies/{id}/approve", replies.approve, PUBLISHERS),
    Page("POST", "/replies/{id}/publish", replies.publish, PUBLISHERS),
    Page("POST", "/replies/{id}/withdraw", replies.withdraw, PUBLISHERS),
    Page("POST", "/replies/{id}/delete", replies.delete, PUBLISHERS),
    # Figures
    Page("GET", "/themes", themes.show, TABLES, menu="themes"),
    Page("GET", "/themes/file", themes.download, TABLES),
    Page("GET", "/answers", answers.show, TABLES, menu="answers"),
    Page("GET", "/answers/file", answers.download, TABLES),
    Page("GET", "/reports", reports.show_all, TABLES, menu="reports"),
    Page("GET", "/reports/{period}", reports.show_one, TABLES),
    Page("GET", "/reports/{period}/file", reports.download, TABLES),
    # People
    Page("GET", "/people", people.show_all, ADMINISTRATORS, menu="people"),
    Page("GET", "/people/new", people.show_new, ADMINISTRATORS),
    Page("POST", "/people/new", people.take_new, ADMINISTRATORS),
    Page("GET", "/people/{id}", people.show_one, ADMINISTRATORS),
    Page("POST", "/people/{id}/roles", people.take_roles, ADMINISTRATORS),
    Page("POST", "/people/{id}/close", people.close, ADMINISTRATORS),
    Page("POST", "/people/{id}/open", people.open_again, ADMINISTRATORS),
    Page("POST", "/people/{id}/delete", people.delete, ADMINISTRATORS),
    Page("POST", "/people/{id}/end-sessions", people.end_sessions, ADMINISTRATORS),
    Page("POST", "/people/{id}/invite", people.invite, ADMINISTRATORS),
    # Data protection
    Page("GET", "/audit", audit.show, DATA_PROTECTION, menu="audit"),
    Page("POST", "/audit/check", audit.check, DATA_PROTECTION),
    Page("GET", "/data-protection", data_protection.show, DATA_PROTECTION, menu="data_protection"),
    # My account
    Page("GET", "/account", account.show, SIGNED_IN, menu="account"),
    Page("POST", "/account/end-session", account.end_session, SIGNED_IN),
    Page("POST", "/account/end-others", account.end_others, SIGNED_IN),
    Page("GET", "/account/passphrase", account.show_passphrase, SIGNED_IN),
    Page("POST", "/account/passphrase", account.take_passphrase, SIGNED_IN),
    Page("GET", "/account/phone", account.show_phone, SIGNED_IN),
    Page("POST", "/account/phone", account.take_phone, SIGNED_IN),
)
