import { EQUATED_DAYS, EQUATED_DAYS_KNOWN, RECOGNISED_HOLIDAYS } from '#core/time/recognised-holidays.ts';
import { EXTENSION_RULES } from '../../src/features/casework/legal-deadlines/extension-rows.ts';
import { ROLLS } from '../../src/features/casework/legal-deadlines/load-rules.ts';
import { SILENCES } from '../../src/features/casework/legal-deadlines/silences.ts';
import { RULES_VERSION, TERM_RULES } from '../../src/features/casework/legal-deadlines/term-rows.ts';
import { TERM_KINDS, type TermLength } from '../../src/features/casework/legal-deadlines/term-types.ts';

const lengthText = (length: TermLength | null): string =>
  length
    ? Object.entries(length)
        .map(([unit, amount]) => `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`)
        .join(' ')
    : '–';

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const until = (to: string | null): string => to ?? '';

/** The tables of docs/legal-deadlines.md, from the rows with which terms are computed. */
export function rulesDocument(): Record<'terms' | 'kinds' | 'extensions' | 'holidays' | 'silences', string> {
  return {
    terms: `Version ${RULES_VERSION} of the rows.\n\n${table(
      ['rule', 'version', 'from', 'to', 'kind', 'length', 'article', 'begins and ends with', 'read in'],
      TERM_RULES.filter(({ regime }) => regime === '2021').map((row) => [
        row.id,
        String(row.version),
        row.from,
        until(row.to),
        row.kind,
        lengthText(row.length),
        row.article,
        row.inputs.map((input) => `\`${input}\``).join(', '),
        row.certainty === 'primary'
          ? 'the text'
          : row.certainty === 'secondary'
            ? 'a page about it'
            : 'general knowledge',
      ]),
    )}`,
    kinds: table(
      ['kind', 'moves off Saturday, Sunday and holidays', 'because of'],
      TERM_KINDS.map((kind) => [kind, ROLLS[kind].rolls ? 'yes' : 'no', ROLLS[kind].article]),
    ),
    extensions: table(
      ['rule', 'ground', 'must last', 'gives', 'at most', 'certified by the college', 'article'],
      EXTENSION_RULES.map((row) => [
        row.id,
        `\`${row.ground}\``,
        lengthText(row.minimum),
        row.exactly ? lengthText(row.exactly) : 'as long as it lasted',
        lengthText(row.maximum),
        row.certified ? 'yes' : '',
        row.article,
      ]),
    ),
    holidays: `${table(
      ['day', 'from', 'to', 'article'],
      [
        ...RECOGNISED_HOLIDAYS.map((row) => [row.id, row.from, until(row.to), row.article]),
        ...EQUATED_DAYS.map((row) => ['equated by decree', row.on, row.on, row.article]),
      ],
    )}\n\nEquated days are known for ${EQUATED_DAYS_KNOWN.from} up to and including ${EQUATED_DAYS_KNOWN.to}.`,
    silences: table(
      ['open', 'text', 'what we do, and why (as the screen says it)'],
      SILENCES.map(({ topic, article, basis }) => [topic, article, basis]),
    ),
  };
}
