import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { setRlsContext } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { consentToken, readTypedCode, redeemCode } from '../model/codes.ts';
import { heldConsents, returnConsent } from '../model/queries.ts';

/** Opens what is shown, with the words of a link or the digits of a screen. @returns the token for the cookie */
export const openByCode = action({
  name: 'consents.open',
  allow: 'anyone',
  input: z.object({ typed: z.string().max(300) }),
  run: async ({ tx, app, now }, { typed }) => {
    const code = readTypedCode(typed);
    const found = code ? await redeemCode(tx, app, code, now) : undefined;
    if (!found) return refuse('unknown-code');
    const token = consentToken(app, found.consent);
    await setRlsContext(tx, { tokenHash: hashToken(token) });
    const [held] = await heldConsents(tx, { id: found.consent });
    return held ? ok({ token, once: found.once, until: held.until }) : refuse('unknown-code');
  },
});

/** Who read by a link or on the screen beside says that they need it no longer. */
export const giveBack = action({
  name: 'consents.give-back',
  allow: 'anyone',
  input: z.object({ token: z.string().max(100) }),
  run: async ({ tx, now }, { token }) => {
    await setRlsContext(tx, { tokenHash: hashToken(token) });
    for (const { id } of await heldConsents(tx)) await returnConsent(tx, id, now);
    return ok(null);
  },
});

/** An initiative says that it needs what it was shown no longer. */
export const giveBackAsOwner = action({
  name: 'consents.give-back-as-owner',
  allow: 'owner',
  input: z.object({ consent: z.uuid() }),
  run: async ({ tx, now }, { consent }) =>
    (await returnConsent(tx, consent, now)) ? ok(null) : refuse('not-found'),
});
