import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { ACCOUNT_COOKIE } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { begin } from '../../../../test/support/people.ts';
import { makeTenant, openStaffSession } from '../../../../test/support/tenants.ts';
import { recordEvent } from '../clock/record-event.ts';
import type { CaseEventKind } from '../model/events.ts';
import { addCase } from '../model/queries.ts';

const { app, browser, faults, at, owner } = await createTestApp();
at('2026-04-13T09:00:00Z');

type Seat = ReturnType<typeof browser>;
let esra: Seat;
let stranger: Seat;
let tenant: string;
let account: string;

beforeAll(async () => {
  tenant = await makeTenant(app, 'Gemeente Delft');
  const guide = await openStaffSession(app, tenant);
  account = guide.account;
  esra = browser();
  esra.jar.set(ACCOUNT_COOKIE, guide.token);
  const elsewhere = await openStaffSession(app, await makeTenant(app, 'Gemeente Leiden', ['GM0546']));
  stranger = browser();
  stranger.jar.set(ACCOUNT_COOKIE, elsewhere.token);
});

const staff = () => ({
  kind: 'account' as const,
  account,
  name: 'Esra',
  guideOf: null,
  tenant: { id: tenant, name: 'Gemeente Delft', roles: ['guide' as const] },
  strong: true,
  sessionHash: '',
});

/** Opens a case with what happened in it. @returns its id */
async function openCase(
  events: [kind: CaseEventKind, day: string, data?: object, note?: string][],
  { language = 'ar', number = `Z-${randomUUID().slice(0, 6)}` } = {},
): Promise<string> {
  const id = randomUUID();
  await inTransaction(app.db, { account }, async (tx) => {
    await addCase(
      tx,
      app,
      tenant,
      {
        id,
        number,
        name: 'Samira Haddad',
        contact: { street: 'Voldersgracht 12', postcode: '2611 EV', town: 'Delft' },
        language,
        municipality: 'GM0503',
        guide: account,
        regime: '2021',
        group: 'asylum',
        since: '2026-02-01',
      },
      app.now(),
    );
    for (const [kind, day, data = {}, note = ''] of events)
      await recordEvent(
        tx,
        app,
        staff(),
        { id: randomUUID(), caseId: id, kind, day, data, note, source: 'guide' },
        app.now(),
      );
  });
  return id;
}

const planned: [CaseEventKind, string, object?, string?][] = [
  ['duty-notified', '2026-02-01'],
  ['registered', '2026-02-10'],
  [
    'plan-decided',
    '2026-04-10',
    { route: 'B1', totalHours: 900, progressTalks: 6, version: 1 },
    'Je leert snel.',
  ],
];

/** The key of the form that posts to an address that ends so. */
const onceOf = (html: string, ending: string): string =>
  new RegExp(`action="[^"]*${ending}"[^>]*>.*?name="once" value="([^"]+)"`, 's').exec(html)?.[1] ?? '';

async function makeDecision(id: string, notifyOn = '2026-04-13'): Promise<string> {
  const { html } = await esra.get(`/nl/casework/${id}/letters`);
  const { to } = await esra.post(`/nl/casework/${id}/letters/decision`, {
    once: onceOf(html, '/decision'),
    notifyOn,
  });
  return to ?? '';
}

async function send(id: string, letter: string, fields: Record<string, string>) {
  const { html } = await esra.get(`/nl/casework/${id}/letters`);
  return esra.post(`/nl/casework/${id}/letters/${letter}/sent`, {
    once: onceOf(html, `${letter}/sent`),
    channel: 'handed-over',
    sentOn: '2026-04-13',
    proof: '',
    ...fields,
  });
}

/** Somebody connects a case with the code of the guide. */
async function connect(id: string): Promise<Seat> {
  const newcomer = await begin(browser());
  await esra.get(`/nl/casework/${id}`);
  await esra.post(`/nl/casework/${id}/code`, {});
  const shown = (await esra.get(`/nl/casework/${id}`)).html;
  const code = /<bdi dir="ltr">(\d{4} \d{4})</.exec(shown)?.[1] ?? '';
  await newcomer.get('/ar/my-plan');
  await newcomer.post('/ar/my-plan', { code });
  return newcomer;
}

