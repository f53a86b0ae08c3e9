import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { filledIn } from '../../../../../test/support/forms.ts';
import { OWN } from '../../../../../test/support/owners.ts';
import { openTeamSession } from '../../../../../test/support/team.ts';
import { directorySnapshot } from '../../catalogue/snapshot.ts';

const { browser, app, faults, owner } = await createTestApp();
const team = browser();
team.jar.set('vanonderop_team', await openTeamSession(app, await issueOperatorLink(app, 'Deniz', 900)));
const link = new pg.Client(owner);
await link.connect();
afterAll(() => link.end());

const field = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
let number = 0;
type Fields = Record<string, string | string[]>;

/** Registers a listing. @returns its name, the browser of its owner, and what the form answered */
async function register(more: Fields = {}) {
  const visitor = browser();
  const name = `Maatjes ${++number}`;
  const once = field((await visitor.get('/nl/register')).html, 'once');
  const sent = await visitor.post('/nl/register', {
    organisation: `Groep ${number}`,
    name,
    summary: 'Kom erbij, ieder is welkom.',
    textLanguage: 'nl',
    town: 'Delft',
    goals: ['people'],
    phone: '015 123 45 67',
    once,
    what: 'send',
    ...more,
  });
  return { name, visitor, sent };
}
/** The part of the page for the team about one listing. */
async function waitingPart(name: string): Promise<string> {
  const { html } = await team.get('/nl/listings');
  const row = html.split('data-row').find((part) => part.includes(name)) ?? '';
  return (await team.get(`/nl/listings/${field(row, 'listing')}`)).html;
}
async function vouch(name: string): Promise<void> {
  await team.post('/nl/listings/vouch', { listing: field(await waitingPart(name), 'listing') });
}
async function inDirectory(name: string) {
  const { initiatives } = await directorySnapshot(app);
  return initiatives.find(({ texts }) => texts.nl?.name === name);
}
/** The fields of the form as it stands, as a browser would send them again. */
async function changeForm(visitor: Awaited<ReturnType<typeof register>>['visitor']) {
  const { html } = await visitor.get(`${OWN}/change`);
  return { html, fields: filledIn(html) };
}

const everything: Fields = {
  contactForms: ['group', 'oneToOne'],
  safeguards: ['certificate', 'coordinator'],
  coordinator: 'Joke',
  access: ['stepFree', 'written', 'guideDog'],
  signLanguages: ['dse'],
  has: ['helpers'],
  giftsWanted: ['music', 'lessons'],
  price: '2,50',
  bring: 'Een map en een pen.',
  route: 'Bus 3, de groene deur.',
  weekday0: '2',
  from0: '10:00',
  to0: '12:00',
  repeat0: 'weeks:2',
  next0: '2026-12-01',
  weekday1: '6',
  from1: '14:00',
  to1: '16:00',
  repeat1: 'month:1,3',
};

test('a volunteer says everything once; it is public, and stands in the form again when she changes it', async () => {
  const { name, visitor, sent } = await register(everything);
  expect(sent.to).toBe(`${OWN}?new`);
  await vouch(name);
  expect(await inDirectory(name)).toMatchObject({
    contactForms: ['group', 'oneToOne'],
    safeguards: ['certificate', 'coordinator'],
    coordinator: 'Joke',
    access: ['stepFree', 'signLanguage', 'written', 'guideDog'],
    signLanguages: ['dse'],
    giftsWanted: ['lessons', 'music'],
    helpersWanted: true,
    costCents: 250,
    texts: { nl: { bring: 'Een map en een pen.', route: 'Bus 3, de groene deur.' } },
    times: [
      { weekday: 2, recurrence: { every: 'weeks', interval: 2, from: '2026-12-01' } },
      { weekday: 6, recurrence: { every: 'month', ordinals: [1, 3] } },
    ],
  });
  const { fields } = await changeForm(visitor);
  const changed = await visitor.post(`${OWN}/change`, { ...fields, price: '3', what: 'send' });
  expect(changed.to).toBe(OWN);
  expect(await inDirectory(name)).toMatchObject({
    costCents: 300,
    coordinator: 'Joke',
    giftsWanted: ['lessons', 'music'],
    times: [{ recurrence: { interval: 2 } }, { recurrence: { ordinals: [1, 3] } }],
  });
});

