/** The booklet of a newcomer. */
export const HOURS_PATH = '/hours';

/** A booklet is on at a place for a year at most; who stays longer turns it on again. */
export const BOOKLET_DAYS = 365;

export const MAX_SHOWN_NAME_LENGTH = 60;
