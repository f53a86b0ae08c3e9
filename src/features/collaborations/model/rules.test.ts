import { expect, test } from 'vitest';
import {
  type Collaboration,
  chooseCollaborations,
  MIN_FIGURE,
  provincesToInvite,
  readContent,
  type TypedContent,
  wordsIn,
} from './rules.ts';

const typed = (change: Partial<TypedContent> = {}): TypedContent => ({
  themes: ['work'],
  obstacles: [],
  cost: '',
  size: '',
  sinceYear: '',
  figures: [],
  ...change,
});
const read = (change: Partial<TypedContent>) => readContent(typed(change), 2026);

test('nine people are not told, ten are, also in Arabic and Persian digits', () => {
  expect(MIN_FIGURE).toBe(10);
  const figure = (number: string) => read({ figures: [{ number, words: 'mensen' }] });
  for (const small of ['9', '0', '٩', '۹'])
    expect(figure(small)).toEqual({ ok: false, refusal: 'small-figure' });
  for (const enough of ['10', '١٠', '۱۰'])
    expect(figure(enough)).toMatchObject({
      ok: true,
      content: { figures: [{ number: 10, words: 'mensen' }] },
    });
  for (const none of ['tien', '-12', '1e3', '12.5', ''])
    expect(figure(none)).toEqual({ ok: false, refusal: 'no-figure' });
});

test('what nobody told stays unknown, and what is not in a list is left out', () => {
  expect(read({ cost: 'gratis', size: 'groot', themes: ['work', 'koken'] })).toMatchObject({
    ok: true,
    content: { cost: null, size: null, sinceYear: null, themes: ['work'] },
  });
  expect(read({ themes: ['koken'] })).toEqual({ ok: false, refusal: 'no-theme' });
  expect(read({ sinceYear: '2027' })).toEqual({ ok: false, refusal: 'no-year' });
});

test('three in one province are invited once, two and those from everywhere are not', () => {
  const wants = (...codes: (string | null)[]) => codes.map((municipality) => ({ municipality }));
  const southHolland = wants('GM0518', 'GM0546', 'GM0553');
  const [province] = provincesToInvite(southHolland, []);
  expect(province).toBeDefined();
  expect(provincesToInvite(southHolland, [province ?? ''])).toEqual([]);
  expect(provincesToInvite(wants('GM0518', 'GM0546', null, null), [])).toEqual([]);
  expect(provincesToInvite(wants('GM0518', 'GM0344', 'GM0014'), [])).toEqual([]);
});

const collaboration = (id: string, change: Partial<Collaboration> = {}): Collaboration => ({
  id,
  teller: { tenant: id },
  tellerName: `Gemeente ${id}`,
  initiative: null,
  language: 'nl',
  texts: { nl: { title: id, what: 'Samen eten', forWhom: '', result: '', needed: '' } },
  bottlenecks: [],
  themes: ['work'],
  obstacles: [],
  cost: null,
  size: null,
  municipalities: [],
  sinceYear: null,
  figures: [],
  state: 'public',
  changedAt: new Date(0),
  publishedAt: new Date(0),
  version: 1,
  ...change,
});
const NONE = {
  search: '',
  theme: '',
  size: '',
  cost: '',
  obstacle: '',
  bottleneck: '',
  municipality: '',
  sort: 'new',
} as const;

test('a reader finds by any word in any language, and sorts by name, newest or how many joined', () => {
  const all = [
    collaboration('b', { publishedAt: new Date(2) }),
    collaboration('a', { publishedAt: new Date(1), cost: 'none' }),
  ];
  const ids = (change: object) =>
    chooseCollaborations(all, { ...NONE, ...change }, 'nl', ({ id }) => (id === 'a' ? 3 : 0)).map(
      ({ id }) => id,
    );
  expect(ids({})).toEqual(['b', 'a']);
  expect(ids({ sort: 'name' })).toEqual(['a', 'b']);
  expect(ids({ sort: 'joined' })).toEqual(['a', 'b']);
  expect(ids({ cost: 'none' })).toEqual(['a']);
  expect(ids({ search: 'ETEN gemeente b' })).toEqual(['b']);
});

test('a reader without a translation reads what was told, and that it is in another language', () => {
  expect(wordsIn(collaboration('a'), 'ar')).toMatchObject({ language: 'nl', isTranslation: false });
});
