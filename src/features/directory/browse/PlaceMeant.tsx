import type { PageContext } from '#core/http/page-context.ts';
import { Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { listUrl } from '../search/filter-urls.ts';
import type { Filters } from '../search/filters.ts';

/**
 * Says which place was taken for what somebody typed, and asks whether another was meant, with each as a link: when several
 * are called so, when none is, and when the name differs a little.
 */
export function PlaceMeant({
  page,
  filters: { near, typedPlace, otherPlaces },
  path,
}: {
  page: PageContext;
  /** Of the page, without the language, when it is not the list of places. */
  path?: string;
  filters: Pick<Filters, 'near' | 'typedPlace' | 'otherPlaces'>;
}) {
  if (!otherPlaces.length && !(near && typedPlace)) return null;
  const t = messagesIn(page.language);
  return (
    <Notice kind="ask">
      <p>
        {near ? t('list.place.other', { place: near.name }) : t('list.place.unknown', { typed: typedPlace })}
      </p>
      {otherPlaces.length > 0 && (
        <ul class="chips">
          {otherPlaces.map(({ id, name, near: area }) => (
            <li>
              <a
                href={listUrl(
                  page,
                  (query) => {
                    query.set('town', id);
                    query.delete('page');
                    query.delete('box');
                  },
                  path,
                )}
              >
                <bdi>{area === name || !area ? name : `${name} (${area})`}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
