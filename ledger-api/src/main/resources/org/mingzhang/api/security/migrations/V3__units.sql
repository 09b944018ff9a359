-- The units that a token is for, by the beginning of their codes; empty for all.
alter table access.token add column units text not null default '';
