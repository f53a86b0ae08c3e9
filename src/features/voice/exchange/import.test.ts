import { expect, test } from 'vitest';
import { answerAt } from '../model/ballot.ts';
import { packParcel, unpackParcel } from './import-parcel.ts';
import { type ImportPreview, MAX_FILE_BYTES, previewImport, renumbered } from './import-rules.ts';
import { readPolisFile } from './polis-file.ts';

const COMMENTS = 'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body';
const VOTES = 'timestamp,datetime,comment-id,voter-id,vote';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
const comments = (...rows: string[]) => bytes([COMMENTS, ...rows].join('\n'));
const votes = (...rows: string[]) => bytes([VOTES, ...rows].join('\n'));
const statement = (number: number | string, words: string, moderated = '1') =>
  `1700000000,today,${number},7,1,0,${moderated},${words}`;
const vote = (number: number | string, voter: string, answer: string, time = '1700000000') =>
  `${time},today,${number},${voter},${answer}`;
/** Ten people more who agree with statement 0, so that there are enough. */
const TEN = Array.from({ length: 10 }, (_, voter) => vote(0, `ten-${voter}`, '1'));

async function read(commentFile: Uint8Array, voteFile?: Uint8Array) {
  return previewImport(await readPolisFile(commentFile), voteFile && (await readPolisFile(voteFile)));
}
async function preview(commentFile: Uint8Array, voteFile?: Uint8Array): Promise<ImportPreview> {
  const result = await read(commentFile, voteFile);
  if ('refused' in result) throw new Error(JSON.stringify(result.refused));
  return result.preview;
}
async function problem(commentFile: Uint8Array, voteFile?: Uint8Array) {
  const result = await read(commentFile, voteFile);
  return 'refused' in result ? result.refused : undefined;
}
const reasons = ({ remarks }: ImportPreview) =>
  remarks.named.map(({ file, line, reason }) => [file, line, reason]);

test('agree, disagree and pass are read, and of two votes of one person the last counts', async () => {
  const {
    ballots,
    votes: count,
    replaced,
  } = await preview(
    comments(statement(0, 'Nul'), statement(7, 'Zeven')),
    votes(
      ...TEN,
      vote(0, 'a', '-1'),
      vote(7, 'a', '0'),
      vote(7, 'a', '1', '1700000100'),
      // Older, though it stands lower in the file.
      vote(7, 'a', '-1', '1600000000'),
    ),
  );
  expect(ballots).toHaveLength(11);
  expect(ballots.map((answers) => [answerAt(answers, 0), answerAt(answers, 1)])).toEqual([
    ...TEN.map(() => ['agree', null]),
    ['disagree', 'agree'],
  ]);
  expect([count, replaced]).toEqual([12, 2]);
  const passed = await preview(comments(statement(0, 'Nul')), votes(...TEN, vote(0, 'a', '0')));
  expect(answerAt(passed.ballots[10] ?? new Uint8Array(), 0)).toBe('pass');
});

test('without times the place in the file says which vote is the last', async () => {
  const file = bytes(
    `comment-id,voter-id,vote\n${TEN.map((_, voter) => `0,${voter},1\n0,${voter},-1\n`).join('')}`,
  );
  const { ballots } = await preview(comments(statement(0, 'Nul')), file);
  expect(ballots.map((answers) => answerAt(answers, 0))).toEqual(TEN.map(() => 'disagree'));
});

test('what was rejected is hidden, and what nobody moderated is counted', async () => {
  const { statements, unmoderated } = await preview(
    comments(statement(0, 'Goed'), statement(1, 'Fout', '-1'), statement(2, 'Nieuw', '0')),
  );
  expect(statements).toEqual([
    { words: 'Goed', hidden: false },
    { words: 'Fout', hidden: true },
    { words: 'Nieuw', hidden: false },
  ]);
  expect(unmoderated).toBe(1);
});

