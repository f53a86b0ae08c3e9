import type { Reader } from '#kernel/web.ts';
import { Badge, Card, Frame, Icon, Notice, Pager } from '#ui';
import { speak } from '../messages/index.ts';
import { badgesOf } from '../rules/badges.ts';
import type { Filters } from '../rules/filters.ts';
import type { Found } from '../rules/search.ts';
import { textIn, timesInWords } from '../rules/texts.ts';
import type { Initiative } from '../types.ts';
import { activeFilters, FilterForm } from './filters.tsx';
import { NothingFound } from './nothing.tsx';
import { pageAt, without } from './paths.ts';

interface Listing {
  reader: Reader;
  filters: Filters;
  found: Found;
  /** There is nothing at all in the directory. */
  empty: boolean;
  /** What there would be without one of the filters. */
  misses: { field: string; count: number }[];
}

/** All places, or those that somebody asks for; what is uncertain is shown apart, never hidden. */
export function ListPage({ reader, filters, found, empty, misses }: Listing) {
  const { language } = reader;
  const say = speak(language);
  const active = activeFilters(language, filters);
  const { count } = found;
  const all = count.certain + count.partly + count.perhaps;
  const demo = [...found.certain, ...found.partly, ...found.perhaps].some((one) => one.demo);
  return (
    <Frame reader={reader} title={say('list.title')} description={say('list.lead')} formId="search">
      <h1>{say('list.title')}</h1>
      <FilterForm language={language} filters={filters} />
      {active.length > 0 && (
        <ul class="chips">
          {active.map(({ field, name }) => (
            <li>
              <a href={without(reader, field)} aria-label={say('filter.remove', { name })}>
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
            ? say('list.empty')
            : count.certain === 0 && count.partly > 0
              ? say('list.close')
              : say('list.count', { count: count.certain })}
        </b>
      </p>
      {demo && <Notice kind="demo">{say('list.demo')}</Notice>}
      {all === 0 && active.length > 0 && (
        <NothingFound reader={reader} found={found} active={active} misses={misses} />
      )}
      <div class="cards">
        {found.certain.map((initiative) => (
          <InitiativeCard level={2} initiative={initiative} language={language} />
        ))}
      </div>
      {found.partly.length > 0 && (
        <section>
          {found.count.certain > 0 && <h2>{say('list.partly')}</h2>}
          <div class="cards">
            {found.partly.map((initiative) => (
              <InitiativeCard
                level={found.count.certain > 0 ? 3 : 2}
                initiative={initiative}
                language={language}
              />
            ))}
          </div>
        </section>
      )}
      {found.perhaps.length > 0 && (
        <section>
          <h2>{say('list.perhaps')}</h2>
          <p class="soft">{say('list.perhaps.lead')}</p>
          <div class="cards">
            {found.perhaps.map((initiative) => (
              <InitiativeCard initiative={initiative} language={language} />
            ))}
          </div>
        </section>
      )}
      <p class="soft no-print">
        <a href={`/${language}/offline`}>{say('offline.link')}</a> ·{' '}
        <a href={`/${language}/my-list`}>{say('kept.title')}</a>
      </p>
      {found.pages > 1 && (
        <Pager
          words={say('pager.words', { page: filters.page, pages: found.pages })}
          previous={
            filters.page > 1
              ? { href: pageAt(reader, filters.page - 1), words: say('pager.previous') }
              : undefined
          }
          next={
            filters.page < found.pages
              ? { href: pageAt(reader, filters.page + 1), words: say('pager.next') }
              : undefined
          }
        />
      )}
    </Frame>
  );
}

/** One place in a list. */
export function InitiativeCard({
  initiative,
  language,
  level = 3,
  href = `/${language}/initiatives/${initiative.id}`,
}: {
  initiative: Initiative;
  language: string;
  level?: 2 | 3;
  href?: string;
}) {
  const { text, language: written } = textIn(initiative, language);
  return (
    <Card
      level={level}
      href={href}
      title={text.name}
      lang={written}
      org={initiative.organisation.name}
      lines={[
        text.summary,
        [initiative.town, timesInWords(initiative.times, language)].filter(Boolean).join(' · '),
      ]}
      badges={badgesOf(initiative, language).map(({ words, kind }) => (
        <Badge {...(kind ? { kind } : {})}>{words}</Badge>
      ))}
    />
  );
}
