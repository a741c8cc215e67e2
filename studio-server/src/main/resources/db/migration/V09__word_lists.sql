-- What a study does not want stored in any of its sessions: names, places, code words. It is a setting and no
-- recording, but it can hold names: only the study's own researchers see it, and the studio itself when it
-- orders a session.

create table study.word_list (
  study      uuid primary key references study.study,
  words      text[] not null check (cardinality(words) <= 1000),
  changed_at timestamptz not null default now()
);
select access.guard('study.word_list', 'study', 'null', 'null');
grant select, insert on study.word_list to greenroom_app;
grant update (words, changed_at) on study.word_list to greenroom_app;
create policy app_keeps_word_lists on study.word_list to greenroom_app using (true) with check (true);

insert into access.rule values
  ('study.word_list', 'researcher', 'words', 'read'),
  ('study.word_list', 'researcher', 'words', 'write'),
  ('study.word_list', 'studio', 'keep-sessions', 'read');
