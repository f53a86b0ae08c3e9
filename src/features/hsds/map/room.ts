import type { Availability } from '#features/vocabulary/rules.ts';
import type { Note, Raw } from '../types.ts';
import { day, numeric, object, objects, plain } from '../values.ts';
import { WAITING_LIST } from '../words/clear.ts';

const PEOPLE =
  /\b(places?|plaats(en)?|plek(ken)?|seats?|spaces?|people|persons?|persone?n|mensen|participants?|deelnemers?|cursisten|slots?)\b/i;
const DAYS = 90;

/** Whether there is room, from `service_capacity` that counts people and was updated in the last 90 days. */
export function roomOf(
  raw: Raw,
  today: string,
  note: Note,
): { room: Availability | null; placesFree: number | null } {
  const unknown = { room: null, placesFree: null };
  for (const capacity of objects(raw.capacities ?? raw.service_capacity)) {
    const free = numeric(capacity.available);
    if (free === null) continue;
    const counted = [plain(object(capacity.unit)?.name), plain(capacity.description)].join(' ');
    if (!PEOPLE.test(counted)) {
      note('unknown-unit', 'capacities', counted);
      continue;
    }
    const updated = day(capacity.updated);
    if (!updated || Date.parse(today) - Date.parse(updated) > DAYS * 86_400_000) {
      note('old-capacity', 'capacities', capacity.updated);
      continue;
    }
    if (free >= 1) return { room: 'room', placesFree: Math.min(Math.floor(free), 100_000) };
    return {
      room: WAITING_LIST.test(`${plain(raw.wait_time)} ${counted}`) ? 'waitlist' : 'full',
      placesFree: 0,
    };
  }
  return unknown;
}
