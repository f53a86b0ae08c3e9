import { afterAll, describe, expect, test } from 'vitest';
import { lettersOf, readPdf, wordsOf } from '../../../test/support/read-pdf.ts';
import { textDirection } from '../i18n/languages.ts';
import { createLog } from '../log.ts';
import { linesOfDocument, type PaperDocument } from './document.ts';
import { openTypesetter } from './typeset.ts';

const faults: string[] = [];
const log = createLog((line) => faults.push(line));
const typesetter = openTypesetter(log);
afterAll(typesetter.stop);

const dutch: PaperDocument = {
  language: 'nl',
  title: 'Uw plan',
  head: [{ kind: 'lines', lines: ['Mevrouw S. Haddad', 'Dorpsstraat 1', '1234 AB Voorbeeld'] }],
  blocks: [
    { kind: 'paragraph', text: 'U krijgt deze brief, omdat wij een besluit namen.' },
    { kind: 'heading', level: 2, text: 'Uw route' },
    { kind: 'facts', facts: [{ name: 'Route', value: 'B1-route' }] },
    { kind: 'list', items: ['Eén', { text: 'اللغة', language: 'ar' }] },
    {
      kind: 'table',
      headings: ['Onderdeel', 'Uren'],
      rows: [
        ['Lessen', '600'],
        ['Werk', '40'],
      ],
    },
    {
      kind: 'frame',
      frame: 'dashed',
      blocks: [
        { kind: 'heading', level: 2, text: 'Vrij' },
        { kind: 'paragraph', text: 'Dit mag.' },
      ],
    },
  ],
};
const arabic: PaperDocument = {
  language: 'ar',
  title: 'خطتك',
  head: [],
  blocks: [
    { kind: 'heading', level: 2, text: 'المسار' },
    { kind: 'paragraph', text: 'تتعلم اللغة 12 ساعة في الأسبوع.' },
    { kind: 'table', headings: ['الجزء', 'الساعات'], rows: [['الدروس', '600']] },
    { kind: 'list', items: [{ text: 'Taalcafé De Linde', language: 'nl' }] },
  ],
};
const tigrinya: PaperDocument = {
  language: 'ti',
  title: 'መደብኩም',
  head: [],
  blocks: [
    { kind: 'heading', level: 2, text: 'መንገዲ' },
    { kind: 'paragraph', text: 'ኣብ ሰሙን 12 ሰዓት ቋንቋ ትመሃሩ።' },
  ],
};

async function set(document: PaperDocument): Promise<Uint8Array> {
  const result = await typesetter.typeset(document);
  if (!result.ok) throw new Error(`${result.refusal} ${faults.join(' ')}`);
  return result.value;
}

describe.each([dutch, arabic, tigrinya])('a letter in $language', (document) => {
  test('B15: says its language and its title, and that it is PDF/UA', async () => {
    const { language, title, marked, metadata } = await readPdf(await set(document));
    expect(language).toBe(document.language);
    expect(title).toBe(document.title);
    expect(marked).toBe(true);
    expect(metadata).toContain('pdfuaid');
  });

  test('has its title as first heading, and the others below it', async () => {
    const { headings } = await readPdf(await set(document));
    expect(headings.map(({ level }) => level)).toEqual(
      document.language === 'nl' ? ['H1', 'H2', 'H2'] : ['H1', 'H2'],
    );
    expect(headings[0]?.text).toBe(document.title);
  });

  test('is read in the order in which it is written', async () => {
    const { parts, text } = await readPdf(await set(document));
    const lines = document.head.length
      ? [[linesOfDocument(document).slice(0, 3).join('')], linesOfDocument(document).slice(3)].flat()
      : linesOfDocument(document);
    expect(parts.map(lettersOf)).toEqual(lines.map(lettersOf));
    if (textDirection(document.language) === 'ltr')
      for (const line of lines) expect(wordsOf(text)).toContain(wordsOf(line));
  });
});

test('the heading of each column is a heading of the table, also from right to left', async () => {
  for (const [document, columns] of [
    [dutch, ['Onderdeel', 'Uren']],
    [arabic, ['الجزء', 'الساعات']],
  ] as const) {
    const { tables } = await readPdf(await set(document));
    expect(tables).toHaveLength(1);
    expect(tables[0]?.headings).toEqual(columns);
  }
});

test('a list is a list, and words in another language say which', async () => {
  const { roles, languages } = await readPdf(await set(dutch));
  expect(roles).toEqual(expect.arrayContaining(['L', 'LI', 'LBody', 'P', 'Table', 'TR', 'TH', 'TD']));
  expect(languages).toContain('ar');
});

test('a letter that no font has is a refusal, never an empty box on somebody’s paper', async () => {
  const refused = await typesetter.typeset({ ...dutch, title: 'Uw plan 😀' });
  expect(refused).toEqual({ ok: false, refusal: 'pdf-letters' });
  expect((await typesetter.typeset(dutch)).ok).toBe(true);
});

test('markup and control characters in somebody’s words stay words', async () => {
  const words = '#panic("x") $x^2$ <a> [b] *c* @d \\ \t einde';
  const { text } = await readPdf(await set({ ...dutch, blocks: [{ kind: 'paragraph', text: words }] }));
  expect(wordsOf(text)).toContain(wordsOf('#panic("x") $x^2$ <a> [b] *c* @d \\ einde'));
});

test('a word that is longer than the paper is wide goes on in the next line', async () => {
  const word = `https://voorbeeld.nl/${'heel-lang-'.repeat(30)}`;
  const pdf = await set({ ...dutch, blocks: [{ kind: 'paragraph', text: word }] });
  const { text, right } = await readPdf(pdf);
  expect(wordsOf(text)).toContain(wordsOf(word));
  // A4 is 595 points wide.
  expect(right).toBeLessThan(560);
});

test('what takes too long is given up, its process ends, and the next letter is set', async () => {
  const slow = openTypesetter(log, { maxMs: 40, entry: './never-ready.testing.ts' });
  expect(await slow.typeset(dutch)).toEqual({ ok: false, refusal: 'pdf-busy' });
  expect(await slow.typeset(dutch)).toEqual({ ok: false, refusal: 'pdf-busy' });
  slow.stop();
});

test('without a compiler every letter is refused, and the reason is logged once', async () => {
  const before = faults.length;
  const none = openTypesetter(log, { entry: './absent.testing.ts' });
  expect(await none.typeset(dutch)).toEqual({ ok: false, refusal: 'pdf-absent' });
  expect(await none.typeset(dutch)).toEqual({ ok: false, refusal: 'pdf-absent' });
  none.stop();
  expect(faults.length).toBe(before + 1);
});

test('the server goes on while a letter is set, and fifty at once are not lost in silence', async () => {
  let beats = 0;
  const heart = setInterval(() => beats++, 5);
  const results = await Promise.all(Array.from({ length: 50 }, () => typesetter.typeset(dutch)));
  clearInterval(heart);
  expect(results.filter((result) => result.ok)).toHaveLength(40);
  expect(results.filter((result) => !result.ok && result.refusal === 'pdf-busy')).toHaveLength(10);
  expect(beats).toBeGreaterThan(3);
});
