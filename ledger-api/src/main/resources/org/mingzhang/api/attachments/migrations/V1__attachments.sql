-- Files by the SHA-256 of their bytes, in pieces, so that none is ever held in memory as a whole.
-- An upload without a content is one that is coming in, or one that broke off.

create table attachments.upload (
  id bigint generated always as identity primary key,
  begun_at timestamptz not null
);

create table attachments.piece (
  upload bigint not null references attachments.upload on delete cascade,
  number int not null,
  bytes bytea not null,
  primary key (upload, number)
);

-- What comes in is compressed already, or small.
alter table attachments.piece alter column bytes set storage external;

create table attachments.content (
  digest text collate "C" primary key check (digest ~ '^[0-9a-f]{64}$'),
  upload bigint not null unique references attachments.upload,
  size bigint not null,
  media_type text not null
);

-- The same bytes may have been brought for several divisions.
create table attachments.place (
  digest text collate "C" not null references attachments.content,
  division text not null,
  unit text not null,
  primary key (digest, division, unit)
);
