import { daysAfter } from '#core/time/amsterdam.ts';

/** Everything of a person is deleted when nobody opened it for so many days; see `purgeInactivePeople`. */
const INACTIVE_RETENTION_DAYS = 366;
/** And not before so many days after that was announced. */
const NOTICE_DAYS = 31;

/**
 * After which day everything of somebody is deleted who does not come back.
 * @param noticedAt when that is or was announced; null when it was not yet, for somebody who is here now
 */
export function deletedAfter(seenAt: Date, noticedAt: Date | null): Date {
  const inactive = daysAfter(seenAt, INACTIVE_RETENTION_DAYS);
  const announced = noticedAt && daysAfter(noticedAt, NOTICE_DAYS);
  return announced && announced > inactive ? announced : inactive;
}
