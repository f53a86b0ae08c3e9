import { daysBefore } from '#core/time/amsterdam.ts';

/** In days: asked after, asked again after, sinks after, is hidden after, and how long a question may be answered. */
export const FRESH = { ask: 90, again: 30, sink: 180, hide: 365, answer: 30 } as const;

/** Did nobody confirm it for so long that others come first? What nobody ever confirmed sinks too. */
export const hasSunk = ({ confirmedAt }: { confirmedAt: Date | null }, now: Date): boolean =>
  confirmedAt === null || confirmedAt < daysBefore(now, FRESH.sink);
