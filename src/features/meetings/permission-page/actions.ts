import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { privateLinkHash } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { findEdition } from '../edition/queries.ts';
import { phaseOf } from '../edition/rules.ts';
import {
  type PermissionThing,
  permissionKey,
  readPermissionToken,
} from '../mail-permission/permission-link.ts';
import { answerMailPermission } from '../mail-permission/queries.ts';
import { removeAgreementEmail } from '../outcomes/queries.ts';
import { sendRegistrationEmail } from '../registrations/mail.ts';
import { findRegistrationByLink, updateRegistrationFields } from '../registrations/queries.ts';

/** Somebody whose address was given by somebody else says whether we may write; after a no the address is removed. */
export const answerPermission = action({
  name: 'meetings.answer-permission',
  allow: 'anyone',
  input: z.object({ token: z.string().max(200), answer: z.enum(['yes', 'no']) }),
  run: async ({ tx, app }, { token, answer }) => {
    const asked = readPermissionToken(app, token);
    if (!asked || !(await answerMailPermission(tx, asked.key, answer))) return refuse('not-found');
    if (asked.thing.kind === 'sign-up')
      await followRegistration(tx, app, asked.thing, asked.key.addressHash, answer);
    else if (answer === 'no')
      await removeAgreementEmail(tx, privateLinkHash(app, 'agreement', asked.thing.id), app.now());
    return ok(null);
  },
});

/** Sends what waited for a yes, or removes the address. Another address that was given meanwhile is left alone. */
async function followRegistration(
  tx: Tx,
  app: AppContext,
  thing: PermissionThing,
  addressHash: string,
  answer: 'yes' | 'no',
): Promise<void> {
  const registration = await findRegistrationByLink(tx, privateLinkHash(app, 'sign-up', thing.id));
  if (!registration?.email || permissionKey(app, thing, registration.email).addressHash !== addressHash)
    return;
  if (answer === 'no') {
    const values = { email: null, changed_at: app.now() };
    await updateRegistrationFields(tx, registration.id, registration.version, values);
    return;
  }
  const edition = await findEdition(tx, { id: registration.editionId });
  if (edition && registration.state === 'coming' && phaseOf(edition, app.now()) !== 'over')
    await sendRegistrationEmail(tx, app, edition, registration);
}
