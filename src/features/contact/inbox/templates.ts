/** Openings of answers that are used again and again; each exists in every language of the interface. */
export const ANSWER_TEMPLATES = ['thanks', 'more', 'elsewhere', 'later'] as const;
export type AnswerTemplate = (typeof ANSWER_TEMPLATES)[number];
export const isAnswerTemplate = (text: string): text is AnswerTemplate =>
  (ANSWER_TEMPLATES as readonly string[]).includes(text);
