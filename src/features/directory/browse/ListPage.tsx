import type { PageContext } from '#core/http/page-context.ts';
import { Icon, Layout, Notice, Pager } from '#ui';
import { InitiativeCard } from '../catalogue/InitiativeCard.tsx';
import { textIn } from '../catalogue/texts.ts';
import { drawMap } from '../map/draw-map.ts';
import { PlacesMap } from '../map/PlacesMap.tsx';
import type { StreetTiles } from '../map/StreetMap.tsx';
import { messagesIn } from '../messages.ts';
import { listUrl, listUrlOfPage, listUrlWithout, setMapView } from '../search/filter-urls.ts';
import type { Filters } from '../search/filters.ts';
import type { SearchResults } from '../search/search.ts';
import type { Initiative } from '../types.ts';
import { activeFilters, FilterForm } from './FilterForm.tsx';
import { NothingFound } from './NothingFound.tsx';

interface Listing {
  page: PageContext;
  filters: Filters;
  found: SearchResults;
  /** There is nothing at all in the directory. */
  empty: boolean;
  /** What there would be without one of the filters. */
  misses: { field: string; count: number }[];
  /** What a map with streets needs, when there are tiles. */
  tiles?: StreetTiles | undefined;
}

/** All places, or those that somebody asks for; what is uncertain is shown apart, never hidden. */
export function ListPage({ page, filters, found, empty, misses, tiles }: Listing) {
  const { language } = page;
  const t = messagesIn(language);
  const active = activeFilters(language, filters);
  const { count } = found;
  const all = count.certain + count.partly + count.perhaps;
  const shown = [...found.certain, ...found.partly, ...found.perhaps];
  const demo = shown.some((one) => one.demo);
  const numberOf = (it: Initiative) => (filters.map ? shown.indexOf(it) + 1 : undefined);
  const drawing =
    filters.map && all > 0
      ? drawMap(
          shown.map((it, at) => ({ it, number: at + 1, name: textIn(it, language).text.name })),
          found.elsewhere,
          filters.box,
        )
      : undefined;
  return (
    <Layout page={page} title={t('list.title')} description={t('list.lead')} formId="search">
      <h1>{t('list.title')}</h1>
      <FilterForm language={language} filters={filters} />
      {active.length > 0 && (
        <ul class="chips">
          {active.map(({ field, name }) => (
            <li>
              <a href={listUrlWithout(page, field)} aria-label={t('filter.remove', { name })}>
                {name}
                <Icon name="remove" />
              </a>
            </li>
          ))}
        </ul>
      )}
      <p role="status">
        <b>
          {empty
            ? t('list.empty')
            : count.certain === 0 && count.partly > 0
              ? t('list.close')
              : t('list.count', { count: count.certain })}
        </b>
      </p>
      {demo && <Notice kind="demo">{t('list.demo')}</Notice>}
      {all > 0 && (
        <p class="no-print">
          <a href={listUrl(page, (query) => setMapView(query, !filters.map))}>
            {t(filters.map ? 'map.hide' : 'map.show')}
          </a>
        </p>
      )}
      {drawing && (
        <PlacesMap
          page={page}
          drawing={drawing}
          streets={tiles && { tiles, others: found.elsewhere, open: filters.streets }}
        />
      )}
      {all === 0 && active.length > 0 && (
        <NothingFound page={page} found={found} active={active} misses={misses} />
      )}
      <div class="cards">
        {found.certain.map((initiative) => (
          <InitiativeCard
            level={2}
            initiative={initiative}
            language={language}
            number={numberOf(initiative)}
          />
        ))}
      </div>
      {found.partly.length > 0 && (
        <section>
          {found.count.certain > 0 && <h2>{t('list.partly')}</h2>}
          <div class="cards">
            {found.partly.map((initiative) => (
              <InitiativeCard
                level={found.count.certain > 0 ? 3 : 2}
                initiative={initiative}
                language={language}
                number={numberOf(initiative)}
              />
            ))}
          </div>
        </section>
      )}
      {found.perhaps.length > 0 && (
        <section>
          <h2>{t('list.perhaps')}</h2>
          <p class="soft">{t('list.perhaps.lead')}</p>
          <div class="cards">
            {found.perhaps.map((initiative) => (
              <InitiativeCard initiative={initiative} language={language} number={numberOf(initiative)} />
            ))}
          </div>
        </section>
      )}
      <p class="soft no-print">
        <a href={`/${language}/offline`}>{t('offline.link')}</a> ·{' '}
        <a href={`/${language}/my-list`}>{t('kept.title')}</a>
      </p>
      {found.pages > 1 && (
        <Pager
          words={t('pager.words', { page: filters.page, pages: found.pages })}
          previous={
            filters.page > 1
              ? { href: listUrlOfPage(page, filters.page - 1), words: t('pager.previous') }
              : undefined
          }
          next={
            filters.page < found.pages
              ? { href: listUrlOfPage(page, filters.page + 1), words: t('pager.next') }
              : undefined
          }
        />
      )}
    </Layout>
  );
}