test('every odd row is named with its line and its reason, and the others are read', async () => {
  const read = await preview(
    comments(
      statement(0, 'Goed'),
      statement('x', 'Zonder nummer'),
      statement(0, 'Nog eens'),
      statement(3, '  '),
      statement(4, 'l'.repeat(281)),
      statement(5, 'l'.repeat(280), 'misschien'),
    ),
    votes(
      ...TEN,
      vote(0, '', '1'),
      vote(99, 'a', '1'),
      vote(0, 'a', '2'),
      vote(0, 'a', 'ja'),
      vote(4, 'a', '1'),
      'alleen dit',
    ),
  );
  expect(read.statements.map(({ words }) => words.length)).toEqual([4, 280]);
  expect(reasons(read)).toEqual([
    ['comments', 3, 'no-number'],
    ['comments', 4, 'twice'],
    ['comments', 5, 'no-words'],
    ['comments', 6, 'too-long'],
    ['comments', 7, 'odd-moderation'],
    ['votes', 12, 'no-voter'],
    ['votes', 13, 'unknown-statement'],
    ['votes', 14, 'odd-vote'],
    ['votes', 15, 'odd-vote'],
    ['votes', 17, 'no-voter'],
  ]);
  expect(read.withoutStatement).toBe(1);
  expect(read.ballots).toHaveLength(10);
});

test('a hundred odd rows are named, and the others counted', async () => {
  const odd = Array.from({ length: 250 }, (_, at) => vote(0, `v${at}`, 'ja'));
  const { remarks } = await preview(comments(statement(0, 'Goed')), votes(...TEN, ...odd));
  expect(remarks.named).toHaveLength(100);
  expect(remarks.counts['odd-vote']).toBe(250);
});

const MESSY = [
  ['commas', `${COMMENTS}\n${statement(0, '"Zo, ja"')}\n`, 'utf8'],
  ['a byte order mark', `\ufeff${COMMENTS}\r\n${statement(0, '"Zo, ja"')}\r\n`, 'utf8'],
  ['UTF-16', `\ufeff${COMMENTS}\r\n${statement(0, '"Zo, ja"')}\r\n`, 'utf16le'],
  ['semicolons', `${COMMENTS}\n1,2,0,7,1,0,1,"Zo, ja"`.replaceAll(/,(?! )/g, ';'), 'utf8'],
  ['old line ends', `${COMMENTS}\r${statement(0, '"Zo, ja"')}\r`, 'utf8'],
  ['words on two lines', `${COMMENTS}\n${statement(0, '"Zo,\r\n  ja"')}\n`, 'utf8'],
  ['other names', `Comment_ID,Comment Body\n0,"Zo, ja"\n`, 'utf8'],
] as const;

test.each(MESSY)('a file with %s is read', async (_, text, encoding) => {
  expect((await preview(bytes(text, encoding))).statements).toEqual([{ words: 'Zo, ja', hidden: false }]);
});

test('line ends of three kinds in one file are line ends', async () => {
  const file = bytes(
    `${COMMENTS}\r\n${statement(0, 'Een')}\n${statement(1, 'Twee')}\r${statement(2, 'Drie')}\r\n\r\n`,
  );
  expect((await preview(file)).statements.map(({ words }) => words)).toEqual(['Een', 'Twee', 'Drie']);
});

test('what is no such file is refused with what is wrong', async () => {
  const good = comments(statement(0, 'Goed'));
  expect(await problem(bytes(''))).toMatchObject({ file: 'comments', problem: 'empty' });
  expect(await problem(bytes('\n \n'))).toMatchObject({ problem: 'empty' });
  expect(await problem(Buffer.alloc(MAX_FILE_BYTES + 1, 'a'))).toMatchObject({ problem: 'too-big' });
  expect(await problem(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8]))).toMatchObject({
    problem: 'no-text',
  });
  expect(await problem(bytes(`${COMMENTS}\n${statement(0, '"Zonder einde')}`))).toMatchObject({
    problem: 'broken',
  });
  expect(await problem(bytes('naam;plaats\nKoor;Delft'))).toMatchObject({
    problem: 'missing-columns',
    missing: ['comment-id', 'comment-body'],
  });
  expect(await problem(votes(...TEN))).toMatchObject({ file: 'comments', problem: 'swapped' });
  expect(await problem(good, good)).toMatchObject({ file: 'votes', problem: 'swapped' });
  expect(await problem(good, bytes('comment-id,voter-group,vote,votes\n0,newcomer,1,10'))).toMatchObject({
    problem: 'grouped',
  });
  expect(await problem(good, bytes('comment-id,voter-id\n0,1'))).toMatchObject({ missing: ['vote'] });
  expect(await problem(comments())).toMatchObject({ problem: 'no-statements' });
});

