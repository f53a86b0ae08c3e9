import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { deterministicId, hashToken, privateLinkHash, privateLinkToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { inDaytime } from '#core/time/quiet-hours.ts';
import { findEdition } from '../edition/queries.ts';
import { phaseOf } from '../edition/rules.ts';
import { messagesIn } from '../messages.ts';
import { addStand, setStand, standByLink, standsOf } from './queries.ts';

/** Asks for a stand on the market; the own link shows what became of it. */
export const askStand = action({
  name: 'meetings.ask-stand',
  allow: 'anyone',
  input: z.object({
    edition: z.uuid(),
    idempotencyKey: z.string().min(8).max(64),
    organisation: z.string().trim().max(120),
    shows: z.string().trim().max(600),
    email: z.string().trim().max(200),
    languages: z.array(z.string().max(8)).max(24),
    needsTable: z.boolean(),
    needsPower: z.boolean(),
    forChildren: z.boolean(),
    language: z.string().max(8),
  }),
  run: async ({ tx, app, now }, said) => {
    const edition = await findEdition(tx, { id: said.edition });
    if (!edition || ['over', 'cancelled', 'draft'].includes(phaseOf(edition, now))) return refuse('over');
    if (!said.organisation || !said.shows) return refuse('no-words');
    if (said.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(said.email)) return refuse('no-email');
    const id = deterministicId(app, 'stand', said.idempotencyKey);
    const { edition: editionId, idempotencyKey: _, email, ...rest } = said;
    await addStand(
      tx,
      { ...rest, id, editionId, email: email || null, linkHash: privateLinkHash(app, 'stand', id) },
      now,
    );
    return ok(privateLinkToken(app, 'stand', id));
  },
});

/** Does not come after all. */
export const withdrawStand = action({
  name: 'meetings.withdraw-stand',
  allow: 'anyone',
  input: z.object({ link: z.string().min(20).max(100) }),
  run: async ({ tx }, said) => {
    const stand = await standByLink(tx, hashToken(said.link));
    if (!stand) return refuse('not-there');
    await setStand(tx, stand.id, { state: 'withdrawn' });
    return ok(null);
  },
});

/** Says yes or no to a stand, with a word; whoever asked is told. */
export const answerStand = action({
  name: 'meetings.answer-stand',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    stand: z.uuid(),
    state: z.enum(['accepted', 'declined']),
    answer: z.string().trim().max(300),
  }),
  run: async ({ tx, app, now }, said) => {
    const stand = (await standsOf(tx, said.edition)).find(({ id }) => id === said.stand);
    if (!stand) return refuse('not-there');
    const told = await setStand(tx, stand.id, { state: said.state, answer: said.answer || null });
    const t = messagesIn(stand.language);
    const url = `${app.publicUrl}/${stand.language}/stand/${privateLinkToken(app, 'stand', stand.id)}`;
    if (told?.email)
      await enqueueEmail(tx, {
        recipient: told.email,
        subject: t('mail.stand.subject'),
        body: [t(`stand.state.${said.state}`), said.answer, url].filter(Boolean).join('\n\n'),
        language: stand.language,
        idempotencyKey: `stand:${stand.id}:${said.state}:${said.answer}`,
        notBefore: inDaytime(now),
      });
    return ok(null);
  },
});
