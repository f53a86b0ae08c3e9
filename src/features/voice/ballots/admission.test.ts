import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { answersOf, makeConversation, NETWORK } from '../../../../test/support/voice.ts';
import { blindRequest } from '../blind-tokens/client/blind-admission.ts';
import { blindPublicKey } from '../blind-tokens/conversation-keys.ts';
import type { Conversation } from '../model/rules.ts';
import { admit, signBlindly } from './admission.ts';
import { castBallot } from './cast.ts';
import { makeCodes } from './codes.ts';
import { createFloodLimits } from './flood-limits.ts';
import { endCodeSheet, listCodeSheets } from './queries.ts';

const { app, at, browser } = await createTestApp();

const codesFor = (conversation: Conversation, account: string, count = 3) =>
  inTransaction(app.db, { account }, (tx) =>
    makeCodes(tx, app, conversation.id, count, { id: randomUUID(), table: null }),
  );
const one = async (tokenKind: Conversation['tokenKind']) => {
  const { conversation, account } = await makeConversation(app, { access: 'code', tokenKind });
  const [code = '', other = ''] = await codesFor(conversation, account);
  return { conversation, account, code, other };
};
const admitted = async (conversation: Conversation, code?: string) => {
  const admission = await admit(app, conversation, { ...(code ? { code } : {}), network: NETWORK });
  if (!admission.ok) throw new Error(admission.refusal);
  return admission.value;
};
const cast = (
  conversation: Conversation,
  admission: { key: string; proof: string },
  answers = answersOf('agree'),
) => castBallot(app, { conversation: conversation.id, admission, answers, audience: null, withHelp: false });

test.each(['signed', 'blind'] as const)('one code leads to one ballot on every device (%s)', async (kind) => {
  const { conversation, code, other } = await one(kind);
  const first = await admitted(conversation, code);
  expect(await admitted(conversation, code.toLowerCase())).toEqual(first);
  expect((await admitted(conversation, other)).key).not.toBe(first.key);
  expect(await cast(conversation, first)).toEqual({ ok: true, value: { late: false } });
});

test.each(['signed', 'blind'] as const)(
  'a proof of another key, code or conversation lets nobody vote (%s)',
  async (kind) => {
    const [here, elsewhere] = [await one(kind), await one(kind)];
    const mine = await admitted(here.conversation, here.code);
    const theirs = await admitted(here.conversation, here.other);
    const foreign = await admitted(elsewhere.conversation, elsewhere.code);
    for (const wrong of [
      { key: mine.key, proof: theirs.proof },
      { key: Buffer.alloc(32).toString('base64url'), proof: mine.proof },
      { key: mine.key, proof: '' },
      { key: '', proof: mine.proof },
      { key: `${mine.key}AAAA`, proof: mine.proof },
      foreign,
    ])
      expect(await cast(here.conversation, wrong)).toEqual({ ok: false, refusal: 'not-admitted' });
  },
);

test('a wrong code is told apart from none, and a code of another conversation opens nothing', async () => {
  const [here, elsewhere] = [await one('signed'), await one('signed')];
  for (const code of ['', 'hallo', elsewhere.code])
    expect(await admit(app, here.conversation, { code, network: NETWORK })).toEqual({
      ok: false,
      refusal: 'wrong-code',
    });
});

test('in blind mode the browser gets its signature by a form, once for a code, and the same again', async () => {
  const { conversation, code, other } = await one('blind');
  const publicKey = await blindPublicKey(app, conversation.id);
  const request = await blindRequest(code, conversation.id, publicKey);
  const second = await blindRequest(other, conversation.id, publicKey);
  if (!request || !second) throw new Error('no code');
  const sign = (blinded: string) =>
    signBlindly(app, conversation, { admission: request.admission, blinded, network: NETWORK });
  const signature = await sign(request.blinded);
  expect(signature.ok).toBe(true);
  expect(await sign(request.blinded)).toEqual(signature);
  // Somebody with software of their own asks for a second ballot.
  expect(await sign(second.blinded)).toEqual({ ok: false, refusal: 'used' });
  if (!signature.ok) return;
  const admission = await request.finish(signature.value);
  // Without script the server does the same and comes to the same ballot.
  expect(await admitted(conversation, code)).toEqual(admission);
  expect(await cast(conversation, admission)).toMatchObject({ ok: true });
});

