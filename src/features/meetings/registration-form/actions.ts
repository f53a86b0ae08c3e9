import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { deterministicId, idSource, privateLinkHash, privateLinkToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { hasRoomFor } from '../admission/admit.ts';
import { sendWaitingEmail } from '../admission/mail.ts';
import { joinWaitlist, setRegistrationState } from '../admission/queries.ts';
import { findEdition } from '../edition/queries.ts';
import { acceptsRegistrations } from '../edition/rules.ts';
import { askMailPermission } from '../mail-permission/mail.ts';
import { badgeCode } from '../registrations/badge-code.ts';
import { sendRegistrationEmail } from '../registrations/mail.ts';
import {
  findRegistrationByLink,
  insertRegistration,
  saveMembers,
  saveNeeds,
  saveWishes,
} from '../registrations/queries.ts';
import { NEED_KINDS, type Registration } from '../registrations/types.ts';
import { seatLateArrival } from '../seating/late-arrivals.ts';
import { needsFromForm, type RegistrationForm, registrationFormErrors } from './rules.ts';

const member = z.object({
  id: z.string().max(40).default(''),
  firstName: z.string().max(60),
  interpreter: z.string().max(8),
  needs: z.array(z.enum(NEED_KINDS)),
  diet: z.string().max(120),
  other: z.string().max(200),
});

/** The registration form, as `readRegistrationForm` made it of what was typed. */
export const registrationForm: z.ZodType<RegistrationForm, unknown> = z.object({
  email: z.string().max(200),
  phone: z.string().max(40),
  members: z.array(member).min(1).max(8),
  wishes: z.record(z.uuid(), z.array(z.uuid()).max(3)),
  anyOther: z.boolean(),
  moveUp: z.boolean(),
  keepInformed: z.boolean(),
  expectedVersion: z.int32(),
});

const input = z.object({
  edition: z.uuid(),
  idempotencyKey: idSource,
  language: z.string().max(8),
  form: registrationForm,
});
type RegistrationInput = z.infer<typeof input>;

/** Registers somebody, alone or with others. The same form twice finds the registration that the first one made. */
export const register = action({
  name: 'meetings.come',
  allow: 'anyone',
  input,
  run: async ({ tx, app }, typed) => createRegistration(tx, app, typed, 'self'),
});

/** The same, typed in by somebody at the desk or on the phone. */
export const registerAtDesk = action({
  name: 'meetings.come-at-desk',
  allow: 'desk',
  scope: ({ edition }) => edition,
  input: input.extend({ addressIsTheirs: z.boolean().default(false) }),
  run: async ({ tx, app }, typed) => createRegistration(tx, app, typed, 'desk', typed.addressIsTheirs),
});

/**
 * @param addressIsTheirs whether whoever comes gave the e-mail address themselves; else they are asked first
 * @returns the token of the registration's private link, also when it was there already: the source yields its id only to
 * the browser whose form made it, or to a member of the desk who registers the same asker once more
 */
async function createRegistration(
  tx: Tx,
  app: AppContext,
  { edition: editionId, idempotencyKey, form, language }: RegistrationInput,
  typedBy: Registration['typedBy'],
  addressIsTheirs = true,
) {
  const now = app.now();
  const edition = await findEdition(tx, { id: editionId });
  if (!edition) return refuse('not-found');
  if (!acceptsRegistrations(edition, now)) return refuse('over');
  if (registrationFormErrors(form, edition).length) return refuse('not-right');
  const id = deterministicId(app, 'sign-up', idempotencyKey);
  const linkHash = privateLinkHash(app, 'sign-up', id);
  const hasRoom = await hasRoomFor(tx, edition, form.members.length);
  const added = await insertRegistration(tx, {
    id,
    editionId: edition.id,
    linkHash,
    name: null,
    email: form.email || null,
    phone: form.phone || null,
    language,
    typedBy,
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
    const registration = await findRegistrationByLink(tx, linkHash);
    if (!registration) throw new Error('a registration cannot be read by its own link');
    if (!hasRoom) {
      await setRegistrationState(tx, registration, 'waiting', now);
      await joinWaitlist(tx, registration, now);
      const waiting = (await findRegistrationByLink(tx, linkHash)) ?? registration;
      await sendWaitingEmail(tx, app, edition, waiting);
      return ok(privateLinkToken(app, 'sign-up', id));
    }
    await seatLateArrival(tx, app, edition, registration);
    const seated = (await findRegistrationByLink(tx, linkHash)) ?? registration;
    if (typedBy === 'desk' && seated.email && !addressIsTheirs)
      await askMailPermission(tx, app, {
        thing: { kind: 'sign-up', id },
        email: seated.email,
        language,
        cause: 'team',
      });
    await sendRegistrationEmail(tx, app, edition, seated);
  }
  return ok(privateLinkToken(app, 'sign-up', id));
}

/** Stores who comes, what they need and what they wish. Badges of people who stay keep their codes. */
export async function saveForm(
  tx: Tx,
  app: AppContext,
  registration: Pick<Registration, 'id' | 'editionId' | 'needs' | 'members'>,
  form: RegistrationForm,
): Promise<void> {
  // A page of before people had an id in the form names them by their place.
  const byPlace = form.members.every((member) => member.id === '');
  const members = form.members.map(({ id: known, firstName }, i) => {
    const existing = byPlace
      ? registration.members[i]
      : registration.members.find((member) => member.id === known);
    const id = existing?.id ?? randomUUID();
    return { id, firstName: firstName || null, code: existing?.code ?? badgeCode(app, id) };
  });
  await saveMembers(tx, registration, members);
  const needs = form.members.flatMap((typed, i) =>
    needsFromForm(typed).map((need) => ({ member: members[i]?.id ?? '', ...need })),
  );
  await saveNeeds(tx, registration, needs, app.now());
  await saveWishes(tx, registration, form.wishes);
}
