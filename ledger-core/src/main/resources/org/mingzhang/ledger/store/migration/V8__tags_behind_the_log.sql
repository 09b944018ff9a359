-- The rows of tags are filed behind the log, many entries at a time in the order of their index; a
-- commit that answers commands does not wait for them. Whoever looks for a tag still looks in one
-- place and misses nothing: ledger.tag is what is filed, and what the entries behind it say.

alter table ledger.tag rename to tag_filed;

-- The tags of the entries in front of this size are filed.
create table ledger.tag_reach (
  log  int    primary key references ledger.log (id),
  size bigint not null check (size >= 0)
);

insert into ledger.tag_reach (log, size) select log, size from ledger.head;

create view ledger.tag_unfiled as
select e.log, t.tag collate "C" as tag, e.position
  from ledger.tag_reach r
  join ledger.entry e on e.log = r.log and e.position >= r.size
 cross join lateral
       json_array_elements_text(convert_from(e.entry, 'UTF8')::json -> 'tags') as t (tag);

create view ledger.tag as
select log, tag, position from ledger.tag_filed
union all
select log, tag, position from ledger.tag_unfiled;

grant select, insert, update on ledger.tag_reach to ${writer};
grant select on ledger.tag_reach to ${projector}, ${reader};
grant select on ledger.tag, ledger.tag_unfiled to ${writer}, ${projector}, ${reader};
