-- The index of tags that log.TagIndexCommitted commits to. Derived from the entries alone, and moved
-- on from one commitment to the next: which entries carry a tag, as count, last position and the
-- state of a running hash over their leaf hashes.
create table ledger.tag_state (
  log           int    not null,
  tag           text   not null collate "C",
  count         bigint not null check (count > 0),
  last_position bigint not null,
  state_sha256  bytea,
  state_sm3     bytea,
  primary key (log, tag)
);

-- The tree over the tags in their order, 256 leaves to a block. A block that is not full has no
-- node of its own.
create table ledger.tag_block (
  log         int    not null,
  number      bigint not null,
  first_tag   text   not null collate "C",
  node_sha256 bytea,
  node_sm3    bytea,
  primary key (log, number),
  unique (log, first_tag)
);

-- How far the states have come, and the tree that was made last. Proofs need both to agree.
create table ledger.tag_index (
  log         int    primary key references ledger.log (id),
  reached     bigint not null,
  size        bigint not null,
  tags        bigint not null,
  root_sha256 bytea,
  root_sm3    bytea
);

grant select, insert, update, delete on ledger.tag_state, ledger.tag_block, ledger.tag_index
  to ${writer};
grant select on ledger.tag_state, ledger.tag_block, ledger.tag_index to ${reader};
