import { createHash } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { amsterdamDate, daysAfter, fromAmsterdam } from '#core/time/amsterdam.ts';
import { MINUTE_MS } from '#core/time/durations.ts';
import { guideByCode } from '#features/accounts';
import { allInitiatives, listingsOf, textIn } from '#features/directory';
import type { Story } from '#features/story';
import { messagesIn } from '../messages.ts';
import { consentTokenHash } from '../model/codes.ts';
import type { Recipient } from '../model/queries.ts';
import { questionsOf, SCREEN_MINUTES } from '../model/rules.ts';
import type { SharingFields } from './rules.ts';

/** Who shall read, and how the person sees them. */
export interface ChosenRecipient {
  recipient: Recipient;
  name: string;
}

/**
 * Whom the fields of a form mean; undefined when that initiative or guide is not there (any more). The transaction must act
 * for the person.
 * @param consent the id that the consent will have
 */
export async function chosenRecipient(
  tx: Tx,
  app: AppContext,
  { person, language, consent }: { person: string; language: string; consent: string },
  fields: Pick<SharingFields, 'to' | 'initiative' | 'code' | 'who'>,
): Promise<ChosenRecipient | undefined> {
  switch (fields.to) {
    case 'listing': {
      const [initiative] = await allInitiatives(tx, { ids: [fields.initiative] });
      const listing = initiative && (await listingsOf(tx, [initiative.id])).get(initiative.id);
      if (!initiative || !listing) return undefined;
      return {
        recipient: { kind: 'listing', listing },
        name: textIn(initiative, language).text.name,
      };
    }
    case 'guide': {
      const guide = await guideByCode(tx, app, { person, typed: fields.code });
      return (
        guide && {
          recipient: { kind: 'guide', account: guide.account },
          name: `${guide.name} · ${guide.organisation}`,
        }
      );
    }
    default:
      return {
        recipient: { kind: fields.to, tokenHash: consentTokenHash(app, consent) },
        name: fields.to === 'link' ? fields.who : messagesIn(language)('to.screen'),
      };
  }
}

/** Until when a story is shown: to the end of the last day, or an hour for the screen beside the person. */
export const sharedUntil = ({ to, days }: Pick<SharingFields, 'to' | 'days'>, now: Date): Date =>
  to === 'screen'
    ? new Date(now.getTime() + SCREEN_MINUTES * MINUTE_MS)
    : fromAmsterdam(amsterdamDate(daysAfter(now, days + 1)), 0);

/** Stands for what the person saw that would be read: when an answer changes, it changes. */
export const previewDigest = (story: Story, { parts }: Pick<SharingFields, 'parts'>): string =>
  createHash('sha256')
    .update(JSON.stringify(questionsOf(parts).map((question) => [question, story[question] ?? null])))
    .digest('base64url');
