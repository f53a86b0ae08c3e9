import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { ACCOUNT_COOKIE } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { openCase, staffOf } from '../../../../test/support/casework.ts';
import { makeTenant, openStaffSession } from '../../../../test/support/tenants.ts';
import { addEvent } from '../model/queries.ts';
import { findAnswers, findSittings } from './queries.ts';

const { app, browser, faults, owner } = await createTestApp();
const delft = await makeTenant(app, 'Gemeente Delft');
const utrecht = await makeTenant(app, 'Gemeente Utrecht', ['GM0344']);

async function guideOf(tenant: string, name = 'Esra') {
  const { token } = await openStaffSession(app, tenant, { name });
  const staff = await staffOf(app, token);
  const own = browser();
  own.jar.set(ACCOUNT_COOKIE, token);
  return { staff, browser: own };
}
const esra = await guideOf(delft);
const joris = await guideOf(delft, 'Joris');
const elsewhere = await guideOf(utrecht, 'Anna');

const readAs = <T>({ staff }: typeof esra, read: Parameters<typeof inTransaction<T>>[2]): Promise<T> =>
  inTransaction(app.db, { account: staff.account }, read);
const answersOf = (id: string) => readAs(esra, (tx) => findAnswers(tx, app, id));
const onceOf = (html: string, action: string): string => {
  const form = html.slice(html.indexOf(`action="${action}"`));
  return /name="once" value="([^"]+)"/.exec(form)?.[1] ?? '';
};
const SITTING = {
  told: 'yes',
  alone: 'yes',
  interpreter: 'phone',
  interpreterLanguage: 'ti',
  place: 'reception-centre',
  day: '2026-11-24',
  present: ['coa'],
};

