create table audit_entry (
  seq            bigint primary key,
  entry_id       text        not null unique,
  source         text        not null,
  action         text        not null,
  actor_id       text,
  actor_email    text,
  ip             text,
  outcome        text,
  resource       text,
  correlation_id text,
  detail         jsonb       not null,
  occurred_at    timestamptz not null,
  recorded_at    timestamptz not null,
  content_hash   bytea       not null,
  previous_hash  bytea       not null,
  hash           bytea       not null
);
create index audit_entry_occurred on audit_entry (occurred_at desc, seq desc);
create index audit_entry_actor on audit_entry (actor_id, seq);
create index audit_entry_action on audit_entry (action, seq);
create index audit_entry_correlation on audit_entry (correlation_id);

create table audit_checkpoint (
  seq       bigint primary key,
  hash      bytea       not null,
  made_at   timestamptz not null,
  signature bytea
);

-- The end of the chain, kept apart from it: entries cut off at the end are missed here. Also the lock that orders writers.
create table audit_head (
  only_one boolean primary key default true check (only_one),
  seq      bigint not null,
  hash     bytea  not null
);
insert into audit_head values (true, 0, decode(repeat('00', 32), 'hex'));

-- Append-only for whoever writes through the service's role: statements that would change or remove are refused by the database.
-- The role owns the table, so it could drop the trigger first; the hash chain is what tells then.
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
  for each statement execute function audit_is_append_only();
create trigger audit_checkpoint_append_only before update or delete or truncate on audit_checkpoint
  for each statement execute function audit_is_append_only();

create function audit_head_goes_forward() returns trigger language plpgsql as $$
begin
  if new.seq <= old.seq then
    raise exception 'the end of the audit log only goes forward' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger audit_head_goes_forward before update on audit_head for each row execute function audit_head_goes_forward();
create trigger audit_head_stays before delete or truncate on audit_head
  for each statement execute function audit_is_append_only();
