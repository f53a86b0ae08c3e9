import type { PageContext } from '#core/http/page-context.ts';
import { Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { listUrl } from '../search/filter-urls.ts';
import type { Filters } from '../search/filters.ts';

/** Asks which place was meant, with each as a link: when several are called so, or none is. */
export function PlaceMeant({
  page,
  filters: { near, typedPlace, otherPlaces },
}: {
  page: PageContext;
  filters: Pick<Filters, 'near' | 'typedPlace' | 'otherPlaces'>;
}) {
  if (!otherPlaces.length) return null;
  const t = messagesIn(page.language);
  return (
    <Notice kind="ask">
      <p>
        {near ? t('list.place.other', { place: near.name }) : t('list.place.unknown', { typed: typedPlace })}
      </p>
      <ul class="chips">
        {otherPlaces.map(({ id, name, near: area }) => (
          <li>
            <a
              href={listUrl(page, (query) => {
                query.set('town', id);
                query.delete('page');
                query.delete('box');
              })}
            >
              <bdi>{area === name || !area ? name : `${name} (${area})`}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
