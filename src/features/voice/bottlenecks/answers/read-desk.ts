import { rlsContextOf, type StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { sortRows, type TableQuery } from '#core/http/table-query.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { actingMunicipalities, type SignalQuestion } from '#features/signals';
import type { Conversation, Statement } from '../../model/rules.ts';
import { textIn } from '../../model/rules.ts';
import { askableTenants } from '../model/follow-up-queries.ts';
import { listBottlenecks } from '../model/queries.ts';
import {
  type AnswerGap,
  answerGap,
  type Bottleneck,
  type BottleneckStanding,
  textsOf,
} from '../model/rules.ts';
import { byUrgency, standingOf } from '../model/standing.ts';
import type { DeskState } from './rules.ts';
import { questionsToTakeUp, statementsToTakeUp } from './sources.ts';

/** One bottleneck with how it stands today. */
export interface StandingBottleneck {
  bottleneck: Bottleneck;
  standing: BottleneckStanding;
  /** What its answer lacks in the language in which it was said. */
  gap: AnswerGap | undefined;
}

/** What the desk of bottlenecks shows. */
export interface BottleneckDesk {
  municipalities: string[];
  /** The most urgent on top. */
  rows: StandingBottleneck[];
  questions: SignalQuestion[];
  statements: { conversation: Conversation; statement: Statement }[];
  tenants: { id: string; name: string }[];
}

/** How bottlenecks stand on a day, the most urgent on top. */
export const standingOn = (bottlenecks: readonly Bottleneck[], today: string): StandingBottleneck[] =>
  bottlenecks
    .map((bottleneck) => {
      const standing = standingOf(bottleneck, today);
      return { bottleneck, standing, gap: answerGap(bottleneck.language, standing.answer) };
    })
    .sort((a, b) => byUrgency(a.standing, b.standing));

/** Reads what a policy officer works with: no person is in it, so nothing of it is logged. */
export const readBottleneckDesk = (actor: StaffMember, app: AppContext): Promise<BottleneckDesk> =>
  inTransaction(app.db, rlsContextOf(actor), async (tx) => {
    const tenant = actor.tenant.id;
    const bottlenecks = await listBottlenecks(tx, { tenant });
    const taken = new Set(bottlenecks.map(({ source }) => source.id));
    return {
      municipalities: await actingMunicipalities(tx),
      rows: standingOn(bottlenecks, amsterdamDate(app.now())),
      questions: await questionsToTakeUp(tx, tenant),
      statements: (await statementsToTakeUp(tx, tenant)).filter(({ statement }) => !taken.has(statement.id)),
      tenants: (await askableTenants(tx)).filter(({ id }) => id !== tenant),
    };
  });

export type BottleneckSort = 'urgency' | 'words' | 'due' | 'owner';
export type BottleneckFilter = 'state' | 'municipality';

const isIn = ({ standing, gap }: StandingBottleneck, state: DeskState): boolean => {
  if (state === 'overdue') return standing.isOverdue;
  if (state === 'reopened') return standing.isReopened;
  if (state === 'gap') return gap !== undefined;
  return standing.state === state;
};

/** The rows that the address of the table asks for. */
export function rowsFor(
  rows: readonly StandingBottleneck[],
  query: TableQuery<BottleneckSort, BottleneckFilter>,
  language: string,
): StandingBottleneck[] {
  const words = query.search.toLowerCase();
  const { state, municipality } = query.filters;
  const found = rows.filter(
    (row) =>
      (!state || isIn(row, state as DeskState)) &&
      (!municipality || row.bottleneck.municipality === municipality) &&
      (!words ||
        [row.standing.owner, ...row.bottleneck.texts.map((text) => text.words)].some((text) =>
          text.toLowerCase().includes(words),
        )),
  );
  if (query.sort === 'urgency') return query.descending ? found.toReversed() : found;
  return sortRows(found, query, language, ({ bottleneck, standing }) => {
    if (query.sort === 'due') return standing.dueOn;
    if (query.sort === 'owner') return standing.owner;
    return textIn(textsOf(bottleneck.texts), language)?.words;
  });
}
