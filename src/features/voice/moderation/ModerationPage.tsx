import type { PageContext } from '#core/http/page-context.ts';
import { sortRows, type TableOptions, type TableQuery, tablePage } from '#core/http/table-query.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import { Badge, DeskLayout, DeskTable, DeskToolbar, Notice, UndoNotice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { conversationPath, POLICY_VOICE_PATH } from '../model/paths.ts';
import {
  type Conversation,
  type ConversationStatementState,
  STATEMENT_STATES,
  type Statement,
  statementWordsIn,
  textIn,
} from '../model/rules.ts';
import { type Appeal, isConfirmed, moderationUrgency } from './rules.ts';

type ModerationSort = 'urgency' | 'number' | 'reports';

export const MODERATION_TABLE: TableOptions<ModerationSort, 'state'> = {
  sorts: ['-urgency', 'number', 'reports'],
  filters: { state: STATEMENT_STATES },
};

const STATE_BADGES: Record<ConversationStatementState, 'new' | 'good' | 'soft'> = {
  waiting: 'new',
  narrow: 'new',
  shown: 'good',
  hidden: 'soft',
};

/** The statements of a conversation that somebody must look at: appeals, what waits, what was reported. */
export function ModerationPage({
  page,
  conversation,
  statements,
  appeals,
  reports,
  query,
  token,
  done,
}: {
  page: PageContext;
  conversation: Conversation;
  statements: Statement[];
  appeals: Appeal[];
  reports: ReadonlyMap<string, number>;
  query: TableQuery<ModerationSort, 'state'>;
  token: string;
  done?: { what: 'shown' | 'hidden' | 'restored' | 'kept'; statement: Statement } | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${page.path}`;
  const title = textIn(conversation.title, language);
  const open = new Map<string, number>();
  for (const { statement, outcome } of appeals)
    if (outcome === null) open.set(statement, (open.get(statement) ?? 0) + 1);
  const urgencyOf = (statement: Statement) => moderationUrgency(statement, { appeals: open, reports });
  const needle = query.search.toLocaleLowerCase();
  const shown = statements.filter(
    ({ state, texts }) =>
      (!query.filters.state || state === query.filters.state) &&
      (!needle || texts.some(({ words }) => words.toLocaleLowerCase().includes(needle))),
  );
  const sorted = sortRows(shown, query, language, (statement) =>
    query.sort === 'number'
      ? statement.number
      : query.sort === 'reports'
        ? (reports.get(statement.id) ?? 0)
        : urgencyOf(statement),
  );
  const waiting = statements.filter((statement) => urgencyOf(statement) > 0).length;
  return (
    <DeskLayout
      page={page}
      title={t('desk.moderation.title')}
      count={t('desk.moderation.count', { count: waiting })}
      crumbs={[
        { href: `/${language}${POLICY_VOICE_PATH}`, label: t('desk.title') },
        {
          href: `/${language}${POLICY_VOICE_PATH}/${conversation.id}`,
          label: title?.words ?? conversation.slug,
          lang: title?.language,
        },
      ]}
      actions={
        conversation.published && (
          <a class="chip" href={`/${language}${conversationPath(conversation.slug)}/log`}>
            {t('desk.log')}
          </a>
        )
      }
    >
      {done?.what === 'hidden' && done.statement.state === 'hidden' ? (
        <UndoNotice
          language={language}
          text={t('desk.moderation.hidden', { number: done.statement.number + 1 })}
          action={`${path}/${done.statement.id}/restore`}
          token={token}
          fields={{ version: String(done.statement.version) }}
        />
      ) : (
        done && (
          <Notice kind="good" role="status">
            {t(`desk.moderation.${done.what}`, { number: done.statement.number + 1 })}
          </Notice>
        )
      )}
      <p class="soft">{t(`desk.moderation.mode.${conversation.moderation}`)}</p>
      <DeskToolbar
        language={language}
        path={path}
        query={query}
        searchLabel={t('desk.moderation.search')}
        filters={[
          {
            name: 'state',
            label: t('desk.state'),
            options: STATEMENT_STATES.map((state) => ({
              value: state,
              label: t(`desk.statement.state.${state}`),
              count: statements.filter((statement) => statement.state === state).length,
            })),
          },
        ]}
      />
      <DeskTable
        caption={t('desk.moderation.title')}
        language={language}
        path={path}
        query={query}
        page={tablePage(sorted, query)}
        rowKey={({ id }) => id}
        rowKind={(statement) =>
          open.get(statement.id) ? 'late' : statement.state === 'hidden' ? 'off' : undefined
        }
        columns={[
          {
            label: t('desk.statement'),
            sort: 'number',
            cell: (statement) => {
              const said = statementWordsIn(statement, language);
              return (
                <a href={`${path}/${statement.id}`}>
                  {statement.number + 1}.{' '}
                  <bdi lang={said.language}>{said.words || languageNameOf(statement.language)}</bdi>
                </a>
              );
            },
          },
          {
            label: t('desk.state'),
            sort: 'urgency',
            cell: (statement) => (
              <>
                <Badge kind={STATE_BADGES[statement.state]}>
                  {t(`desk.statement.state.${statement.state}`)}
                </Badge>{' '}
                {statement.origin === 'participant' && (
                  <small>{t(isConfirmed(statement) ? 'desk.confirmed' : 'desk.unconfirmed')}</small>
                )}
              </>
            ),
          },
          {
            label: t('desk.reports'),
            sort: 'reports',
            numeric: true,
            cell: ({ id }) => reports.get(id) ?? 0,
          },
          {
            label: t('desk.appeals'),
            numeric: true,
            cell: ({ id }) => open.get(id) ?? 0,
          },
        ]}
        empty={<p>{t('desk.moderation.none')}</p>}
      />
    </DeskLayout>
  );
}
