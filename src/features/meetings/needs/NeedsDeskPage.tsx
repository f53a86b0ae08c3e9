import type { PageContext } from '#core/http/page-context.ts';
import type { TablePage, TableQuery } from '#core/http/table-query.ts';
import { Badge, ConflictNotice, DeskLayout, DeskTable, DeskToolbar } from '#ui';
import { AcceptDeclineForm } from '../edition/AcceptDeclineForm.tsx';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { needText } from '../registrations/need-text.ts';
import { NEED_KINDS, type Need, type Registration } from '../registrations/types.ts';
import { seenNeed } from './rules.ts';

export type NeedSort = 'state' | 'name' | 'kind';
export const NEED_STATES = ['asked', 'arranged', 'cannot'] as const;

/** One need of one person. */
export interface NeedRow {
  need: Need;
  registration: Registration;
  name: string | null;
  code: string;
}

/** Every need that people asked for; the team answers that it is arranged, or not possible and why. */
export function NeedsDeskPage({
  page,
  edition,
  query,
  rows,
  open,
  token,
  conflict,
}: {
  page: PageContext;
  edition: Edition;
  query: TableQuery<NeedSort, 'kind' | 'state'>;
  rows: TablePage<NeedRow>;
  /** How many wait for an answer. */
  open: number;
  token: string;
  /** An answer that was typed while somebody else answered the same need. */
  conflict?: { row: NeedRow; typed: { state: string; answer: string } } | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  const path = `${basePath}/needs`;
  const stateName = (state: string) =>
    t(`need.state.${NEED_STATES.find((known) => known === state) ?? 'asked'}`);
  return (
    <DeskLayout
      page={page}
      title={t('desk.needs')}
      count={t('desk.needs.hint', { count: open })}
      crumbs={[{ href: basePath, label: textOf(edition.texts, 'title', language) }]}
    >
      <p class="lead">{t('needs.lead')}</p>
      {conflict && (
        <ConflictNotice
          language={language}
          fields={[
            {
              label: `${conflict.row.name ?? conflict.row.code} · ${needText(conflict.row.need, language)}`,
              theirs: `${stateName(conflict.row.need.state)} ${conflict.row.need.answer ?? ''}`,
              yours: `${stateName(conflict.typed.state)} ${conflict.typed.answer}`,
            },
          ]}
        />
      )}
      <DeskToolbar
        language={language}
        path={path}
        query={query}
        searchLabel={t('check-in.find')}
        filters={[
          {
            name: 'kind',
            label: t('people.need'),
            options: NEED_KINDS.map((kind) => ({ value: kind, label: t(`people.need.${kind}`) })),
          },
          {
            name: 'state',
            label: t('people.needs-state'),
            options: NEED_STATES.map((state) => ({ value: state, label: t(`need.state.${state}`) })),
          },
        ]}
      />
      <DeskTable
        caption={t('desk.needs')}
        language={language}
        path={path}
        query={query}
        page={rows}
        rowKey={({ need }) => need.id}
        columns={[
          {
            label: t('people.name'),
            sort: 'name',
            cell: ({ need, registration, name, code }) => (
              <a id={`n${need.id}`} href={`${basePath}/people/${registration.id}`}>
                <bdi>{name ?? code}</bdi>
              </a>
            ),
          },
          {
            label: t('people.needs'),
            sort: 'kind',
            cell: ({ need }) => <bdi>{needText(need, language)}</bdi>,
          },
          {
            label: t('people.needs-state'),
            sort: 'state',
            cell: ({ need }) => (
              <Badge kind={need.state === 'asked' ? 'new' : 'good'}>{t(`need.state.${need.state}`)}</Badge>
            ),
          },
          {
            label: t('needs.answer'),
            cell: ({ need, registration }) => (
              <AcceptDeclineForm
                action={`${basePath}/need`}
                hidden={{ token, need: need.id, signUp: registration.id, seen: seenNeed(need) }}
                id={need.id}
                answer={conflict?.row.need.id === need.id ? conflict.typed.answer : need.answer}
                yes={{ value: 'arranged', words: t('need.state.arranged') }}
                no={{ value: 'cannot', words: t('need.state.cannot') }}
                language={language}
              />
            ),
          },
        ]}
        empty={<p>{t('needs.none')}</p>}
      />
    </DeskLayout>
  );
}
