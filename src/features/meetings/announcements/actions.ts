import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { findEdition } from '../edition/queries.ts';
import { textOf } from '../edition/texts.ts';
import { logLetter } from '../letters/queries.ts';
import { NOBODY_REACHED } from '../letters/types.ts';
import { sendToAttendee } from '../registrations/mail.ts';
import { listRegistrations } from '../registrations/queries.ts';
import { selectGroup } from '../registrations/rules.ts';

/**
 * Writes to a group of people who registered: each in their own language where the team wrote it, else in Dutch. Answers how
 * many registrations were e-mailed, and how many of the group (`others`) have no e-mail address.
 */
export const sendAnnouncement = action({
  name: 'meetings.send-message',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    idempotencyKey: formSource,
    group: z.string().max(60),
    texts: z.record(
      z.string(),
      z.object({ subject: z.string().max(200).optional(), words: z.string().max(4_000).optional() }),
    ),
  }),
  run: async ({ tx, app, actor, now }, input) => {
    const edition = await findEdition(tx, { id: input.edition });
    if (!edition) return refuse('not-found');
    if (!input.texts.nl?.subject || !input.texts.nl.words) return refuse('no-words');
    const people = selectGroup(await listRegistrations(tx, input.edition, { state: 'coming' }), input.group);
    const id = deterministicId(app, 'announcement', input.idempotencyKey);
    const withEmail = people.filter(({ email }) => email);
    const others = people.length - withEmail.length;
    const isNew = await logLetter(tx, input.edition, {
      id,
      kind: 'message',
      about: '',
      sentBy: actor.kind === 'team' ? actor.name : null,
      sentAt: now,
      reached: {
        ...NOBODY_REACHED,
        people: people.reduce((sum, { size }) => sum + size, 0),
        letters: withEmail.length,
        withoutAddress: others,
      },
      texts: input.texts,
    });
    // The same form twice: it went out already.
    if (!isNew) return ok({ reached: withEmail.length, others });
    for (const registration of withEmail)
      await sendToAttendee(tx, app, registration, {
        cause: 'team',
        subject: textOf(input.texts, 'subject', registration.language),
        paragraphs: [textOf(input.texts, 'words', registration.language)],
        idempotencyKey: `message:${id}:${registration.id}`,
        quiet: true,
      });
    return ok({ reached: withEmail.length, others });
  },
});
