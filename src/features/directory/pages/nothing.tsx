import type { Reader } from '#core/http/request-context.ts';
import { Button, Notice } from '#ui';
import { speak } from '../messages/index.ts';
import type { Found } from '../rules/search.ts';
import { without } from './paths.ts';

/** Nothing was found: what comes close, and one tap that tells that it is missing. */
export function NothingFound({
  reader,
  found,
  active,
  misses,
}: {
  reader: Reader;
  found: Found;
  active: { field: string; name: string }[];
  misses: { field: string; count: number }[];
}) {
  const { language } = reader;
  const say = speak(language);
  const nameOf = (field: string) =>
    (active.find((one) => one.field === field)?.name ?? '').replace(/^“|”$/g, '');
  return (
    <>
      <Notice kind="ask">
        <p>{say('list.none')}</p>
        {misses.length > 0 && (
          <ul>
            {misses.map(({ field, count }) => (
              <li>
                <a href={without(reader, field)}>{say('list.miss', { name: nameOf(field), count })}</a>
              </li>
            ))}
          </ul>
        )}
        <a href={`/${language}/initiatives`}>{say('list.clear')}</a>
      </Notice>
      <section>
        <h2>{say('missed.title')}</h2>
        {found.concepts.length > 0 ? (
          <form method="get" action={`/${language}/initiatives/missed`}>
            <p>{say('missed.lead')}</p>
            {found.concepts.map((concept) => (
              <input type="hidden" name="what" value={concept} />
            ))}
            {found.town && <input type="hidden" name="town" value={found.town.id} />}
            <Button>{say('missed.do')}</Button>
          </form>
        ) : (
          <p>
            <a href={`/${language}/contact`}>{say('missed.write')}</a>
          </p>
        )}
      </section>
    </>
  );
}
