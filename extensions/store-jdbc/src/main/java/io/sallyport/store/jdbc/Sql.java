package io.sallyport.store.jdbc;

/**
 * Every statement on the store's own tables; each finds its rows by an index. What stands in braces each
 * database says in its own words.
 */
enum Sql {
    LOCK_CUT("select cut from sallyport_subject where issuer = ? and subject = ? for update"),
    READ_CUT("select coalesce((select cut from sallyport_subject where issuer = ? and subject = ?), 0), {now}"),
    INSERT_CUT("insert into sallyport_subject (issuer, subject, cut) values (?, ?, ?)"),
    MOVE_CUT("update sallyport_subject set cut = cut + 1 where issuer = ? and subject = ?"),

    INSERT_SESSION("insert into sallyport_session (" + Sql.SESSION
            + ", issuer) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    FIND_SESSION("select " + Sql.SESSION + ", {now} from sallyport_session where id = ? and issuer = ?"
            + " and absolute_expires_at + 3600000 > {now}"),
    LIST_SESSIONS("select " + Sql.SESSION + " from sallyport_session where issuer = ? and subject = ?"
            + " and revoked_at is null and least(idle_expires_at, absolute_expires_at) > {now}"
            + " order by created_at desc, id"),
    ROTATE("update sallyport_session set generation = generation + 1, rotated_at = ?, last_used_at = ?,"
            + " idle_expires_at = ? where id = ? and generation = ? and revoked_at is null and issuer = ?"),
    REISSUE("update sallyport_session set rotated_at = ?"
            + " where id = ? and generation = ? and revoked_at is null and issuer = ?"),
    ACKNOWLEDGE("update sallyport_session set acknowledged = ? where id = ? and acknowledged < ? and issuer = ?"),
    REVOKE("update sallyport_session set revoked_at = ?, revoked_reason = ?"
            + " where id = ? and revoked_at is null and issuer = ?"),
    REVOKE_ALL("update sallyport_session set revoked_at = ?, revoked_reason = ?"
            + " where issuer = ? and subject = ? and revoked_at is null and id <> ?"),
    LIST_ENDED("select id from sallyport_session where issuer = ? and subject = ? and id <> ?"
            + " and absolute_expires_at > {now}"),
    FORGET_SESSIONS(
            "delete from sallyport_session where id in (select id from sallyport_session"
                    + " where absolute_expires_at < {now} - 3600000 order by absolute_expires_at {batch})",
            "delete from sallyport_session where absolute_expires_at < {now} - 3600000"
                    + " order by absolute_expires_at {batch}"),

    NEXT_REVISION("update sallyport_deny_revision set revision = revision + 1 where id = 1"),
    READ_REVISION("select revision from sallyport_deny_revision where id = 1"),
    INSERT_DENIAL("insert into sallyport_denial (revision, issuer, session_id, token_id, expires_at)"
            + " values (?, ?, ?, ?, ?)"),
    LIST_DENIALS("select revision, issuer, session_id, token_id, expires_at from sallyport_denial"
            + " where revision > ? order by revision limit ?"),
    FORGET_DENIALS(
            "delete from sallyport_denial where revision in (select revision from sallyport_denial"
                    + " where expires_at < {now} - 3600000 order by expires_at {batch})",
            "delete from sallyport_denial where expires_at < {now} - 3600000 order by expires_at {batch}"),

    TAKE_LEASE("update sallyport_lease set expires_at = {now} + 50000 where name = ? and expires_at <= {now}"),
    READ_LEASES("select name from sallyport_lease"),

    READ_VERSION("select version from sallyport_schema order by version"),
    LOCK_SCHEMA("select version from sallyport_schema where version = 1 for update"),
    LIST_KEYS("select " + Sql.KEY + " from sallyport_key where issuer = ? order by created_at, position, id"),
    INSERT_KEY("insert into sallyport_key (issuer, " + Sql.KEY + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    DELETE_KEY("delete from sallyport_key where issuer = ? and id = ?");

    /** How many rows are deleted at once: their locks are held for some milliseconds. */
    static final int BATCH = 500;

    private static final String KEY = "id, purpose, algorithm, wrapped, material, created_at, active_from, position";

    /** The columns of a session in the order of {@link SessionColumns}. */
    private static final String SESSION = "id, subject, username, generation, rotated_at, created_at, last_used_at,"
            + " idle_expires_at, absolute_expires_at, fingerprint_hash, acknowledged, user_agent, methods, revoked_at,"
            + " revoked_reason";

    private final String standard;
    private final String mariaDb;

    Sql(String everywhere) {
        this(everywhere, everywhere);
    }

    /** MariaDB has no limit in a subquery, and a limit in a delete. */
    Sql(String standard, String mariaDb) {
        this.standard = standard;
        this.mariaDb = mariaDb;
    }

    /** The statement as this database understands it. */
    String text(Dialect dialect) {
        String text = dialect == Dialect.MARIADB ? mariaDb : standard;
        return text.replace("{now}", dialect.now()).replace("{batch}", dialect.limit(BATCH));
    }
}
