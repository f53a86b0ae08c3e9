import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { openAddress } from '#features/accounts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { teamMessagesIn } from '../messages.ts';
import { POLICY_SIGNALS_PATH } from '../model/paths.ts';
import type { SignalQuestion } from '../questions/rules.ts';

/** Letters to municipalities are in Dutch, the language in which they work. */
const LANGUAGE = 'nl';

/** Reminds somebody who makes policy of a question: a few days before its answer is due, or when it did not come. */
export async function remindPolicyOfficer(
  tx: Tx,
  app: AppContext,
  { account, sealedAddress }: { account: string; sealedAddress: string },
  question: SignalQuestion,
  kind: 'soon' | 'late',
): Promise<void> {
  const t = teamMessagesIn(LANGUAGE);
  await enqueueEmail(tx, app, {
    cause: 'schedule',
    recipient: openAddress(app, account, sealedAddress),
    subject: t(`mail.${kind}.subject`),
    body: [
      t(`mail.${kind}`, {
        obstacle: t(`obstacle.${question.obstacle}`),
        municipality: municipalityByCode(question.municipality)?.name ?? '',
        date: formatFullDay(question.promisedOn, LANGUAGE),
      }).replace(/[\u2066-\u2069]/g, ''),
      `${app.publicUrl}/${LANGUAGE}${POLICY_SIGNALS_PATH}/${question.id}`,
    ].join('\n\n'),
    language: LANGUAGE,
    idempotencyKey: `signal-question-${kind}:${question.id}:${account}`,
  });
}
