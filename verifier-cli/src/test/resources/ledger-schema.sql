-- The tables of a ledger as the verifier reads them, without the triggers and roles that guard them.
create schema ledger;
create table ledger.log (id int primary key, origin text not null unique);
create table ledger.entry (
  log int not null, position bigint not null, entry bytea not null,
  type text not null, event_id uuid not null, recorded_at timestamptz(3) not null,
  leaf_sha256 bytea, leaf_sm3 bytea,
  primary key (log, position));
create table ledger.tag_filed (
  log int not null, tag text not null, position bigint not null, primary key (tag, position, log));
create table ledger.tag_reach (log int primary key, size bigint not null);
create table ledger.receipt (
  log int not null, client text not null, command_id text not null, digest bytea not null,
  position bigint not null, count int not null, primary key (log, client, command_id));
create table ledger.tile (
  log int not null, suite text not null, level int not null, index bigint not null,
  hashes bytea not null, primary key (log, suite, level, index));
create table ledger.checkpoint (
  log int not null, suite text not null, size bigint not null, root bytea not null,
  note text not null, published_at timestamptz(3) not null, primary key (log, suite, size));
create table ledger.head (
  log int primary key, size bigint not null, term bigint not null, recorded_at timestamptz(3),
  leaf_sha256 bytea, leaf_sm3 bytea);
