import { toDayNumber } from '#core/time/day-number.ts';
import { CASE_EVENT_KINDS, REGIMES, type Regime } from '../model/events.ts';
import { TERM_RULES } from './term-rows.ts';
import {
  TERM_KINDS,
  TERM_RULE_IDS,
  type TermKind,
  type TermLength,
  type TermRule,
  type TermRuleId,
} from './term-types.ts';

/** The rows in force, by rule and day. */
export interface TermRules {
  rows: readonly TermRule[];
  /** The row of a rule for a term that begins on this day: of those in force the one with the highest version. */
  rowFor(id: TermRuleId, regime: Regime, day: string): TermRule | undefined;
}

const isOneOf = <T extends string>(list: readonly T[], text: string): text is T =>
  list.some((each) => each === text);

/**
 * Checks rows and makes them ready. A mistake in the data stops the start of the server and is never read as "no rule".
 * Throws a RangeError that names the row.
 */
export function loadTermRules(rows: readonly TermRule[]): TermRules {
  const byRule = new Map<string, TermRule[]>();
  const versions = new Set<string>();
  for (const row of rows) {
    checkRow(row);
    const name = `${row.regime} ${row.id} version ${row.version}`;
    if (versions.has(name)) throw new RangeError(`${name} is there twice`);
    versions.add(name);
    const key = `${row.regime} ${row.id}`;
    byRule.set(
      key,
      [...(byRule.get(key) ?? []), row].sort((a, b) => b.version - a.version),
    );
  }
  return {
    rows,
    rowFor: (id, regime, day) =>
      byRule.get(`${regime} ${id}`)?.find(({ from, to }) => from <= day && (to === null || day <= to)),
  };
}

function checkRow(row: TermRule): void {
  const refuse = (what: string): never => {
    throw new RangeError(`${row.id} version ${row.version}: ${what}`);
  };
  if (!isOneOf(TERM_RULE_IDS, row.id)) refuse('no such rule');
  if (!isOneOf(TERM_KINDS, row.kind)) refuse(`unknown kind of term: ${row.kind}`);
  if (!isOneOf(REGIMES, row.regime)) refuse(`unknown regime: ${row.regime}`);
  if (!Number.isInteger(row.version) || row.version < 1) refuse('no version');
  if (!row.article.trim() || !row.source.trim()) refuse('no article or source');
  const unknown = row.inputs.find((input) => !isOneOf(CASE_EVENT_KINDS, input));
  if (unknown !== undefined) refuse(`unknown fact: ${unknown}`);
  if (row.to !== null && toDayNumber(row.to) < toDayNumber(row.from)) refuse('ends before it begins');
  toDayNumber(row.from);
  if (row.length) checkLength(row.kind, row.length, refuse);
}

/** Algemene termijnenwet, art. 4: the act does not apply to more than 90 days, twelve weeks or three months, nor to years. */
function checkLength(kind: TermKind, length: TermLength, refuse: (what: string) => never): void {
  const parts = Object.values(length);
  if (!parts.length || parts.some((part) => !Number.isInteger(part) || part <= 0))
    refuse('a length above zero');
  const isLong =
    Boolean(length.years) || (length.months ?? 0) > 3 || (length.weeks ?? 0) > 12 || (length.days ?? 0) > 90;
  if (isLong && (kind === 'law' || kind === 'decree'))
    refuse('so long that the Algemene termijnenwet does not apply: say so in its kind');
  if (kind === 'years' && !length.years) refuse('a term in years without years');
  if (kind === 'over-12-weeks-or-3-months' && !isLong) refuse('not longer than twelve weeks or three months');
}

/** The rows of `term-rows.ts`, checked. */
export const termRules: TermRules = loadTermRules(TERM_RULES);

/** Whether the Algemene termijnenwet moves the end of a term of this kind, and by which article it does or does not. */
export const ROLLS: Readonly<Record<TermKind, { rolls: boolean; article: string }>> = {
  law: { rolls: true, article: 'Algemene termijnenwet, art. 1(1)' },
  decree: { rolls: true, article: 'Algemene termijnenwet, art. 1(1) en 5' },
  regulation: { rolls: false, article: 'Algemene termijnenwet, art. 1(1) en 5: alleen wet en Besluit' },
  'set-by-college': { rolls: false, article: 'Algemene termijnenwet, art. 1(1) en 5: alleen wet en Besluit' },
  'over-12-weeks-or-3-months': { rolls: false, article: 'Algemene termijnenwet, art. 4a' },
  years: { rolls: false, article: 'Algemene termijnenwet, art. 4a' },
  'counted-back': { rolls: false, article: 'Algemene termijnenwet, art. 1(2)' },
  // It has its own holidays and its own rule, Regulation 1182/71, which no term here uses.
  'eu-regulation': { rolls: false, article: 'Verordening (EEG, Euratom) 1182/71, art. 3' },
};
