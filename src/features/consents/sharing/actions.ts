import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { guideByCode, lockPerson } from '#features/accounts';
import { readStory } from '#features/story';
import { addConsentCode } from '../model/codes.ts';
import { findConsent, saveConsent, withdrawConsent } from '../model/queries.ts';
import {
  MAX_RECIPIENT_LENGTH,
  MAX_SHOWN_NAME_LENGTH,
  questionsOf,
  SHARING_DAYS,
  SHARING_PURPOSES,
} from '../model/rules.ts';
import { type AskedPurpose, consentWording } from '../model/wording.ts';
import { chosenRecipient, previewDigest, sharedUntil } from './recipient.ts';
import { missingIn, STORY_PART_NAMES } from './rules.ts';

const uuidOrNothing = z.union([z.uuid(), z.literal('')]);

/** Says yes or no to showing parts of a story to somebody. The same form sent again is the same decision. */
export const decideSharing = action({
  name: 'consents.decide',
  allow: 'newcomer',
  input: z.object({
    source: formSource,
    to: z.enum(['listing', 'guide', 'link', 'screen']),
    initiative: uuidOrNothing,
    code: z.string().max(100),
    who: z.string().max(MAX_RECIPIENT_LENGTH),
    called: z.string().max(MAX_SHOWN_NAME_LENGTH),
    parts: z.array(z.enum(STORY_PART_NAMES)),
    purpose: z.enum(['introduction', 'guidance', 'conversation']),
    days: z.literal(SHARING_DAYS),
    mayFill: z.boolean(),
    decision: z.enum(['given', 'refused']),
    /** What the person saw that would be read. */
    seen: z.string().max(100),
    language: z.string().max(8),
  }),
  run: async ({ tx, app, actor, now }, { source, decision, seen, language, ...fields }) => {
    const { person } = actor;
    const id = deterministicId(app, 'consent', source);
    // Ten taps at once come one after another, and are one decision.
    await lockPerson(tx, person);
    if (await findConsent(tx, person, id)) return ok({ id, decision });
    const missing = missingIn(fields);
    if (missing) return refuse(missing);
    const purposes: readonly AskedPurpose[] = SHARING_PURPOSES[fields.to];
    if (!purposes.includes(fields.purpose)) return refuse('not-understood');
    const chosen = await chosenRecipient(tx, app, { person, language, consent: id }, fields);
    if (!chosen) return refuse('gone');
    const { story } = await readStory(tx, person);
    if (decision === 'given' && previewDigest(story, fields) !== seen) return refuse('changed');
    const until = decision === 'given' ? sharedUntil(fields, now) : now;
    await saveConsent(
      tx,
      person,
      {
        id,
        recipient: chosen.recipient,
        recipientName: chosen.name,
        shownName: fields.called || null,
        purpose: fields.purpose,
        parts: fields.parts,
        questions: questionsOf(fields.parts),
        mayFill: decision === 'given' && fields.mayFill,
        wording: consentWording(language, fields.purpose).join('\n'),
        language,
        decision,
        until,
      },
      now,
    );
    if (decision === 'given' && (fields.to === 'link' || fields.to === 'screen'))
      await addConsentCode(tx, app, { id, kind: fields.to, until });
    return ok({ id, decision });
  },
});

/** Finds the guide whose code somebody typed; from then on that code is theirs. */
export const findGuide = action({
  name: 'consents.find-guide',
  allow: 'newcomer',
  input: z.object({ typed: z.string().max(100) }),
  run: async ({ tx, app, actor }, { typed }) => {
    const guide = await guideByCode(tx, app, { person: actor.person, typed });
    return guide ? ok(guide) : refuse('unknown-code');
  },
});

/** Stops showing a story to somebody: from the next request on they read nothing. */
export const stopSharing = action({
  name: 'consents.withdraw',
  allow: 'newcomer',
  input: z.object({ consent: z.uuid() }),
  run: async ({ tx, now }, { consent }) =>
    (await withdrawConsent(tx, consent, now)) ? ok(null) : refuse('over'),
});
