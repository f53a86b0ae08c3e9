import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { makeConversation } from '../../../../test/support/voice.ts';
import { flushBallots } from '../ballots/cast.ts';
import { groupedCode, makeCodes } from '../ballots/codes.ts';
import { readBallots } from '../ballots/queries.ts';
import { answerAt, countAnswers } from '../model/ballot.ts';
import { addStatement } from '../model/queries.ts';
import { soundPath } from '../recordings/sound-path.ts';

const { app, browser, faults, at } = await createTestApp();

async function conversationWith(count: number, options: Parameters<typeof makeConversation>[1] = {}) {
  const made = await makeConversation(app, { statements: 0, ...options });
  const ids = Array.from({ length: count }, () => randomUUID());
  await inTransaction(app.db, { account: made.account }, async (tx) => {
    for (const [number, id] of ids.entries())
      await addStatement(tx, {
        id,
        conversation: made.conversation.id,
        origin: 'organiser',
        language: 'nl',
        state: 'shown',
        texts: [{ language: 'nl', words: `Zin ${number} over wonen.`, reviewed: true }],
      });
  });
  return { ...made, ids, path: `/nl/voice/${made.conversation.slug}` };
}

const stored = async (conversation: string) => {
  await flushBallots(app, { all: true });
  return inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) => readBallots(tx, conversation));
};
const shownNumber = (html: string) => html.match(/name="statement" value="(\d+)"/)?.[1] ?? '';

/** Answers everything that is asked, as somebody without script does. */
async function voteAll(phone: ReturnType<typeof browser>, path: string, answer: string): Promise<number> {
  await phone.get(`${path}/vote`);
  for (let taps = 0; taps < 60; taps++) {
    const html = phone.last()?.html ?? '';
    const statement = shownNumber(html);
    if (statement) await phone.post(`${path}/vote`, { statement, answer });
    else if (html.includes('name="audience"')) await phone.post(`${path}/vote`, { audience: 'newcomer' });
    else if (html.includes('value="more"')) await phone.post(`${path}/vote`, { do: 'more' });
    else return taps;
    await phone.follow();
  }
  throw new Error('it never ends');
}

test('somebody answers everything in sets, and each answer counts once', async () => {
  const { conversation, path } = await conversationWith(10);
  for (let person = 0; person < 12; person++) {
    const phone = browser();
    // Ten answers, one question for whom, and one "more".
    expect(await voteAll(phone, path, person % 2 ? 'agree' : 'disagree')).toBe(12);
    expect(phone.last()?.html).toContain('Je hebt alles beantwoord.');
  }
  const ballots = await stored(conversation.id);
  expect(ballots).toHaveLength(12);
  for (const { answers, audience } of ballots) {
    expect(countAnswers(answers)).toBe(10);
    expect(audience).toBe('newcomer');
  }
  expect(faults).toEqual([]);
});

test('a double tap is one answer, reloading asks the same, taking back asks again, and no page tells what was answered', async () => {
  const { path } = await conversationWith(9);
  const phone = browser();
  const first = shownNumber((await phone.get(`${path}/vote`)).html);
  expect(shownNumber((await phone.get(`${path}/vote`)).html)).toBe(first);
  await phone.post(`${path}/vote`, { statement: first, answer: 'agree' });
  await phone.post(`${path}/vote`, { statement: first, answer: 'agree' });
  const second = (await phone.follow()).html;
  expect(shownNumber(second)).not.toBe(first);
  expect(second).toContain('Vraag 2 van 8');
  await phone.post(`${path}/vote`, { do: 'undo' });
  const again = (await phone.follow()).html;
  expect(shownNumber(again)).toBe(first);
  expect(again).not.toMatch(/checked|aria-pressed|chosen/);
});

test('voting goes on tomorrow in the same browser, and the next holder of the phone begins anew', async () => {
  const { path } = await conversationWith(9);
  const phone = browser();
  const first = shownNumber((await phone.get(`${path}/vote`)).html);
  await phone.post(`${path}/vote`, { statement: first, answer: 'pass' });
  at('2026-11-25T09:00:00Z');
  expect((await phone.get(path)).html).toContain('Ga verder');
  expect((await phone.get(`${path}/vote`)).html).toContain('Vraag 2 van 8');
  await phone.post(`${path}/vote`, { do: 'forget' });
  expect((await phone.follow()).html).toContain('Deze telefoon is alles vergeten');
  expect(phone.jar.has('vanonderop_voice')).toBe(false);
  expect((await phone.get(`${path}/vote`)).html).toContain('Vraag 1 van 8');
  at('2026-11-24T09:00:00Z');
});

