/** Openings of answers that are there from the beginning; each exists in every language of the interface. */
export const BUILT_IN_TEMPLATES = ['thanks', 'more', 'elsewhere', 'later'] as const;
export type BuiltInTemplate = (typeof BUILT_IN_TEMPLATES)[number];
export const isBuiltInTemplate = (text: string): text is BuiltInTemplate =>
  (BUILT_IN_TEMPLATES as readonly string[]).includes(text);
