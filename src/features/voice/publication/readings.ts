import type { Statement } from '../model/rules.ts';
import { type View, viewOfCell } from './cells.ts';
import type { Publication } from './publication.ts';
import type { RowAudience } from './rows.ts';

/** Exactly what every page, feed, export and API says of how many took part: the sums of what is published of what is shown. */
export const totalsOf = (
  { rows }: Publication,
  statements: readonly Pick<Statement, 'number' | 'state'>[],
): { people: number; votes: number } => ({
  people: rows.reduce((sum, { people }) => sum + people, 0),
  votes: rows.reduce(
    (sum, row) => sum + votesOfRow(row, statements).agree + votesOfRow(row, statements).disagree,
    0,
  ),
});

/** How many votes the cells of one row tell, of statements that are shown. "Do not know" is none. */
export function votesOfRow(
  { cells }: Publication['rows'][number],
  statements: readonly Pick<Statement, 'number' | 'state'>[],
): { agree: number; disagree: number } {
  const told = statements.flatMap(({ number, state }) => (state === 'shown' ? (cells[number] ?? []) : []));
  return {
    agree: told.reduce((sum, { agree }) => sum + (agree ?? 0), 0),
    disagree: told.reduce((sum, { disagree }) => sum + (disagree ?? 0), 0),
  };
}

/** What is told of one statement by the rows that tell something of it together. */
export interface StatementTotals {
  /** People in the rows that tell something; 0 when none does. */
  people: number;
  agree: number;
  disagree: number;
  /** Did not know, did not answer, or in a number that is not told. */
  rest: number;
}

/** The sum of what is told of a statement. */
export function statementTotals({ rows }: Publication, statement: number): StatementTotals {
  const totals: StatementTotals = { people: 0, agree: 0, disagree: 0, rest: 0 };
  for (const { cells } of rows) {
    const cell = cells[statement];
    if (!cell || (cell.agree === null && cell.disagree === null)) continue;
    const agree = cell.agree ?? 0;
    const disagree = cell.disagree ?? 0;
    totals.people += cell.people;
    totals.agree += agree;
    totals.disagree += disagree;
    totals.rest += cell.people - agree - disagree;
  }
  return totals;
}

/** The totals as ten people: each part in whole people, together ten (largest remainder). */
export function asTenPeople({ people, agree, disagree, rest }: StatementTotals): [number, number, number] {
  if (people === 0) return [0, 0, 0];
  const exact = [agree, disagree, rest].map((part) => (part * 10) / people);
  const whole = exact.map(Math.floor);
  const order = [0, 1, 2].sort((a, b) => remainder(exact[b]) - remainder(exact[a]) || a - b);
  const missing = 10 - whole.reduce((sum, part) => sum + part, 0);
  for (const part of order.slice(0, missing)) whole[part] = (whole[part] ?? 0) + 1;
  return [whole[0] ?? 0, whole[1] ?? 0, whole[2] ?? 0];
}

const remainder = (value = 0): number => value - Math.floor(value);

/** What each published audience says of a statement, in words; those of which nothing is told are left out. */
export const viewsByAudience = (
  { rows }: Publication,
  statement: number,
): { audience: RowAudience; view: Exclude<View, 'untold'> }[] =>
  rows.flatMap(({ audience, cells }) => {
    const cell = cells[statement];
    const view = cell ? viewOfCell(cell) : 'untold';
    return view === 'untold' ? [] : [{ audience, view }];
  });

/** How far apart views are: 2 when some agree where others disagree, 1 when some are divided, 0 when all say the same. */
export function distanceOf(views: readonly View[]): number {
  if (views.includes('agree') && views.includes('disagree')) return 2;
  return new Set(views.filter((view) => view !== 'untold')).size > 1 ? 1 : 0;
}

/** Statements of which audiences that were published say different things, the furthest apart first. */
export const differencesBetweenAudiences = (
  publication: Publication,
  shown: readonly Statement[],
): Statement[] =>
  byDistance(shown, ({ number }) => viewsByAudience(publication, number).map(({ view }) => view));

/** Statements of which people who were helped say something else than people who answered alone. */
export const differencesWithHelp = ({ help }: Publication, shown: readonly Statement[]): Statement[] =>
  help
    ? byDistance(shown, ({ number }) => [
        help.viewsWithHelp[number] ?? 'untold',
        help.viewsWithout[number] ?? 'untold',
      ])
    : [];

/** Statements on which groups say different things. */
export const differencesBetweenGroups = ({ groups }: Publication, shown: readonly Statement[]): Statement[] =>
  byDistance(shown, ({ number }) => (groups ?? []).map(({ views }) => views[number] ?? 'untold'));

const byDistance = (
  statements: readonly Statement[],
  viewsOf: (statement: Statement) => View[],
): Statement[] =>
  statements
    .map((statement) => ({ statement, distance: distanceOf(viewsOf(statement)) }))
    .filter(({ distance }) => distance > 0)
    .sort((a, b) => b.distance - a.distance || a.statement.number - b.statement.number)
    .map(({ statement }) => statement);

/** What a group says and others do not, in words: what no other group says first. It follows from what each group says. */
export function typicalOf(
  { groups }: Publication,
  index: number,
  shown: readonly Statement[],
): { statement: Statement; side: 'agree' | 'disagree' }[] {
  const own = groups?.[index]?.views ?? [];
  return shown
    .flatMap((statement) => {
      const side = own[statement.number];
      if (side !== 'agree' && side !== 'disagree') return [];
      const others = (groups ?? [])
        .filter((_, at) => at !== index)
        .map(({ views }) => views[statement.number]);
      const sharing = others.filter((view) => view === side).length;
      return sharing < others.length ? [{ statement, side, sharing }] : [];
    })
    .sort((a, b) => a.sharing - b.sharing || a.statement.number - b.statement.number)
    .map(({ statement, side }) => ({ statement, side }));
}

/** Whether every group says the same of a statement. */
export const isSharedByGroups = ({ groups }: Publication, statement: number): boolean => {
  const views = (groups ?? []).map(({ views }) => views[statement]);
  return views.length > 1 && views[0] !== 'divided' && views[0] !== 'untold' && new Set(views).size === 1;
};

/** Whether leaving ballots out changed which statements people agree on. */
export const isChangedByLeftOut = ({ consensus, consensusOfAll }: Publication): boolean =>
  (['agree', 'disagree'] as const).some(
    (side) => consensus[side].toSorted().join() !== consensusOfAll[side].toSorted().join(),
  );

/** The statements that are shown, in the order of their numbers. */
export const shownStatements = (statements: readonly Statement[]): Statement[] =>
  statements.filter(({ state }) => state === 'shown');