test('votes of nine people are refused, and a voter without a vote that counts is nobody', async () => {
  const good = comments(statement(0, 'Goed'));
  expect(await problem(good, votes(...TEN.slice(1), vote(5, 'a', '1')))).toEqual({
    file: 'votes',
    problem: 'too-few',
    missing: [],
    count: 9,
  });
  expect((await preview(good, votes(...TEN))).ballots).toHaveLength(10);
});

test('more than ten thousand statements, or more ballots than a form carries, are refused', async () => {
  const many = Array.from({ length: 10_001 }, (_, number) => statement(number, `Stelling ${number}`));
  expect(await problem(comments(...many))).toMatchObject({ problem: 'too-many', count: 10_001 });
  const full = comments(...many.slice(1));
  const far = Array.from({ length: 1_001 }, (_, voter) => vote(10_000, `v${voter}`, '1'));
  expect(await problem(full, votes(...far))).toMatchObject({ problem: 'too-many-votes', count: 1_001 });
});

test('a parcel brings everything along but the order of the ballots, and a changed one is refused', async () => {
  const { statements, ballots } = await preview(
    comments(statement(0, 'Nul'), statement(1, 'Een')),
    votes(...TEN, ...Array.from({ length: 40 }, (_, voter) => vote(1, `v${voter}`, '-1'))),
  );
  const parcel = await packParcel({ language: 'ar', statements, ballots });
  const opened = await unpackParcel(parcel);
  expect(opened?.statements).toEqual(statements);
  const sorted = (list: readonly Uint8Array[] = []) => list.map((each) => each.join()).toSorted();
  expect(sorted(opened?.ballots)).toEqual(sorted(ballots));
  expect(opened?.ballots.map((each) => each.join())).not.toEqual(ballots.map((each) => each.join()));
  expect(await unpackParcel('')).toBeUndefined();
  expect(await unpackParcel(parcel.slice(0, -9))).toBeUndefined();
  const changed = (ballot: number[], people = 10) =>
    packParcel({
      language: 'nl',
      statements,
      ballots: Array.from({ length: people }, () => Uint8Array.from(ballot)),
    });
  expect(await unpackParcel(await changed([1, 2]))).toBeDefined();
  // Nine people; a statement that is not there; a revision; nothing at all.
  expect(await unpackParcel(await changed([1, 2], 9))).toBeUndefined();
  expect(await unpackParcel(await changed([1, 2, 1]))).toBeUndefined();
  expect(await unpackParcel(await changed([5]))).toBeUndefined();
  expect(await unpackParcel(await changed([0, 0]))).toBeUndefined();
});

test('a ballot is numbered anew without saying anything else', () => {
  expect([...renumbered(Uint8Array.of(1, 0, 2), [4, 5, 1])]).toEqual([0, 2, 0, 0, 1]);
  expect([...renumbered(new Uint8Array(), [4])]).toEqual([]);
});

test('a hundred thousand votes are read in seconds, and others are answered meanwhile', async () => {
  const many = Array.from({ length: 100 }, (_, number) => statement(number, `Stelling ${number}`));
  const rows = Array.from({ length: 100_000 }, (_, at) => vote(at % 100, `v${Math.floor(at / 100)}`, '1'));
  const files: [Uint8Array, Uint8Array] = [comments(...many), votes(...rows)];
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const { ballots, votes: count } = await preview(...files);
  clearInterval(timer);
  expect([ballots.length, count]).toEqual([1_000, 100_000]);
  expect(turns).toBeGreaterThan(3);
}, 10_000);
