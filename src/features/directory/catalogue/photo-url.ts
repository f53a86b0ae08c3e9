import type { InitiativePhoto } from './types.ts';

/** Where the photo of an initiative is; `small` is the square one of a card. */
export const photoUrl = (
  initiative: string,
  { version }: InitiativePhoto,
  size: 'large' | 'small' = 'large',
): string => `/photos/${initiative}/${version}/${size}`;
