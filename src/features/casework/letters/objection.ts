import { Temporal } from 'temporal-polyfill';
import { rollForward } from '#core/time/holiday-calendar.ts';
import { OBJECTION_DAYS } from './rules.ts';

/**
 * The last day on which an objection is in time: six weeks, from the day after the decision was made known (Awb, art. 6:7 and
 * 6:8); on a Saturday, a Sunday or a recognised holiday it runs on to the next ordinary day (Algemene termijnenwet, art. 1).
 */
export const objectionUntil = (notifiedOn: string): string =>
  rollForward(Temporal.PlainDate.from(notifiedOn).add({ days: OBJECTION_DAYS }).toString()).day;