/** Fills in a topic as this guide, over what the page shows. */
async function fill(
  guide: typeof esra,
  id: string,
  topic: string,
  fields: Record<string, string | string[]>,
  page?: string,
) {
  const path = `/nl/casework/${id}/intake/topic/${topic}`;
  const html = page ?? (await guide.browser.get(path)).html;
  const seen = Object.fromEntries(
    [...html.matchAll(/name="(seen-[^"]+)" value(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  const shown = { source: 'newcomer', day: '2026-11-24', once: onceOf(html, path), to: '' };
  return guide.browser.post(path, { ...shown, ...seen, ...fields });
}

test('a conversation begins with the right to have it alone, in the language of the newcomer', async () => {
  const id = await openCase(app, esra.staff);
  const path = `/nl/casework/${id}/intake/sitting`;
  const page = await esra.browser.get(path);
  expect(page.html).toContain('lang="ti" dir="ltr" data-read');
  expect(page.html).toContain('ነዚ ዘተ በይንኹም');
  const once = onceOf(page.html, path);
  const silent = await esra.browser.post(path, { ...SITTING, told: '', once });
  expect(silent.status).toBe(422);
  expect(silent.html).toContain('Zeg eerst dat het gesprek alleen mag');
  // What was chosen is still there.
  expect(silent.html).toMatch(/value="phone" checked/);
  await esra.browser.post(path, { ...SITTING, once });
  // Two taps, one conversation.
  await esra.browser.post(path, { ...SITTING, once });
  const [sitting, ...more] = await readAs(esra, (tx) => findSittings(tx, app, id));
  expect(more).toEqual([]);
  expect(sitting).toMatchObject({ alone: true, toldBy: 'Esra', interpreter: 'phone', present: ['coa'] });
  expect(sitting?.toldAloneAt).toEqual(app.now());
  const overview = await esra.browser.get(`/nl/casework/${id}/intake`);
  expect(overview.html).toContain('Esra');
  expect(overview.html).toContain('in de opvang (COA)');
});

test('answers keep source and day, earlier ones stay, and the same form twice is one answer', async () => {
  const id = await openCase(app, esra.staff);
  const path = `/nl/casework/${id}/intake/topic/education`;
  const { html } = await esra.browser.get(path);
  expect(html).toContain('nog niet gevraagd');
  const fields = { 'school-years': 'years-5-8', diploma: 'declined' };
  await fill(esra, id, 'education', fields, html);
  await fill(esra, id, 'education', fields, html);
  expect(await answersOf(id)).toHaveLength(2);
  await fill(esra, id, 'education', {
    ...fields,
    'school-years': 'years-9-12',
    source: 'school',
    day: '2026-11-20',
  });
  const answers = await answersOf(id);
  expect(
    answers.map(({ question, value, source, day }) => [question, value.choices[0], source, day]).sort(),
  ).toEqual([
    ['diploma', 'declined', 'newcomer', '2026-11-24'],
    ['school-years', 'years-5-8', 'newcomer', '2026-11-24'],
    ['school-years', 'years-9-12', 'school', '2026-11-20'],
  ]);
  const page = await esra.browser.get(path);
  expect(page.html).toContain('Wat er eerder stond');
  expect(page.html).toContain('5 tot 8 jaar');
});

test('B10: two guides change the same answer at the desk: both stay, both see it, and a choice settles it', async () => {
  const id = await openCase(app, esra.staff);
  const path = `/nl/casework/${id}/intake/topic/personalCircumstances`;
  // A colleague says first why they open the case of Esra.
  await joris.browser.get(`/nl/casework/${id}/reason`);
  await joris.browser.post(`/nl/casework/${id}/reason`, { reason: 'stand-in', words: '' });
  const [first, second] = [await esra.browser.get(path), await joris.browser.get(path)];
  await fill(esra, id, 'personalCircumstances', { household: 'house-alone' }, first.html);
  await fill(joris, id, 'personalCircumstances', { household: 'house-family' }, second.html);
  for (const guide of [esra, joris]) {
    const page = await guide.browser.get(path);
    expect(page.html).toContain('Twee antwoorden');
    expect(page.html).toContain('woont alleen');
    expect(page.html).toContain('met partner en kinderen');
  }
  const answers = await answersOf(id);
  const chosen = answers.find(({ by }) => by === 'Joris');
  const seen = answers.map((answer) => answer.id).join(' ');
  const choice = { question: 'household', answer: chosen?.id ?? '', seen };
  const settled = await joris.browser.post(`${path}/choose`, choice);
  expect([settled.status, settled.to, /notice problem.*?<p>(.*?)<.p>/.exec(settled.html)?.[1]]).toEqual([
    303,
    `${path}?chosen`,
    undefined,
  ]);
  // A second tap finds it settled.
  expect((await joris.browser.post(`${path}/choose`, choice)).status).toBe(422);
  expect(await answersOf(id)).toHaveLength(3);
  expect((await esra.browser.get(path)).html).not.toContain('Twee antwoorden');
});

test('a form that was sent, changed and sent again keeps the later words, and is no dispute with oneself', async () => {
  const id = await openCase(app, esra.staff);
  const path = `/nl/casework/${id}/intake/topic/selfReliance`;
  const { html } = await esra.browser.get(path);
  await fill(esra, id, 'selfReliance', { 'does-money': 'does-alone' }, html);
  await fill(esra, id, 'selfReliance', { 'does-money': 'does-with-help' }, html);
  const page = await esra.browser.get(path);
  expect(page.html).not.toContain('Twee antwoorden');
  expect(page.html).toMatch(/name="does-money" value="does-with-help" checked/);
});

test('nothing of a BSN, of a day to come or of a made-up answer is stored, and what was typed stays', async () => {
  const id = await openCase(app, esra.staff);
  const words = 'Zijn nummer is 111222333 <b>';
  const bsn = await fill(esra, id, 'education', { 'words-education': words, 'school-years': 'years-0' });
  expect(bsn.status).toBe(422);
  expect(bsn.html).toContain('kan zijn. Haal het weg');
  expect(bsn.html).toContain('Zijn nummer is 111222333 &lt;b>');
  expect(bsn.html).toMatch(/name="school-years" value="years-0" checked/);
  const later = await fill(esra, id, 'education', { day: '2030-01-01', 'school-years': 'years-0' });
  expect(later.status).toBe(422);
  const odd = await fill(esra, id, 'education', { 'school-years': 'years-99' });
  expect(odd.status).toBe(422);
  expect(await answersOf(id)).toEqual([]);
});

test('what is stored of an answer is not to be read in the database', async () => {
  const id = await openCase(app, esra.staff);
  await fill(esra, id, 'personalCircumstances', {
    attention: ['att-body'],
    'words-personalCircumstances': 'kanarie-woorden',
  });
  const pg = await import('pg');
  const client = new pg.default.Client(owner);
  await client.connect();
  const { rows } = await client.query('select * from intake_answer where case_id = $1', [id]);
  await client.end();
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toMatch(/kanarie|att-body/);
  const page = await esra.browser.get(`/nl/casework/${id}/intake/topic/personalCircumstances`);
  expect(page.html).toContain('kanarie-woorden');
});

test('another municipality finds no intake, at any address', async () => {
  const id = await openCase(app, esra.staff);
  await fill(esra, id, 'education', { 'school-years': 'years-0' });
  for (const path of ['', '/sitting', '/topic/education', '/summary', '/story', '/hand-over']) {
    const page = await elsewhere.browser.get(`/nl/casework/${id}/intake${path}`);
    expect([path, page.status]).toEqual([path, 404]);
  }
  await elsewhere.browser.get('/nl/casework');
  await fill(elsewhere, id, 'education', { 'school-years': 'years-13' }, '');
  expect(await answersOf(id)).toHaveLength(1);
  expect(await readAs(elsewhere, (tx) => findAnswers(tx, app, id))).toEqual([]);
});

test('the summary is in the language of the newcomer, free words stay as written, and what they say is recorded', async () => {
  const id = await openCase(app, esra.staff, { language: 'ar', name: 'Samira' });
  await fill(esra, id, 'education', {
    'school-years': 'years-9-12',
    'words-education': 'Wil verpleegkundige worden',
  });
  const path = `/nl/casework/${id}/intake/summary`;
  const page = await esra.browser.get(path);
  expect(page.html).toContain('lang="ar" dir="rtl" data-read');
  expect(page.html).toContain('من 9 إلى 12 سنة');
  expect(page.html).toContain('Wil verpleegkundige worden');
  const french = await esra.browser.get(`${path}?in=fr`);
  expect(french.html).toContain('9 à 12 ans');
  const [shown] = [...page.html.matchAll(/name="shown" value="([^"]+)"/g)].map(([, value]) => value ?? '');
  const once = onceOf(page.html, path);
  const unsaid = await esra.browser.post(path, {
    once,
    in: 'ar',
    how: 'guide-read',
    words: 'nog iets',
    shown: shown ?? '',
  });
  expect(unsaid.status).toBe(422);
  expect(unsaid.html).toContain('nog iets');
  await esra.browser.post(path, {
    once,
    in: 'ar',
    how: 'guide-read',
    verdict: 'not-quite',
    words: 'nog iets',
    shown: shown ?? '',
  });
  const overview = await esra.browser.get(`/nl/casework/${id}/intake`);
  expect(overview.html).toContain('Het klopt niet helemaal');
  expect(overview.html).toContain('nog iets');
});

test('the file of COA: refused fields are named, a BSN refuses everything, and the newcomer is not overruled', async () => {
  const id = await openCase(app, esra.staff);
  const path = `/nl/casework/${id}/intake/hand-over`;
  await fill(esra, id, 'personalCircumstances', { household: 'house-alone' });
  await esra.browser.get(path);
  const send = (text: string) =>
    esra.browser.post(`${path}/read`, { file: new File([text], 'coa.json', { type: 'application/json' }) });
  const bsn = await send('{"name":"Yonas","household":"partner","remark":"111222333"}');
  expect(bsn.status).toBe(422);
  expect(bsn.html).not.toContain('111222333');
  const read = await send(
    '{"household":"partner","levelReading":"a1","religie":"geheim-x","date":"2026-11-02"}',
  );
  expect(read.html).toContain('religie');
  expect(read.html).not.toContain('geheim-x');
  expect(await answersOf(id)).toHaveLength(1);
  const stored = [...read.html.matchAll(/name="answer" value="([^"]+)"/g)].map(([, value]) => value ?? '');
  await esra.browser.post(path, { once: onceOf(read.html, path), day: '2026-11-02', answer: stored });
  const answers = await answersOf(id);
  expect(answers.map(({ question, source, day }) => [question, source, day]).sort()).toEqual([
    ['household', 'coa', '2026-11-02'],
    ['household', 'newcomer', '2026-11-24'],
    ['level-reading', 'coa', '2026-11-02'],
  ]);
  const page = await esra.browser.get(`/nl/casework/${id}/intake/topic/personalCircumstances`);
  expect(page.html).toContain('Twee antwoorden');
});

test('the intake is completed after the right, every topic and the summary, and not before', async () => {
  const id = await openCase(app, esra.staff);
  const here = `/nl/casework/${id}/intake`;
  const early = await esra.browser.get(here);
  expect(early.html).toContain('Eerst nog dit');
  expect(early.html).not.toContain('Rond de intake af');
  const sitting = await esra.browser.get(`${here}/sitting`);
  await esra.browser.post(`${here}/sitting`, { ...SITTING, once: onceOf(sitting.html, `${here}/sitting`) });
  await fill(esra, id, 'education', { 'school-years': 'years-5-8' });
  await fill(esra, id, 'workExperience', { 'work-years': 'work-5-9' });
  await fill(esra, id, 'personalCircumstances', { household: 'declined' });
  await fill(esra, id, 'earlyChildhoodEducation', { 'child-ages': ['child-none'] });
  await fill(esra, id, 'languageLevel', { latin: 'latin-some' });
  await fill(esra, id, 'workPotential', { 'works-now': ['now-none'] });
  await fill(esra, id, 'selfReliance', { 'does-phone': 'does-with-help' });
  const summary = await esra.browser.get(`${here}/summary`);
  await esra.browser.post(`${here}/summary`, {
    once: onceOf(summary.html, `${here}/summary`),
    in: 'ti',
    how: 'interpreter-read',
    verdict: 'right',
    words: '',
  });
  const ready = await esra.browser.get(here);
  expect(ready.html).toContain('Rond de intake af');
  await esra.browser.post(`${here}/complete`, {
    once: onceOf(ready.html, `${here}/complete`),
    day: '2026-11-24',
  });
  const done = await esra.browser.get(here);
  expect(done.html).toContain('Afgerond op');
  // The learnability result is a fact of its own.
  const tested = await esra.browser.get(`${here}/topic/learnabilityTest`);
  await esra.browser.post(`${here}/test-result`, {
    once: onceOf(tested.html, `${here}/test-result`),
    outcome: 'not-feasible',
    score: '41,5',
    needed: '50',
    day: '2026-11-20',
  });
  await fill(esra, id, 'learnabilityTest', { 'route-view': 'view-b1', source: 'guide' });
  const view = await esra.browser.get(`${here}/topic/learnabilityTest`);
  expect(view.html).toContain('Dit is een andere route dan de toets zegt');
  expect(view.html).toContain('41.5');
});

test('in absence only after three summonses; the page says why not yet', async () => {
  const id = await openCase(app, esra.staff);
  const here = `/nl/casework/${id}/intake`;
  const page = await esra.browser.get(here);
  expect(page.html).toContain('Daarom kan dat nu nog niet');
  const once = onceOf(page.html, `${here}/complete`);
  const early = await esra.browser.post(`${here}/complete`, { once, absence: 'yes', day: '2026-11-24' });
  expect(early.to).toContain('not-yet');
  for (const day of ['2026-09-01', '2026-10-01', '2026-11-02']) {
    const about = crypto.randomUUID();
    const event = { caseId: id, day, source: 'municipality' } as const;
    await readAs(esra, async (tx) => {
      await addEvent(
        tx,
        app,
        esra.staff,
        { ...event, id: about, kind: 'intake-summoned', data: { appointment: day } },
        app.now(),
      );
      await addEvent(
        tx,
        app,
        esra.staff,
        { ...event, id: crypto.randomUUID(), kind: 'intake-missed', data: { about, warnedOn: day } },
        app.now(),
      );
    });
  }
  const late = await esra.browser.get(here);
  expect(late.html).toContain('Rond af bij afwezigheid');
  await esra.browser.post(`${here}/complete`, {
    once: onceOf(late.html, `${here}/complete`),
    absence: 'yes',
    day: '2026-11-24',
  });
  expect((await esra.browser.get(here)).html).toContain('bij afwezigheid.');
});

test('nothing failed', () => expect(faults).toEqual([]));
