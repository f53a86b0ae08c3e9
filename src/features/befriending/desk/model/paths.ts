import { DESK_PATH } from '../../model/paths.ts';

/** One card of the pool. */
export const CARDS_PATH = `${DESK_PATH}/cards`;
export const cardPath = (id: string): string => `${CARDS_PATH}/${id}`;
/** Cards on paper. */
export const PRINT_PATH = `${DESK_PATH}/print`;
