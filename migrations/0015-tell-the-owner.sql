-- Whoever keeps an initiative, to pass on what somebody noticed about it. Never when they asked for no more letters.
create function owner_of(of_initiative uuid)
  returns table (id uuid, language text, name text, owner_email text)
  language sql stable security definer set search_path = public as
$$ select l.id, l.language, l.form->>'name', l.owner_email from listing l
     join initiative i on i.source = 'own' and i.source_id = l.id::text
   where i.id = of_initiative and l.state = 'public' and l.may_ask and l.owner_email is not null $$;
revoke execute on function owner_of(uuid) from public;
grant execute on function owner_of(uuid) to vanonderop;
