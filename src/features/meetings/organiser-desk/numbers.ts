import { breakoutRounds } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import type { NeedKind, Registration } from '../registrations/types.ts';

/** One break-out in numbers. */
export interface BreakOutNumbers {
  id: string;
  number: number;
  capacity: number;
  /** People with this as first, second, third wish. */
  wished: number[];
  seated: number;
  waiting: number;
  /** Interpreter languages that people who sit there asked for and that are not covered. */
  uncovered: string[];
}

/** An edition in numbers, for whoever organises it. */
export interface Numbers {
  signUps: number;
  people: number;
  came: number;
  cancelled: number;
  /** Without a seat in some round, in people. */
  unseated: number;
  needs: Record<'asked' | 'arranged' | 'cannot', number>;
  kinds: Partial<Record<NeedKind, number>>;
  interpreters: [language: string, people: number][];
  breakOuts: BreakOutNumbers[];
}

const size = (list: readonly Registration[]): number => list.reduce((sum, one) => sum + one.size, 0);

/** Counts; everybody who comes counts for as many as they are. */
export function numbersOf(edition: Edition, all: readonly Registration[]): Numbers {
  const coming = all.filter(({ state }) => state === 'coming');
  const needs = coming.flatMap((one) => one.needs);
  const kinds: Numbers['kinds'] = {};
  const interpreters = new Map<string, number>();
  for (const { kind, detail } of needs) {
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    if (kind === 'interpreter') interpreters.set(detail, (interpreters.get(detail) ?? 0) + 1);
  }
  const rounds = breakoutRounds(edition);
  return {
    signUps: coming.length,
    people: size(coming),
    came: coming.flatMap(({ members }) => members).filter(({ cameAt }) => cameAt).length,
    cancelled: all.length - coming.length,
    unseated: size(
      coming.filter((one) => rounds.some((part) => !one.seats.some(({ partId }) => partId === part.id))),
    ),
    needs: {
      asked: needs.filter(({ state }) => state === 'asked').length,
      arranged: needs.filter(({ state }) => state === 'arranged').length,
      cannot: needs.filter(({ state }) => state === 'cannot').length,
    },
    kinds,
    interpreters: [...interpreters].sort((a, b) => b[1] - a[1]),
    breakOuts: rounds.flatMap((part) =>
      part.breakOuts.map((one) => {
        const seated = coming.filter(({ seats }) => seats.some(({ breakOutId }) => breakOutId === one.id));
        const asked = seated.flatMap((who) => who.needs.filter(({ kind }) => kind === 'interpreter'));
        const covered = new Set([...one.languages, ...one.interpreters]);
        return {
          id: one.id,
          number: one.number,
          capacity: one.capacity,
          wished: [0, 1, 2].map((rank) =>
            size(coming.filter(({ wishes }) => wishes[part.id]?.[rank] === one.id)),
          ),
          seated: size(seated),
          waiting: size(coming.filter(({ queue }) => queue.some(({ breakOutId }) => breakOutId === one.id))),
          uncovered: [...new Set(asked.map(({ detail }) => detail))].filter((code) => !covered.has(code)),
        };
      }),
    ),
  };
}
