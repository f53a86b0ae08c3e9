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

/** A part of the plan with a number of hours. */
export interface PlannedHours {
  /** Null: not fixed in hours. */
  hours: number | null;
}

/** A place near the newcomer, in the free part. */
export interface FreeIdea {
  title: string;
  /** The language of the title, where it is known. */
  language?: string;
  /** Day, time and place, as the newcomer's week says it. */
  details: readonly string[];
}

/**
 * A plan as a letter tells it: what the law asks of it (Wet inburgering 2021, art. 15; Besluit, art. 5.3(4) and 3.14(7)), and the
 * free part. Words are in Dutch, as the guide wrote them, and stand as Dutch in a letter in another language.
 */
export interface PlanForLetter extends LetterParties {
  /** The date of the decision (dagtekening): the term starts the day after. */
  decidedOn: string;
  /** When it was made known; null: not yet. From here the six weeks for objection run. */
  notifiedOn: string | null;
  version: number;
  /** It takes the place of an earlier plan. */
  revises: boolean;
  route: LearningRoute;
  level: 'A2' | 'B1' | null;
  reasons: string;
  /** Of the lessons of the whole route; asylum status holders only. */
  totalHours: number | null;
  hoursPerWeek: number | null;
  /** Support and guidance. */
  support: readonly string[];
  pvt: PlannedHours;
  /** The education route has no labour market module (art. 8(3)). */
  map: PlannedHours | null;
  /** Participation in the Z-route, asylum status holders only. */
  participation: PlannedHours | null;
  schools: readonly { name: string; startsOn: string | null }[];
  /** The municipality finds the school: for asylum status holders. Others choose and pay one (art. 19 and 20). */
  findsSchool: boolean;
  /** Agreements on the early education of a child. */
  earlyEducation: readonly string[];
  progressTalks: number | null;
  /** Exams that somebody in the Z-route wants to try. */
  examWishes: readonly string[];
  /** Decisions of the Participatiewet that belong to it, such as art. 56a. */
  attached: readonly string[];
  /** The first day of the term and the last day that belongs to it. */
  term: { from: string; lastDay: string };
  /** The last day on which an objection is in time; null: it is not made known yet. */
  objectionUntil: string | null;
  talkedThroughOn: string | null;
  free: readonly FreeIdea[];
}
