import type { Availability } from '#features/vocabulary/rules.ts';
import type { RecordIssueSink } from '../../schema/issues.ts';
import { asDate, asNumber, asObject, asObjects, asText, type RawRecord } from '../../schema/values.ts';
import { WAITING_LIST } from './wording-keywords.ts';

/** Units and descriptions that count people. */
const PEOPLE =
  /\b(places?|plaats(en)?|plek(ken)?|seats?|spaces?|people|persons?|persone?n|mensen|participants?|deelnemers?|cursisten|slots?)\b/i;
const MAX_CAPACITY_AGE_DAYS = 90;
const DAY_MS = 86_400_000;
const MAX_PLACES_FREE = 100_000;

/** Whether places are free, from `service_capacity` that counts people and was updated in the last 90 days. */
export function availabilityOf(
  raw: RawRecord,
  today: string,
  addIssue: RecordIssueSink,
): { room: Availability | null; placesFree: number | null } {
  const unknown = { room: null, placesFree: null };
  for (const capacity of asObjects(raw.capacities ?? raw.service_capacity)) {
    const placesFree = asNumber(capacity.available);
    if (placesFree === null) continue;
    const unit = [asText(asObject(capacity.unit)?.name), asText(capacity.description)].join(' ');
    if (!PEOPLE.test(unit)) {
      addIssue('unknown-unit', 'capacities', unit);
      continue;
    }
    const updated = asDate(capacity.updated);
    if (!updated || Date.parse(today) - Date.parse(updated) > MAX_CAPACITY_AGE_DAYS * DAY_MS) {
      addIssue('old-capacity', 'capacities', capacity.updated);
      continue;
    }
    if (placesFree >= 1)
      return { room: 'room', placesFree: Math.min(Math.floor(placesFree), MAX_PLACES_FREE) };
    return {
      room: WAITING_LIST.test(`${asText(raw.wait_time)} ${unit}`) ? 'waitlist' : 'full',
      placesFree: 0,
    };
  }
  return unknown;
}
