-- What people said about answers.
create table feedback (
    feedback_id   text primary key,
    query_id      text not null references attempts on delete cascade,
    user_id       text not null,
    rating        smallint not null check (rating between 1 and 5),
    comment       text,
    suggested_sql text,
    status        text not null check (status in ('flagged_for_review', 'approved', 'rejected')),
    created_at    timestamptz not null default now()
);
create index feedback_by_user on feedback (user_id, created_at desc);

-- Questions with their SQL. Only what is tagged verified is ever used for an answer.
create table training_pairs (
    pair_id      text primary key,
    question     text not null,
    -- The question without case, punctuation at its ends and superfluous space: equal keys are the same question.
    question_key text not null,
    sql_text     text,
    tag          text not null,
    feedback_id  text references feedback on delete set null,
    created_by   text not null,
    created_at   timestamptz not null default now()
);
create unique index one_verified_pair_per_question on training_pairs (question_key) where tag = 'verified';
create index training_pairs_by_tag on training_pairs (tag, created_at desc);
