-- What every insert paid for and nobody needs. The statement that inserts an entry takes its log
-- from the head row, which refers to ledger.log; a second reference only costs a look-up an entry.
-- Tags and command ids are ASCII and compared byte by byte, whatever the database's own language.

alter table ledger.entry drop constraint entry_log_fkey;

alter table ledger.tag alter column tag type text collate "C";

alter table ledger.receipt
  alter column client type text collate "C",
  alter column command_id type text collate "C";
