-- People and the groups they belong to. E-mail addresses are stored in lower case: one person, one spelling.
create table users (
  id                  text        primary key,
  email               text        not null unique check (email = lower(email)),
  display_name        text        not null,
  password_hash       text        not null,
  role                text        not null check (role in ('viewer', 'analyst', 'engineer', 'admin')),
  status              text        not null check (status in ('active', 'disabled')),
  -- Rises with every change of what a token says; an access token of an older generation is refused.
  generation          integer     not null default 1,
  -- Sessions that began earlier are over: how a new password or a disabled account ends them all in one statement.
  sessions_valid_from timestamptz not null,
  created_at          timestamptz not null,
  updated_at          timestamptz not null,
  version             integer     not null default 0
);

create table groups (
  id          text        primary key,
  name        text        not null unique,
  description text        not null,
  created_at  timestamptz not null
);

create table memberships (
  user_id  text not null references users on delete cascade,
  group_id text not null references groups on delete cascade,
  primary key (user_id, group_id)
);
create index memberships_of_group on memberships (group_id);

-- What policies may refer to as attributes of the user.
create table user_attributes (
  user_id text not null references users on delete cascade,
  name    text not null,
  value   text not null,
  primary key (user_id, name)
);
