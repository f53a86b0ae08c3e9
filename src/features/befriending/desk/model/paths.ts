import { DESK_PATH, OWN_PATH } from '../../model/paths.ts';

/** One card of the pool. */
export const CARDS_PATH = `${DESK_PATH}/cards`;
export const cardPath = (id: string): string => `${CARDS_PATH}/${id}`;
/** Cards on paper. */
export const PRINT_PATH = `${DESK_PATH}/print`;
/** Where nobody is near: what helps. */
export const REACH_PATH = `${DESK_PATH}/reach`;
/** Where somebody answers whether they may be proposed from farther away. */
export const WIDER_PATH = `${OWN_PATH}/wider`;
/** Who meets now, and the rounds. */
export const PAIRS_DESK_PATH = `${DESK_PATH}/pairs`;
export const ROUNDS_PATH = `${DESK_PATH}/rounds`;
/** Whether the organisation is told by e-mail what waits. */
export const DESK_LETTERS_PATH = `${DESK_PATH}/letters`;
/** The same by the link in a letter. */
export const deskLetterPath = (link: string): `/${string}` => `/befriending-desk-letters/${link}`;
/** What a round would propose now. */
export const NEXT_ROUND_PATH = `${ROUNDS_PATH}/next`;
export const pairDeskPath = (id: string): string => `${PAIRS_DESK_PATH}/${id}`;
/** How many people come how far. */
export const DESK_FIGURES_PATH = `${DESK_PATH}/figures`;
