import type { PageContext } from '#core/http/page-context.ts';
import { Button, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { listUrlWithout } from '../search/filter-urls.ts';
import type { SearchResults } from '../search/search.ts';

/** For a search without results: what comes close, and a form to report that it is missing. */
export function NothingFound({
  page,
  results,
  active,
  misses,
}: {
  page: PageContext;
  results: SearchResults;
  active: { field: string; name: string }[];
  misses: { field: string; count: number }[];
}) {
  const { language } = page;
  const t = messagesIn(language);
  const nameOf = (field: string) =>
    (active.find((filter) => filter.field === field)?.name ?? '').replace(/^“|”$/g, '');
  return (
    <>
      <Notice kind="ask">
        <p>{t('list.none')}</p>
        {misses.length > 0 && (
          <ul>
            {misses.map(({ field, count }) => (
              <li>
                <a href={listUrlWithout(page, field)}>{t('list.miss', { name: nameOf(field), count })}</a>
              </li>
            ))}
          </ul>
        )}
        <a href={`/${language}/initiatives`}>{t('list.clear')}</a>
      </Notice>
      <section>
        <h2>{t('missed.title')}</h2>
        {results.concepts.length > 0 ? (
          <form method="get" action={`/${language}/initiatives/missed`}>
            <p>{t('missed.lead')}</p>
            {results.concepts.map((concept) => (
              <input type="hidden" name="what" value={concept} />
            ))}
            {results.town && <input type="hidden" name="town" value={results.town.id} />}
            <Button>{t('missed.do')}</Button>
          </form>
        ) : (
          <p>
            <a href={`/${language}/contact`}>{t('missed.write')}</a>
          </p>
        )}
      </section>
    </>
  );
}
