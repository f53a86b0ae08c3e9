import type { ExtensionGround } from '../model/events.ts';
import type { TermLength } from './term-types.ts';

/** On which ground the term of three years is extended, and for how long (Wet inburgering 2021, art. 12). */
export interface ExtensionRule {
  /** The id in the notes on the law. */
  id: 'CLK-09' | 'CLK-10' | 'CLK-11' | 'CLK-12' | 'CLK-14' | 'CLK-17';
  ground: ExtensionGround;
  version: number;
  from: string;
  to: string | null;
  article: string;
  source: string;
  certainty: 'primary' | 'secondary';
  /** How long it must have lasted; null: the law asks no length. */
  minimum: TermLength | null;
  /** Exactly so long; null: as long as it lasted. */
  exactly: TermLength | null;
  /** Never longer; null: no end in the law. */
  maximum: TermLength | null;
  /** Whether the college has to certify it. */
  certified: boolean;
}

const REGELING = {
  version: 1,
  from: '2022-01-01',
  to: null,
  article: 'Regeling inburgering 2021, art. 4.1',
  source: 'https://wetten.overheid.nl/jci1.3:c:BWBR0045574&artikel=4.1',
  certainty: 'primary',
  minimum: null,
  exactly: null,
  maximum: null,
  certified: false,
} as const;

export const EXTENSION_RULES: readonly ExtensionRule[] = [
  {
    ...REGELING,
    id: 'CLK-09',
    ground: 'late-offer',
    article: 'Regeling inburgering 2021, art. 4.1(1)g en (2)g',
    certified: true,
  },
  {
    ...REGELING,
    id: 'CLK-10',
    ground: 'late-start-education',
    article: 'Regeling inburgering 2021, art. 4.1(1)g en (2)g',
    exactly: { months: 6 },
    certified: true,
  },
  {
    ...REGELING,
    id: 'CLK-11',
    ground: 'provider-failed',
    article: 'Regeling inburgering 2021, art. 4.1(1)h',
    minimum: { months: 3 },
    maximum: { months: 6 },
  },
  { ...REGELING, id: 'CLK-12', ground: 'illness', minimum: { months: 3 } },
  { ...REGELING, id: 'CLK-12', ground: 'death-in-family', exactly: { months: 3 } },
  { ...REGELING, id: 'CLK-12', ground: 'birth', exactly: { weeks: 16 } },
  { ...REGELING, id: 'CLK-12', ground: 'shelter' },
  { ...REGELING, id: 'CLK-12', ground: 'literacy-course', maximum: { months: 6 } },
  { ...REGELING, id: 'CLK-12', ground: 'homelessness', maximum: { years: 2 } },
  { ...REGELING, id: 'CLK-12', ground: 'other-circumstances', maximum: { years: 2 } },
  {
    ...REGELING,
    id: 'CLK-14',
    ground: 'nearly-done-b1',
    article: 'Wet inburgering 2021, art. 12(1)b; Besluit inburgering 2021, art. 4.4',
    source: 'https://wetten.overheid.nl/jci1.3:c:BWBR0045555&artikel=4.4',
    exactly: { months: 6 },
  },
  {
    ...REGELING,
    id: 'CLK-17',
    ground: 'exam-marking-delay',
    from: '2026-07-31',
    article: 'Besluit inburgering 2021, art. 4.5(3); DUO, bericht van 31 juli 2026',
    source: 'https://www.inburgeren.nl/nieuwsberichten/artikel.jsp?cid=tcm:94-243309-16',
    certainty: 'secondary',
    exactly: { months: 6 },
  },
];

/** The row of a ground on the day of the decision; the newest one where none was in force yet. */
export function extensionRule(ground: ExtensionGround, day: string): ExtensionRule {
  const rows = EXTENSION_RULES.filter((row) => row.ground === ground);
  const inForce = rows.filter((row) => row.from <= day && (row.to === null || day <= row.to));
  const row = (inForce.length ? inForce : rows).reduce<ExtensionRule | undefined>(
    (newest, each) => (newest && newest.version >= each.version ? newest : each),
    undefined,
  );
  if (!row) throw new RangeError(`no rule for an extension on the ground ${ground}`);
  return row;
}

const DAYS_IN_WEEK = 7;

/** Whether an extension is as long as the law says; null: the law says no length. */
export function isAsInLaw({ exactly, maximum }: ExtensionRule, granted: TermLength): boolean | null {
  const inDays = ({ weeks = 0, days = 0 }: TermLength) => weeks * DAYS_IN_WEEK + days;
  const inMonths = ({ years = 0, months = 0 }: TermLength) => years * 12 + months;
  if (exactly) return inDays(exactly) === inDays(granted) && inMonths(exactly) === inMonths(granted);
  if (!maximum) return null;
  // A month has at most 31 days: an extension in days is only said to be too long when it certainly is.
  const SHORTEST_MONTH_DAYS = 28;
  const most = inMonths(maximum) * 31 + inDays(maximum);
  return (
    inMonths(granted) <= inMonths(maximum) &&
    inMonths(granted) * SHORTEST_MONTH_DAYS + inDays(granted) <= most
  );
}
