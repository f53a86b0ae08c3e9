const DAY = 86_400_000;

/** In days: asked after, asked again after, sinks after, is hidden after, and how long a question may be answered. */
export const FRESH = { ask: 90, again: 30, sink: 180, hide: 365, answer: 30 } as const;

export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY);
export const daysAfter = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY);

/** Did nobody confirm it for so long that others come first? What nobody ever confirmed sinks too. */
export const hasSunk = ({ confirmedAt }: { confirmedAt: Date | null }, now: Date): boolean =>
  confirmedAt === null || confirmedAt < daysBefore(now, FRESH.sink);
