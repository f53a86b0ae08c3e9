import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { daysAfter } from '#core/time/amsterdam.ts';
import { consentsInForce, saveConsent } from '#features/consents';
import { ownCardsWithAnswers } from '../card/queries.ts';
import { cardConsentWording } from '../card/wording.ts';
import { CONSENT_DAYS } from '../model/rules.ts';
import { standOnConsent } from './queries.ts';

/**
 * Goes on for two more years: a new consent with the words of today, in the place of the one that is about to run out. The waiting time,
 * proposals and pairs stay as they are.
 */
export const renewConsent = action({
  name: 'befriending.renew-consent',
  allow: 'newcomer',
  input: z.object({ pool: z.uuid(), language: z.string().max(8) }),
  run: async ({ tx, app, actor, now }, { pool, language }) => {
    const { person } = actor;
    const own = (await ownCardsWithAnswers(tx, app, person)).find(({ card }) => card.pool === pool)?.own;
    const under = (await consentsInForce(tx, 'befriending', now)).find(({ id }) => id === own?.consent);
    if (!own || !under) return refuse('gone');
    const consent = randomUUID();
    await saveConsent(
      tx,
      person,
      {
        id: consent,
        recipient: { kind: 'listing', listing: pool },
        recipientName: under.recipientName,
        shownName: own.name,
        purpose: 'befriending',
        parts: [],
        questions: [],
        mayFill: false,
        wording: cardConsentWording(language).join(' '),
        language,
        decision: 'given',
        until: daysAfter(now, CONSENT_DAYS),
      },
      now,
    );
    await standOnConsent(tx, own.id, consent);
    return ok(null);
  },
});
