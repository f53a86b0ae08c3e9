-- Background tasks of the server announce themselves in one way: a name and the id of what they work on.
create or replace function acting_seating() returns uuid language sql stable parallel safe as
$$ select case when current_setting('app.system_task', true) = 'seating'
     then nullif(current_setting('app.system_subject', true), '')::uuid end $$;
create or replace function acting_post() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('app.system_task', true), '') = 'inbound-mail' $$;

-- Tables get the names that the field uses for what they hold.
alter table sign_in rename to session;
alter table fresh_question rename to confirmation_request;
alter table stand rename to market_stall;
alter table hands_call rename to volunteer_call;
alter table shift rename to volunteer_shift;
alter table shift_hand rename to volunteer;
alter table queue_turn rename to waitlist_entry;

-- Functions name their tables in text, so they are written again with the new names.
create or replace function count_hands() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'DELETE' then
    update volunteer_shift set taken = taken - 1 where id = old.shift_id;
  else
    update volunteer_shift set taken = taken + 1 where id = new.shift_id;
  end if;
  return null;
end $$;
alter function count_hands() rename to count_volunteers;
create or replace function listings_to_ask(confirmed_before timestamptz, asked_before timestamptz)
  returns table (id uuid, language text, name text, owner_email text)
  language sql stable security definer set search_path = public as
$$ select l.id, l.language, l.form->>'name', l.owner_email from listing l
     join initiative i on i.source = 'own' and i.source_id = l.id::text
   where l.state = 'public' and l.may_ask and l.owner_email is not null and i.confirmed_at < confirmed_before
     and not exists (select from confirmation_request r where r.listing_id = l.id and r.asked_at > asked_before) $$;
