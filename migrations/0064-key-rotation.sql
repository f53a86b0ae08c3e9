-- The keys of encrypted fields can be changed by command (docs/running.md, “Keys of encrypted fields”). The command sees and
-- changes ciphertext of columns named `…_sealed`, and nothing else: the keys are outside the database.

-- For the functions below: is this a column with encrypted text, and does the claim allow it?
create function only_sealed(of_table text, of_column text) returns void
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform only_task('keys');
  if of_column not like '%\_sealed' or not exists (select from pg_attribute a
      where a.attrelid = to_regclass('public.' || quote_ident(of_table)) and a.attname = of_column
        and a.atttypid = 'text'::regtype and not a.attisdropped) then
    raise exception '%.% holds no encrypted text', of_table, of_column using errcode = 'insufficient_privilege';
  end if;
end $$;

create function type_of_column(of_table text, of_column text) returns text language sql stable as
$$ select format_type(a.atttypid, a.atttypmod) from pg_attribute a
   where a.attrelid = to_regclass('public.' || quote_ident(of_table)) and a.attname = of_column and not a.attisdropped $$;

-- How many values of a column each key encrypted.
create function sealed_counts(of_table text, of_column text) returns table (key text, fields int)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform only_sealed(of_table, of_column);
  return query execute format('select split_part(%1$I, ''.'', 1), count(*)::int from %2$I where %1$I is not null group by 1', of_column, of_table);
end $$;

-- Values that another key than this one encrypted, in the order of their rows; after one of them. Where the column that is
-- authenticated with the value is not unique, the values order the rows with the same one.
create function sealed_values(of_table text, of_column text, id_column text, not_key text, after_id text, after_value text, at_most int)
  returns table (id text, value text) language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform only_sealed(of_table, of_column);
  return query execute format('select %1$I::text, %2$I from %3$I where %2$I is not null and split_part(%2$I, ''.'', 1) <> $1
    and ($2 is null or (%1$I, %2$I) > ($2::%4$s, $3)) order by %1$I, %2$I limit $4',
    id_column, of_column, of_table, type_of_column(of_table, id_column)) using not_key, after_id, after_value, at_most;
end $$;

-- Replaces one value, when it is still what was read.
create function replace_sealed(of_table text, of_column text, id_column text, of_id text, old_value text, new_value text)
  returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare replaced int;
begin
  perform only_sealed(of_table, of_column);
  execute format('update %3$I set %2$I = $3 where %1$I = $1::%4$s and %2$I = $2',
    id_column, of_column, of_table, type_of_column(of_table, id_column)) using of_id, old_value, new_value;
  get diagnostics replaced = row_count;
  return replaced = 1;
end $$;
revoke execute on function only_sealed(text, text), sealed_counts(text, text),
  sealed_values(text, text, text, text, text, text, int), replace_sealed(text, text, text, text, text, text) from public;
grant execute on function sealed_counts(text, text),
  sealed_values(text, text, text, text, text, text, int), replace_sealed(text, text, text, text, text, text) to vanonderop;
