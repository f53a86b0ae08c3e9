import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok } from '#core/result.ts';
import { createPerson } from '#features/accounts';

/** Gives whoever has no key card one, on the way to meeting people: newcomer or resident. */
export const beginToJoin = action({
  name: 'befriending.begin-to-join',
  allow: 'anyone',
  input: z.object({ ownDevice: z.boolean() }),
  run: async ({ tx, app }, { ownDevice }) => ok(await createPerson(tx, app, ownDevice)),
});
