import type { PageContext } from '#core/http/page-context.ts';
import { Button, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { listUrlWithout } from '../search/filter-urls.ts';
import type { SearchResults } from '../search/search.ts';

/** Nothing was found: what comes close, and one tap that tells that it is missing. */
export function NothingFound({
  page,
  found,
  active,
  misses,
}: {
  page: PageContext;
  found: SearchResults;
  active: { field: string; name: string }[];
  misses: { field: string; count: number }[];
}) {
  const { language } = page;
  const t = messagesIn(language);
  const nameOf = (field: string) =>
    (active.find((one) => one.field === field)?.name ?? '').replace(/^“|”$/g, '');
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
        {found.concepts.length > 0 ? (
          <form method="get" action={`/${language}/initiatives/missed`}>
            <p>{t('missed.lead')}</p>
            {found.concepts.map((concept) => (
              <input type="hidden" name="what" value={concept} />
            ))}
            {found.town && <input type="hidden" name="town" value={found.town.id} />}
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
