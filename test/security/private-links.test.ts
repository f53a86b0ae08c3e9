import { expect, test } from 'vitest';
import { isForTeam } from '#core/access/actor.ts';
import { issueOperatorLink } from '#features/accounts';
import { receiveEmail } from '../../src/features/contact/inbound-mail/receive.ts';
import { fillForm } from '../support/fill-form.ts';
import { SLUG } from '../support/meeting.ts';
import { type Fields, formsOf, hiddenFields, type PageForm } from '../support/pages/forms.ts';
import { allRoutes, type Browser, NOOR_WROTE, populatedSite } from '../support/populated-site.ts';
import { openTeamSession } from '../support/team.ts';
import type { Seen } from '../support/visitor.ts';

const site = await populatedSite();
const { app, browser, database, ids, team, faults } = site;
const semLink = await issueOperatorLink(app, 'Sem', 300);
/** Session tokens of two members of the team. */
const sessions = { deniz: site.teamToken, sem: await openTeamSession(app, semLink) };

const MESSAGE_ID = '<a-letter@mail.example>';
const EMAILED = 'Ik word bedreigd en weet niet wat ik moet doen';
/** Moves the clock on; whoever is of the team opens their link again. */
async function nextDay(): Promise<void> {
  site.at(new Date(app.now().getTime() + 25 * 3_600_000).toISOString());
  sessions.deniz = await openTeamSession(app, site.teamLink);
  sessions.sem = await openTeamSession(app, semLink);
}

/** Sends the form of a page with a key of one's own choice, and looks at the page that it leads to. */
async function sendWithKey(
  path: string,
  once: string,
  fields: Fields,
): Promise<{ to: string; html: string }> {
  const stranger = browser();
  const { html } = await stranger.get(path);
  const { to, status } = await stranger.post(path, { ...hiddenFields(html), ...fields, once });
  expect(status).toBe(303);
  return { to: to ?? '', html: (await stranger.follow()).html };
}

const letterTo = async (recipient: string): Promise<string> =>
  (await database.query('select body from mail_outbox where recipient = $1', [recipient])).rows[0]?.body ??
  '';

test('a stranger cannot take over an imported initiative with the id and the address of another one', async () => {
  const { initiativeWithAddress, initiativeWithoutAddress } = ids;
  const claim = `/nl/initiatives/${initiativeWithAddress}/claim`;
  const { html } = await browser().get(claim);
  const owner = browser();
  await owner.get(claim);
  await owner.post(claim, hiddenFields(html));
  const link = (await letterTo('a@kade.example')).match(/\/register\/([\w-]{40,})/)?.[1] ?? '';
  expect(link).not.toBe('');
  const taken = await sendWithKey(
    `/nl/initiatives/${initiativeWithoutAddress}/claim`,
    `${initiativeWithAddress}|a@kade.example`,
    {},
  );
  expect(taken.to).toContain('/register/');
  expect(taken.to).not.toContain(link);
  expect(taken.html).not.toContain('Koor aan de Kade');
});

test('a stranger cannot open a conversation by e-mail with the Message-ID of a letter', async () => {
  const letter = `From: hala@voorbeeld.example\r\nTo: team@vanonderop.example\r\nSubject: Vraag\r\nMessage-ID: ${MESSAGE_ID}\r\n\r\n${EMAILED}\r\n`;
  expect(await receiveEmail(app, Buffer.from(letter))).toMatchObject({ kind: 'new' });
  const words = { category: 'other', words: 'Hoe laat is het?', email: '' };
  const opened = await sendWithKey('/nl/contact', `mail|${MESSAGE_ID}`, words);
  expect(opened.html).not.toContain('bedreigd');
  expect(opened.html).toContain('Hoe laat is het?');
});

test('a stranger cannot open the sign-up that the team made from a question, with the id in its letters', async () => {
  const deniz = team();
  const { html } = await deniz.get(`/nl/inbox/${ids.question}`);
  const edition = html.match(/name="edition"[\s\S]*?<option value="([0-9a-f-]{36})"/)?.[1] ?? '';
  expect((await deniz.post(`/nl/inbox/${ids.question}/sign-up`, { edition })).status).toBe(303);
  const answer = (await deniz.get(`/nl/inbox/${ids.question}`)).html;
  const link = answer.match(/\/m\/([\w-]{40,})/)?.[1] ?? '';
  expect(link).not.toBe('');
  const opened = await sendWithKey(`/nl/meetings/${SLUG}/come`, `question-${ids.question}`, {
    rows: '1',
    name0: 'Vreemd',
    anyOther: 'yes',
  });
  expect(opened.to).not.toContain(link);
  expect(opened.html).toContain('Vreemd');
});

test('a stranger cannot open the draft listing that the team made from a question', async () => {
  const deniz = team();
  await deniz.get(`/nl/inbox/${ids.question}`);
  expect((await deniz.post(`/nl/inbox/${ids.question}/listing`, {})).status).toBe(303);
  const opened = await sendWithKey('/nl/register', `question-${ids.question}`, {
    name: 'Van een ander',
    what: 'later',
  });
  expect(opened.html).not.toContain('bedreigd');
  expect(opened.html).not.toContain('noor@voorbeeld.nl');
  expect(opened.html).toContain('Van een ander');
});

