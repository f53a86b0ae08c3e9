/** Where the desk of a guide is. */
export const GUIDE_PATH = '/guide';

/** The page of somebody, by the consent under it. */
export const personPath = (consent: string): string => `${GUIDE_PATH}/${consent}`;
