import type { CheckInItem, ListedPerson } from '../protocol.ts';

/** What a phone keeps of one edition in the browser: what waits to be sent, and the people as the server last told. */
export interface PhoneStorage {
  readQueue: () => CheckInItem[];
  /** Reads, changes and writes at once: another page of this browser may have added something. */
  updateQueue: (change: (queue: CheckInItem[]) => readonly CheckInItem[]) => void;
  readPeople: () => { people: ListedPerson[]; since: string } | undefined;
  savePeople: (people: readonly ListedPerson[], since: string) => void;
  /** The browser keeps nothing: what waits is lost when the page closes. */
  isBroken: () => boolean;
}

function parsed<T>(text: string | null, fallback: T): T {
  try {
    return (JSON.parse(text ?? 'null') as T | null) ?? fallback;
  } catch {
    return fallback;
  }
}

export function openStorage(edition: string, newId: () => string): PhoneStorage {
  // Whoever closes their session is warned of what a key with this beginning holds (src/ui/client/desk-keys.client.ts).
  const queueKey = `unsent:check-in:${edition}`;
  const peopleKey = `check-in-people:${edition}`;
  // Where the browser keeps nothing (full, or private), the page itself does as long as it is open.
  let inMemory: CheckInItem[] | undefined;
  const readQueue = (): CheckInItem[] =>
    inMemory ?? parsed<CheckInItem[]>(localStorage.getItem(queueKey), []);
  const updateQueue: PhoneStorage['updateQueue'] = (change) => {
    const next = [...change(readQueue())];
    try {
      localStorage.setItem(queueKey, JSON.stringify(next));
      inMemory = undefined;
    } catch {
      inMemory = next;
    }
  };
  takeOverOldScans(edition, newId, updateQueue);
  return {
    readQueue,
    updateQueue,
    readPeople: () => {
      const kept = parsed<{ people?: ListedPerson[]; since?: string }>(localStorage.getItem(peopleKey), {});
      return kept.people && kept.since ? { people: kept.people, since: kept.since } : undefined;
    },
    savePeople: (people, since) => {
      try {
        localStorage.setItem(peopleKey, JSON.stringify({ people, since }));
      } catch {
        // The page itself holds the list as well.
      }
    },
    isBroken: () => inMemory !== undefined,
  };
}

/** Scans that an earlier version of this page kept and did not send. */
function takeOverOldScans(
  edition: string,
  newId: () => string,
  updateQueue: PhoneStorage['updateQueue'],
): void {
  const oldKey = `check-in:${edition}`;
  const old = parsed<{ code: string; at: string; device: string; sent: boolean }[]>(
    localStorage.getItem(oldKey),
    [],
  );
  const items = old
    .filter(({ sent }) => !sent)
    .map(({ code, at, device }): CheckInItem => ({ kind: 'scan', id: newId(), text: code, at, device }));
  if (items.length) updateQueue((queue) => [...queue, ...items]);
  localStorage.removeItem(oldKey);
}
