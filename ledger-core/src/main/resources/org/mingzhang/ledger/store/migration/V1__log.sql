-- The log: entries, their tags and receipts, the tree over them and its signed checkpoints.
-- "log" is part of every key, so that one database can hold several logs and a distributed one can
-- place them. Only ledger.head and ledger.opening may change; both are outside what is proved.

create table ledger.log (
  id     int  primary key,
  origin text not null unique
);

create table ledger.entry (
  log         int            not null references ledger.log (id),
  position    bigint         not null check (position >= 0),
  entry       bytea          not null check (octet_length(entry) between 2 and 65535),
  type        text           not null,
  event_id    uuid           not null,
  recorded_at timestamptz(3) not null,
  leaf_sha256 bytea          check (octet_length(leaf_sha256) = 32),
  leaf_sm3    bytea          check (octet_length(leaf_sm3) = 32),
  primary key (log, position),
  check (leaf_sha256 is not null or leaf_sm3 is not null)
);
-- Entries are small, already compact and read whole: never compressed, never moved out of line
-- before they must be.
alter table ledger.entry alter column entry set storage external;

create table ledger.tag (
  log      int    not null,
  tag      text   not null,
  position bigint not null,
  primary key (log, tag, position)
);

create table ledger.receipt (
  log        int    not null,
  client     text   not null,
  command_id text   not null,
  digest     bytea  not null check (octet_length(digest) = 32),
  position   bigint not null,
  count      int    not null check (count > 0),
  primary key (log, client, command_id)
);

create table ledger.tile (
  log    int    not null,
  suite  text   not null check (suite in ('sha256', 'sm3')),
  level  int    not null check (level between 0 and 7),
  index  bigint not null check (index >= 0),
  hashes bytea  not null check (octet_length(hashes) = 8192),
  primary key (log, suite, level, index)
);

create table ledger.checkpoint (
  log          int            not null,
  suite        text           not null check (suite in ('sha256', 'sm3')),
  size         bigint         not null check (size > 0),
  root         bytea          not null check (octet_length(root) = 32),
  note         text           not null,
  published_at timestamptz(3) not null,
  primary key (log, suite, size)
);

-- Derived from the entries, compared and set by every batch: who may write, and where.
create table ledger.head (
  log         int            primary key references ledger.log (id),
  size        bigint         not null check (size >= 0),
  term        bigint         not null check (term >= 0),
  recorded_at timestamptz(3),
  leaf_sha256 bytea,
  leaf_sm3    bytea
);

-- Personal data and its salt beside the log; an entry holds only the commitment.
create table ledger.opening (
  log        int   not null,
  commitment text  not null,
  salt       bytea not null,
  value      text  not null,
  primary key (log, commitment)
);

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger.% is append-only: % is refused', tg_table_name, tg_op
    using errcode = 'insufficient_privilege',
          hint = 'A wrong entry is answered by a further entry.';
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['log', 'entry', 'tag', 'receipt', 'tile', 'checkpoint'] loop
    execute format('create trigger append_only before update or delete or truncate on ledger.%I '
                   'for each statement execute function ledger.refuse_change()', name);
    -- Always: a session that plays replica does not get past it either.
    execute format('alter table ledger.%I enable always trigger append_only', name);
  end loop;
end $$;

revoke all on all tables in schema ledger from public;
grant usage on schema ledger to ${writer}, ${projector}, ${reader};
grant select, insert on ledger.log, ledger.entry, ledger.tag, ledger.receipt, ledger.tile,
  ledger.checkpoint to ${writer};
grant select, insert, update on ledger.head, ledger.opening to ${writer};
-- Personal data are not for the read side: the application shows them under a role of its own.
grant select on ledger.log, ledger.entry, ledger.tag, ledger.receipt, ledger.tile,
  ledger.checkpoint, ledger.head to ${projector}, ${reader};
