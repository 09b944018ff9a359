-- Bearer tokens: only their SHA-256 is kept, so that a copy of the database opens nothing.
create table access.token (
    id          text primary key,
    sha256      bytea not null unique check (octet_length(sha256) = 32),
    client      text not null,
    person      text not null,
    roles       text[] not null check (cardinality(roles) > 0),
    unit        text not null,
    scope       text not null,
    development boolean not null,
    created_at  timestamptz(3) not null,
    expires_at  timestamptz(3),
    revoked_at  timestamptz(3)
);
