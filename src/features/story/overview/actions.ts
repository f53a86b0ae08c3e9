import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok } from '#core/result.ts';
import { createPerson, removePerson } from '#features/accounts';

/** Begins a story: a person with a key card, and a session on this device. */
export const beginStory = action({
  name: 'story.begin',
  allow: 'anyone',
  input: z.object({ ownDevice: z.boolean() }),
  run: async ({ tx, app }, { ownDevice }) => ok(await createPerson(tx, app, ownDevice)),
});

/** Deletes the story, the card, the sessions and the access log of a person, all at once. */
export const deleteStory = action({
  name: 'story.forget',
  allow: 'newcomer',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    await removePerson(tx, actor.person);
    return ok(null);
  },
});
