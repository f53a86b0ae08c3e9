import type { PageContext } from '#core/http/page-context.ts';
import { sortRows, type TableOptions, type TableQuery, tablePage } from '#core/http/table-query.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { obstacleName, type SignalQuestion } from '#features/signals';
import { Badge, Button, ButtonLink, DeskLayout, DeskTable, DeskToolbar, Notice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { POLICY_AGENDA_PATH, POLICY_VOICE_PATH, PROPOSE_PATH } from '../model/paths.ts';
import {
  chainOf,
  PROPOSAL_SOURCES,
  PROPOSAL_STATES,
  type Proposal,
  type ProposalState,
  proposalState,
  proposalWords,
} from './rules.ts';

type AgendaSort = 'date' | 'said';

export const AGENDA_TABLE: TableOptions<AgendaSort, 'state' | 'source'> = {
  sorts: ['-date', 'said'],
  filters: { state: PROPOSAL_STATES, source: PROPOSAL_SOURCES },
};

export const STATE_BADGES: Record<ProposalState, 'new' | 'good' | 'soft' | 'plain'> = {
  new: 'new',
  panel: 'plain',
  wanted: 'new',
  unwanted: 'soft',
  asked: 'good',
  declined: 'soft',
  merged: 'soft',
};

/** What newcomers, volunteers, tables and signals propose to ask. */
export function AgendaPage({
  page,
  proposals,
  signals,
  query,
  token,
  done,
}: {
  page: PageContext;
  proposals: Proposal[];
  /** What signals counted and is not on the agenda yet. */
  signals: SignalQuestion[];
  query: TableQuery<AgendaSort, 'state' | 'source'>;
  token: string;
  done: 'declined' | 'accepted' | 'added' | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${POLICY_AGENDA_PATH}`;
  const needle = query.search.toLocaleLowerCase();
  const { state, source } = query.filters;
  const shown = proposals.filter(
    (proposal) =>
      // What was put in another proposal is read there.
      (state ? proposalState(proposal) === state : proposal.mergedInto === null) &&
      (!source || proposal.source === source) &&
      (!needle || proposal.texts.some(({ words }) => words.toLocaleLowerCase().includes(needle))),
  );
  const timesOf = ({ id }: Proposal) => chainOf(proposals, id).length;
  const sorted = sortRows(shown, query, language, (proposal) =>
    query.sort === 'said' ? timesOf(proposal) : Date.parse(proposal.proposedOn),
  );
  const waiting = proposals.filter((proposal) => ['new', 'wanted'].includes(proposalState(proposal))).length;
  return (
    <DeskLayout
      page={page}
      title={t('desk.agenda.title')}
      count={t('desk.moderation.count', { count: waiting })}
      crumbs={[{ href: `/${language}${POLICY_VOICE_PATH}`, label: t('desk.title') }]}
      actions={
        <>
          <a class="chip" href={`/${language}${PROPOSE_PATH}`}>
            {t('desk.agenda.public')}
          </a>
          <ButtonLink href={`${path}/panels`} icon="people">
            {t('desk.panels.title')}
          </ButtonLink>
        </>
      }
    >
      {done && (
        <Notice kind="good" role="status">
          {t(`desk.agenda.done.${done}`)}
        </Notice>
      )}
      <p class="soft">{t('desk.agenda.lead')}</p>
      <DeskToolbar
        language={language}
        path={path}
        query={query}
        searchLabel={t('desk.moderation.search')}
        filters={[
          {
            name: 'state',
            label: t('desk.state'),
            options: PROPOSAL_STATES.map((each) => ({
              value: each,
              label: t(`agenda.state.${each}`),
              count: proposals.filter((proposal) => proposalState(proposal) === each).length,
            })),
          },
          {
            name: 'source',
            label: t('desk.agenda.source'),
            options: PROPOSAL_SOURCES.map((each) => ({ value: each, label: t(`desk.source.${each}`) })),
          },
        ]}
      />
      <DeskTable
        caption={t('desk.agenda.title')}
        language={language}
        path={path}
        query={query}
        page={tablePage(sorted, query)}
        rowKey={({ id }) => id}
        rowKind={(proposal) => (proposal.municipalitySays ? 'off' : undefined)}
        columns={[
          {
            label: t('desk.agenda.proposal'),
            cell: (proposal) => {
              const said = proposalWords(proposal, language);
              return (
                <a href={`${path}/${proposal.id}`}>
                  <bdi lang={said.language}>{said.words}</bdi>
                </a>
              );
            },
          },
          { label: t('desk.agenda.source'), cell: (proposal) => t(`desk.source.${proposal.source}`) },
          {
            label: t('desk.state'),
            cell: (proposal) => {
              const each = proposalState(proposal);
              return <Badge kind={STATE_BADGES[each]}>{t(`agenda.state.${each}`)}</Badge>;
            },
          },
          { label: t('desk.agenda.times'), sort: 'said', numeric: true, cell: timesOf },
          {
            label: t('desk.agenda.on'),
            sort: 'date',
            cell: ({ proposedOn }) => formatFullDay(proposedOn, language),
          },
        ]}
        empty={<p>{t('desk.agenda.none')}</p>}
      />
      {signals.length > 0 && (
        <section>
          <h2>{t('desk.agenda.signals')}</h2>
          <p class="soft">{t('desk.agenda.signals.lead')}</p>
          <ul>
            {signals.map((question) => (
              <li>
                <form method="post" action={`${path}/signal`} class="actions">
                  <input type="hidden" name="token" value={token} />
                  <input type="hidden" name="question" value={question.id} />
                  <span>
                    {obstacleName(question.obstacle, language)} ·{' '}
                    <bdi lang="nl">{municipalityByCode(question.municipality)?.name}</bdi>
                  </span>
                  <Button kind="ghost" icon="plus">
                    {t('desk.agenda.signals.do')}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </DeskLayout>
  );
}
