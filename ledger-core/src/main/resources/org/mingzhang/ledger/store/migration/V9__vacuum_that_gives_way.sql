-- Nothing is ever updated or deleted in these tables, so that vacuum has no room to win back in them:
-- it freezes rows and marks pages, which can wait. At PostgreSQL's own pace it takes a third of a
-- processor while commands come in. This one is 450 pages a second, which still follows a log that
-- grows by 3,000 entries a second day and night.

alter table ledger.entry set (autovacuum_vacuum_cost_delay = 20);
alter table ledger.receipt set (autovacuum_vacuum_cost_delay = 20);
alter table ledger.tag_filed set (autovacuum_vacuum_cost_delay = 20);
