import { badgeIndex, findBadge } from '../../registrations/badge-reading.ts';
import { type CheckInItem, type ListedPerson, type SyncAnswer, walkInCode } from '../protocol.ts';
import { type AttendanceRecord, arrivalOf, type BadgeArrival, undoMoment } from '../rules.ts';

/** What one phone knows: the people as the server last told, and what it recorded itself and the server did not confirm. */
export interface PhoneState {
  people: readonly ListedPerson[];
  queue: readonly CheckInItem[];
  /** Up to when the server told what changed. */
  since: string;
}

/** A person as the screen shows them; of a walk-in the code is the id of its item until the server gave one. */
export interface ShownPerson extends ListedPerson {
  /** Something about this person still has to be sent. */
  unsent: boolean;
}

/** Everybody as this phone knows it now: what the server told, and its own records that wait, by the server's own rule. */
export function shownPeople({ people, queue }: Pick<PhoneState, 'people' | 'queue'>): ShownPerson[] {
  const pending = pendingRecords(people, queue);
  const listed = people.map((person): ShownPerson => {
    const own = pending.get(person.code);
    if (!own) return { ...person, unsent: false };
    const told: AttendanceRecord[] = person.at
      ? [{ id: '', kind: 'scan', at: new Date(person.at), device: person.device }]
      : [];
    return { ...person, ...asText(arrivalOf([...told, ...own])), unsent: true };
  });
  return [...listed, ...queue.flatMap((item) => walkInsOf(item, pending))];
}

function walkInsOf(item: CheckInItem, pending: Map<string, AttendanceRecord[]>): ShownPerson[] {
  if (item.kind !== 'walk-in') return [];
  return Array.from({ length: item.people }, (_, index) => {
    const code = walkInCode(item.id, index);
    const came: AttendanceRecord = {
      id: item.id,
      kind: 'scan',
      at: new Date(item.at),
      device: item.device,
    };
    const arrival = arrivalOf([came, ...(pending.get(code) ?? [])]);
    return { code, name: walkInName(item.name, index), where: '', ...asText(arrival), unsent: true };
  });
}

/** The others of a party have no name of their own. */
export const walkInName = (name: string, index: number): string | null => (index === 0 && name ? name : null);

const asText = (arrival: BadgeArrival | null): Pick<ListedPerson, 'at' | 'device'> => ({
  at: arrival?.at.toISOString() ?? null,
  device: arrival?.device ?? '',
});

/** What waits to be sent, by the code of the person; codes that this phone does not know are the server's to solve. */
function pendingRecords(
  people: readonly ListedPerson[],
  queue: readonly CheckInItem[],
): Map<string, AttendanceRecord[]> {
  const index = badgeIndex(people.map(({ code }) => code));
  const records = new Map<string, AttendanceRecord[]>();
  for (const item of queue) {
    if (item.kind === 'walk-in') continue;
    const code = item.kind === 'undo' ? item.code : findBadge(index, item.text);
    if (code === undefined) continue;
    const at = new Date(item.at);
    const moment = item.kind === 'undo' ? undoMoment(at, item.seen ? new Date(item.seen) : null) : at;
    const record = { id: item.id, kind: item.kind, at: moment, device: item.device };
    records.set(code, [...(records.get(code) ?? []), record]);
  }
  return records;
}

/** Did the server say what became of this item? For a person it has to say who that is. */
function isConfirmed(item: CheckInItem, answers: SyncAnswer['answers']): boolean {
  const answer = answers.find(({ id }) => id === item.id);
  if (!answer) return false;
  if (answer.outcome === 'unknown') return item.kind !== 'walk-in';
  return (
    (answer.outcome === 'here' || answer.outcome === 'undone') &&
    answer.people.length > 0 &&
    answer.people.every(({ code }) => code !== '')
  );
}

/**
 * The state after an answer: only what the server confirmed leaves the queue; what it told about people replaces what was
 * known. What waits and names somebody who walked in by the phone's own code goes on with the code of the badge.
 */
export function afterAnswer(state: PhoneState, { answers, changes, gone, now }: SyncAnswer): PhoneState {
  const told = new Map(state.people.map((person) => [person.code, person]));
  for (const code of gone) told.delete(code);
  for (const person of changes) told.set(person.code, person);
  const badges = new Map<string, string>();
  for (const { id, people } of answers) {
    for (const [index, { cancelled, ...person }] of people.entries()) {
      told.set(person.code, person);
      badges.set(walkInCode(id, index), person.code);
    }
  }
  const queue = state.queue
    .filter((item) => !isConfirmed(item, answers))
    .map((item) => (item.kind === 'undo' ? { ...item, code: badges.get(item.code) ?? item.code } : item));
  return { people: [...told.values()], queue, since: now };
}

/** Adds what somebody just recorded. */
export const withItem = (state: PhoneState, item: CheckInItem): PhoneState => ({
  ...state,
  queue: [...state.queue, item],
});
