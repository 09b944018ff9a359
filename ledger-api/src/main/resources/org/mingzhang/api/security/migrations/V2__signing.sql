-- Second factors and private keys that the server holds for persons. All of it is sealed: a copy of
-- the database signs nothing.
create table access.second_factor (
    person     text primary key,
    sealed     bytea not null,
    last_step  bigint not null,
    created_at timestamptz(3) not null
);

create table access.signing_key (
    key        text primary key check (length(key) = 64),
    person     text not null,
    alg        text not null,
    salt       bytea not null check (octet_length(salt) = 16),
    sealed     bytea not null,
    created_at timestamptz(3) not null
);
