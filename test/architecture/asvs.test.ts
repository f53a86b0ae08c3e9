import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { asvsLevels, documentationSections } from './asvs-levels.ts';

const DOCUMENT = 'docs/asvs.md';
const VERDICTS = ['met', 'not applicable', 'not yet'] as const;

/** The requirements of level 1 and 2, in the order of the standard: their number and level. */
const required = Object.entries(asvsLevels).flatMap(([section, levels]) =>
  [...levels].flatMap((level, index) => (level === '3' ? [] : [{ id: `${section}.${index + 1}`, level }])),
);

interface Row {
  id: string;
  level: string;
  requirement: string;
  verdict: string;
  evidence: string;
}

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The rows about one requirement, wherever they stand. */
const rowsOf = (text: string): Row[] =>
  text.split('\n').flatMap((line) => {
    if (!/^\| \d+\.\d+\.\d+ \|/.test(line)) return [];
    const [id = '', level = '', requirement = '', verdict = '', evidence = ''] = cellsOf(line);
    return [{ id, level, requirement, verdict, evidence: evidence.replace(/<!--.*?-->/g, '') }];
  });

/** The issues that the document explains: number, and the requirements that wait for it. */
const issuesOf = (text: string): Map<string, string[]> =>
  new Map(
    text.split('\n').flatMap((line): [string, string[]][] => {
      const [number = '', , ids = ''] = cellsOf(line);
      return /^\| \d+ \| [A-Z].* \|/.test(line) && cellsOf(line).length === 3
        ? [[number, ids.match(/\d+\.\d+\.\d+/g) ?? []]]
        : [];
    }),
  );

const filesIn = (evidence: string): string[] =>
  [...evidence.matchAll(/`((?:src|test|migrations|bin)\/[\w./-]+)`/g)].map(([, path = '']) => path);
const linksIn = (evidence: string): string[] =>
  [...evidence.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
const issuesIn = (evidence: string): string[] =>
  [...evidence.matchAll(/\bissue (\d+)/g)].map(([, number = '']) => number);

/** The anchor that a heading gets: lower case, spaces as hyphens. */
const anchorsOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );

function leadsSomewhere(link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path ? join(dirname(DOCUMENT), path) : DOCUMENT;
  return existsSync(target) && (!anchor || anchorsOf(target).includes(anchor));
}

/** What is wrong with one row, as sentences. */
function rowFlaws(
  { id, level, requirement, verdict, evidence }: Row,
  known: Map<string, string[]>,
): string[] {
  const mayBeDocument = documentationSections.some((section) => id.startsWith(`${section}.`));
  const flaws: Record<string, boolean> = {
    'is not of this level': required.find((each) => each.id === id)?.level !== level,
    'says not in words what is asked': !requirement,
    'has another verdict': !VERDICTS.some((each) => each === verdict),
    'is met and names no file':
      verdict === 'met' && !filesIn(evidence).length && !(mayBeDocument && linksIn(evidence).length),
    'says not why': !/\w{2}/.test(evidence),
    'is not yet and names no issue': verdict === 'not yet' && !issuesIn(evidence).length,
    'names an issue that the document does not explain': issuesIn(evidence).some(
      (issue) => !known.has(issue),
    ),
    'is not under its issue':
      verdict === 'not yet' && issuesIn(evidence).some((issue) => !known.get(issue)?.includes(id)),
  };
  return [
    ...Object.keys(flaws).filter((flaw) => flaws[flaw]),
    ...filesIn(evidence).flatMap((path) => (existsSync(path) ? [] : [`names ${path}, which is not there`])),
    ...linksIn(evidence).flatMap((link) =>
      leadsSomewhere(link) ? [] : [`links to ${link}, which is not there`],
    ),
  ].map((flaw) => `${id} ${flaw}`);
}

