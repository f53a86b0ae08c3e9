import { expect, test } from 'vitest';
import { ACCOUNT_COOKIE } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { begin } from '../../../../test/support/people.ts';
import { makeTenant, openStaffSession } from '../../../../test/support/tenants.ts';

const { app, browser, at, faults } = await createTestApp();
at('2026-11-24T09:00:00Z');
const delft = await makeTenant(app, 'Gemeente Delft');
const utrecht = await makeTenant(app, 'Gemeente Utrecht', ['GM0344']);

async function staff(tenant: string, name: string, roles: ('guide' | 'lead' | 'policy')[]) {
  const { account, token } = await openStaffSession(app, tenant, { name, roles });
  const device = browser();
  device.jar.set(ACCOUNT_COOKIE, token);
  return { ...device, account };
}
const esra = await staff(delft, 'Esra', ['guide']);
const joris = await staff(delft, 'Joris', ['guide']);
const lead = await staff(delft, 'Marieke', ['lead']);
const policy = await staff(delft, 'Beleid', ['policy']);
const stranger = await staff(utrecht, 'Vreemde', ['guide', 'lead']);

const field = (html: string, name: string, from = 0): string =>
  html.slice(from).match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

const NEW_CASE = {
  name: 'Yonas Tesfay',
  number: '2026-118',
  language: 'ti',
  group: 'asylum',
  noticeOn: '2026-11-02',
  registeredOn: '',
  municipality: 'GM0503',
  regime: '2021',
  street: '',
  postcode: '',
  town: '',
  phone: '',
  email: '',
};

async function open(device: typeof esra, fields: Partial<typeof NEW_CASE> = {}) {
  const page = await device.get('/nl/casework/new');
  const once = field(page.html, 'once');
  const sent = { ...NEW_CASE, guide: device.account, once, ...fields };
  const done = await device.post('/nl/casework/new', sent);
  return { done, again: () => device.post('/nl/casework/new', sent) };
}
const idOf = (to: string | null): string => /casework\/([0-9a-f-]{36})/.exec(to ?? '')?.[1] ?? '';

/** Records an event through its form. */
async function record(
  device: typeof esra,
  id: string,
  kind: string,
  fields: Record<string, string | string[]>,
) {
  const path = `/nl/casework/${id}/record/${kind}`;
  const once = field((await device.get(path)).html, 'once');
  return device.post(path, { once, source: 'guide', note: '', ...fields });
}

test('a guide opens a case once, also when the button is pressed twice', async () => {
  const { done, again } = await open(esra);
  expect(done.to).toMatch(/^\/nl\/casework\/[0-9a-f-]{36}\?opened$/);
  expect((await again()).to).toBe(done.to);
  const list = await esra.get('/nl/casework');
  expect(list.html.match(/Yonas Tesfay/g)?.length).toBeGreaterThan(0);
  expect(list.html).toContain('1 dossier<');
});

test('what is typed wrong is said in words, and nothing typed is lost', async () => {
  const empty = await open(esra, { name: '', noticeOn: '', number: '' });
  expect(empty.done.status).toBe(422);
  expect(empty.done.html).toContain('Vul een naam in.');
  expect(empty.done.html).toContain('Vul de datum van het bericht in.');
  const taken = await open(esra, { name: 'Saba Okbay', street: 'Markt 1' });
  expect(taken.done.html).toContain('Dit nummer heeft al een dossier');
  expect(taken.done.html).toContain('value="Markt 1"');
  expect(taken.done.html).toContain('value="Saba Okbay"');
  const future = await open(esra, { number: '2026-119', noticeOn: '2026-11-25' });
  expect(future.done.status).toBe(422);
  // A citizen service number is no number of a case.
  expect((await open(esra, { number: '123456782' })).done.html).toContain('Dit lijkt op een BSN');
  expect((await open(esra, { number: '2026-120', municipality: 'GM0344' })).done.html).toContain(
    'Kies een gemeente waarvoor je werkt.',
  );
  expect((await open(esra, { number: '2026-120', guide: stranger.account } as object)).done.html).toContain(
    'Deze collega is geen begeleider meer.',
  );
});

