const SHORT_ID_LENGTH = 10;

/** The first ten hexadecimal digits of an initiative's id: short enough for an address that people copy. */
export const shortId = (id: string): string => id.replaceAll('-', '').slice(0, SHORT_ID_LENGTH);
