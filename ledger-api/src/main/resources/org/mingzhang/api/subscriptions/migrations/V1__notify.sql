-- Who has the log's events sent to them. No part of the log.
create table notify.subscription (
    id           text primary key,
    token        text not null,
    sink         text not null,
    types        text[] not null,
    division     text not null,
    unit         text not null,
    secret       bytea not null,
    position     bigint not null,
    created_at   timestamptz not null,
    delivered_at timestamptz,
    failures     int not null default 0,
    last_error   text,
    next_attempt timestamptz,
    stopped      text
);

-- How far each channel is that brings alerts to people.
create table notify.alert_channel (
    name     text primary key,
    position bigint not null
);
