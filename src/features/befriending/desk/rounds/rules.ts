import type { PoolCard } from '../model/queries.ts';

/** Two cards as a form sends them. */
export const pairKey = ({ newcomer, resident }: { newcomer: string; resident: string }): string =>
  `${newcomer}:${resident}`;

/** How long the reason for a proposal by hand can be, in characters. */
export const MAX_HAND_REASON_LENGTH = 500;

/** A card of a preview: one of the own pool by its name, one of another organisation by the name of that. */
export type PreviewCard = { row: PoolCard } | { elsewhere: true };
