-- Facts waiting to be published. A row lives from the transaction that made the fact until the broker has acknowledged it.
create table outbox (
  seq            bigint generated always as identity primary key,
  id             text        not null unique,
  topic          text        not null,
  type           text        not null,
  subject        text        not null,
  key            text        not null,
  payload        text        not null,
  correlation_id text,
  traceparent    text,
  occurred_at    timestamptz not null default clock_timestamp(),
  attempts       int         not null default 0,
  not_before     timestamptz not null default '-infinity'
);
create index outbox_key_order on outbox (topic, key, seq);

-- Notifications are delivered at commit and not at all after a roll-back: exactly when the relay has something to do.
create function outbox_nudge() returns trigger language plpgsql as $$
begin
  perform pg_notify(TG_TABLE_SCHEMA || '_outbox', '');
  return null;
end $$;
create trigger outbox_nudge after insert on outbox for each statement execute function outbox_nudge();

-- Events already applied here. Written in the transaction that applies the event, so a redelivery finds it.
create table inbox (
  source      text        not null,
  id          text        not null,
  received_at timestamptz not null default now(),
  primary key (source, id)
);
create index inbox_received_at on inbox (received_at);
