/** One badge, seen by this phone. */
export interface Scan {
  code: string;
  /** ISO 8601. */
  at: string;
  device: string;
  sent: boolean;
}

const keyOf = (edition: string): string => `check-in:${edition}`;

/** Everything this phone scanned for an edition. */
export function scansOf(edition: string): Scan[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(edition)) ?? '[]') as Scan[];
  } catch {
    return [];
  }
}

/** Keeps scans on the phone; the same badge is kept once. */
export function keepScan(edition: string, ...scans: Scan[]): void {
  const all = new Map(scansOf(edition).map((scan) => [scan.code, scan]));
  for (const scan of scans) all.set(scan.code, scan);
  localStorage.setItem(keyOf(edition), JSON.stringify([...all.values()]));
}

/** What the server has not heard yet. */
export const waiting = (edition: string): Scan[] => scansOf(edition).filter(({ sent }) => !sent);

/** The line of a badge in the list; spaces and dashes do not matter. */
export function findPerson(code: string): HTMLElement | undefined {
  const bare = (text: string) => text.replace(/[^0-9A-Z]/g, '');
  return [...document.querySelectorAll<HTMLElement>('[data-code]')].find(
    (row) => bare(row.dataset.code ?? '') === bare(code),
  );
}

/** Shows that somebody is here, and counts. */
export function markCame(code: string, at: string): void {
  const row = findPerson(code);
  if (!row || (row.dataset.came && row.dataset.came <= at)) return;
  row.dataset.came = at;
  const count = document.getElementById('came');
  const here = document.querySelectorAll('[data-came]').length;
  if (count) count.textContent = (count.dataset.words ?? '#').replace('#', String(here));
}

/** Says it large. */
export function showGreeting(words: string, kind: 'good' | 'problem'): void {
  const place = document.getElementById('greeting');
  if (!place) return;
  place.textContent = words;
  place.className = `greeting notice ${kind}`;
}
