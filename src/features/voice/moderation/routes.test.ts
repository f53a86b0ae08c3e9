import { beforeAll, expect, test } from 'vitest';
import { ACCOUNT_COOKIE } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { fillIn, formOn } from '../../../../test/support/team-forms.ts';
import { makeTenant, openStaffSession } from '../../../../test/support/tenants.ts';

const site = await createTestApp();
const { app } = site;
let tenant = '';
let desk = '';
const WORDS = ['Een.', 'Twee.', 'Drie.', 'Vier.', 'Vijf.', 'Zes.', 'Mevrouw De Vries liegt.'];

async function officer(name: string) {
  const { token } = await openStaffSession(app, tenant, { name, roles: ['policy'] });
  const browser = site.browser();
  browser.jar.set(ACCOUNT_COOKIE, token);
  return browser;
}
type Browser = ReturnType<typeof site.browser>;

beforeAll(async () => {
  tenant = await makeTenant(app, 'Wageningen', ['GM0289']);
  const maker = await officer('Maker');
  const made = await fillIn(maker, '/nl/policy/voice/new', '/nl/policy/voice/new', {
    'title-nl': 'Hoe gaat het?',
    slug: 'hoe-gaat-het',
  });
  desk = made.to ?? '';
  await fillIn(maker, desk, `${desk}/statements`, { words: WORDS.join('\n') });
  await fillIn(maker, desk, `${desk}/open`, {});
});

const LOG = '/nl/voice/hoe-gaat-het/log';

/** The page on which one decides about a statement. */
async function decisionOn(browser: Browser, words: string): Promise<string> {
  const { html } = await browser.get(`${desk}/moderation?q=${encodeURIComponent(words)}`);
  const id = /\/moderation\/([0-9a-f-]{36})/.exec(html)?.[1] ?? '';
  return `${desk}/moderation/${id}`;
}

test('something hidden stands in the public log with its reason, and without its words or a name', async () => {
  const anna = await officer('Anna');
  const at = await decisionOn(anna, 'liegt');
  const without = await fillIn(anna, at, `${at}/hide`, { reason: '' });
  expect(without.status).toBe(422);
  const hidden = await fillIn(anna, at, `${at}/hide`, { reason: 'person', words: 'Het noemt iemand.' });
  expect(hidden.status).toBe(303);
  const log = await site.browser().get(LOG);
  expect(log.html).toContain('Stelling 7 is verborgen');
  expect(log.html).toContain('Het noemt iemand.');
  expect(log.html).not.toContain('De Vries');
  expect(log.html).not.toContain('Anna');
});

test('who hid something does not answer an appeal about it; a colleague does, and says why', async () => {
  const [anna, bram] = [await officer('Anna'), await officer('Bram')];
  const at = await decisionOn(anna, 'Zes');
  await fillIn(anna, at, `${at}/hide`, { reason: 'unclear' });
  const silent = await fillIn(site.browser(), LOG, LOG, { words: ' ' });
  expect(silent.status).toBe(422);
  const page = await site.browser().get(LOG);
  const statement = at.split('/').at(-1) ?? '';
  const visitor = site.browser();
  await visitor.get(LOG);
  const asked = await visitor.post(LOG, {
    ...formOn((await visitor.get(LOG)).html, LOG, { statement }),
    words: 'Ik bedoelde zes weken wachten.',
  });
  expect(page.html).toContain('Stelling 6 is verborgen');
  expect(asked.to).toBe(`${LOG}?asked`);
  // The words of the appeal are for the desk, that there is one is for everybody.
  const log = await site.browser().get(LOG);
  expect(log.html).toContain('Iemand vroeg om opnieuw te kijken naar stelling 6');
  expect(log.html).not.toContain('zes weken wachten');
  const seen = await anna.get(at);
  expect(seen.html).toContain('zes weken wachten');
  expect(seen.html).toContain('Jij hebt deze stelling verborgen');
  const own = await anna.post(`${at}/keep`, {
    ...formOn(seen.html, `${at}/restore`),
    words: 'Ik vind van niet.',
  });
  expect(own.status).toBe(422);
  const kept = await fillIn(bram, at, `${at}/keep`, { words: 'Zes kan van alles zijn.' });
  expect(kept.status).toBe(303);
  expect((await site.browser().get(LOG)).html).toContain('Zes kan van alles zijn.');
});

test('hiding is undone with one tap, and the log says both', async () => {
  const anna = await officer('Anna');
  const at = await decisionOn(anna, 'Vijf');
  const hidden = await fillIn(anna, at, `${at}/hide`, { reason: 'duplicate' });
  const undone = await fillIn(anna, hidden.to ?? '', `${at}/restore`, {});
  expect(undone.status).toBe(303);
  const log = await site.browser().get(LOG);
  expect(log.html).toContain('Stelling 5 is verborgen');
  expect(log.html).toContain('Stelling 5 is terug');
});

test('a report takes nothing away; from ten on everybody sees how many there are, in tens', async () => {
  const anna = await officer('Anna');
  const at = await decisionOn(anna, 'Een');
  const path = `/nl/voice/hoe-gaat-het/report/${at.split('/').at(-1)}`;
  for (let report = 1; report <= 12; report++) {
    const visitor = site.browser();
    const { html } = await visitor.get(path);
    const sent = await visitor.post(path, { ...formOn(html, path), reason: 'hurtful' });
    expect(sent.to).toBe(`${path}?sent`);
    if (report === 9) expect((await site.browser().get(LOG)).html).not.toContain('Meldingen');
  }
  expect((await site.browser().get(LOG)).html).toContain('Stelling 1: 10 of meer');
  expect((await anna.get(at)).html).toContain('12 meldingen');
  expect((await anna.get(`${desk}/moderation?state=shown`)).html).toContain('Een.');
});

test('two people at once: the second is told how it stands', async () => {
  const [anna, bram] = [await officer('Anna'), await officer('Bram')];
  const at = await decisionOn(anna, 'Vier');
  const [a, b] = [await anna.get(at), await bram.get(at)];
  await anna.post(`${at}/hide`, { ...formOn(a.html, `${at}/hide`), reason: 'unclear' });
  const late = await bram.post(`${at}/hide`, { ...formOn(b.html, `${at}/hide`), reason: 'person' });
  expect(late.status).toBe(409);
});
