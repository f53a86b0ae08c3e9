import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { deterministicId, privateLinkHash, privateLinkToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { badgeCode } from '../edition/keys.ts';
import { findEdition } from '../edition/queries.ts';
import { breakOutsOf, phaseOf } from '../edition/rules.ts';
import {
  findRegistrationByLink,
  insertRegistration,
  saveMembers,
  saveNeeds,
  saveWishes,
} from '../registrations/queries.ts';
import { sendRegistrationEmail } from '../registrations/registration-mail.ts';
import { NEED_KINDS, type Registration } from '../registrations/types.ts';
import { seatLateArrival } from '../seating/late-arrivals.ts';
import { needsFromForm, type RegistrationForm, registrationFormErrors } from './rules.ts';

const member = z.object({
  firstName: z.string().max(60),
  interpreter: z.string().max(8),
  needs: z.array(z.enum(NEED_KINDS)),
  diet: z.string().max(120),
  other: z.string().max(200),
});
/** The sign-up form, as `readForm` made it of what was typed. */
export const registrationForm: z.ZodType<RegistrationForm> = z.object({
  idempotencyKey: z.string().min(8).max(64),
  email: z.string().max(200),
  phone: z.string().max(40),
  members: z.array(member).min(1).max(8),
  wishes: z.record(z.uuid(), z.array(z.uuid()).max(3)),
  anyOther: z.boolean(),
  moveUp: z.boolean(),
  keepInformed: z.boolean(),
  expectedVersion: z.number(),
});

const input = z.object({ edition: z.uuid(), language: z.string().max(8), form: registrationForm });

/** Signs up, alone or with others. A second tap on the same form finds the sign-up that the first one made. */
export const register = action({
  name: 'meetings.come',
  allow: 'anyone',
  input,
  run: async ({ tx, app }, said) => begin(tx, app, { ...said, typedBy: 'self' }),
});

/** The same, typed in by somebody at the desk or on the phone. */
export const registerAtDesk = action({
  name: 'meetings.come-at-desk',
  allow: 'desk',
  scope: ({ edition }) => edition,
  input,
  run: async ({ tx, app }, said) => {
    return begin(tx, app, { ...said, typedBy: 'desk' });
  },
});

async function begin(tx: Tx, app: AppContext, said: z.infer<typeof input> & { typedBy: 'self' | 'desk' }) {
  const { form, language } = said;
  const now = app.now();
  const edition = await findEdition(tx, { id: said.edition });
  if (!edition) return refuse('not-there');
  const phase = phaseOf(edition, now);
  if (phase !== 'wishes' && phase !== 'seating' && phase !== 'direct') return refuse('over');
  if (registrationFormErrors(form, new Set(breakOutsOf(edition).map(({ id }) => id))).length)
    return refuse('not-right');
  const id = deterministicId(app, 'sign-up', form.idempotencyKey);
  const link = privateLinkHash(app, 'sign-up', id);
  const added = await insertRegistration(tx, {
    id,
    editionId: edition.id,
    linkHash: link,
    name: null,
    email: form.email || null,
    phone: form.phone || null,
    language,
    typedBy: said.typedBy,
    size: form.members.length,
    anyOther: form.anyOther,
    moveUp: form.moveUp,
    lotteryNumber: 0,
    hostsId: null,
    keepInformed: form.keepInformed,
    madeAt: now,
  });
  if (added) {
    await saveForm(tx, app, { id, editionId: edition.id, needs: [], members: [] }, form);
    const signUp = await findRegistrationByLink(tx, link);
    if (!signUp) throw new Error('a sign-up cannot be read by its own link');
    await seatLateArrival(tx, app, edition, signUp);
    await sendRegistrationEmail(tx, app, edition, (await findRegistrationByLink(tx, link)) ?? signUp);
  }
  return ok(privateLinkToken(app, 'sign-up', id));
}

/** Remembers who comes, what they need and what they wish. Badges of people who stay keep their codes. */
export async function saveForm(
  tx: Tx,
  app: AppContext,
  signUp: Pick<Registration, 'id' | 'editionId' | 'needs' | 'members'>,
  form: RegistrationForm,
): Promise<void> {
  const members = form.members.map(({ firstName }, i) => {
    const id = signUp.members[i]?.id ?? randomUUID();
    return { id, firstName: firstName || null, code: signUp.members[i]?.code ?? badgeCode(app, id) };
  });
  await saveMembers(tx, signUp, members);
  const wanted = form.members.flatMap((one, i) =>
    needsFromForm(one).map((need) => ({ member: members[i]?.id ?? '', ...need })),
  );
  await saveNeeds(tx, signUp, wanted, app.now());
  await saveWishes(tx, signUp, form.wishes);
}
