-- Local accounts. Of a password only its Argon2id hash is kept.
create table access.account (
    person         text primary key,
    password       text not null,
    one_time_until timestamptz(3),
    roles          text[] not null check (cardinality(roles) > 0),
    unit           text not null,
    scope          text not null,
    units          text not null,
    created_at     timestamptz(3) not null,
    changed_at     timestamptz(3) not null,
    closed_at      timestamptz(3)
);
