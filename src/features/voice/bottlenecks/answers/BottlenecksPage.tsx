import type { PageContext } from '#core/http/page-context.ts';
import { type TableQuery, tablePage } from '#core/http/table-query.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { obstacleName } from '#features/signals';
import { Badge, ButtonLink, DeskLayout, DeskTable, DeskToolbar } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { BOTTLENECKS_PATH, POLICY_BOTTLENECKS_PATH } from '../../model/paths.ts';
import { statementWordsIn, textIn } from '../../model/rules.ts';
import { textsOf } from '../model/rules.ts';
import { type BottleneckDesk, type BottleneckFilter, type BottleneckSort, rowsFor } from './read-desk.ts';
import { DESK_STATES } from './rules.ts';
import { StateBadge } from './StateBadge.tsx';

/** What a municipality took up: what is late or was opened again on top, and what can be taken up. */
export function BottlenecksPage({
  page,
  desk,
  query,
}: {
  page: PageContext;
  desk: BottleneckDesk;
  query: TableQuery<BottleneckSort, BottleneckFilter>;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${POLICY_BOTTLENECKS_PATH}`;
  const rows = rowsFor(desk.rows, query, language);
  const nameOf = (code: string) => municipalityByCode(code)?.name ?? code;
  const several = desk.municipalities.length > 1;
  return (
    <DeskLayout
      page={page}
      title={t('answers.title')}
      count={t('answers.count', {
        count: desk.rows.length,
        overdue: desk.rows.filter(({ standing }) => standing.isOverdue).length,
      })}
      crumbs={[]}
      actions={
        <>
          <ButtonLink href={`${path}/new`} icon="plus">
            {t('answers.new')}
          </ButtonLink>
          <a class="chip" href={`/${language}${BOTTLENECKS_PATH}`}>
            {t('answers.public')}
          </a>
        </>
      }
    >
      <DeskToolbar
        language={language}
        path={path}
        query={query}
        searchLabel={t('answers.search')}
        filters={[
          {
            name: 'state',
            label: t('answers.state'),
            options: DESK_STATES.map((value) => ({ value, label: t(`bottleneck.state.${value}`) })),
          },
          ...(several
            ? [
                {
                  name: 'municipality' as const,
                  label: t('answers.municipality'),
                  options: desk.municipalities.map((value) => ({ value, label: nameOf(value) })),
                },
              ]
            : []),
        ]}
      />
      <DeskTable
        caption={t('answers.title')}
        language={language}
        path={path}
        query={query}
        page={tablePage(rows, query)}
        rowKey={({ bottleneck }) => bottleneck.id}
        rowKind={({ standing }) => (standing.isOverdue || standing.isReopened ? 'late' : undefined)}
        empty={<p>{t(desk.rows.length > 0 ? 'answers.none-found' : 'answers.none')}</p>}
        columns={[
          {
            label: t('answers.what'),
            sort: 'words',
            cell: ({ bottleneck }) => {
              const said = textIn(textsOf(bottleneck.texts), language);
              return (
                <a href={`${path}/${bottleneck.id}`}>
                  <bdi lang={said?.language}>{said?.words}</bdi>
                </a>
              );
            },
          },
          {
            label: t('answers.state'),
            sort: 'urgency',
            cell: ({ standing, gap }) => (
              <>
                <StateBadge standing={standing} language={language} />
                {gap && (
                  <>
                    {' '}
                    <Badge kind="new">
                      {t('answers.gap.short', { language: languageNameOf(gap.language) })}
                    </Badge>
                  </>
                )}
              </>
            ),
          },
          {
            label: t('answers.due'),
            sort: 'due',
            cell: ({ standing }) => (standing.dueOn ? formatFullDay(standing.dueOn, language) : '–'),
          },
          {
            label: t('answers.owner'),
            sort: 'owner',
            cell: ({ standing }) => (standing.owner ? <bdi>{standing.owner}</bdi> : '–'),
          },
          ...(several
            ? [
                {
                  label: t('answers.municipality'),
                  cell: ({ bottleneck }: (typeof rows)[number]) => (
                    <bdi lang="nl">{nameOf(bottleneck.municipality)}</bdi>
                  ),
                },
              ]
            : []),
        ]}
      />
      {desk.questions.length > 0 && (
        <section>
          <h2>{t('answers.from-signals')}</h2>
          <p class="soft">{t('answers.from-signals.lead')}</p>
          <ul>
            {desk.questions.map(({ id, obstacle, municipality, promisedOn }) => (
              <li>
                <a href={`${path}/new?from=signal:${id}`}>
                  {t('answers.take-up', { what: obstacleName(obstacle, language) })}
                </a>{' '}
                <span class="soft">
                  <bdi lang="nl">{nameOf(municipality)}</bdi> ·{' '}
                  {t('answers.promised', { date: formatFullDay(promisedOn, language) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {desk.statements.length > 0 && (
        <details>
          <summary>{t('answers.from-statements', { count: desk.statements.length })}</summary>
          <ul>
            {desk.statements.map(({ statement }) => {
              const said = statementWordsIn(statement, language);
              return (
                <li>
                  <a href={`${path}/new?from=statement:${statement.id}`}>
                    <bdi lang={said.language}>{said.words}</bdi>
                  </a>
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </DeskLayout>
  );
}
