import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkHash, privateLinkToken } from '#core/private-links.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { begin } from '../../../../test/support/people.ts';
import { makeConversation } from '../../../../test/support/voice.ts';
import { addBottleneck, recordBottleneckEvent } from '../bottlenecks/model/queries.ts';
import { listStatements } from '../model/queries.ts';
import { insertReader, READER_LINK } from '../model/reader-queries.ts';
import { purgeContributions } from './queries.ts';

const { app, browser, faults, owner } = await createTestApp();
type Phone = ReturnType<typeof browser>;

async function conversation(moderation: 'strict' | 'open' = 'strict') {
  const made = await makeConversation(app, { statements: 0, moderation });
  return { ...made, path: `/nl/voice/${made.conversation.slug}` };
}

/** Invites a reader. @returns the address of their work */
async function reader(
  { conversation: about, tenant, account }: Awaited<ReturnType<typeof conversation>>,
  name: string,
  languages = ['ti'],
): Promise<string> {
  const id = randomUUID();
  await inTransaction(app.db, { account }, (tx) =>
    insertReader(tx, {
      id,
      tenant,
      conversation: about.id,
      languages,
      name,
      linkHash: privateLinkHash(app, READER_LINK, id),
    }),
  );
  return `/nl/voice-reader/${privateLinkToken(app, READER_LINK, id)}`;
}

/** Statements as everybody sees them, and as who makes policy does. */
const statementsOf = async ({ conversation: about, account }: Awaited<ReturnType<typeof conversation>>) => ({
  everybody: await inTransaction(app.db, {}, (tx) => listStatements(tx, about.id)),
  desk: await inTransaction(app.db, { account }, (tx) => listStatements(tx, about.id)),
});

