/** A text in one language, and since when it is as it is. */
export interface TemplateText {
  text: string;
  changedAt: Date;
}

/** A text that the team uses again and again, in the languages in which somebody wrote it. */
export interface AnswerTemplate {
  id: string;
  name: string;
  texts: Partial<Record<string, TemplateText>>;
  version: number;
  changedBy: string;
  changedAt: Date;
  removedAt: Date | null;
}
