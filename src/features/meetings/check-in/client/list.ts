/** A badge that this device scanned, as it is stored in the browser and sent to the server. */
export interface StoredScan {
  code: string;
  /** ISO 8601. */
  at: string;
  device: string;
  sent: boolean;
}

const storageKey = (edition: string): string => `check-in:${edition}`;

/** Everything this device scanned for an edition. */
export function readScans(edition: string): StoredScan[] {
  try {
    return JSON.parse(localStorage.getItem(storageKey(edition)) ?? '[]') as StoredScan[];
  } catch {
    return [];
  }
}

/** Stores scans on this device; of each badge only the last one given is stored. */
export function saveScans(edition: string, ...scans: StoredScan[]): void {
  const scansByCode = new Map(readScans(edition).map((scan) => [scan.code, scan]));
  for (const scan of scans) scansByCode.set(scan.code, scan);
  localStorage.setItem(storageKey(edition), JSON.stringify([...scansByCode.values()]));
}

/** The scans that the server has not received yet. */
export const unsentScans = (edition: string): StoredScan[] => readScans(edition).filter(({ sent }) => !sent);

/** The row of a badge in the list; spaces and dashes in the code do not matter. */
export function findMemberRow(code: string): HTMLElement | undefined {
  const normalize = (text: string) => text.replace(/[^0-9A-Z]/g, '');
  return [...document.querySelectorAll<HTMLElement>('[data-code]')].find(
    (row) => normalize(row.dataset.code ?? '') === normalize(code),
  );
}

/** Marks the row of a badge as present since a moment (ISO 8601), unless it already is, and updates the count. */
export function markPresent(code: string, since: string): void {
  const row = findMemberRow(code);
  if (!row || (row.dataset.came && row.dataset.came <= since)) return;
  row.dataset.came = since;
  const counter = document.getElementById('came');
  const presentCount = document.querySelectorAll('[data-came]').length;
  if (counter) counter.textContent = (counter.dataset.words ?? '#').replace('#', String(presentCount));
}

/** Shows a large message to whoever checks people in. */
export function showGreeting(text: string, kind: 'good' | 'problem'): void {
  const greeting = document.getElementById('greeting');
  if (!greeting) return;
  greeting.textContent = text;
  greeting.className = `greeting notice ${kind}`;
}