/** Tables that keep a log of requests and attempts, refused ones too: whatever is sent adds to them. */
const LOGS = ['audit', 'attempt', 'access_log', 'team_look'];

/** How many rows there are in all tables together. */
async function rowCount(): Promise<number> {
  const tables = await database.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
  );
  const counts = tables.rows
    .filter(({ name }) => !LOGS.includes(name))
    .map(({ name }) => `(select count(*) from "${name}")`);
  return Number((await database.query(`select ${counts.join(' + ')} as n`)).rows[0].n);
}

/** The pages on which a form has a key, found by walking all routes; who opens them first, and who comes after. */
const pages = await Promise.all(
  allRoutes
    // A story and the page of an owner belong to one person: nobody else gets their forms.
    .filter(({ method, allow }) => method === 'get' && (allow === 'anyone' || isForTeam(allow)))
    .map(async (route) => {
      const forTeam = isForTeam(route.allow);
      const people = forTeam
        ? { first: () => team(sessions.deniz), other: () => team(sessions.sem) }
        : { first: browser, other: browser };
      const address = site.addressOf(route);
      const { html } = await people.first().get(address);
      return { path: route.path, address, ...people, html };
    }),
);
const forms = pages.flatMap(({ html, ...page }) =>
  formsOf(html)
    .filter(({ fields }) => fields.once)
    .map(({ action }, nth) => ({ ...page, action, nth })),
);

type KeyedForm = (typeof forms)[number];

/** The same form on the page as this person sees it now. */
async function openForm(person: Browser, { address, action, nth }: KeyedForm) {
  const { html } = await person.get(address);
  const form = formsOf(html).filter(({ fields }) => fields.once)[nth] as PageForm;
  expect(form?.action).toBe(action);
  return { html, form };
}

/** Sends a form; where there were too many of them already, a day later. */
async function send(person: Browser, form: PageForm, fields: Fields): Promise<Seen> {
  const sent = await person.post(form.action, fields);
  if (sent.status !== 429) return sent;
  await nextDay();
  await person.get(form.action);
  return person.post(form.action, { ...fields, token: person.token() });
}

/** Everything that is visible somewhere and with which the application or a form makes something. */
const visibleEverywhere = (): string[] => [
  ...Object.values(ids).flatMap((id) => [id, `question-${id}`, `${id}|a@kade.example`]),
  `mail|${MESSAGE_ID}`,
  MESSAGE_ID,
  site.edition,
  'a-key-of-ones-own-choice',
];

test('there are forms with keys on pages for everybody and for the team', () => {
  expect(forms.length).toBeGreaterThan(12);
  expect(forms.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/contact', '/register', '/table/:link']),
  );
});

test.each(forms)(
  'what one browser made with the form of $path ($nth), no key of it gives to another',
  async (page) => {
    const words = 'Alleen voor mij zelf';
    const first = page.first();
    const { form } = await openForm(first, page);
    const before = await rowCount();
    const fields = fillForm(form, words);
    const sent = await send(first, form, fields);
    expect([200, 303], `${sent.status}: does test/support/fill-form.ts know this form?`).toContain(
      sent.status,
    );
    const afterFirst = await rowCount();
    expect(afterFirst).toBeGreaterThan(before);
    // A double tap: the same form once more from the same browser.
    const again = await first.post(form.action, fields);
    expect(again.to).toBe(sent.to);
    expect(await rowCount()).toBe(afterFirst);
    // Somebody chooses a key that is no key of ours: what they send is stored too, and belongs to nobody else.
    const chooser = page.first();
    const chosen = await openForm(chooser, page);
    await send(chooser, chosen.form, { ...fillForm(chosen.form, words), once: 'a-key-of-ones-own-choice' });

    const foreignLinks = new Set([sent.to, chooser.last()?.to].filter((to) => /[\w-]{43}/.test(to ?? '')));
    for (const once of [String(fields.once), ...visibleEverywhere()]) {
      const other = page.other();
      const opened = await openForm(other, page);
      // What the team shares it shows to whoever is of the team: the inbox and its templates.
      const shared = opened.html.includes(words) || /^\/nl\/inbox\//.test(opened.form.action);
      const count = await rowCount();
      const answer = await send(other, opened.form, { ...fillForm(opened.form, 'Van iemand anders'), once });
      expect([200, 303], once).toContain(answer.status);
      expect(await rowCount(), `${once}: what was sent is not stored`).toBeGreaterThan(count);
      // On a page that many share, such as a table card, all go back to the same address.
      if (!page.address.includes(answer.to?.split(/[?#]/)[0] ?? '-'))
        expect(foreignLinks).not.toContain(answer.to);
      const landing = answer.to ? (await other.follow()).html : answer.html;
      if (!shared) expect(landing).not.toContain(words);
      if (page.path.startsWith('/inbox')) continue;
      expect(landing).not.toContain(EMAILED);
      if (!page.path.startsWith('/contact/q')) expect(landing).not.toContain(NOOR_WROTE);
    }
  },
);

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
