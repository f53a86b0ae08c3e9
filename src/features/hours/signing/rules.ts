/** Signing hours, among the pages of whoever keeps a listing. */
export const SIGNING_PATH = '/register/own/hours';

/** So many entries stand below the form; older ones are found with the person. */
export const RECENT_ENTRIES = 60;

/** At most so many people in one form. */
export const MAX_SIGNED_AT_ONCE = 60;
