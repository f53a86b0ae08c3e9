-- A newcomer reads why a term of their own case is another than it was: the rules or the holidays changed.
create policy case_deadline_change_own on case_deadline_change for select using (case_id in (select cases_of_person()));

-- The nightly look at terms, and the computation after a change of the rules, begin with the terms that are not of today.
create index case_deadline_rules on case_deadline (rules_version, case_id);
create index case_deadline_running on case_deadline (due_on) where state in ('open', 'stands-still');