test('what is one-to-one and open to minors is pointed out to its owner and to the team, until it is safe', async () => {
  const { name, visitor } = await register({ contactForms: ['oneToOne'] });
  expect((await visitor.get(OWN)).html).toContain('Nu alleen voor mensen van 18 en ouder');
  expect(await waitingPart(name)).toContain('ook voor mensen onder de 18');
  const adults = await register({ contactForms: ['oneToOne'], ageMin: '18' });
  expect((await adults.visitor.get(OWN)).html).not.toContain('Nu alleen voor mensen van 18 en ouder');
  const half = await register({ contactForms: ['atHome'], safeguards: ['certificate'] });
  expect((await half.visitor.get(OWN)).html).toContain('Nu alleen voor mensen van 18 en ouder');
  const safe = await register({ contactForms: ['atHome'], safeguards: ['certificate', 'twoAdults'] });
  expect((await safe.visitor.get(OWN)).html).not.toContain('Nu alleen voor mensen van 18 en ouder');
  expect(await waitingPart(safe.name)).not.toContain('ook voor mensen onder de 18');
  // Who vouches reads what is promised.
  expect(await waitingPart(safe.name)).toContain('Iedereen heeft een VOG');
});

test.each([
  [{ safeguards: ['coordinator'] }, 'Schrijf de naam van de coördinator'],
  [{ price: 'veel' }, 'Schrijf een bedrag in euro’s'],
  [{ price: '-5' }, 'Schrijf een bedrag in euro’s'],
  [{ price: '5', has: ['free'] }, 'Schrijf een bedrag in euro’s'],
  [{ weekday0: '2', from0: '10:00', to0: '12:00', repeat0: 'weeks:2' }, 'een datum die op die dag valt'],
  [
    { weekday0: '2', from0: '10:00', to0: '12:00', repeat0: 'weeks:2', next0: '2026-12-02' },
    'een datum die op die dag valt',
  ],
  [
    { weekday0: '2', from0: '10:00', to0: '12:00', repeat0: 'weeks:2', next0: '2036-12-02' },
    'een datum die op die dag valt',
  ],
  [{ weekday0: '2', from0: '10:00', to0: '12:00', repeat0: 'weeks:1000' }, 'Kies een dag, een begin'],
  [{ weekday0: '2', from0: '10:00', to0: '12:00', repeat0: 'weeks:0' }, 'Kies een dag, een begin'],
  [{ weekday0: '2', from0: '10:00', to0: '12:00', repeat0: 'month:6' }, 'Kies een dag, een begin'],
  [
    {
      ...{ weekday0: '2', from0: '10:00', to0: '12:00', repeat0: 'month:1' },
      ...{ weekday1: '2', from1: '10:00', to1: '13:00', repeat1: 'month:2' },
    },
    'Twee regels beginnen',
  ],
])('what cannot be right is named, and what was typed stays: %o', async (fields, message) => {
  const { sent } = await register({ ...fields, route: 'Bus 3' });
  expect(sent.status).toBe(422);
  expect(sent.html).toContain(message);
  expect(sent.html).toContain('Bus 3</textarea>');
});

test('two lines for the first and the third Tuesday are one time', async () => {
  const row = { from0: '10:00', to0: '12:00', from1: '10:00', to1: '12:00', weekday0: '2', weekday1: '2' };
  const { name } = await register({ ...row, repeat0: 'month:1', repeat1: 'month:3' });
  await vouch(name);
  expect((await inDirectory(name))?.times).toMatchObject([{ recurrence: { ordinals: [1, 3] } }]);
});