test('with a code: typed in any way it leads to one ballot, another card is another person, a mistake is told', async () => {
  const { conversation, account, path } = await conversationWith(3, { access: 'code' });
  const codes = await inTransaction(app.db, { account }, (tx) =>
    makeCodes(tx, app, conversation.id, 11, { id: randomUUID(), table: null }),
  );
  const phone = browser();
  expect((await phone.get(`${path}/vote`)).to).toBe(path);
  await phone.get(path);
  const wrong = await phone.post(`${path}/vote`, { do: 'begin', code: 'ABCD-EFGH-JKMN-PQRS' });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('Deze code kennen we niet');
  expect(wrong.html).toContain('value="ABCD-EFGH-JKMN-PQRS"');
  for (const code of codes) {
    await phone.get(path);
    await phone.post(`${path}/vote`, { do: 'begin', code: groupedCode(code).toLowerCase() });
    expect((await phone.follow()).html).toContain('Vraag 1 van 3');
    await voteAll(phone, path, 'agree');
  }
  // The same card on another phone begins empty, for no page reads a ballot back, and is the same ballot.
  const other = browser();
  await other.get(path);
  await other.post(`${path}/vote`, { do: 'begin', code: codes[0] ?? '' });
  expect((await other.follow()).html).toContain('Vraag 1 van 3');
  await voteAll(other, path, 'agree');
  const ballots = await stored(conversation.id);
  expect(ballots).toHaveLength(11);
  expect(ballots.every(({ answers }) => answerAt(answers, 0) === 'agree')).toBe(true);
});

test('C11: an answer after closing is told to be late; before opening and long after, the page says when', async () => {
  const closesAt = new Date('2026-11-24T10:00:00Z');
  const { conversation, path } = await conversationWith(9, { closesAt });
  const phone = browser();
  const first = shownNumber((await phone.get(`${path}/vote`)).html);
  app.now = () => new Date(conversation.closesAt.getTime() + 1_000);
  await phone.post(`${path}/vote`, { statement: first, answer: 'agree' });
  expect((await phone.follow()).html).toContain('tellen het als laat');
  const closed = await browser().get(path);
  expect(closed.html).toContain('Dit gesprek is voorbij sinds');
  expect(closed.html).toContain(`${path}/results`);
  app.now = () => new Date(conversation.opensAt.getTime() - 1_000);
  expect((await browser().get(path)).html).toContain('Je kunt meedoen vanaf');
  expect((await browser().get(`${path}/vote`)).to).toBe(`${path}?not-open`);
  at('2026-11-24T09:00:00Z');
  app.now = () => new Date('2026-11-24T09:00:00Z');
});

test('without cookies nobody votes twice by accident: the page says what to do', async () => {
  const { path } = await conversationWith(9);
  const phone = browser();
  const statement = shownNumber((await phone.get(`${path}/vote`)).html);
  phone.jar.clear();
  await phone.post(`${path}/vote`, { statement, answer: 'agree' });
  expect(phone.last()?.to).toBe(`${path}?no-cookie`);
  expect((await phone.follow()).html).toContain('Deze telefoon onthield niet');
});

test('what is no answer changes nothing: a statement that is not there, a word that is no answer', async () => {
  const { path } = await conversationWith(9);
  const phone = browser();
  await phone.get(`${path}/vote`);
  for (const fields of [
    { statement: '9999', answer: 'agree' },
    { statement: '-1', answer: 'agree' },
    { statement: '1e99', answer: 'agree' },
    { statement: '1', answer: '<b>yes' },
    {},
  ]) {
    await phone.post(`${path}/vote`, fields as Record<string, string>);
    expect((await phone.follow()).html).toContain('Vraag 1 van 8');
  }
  expect(faults).toEqual([]);
});

test('a statement is heard in parts, in its language, and only when everybody may see it', async () => {
  const { account, ids } = await conversationWith(2);
  const [shown = '', hidden = ''] = ids;
  const content = Buffer.from(Array.from({ length: 50 }, (_, i) => i));
  await inTransaction(app.db, { account }, async (tx) => {
    for (const id of ids)
      await tx
        .insertInto('voice_statement_audio')
        .values({ statement_id: id, language: 'ti', content_type: 'audio/mp4', content })
        .execute();
    await tx
      .updateTable('voice_statement')
      .set({ state: 'hidden', hidden_reason: 'unclear' })
      .where('id', '=', hidden)
      .execute();
  });
  const phone = browser();
  const part = await phone.raw(soundPath(shown, 'ti'), { headers: { range: 'bytes=0-1' } });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe('bytes 0-1/50');
  expect(part.headers.get('content-type')).toBe('audio/mp4');
  expect((await phone.get(soundPath(shown, 'nl'))).status).toBe(404);
  expect((await phone.get(soundPath(hidden, 'ti'))).status).toBe(404);
});

test('the poster and the address without a language lead everybody to the own language', async () => {
  const { conversation, path } = await conversationWith(1);
  const poster = await browser().get(`${path}/poster`);
  expect(poster.html).toContain(`http://localhost/voice/${conversation.slug}`);
  const scanned = await browser().raw(`/voice/${conversation.slug}`, {
    headers: { 'accept-language': 'ti' },
  });
  expect(scanned.to).toBe(`/ti/voice/${conversation.slug}`);
  expect((await browser().get('/nl/voice')).html).toContain(path);
});
