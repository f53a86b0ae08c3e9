import type { PageContext } from '#core/http/page-context.ts';
import { sortRows, type TableOptions, type TableQuery, tablePage } from '#core/http/table-query.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { Badge, ButtonLink, DeskLayout, DeskTable, DeskToolbar, UndoNotice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { POLICY_AGENDA_PATH, POLICY_BOTTLENECKS_PATH, POLICY_VOICE_PATH } from '../model/paths.ts';
import { type Conversation, type ConversationPhase, phaseOf, textIn } from '../model/rules.ts';

const PHASES = ['draft', 'coming', 'open', 'closed'] as const;
type ConversationSort = 'closes' | 'opens' | 'title';

export const CONVERSATIONS_TABLE: TableOptions<ConversationSort, 'phase'> = {
  sorts: ['-closes', 'opens', 'title'],
  filters: { phase: PHASES },
};

export const PHASE_BADGES: Record<ConversationPhase, 'new' | 'soft' | 'good' | 'plain'> = {
  draft: 'new',
  coming: 'soft',
  open: 'good',
  closed: 'plain',
};

/** The conversations of a municipality. */
export function ConversationsPage({
  page,
  conversations,
  query,
  now,
  token,
  removed,
}: {
  page: PageContext;
  conversations: Conversation[];
  query: TableQuery<ConversationSort, 'phase'>;
  now: Date;
  token: string;
  /** The draft that was deleted just now. */
  removed: Conversation | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${POLICY_VOICE_PATH}`;
  const titleOf = ({ title, slug }: Conversation) => textIn(title, language)?.words ?? slug;
  const needle = query.search.toLocaleLowerCase();
  const shown = conversations.filter(
    (conversation) =>
      (!query.filters.phase || phaseOf(conversation, now) === query.filters.phase) &&
      (!needle ||
        [conversation.slug, ...Object.values(conversation.title)].some((text) =>
          text.toLocaleLowerCase().includes(needle),
        )),
  );
  const sorted = sortRows(shown, query, language, (conversation) =>
    query.sort === 'title'
      ? titleOf(conversation)
      : query.sort === 'opens'
        ? conversation.opensAt
        : conversation.closesAt,
  );
  return (
    <DeskLayout
      page={page}
      title={t('desk.title')}
      count={t('desk.count', {
        count: conversations.filter((conversation) => phaseOf(conversation, now) === 'open').length,
      })}
      crumbs={[]}
      actions={
        <>
          <a class="chip" href={`/${language}${POLICY_AGENDA_PATH}`}>
            {t('desk.agenda.title')}
          </a>
          <a class="chip" href={`/${language}${POLICY_BOTTLENECKS_PATH}`}>
            {t('desk.bottlenecks')}
          </a>
          <ButtonLink href={`${path}/new`} icon="plus">
            {t('desk.new')}
          </ButtonLink>
        </>
      }
    >
      {removed && (
        <UndoNotice
          language={language}
          text={t('desk.removed', { title: titleOf(removed) })}
          action={`${path}/${removed.id}/remove`}
          token={token}
          fields={{ back: 'yes' }}
        />
      )}
      <DeskToolbar
        language={language}
        path={path}
        query={query}
        searchLabel={t('desk.search')}
        filters={[
          {
            name: 'phase',
            label: t('desk.state'),
            options: PHASES.map((phase) => ({
              value: phase,
              label: t(`desk.phase.${phase}`),
              count: conversations.filter((conversation) => phaseOf(conversation, now) === phase).length,
            })),
          },
        ]}
      />
      <DeskTable
        caption={t('desk.title')}
        language={language}
        path={path}
        query={query}
        page={tablePage(sorted, query)}
        rowKey={({ id }) => id}
        rowKind={(conversation) => (phaseOf(conversation, now) === 'closed' ? 'off' : undefined)}
        columns={[
          {
            label: t('desk.conversation'),
            sort: 'title',
            cell: (conversation) => {
              const title = textIn(conversation.title, language);
              return (
                <a href={`${path}/${conversation.id}`}>
                  <bdi lang={title?.language}>{title?.words}</bdi>
                </a>
              );
            },
          },
          {
            label: t('desk.state'),
            cell: (conversation) => {
              const phase = phaseOf(conversation, now);
              return <Badge kind={PHASE_BADGES[phase]}>{t(`desk.phase.${phase}`)}</Badge>;
            },
          },
          {
            label: t('desk.municipality'),
            cell: ({ municipality }) => <bdi lang="nl">{municipalityByCode(municipality)?.name}</bdi>,
          },
          { label: t('desk.opens'), sort: 'opens', cell: ({ opensAt }) => formatDate(opensAt, language) },
          { label: t('desk.closes'), sort: 'closes', cell: ({ closesAt }) => formatDate(closesAt, language) },
        ]}
        empty={
          <>
            <p>{t('desk.none')}</p>
            <ButtonLink href={`${path}/new`} icon="plus">
              {t('desk.new')}
            </ButtonLink>
          </>
        }
      />
    </DeskLayout>
  );
}
