import sharp from 'sharp';
import { expect, test } from 'vitest';
import { privateLinkToken } from '#core/private-links.ts';
import { createTestApp } from '../../../test/support/app.ts';
import { meeting, SLUG } from '../../../test/support/meeting.ts';
import { fillIn, formOn } from '../../../test/support/team-forms.ts';

const { browser, app, faults } = await createTestApp();
const { id, token, edition } = await meeting(app);
const [aster, bilal] = [browser(), browser()];
for (const organiser of [aster, bilal]) organiser.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;

const stand = `/nl/meetings/${SLUG}/stand`;
await fillIn(browser(), stand, stand, { organisation: 'Het koor', shows: 'Zingen' });
const shift = { task: 'Thee', from: '13:00', to: '14:00', wanted: '2' };
await fillIn(aster, `${desk}/shifts`, `${desk}/shift`, shift, { shift: '' });
await fillIn(aster, `${desk}/hosts`, `${desk}/tables`, {});
const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#3a7d5c' } })
  .jpeg()
  .toBuffer();
const photos = formOn((await aster.get(`${desk}/photos`)).html, `${desk}/photos`);
const { once = '' } = photos;
await aster.post(`${desk}/photos`, {
  once,
  words: 'Een tafel',
  nobodyElse: 'yes',
  picture: new File([new Uint8Array(picture)], 'foto.jpg', { type: 'image/jpeg' }),
});
const { parts, venues } = await edition();
const round = parts.find(({ breakOuts }) => breakOuts.length);
const breakOut = round?.breakOuts[0]?.id ?? '';
const table = `/nl/table/${privateLinkToken(app, 'table', breakOut)}`;
const agreement = { kind: 'agreement', 'words-agreement': 'Bellen', owner: 'Samira', dueOn: '2027-03-01' };
await fillIn(browser(), table, table, agreement);
const tableHtml = (await browser().get(table)).html;
const line = tableHtml.match(/name="seen-([0-9a-f-]{36})"/)?.[1] ?? '';
const own = `/nl/agreement/${privateLinkToken(app, 'agreement', line)}`;

interface EditablePage {
  /** What two people change at once. */
  subject: string;
  page: string;
  target: string;
  /** Which form of the page it is. */
  holding?: Record<string, string>;
  /** The field that both change; and, where there is one, a field that only the second changes. */
  field: string;
  other?: string;
  otherValue?: string;
  /** What a button of the form sends along. */
  button?: Record<string, string>;
}

/** Every page on which a team, a table or an owner changes what others may change at the same moment. */
const PAGES: EditablePage[] = [
  {
    subject: 'the edition',
    page: `${desk}/edit`,
    target: `${desk}/edition`,
    field: 'summary-nl',
    other: 'about-nl',
  },
  {
    subject: 'a venue',
    page: `${desk}/edit`,
    target: `${desk}/venue`,
    holding: { id: venues[0]?.id ?? '' },
    field: 'way-nl',
    other: 'way-en',
  },
  {
    subject: 'a programme item',
    page: `${desk}/edit`,
    target: `${desk}/part`,
    holding: { part: parts[0]?.id ?? '' },
    field: 'title-nl',
    other: 'about-nl',
  },
  {
    subject: 'a break-out',
    page: `${desk}/edit`,
    target: `${desk}/break-out`,
    holding: { id: breakOut },
    field: 'host',
    other: 'room',
  },
  {
    subject: 'a stall',
    page: `${desk}/market`,
    target: `${desk}/stand`,
    field: 'answer',
    other: 'number',
    otherValue: 'C7',
    button: { state: 'accepted' },
  },
  {
    subject: 'a shift',
    page: `${desk}/shifts`,
    target: `${desk}/shift`,
    field: 'task',
    other: 'wanted',
    otherValue: '7',
  },
  {
    subject: 'a line of a table card',
    page: table,
    target: `${table}/change`,
    field: `line-${line}`,
    other: `owner-${line}`,
    button: { change: line },
  },
  { subject: 'an agreement', page: own, target: own, field: 'answer', button: { state: 'open' } },
  { subject: 'a photo caption', page: `${desk}/photos`, target: `${desk}/photos/words`, field: 'words' },
];

test.each(PAGES)('two people change $subject at once: nothing that either typed is lost', async (spec) => {
  const { page, target, holding = {}, field, other, otherValue = 'Alleen van mij', button = {} } = spec;
  const first = formOn((await aster.get(page)).html, target, holding);
  const second = formOn((await bilal.get(page)).html, target, holding);
  expect(first).toHaveProperty([field]);
  const saved = await aster.post(target, { ...first, ...button, [field]: 'Van de ander' });
  expect(saved.status).toBe(303);
  const typed = { ...second, ...button, [field]: 'Van mij', ...(other ? { [other]: otherValue } : {}) };
  const late = await bilal.post(target, typed);
  // Both texts stand beside each other, and the form holds what was typed.
  expect(late.status).toBe(409);
  const notice = late.html.slice(late.html.indexOf('role="alert"'));
  expect(notice.indexOf('Van de ander')).toBeGreaterThan(0);
  expect(notice.indexOf('Van mij')).toBeGreaterThan(0);
  const again = formOn(late.html, target, holding);
  expect(again[field]).toBe('Van mij');
  if (other) expect(again[other]).toBe(otherValue);
  expect(formOn((await aster.get(page)).html, target, holding)[field]).toBe('Van de ander');
  // The next tap decides, and it can take theirs just as well.
  const decided = await bilal.post(target, { ...again, ...button, [field]: 'Van ons samen' });
  expect(decided.status).toBe(303);
  const stored = formOn((await aster.get(page)).html, target, holding);
  expect(stored[field]).toBe('Van ons samen');
  if (other) expect(stored[other]).toBe(otherValue);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
