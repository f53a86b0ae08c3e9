/** The submitted form of one question: every field with its values, as typed. */
export type AnswerFields = Record<string, string[]>;
