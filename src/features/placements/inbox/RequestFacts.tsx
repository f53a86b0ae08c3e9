import type { ComponentChildren } from 'preact';
import { formatCalendarDay, formatDate } from '#core/i18n/formats.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { formatWeeklyTime, type Initiative } from '#features/directory';
import { answerText } from '#features/story';
import { Badge } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import type { PlacementRequest } from '../model/requests.ts';
import type { PlacementState } from '../model/rules.ts';

/** A state that an initiative can see. */
export type SeenState = Exclude<PlacementState, 'new' | 'withdrawn'>;

export const seenState = ({ state }: Pick<PlacementRequest, 'state'>): SeenState =>
  state === 'new' || state === 'withdrawn' ? 'asked' : state;

/** Whether the answer was promised for a day that is over. */
export const isLate = ({ state, promisedOn }: PlacementRequest, now: Date): boolean =>
  state === 'asked' && promisedOn < amsterdamDate(now);

const BADGES: Record<SeenState, 'good' | 'new' | 'plain' | 'soft'> = {
  asked: 'new',
  talk: 'new',
  waiting: 'plain',
  offered: 'plain',
  confirmed: 'good',
  started: 'good',
  declined: 'soft',
  lapsed: 'soft',
  stopped: 'soft',
  ended: 'soft',
};

/** Where a request stands, and until when something is promised or kept. */
export function StateLine({
  request,
  language,
  now,
}: {
  request: PlacementRequest;
  language: string;
  now: Date;
}) {
  const t = teamMessagesIn(language);
  const state = seenState(request);
  const until =
    state === 'asked'
      ? t(isLate(request, now) ? 'asked.late' : 'asked.by', {
          day: formatCalendarDay(request.promisedOn, language),
        })
      : state === 'offered' && request.offeredUntil
        ? t('offered.until', { moment: formatDate(request.offeredUntil, language, 'moment') })
        : t('state.since', { day: formatDate(request.stateAt, language) });
  return (
    <p class="badges">
      <Badge kind={BADGES[state]}>{t(isLate(request, now) ? 'state.late' : `state.${state}`)}</Badge>
      <span>{until}</span>
    </p>
  );
}

/** The way to be reached: one tap calls, writes or mails. */
export function ReachLine({ request, language }: { request: PlacementRequest; language: string }) {
  const t = teamMessagesIn(language);
  const { reach, reachDetail } = request;
  if (!reachDetail) return <>{t(`reach.${reach}`)}</>;
  const number = reachDetail.replace(/[^+\d]/g, '');
  const href =
    reach === 'email' ? `mailto:${reachDetail}` : reach === 'message' ? `sms:${number}` : `tel:${number}`;
  return (
    <>
      {t(`reach.${reach}`)}{' '}
      <a href={href}>
        <bdi dir={reach === 'email' ? undefined : 'ltr'}>{reachDetail}</bdi>
      </a>
    </>
  );
}

/** The time that was asked for; undefined when none was chosen, or it is not there any more. */
export const timeText = (
  request: PlacementRequest,
  initiative: Initiative | undefined,
  language: string,
): string | undefined => {
  const time = initiative?.times.find(({ id }) => id === request.weeklyTime);
  return time && formatWeeklyTime(time, language);
};

/** With how many, when, and in which languages. */
export function askedFacts(
  request: PlacementRequest,
  initiative: Initiative | undefined,
  language: string,
): [string, ComponentChildren][] {
  const t = teamMessagesIn(language);
  return [
    [t('fact.party'), t('asked.party', { count: request.party })],
    ...(request.minors > 0
      ? [[t('fact.minors'), String(request.minors)] as [string, ComponentChildren]]
      : []),
    [t('fact.time'), timeText(request, initiative, language) ?? t('fact.anytime')],
    ...(request.spoken.length > 0
      ? ([[t('fact.languages'), answerText('languages', request.spoken, language)]] as [
          string,
          ComponentChildren,
        ][])
      : []),
    [t('fact.reach'), <ReachLine request={request} language={language} />],
  ];
}