test('nobody of another municipality, and nobody who only makes policy, sees a case', async () => {
  const id = idOf((await open(esra, { number: 'muur-1', name: 'Geheim Persoon' })).done.to);
  for (const path of [
    `/nl/casework/${id}`,
    `/nl/casework/${id}/cover`,
    `/nl/casework/${id}/record/registered`,
  ]) {
    expect((await stranger.get(path)).status).toBe(404);
    expect((await policy.get(path)).status).toBe(403);
    expect((await browser().get(path)).status).toBe(403);
  }
  expect((await stranger.get('/nl/casework/all')).html).not.toContain('Geheim Persoon');
  expect((await policy.get('/nl/casework')).status).toBe(403);
  const printed = await stranger
    .get('/nl/casework')
    .then(() => stranger.post('/nl/casework/print', { chosen: [id] }));
  expect(printed.html).not.toContain('Geheim Persoon');
  // A case of a number that another tenant uses is no clash.
  expect((await open(stranger, { number: 'muur-1', municipality: 'GM0344' })).done.to).toContain('?opened');
});

test('the list is searched without accents, sorted and filtered by its address', async () => {
  await open(esra, { number: 's-1', name: 'Zoë Ährlund' });
  await open(esra, { number: 's-2', name: 'Abel Zerai', group: 'family-other' });
  const found = await esra.get('/nl/casework/all?q=zoe+ahr');
  expect(found.html).toContain('Zoë Ährlund');
  expect(found.html).not.toContain('Abel Zerai');
  const sorted = (await esra.get('/nl/casework/all?sort=name')).html;
  expect(sorted.indexOf('Abel Zerai')).toBeLessThan(sorted.indexOf('Zoë Ährlund'));
  const turned = (await esra.get('/nl/casework/all?sort=-name')).html;
  expect(turned.indexOf('Abel Zerai')).toBeGreaterThan(turned.indexOf('Zoë Ährlund'));
  const family = (await esra.get('/nl/casework/all?group=family-other')).html;
  expect(family).toContain('Abel Zerai');
  expect(family).not.toContain('Zoë Ährlund');
  expect((await esra.get('/nl/casework/all?q=niemand')).html).toContain('Geen dossier past');
  expect((await esra.get('/nl/casework/all?guide=x%27--&week=9999-99-99&due=none')).status).toBe(200);
});

test('a lead divides the work; a guide takes a case that nobody has, and only then', async () => {
  const id = idOf((await open(lead, { number: 'd-1', name: 'Nog Niemand', guide: '' } as object)).done.to);
  expect((await joris.get('/nl/casework/nobody')).html).toContain('Nog Niemand');
  await joris.get(`/nl/casework/${id}`);
  expect((await joris.post(`/nl/casework/${id}/take`, {})).to).toBe(`/nl/casework/${id}?saved`);
  expect((await joris.get('/nl/casework')).html).toContain('Nog Niemand');
  await esra.get(`/nl/casework/${id}`);
  expect((await esra.post(`/nl/casework/${id}/take`, {})).to).toBe(`/nl/casework/${id}?changed`);
  expect((await esra.post('/nl/casework/chosen', { chosen: [id], guide: esra.account })).status).toBe(403);
  await lead.get('/nl/casework/all');
  expect((await lead.post('/nl/casework/chosen', { chosen: [], guide: '' })).to).toBe(
    '/nl/casework/all?nothing-chosen',
  );
  expect((await lead.post('/nl/casework/chosen', { chosen: [id], guide: stranger.account })).to).toBe(
    '/nl/casework/all?no-guide',
  );
  expect((await lead.post('/nl/casework/chosen', { chosen: [id], guide: esra.account })).to).toBe(
    '/nl/casework/all?assigned=1',
  );
  expect((await lead.get('/nl/casework/workload')).html).toMatch(/Esra[\s\S]*Dossiers/);
  expect((await joris.get('/nl/casework/workload')).status).toBe(403);
});

test('chosen cases are printed, each on a sheet, and each look is written down', async () => {
  const id = idOf((await open(esra, { number: 'p-1', name: 'Print Mij' })).done.to);
  await esra.get('/nl/casework');
  const sheets = await esra.post('/nl/casework/print', { chosen: [id, 'geen-id'] });
  expect(sheets.html).toContain('Print Mij');
  expect(sheets.html.match(/class="sheet"/g)).toHaveLength(1);
  expect((await esra.post('/nl/casework/print', {})).html).toContain('Kies eerst een of meer dossiers');
});

