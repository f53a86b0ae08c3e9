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