test('two devices that ask at the same moment with two keys get one signature between them', async () => {
  const { conversation, code } = await one('blind');
  const publicKey = await blindPublicKey(app, conversation.id);
  const request = await blindRequest(code, conversation.id, publicKey);
  if (!request) throw new Error('no code');
  const foreign = Buffer.alloc(256, 7).toString('base64url');
  const answers = await Promise.all(
    [request.blinded, foreign, request.blinded, foreign].map((blinded) =>
      signBlindly(app, conversation, { admission: request.admission, blinded, network: NETWORK }),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
});

test('the address for blind signatures answers with a reason that the script understands', async () => {
  const { conversation } = await one('blind');
  const visitor = browser();
  const address = `/nl/voice/${conversation.slug}/blind-signature`;
  await visitor.get('/nl/contact');
  const answer = await visitor.post(address, { admission: 'AAAA', blinded: 'AAAA' });
  expect(JSON.parse(answer.html)).toEqual({ refusal: 'wrong-code' });
});

test('a sheet that was lost is ended: its codes open nothing, and other sheets still do', async () => {
  const { conversation, account } = await makeConversation(app, { access: 'code' });
  const [lost = ''] = await codesFor(conversation, account);
  const sheets = await inTransaction(app.db, { account }, (tx) => listCodeSheets(tx, conversation.id));
  const [kept = ''] = await codesFor(conversation, account);
  await inTransaction(app.db, { account }, (tx) => endCodeSheet(tx, conversation.id, sheets[0]?.id ?? ''));
  expect(await admit(app, conversation, { code: lost, network: NETWORK })).toMatchObject({
    refusal: 'wrong-code',
  });
  await admitted(conversation, kept);
});

test('before it opens nobody is let in; after it closed paper still is, as late, and new people are not', async () => {
  const { conversation, code } = await one('signed');
  const open = (await makeConversation(app)).conversation;
  const anyone = await admitted(open);
  at('2026-11-20T09:00:00Z');
  expect(await admit(app, conversation, { code, network: NETWORK })).toMatchObject({ refusal: 'not-open' });
  expect(await cast(open, anyone)).toMatchObject({ refusal: 'not-open' });
  at('2026-12-02T09:00:00Z');
  expect(await admit(app, open, { network: NETWORK })).toMatchObject({ refusal: 'not-open' });
  expect(await cast(open, anyone)).toEqual({ ok: true, value: { late: true } });
  expect(await cast(conversation, await admitted(conversation, code))).toEqual({
    ok: true,
    value: { late: true },
  });
  at('2026-12-16T09:00:00Z');
  expect(await cast(open, anyone)).toMatchObject({ refusal: 'not-open' });
  at('2026-11-24T09:00:00Z');
});

test('a ballot with answers to statements that do not exist is not understood, and one to a new statement is', async () => {
  const { conversation } = await makeConversation(app, { statements: 2 });
  const admission = await admitted(conversation);
  const cast3 = () => cast(conversation, admission, answersOf('agree', 'agree', 'pass'));
  expect(await cast3()).toMatchObject({ refusal: 'not-understood' });
  expect(await cast(conversation, admission, new Uint8Array(10_001).fill(1))).toMatchObject({
    refusal: 'not-understood',
  });
});

test('three hundred people of one reception centre take part within minutes; a flood is slowed down', () => {
  let now = 0;
  const limits = createFloodLimits(() => now);
  const centre = { network: '198.51.100.0/24', wider: null };
  const begun = (people: number) =>
    Array.from({ length: people }, () => {
      now += 500;
      return limits.mayBegin(centre);
    }).filter(Boolean).length;
  expect(begun(300)).toBe(300);
  expect(begun(3_000)).toBeLessThan(1_000);
  expect(limits.mayBegin({ network: '203.0.113.0/24', wider: null })).toBe(true);
});

test('whoever guesses codes is slowed down, and a right code of the same network still works', async () => {
  const { conversation, code } = await one('signed');
  const network = { network: '203.0.113.0/24', wider: null };
  const refusals = new Set<string>();
  for (let guess = 0; guess < 250; guess++) {
    const answer = await admit(app, conversation, { code: `0000-0000-0000-${1000 + guess}`, network });
    if (!answer.ok) refusals.add(answer.refusal);
  }
  expect([...refusals]).toEqual(['wrong-code', 'too-often']);
  expect(await admit(app, conversation, { code, network })).toMatchObject({ ok: true });
});

test('one key that sends without end is refused, and others are not', () => {
  let now = 0;
  const limits = createFloodLimits(() => now);
  const sent = Array.from({ length: 1_000 }, () => {
    now += 10;
    return limits.mayCast('a');
  }).filter(Boolean).length;
  expect(sent).toBeGreaterThanOrEqual(120);
  expect(sent).toBeLessThan(140);
  expect(limits.mayCast('b')).toBe(true);
});
