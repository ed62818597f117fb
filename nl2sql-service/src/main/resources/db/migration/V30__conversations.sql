-- Questions that go on from one another. A conversation belongs to one person; its questions are attempts.
create table conversations (
    conversation_id text primary key,
    user_id         text not null,
    title           text,
    created_at      timestamptz not null default now(),
    last_asked_at   timestamptz not null default now()
);
create index conversations_by_user on conversations (user_id, last_asked_at desc);
create index attempts_by_conversation on attempts (conversation_id, created_at) where conversation_id is not null;

-- Ids were stored before they were followed.
insert into conversations (conversation_id, user_id, created_at, last_asked_at)
select conversation_id, min(user_id), min(created_at), max(created_at)
  from attempts where conversation_id is not null
 group by conversation_id having count(distinct user_id) = 1;
