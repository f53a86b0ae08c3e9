import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deterministicId } from '#core/private-links.ts';
import { HOUR_MS, MINUTE_MS } from '#core/time/durations.ts';
import { promiseFor } from './model/promise.ts';
import { addAttachments, addMessage, addQuestion, changeQuestion } from './model/queries.ts';
import { questionLinkHash } from './model/question-links.ts';
import type { ContactCategory, ContactMessage, QuestionState } from './model/types.ts';
import { addTemplate } from './templates/queries.ts';
import { withTyped } from './templates/rules.ts';

/** Invented questions in every state, and texts that the invented team uses again and again. */
export interface DemoQuestions {
  templates: { name: string; texts: Partial<Record<string, string>> }[];
  questions: {
    key: string;
    category: ContactCategory;
    language: string;
    name?: string;
    email?: string;
    subject?: string;
    hoursAgo: number;
    state: QuestionState;
    /** Why it is in quarantine. */
    why?: string;
    assigned?: string;
    messages: {
      side: ContactMessage['side'];
      author?: string;
      text: string;
      original?: string;
      attachments?: { fileName: string; contentType: string; text: string }[];
    }[];
  }[];
}

/** Seeds a question of somebody to the people of an initiative, which waits for their answer. Seeding again changes nothing. */
export async function seedDemoInitiativeQuestion(
  app: AppContext,
  { listing, initiative }: { listing: string; initiative: string },
): Promise<void> {
  const now = app.now();
  const id = deterministicId(app, 'demonstration-question', {
    application: ['demonstration', 'to-initiative'],
  });
  await inTransaction(app.db, { systemTask: { name: 'inbound-mail' } }, async (tx) => {
    const added = await addQuestion(tx, {
      id,
      linkHash: questionLinkHash(app, id),
      category: 'place',
      language: 'uk',
      name: 'Olena',
      email: null,
      state: 'owner',
      quarantineReason: null,
      receivedAt: now,
      promisedAt: promiseFor('place', now),
      possiblyOf: null,
      listing,
      initiative,
    });
    if (!added) return;
    await addMessage(tx, id, {
      id: deterministicId(app, 'demonstration-message', { application: ['demonstration', 'to-initiative'] }),
      sentAt: now,
      side: 'asker',
      author: 'Olena',
      text: 'Добрий день! Чи можна прийти з маленькою дитиною?',
      messageId: null,
    });
  });
}

/** Between the messages of one conversation. */
const MESSAGE_INTERVAL_MS = 40 * MINUTE_MS;

/** Seeds the inbox, with moments that count back from now. Seeding again changes nothing. */
export async function seedDemoQuestions(
  app: AppContext,
  { templates, questions }: DemoQuestions,
): Promise<void> {
  const now = app.now();
  const idOf = (...names: string[]) =>
    deterministicId(app, 'demonstration-question', { application: ['demonstration', ...names] });
  await inTransaction(app.db, { systemTask: { name: 'demonstration' } }, async (tx) => {
    for (const { name, texts } of templates)
      await addTemplate(tx, {
        id: idOf('template', name),
        name,
        texts: withTyped({}, texts, now),
        changedBy: 'Marijke',
        changedAt: now,
      });
  });
  await inTransaction(app.db, { systemTask: { name: 'inbound-mail' } }, async (tx) => {
    for (const question of questions) {
      const id = idOf(question.key);
      const receivedAt = new Date(now.getTime() - question.hoursAgo * HOUR_MS);
      const added = await addQuestion(tx, {
        id,
        linkHash: questionLinkHash(app, id),
        category: question.category,
        language: question.language,
        name: question.name ?? null,
        email: question.email ?? null,
        subject: question.subject ?? null,
        state: question.state,
        quarantineReason: question.why ?? null,
        receivedAt,
        promisedAt: promiseFor(question.category, receivedAt),
        possiblyOf: null,
      });
      if (!added) continue;
      const moments = question.messages.map(
        (_, i) => new Date(receivedAt.getTime() + i * MESSAGE_INTERVAL_MS),
      );
      for (const [i, { side, author, text, original, attachments = [] }] of question.messages.entries()) {
        const message = idOf(question.key, String(i));
        await addMessage(tx, id, {
          id: message,
          sentAt: moments[i] ?? receivedAt,
          side,
          author: author ?? question.name ?? null,
          text,
          original: original ?? null,
          messageId: null,
        });
        await addAttachments(
          tx,
          message,
          attachments.map(({ fileName, contentType, text: contents }, position) => ({
            id: idOf(question.key, String(i), String(position)),
            fileName,
            contentType,
            byteLength: Buffer.byteLength(contents),
            content: Buffer.from(contents),
          })),
        );
      }
      const last = moments.at(-1) ?? receivedAt;
      await changeQuestion(tx, id, {
        last_at: last,
        answered_at: question.state === 'answered' ? last : null,
        paused_at: question.state === 'waiting' ? last : null,
        ...(question.assigned
          ? { assigned_to: idOf('colleague', question.assigned), assigned_name: question.assigned }
          : {}),
      });
    }
  });
}
