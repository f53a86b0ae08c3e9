import { createHash, randomUUID } from 'node:crypto';
import type { AddressObject, ParsedMail } from 'mailparser';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { isInterfaceLanguage } from '#core/i18n/languages.ts';
import { countAttempt } from '#core/rate-limit.ts';
import { spamSignal } from '#core/spam-check.ts';
import { tellReceived } from '../model/mail.ts';
import { promiseFor } from '../model/promise.ts';
import { actAsInboundMail, findQuestion } from '../model/queries.ts';
import { questionHash, questionId } from '../model/question-links.ts';
import { markReader } from '../model/thread-token.ts';
import { addMessage, addQuestion, changeQuestion, markBounced } from '../model/write-queries.ts';
import { reopened } from '../questions/actions.ts';
import { ownWords } from './own-text.ts';
import { isAutomatic, threadOf } from './thread.ts';

/** What became of a letter. */
export type Received =
  | { kind: 'added' | 'automatic' | 'new' | 'linked'; question: string }
  | { kind: 'bounce' | 'again' | 'nothing'; question?: string };

const addresses = (field: AddressObject | AddressObject[] | undefined): string[] =>
  [field ?? []].flat().flatMap(({ value }) => value.flatMap(({ address }) => address?.toLowerCase() ?? []));

/**
 * Puts a letter where it belongs. Only who is part of a conversation writes into it: a stranger with a right mark
 * begins a new question, linked as "possibly belongs to". The same letter twice is put away once. An automatic
 * letter is never answered, and nobody gets more than one automatic word a day.
 */
export async function receiveEmail(app: AppContext, raw: Buffer): Promise<Received> {
  // Large, and needed only when letters come.
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(raw);
  const headers = new Map([...mail.headers.keys()].map((name) => [name, String(mail.headers.get(name))]));
  const text = mail.text ?? '';
  const read = markReader(app);
  const references = [mail.references ?? []].flat();
  if (isBounce(mail)) return bounced(app, mail, read);
  const mark = threadOf(
    { inReplyTo: mail.inReplyTo ?? null, references, recipients: addresses(mail.to), text },
    read,
  );
  const from = addresses(mail.from)[0] ?? '';
  const author = mail.from?.value[0]?.name || from || null;
  const automatic = isAutomatic(headers, mail.subject ?? '');
  const now = app.now();
  // A letter without a Message-ID has its contents for one.
  const messageId = mail.messageId ?? `<${createHash('sha256').update(raw).digest('hex')}@unnamed>`;
  const letter = {
    id: randomUUID(),
    at: now,
    side: automatic ? ('automatic' as const) : ('asker' as const),
    author,
    words: ownWords(text).slice(0, 20_000),
    original: text.slice(0, 60_000),
    messageId,
  };
  return inTransaction(app.db, { systemTask: { name: 'inbound-mail' } }, async (tx): Promise<Received> => {
    await actAsInboundMail(tx);
    const found = mark ? await findQuestion(tx, mark.question) : undefined;
    const target = found?.mergedInto ? await findQuestion(tx, found.mergedInto) : found;
    if (target && target.email?.toLowerCase() === from) {
      if (!(await addMessage(tx, target.id, letter))) return { kind: 'again', question: target.id };
      if (!automatic) await changeQuestion(tx, target.id, reopened(target.state, target.category, now));
      return { kind: automatic ? 'automatic' : 'added', question: target.id };
    }
    // Nobody asked anything: an automatic letter of a stranger begins no conversation.
    if (automatic || !from) return { kind: 'nothing' };
    const id = questionId(app, `mail|${messageId}`);
    const why = spamSignal({ text: letter.words, honeypot: '', ageSeconds: null });
    const said = headers.get('content-language')?.slice(0, 2) ?? 'nl';
    const language = isInterfaceLanguage(said) ? said : 'nl';
    const added = await addQuestion(tx, {
      id,
      linkHash: questionHash(app, id),
      category: 'other',
      language,
      name: mail.from?.value[0]?.name || null,
      email: from,
      state: why ? 'quarantine' : 'open',
      why,
      receivedAt: now,
      promisedAt: promiseFor('other', now),
      possiblyOf: target?.id ?? null,
    });
    if (!added) return { kind: 'again', question: id };
    await addMessage(tx, id, letter);
    const asked = await findQuestion(tx, id);
    // At most one automatic word per address and day: two machines soon have nothing more to say to each other.
    const quiet = !(await countAttempt(app.db, `contact:auto:${questionId(app, from)}`, 1, 86_400, now));
    if (asked && !quiet) await tellReceived(tx, app, asked, letter.id, letter.messageId);
    return { kind: target ? 'linked' : 'new', question: id };
  });
}

/** A report that a letter did not arrive (RFC 3464). */
const isBounce = (mail: ParsedMail): boolean => {
  const type = mail.headers.get('content-type');
  const value = typeof type === 'object' && 'value' in type ? String(type.value) : '';
  return value === 'multipart/report' || /^mailer-daemon@/i.test(addresses(mail.from)[0] ?? '');
};

async function bounced(
  app: AppContext,
  mail: ParsedMail,
  read: ReturnType<typeof markReader>,
): Promise<Received> {
  const parts = mail.attachments.map(({ content }) => content.toString('utf8'));
  const whole = [mail.text ?? '', ...parts].join('\n');
  const messageId = /^message-id:\s*(<[^>]+>)/im.exec(whole)?.[1];
  const mark = messageId ? read(messageId) : null;
  if (!messageId || !mark) return { kind: 'bounce' };
  await inTransaction(app.db, { systemTask: { name: 'inbound-mail' } }, (tx) => markBounced(tx, messageId));
  return { kind: 'bounce', question: mark.question };
}
