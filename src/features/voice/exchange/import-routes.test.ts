import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { ACCOUNT_COOKIE } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { formOn } from '../../../../test/support/team-forms.ts';
import { openStaffSession } from '../../../../test/support/tenants.ts';
import { answersOf, makeConversation, vote as voteHere } from '../../../../test/support/voice.ts';
import { flushBallots } from '../ballots/flush.ts';
import { readBallots } from '../ballots/queries.ts';
import { answerAt } from '../model/ballot.ts';
import { listStatements } from '../model/queries.ts';
import type { Conversation } from '../model/rules.ts';
import { listLog } from '../moderation/queries.ts';
import { publishConversations } from '../publication/publish-conversations.ts';
import { findPublication } from '../publication/queries.ts';

const site = await createTestApp();
const { app } = site;
const task = { systemTask: { name: 'voice' } } as const;

const WORDS = [
  'De bus is <b>te duur</b>',
  'De bus, "die" komt niet',
  '=1+1',
  'Weg ermee',
  'Ik ken mijn buren',
];
const file = (name: string, ...rows: string[]) => new File([`${rows.join('\n')}\n`], name);
const quoted = (words: string) => `"${words.replaceAll('"', '""')}"`;
const COMMENTS = file(
  'comments.csv',
  'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body',
  ...WORDS.map((words, number) => `1,today,${number},77,0,0,${number === 3 ? -1 : 1},${quoted(words)}`),
);
/** Of so many people: they all agree with the first, a third disagrees with the second. */
const votesOf = (people: number) =>
  file(
    'votes.csv',
    'timestamp,datetime,comment-id,voter-id,vote',
    ...Array.from({ length: people }, (_, voter) => [
      `1700000000,today,0,voter-${voter},1`,
      `1700000000,today,1,voter-${voter},${voter % 3 === 0 ? -1 : 1}`,
      `1700000000,today,4,voter-${voter},0`,
    ]).flat(),
  );

async function draft(wanted: Partial<Conversation> & { statements?: number } = {}) {
  const made = await makeConversation(app, { published: false, statements: 0, ...wanted });
  const browser = site.browser();
  browser.jar.set(ACCOUNT_COOKIE, made.token);
  const path = `/nl/policy/voice/${made.conversation.id}`;
  const upload = async (files: Record<string, File>) => {
    const { html } = await browser.get(`${path}/import`);
    return browser.post(`${path}/import`, { ...formOn(html, `${path}/import`), ...files });
  };
  return { ...made, browser, path, upload };
}
const ballotsOf = ({ id }: Conversation) => inTransaction(app.db, task, (tx) => readBallots(tx, id));
const statementsOf = ({ id }: Conversation) => inTransaction(app.db, task, (tx) => listStatements(tx, id));

