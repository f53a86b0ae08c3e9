import { toAmsterdam } from '#core/time/amsterdam.ts';
import { addDays, nextDateOf } from '#core/time/recurrence.ts';
import { mailtoUrl, receivesTextMessages, smsUrl, telUrl } from '../catalogue/contact-links.ts';
import type { Initiative, WeeklyTime } from '../catalogue/types.ts';

/** A time of an initiative on the date (YYYY-MM-DD) on which it happens next. */
export interface NextDate {
  time: WeeklyTime;
  date: string;
}

/** When an initiative happens next, each of its times once, the first first. What has begun today is over. */
export function nextDates({ times }: Pick<Initiative, 'times'>, now: Date): NextDate[] {
  const { day, minutes } = toAmsterdam(now);
  return times
    .flatMap((time) => {
      const date = nextDateOf(time, time.startsAt > minutes ? day : addDays(day, 1));
      return date ? [{ time, date }] : [];
    })
    .sort((a, b) => a.date.localeCompare(b.date) || a.time.startsAt - b.time.startsAt);
}

/** What a page knows of a reader who told a story; of anybody else nothing. */
export interface ComingReader {
  name?: string | undefined;
  /** Speaks little or no Dutch. */
  littleDutch?: boolean | undefined;
  /** Younger than eighteen. */
  minor?: boolean | undefined;
  /** How they can be reached, and so what they can use: a telephone, messages, somebody who calls for them, or none. */
  reach?: readonly ('message' | 'call' | 'proxy' | 'none')[] | undefined;
  /** How long the way takes, in their language. */
  way?: string | undefined;
}

/** A way to tell a place that one wants to come. `proxy`: somebody of the team calls. */
export type AskingWay =
  | { kind: 'sms' | 'email' | 'phone' | 'website'; text: string; href: string }
  | { kind: 'proxy' };

const WRITTEN = ['sms', 'email', 'website'] as const;
const USUAL_ORDER = [...WRITTEN, 'phone', 'proxy'] as const;

/** Which way comes first for a reader: whoever cannot call is never told to call first. */
function orderFor(reach: ComingReader['reach']): readonly AskingWay['kind'][] {
  if (!reach?.length) return USUAL_ORDER;
  const can = (way: NonNullable<typeof reach>[number]) => reach.includes(way);
  if (can('none') && !can('call') && !can('message')) return ['proxy', 'email', 'website', 'phone', 'sms'];
  return [
    ...new Set<AskingWay['kind']>([
      ...(can('proxy') ? (['proxy'] as const) : []),
      ...(can('message') ? WRITTEN : []),
      ...(can('call') ? (['phone'] as const) : []),
      ...(can('call') ? USUAL_ORDER : ([...WRITTEN, 'proxy', 'phone'] as const)),
    ]),
  ];
}

/**
 * The ways in which somebody can say that they want to come, the best for them first; that somebody of the team calls for
 * them is always one.
 * @param message what they say, in Dutch
 */
export function askingWays(
  { phone, email, website }: Pick<Initiative, 'phone' | 'email' | 'website'>,
  message: { subject: string; body: string },
  reach: ComingReader['reach'],
): AskingWay[] {
  const byKind: Record<AskingWay['kind'], AskingWay | null> = {
    sms:
      phone && receivesTextMessages(phone)
        ? { kind: 'sms', text: phone, href: smsUrl(phone, message.body) }
        : null,
    email: email ? { kind: 'email', text: email, href: mailtoUrl(email, message) } : null,
    phone: phone ? { kind: 'phone', text: phone, href: telUrl(phone) } : null,
    website:
      website && /^https?:\/\//.test(website)
        ? { kind: 'website', text: website.replace(/^https?:\/\/|\/$/g, ''), href: website }
        : null,
    proxy: { kind: 'proxy' },
  };
  return orderFor(reach).flatMap((kind) => byKind[kind] ?? []);
}
