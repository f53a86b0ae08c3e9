import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { findEdition } from '../edition/queries.ts';
import { textOf } from '../edition/texts.ts';
import { sendToAttendee } from '../registrations/mail.ts';
import { listRegistrations } from '../registrations/queries.ts';
import { selectGroup } from '../registrations/rules.ts';

/** Writes to a group of people who come, each in their own language where the team wrote it, else in Dutch. */
export const sendMessage = action({
  name: 'meetings.send-message',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    idempotencyKey: z.string().min(8).max(64),
    group: z.string().max(60),
    texts: z.record(
      z.string(),
      z.object({ subject: z.string().max(200).optional(), words: z.string().max(4_000).optional() }),
    ),
  }),
  run: async ({ tx, app }, said) => {
    const edition = await findEdition(tx, { id: said.edition });
    if (!edition) return refuse('not-there');
    if (!said.texts.nl?.subject || !said.texts.nl.words) return refuse('no-words');
    const people = selectGroup(await listRegistrations(tx, said.edition, { state: 'coming' }), said.group);
    const reached = people.filter(({ email }) => email);
    for (const whose of reached)
      await sendToAttendee(tx, app, whose, {
        subject: textOf(said.texts, 'subject', whose.language),
        paragraphs: [textOf(said.texts, 'words', whose.language)],
        idempotencyKey: `message:${said.idempotencyKey}:${whose.id}`,
        quiet: true,
      });
    return ok({ reached: reached.length, others: people.length - reached.length });
  },
});