test('files become statements and ballots, and the results everybody sees once it is public', async () => {
  const { conversation, browser, path, upload } = await draft({ statements: 3 });
  expect((await browser.get(path)).html).toContain(`href="${path}/import"`);
  const preview = await upload({ comments: COMMENTS, votes: votesOf(30) });
  expect(preview.status).toBe(200);
  expect(preview.html).toContain('5 stellingen');
  expect(preview.html).toContain('Stemmen van 30 mensen');
  expect(preview.html).toContain('90 stemmen samen');
  expect(preview.html).toContain('De bus is &lt;b>te duur&lt;/b>');
  expect(preview.html).not.toContain('voter-7');
  expect(await statementsOf(conversation)).toHaveLength(3);
  expect(await ballotsOf(conversation)).toEqual([]);

  const takeIn = `${path}/import/take-in`;
  const form = formOn(preview.html, takeIn);
  const taken = await Promise.all([browser.post(takeIn, form), browser.post(takeIn, form)]);
  expect(taken.map(({ status, to }) => [status, to])).toEqual([
    [303, `${path}/import`],
    [303, `${path}/import`],
  ]);
  expect((await browser.get(`${path}/import`)).html).toContain(
    'De stemmen van 30 mensen staan in dit concept',
  );

  const statements = await statementsOf(conversation);
  expect(
    statements.map(({ number, state, hiddenReason, texts }) => [
      number,
      state,
      hiddenReason,
      texts[0]?.words,
    ]),
  ).toEqual([
    [0, 'shown', null, 'Stelling 1'],
    [1, 'shown', null, 'Stelling 2'],
    [2, 'shown', null, 'Stelling 3'],
    ...WORDS.map((words, at) => [
      at + 3,
      at === 3 ? 'hidden' : 'shown',
      at === 3 ? 'withdrawn' : null,
      words,
    ]),
  ]);
  const ballots = await ballotsOf(conversation);
  expect(ballots).toHaveLength(30);
  expect(
    ballots.every(({ counted, late, withHelp, audience }) => counted && !late && !withHelp && !audience),
  ).toBe(true);
  expect(new Set(ballots.map(({ id }) => id.toString('hex'))).size).toBe(30);
  expect(
    ballots.every(({ answers }) => answerAt(answers, 3) === 'agree' && answerAt(answers, 7) === 'pass'),
  ).toBe(true);
  expect(ballots.filter(({ answers }) => answerAt(answers, 4) === 'disagree')).toHaveLength(10);

  // Nobody puts other words under votes that are there.
  const voted = `${path}/statements/${statements[3]?.id}`;
  const page = await browser.get(voted);
  expect(page.html).toContain('Op deze stellingen is elders al gestemd');
  await browser.post(voted, { ...formOn(page.html, voted), 'words-nl': 'Iets heel anders' });
  expect((await statementsOf(conversation))[3]?.texts[0]?.words).toBe(WORDS[0]);

  // Another file comes too late: the votes can be taken in once.
  const again = await browser.post(takeIn, formOn(preview.html, takeIn));
  expect(again.to).toBe(`${path}/import`);
  expect(await ballotsOf(conversation)).toHaveLength(30);

  const { version } = conversation;
  const desk = await browser.get(path);
  const opened = await browser.post(`${path}/open`, {
    ...formOn(desk.html, `${path}/open`),
    version: String(version),
  });
  expect(opened.status).toBe(303);
  const log = await site.browser().get(`/nl/voice/${conversation.slug}/log`);
  expect(log.html).toContain('Antwoorden uit een eerder gesprek zijn toegevoegd');
  const results = await site.browser().get(`/nl/voice/${conversation.slug}/results`);
  expect(results.status).toBe(200);
  expect(results.html).toContain('De bus is &lt;b>te duur&lt;/b>');
  expect(results.html).toContain('30');
  const publication = await inTransaction(app.db, {}, (tx) => findPublication(tx, conversation.id));
  expect(publication?.rows.map(({ audience, people }) => [audience, people])).toEqual([['unsaid', 30]]);

  // What is exported is read again.
  const exported = await site.browser().get(`/nl/voice/${conversation.slug}/results/comments.csv`);
  const groups = await site.browser().get(`/nl/voice/${conversation.slug}/results/votes.csv`);
  const second = await draft();
  const grouped = await second.upload({
    comments: new File([exported.html], 'comments.csv'),
    votes: new File([groups.html], 'votes.csv'),
  });
  expect(grouped.status).toBe(422);
  expect(grouped.html).toContain('alleen stemmen per groep');
  const copied = await second.upload({ comments: new File([exported.html], 'comments.csv') });
  await second.browser.post(
    `${second.path}/import/take-in`,
    formOn(copied.html, `${second.path}/import/take-in`),
  );
  expect((await statementsOf(second.conversation)).map(({ texts }) => texts[0]?.words)).toEqual([
    'Stelling 1',
    'Stelling 2',
    'Stelling 3',
    ...WORDS.filter((_, at) => at !== 3),
  ]);
  // Statements alone are no answers: the log says nothing.
  const logs = await inTransaction(app.db, {}, (tx) => listLog(tx, second.conversation.id));
  expect(logs).toEqual([]);
});

