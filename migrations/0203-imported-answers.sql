-- Everybody reads in the public log of a conversation that answers of another one were added from a file.
alter table voice_log drop constraint voice_log_kind_check;
alter table voice_log add constraint voice_log_kind_check check (kind in ('opened', 'closing-moved', 'closed-early',
  'statement-hidden', 'statement-restored', 'statement-replaced', 'appeal-made', 'appeal-answered', 'answers-imported'));
