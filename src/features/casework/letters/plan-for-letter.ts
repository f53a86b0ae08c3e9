import type { LearningRoute } from '../model/events.ts';

/** Who signs and can be asked, and who a letter is for. */
export interface LetterParties {
  /** The municipality that decides, such as "Delft". */
  municipality: string;
  /** Its address, a line each; may be empty. */
  sender: readonly string[];
  name: string;
  /** The address of the newcomer, a line each; may be empty. */
  address: readonly string[];
  /** The municipality's own number of the case. */
  caseNumber: string;
  guide: { name: string; contact: readonly string[] };
}

/** One line of what was decided, in words of one language. */
export interface LetterLine {
  label: string;
  text: string;
  /** Somebody wrote it themselves, in Dutch. */
  isTyped?: boolean | undefined;
}

/** A place near the newcomer, in the free part. */
export interface LetterIdea {
  title: string;
  /** The language of the title. */
  language: string;
  /** Where and when, and for what it can count. */
  details: readonly string[];
}

/**
 * A plan as a letter tells it: what the law asks of it (Wet inburgering 2021, art. 15; Besluit, art. 5.3(4) and 3.14(7)), and the
 * free part.
 */
export interface PlanForLetter extends LetterParties {
  /** The date of the decision (dagtekening): the term starts the day after. */
  decidedOn: string;
  /** When it is made known; null: not fixed. From here the six weeks for objection run. */
  notifiedOn: string | null;
  /** It takes the place of an earlier plan. */
  revises: boolean;
  route: LearningRoute;
  level: 'A2' | 'B1' | null;
  /** Everything that binds, in the words of a language; a line without text was not decided and is left out. */
  lines: (language: string) => readonly LetterLine[];
  /** The first day of the term and the last day that belongs to it. */
  term: { from: string; lastDay: string };
  /** The last day on which an objection is in time; null: the day on which it is made known is not fixed. */
  objectionUntil: string | null;
  talkedThroughOn: string | null;
  free: (language: string) => readonly LetterIdea[];
}