test('C3: a few who vote after an import are not told apart from it', async () => {
  const { conversation, browser, path, upload } = await draft({
    opensAt: new Date(app.now().getTime() - DAY_MS),
    statements: 7,
  });
  const preview = await upload({ comments: COMMENTS, votes: votesOf(14) });
  await browser.post(`${path}/import/take-in`, formOn(preview.html, `${path}/import/take-in`));
  const desk = await browser.get(path);
  const opened = await browser.post(`${path}/open`, formOn(desk.html, `${path}/open`));
  expect(opened.status).toBe(303);
  await voteHere(
    app,
    { ...conversation, published: true },
    Array.from({ length: 3 }, () => answersOf('disagree')),
  );
  await flushBallots(app, { all: true });
  await publishConversations(app);
  const publication = await inTransaction(app.db, {}, (tx) => findPublication(tx, conversation.id));
  expect(publication?.rows.map(({ people }) => people)).toEqual([14]);
});

test('statements come first and votes later, without a statement twice', async () => {
  const { conversation, browser, path, upload } = await draft();
  const takeIn = `${path}/import/take-in`;
  const only = await upload({ comments: COMMENTS });
  const taken = await browser.post(takeIn, formOn(only.html, takeIn));
  expect(taken.to).toBe(`${path}/import?statements`);
  expect((await browser.get(taken.to ?? '')).html).toContain('Stemmen kun je hieronder nog overnemen');
  const both = await upload({ comments: COMMENTS, votes: votesOf(12) });
  await browser.post(takeIn, formOn(both.html, takeIn));
  expect(await statementsOf(conversation)).toHaveLength(WORDS.length);
  expect(await ballotsOf(conversation)).toHaveLength(12);
});

test('what cannot be taken in is said, and nothing of it is kept', async () => {
  const { conversation, browser, path, upload } = await draft();
  const few = await upload({ comments: COMMENTS, votes: votesOf(9) });
  expect(few.status).toBe(422);
  expect(few.html).toContain('stemmen van 9 mensen');
  expect(few.html).toContain('dan is te raden wie wat vond');
  expect((await upload({})).html).toContain('Kies eerst het bestand met de stellingen');
  expect((await upload({ comments: votesOf(10) })).html).toContain('Wissel ze om');
  const large = await upload({ comments: new File(['a'.repeat(10_500_000)], 'comments.csv') });
  expect(large.html).toContain('is groter dan 10 MB');
  const preview = await upload({ comments: COMMENTS, votes: votesOf(10) });
  const takeIn = `${path}/import/take-in`;
  const lost = await browser.post(takeIn, { ...formOn(preview.html, takeIn), parcel: 'weg' });
  expect(lost.status).toBe(422);
  expect(lost.html).toContain('Er is niets overgenomen');
  expect(await statementsOf(conversation)).toEqual([]);
  expect(await ballotsOf(conversation)).toEqual([]);
});

test('only a draft of the own tenant takes something in', async () => {
  const { conversation, path, upload, tenant } = await draft();
  const takeIn = `${path}/import/take-in`;
  const form = formOn((await upload({ comments: COMMENTS, votes: votesOf(10) })).html, takeIn);
  const other = (await draft()).browser;
  expect((await other.get(`${path}/import`)).status).toBe(404);
  await other.get('/nl/policy/voice/new');
  expect((await other.post(takeIn, { ...form, token: other.token() })).status).toBe(404);
  expect((await site.browser().get(`${path}/import`)).status).not.toBe(200);
  const { token } = await openStaffSession(app, tenant, { name: 'Henk', roles: ['lead'] });
  const colleague = site.browser();
  colleague.jar.set(ACCOUNT_COOKIE, token);
  expect((await colleague.get(`${path}/import`)).status).not.toBe(200);
  expect(await statementsOf(conversation)).toEqual([]);

  const running = await draft({ published: true, statements: 8 });
  const page = await running.browser.get(`${running.path}/import`);
  expect(page.html).toContain('Dit gesprek is al openbaar');
  expect(page.html).not.toContain('type="file"');
  await running.browser.get('/nl/policy/voice/new');
  const late = await running.browser.post(`${running.path}/import/take-in`, {
    ...form,
    token: running.browser.token(),
  });
  expect(late.to).toBe(`${running.path}/import`);
  expect(await statementsOf(running.conversation)).toHaveLength(8);
  expect(await ballotsOf(running.conversation)).toEqual([]);
});
