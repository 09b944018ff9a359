-- The names of signed tokens that were used, until they expire: each counts once, whichever node it
-- comes to.
create table access.used_token (
    name  text primary key,
    until timestamptz(3) not null
);
create index on access.used_token (until);

-- Second factors that one administrator wants reset; another one does it.
create table access.factor_reset (
    person      text primary key,
    proposer    text not null,
    reason      text not null,
    proposed_at timestamptz(3) not null
);
