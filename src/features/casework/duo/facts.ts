import type { TargetGroup } from '../model/events.ts';
import type { DutyPeriodEndInclusive, TermPeriodEndExclusive } from './periods.ts';
import type { DuoFile } from './shapes.ts';

/** Whether somebody is to blame that a part was not finished. */
export type Blame = 'to-blame' | 'not-to-blame';

/** The end talk of the labour market module (MAP), or the signing of the declaration (PVT). */
export interface DuoPart {
  day?: string | undefined;
  blame?: Blame | undefined;
}

/** A plan as DUO hears of it. */
export interface DuoPlan {
  day: string;
  route: 'B1' | 'education' | 'Z';
  level?: 'A2' | 'B1' | undefined;
  totalHours?: number | undefined;
  mayFinishStudy?: boolean | undefined;
  literacy?: 'A' | 'AA' | 'none' | undefined;
}

export interface DuoCourseOffer {
  day: string;
  school: string;
  /** Known as Blik op Werk or as a school of a bridging programme; null: neither. */
  recognition: 'quality-mark' | 'bridging-school' | null;
  startsOn?: string | undefined;
  /** The first day after the course. */
  endsBefore?: string | undefined;
  literacy: 'A' | 'AA' | 'none';
}

/** Everything about a case that DUO hears of, or that decides whether DUO takes it. */
export interface DuoCaseFacts {
  /** The municipality's own; never a citizen service number. */
  caseNumber: string;
  /** The code of the CBS, such as GM0518. */
  municipality: string;
  today: string;
  group: TargetGroup;
  duty: DutyPeriodEndInclusive | null;
  /** When the person settled in this municipality; null: not yet. */
  settledOn: string | null;
  /** Another municipality set a plan before. */
  plannedElsewhere: boolean;
  /** The dates of the plans before this one, of this municipality or of another where they are known. */
  earlierPlans: readonly string[];
  plan: DuoPlan | null;
  /** The plan that DUO has must go. */
  withdrawsPlan: boolean;
  term: TermPeriodEndExclusive | null;
  map: DuoPart;
  pvt: DuoPart;
  zRouteEndedOn: string | null;
  learnability: {
    result: 'feasible' | 'not-feasible' | 'unknown';
    score?: number | undefined;
    needed?: number | undefined;
    registeredOn: string;
  } | null;
  /** The test was skipped, so its exam number is withdrawn. */
  learnabilitySkipped: boolean;
  /** Totals of this municipality; null: nothing to tell. */
  hours: {
    intakeCourse: number | null;
    participation: number | null;
    participationAsCourse: number | null;
    /** The last day of which they are known. */
    knownThrough: string | null;
  };
  offers: readonly DuoCourseOffer[];
  /** The file that was handed over before. */
  previous: DuoFile | null;
}
