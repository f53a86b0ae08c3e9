import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok } from '#core/result.ts';
import { deleteAllChoices, deleteChoice, saveChoice } from './queries.ts';

/** Pins a suggestion to the week, removes it, or (`undo`) leaves it to the planner again. */
export const chooseInitiative = action({
  name: 'story.choose',
  allow: 'newcomer',
  input: z.object({
    initiative: z.uuid(),
    choice: z.enum(['pinned', 'removed', 'undo']),
    weeklyTime: z.uuid().nullable(),
    /** The initiative that is removed for it. */
    replaces: z.uuid().nullable(),
  }),
  run: async ({ tx, actor, now }, { initiative, choice, weeklyTime, replaces }) => {
    const { person } = actor;
    if (replaces && replaces !== initiative) {
      await saveChoice(tx, person, { initiative: replaces, choice: 'removed', weeklyTime: null }, now);
    }
    if (choice === 'undo') await deleteChoice(tx, person, initiative);
    else await saveChoice(tx, person, { initiative, choice, weeklyTime }, now);
    return ok(null);
  },
});

/** Deletes all choices: the week is planned from the story alone. */
export const resetChoices = action({
  name: 'story.erase-choices',
  allow: 'newcomer',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    await deleteAllChoices(tx, actor.person);
    return ok(null);
  },
});