describe('the decision on a plan', () => {
  test('is a letter in Dutch with its explanation, that names the last day for an objection', async () => {
    const id = await openCase(planned);
    const to = await makeDecision(id);
    const { html } = await esra.get(to);
    expect(html).toContain('Besluit: jouw plan voor inburgering');
    expect(html).toContain('خطتكم بكلمات بسيطة');
    expect(html).toContain('Je leert snel.');
    // Six weeks from the day after Monday 13 April end on Monday 25 May, which is Whit Monday: so on Tuesday.
    expect(html).toMatch(/tot en met .?26 mei 2026/);
    expect(html).toContain('900');
  });

  test('becomes a PDF in each of its languages', async () => {
    const id = await openCase(planned);
    const to = await makeDecision(id);
    for (const language of ['nl', 'ar']) {
      const { status, headers } = await esra.get(`${to}/pdf/${language}`);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('application/pdf');
    }
    expect((await esra.get(`${to}/pdf/fr`)).status).toBe(404);
  });

  test('has three dates, and only making it known starts the weeks for objection', async () => {
    const id = await openCase(planned);
    const letter = (await makeDecision(id)).split('/').at(-1) ?? '';
    expect((await esra.get(`/nl/casework/${id}/letters`)).html).toContain('nog niet');
    expect((await send(id, letter, {})).to).toContain('?sent');
    const { html } = await esra.get(`/nl/casework/${id}/letters`);
    for (const day of ['10 april 2026', '13 april 2026', '26 mei 2026']) expect(html).toContain(day);
    expect(html).toContain('persoonlijk gegeven');
  });

  test('sent on another day than it names is refused, with what to do', async () => {
    const id = await openCase(planned);
    const letter = (await makeDecision(id)).split('/').at(-1) ?? '';
    const { status, html } = await send(id, letter, { sentOn: '2026-04-12' });
    expect(status).toBe(422);
    expect(html).toContain('Maak de brief opnieuw');
    expect((await send(id, letter, { sentOn: '2026-04-09' })).html).toContain('voor de dag van het besluit');
    expect((await send(id, letter, { sentOn: '2026-04-14' })).html).toContain('Die dag moet nog komen');
  });

  test('pressed twice, it is sent once; a second sending is refused', async () => {
    const id = await openCase(planned);
    const letter = (await makeDecision(id)).split('/').at(-1) ?? '';
    const { html } = await esra.get(`/nl/casework/${id}/letters`);
    const fields = {
      once: onceOf(html, `${letter}/sent`),
      channel: 'post',
      sentOn: '2026-04-13',
      proof: 'RR1',
    };
    await esra.post(`/nl/casework/${id}/letters/${letter}/sent`, fields);
    const again = await esra.post(`/nl/casework/${id}/letters/${letter}/sent`, fields);
    expect(again.to).toContain('?sent');
    expect((await send(id, letter, { proof: 'RR2' })).html).toContain('al bekendgemaakt');
    const shown = (await esra.get(`/nl/casework/${id}/letters`)).html;
    expect(shown.match(/RR1/g)).toHaveLength(1);
  });

  test('recorded by two people at once is made known once', async () => {
    const id = await openCase(planned);
    const letter = (await makeDecision(id)).split('/').at(-1) ?? '';
    const post = (html: string) =>
      esra.post(`/nl/casework/${id}/letters/${letter}/sent`, {
        once: onceOf(html, `${letter}/sent`),
        channel: 'post',
        sentOn: '2026-04-13',
        proof: 'RR3',
      });
    const pages = [
      await esra.get(`/nl/casework/${id}/letters`),
      await esra.get(`/nl/casework/${id}/letters`),
    ];
    const done = await Promise.all(pages.map(({ html }) => post(html)));
    expect(done.map(({ to }) => to?.includes('?sent') ?? false).sort()).toEqual([false, true]);
    expect((await esra.get(`/nl/casework/${id}/letters`)).html.match(/RR3/g)).toHaveLength(1);
  });

  test('electronically only with a yes to this kind of message', async () => {
    const id = await openCase(planned);
    const letter = (await makeDecision(id)).split('/').at(-1) ?? '';
    const consent = async (kind: string, decision: string) => {
      const { html } = await esra.get(`/nl/casework/${id}/letters`);
      return esra.post(`/nl/casework/${id}/letters/consent`, {
        once: onceOf(html, '/consent'),
        kind,
        decision,
        decidedOn: '2026-04-13',
        language: 'ar',
      });
    };
    expect((await send(id, letter, { channel: 'electronic' })).html).toContain('zei geen ja');
    // A yes to invitations is none to decisions.
    expect((await consent('invitations', 'given')).to).toContain('?consent');
    expect((await send(id, letter, { channel: 'electronic' })).html).toContain('zei geen ja');
    await consent('decisions', 'given');
    at('2026-04-13T09:05:00Z');
    await consent('decisions', 'withdrawn');
    expect((await send(id, letter, { channel: 'electronic' })).html).toContain('zei geen ja');
    at('2026-04-13T09:10:00Z');
    await consent('decisions', 'given');
    // Nobody would read it there yet.
    expect((await send(id, letter, { channel: 'electronic' })).html).toContain('nog niet geopend');
    await connect(id);
    expect((await send(id, letter, { channel: 'electronic' })).to).toContain('?sent');
  });

  test('of a plan that was made known before names no other end for an objection', async () => {
    const id = await openCase(planned);
    const first = (await makeDecision(id)).split('/').at(-1) ?? '';
    await send(id, first, {});
    const { html } = await esra.get(`/nl/casework/${id}/letters`);
    const refused = await esra.post(`/nl/casework/${id}/letters/decision`, {
      once: onceOf(html, '/decision'),
      notifyOn: '2026-04-12',
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('verandert de laatste dag voor bezwaar niet');
    expect((await esra.get(await makeDecision(id))).html).toMatch(/tot en met .?26 mei 2026/);
  });

  test('without a plan there is no letter of one', async () => {
    const id = await openCase([['duty-notified', '2026-02-01']]);
    const { html } = await esra.get(`/nl/casework/${id}/letters`);
    expect(html).not.toContain('/letters/decision"');
  });
});

describe('what comes in', () => {
  test('gets a receipt, and an objection is an event of the case', async () => {
    const id = await openCase(planned);
    const { html } = await esra.get(`/nl/casework/${id}/letters`);
    const { to } = await esra.post(`/nl/casework/${id}/letters/incoming`, {
      once: onceOf(html, '/incoming'),
      channel: 'post',
      subject: 'objection',
      receivedOn: '2026-04-12',
      words: 'Ik wil de onderwijsroute.',
    });
    const receipt = /received=([2-9A-Z]{4}-[2-9A-Z]{4})/.exec(to ?? '')?.[1] ?? '';
    expect(receipt).not.toBe('');
    expect((await esra.follow()).html).toContain(receipt);
    expect((await esra.get(`/nl/casework/${id}`)).html).toContain('12 april 2026');
  });

  test('a citizen number in the words is refused, and nothing that was typed is lost', async () => {
    const id = await openCase(planned);
    const { html } = await esra.get(`/nl/casework/${id}/letters`);
    const refused = await esra.post(`/nl/casework/${id}/letters/incoming`, {
      once: onceOf(html, '/incoming'),
      channel: 'email',
      subject: 'question',
      receivedOn: '2026-04-12',
      words: 'Mijn nummer is 123456782, wanneer begint de les?',
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('burgerservicenummer');
    expect(refused.html).toContain('wanneer begint de les?');
  });
});

describe('a newcomer', () => {
  test('writes to the municipality and has the receipt at once; the guide sees it', async () => {
    const id = await openCase(planned);
    const samira = await connect(id);
    const { html } = await samira.get('/ar/my-plan/letters');
    const fields = { once: onceOf(html, '/letters'), subject: 'objection', words: 'لا أوافق' };
    const { to } = await samira.post('/ar/my-plan/letters', fields);
    const receipt = /received=([2-9A-Z]{4}-[2-9A-Z]{4})/.exec(to ?? '')?.[1] ?? '';
    expect((await samira.follow()).html).toContain(receipt);
    // Sent twice by the same form, it is there once.
    await samira.post('/ar/my-plan/letters', fields);
    expect((await samira.get('/ar/my-plan/letters')).html.match(/لا أوافق<\/p>/g)).toHaveLength(1);
    const desk = (await esra.get(`/nl/casework/${id}/letters`)).html;
    expect(desk).toContain(receipt);
    expect(desk).toContain('لا أوافق');
    expect(desk).toContain('/record/objection-received');
  });

  test('loses nothing that was typed, and writes only in the own case', async () => {
    const samira = await connect(await openCase(planned));
    const { html } = await samira.get('/nl/my-plan/letters');
    const refused = await samira.post('/nl/my-plan/letters', {
      once: onceOf(html, '/letters'),
      subject: 'change',
      words: 'Ik ben verhuisd, mijn BSN is 123456782',
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Ik ben verhuisd');
    expect(refused.html).toContain('Laat je burgerservicenummer (BSN) weg.');
    const other = await begin(browser());
    expect((await other.get('/nl/my-plan/letters')).html).not.toContain('name="words"');
    const sent = await other.post('/nl/my-plan/letters', {
      once: onceOf(html, '/letters'),
      subject: 'change',
      words: 'x',
    });
    expect(sent.to ?? '').not.toContain('received');
  });
});

describe('invitations', () => {
  const summoned: [CaseEventKind, string, object?][] = [
    ['duty-notified', '2026-02-01'],
    ['intake-summoned', '2026-04-01', { appointment: '2026-04-20' }],
  ];

  test('of several people are printed at once, each in both languages', async () => {
    const cases = [await openCase(summoned), await openCase(summoned, { language: 'nl' })];
    const idle = await openCase([['duty-notified', '2026-02-01']]);
    await esra.get('/nl/casework');
    const { to } = await esra.post('/nl/casework/invitations', { chosen: [...cases, idle] });
    const { html } = await esra.get(to ?? '');
    expect(html.match(/class="letter"/g)).toHaveLength(3);
    expect(html).toContain('20 april 2026');
    expect(html).toContain('Voor 1 persoon is er geen oproep');
    // A second time makes no second letter.
    await esra.post('/nl/casework/invitations', { chosen: cases });
    const list = (await esra.get(`/nl/casework/${cases[0]}/letters`)).html;
    expect(list.match(/Uitnodiging voor de intake<\/a>/g)).toHaveLength(1);
  });

  test('after a missed talk it is the written warning', async () => {
    const id = await openCase([
      ['duty-notified', '2026-02-01'],
      ['intake-missed', '2026-03-10', { about: randomUUID() }],
      ['intake-summoned', '2026-04-01', { appointment: '2026-04-20' }],
    ]);
    const { html } = await esra.get(`/nl/casework/${id}/letters`);
    const { to } = await esra.post(`/nl/casework/${id}/letters/invitation`, {
      once: onceOf(html, '/invitation'),
      time: '10.30',
      place: 'Stadskantoor',
    });
    const letter = (await esra.get(to ?? '')).html;
    expect(letter).toMatch(/Je was er niet op .?10 maart 2026/);
    expect(letter).toContain('10.30');
  });
});

describe('the wall', () => {
  test('another municipality finds no letter, no PDF, no file for DUO, and can add nothing', async () => {
    const id = await openCase(planned);
    const to = await makeDecision(id);
    await stranger.get('/nl/casework');
    for (const path of [`/nl/casework/${id}/letters`, to, `${to}/pdf/nl`, `/nl/casework/${id}/duo`])
      expect((await stranger.get(path)).status, path).toBe(404);
    const { html } = await stranger.get(`/nl/casework/invitations?case=${id}`);
    expect(html).not.toContain('Samira');
  });

  test('the newcomer reads a letter once it was made known, and not before', async () => {
    const id = await openCase(planned);
    const letter = (await makeDecision(id)).split('/').at(-1) ?? '';
    const samira = await connect(id);
    expect((await samira.get(`/ar/my-plan/letters/${letter}`)).status).toBe(404);
    expect((await samira.get('/ar/my-plan/letters')).html).toContain('لا توجد رسائل بعد');
    await send(id, letter, {});
    expect((await samira.get('/ar/my-plan/letters')).html).toContain(letter);
    const { html } = await samira.get(`/ar/my-plan/letters/${letter}`);
    expect(html.indexOf('خطتكم بكلمات بسيطة')).toBeLessThan(html.indexOf('Besluit: jouw plan'));
    expect((await samira.get(`/ar/my-plan/letters/${letter}/pdf/ar`)).status).toBe(200);
    const other = await begin(browser());
    expect((await other.get(`/nl/my-plan/letters/${letter}`)).status).toBe(404);
  });
});

describe('the sheet for DUO', () => {
  test('shows each field to copy, gives a file, and next time says what changes', async () => {
    const id = await openCase(planned);
    const { html } = await esra.get(`/nl/casework/${id}/duo`);
    expect(html).toContain('dagtekeningPip');
    expect(html).toContain('value="2026-04-10"');
    const file = await esra.get(`/nl/casework/${id}/duo/file`);
    expect(JSON.parse(file.html)).toMatchObject({ gemeentecode: '0503' });
    expect(file.html).not.toContain('Samira');
    const seen = /name="seen" value="(\d+)"/.exec(html)?.[1] ?? '';
    await esra.get(`/nl/casework/${id}/duo`);
    const { to } = await esra.post(`/nl/casework/${id}/duo/keep`, { once: onceOf(html, '/keep'), seen });
    expect(to).toContain('?kept');
    expect((await esra.follow()).html).toContain('Voor het laatst doorgegeven door');
    const stale = await esra.post(`/nl/casework/${id}/duo/keep`, { once: onceOf(html, '/keep'), seen: '0' });
    expect(stale.to).toContain('?changed');
  });

  test('when DUO would refuse, it says why and gives no file', async () => {
    const id = await openCase([
      ['duty-notified', '2026-02-01'],
      ['plan-decided', '2026-04-10', { route: 'Z', level: 'B1', version: 1 }],
    ]);
    const { html } = await esra.get(`/nl/casework/${id}/duo`);
    expect(html).toContain('De Z-route heeft geen niveau B1.');
    expect((await esra.get(`/nl/casework/${id}/duo/file`)).to).toContain('/duo');
  });
});

test('with the case go its letters, sendings, consents, messages and files for DUO', async () => {
  const id = await openCase(planned);
  const letter = (await makeDecision(id)).split('/').at(-1) ?? '';
  await send(id, letter, {});
  const { html } = await esra.get(`/nl/casework/${id}/letters`);
  const message = { channel: 'post', subject: 'other', receivedOn: '2026-04-12', words: 'x' };
  await esra.post(`/nl/casework/${id}/letters/incoming`, { once: onceOf(html, '/incoming'), ...message });
  const duo = (await esra.get(`/nl/casework/${id}/duo`)).html;
  const seen = /name="seen" value="(\d+)"/.exec(duo)?.[1] ?? '';
  await esra.post(`/nl/casework/${id}/duo/keep`, { once: onceOf(duo, '/keep'), seen });
  const client = new pg.Client(owner);
  await client.connect();
  const left = async () => {
    const { rows } = await client.query<{ rows: number }>(
      `select (select count(*) from case_letter where case_id = $1) + (select count(*) from case_letter_sending where case_id = $1)
        + (select count(*) from case_incoming_message where case_id = $1) + (select count(*) from case_duo_file where case_id = $1) as rows`,
      [id],
    );
    return Number(rows[0]?.rows);
  };
  expect(await left()).toBe(4);
  await client.query('delete from integration_case where id = $1', [id]);
  expect(await left()).toBe(0);
  await client.end();
});

test('nothing of this made a fault', () => expect(faults).toEqual([]));
