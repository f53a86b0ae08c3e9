import type { PageContext } from '#core/http/page-context.ts';
import { Icon, Layout, Notice, Pager } from '#ui';
import { InitiativeCard } from '../catalogue/InitiativeCard.tsx';
import { textIn } from '../catalogue/texts.ts';
import type { Initiative } from '../catalogue/types.ts';
import { drawMap } from '../map/draw-map.ts';
import { PlacesMap } from '../map/PlacesMap.tsx';
import type { StreetTiles } from '../map/StreetMap.tsx';
import { messagesIn } from '../messages.ts';
import { listUrl, listUrlOfPage, listUrlWithout, setMapView } from '../search/filter-urls.ts';
import type { Filters } from '../search/filters.ts';
import type { SearchResults } from '../search/search.ts';
import { activeFilters, FilterForm } from './FilterForm.tsx';
import { NothingFound } from './NothingFound.tsx';
import { PlaceMeant } from './PlaceMeant.tsx';

interface ListPageProps {
  page: PageContext;
  filters: Filters;
  results: SearchResults;
  /** The directory has no initiatives at all. */
  empty: boolean;
  /** Per filter how many there would be without it. */
  misses: { field: string; count: number }[];
  /** What the street map needs, when the operator chose a tile server. */
  tiles?: StreetTiles | undefined;
}

/** All initiatives, or those that somebody asks for; what is uncertain is shown apart, never hidden. */
export function ListPage({ page, filters, results, empty, misses, tiles }: ListPageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const active = activeFilters(language, filters);
  const { count } = results;
  const total = count.certain + count.partly + count.perhaps;
  const shown = [...results.certain, ...results.partly, ...results.perhaps];
  const hasDemo = shown.some((initiative) => initiative.demo);
  const numberOf = (it: Initiative) => (filters.map ? shown.indexOf(it) + 1 : undefined);
  const drawing =
    filters.map && total > 0
      ? drawMap(
          shown.map((it, index) => ({ it, number: index + 1, name: textIn(it, language).text.name })),
          results.elsewhere,
          { box: filters.box, here: filters.near },
        )
      : undefined;
  return (
    <Layout page={page} title={t('list.title')} description={t('list.lead')} formId="search">
      <h1>{t('list.title')}</h1>
      <div class="with-filters">
        <FilterForm language={language} filters={filters} />
        <div class="list">
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
          <PlaceMeant page={page} filters={filters} />
          <p role="status">
            <b>
              {empty
                ? t('list.empty')
                : count.certain === 0 && count.partly > 0
                  ? t('list.close')
                  : t('list.count', { count: count.certain })}
            </b>
          </p>
          {hasDemo && <Notice kind="demo">{t('list.demo')}</Notice>}
          {total > 0 && (
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
              streets={tiles && { tiles, others: results.elsewhere, open: filters.streets }}
            />
          )}
          {total === 0 && active.length > 0 && (
            <NothingFound page={page} results={results} active={active} misses={misses} />
          )}
          <div class="cards">
            {results.certain.map((initiative) => (
              <InitiativeCard
                level={2}
                initiative={initiative}
                language={language}
                number={numberOf(initiative)}
              />
            ))}
          </div>
          {results.partly.length > 0 && (
            <section>
              {results.count.certain > 0 && <h2>{t('list.partly')}</h2>}
              <div class="cards">
                {results.partly.map((initiative) => (
                  <InitiativeCard
                    level={results.count.certain > 0 ? 3 : 2}
                    initiative={initiative}
                    language={language}
                    number={numberOf(initiative)}
                  />
                ))}
              </div>
            </section>
          )}
          {results.perhaps.length > 0 && (
            <section>
              <h2>{t('list.perhaps')}</h2>
              <p class="soft">{t('list.perhaps.lead')}</p>
              <div class="cards">
                {results.perhaps.map((initiative) => (
                  <InitiativeCard initiative={initiative} language={language} number={numberOf(initiative)} />
                ))}
              </div>
            </section>
          )}
          <p class="soft no-print">
            <a href={`/${language}/offline`}>{t('offline.link')}</a> ·{' '}
            <a href={`/${language}/my-list`}>{t('kept.title')}</a>
          </p>
          {results.pages > 1 && (
            <Pager
              label={t('pager.words', { page: filters.page, pages: results.pages })}
              previous={
                filters.page > 1
                  ? { href: listUrlOfPage(page, filters.page - 1), label: t('pager.previous') }
                  : undefined
              }
              next={
                filters.page < results.pages
                  ? { href: listUrlOfPage(page, filters.page + 1), label: t('pager.next') }
                  : undefined
              }
            />
          )}
        </div>
      </div>
    </Layout>
  );
}
