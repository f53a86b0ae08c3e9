import { toCsv } from '#core/text/csv.ts';
import { type Conversation, type Statement, statementWordsIn, textIn } from '../model/rules.ts';
import type { Publication } from '../publication/publication.ts';
import { shownStatements, statementTotals, totalsOf, votesOfRow } from '../publication/readings.ts';

/** What an export is made of: what is published, and the statements that everybody may read. */
export interface Exported {
  conversation: Conversation;
  statements: readonly Statement[];
  publication: Publication;
}

/** The open vote format of Polis: commas, UTF-8 without a mark. */
const openCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  toCsv(rows, { delimiter: ',', byteOrderMark: false });

/** In the format agreeing is +1, though the mathematics of Polis has it the other way around. */
const VOTES = [
  ['agree', 1],
  ['disagree', -1],
] as const;

/**
 * `comments.csv`: one row per statement. Who wrote it and when is not exported; a count that is not told is empty. "Do not know" is
 * no opinion and in no column.
 */
export function commentsCsv({ statements, publication }: Exported, language: string): string {
  return openCsv([
    ['timestamp', 'datetime', 'comment-id', 'author-id', 'agrees', 'disagrees', 'moderated', 'comment-body'],
    ...shownStatements(statements).map((statement) => {
      const { agree, disagree } = statementTotals(publication, statement.number);
      return [
        '',
        '',
        statement.number,
        '',
        agree || '',
        disagree || '',
        1,
        statementWordsIn(statement, language).words,
      ];
    }),
  ]);
}

/** `votes.csv`: never a vote of one person, but per declared audience how many agree (1) and disagree (-1), where that is told. */
export function votesCsv({ statements, publication }: Exported): string {
  const numbers = shownStatements(statements).map(({ number }) => number);
  return openCsv([
    ['comment-id', 'voter-group', 'vote', 'votes'],
    ...publication.rows.flatMap(({ audience, cells }) =>
      numbers.flatMap((number) =>
        VOTES.flatMap(([answer, vote]) => {
          const count = cells[number]?.[answer] ?? null;
          return count === null ? [] : [[number, audience, vote, count]];
        }),
      ),
    ),
  ]);
}

/** `participants.csv`: groups of at least ten people instead of people. */
export function participantsCsv({ statements, publication }: Exported): string {
  return openCsv([
    ['participant-group', 'participants', 'n-agree', 'n-disagree'],
    ...publication.rows.map((row) => {
      const { agree, disagree } = votesOfRow(row, statements);
      return [row.audience, row.people, agree, disagree];
    }),
  ]);
}

/** `summary.csv`: names and values, as in the format. */
export function summaryCsv(
  { conversation, statements, publication }: Exported,
  { language, address }: { language: string; address: string },
): string {
  const { people, votes } = totalsOf(publication, statements);
  return openCsv([
    ['topic', textIn(conversation.title, language)?.words ?? ''],
    ['url', address],
    ['voters', people],
    ['votes', votes],
    ['comments', shownStatements(statements).length],
    ['groups', publication.groups?.length ?? 0],
    ['conversation-description', textIn(conversation.intro, language)?.words ?? ''],
    ['published-on', publication.publishedOn],
  ]);
}

/** The same as JSON, with all languages of the statements: open data. */
export function resultsJson({ conversation, statements, publication }: Exported, address: string) {
  const { people, votes } = totalsOf(publication, statements);
  return {
    url: address,
    title: conversation.title,
    municipality: conversation.municipality,
    opensAt: conversation.opensAt.toISOString(),
    closesAt: conversation.closesAt.toISOString(),
    people,
    votes,
    statements: shownStatements(statements).map(({ number, language, texts }) => ({
      id: number,
      language,
      texts: Object.fromEntries(texts.map((text) => [text.language, text.words])),
    })),
    results: publication,
  };
}
