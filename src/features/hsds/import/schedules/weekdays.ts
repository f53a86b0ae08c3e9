import type { RecurrenceRule } from '#core/time/rrule.ts';
import { asText } from '../../schema/values.ts';

const WEEKDAYS = new Map(
  Object.entries({
    mo: 1,
    mon: 1,
    monday: 1,
    ma: 1,
    maandag: 1,
    tu: 2,
    tue: 2,
    tuesday: 2,
    di: 2,
    dinsdag: 2,
    we: 3,
    wed: 3,
    wednesday: 3,
    wo: 3,
    woensdag: 3,
    th: 4,
    thu: 4,
    thursday: 4,
    do: 4,
    donderdag: 4,
    fr: 5,
    fri: 5,
    friday: 5,
    vr: 5,
    vrijdag: 5,
    sa: 6,
    sat: 6,
    saturday: 6,
    za: 6,
    zaterdag: 6,
    su: 7,
    sun: 7,
    sunday: 7,
    zo: 7,
    zondag: 7,
  }),
);

type RuleDay = RecurrenceRule['days'][number];

/** The days that a list such as `MO,WE`, `1TU,-1FR` or `maandag; vrijdag` names; Monday is 1. What is no day is left out. */
export function ruleDays(value: unknown): RuleDay[] {
  const list = Array.isArray(value) ? value.map(asText).join(',') : asText(value);
  return list
    .toLowerCase()
    .split(/[\s,;|/&]+/)
    .flatMap((name): RuleDay[] => {
      const [, ordinal, day = ''] = /^([+-]?\d{1,3})?\+?([a-z]+)$/.exec(name) ?? [];
      const weekday = WEEKDAYS.get(day);
      if (!weekday) return [];
      return [{ weekday, ordinal: ordinal === undefined ? null : Number(ordinal) }];
    });
}
