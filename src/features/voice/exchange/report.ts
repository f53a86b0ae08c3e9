import { formatDate, formatFullDay } from '#core/i18n/formats.ts';
import type { DocumentBlock, DocumentWords, PaperDocument } from '#core/pdf/document.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { messagesIn } from '../messages.ts';
import { type Statement, statementWordsIn, textIn } from '../model/rules.ts';
import {
  differencesBetweenAudiences,
  shownStatements,
  statementTotals,
  totalsOf,
  typicalOf,
  viewsByAudience,
} from '../publication/readings.ts';
import type { Exported } from './open-format.ts';

const MAX_DIFFERENCES = 8;
const MAX_TYPICAL = 5;

/** The results on paper, the same parts in the same order as the page. */
export function reportOf(
  { conversation, statements, publication }: Exported,
  { language, address }: { language: string; address: string },
): PaperDocument {
  const t = messagesIn(language);
  const shown = shownStatements(statements);
  const { people, votes } = totalsOf(publication, statements);
  const wordsOf = (statement: Statement): DocumentWords => {
    const { words, language: own } = statementWordsIn(statement, language);
    return own === language ? words : { text: words, language: own };
  };
  const named = (words: { language: string; words: string } | undefined): DocumentWords =>
    !words ? '' : words.language === language ? words.words : { text: words.words, language: words.language };
  const heading = (text: string): DocumentBlock => ({ kind: 'heading', level: 2, text });
  const byNumber = (numbers: readonly number[]) =>
    numbers.flatMap((number) => shown.find((statement) => statement.number === number) ?? []);
  const told = (count: number) => (count > 0 ? String(count) : t('results.untold'));
  const table = (list: readonly Statement[]): DocumentBlock => ({
    kind: 'table',
    headings: [
      t('results.table.statement'),
      t('results.table.agree'),
      t('results.table.disagree'),
      t('results.table.of'),
    ],
    rows: list.map((statement) => {
      const { agree, disagree, people: of } = statementTotals(publication, statement.number);
      return [wordsOf(statement), told(agree), told(disagree), told(of)];
    }),
  });
  const agreed = byNumber([...publication.consensus.agree, ...publication.consensus.disagree]);
  const divided = byNumber(publication.divided);
  const differences = differencesBetweenAudiences(publication, shown).slice(0, MAX_DIFFERENCES);
  const { groups, leftOut, short, late } = publication;
  return {
    language,
    title: t('results.title'),
    head: [
      {
        kind: 'lines',
        lines: [
          { text: municipalityByCode(conversation.municipality)?.name ?? '', language: 'nl' },
          named(textIn(conversation.title, language)),
          formatDate(conversation.opensAt, language),
          formatDate(conversation.closesAt, language),
        ],
      },
    ],
    blocks: [
      { kind: 'paragraph', text: t('results.lead') },
      heading(t('results.who')),
      {
        kind: 'facts',
        facts: [
          ...publication.rows.map((row) => ({
            name: t(`results.audience.${row.audience}`),
            value: String(row.people),
          })),
          { name: t('results.count.people'), value: String(people) },
          { name: t('results.count.votes'), value: String(votes) },
        ],
      },
      heading(t('results.agree')),
      agreed.length > 0 ? table(agreed) : { kind: 'paragraph', text: t('results.agree.none') },
      ...(divided.length > 0 ? [heading(t('results.divided')), table(divided)] : []),
      ...(differences.length > 0
        ? [
            heading(t('results.audiences')),
            {
              kind: 'table' as const,
              headings: [t('results.table.statement'), t('results.table.who')],
              rows: differences.map((statement): DocumentWords[] => [
                wordsOf(statement),
                viewsByAudience(publication, statement.number)
                  .map(
                    ({ audience, view }) =>
                      `${t(`results.audience.${audience}`)}: ${t(`results.short.${view}`)}`,
                  )
                  .join(' · '),
              ]),
            },
          ]
        : []),
      heading(t('results.groups')),
      ...(groups
        ? groups.flatMap((group, index): DocumentBlock[] => [
            {
              kind: 'heading',
              level: 3,
              text: t('results.group', { letter: String.fromCharCode(65 + index) }),
            },
            { kind: 'paragraph', text: t('results.group.people', { people: group.people }) },
            {
              kind: 'list',
              items: typicalOf(publication, index, shown)
                .slice(0, MAX_TYPICAL)
                .map(({ statement, side }): DocumentWords => {
                  const { words, language: own } = statementWordsIn(statement, language);
                  return own === language
                    ? `${t(`results.side.${side}`)} ${words}`
                    : { text: words, language: own };
                }),
            },
          ])
        : [{ kind: 'paragraph' as const, text: t('results.groups.none') }]),
      heading(t('results.counting')),
      {
        kind: 'list',
        items: [
          t('results.counting.rule'),
          t('results.counting.pass'),
          ...(leftOut === null ? [] : [t('results.counting.left-out', { people: leftOut })]),
          ...(short === null ? [] : [t('results.counting.short', { people: short })]),
          ...(late === null ? [] : [t('results.counting.late', { people: late })]),
        ],
      },
      {
        kind: 'paragraph',
        text: t('results.changed', { date: formatFullDay(publication.publishedOn, language) }),
      },
      { kind: 'paragraph', text: address },
    ],
  };
}