const form = (html: string, step: string) => {
  const [, fields = ''] = [...html.matchAll(/<form[^>]*>(.*?)<\/form>/gs)].find(([whole]) =>
    whole.includes(`value="${step}"`),
  ) ?? [undefined, ''];
  return {
    ...Object.fromEntries(
      [...fields.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    ),
    step,
  };
};

async function sayTyped(phone: Phone, path: string, words: string, more = {}): Promise<string> {
  const { html } = await phone.get(`${path}/say`);
  const once = html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
  const sent = await phone.post(`${path}/say`, { once, language: 'ti', words, ...more });
  if (sent.status !== 303)
    throw new Error(`${sent.status}: ${sent.html.match(/role="alert".*?<\/div>/s)?.[0]}`);
  await phone.follow();
  return sent.to ?? '';
}

const webm = () =>
  new File(
    [Uint8Array.from([0x1a, 0x45, 0xdf, 0xa3, ...Array.from({ length: 3_000 }, (_, i) => i % 251)])],
    'x',
    {
      type: 'video/webm',
    },
  );

test('typed words are shown back, and nobody else sees them before yes; a second reader lets everybody see them', async () => {
  const about = await conversation();
  const phone = browser();
  const link = await sayTyped(phone, about.path, 'ገዛ ንደሊ');
  expect(phone.last()?.html).toContain('Begrijpen we je goed?');
  expect((await statementsOf(about)).desk).toEqual([]);
  const confirm = form(phone.last()?.html ?? '', 'confirm');
  await phone.post(link, confirm);
  // A second tap on the same button changes nothing.
  await phone.post(link, confirm);
  expect((await phone.follow()).html).toContain('leest je zin nog eens');
  const strict = await statementsOf(about);
  expect(strict.everybody).toEqual([]);
  expect(strict.desk).toMatchObject([{ state: 'waiting', origin: 'participant', language: 'ti' }]);

  const work = await reader(about, 'Selam');
  const selam = browser();
  const { html } = await selam.get(work);
  expect(html).toContain('ገዛ ንደሊ');
  await selam.post(work, { ...form(html, 'approve'), dutch: 'Wij willen een huis' });
  expect((await selam.follow()).html).toContain('Dank je wel');
  const { everybody } = await statementsOf(about);
  expect(everybody).toMatchObject([
    {
      state: 'shown',
      texts: [
        { language: 'nl', words: 'Wij willen een huis', reviewed: true },
        { language: 'ti', words: 'ገዛ ንደሊ', reviewed: true },
      ],
    },
  ]);
  expect((await phone.get(link)).html).toContain('Iedereen die meedoet');
  expect(faults).toEqual([]);
});

test('in an open conversation some people see confirmed words at once', async () => {
  const about = await conversation('open');
  const phone = browser();
  const link = await sayTyped(phone, about.path, 'ገዛ ንደሊ');
  await phone.post(link, form(phone.last()?.html ?? '', 'confirm'));
  expect((await statementsOf(about)).everybody).toMatchObject([{ state: 'narrow' }]);
});

test('spoken words: heard by readers of that language alone, written down, confirmed by the speaker, read over by another reader', async () => {
  const about = await conversation();
  const phone = browser();
  const link = await sayTyped(phone, about.path, '', { sound: webm() });
  expect(phone.last()?.html).toContain('We hebben je opname');
  const own = await phone.raw(`${link}/recording`, { headers: { range: 'bytes=0-3' } });
  expect([own.status, own.headers.get('content-type')]).toEqual([206, 'audio/webm']);

  const [hiwet, selam, omar] = [
    await reader(about, 'Hiwet'),
    await reader(about, 'Selam'),
    await reader(about, 'Omar', ['ar']),
  ];
  expect((await browser().get(omar)).html).toContain('Er wacht nu niets op jou');
  const desk = browser();
  const work = (await desk.get(hiwet)).html;
  const [, sound = ''] = /src="([^"]+\/recording\/[^"]+)"/.exec(work) ?? [];
  expect((await desk.get(sound)).status).toBe(200);
  expect((await desk.get(sound.replace(hiwet, omar))).status).toBe(404);
  await desk.get(hiwet);
  await desk.post(hiwet, { ...form(work, 'write'), transcript: 'ነዊሕ ዘረባ', words: 'ሓጺር ሓሳብ' });
  // What waits for the speaker is not for readers.
  expect((await desk.follow()).html).toContain('Er wacht nu niets op jou');
  expect((await statementsOf(about)).desk).toEqual([]);

  const check = (await phone.get(link)).html;
  expect(check).toContain('ሓጺር ሓሳብ');
  await phone.post(link, form(check, 'confirm'));
  // The voice is gone as soon as the words are confirmed.
  expect((await phone.get(`${link}/recording`)).status).toBe(404);
  expect((await desk.get(sound)).status).toBe(404);

  const over = (await desk.get(hiwet)).html;
  expect(over).toContain('Jij schreef deze zin op');
  const otherReader = browser();
  const html = (await otherReader.get(selam)).html;
  // Who wrote it down cannot let it through, also not with the form of somebody else.
  await desk.get(hiwet);
  await desk.post(hiwet, form(html, 'approve'));
  expect(desk.last()?.status).toBe(422);
  await otherReader.get(selam);
  await otherReader.post(selam, form(html, 'approve'));
  expect((await statementsOf(about)).everybody).toMatchObject([{ state: 'shown' }]);
  expect(faults).toEqual([]);
});

test('the speaker changes the words, and takes them back at any time: then nothing is left of them', async () => {
  const about = await conversation('open');
  const phone = browser();
  const link = await sayTyped(phone, about.path, 'ቀዳማይ');
  const first = phone.last()?.html ?? '';
  await phone.post(link, { ...form(first, 'change'), words: 'ካልኣይ' });
  expect((await phone.follow()).html).toContain('ካልኣይ');
  // Another window with the earlier words cannot confirm what it does not show.
  await phone.post(link, form(first, 'confirm'));
  expect(phone.last()?.html).toContain('Er is net iets veranderd');
  await phone.post(link, form((await phone.get(link)).html, 'confirm'));
  expect((await statementsOf(about)).everybody).toMatchObject([{ texts: [{ words: 'ካልኣይ' }] }]);
  await phone.post(link, form((await phone.get(link)).html, 'withdraw'));
  expect((await phone.follow()).html).toContain('Je hebt je zin ingetrokken');
  const { everybody } = await statementsOf(about);
  expect(everybody).toMatchObject([{ state: 'hidden', hiddenReason: 'withdrawn', texts: [] }]);
});

test('a name or a telephone number is looked at once more, and may stay', async () => {
  const about = await conversation();
  const phone = browser();
  const words = 'Mevrouw Jansen belt nooit terug op 06-12345678';
  await expect(sayTyped(phone, about.path, words)).rejects.toThrow('422');
  const html = phone.last()?.html ?? '';
  expect(html).toContain('Er staat een telefoonnummer');
  expect(html).toContain('Er staat een naam van iemand in');
  expect(html).toContain(words);
  await sayTyped(phone, about.path, words, { anyway: 'yes' });
  expect(phone.last()?.html).toContain('Begrijpen we je goed?');
});

test('what cannot be read is told, and what was typed stays', async () => {
  const about = await conversation();
  const phone = browser();
  const refused = async (words: string, more = {}) => {
    await expect(sayTyped(phone, about.path, words, more)).rejects.toThrow('422');
    return phone.last()?.html ?? '';
  };
  expect(await refused('')).toContain('Typ eerst je zin');
  const long = 'a'.repeat(300);
  const tooLong = await refused(long);
  expect(tooLong).toContain('Je zin is lang');
  expect(tooLong).toContain(long);
  expect(await refused('', { sound: new File(['<script>alert(1)</script>'], 'x.webm') })).toContain(
    'We konden deze opname niet lezen',
  );
  await sayTyped(phone, about.path, '<b>vet</b>');
  expect(phone.last()?.html).toContain('&lt;b>vet&lt;/b>');
});

test('the same form sent twice is one contribution, and the audit log names nobody, also not who has a story', async () => {
  const about = await conversation();
  const phone = await begin(browser());
  const { html } = await phone.get(`${about.path}/say`);
  const once = html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
  const first = await phone.post(`${about.path}/say`, { once, language: 'nl', words: 'Meer les' });
  const second = await phone.post(`${about.path}/say`, { once, language: 'nl', words: 'Meer les' });
  expect(second.to).toBe(first.to);
  const { default: pg } = await import('pg');
  const client = new pg.Client(owner);
  await client.connect();
  const { rows } = await client.query("select distinct actor from audit where action like 'voice.%'");
  await client.end();
  expect(rows).toEqual([{ actor: 'visitor' }]);
});

test('nobody reads own words without the link: not who makes policy, not another speaker', async () => {
  const about = await conversation();
  await sayTyped(browser(), about.path, 'ምስጢር');
  const seen = async (context: Parameters<typeof inTransaction>[1]) =>
    inTransaction(app.db, context, (tx) =>
      tx
        .selectFrom('voice_contribution')
        .select('id')
        .where('conversation_id', '=', about.conversation.id)
        .execute(),
    );
  expect(await seen({ account: about.account })).toEqual([]);
  expect(await seen({})).toEqual([]);
  expect(await seen({ systemTask: { name: 'voice' } })).toEqual([]);
  expect(await seen({ systemTask: { name: 'retention' } })).toHaveLength(1);
  expect((await browser().get(`/nl/voice-answer/${'a'.repeat(43)}`)).status).toBe(404);
});

test('three months after closing, words that nobody confirmed are deleted', async () => {
  const about = await conversation();
  const phone = browser();
  const link = await sayTyped(phone, about.path, 'ምስጢር');
  const confirmed = browser();
  const kept = await sayTyped(confirmed, about.path, 'ግሉጽ');
  await confirmed.post(kept, form(confirmed.last()?.html ?? '', 'confirm'));
  const before = app.now;
  app.now = () => new Date(about.conversation.closesAt.getTime() + 91 * 86_400_000);
  await purgeContributions(app.db, app.now().toISOString().slice(0, 10));
  expect((await phone.get(link)).status).toBe(404);
  expect((await confirmed.get(kept)).status).toBe(200);
  app.now = before;
});

test('only the page that records may use the microphone', async () => {
  const { path } = await conversation();
  const policy = async (address: string) => (await browser().get(address)).headers.get('permissions-policy');
  expect(await policy(`${path}/say`)).toContain('microphone=(self)');
  expect(await policy(path)).toContain('microphone=()');
  expect(await policy(`${path}/vote`)).toContain('microphone=()');
  const { headers } = await browser().get(`${path}/say`);
  expect(headers.get('content-security-policy')).toContain("media-src 'self' blob:");
  expect(headers.has('x-vanonderop-microphone')).toBe(false);
});

test('the answer of a municipality comes back behind the private link of who said it, in their language', async () => {
  const about = await conversation('open');
  const phone = browser();
  const link = await sayTyped(phone, about.path, 'ገዛ ንደሊ');
  await phone.post(link, form(phone.last()?.html ?? '', 'confirm'));
  const [statement] = (await statementsOf(about)).desk;
  const bottleneck = await inTransaction(app.db, { systemTask: { name: 'voice' } }, async (tx) => {
    const id = await addBottleneck(
      tx,
      {
        id: randomUUID(),
        tenant: about.tenant,
        municipality: about.conversation.municipality,
        language: 'ti',
        texts: statement?.texts ?? [],
        source: { kind: 'statement', id: statement?.id },
      },
      app.now(),
    );
    await recordBottleneckEvent(
      tx,
      id,
      { kind: 'adopted', owner: 'Team Wonen', termWeeks: 6 },
      { at: app.now() },
    );
    return id;
  });
  const waiting = (await phone.get(link)).html;
  expect(waiting).toContain('Team Wonen');
  expect(waiting).toContain('Wacht op antwoord');
  await inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) =>
    recordBottleneckEvent(
      tx,
      bottleneck,
      { kind: 'answered', answer: 'no' },
      { at: app.now(), texts: [{ language: 'ti', words: 'ገዛ የለን።', reviewed: true }] },
    ),
  );
  const answered = (await phone.get(link.replace('/nl/', '/ti/'))).html;
  expect(answered).toContain('ገዛ የለን።');
  // Nobody says it aloud yet, and telephones do not read Tigrinya.
  expect(answered).toContain('bottleneck-gap');
  expect(answered).toContain(`/ti/bottlenecks/${bottleneck}`);
});
