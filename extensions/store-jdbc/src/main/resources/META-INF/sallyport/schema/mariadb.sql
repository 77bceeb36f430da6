-- Tables of Sallyport's JDBC store, version 1, for MariaDB 10.6 or later. MySQL 8.0.17 or later understands it too.
-- Run it as the owner of the tables; the application needs SELECT, INSERT, UPDATE and DELETE on them.
-- It can be run again: what is there stays. All instants are milliseconds since 1970-01-01T00:00:00Z.
-- Texts are compared to the letter, trailing spaces too: in /*M! only MariaDB reads on, in /*!80017 only MySQL.

-- One row: the version of these tables. A node that adds a key locks it.
create table if not exists sallyport_schema (
    version integer not null primary key
) engine = InnoDB default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- How often all sessions of a subject were ended at once; a sign-in locks the subject's row.
create table if not exists sallyport_subject (
    issuer varchar(255) not null,
    subject varchar(255) not null,
    cut bigint not null,
    primary key (issuer, subject)
) engine = InnoDB default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- One row a sign-in, kept until an hour after its absolute expiry. Nothing in it can be presented as a credential.
create table if not exists sallyport_session (
    id varchar(64) not null primary key,
    issuer varchar(255) not null,
    subject varchar(255) not null,
    username varchar(255) not null,
    generation bigint not null,
    rotated_at bigint not null,
    created_at bigint not null,
    last_used_at bigint not null,
    idle_expires_at bigint not null,
    absolute_expires_at bigint not null,
    fingerprint_hash varchar(64) not null,
    acknowledged bigint not null,
    user_agent varchar(256) not null,
    methods varchar(1000) not null,
    revoked_at bigint,
    revoked_reason varchar(64),
    index sallyport_session_subject (issuer, subject),
    index sallyport_session_expiry (absolute_expires_at)
) engine = InnoDB default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- One row: the newest revision of the deny-list, counted up in the transaction of each entry.
create table if not exists sallyport_deny_revision (
    id integer not null primary key,
    revision bigint not null
) engine = InnoDB default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- What is refused although its signature and its time are good: a session or a token (jti).
create table if not exists sallyport_denial (
    revision bigint not null primary key,
    issuer varchar(1000) not null,
    session_id varchar(64),
    token_id varchar(128),
    expires_at bigint not null,
    index sallyport_denial_expiry (expires_at)
) engine = InnoDB default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- Whose turn it is to do what one node at a time does: who moves the time of a row on has the turn until then.
create table if not exists sallyport_lease (
    name varchar(64) not null primary key,
    expires_at bigint not null
) engine = InnoDB default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

-- The key ring. The material is encrypted under a key from outside the database where wrapped is true. Of each purpose
-- the key with the latest active_from that has come makes tokens; a key is only ever added behind all others.
create table if not exists sallyport_key (
    issuer varchar(255) not null,
    id varchar(64) not null,
    purpose varchar(32) not null,
    algorithm varchar(32) not null,
    wrapped boolean not null,
    material varchar(16384) character set ascii not null,
    created_at bigint not null,
    active_from bigint not null,
    position bigint not null,
    primary key (issuer, id),
    constraint sallyport_key_order unique (issuer, purpose, position)
) engine = InnoDB default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!80017 collate = utf8mb4_0900_bin */;

insert into sallyport_deny_revision (id, revision)
    select 1, 0 from dual where not exists (select 1 from sallyport_deny_revision);

insert into sallyport_lease (name, expires_at)
    select 'cleaning', 0 from dual where not exists (select 1 from sallyport_lease where name = 'cleaning');

insert into sallyport_schema (version)
    select 1 from dual where not exists (select 1 from sallyport_schema);
