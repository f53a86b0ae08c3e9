/** Where a statement is heard, read aloud by a person. */
export const STATEMENT_SOUND_PATH = '/voice-sound';

export const soundPath = (statement: string, language: string): string =>
  `${STATEMENT_SOUND_PATH}/${statement}/${language}`;