test('what happens is recorded, mended and taken back, and the stage of the case follows', async () => {
  const id = idOf((await open(esra, { number: 'w-1', name: 'Luwam Ghebre' })).done.to);
  const empty = await record(esra, id, 'intake-summoned', { day: '2026-11-20', appointment: '' });
  expect(empty.status).toBe(422);
  expect(empty.html).toContain('Vul dit nog in.');
  expect((await record(esra, id, 'registered', { day: '2026-11-25' })).html).toContain(
    'Deze dag moet nog komen',
  );
  const bsn = await record(esra, id, 'registered', { day: '2026-11-20', note: 'nummer 123456782' });
  expect(bsn.status).toBe(422);
  expect(bsn.html).toContain('nummer 123456782');
  const done = await record(esra, id, 'intake-summoned', {
    day: '2026-11-20',
    appointment: '2026-12-01',
    note: 'Komt met <b>haar</b> zus',
  });
  expect(done.to).toMatch(/\?recorded=[0-9a-f-]{36}#way$/);
  const page = await esra.get(done.to ?? '');
  expect(page.html).toContain('Vastgelegd.');
  expect(page.html).toContain('&lt;b>haar&lt;/b>');
  expect(page.html).toMatch(/aria-current="step"[^>]*><span>Brede intake/);
  const event = /recorded=([0-9a-f-]+)/.exec(done.to ?? '')?.[1] ?? '';

  // Two people mend the same line: the second is told, and what they typed is still there.
  const path = `/nl/casework/${id}/event/${event}`;
  const [mine, theirs] = [await esra.get(path), await lead.get(path)];
  const typed = { day: '2026-11-20', source: 'guide' };
  const first = await lead.post(path, {
    ...typed,
    once: field(theirs.html, 'once'),
    appointment: '2026-12-02',
    note: '',
  });
  expect(first.to).toContain('?mended=');
  const second = await esra.post(path, {
    ...typed,
    once: field(mine.html, 'once'),
    appointment: '2026-12-03',
    note: 'x',
  });
  expect(second.to).toBe(`/nl/casework/${id}?changed#way`);
  const after = await esra.get(`/nl/casework/${id}?changed`);
  expect(after.html).toContain('Iemand anders was je net voor.');
  expect(after.html).toContain('2 december 2026');

  // It did not happen, and then it did after all.
  const mended = /mended=([0-9a-f-]+)/.exec(first.to ?? '')?.[1] ?? '';
  const gone = await esra.post(`/nl/casework/${id}/event/${mended}/withdraw`, {
    once: field(after.html, 'once'),
  });
  expect(gone.to).toContain('?withdrawn=');
  const without = await esra.get(gone.to ?? '');
  expect(without.html).toMatch(/aria-current="step"[^>]*><span>Bericht van DUO/);
  expect(without.html).toContain('1 ingetrokken regel');
  const withdrawal = /withdrawn=([0-9a-f-]+)/.exec(gone.to ?? '')?.[1] ?? '';
  const back = await esra.post(`/nl/casework/${id}/event/${withdrawal}/withdraw`, {
    once: field(without.html, 'once'),
    back: 'yes',
  });
  expect((await esra.get(back.to ?? '')).html).toMatch(/aria-current="step"[^>]*><span>Brede intake/);
});

test('a case is closed when the duty has ended, and opened again', async () => {
  const id = idOf((await open(esra, { number: 'c-1', name: 'Rima Haddad' })).done.to);
  expect((await esra.get(`/nl/casework/${id}`)).html).not.toContain('Dossier sluiten');
  await record(esra, id, 'duty-ended', { day: '2026-11-20', ground: 'left' });
  const page = await esra.get(`/nl/casework/${id}`);
  const seen = field(page.html, 'seen');
  expect((await esra.post(`/nl/casework/${id}/close`, { seen, open: 'no' })).to).toBe(
    `/nl/casework/${id}?closed`,
  );
  // A closed case is nobody's daily work: a reason is asked first.
  expect((await esra.get(`/nl/casework/${id}`)).to).toContain(`/nl/casework/${id}/reason`);
  await esra.get(`/nl/casework/${id}/reason`);
  expect(
    (await esra.post(`/nl/casework/${id}/reason`, { reason: 'person-asked', words: '', to: '' })).to,
  ).toBe(`/nl/casework/${id}`);
  expect((await esra.post(`/nl/casework/${id}/close`, { seen, open: 'yes' })).to).toBe(
    `/nl/casework/${id}?changed`,
  );
  expect((await esra.get('/nl/casework/closed')).html).toContain('Rima Haddad');
  expect((await esra.get('/nl/casework')).html).not.toContain('Rima Haddad');
  const again = field((await esra.get(`/nl/casework/${id}`)).html, 'seen');
  expect((await esra.post(`/nl/casework/${id}/close`, { seen: again, open: 'yes' })).to).toBe(
    `/nl/casework/${id}?reopened`,
  );
});

test('of two who change the details at once, the second sees both', async () => {
  const id = idOf((await open(esra, { number: 'k-1', name: 'Selam Haile' })).done.to);
  const path = `/nl/casework/${id}/cover`;
  const seen = field((await esra.get(path)).html, 'seen');
  const sent = { ...NEW_CASE, number: 'k-1', seen };
  await lead.get(path);
  expect((await lead.post(path, { ...sent, name: 'Selam H.' })).to).toBe(`/nl/casework/${id}?saved`);
  const late = await esra.post(path, { ...sent, name: 'Selam Haile', phone: '06 12' });
  expect(late.status).toBe(409);
  expect(late.html).toContain('Selam H.');
  expect(late.html).toContain('value="06 12"');
});

test('a newcomer reads their own case with the code of their guide; nobody else does', async () => {
  const id = idOf((await open(esra, { number: 'n-1', name: 'Yonas Tesfay' })).done.to);
  await esra.get(`/nl/casework/${id}`);
  await esra.post(`/nl/casework/${id}/code`, {});
  const code = /<bdi dir="ltr">(\d{4}) (\d{4})/.exec((await esra.get(`/nl/casework/${id}`)).html);
  const typed = `${code?.[1]}${code?.[2]}`;
  const yonas = await begin(browser());
  expect((await yonas.get('/nl/my-plan')).html).toContain('De code van je begeleider');
  const wrong = await yonas.post('/nl/my-plan', { code: '00000000' });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('Deze code werkt niet.');
  expect((await yonas.post('/nl/my-plan', { code: typed })).to).toBe('/nl/my-plan?connected');
  const own = await yonas.get('/nl/my-plan');
  expect(own.html).toContain('Waar je nu bent');
  expect(own.html).toContain('Esra');
  // The code is used up.
  const other = await begin(browser());
  await other.get('/nl/my-plan');
  expect((await other.post('/nl/my-plan', { code: typed })).status).toBe(422);
  expect((await esra.get(`/nl/casework/${id}`)).html).toContain('Koppeling verwijderen');
  await yonas.post('/nl/my-plan/disconnect', { case: id });
  expect((await yonas.get('/nl/my-plan')).html).toContain('De code van je begeleider');
});

test('a guide has the terms in a calendar with numbers and no names, until the link ends or the guide leaves', async () => {
  const id = idOf((await open(esra, { number: 'agenda-1', name: 'Zonder Naam' })).done.to);
  await record(esra, id, 'registered', { day: '2026-11-03', source: 'register' });
  await esra.get('/nl/casework/calendar');
  expect((await esra.post('/nl/casework/calendar', {})).to).toBe('/nl/casework/calendar?made');
  const url =
    /\/nl\/case-terms\/[\w-]+\/calendar\.ics/.exec((await esra.get('/nl/casework/calendar')).html)?.[0] ?? '';
  const feed = await browser().get(url);
  expect(feed.headers.get('content-type')).toContain('text/calendar');
  expect(feed.html).not.toContain('Zonder Naam');
  await esra.post('/nl/casework/calendar/end', {});
  expect((await browser().get(url)).status).toBe(404);
});

test('nothing above was a fault', () => expect(faults).toEqual([]));
