import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { addGuideCode } from '#features/accounts';
import { returnConsent } from '#features/consents';

/** Makes a code that one newcomer can type, to find this guide. */
export const showCode = action({
  name: 'guidance.show-code',
  allow: 'guide',
  input: z.object({}),
  run: async ({ tx, app, actor, now }) => {
    await addGuideCode(tx, app, actor, now);
    return ok(null);
  },
});

/** Gives a consent back: the guide sees nothing of this person any more. */
export const giveBack = action({
  name: 'guidance.give-back',
  allow: 'guide',
  input: z.object({ consent: z.uuid() }),
  run: async ({ tx, now }, { consent }) =>
    (await returnConsent(tx, consent, now)) ? ok(null) : refuse('ended'),
});
