-- Counts changes of any policy. Every change takes this row first, so versions are in the order of commits.
create table policy_set (
  only_one boolean primary key default true check (only_one),
  version  bigint not null
);
insert into policy_set values (true, 0);

create table policy (
  id        text primary key,
  version   int    not null,
  name      text   not null,
  warehouse text   not null,
  effect    text   not null,
  document  jsonb  not null,
  unique (warehouse, name)
);

-- Every version there ever was: what an old answer's certificate refers to.
create table policy_history (
  policy_id   text        not null,
  version     int         not null,
  change      text        not null check (change in ('created', 'updated', 'deleted')),
  document    jsonb       not null,
  set_version bigint      not null,
  changed_by  text        not null,
  changed_at  timestamptz not null,
  primary key (policy_id, version)
);

-- What a table without any policy is: readable (allow) or as if it didn't exist (deny).
create table warehouse_default (
  warehouse      text primary key,
  default_effect text not null check (default_effect in ('allow', 'deny'))
);
