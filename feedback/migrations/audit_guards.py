"""Triggers that keep the audit append-only, on both databases. Part of migration 0002: not changed after it."""

# An entry goes only when it lies below an anchor, and an anchor may be set only on an entry older than 24 months.
BELOW = "OLD.seq > (SELECT COALESCE(MAX(seq), -1) FROM audit_anchor)"
GUARDS = {
    "sqlite": [
        f"""CREATE TRIGGER audit_stays BEFORE DELETE ON audit WHEN {BELOW}
            BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
        *(
            f"""CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table}
            BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"""
            for table in ("audit", "audit_detail", "audit_anchor")
        ),
        """CREATE TRIGGER audit_anchor_stays BEFORE DELETE ON audit_anchor
            BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
        """CREATE TRIGGER audit_anchor_old BEFORE INSERT ON audit_anchor
            WHEN NOT EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq AND hash = NEW.hash
                AND at < strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-24 months'))
            BEGIN SELECT RAISE(ABORT, 'the audit is kept 24 months'); END""",
    ],
    "postgresql": [
        """CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$""",
        """CREATE OR REPLACE FUNCTION audit_keep() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN IF OLD.seq > (SELECT COALESCE(MAX(seq), -1) FROM audit_anchor)
            THEN RAISE EXCEPTION 'the audit is append-only'; END IF; RETURN OLD; END $$""",
        """CREATE OR REPLACE FUNCTION audit_old_enough() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN IF NOT EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq AND hash = NEW.hash AND at COLLATE "C" <
            to_char(now() AT TIME ZONE 'UTC' - interval '24 months', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
            THEN RAISE EXCEPTION 'the audit is kept 24 months'; END IF; RETURN NEW; END $$""",
        "CREATE TRIGGER audit_stays BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_keep()",
        *(
            f"CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION audit_refuse()"
            for table in ("audit", "audit_detail", "audit_anchor")
        ),
        *(
            f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} EXECUTE FUNCTION audit_refuse()"
            for table in ("audit", "audit_anchor")
        ),
        "CREATE TRIGGER audit_anchor_stays BEFORE DELETE ON audit_anchor FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
        """CREATE TRIGGER audit_anchor_old BEFORE INSERT ON audit_anchor
            FOR EACH ROW EXECUTE FUNCTION audit_old_enough()""",
    ],
}
