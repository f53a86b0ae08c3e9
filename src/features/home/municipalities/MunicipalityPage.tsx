import type { PageContext } from '#core/http/page-context.ts';
import { type TablePage, type TableQuery, tableHref } from '#core/http/table-query.ts';
import { type Collaboration, type Joined, MunicipalityCollaborations } from '#features/collaborations';
import type { Municipality } from '#features/geography/rules.ts';
import { vocabularyIn } from '#features/vocabulary';
import { AUDIENCES, AVAILABILITIES, GOALS, LEVELS } from '#features/vocabulary/rules.ts';
import { MunicipalityBottlenecks, type StandingBottleneck } from '#features/voice';
import { ButtonLink, type DeskColumn, DeskTable, DeskToolbar, Layout } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import type { SupplyGap, SupplyRow } from './rules.ts';

export const SUPPLY_SORTS = ['-count', 'town', 'goal'] as const;
export type SupplySort = 'count' | 'town' | 'goal';
export type SupplyFilterName = 'm' | 'goal' | 'audience' | 'childcare' | 'level' | 'room';

/** What there is in one municipality, for whoever makes its plans: a table, what is missing, and what to do with it. */
export function MunicipalityPage({
  page,
  municipality,
  query,
  shown,
  count,
  gaps,
  bottlenecks,
  collaborations,
  joined,
}: {
  page: PageContext;
  municipality: Municipality;
  query: TableQuery<SupplySort, SupplyFilterName>;
  shown: TablePage<SupplyRow>;
  /** How many initiatives the filters leave. */
  count: number;
  gaps: SupplyGap[];
  /** What it took up, and how that stands. */
  bottlenecks: readonly StandingBottleneck[];
  /** Those that everybody may read. */
  collaborations: Collaboration[];
  joined: Map<string, Joined[]>;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}/municipalities`;
  const asked = new URLSearchParams(Object.entries(query.filters));
  return (
    <Layout
      page={page}
      title={t('supply.title', { municipality: municipality.name })}
      sheet={page.assets['desk.css']}
    >
      <h1>{t('supply.title', { municipality: municipality.name })}</h1>
      <p class="lead">{t('supply.count', { count })}</p>
      <p>
        <a href={path}>{t('supply.other')}</a>
      </p>
      <DeskToolbar
        language={language}
        path={path}
        query={query}
        filters={[
          {
            name: 'm',
            label: t('supply.municipality'),
            options: [{ value: municipality.code, label: municipality.name }],
          },
          ...filtersIn(language),
        ]}
      />
      <DeskTable
        caption={t('supply.table')}
        language={language}
        path={path}
        query={query}
        page={shown}
        rowKey={({ town, goal }) => `${town}-${goal}`}
        columns={columnsIn(language)}
        empty={<p>{t('supply.none')}</p>}
      />
      <p class="soft">{t('supply.unknown')}</p>
      <p class="actions no-print">
        <ButtonLink href={`${path}/table.csv?${asked}`} kind="ghost" icon="note">
          {t('supply.csv')}
        </ButtonLink>
        <ButtonLink href={`/${language}/register`} icon="plus">
          {t('supply.register')}
        </ButtonLink>
      </p>
      <Gaps gaps={gaps} language={language} />
      <MunicipalityBottlenecks page={page} code={municipality.code} rows={bottlenecks} />
      <MunicipalityCollaborations
        collaborations={collaborations}
        joined={joined}
        municipality={municipality.code}
        language={language}
      />
      <section class="no-print">
        <h2>{t('supply.use')}</h2>
        <p class="actions">
          <ButtonLink href={`${path}/embed?m=${municipality.code}`} kind="ghost" icon="globe">
            {t('supply.embed')}
          </ButtonLink>
          <ButtonLink href={`${path}/poster?m=${municipality.code}`} kind="ghost" icon="print">
            {t('supply.poster')}
          </ButtonLink>
          <ButtonLink href="/api/hsds/v3/services" kind="ghost" icon="letters">
            {t('supply.open-data')}
          </ButtonLink>
        </p>
        <p class="soft">{t('supply.open-data.lead')}</p>
      </section>
    </Layout>
  );
}

function filtersIn(language: string) {
  const t = teamMessagesIn(language);
  const nameOf = vocabularyIn(language);
  return [
    {
      name: 'goal' as const,
      label: t('supply.goal'),
      options: GOALS.map((goal) => ({ value: goal, label: nameOf(`goal.${goal}`) })),
    },
    {
      name: 'audience' as const,
      label: t('supply.audience'),
      options: AUDIENCES.map((audience) => ({ value: audience, label: nameOf(`audience.${audience}`) })),
    },
    {
      name: 'childcare' as const,
      label: t('supply.childcare'),
      options: [{ value: '1', label: t('supply.yes') }],
    },
    {
      name: 'level' as const,
      label: t('supply.level'),
      options: LEVELS.map((level) => ({ value: level, label: nameOf(`levelShort.${level}`) })),
    },
    {
      name: 'room' as const,
      label: t('supply.room'),
      options: AVAILABILITIES.map((room) => ({ value: room, label: nameOf(`room.${room}`) })),
    },
  ];
}

function columnsIn(language: string): DeskColumn<SupplyRow, SupplySort>[] {
  const t = teamMessagesIn(language);
  const nameOf = vocabularyIn(language);
  const counted = (label: string, numberOf: (row: SupplyRow) => number) => ({
    label,
    numeric: true,
    cell: (row: SupplyRow) => numberOf(row),
  });
  return [
    {
      label: t('supply.town'),
      sort: 'town',
      cell: ({ town, goal }) => (
        <a href={`/${language}/initiatives?goal=${goal}&town=${encodeURIComponent(town)}&km=5`}>
          {town ? <bdi lang="nl">{town}</bdi> : t('supply.elsewhere')}
        </a>
      ),
    },
    { label: t('supply.goal'), sort: 'goal', cell: ({ goal }) => nameOf(`goal.${goal}`) },
    { ...counted(t('supply.initiatives'), ({ count }) => count), sort: 'count' as const },
    counted(t('supply.with-room'), ({ room }) => room),
    counted(t('supply.childcare'), ({ childcare }) => childcare),
    counted(t('supply.women'), ({ women }) => women),
    counted(t('supply.beginners'), ({ beginners }) => beginners),
    counted(t('supply.advanced'), ({ advanced }) => advanced),
  ];
}

/** What no initiative is known to have, each as a sentence. */
function Gaps({ gaps, language }: { gaps: SupplyGap[]; language: string }) {
  const t = teamMessagesIn(language);
  const nameOf = vocabularyIn(language);
  return (
    <section>
      <h2>{t('supply.gaps')}</h2>
      <p class="soft">{t(gaps.length > 0 ? 'supply.gaps.lead' : 'supply.gaps.none')}</p>
      <ul>
        {gaps.map(({ kind, goal }) => (
          <li>{t(`supply.gap.${kind}`, { goal: nameOf(`goal.${goal}`) })}</li>
        ))}
      </ul>
    </section>
  );
}

/** The address of the same table without what it does not know. */
export const supplyHref = (language: string, code: string): string =>
  tableHref(`/${language}/municipalities`, {
    search: '',
    sort: 'count',
    descending: true,
    page: 1,
    filters: { m: code },
  });