test('markup in a name is text, unknown codes are left out, and ten thousand characters are refused', async () => {
  const { name, visitor } = await register({
    safeguards: ['certificate', 'coordinator', 'superman'],
    coordinator: '<img src=x onerror=alert(1)>',
    contactForms: ['oneToOne', 'telepathy'],
    signLanguages: ['dse', 'xxx'],
    access: ['stepFree', '<b>'],
    giftsWanted: ['gold'],
  });
  expect(await waitingPart(name)).toContain('&lt;img src=x');
  expect((await visitor.get(`${OWN}/change`)).html).not.toContain('<img src=x');
  await vouch(name);
  expect(await inDirectory(name)).toMatchObject({
    safeguards: ['certificate', 'coordinator'],
    contactForms: ['oneToOne'],
    signLanguages: ['dse'],
    access: ['stepFree', 'signLanguage'],
    giftsWanted: [],
  });
  const { sent } = await register({ bring: 'x'.repeat(10_000) });
  expect([sent.status, sent.html.includes('Iets is te lang')]).toEqual([422, true]);
});

test('a listing of before keeps all it had, and its form asks the rest', async () => {
  const { name, visitor } = await register({ access: ['stepFree'], price: '4' });
  await vouch(name);
  const id = (await inDirectory(name))?.id;
  // As it was stored before: a feature without stairs, none of the later fields; the directory knew more from an import.
  const later = 'price contactForms safeguards coordinator access signLanguages giftsWanted bring route';
  await link.query(
    `update listing set form = (form - string_to_array($1, ' ')) || '{"has": ["walkIn", "stepFree"]}'
     where form ->> 'name' = $2`,
    [later, name],
  );
  await link.query(
    `update initiative set access = '{stepFree,quiet}', contact_forms = '{oneToOne}', coordinator = 'Ria',
       texts = jsonb_set(texts, '{nl,bring}', '"Een pen"') where id = $1`,
    [id],
  );
  const { fields } = await changeForm(visitor);
  expect(fields).toMatchObject({ price: ['4'], coordinator: ['Ria'], bring: ['Een pen'] });
  await visitor.post(`${OWN}/change`, { ...fields, summary: 'Kom erbij, altijd.', what: 'send' });
  expect(await inDirectory(name)).toMatchObject({
    access: ['stepFree', 'quiet'],
    contactForms: ['oneToOne'],
    walkIn: true,
    costCents: 400,
    coordinator: 'Ria',
    texts: { nl: { bring: 'Een pen', summary: 'Kom erbij, altijd.' } },
  });
  // Once it says so itself, what was taken away is gone.
  const again = await changeForm(visitor);
  const { bring: _, coordinator: __, ...rest } = again.fields;
  await visitor.post(`${OWN}/change`, { ...rest, bring: '', coordinator: '', what: 'send' });
  const now = await inDirectory(name);
  expect([now?.coordinator, now?.texts.nl?.bring]).toEqual([null, undefined]);
});

test('two people who change it at once: the second reads what the first said, in words', async () => {
  const { visitor } = await register({ contactForms: ['group'] });
  const { fields } = await changeForm(visitor);
  await visitor.post(`${OWN}/change`, {
    ...fields,
    ...{ contactForms: ['telephone'], coordinator: 'Ria', weekday0: '2', from0: '10:00', to0: '11:00' },
    ...{ repeat0: 'month:-1', what: 'send' },
  });
  const late = await visitor.post(`${OWN}/change`, { ...fields, what: 'send' });
  expect(late.status).toBe(409);
  expect(late.html).toMatch(/Aan de telefoon.*Ria.*laatste van de maand.*<form/s);
});

test('what to bring is written in another language too, and is outdated when its owner changes it', async () => {
  const { name, visitor } = await register({ bring: 'Een map' });
  await vouch(name);
  const editor = await visitor.get(`${OWN}/texts/en`);
  expect(editor.html).toContain('Een map');
  const { bring: _, ...hidden } = filledIn(editor.html);
  await visitor.post(`${OWN}/texts/en`, { ...hidden, name: 'Buddies', summary: 'Come.', bring: 'A folder' });
  expect((await inDirectory(name))?.texts.en).toMatchObject({ name: 'Buddies', bring: 'A folder' });
  const { fields } = await changeForm(visitor);
  await visitor.post(`${OWN}/change`, { ...fields, bring: 'Een schrift', what: 'send' });
  expect((await inDirectory(name))?.texts).toMatchObject({
    nl: { bring: 'Een schrift' },
    en: { bring: 'A folder', translation: { older: true } },
  });
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
