import { breakoutRounds } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import type { Registration } from '../registrations/types.ts';

/** One break-out in numbers; counts are in people unless said otherwise. */
export interface BreakOutStatistics {
  id: string;
  number: number;
  capacity: number;
  /** How many have this as their first, second and third wish. */
  wishCounts: number[];
  seated: number;
  waiting: number;
  /** Codes of languages for which somebody seated here asked an interpreter and which are not covered. */
  uncoveredLanguages: string[];
}

/** An edition in numbers, for whoever organises it. */
export interface EditionStatistics {
  registrations: number;
  people: number;
  /** How many have been checked in. */
  present: number;
  /** People without a seat in at least one round. */
  unseated: number;
  /** How many needs still wait for an answer. */
  openNeeds: number;
  /** How many asked for an interpreter, per language code, most asked first. */
  interpreters: [language: string, count: number][];
  breakOuts: BreakOutStatistics[];
}

const countPeople = (registrations: readonly Registration[]): number =>
  registrations.reduce((sum, { size }) => sum + size, 0);

/** Counts the registrations of an edition; a registration counts for as many people as it holds. */
export function editionStatistics(edition: Edition, all: readonly Registration[]): EditionStatistics {
  const coming = all.filter(({ state }) => state === 'coming');
  const needs = coming.flatMap((registration) => registration.needs);
  const interpreters = new Map<string, number>();
  for (const { kind, detail } of needs)
    if (kind === 'interpreter') interpreters.set(detail, (interpreters.get(detail) ?? 0) + 1);
  const rounds = breakoutRounds(edition);
  return {
    registrations: coming.length,
    people: countPeople(coming),
    present: coming.flatMap(({ members }) => members).filter(({ cameAt }) => cameAt).length,
    unseated: countPeople(
      coming.filter(({ seats }) => rounds.some(({ id }) => !seats.some(({ partId }) => partId === id))),
    ),
    openNeeds: needs.filter(({ state }) => state === 'asked').length,
    interpreters: [...interpreters].sort((a, b) => b[1] - a[1]),
    breakOuts: rounds.flatMap((round) =>
      round.breakOuts.map((breakOut) => {
        const isHere = ({ breakOutId }: { breakOutId: string }) => breakOutId === breakOut.id;
        const seated = coming.filter(({ seats }) => seats.some(isHere));
        const requested = seated.flatMap((registration) =>
          registration.needs.filter(({ kind }) => kind === 'interpreter').map(({ detail }) => detail),
        );
        const covered = new Set([...breakOut.languages, ...breakOut.interpreters]);
        return {
          id: breakOut.id,
          number: breakOut.number,
          capacity: breakOut.capacity,
          wishCounts: [0, 1, 2].map((rank) =>
            countPeople(coming.filter(({ wishes }) => wishes[round.id]?.[rank] === breakOut.id)),
          ),
          seated: countPeople(seated),
          waiting: countPeople(coming.filter(({ queue }) => queue.some(isHere))),
          uncoveredLanguages: [...new Set(requested)].filter((code) => !covered.has(code)),
        };
      }),
    ),
  };
}
