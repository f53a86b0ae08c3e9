import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { openAddress } from '#features/accounts';
import { teamMessagesIn } from '../../messages.ts';
import { POLICY_BOTTLENECKS_PATH } from '../../model/paths.ts';
import { textIn } from '../../model/rules.ts';
import { bottleneckStaff } from '../model/follow-up-queries.ts';
import { type Bottleneck, type BottleneckStanding, textsOf } from '../model/rules.ts';

/** Letters to municipalities are in Dutch, the language in which they work. */
const LANGUAGE = 'nl';

export type BottleneckLetter = 'soon' | 'late' | 'reopened';

/**
 * Writes to everybody who makes policy at the tenant of a bottleneck, whoever of them is its owner: nobody's holiday keeps an answer
 * waiting. Of one day each letter goes out once. The transaction must act as `voice`.
 */
export async function writeToPolicyStaff(
  tx: Tx,
  app: AppContext,
  letter: BottleneckLetter,
  bottleneck: Bottleneck,
  standing: BottleneckStanding,
): Promise<void> {
  const t = teamMessagesIn(LANGUAGE);
  const { dueOn, owner } = standing;
  if (dueOn === null) return;
  for (const { account, sealedAddress } of await bottleneckStaff(tx, bottleneck.tenant))
    await enqueueEmail(tx, app, {
      cause: 'schedule',
      recipient: openAddress(app, account, sealedAddress),
      subject: t(`answers.mail.${letter}.subject`),
      body: [
        t(`answers.mail.${letter}`, {
          what: textIn(textsOf(bottleneck.texts), LANGUAGE)?.words ?? '',
          owner,
          date: formatFullDay(dueOn, LANGUAGE),
        }).replace(/[\u2066-\u2069]/g, ''),
        `${app.publicUrl}/${LANGUAGE}${POLICY_BOTTLENECKS_PATH}/${bottleneck.id}`,
      ].join('\n\n'),
      language: LANGUAGE,
      idempotencyKey: `bottleneck-${letter}:${bottleneck.id}:${dueOn}:${account}`,
    });
}
