/** Beginnings of answers that come back again and again; each exists in every language of the interface. */
export const TEMPLATES = ['thanks', 'more', 'elsewhere', 'later'] as const;
export type Template = (typeof TEMPLATES)[number];
export const isTemplate = (text: string): text is Template => (TEMPLATES as readonly string[]).includes(text);
