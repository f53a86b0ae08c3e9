import { formatDate } from '#core/i18n/formats.ts';
import { messagesIn } from '../messages.ts';
import type { BreakOutOutcome } from './types.ts';

/** An outcome as it was written; an agreement with its owner and due date. */
export function OutcomeText({ outcome, language }: { outcome: BreakOutOutcome; language: string }) {
  const t = messagesIn(language);
  return (
    <>
      <bdi>{outcome.text}</bdi>
      {outcome.owner && outcome.dueOn && (
        <p class="soft">
          {t('outcome.owner', {
            owner: outcome.owner,
            date: formatDate(new Date(`${outcome.dueOn}T12:00:00Z`), language),
          })}
        </p>
      )}
    </>
  );
}
