-- The text before the log. Each new row compares its key with some twenty others on its way through
-- the index, column by column, and nearly every row of a database has the same log: the first column
-- told nothing, and the second had to be found and compared as well.

alter table ledger.tag
  drop constraint tag_pkey,
  add primary key (tag, position, log);
