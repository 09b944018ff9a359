-- Who read what. Append-only; the log seals it from time to time by an event with the hash of the
-- lines since the last seal.
create table access.reading (
    seq     bigint generated always as identity primary key,
    at      timestamptz(3) not null,
    person  text not null,
    client  text not null,
    roles   text not null,
    unit    text not null,
    address text not null
);
create index on access.reading (person, seq);

create function access.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'access.% is append-only: % is refused', tg_table_name, tg_op
    using errcode = 'insufficient_privilege';
end $$;

create trigger append_only before update or delete or truncate on access.reading
    for each statement execute function access.refuse_change();
alter table access.reading enable always trigger append_only;
