-- What witnesses have signed: one line under a checkpoint, as it stands in a signed note, its newline
-- included. Verified before it is kept, and kept for ever like the checkpoint itself.
create table ledger.cosignature (
  log         int            not null,
  suite       text           not null,
  size        bigint         not null,
  witness     text           not null collate "C",
  line        text           not null check (line like '— % %' and right(line, 1) = E'\n'),
  received_at timestamptz(3) not null,
  primary key (log, suite, size, witness),
  foreign key (log, suite, size) references ledger.checkpoint (log, suite, size)
);

create trigger append_only before update or delete or truncate on ledger.cosignature
  for each statement execute function ledger.refuse_change();
alter table ledger.cosignature enable always trigger append_only;

grant select, insert on ledger.cosignature to ${writer};
grant select on ledger.cosignature to ${projector}, ${reader};
