import { formatCalendarDay, formatDate } from '#core/i18n/formats.ts';
import { messagesIn } from '../messages.ts';
import type { PlacementRequest } from '../model/requests.ts';
import type { OwnStep } from '../model/step-queries.ts';
import { isLate, REASONS, shownState } from './rules.ts';

/** Which number a request has on the waiting list, from 1; null when it does not wait. */
interface Waiting {
  position: number | null;
}

/** What a state means for the person, what comes next, and by when. */
export function whatNow(request: PlacementRequest & Waiting, language: string, now: Date): string {
  const t = messagesIn(language);
  const state = shownState(request);
  switch (state) {
    case 'asked':
      return isLate(request, now)
        ? t('now.late')
        : t('now.asked', { day: formatCalendarDay(request.promisedOn, language) });
    case 'talk':
      return t(['guide', 'visit', 'here'].includes(request.reach) ? 'now.talk.come' : 'now.talk');
    case 'waiting':
      return t('now.waiting', { position: request.position ?? 1 });
    case 'offered':
      return t('now.offered', {
        moment: formatDate(request.offeredUntil ?? request.stateAt, language, 'moment'),
      });
    default:
      return t(`now.${state}`);
  }
}

/** Why it became so, of the last step that says why; null when none does. */
export function reasonText(steps: readonly OwnStep[], language: string): string | null {
  const given = steps.at(-1)?.details.reason;
  const reason = REASONS.find((known) => known === given);
  return reason ? messagesIn(language)(`reason.${reason}`) : null;
}

/** A step as a sentence. */
export function stepText({ kind, details }: OwnStep, language: string): string {
  const t = messagesIn(language);
  return kind === 'postpone' && details.promisedOn
    ? t('step.postpone.day', { day: formatCalendarDay(details.promisedOn, language) })
    : t(`step.${kind}`);
}
