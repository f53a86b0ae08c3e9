import type { PageContext } from '#core/http/page-context.ts';
import { Badge, Card, Icon, Layout, Notice, Pager } from '#ui';
import { badgesFor } from '../catalogue/badges.ts';
import { formatWeeklyTimes, textIn } from '../catalogue/texts.ts';
import { drawn } from '../map/index.ts';
import { PlacesMap } from '../map/PlacesMap.tsx';
import type { StreetTiles } from '../map/Streets.tsx';
import { messagesIn } from '../messages.ts';
import type { Filters } from '../search/filters.ts';
import type { Found } from '../search/search.ts';
import type { Initiative } from '../types.ts';
import { activeFilters, FilterForm } from './FilterForm.tsx';
import { NothingFound } from './NothingFound.tsx';
import { changed, pageAt, viewOf, without } from './paths.ts';

interface Listing {
  page: PageContext;
  filters: Filters;
  found: Found;
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
      ? drawn(
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
              <a href={without(page, field)} aria-label={t('filter.remove', { name })}>
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
          <a href={changed(page, (query) => viewOf(query, !filters.map))}>
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
              ? { href: pageAt(page, filters.page - 1), words: t('pager.previous') }
              : undefined
          }
          next={
            filters.page < found.pages
              ? { href: pageAt(page, filters.page + 1), words: t('pager.next') }
              : undefined
          }
        />
      )}
    </Layout>
  );
}

/** One place in a list. */
export function InitiativeCard({
  initiative,
  language,
  level = 3,
  href = `/${language}/initiatives/${initiative.id}`,
  number,
}: {
  initiative: Initiative;
  language: string;
  level?: 2 | 3;
  href?: string;
  /** Its number on the map above. */
  number?: number | undefined;
}) {
  const { text, language: written } = textIn(initiative, language);
  return (
    <Card
      level={level}
      href={href}
      title={text.name}
      number={number}
      lang={written}
      org={initiative.organisation.name}
      lines={[
        text.summary,
        [initiative.town, formatWeeklyTimes(initiative.times, language)].filter(Boolean).join(' · '),
      ]}
      badges={badgesFor(initiative, language).map(({ words, kind }) => (
        <Badge {...(kind ? { kind } : {})}>{words}</Badge>
      ))}
    />
  );
}