/** What is wrong with the list as a whole, as sentences. */
function listFlaws(text: string): string[] {
  const rows = rowsOf(text);
  const known = issuesOf(text);
  const times = new Map<string, number>();
  for (const { id } of rows) times.set(id, (times.get(id) ?? 0) + 1);
  const chapters = [...new Set(required.map(({ id }) => id.split('.')[0] ?? ''))];
  const countsOf = (some: Row[]): number[] =>
    VERDICTS.map((verdict) => some.filter((row) => row.verdict === verdict).length);
  const summarised = (start: string, some: Row[]): boolean =>
    text
      .split('\n')
      .some(
        (line) =>
          line.startsWith(start) && line.endsWith(`| ${[some.length, ...countsOf(some)].join(' | ')} |`),
      );
  const ofLevel1 = rows.filter(({ level }) => level === '1');
  const [met, notApplicable, notYet] = countsOf(ofLevel1);
  const waiting = (issue: string, id: string) =>
    rows.some((row) => row.id === id && row.verdict === 'not yet' && issuesIn(row.evidence).includes(issue));
  return [
    ...required.flatMap(({ id }) => (times.has(id) ? [] : [`${id} is missing`])),
    ...[...times].flatMap(([id, count]) => (count > 1 ? [`${id} stands there ${count} times`] : [])),
    ...rows.flatMap((row) => rowFlaws(row, known)),
    ...chapters.flatMap((chapter) =>
      summarised(
        `| ${chapter} | [`,
        rows.filter(({ id }) => id.startsWith(`${chapter}.`)),
      )
        ? []
        : [`the counts of chapter ${chapter} are others`],
    ),
    ...(summarised('| | all |', rows) ? [] : ['the counts of all are others']),
    ...(text.includes(
      `Of the ${ofLevel1.length} of level 1: ${met} met, ${notApplicable} not applicable, ${notYet} not yet.`,
    )
      ? []
      : ['the counts of level 1 are others']),
    ...[...known].flatMap(([issue, ids]) =>
      ids.flatMap((id) =>
        waiting(issue, id) ? [] : [`issue ${issue} has ${id}, which does not wait for it`],
      ),
    ),
  ];
}

const text = readFileSync(DOCUMENT, 'utf8');

test('the standard has 70 requirements of level 1 and 183 of level 2', () => {
  expect(required.filter(({ level }) => level === '1')).toHaveLength(70);
  expect(required.filter(({ level }) => level === '2')).toHaveLength(183);
});

test('every requirement of level 1 and 2 is met, not applicable or not yet, with where, why or which issue', () => {
  expect(listFlaws(text)).toEqual([]);
});

test('the check bites', () => {
  const line = (id: string): string => text.split('\n').find((each) => each.startsWith(`| ${id} |`)) ?? '';
  const changed = (id: string, change: (row: string) => string) => text.replace(line(id), change(line(id)));
  const planted: [string, string][] = [
    [changed('1.2.4', () => ''), '1.2.4 is missing'],
    [changed('1.2.4', (row) => `${row}\n${row}`), '1.2.4 stands there 2 times'],
    [changed('1.2.4', (row) => row.replace('| 1 |', '| 2 |')), '1.2.4 is not of this level'],
    [changed('1.2.4', (row) => row.replace('| met |', '| mostly |')), '1.2.4 has another verdict'],
    [
      changed('1.2.4', (row) => row.replaceAll('save-queries.ts', 'gone.ts')),
      '1.2.4 names src/features/directory/catalogue/gone.ts, which is not there',
    ],
    [changed('1.2.4', (row) => row.replaceAll('`', '')), '1.2.4 is met and names no file'],
    [
      changed('2.1.1', (row) => row.replaceAll('#input', '#gone')),
      '2.1.1 links to security-rules.md#gone, which is not there',
    ],
    [changed('1.2.6', (row) => row.replace(/[^|]+\|$/, ' |')), '1.2.6 says not why'],
    [changed('6.3.3', (row) => row.replace(/issue \d+/g, 'later')), '6.3.3 is not yet and names no issue'],
    [
      changed('6.3.3', (row) => row.replace('issue 19', 'issue 999')),
      '6.3.3 names an issue that the document does not explain',
    ],
    [changed('6.3.3', (row) => row.replace('issue 19', 'issue 16')), '6.3.3 is not under its issue'],
    [changed('6.3.3', (row) => row.replace('| not yet |', '| met |')), 'the counts of chapter 6 are others'],
    [changed('6.3.3', (row) => row.replace('| not yet |', '| met |')), 'the counts of all are others'],
    [changed('1.2.4', (row) => row.replace('| met |', '| not yet |')), 'the counts of level 1 are others'],
    [
      changed('6.3.3', (row) => row.replace('| not yet |', '| met |')),
      'issue 19 has 6.3.3, which does not wait for it',
    ],
  ];
  for (const [document, flaw] of planted) expect(listFlaws(document), flaw).toContain(flaw);
});
