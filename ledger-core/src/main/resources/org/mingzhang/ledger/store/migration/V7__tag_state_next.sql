-- The tags that have been counted beyond the tree that was made last. They take their place in
-- tag_state together with the next tree; until then the last one goes on proving.

create table ledger.tag_state_next (like ledger.tag_state including all);

grant select, insert, update, delete on ledger.tag_state_next to ${writer};
grant select on ledger.tag_state_next to ${reader};

-- States that have moved on already fit no tree: the next index reads its log anew.
delete from ledger.tag_state where log in (select log from ledger.tag_index where reached <> size);
delete from ledger.tag_block where log in (select log from ledger.tag_index where reached <> size);
delete from ledger.tag_index where reached <> size;
