/** A party that waits until the meeting has room for all of it. */
export interface WaitingParty {
  /** Of the registration. */
  id: string;
  /** How many people. */
  size: number;
  joinedAt: Date;
  /** Until when places are held for them; null while nothing is offered. */
  offeredUntil: Date | null;
}

/** How many people a meeting takes, has, and holds places for; `capacity` null: as many as come. */
export interface Admission {
  capacity: number | null;
  coming: number;
  waiting: readonly WaitingParty[];
}

const peopleIn = (parties: readonly Pick<WaitingParty, 'size'>[]): number =>
  parties.reduce((sum, { size }) => sum + size, 0);

/** How many places nobody has and nobody was offered. Never below zero, also when more came than fit. */
export function placesFree({ capacity, coming, waiting }: Admission): number {
  if (capacity === null) return Number.POSITIVE_INFINITY;
  const offered = waiting.filter(({ offeredUntil }) => offeredUntil !== null);
  return Math.max(0, capacity - coming - peopleIn(offered));
}

/**
 * Who gets the free places: the longest waiting first. A party stays together, so one that does not fit is passed over by a
 * smaller one behind it: no chair stays empty while somebody who fits waits.
 */
export function nextInLine(admission: Admission): WaitingParty[] {
  let free = placesFree(admission);
  const inLine = admission.waiting
    .filter(({ offeredUntil }) => offeredUntil === null)
    .sort((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime() || (a.id < b.id ? -1 : 1));
  return inLine.filter(({ size }) => {
    const fits = size <= free;
    if (fits) free -= size;
    return fits;
  });
}

/** Which place in the line a party has: 1 is the next; 0 when it does not wait. */
export function placeInLine({ waiting }: Admission, id: string): number {
  const party = waiting.find((each) => each.id === id);
  if (!party) return 0;
  const isBefore = (other: WaitingParty) =>
    other.joinedAt < party.joinedAt ||
    (other.joinedAt.getTime() === party.joinedAt.getTime() && other.id < id);
  return waiting.filter(isBefore).length + 1;
}
