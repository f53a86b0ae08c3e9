import { CARD_PATH } from '../model/paths.ts';
import type { CardStep } from './draft.ts';

/** The form of one's card at an organisation, after the language. */
export const cardPath = (pool: string): string => `${CARD_PATH}/${pool}`;
/** @param toCheck afterwards one goes back to the check page */
export const stepPath = (pool: string, step: CardStep, toCheck = false): string =>
  `${cardPath(pool)}/${step}${toCheck ? `?to=${checkPath(pool)}` : ''}`;
export const checkPath = (pool: string): string => `${cardPath(pool)}/check`;
