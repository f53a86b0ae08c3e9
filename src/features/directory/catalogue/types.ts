import type { Recurrence } from '#core/time/recurrence.ts';
import type {
  AccessFeature,
  Audience,
  Availability,
  ContactForm,
  Gift,
  Goal,
  Level,
  Safeguard,
  SignLanguage,
  SpokenLanguage,
} from '#features/vocabulary/rules.ts';

/** What one text says in one language. */
export interface InitiativeText {
  name: string;
  summary: string;
  description?: string;
  /** What to bring. */
  bring?: string;
  /** The way there, in a few words. */
  route?: string;
  /** What a list says about its times, where that is more than its weekly times say. */
  when?: string;
  /** When it was made from the text in another language. */
  translation?: Translation;
}

/** How a text came out of the one that its owner wrote. */
export interface Translation {
  /** The language of that text. */
  from: string;
  by: 'person' | 'machine';
  /** That text changed since. */
  older?: boolean;
}

export interface WeeklyTime {
  id: string;
  /** Monday is 1. */
  weekday: number;
  /** Minutes after midnight, Dutch clock. */
  startsAt: number;
  endsAt: number;
  /** How it repeats; absent or null: every week. */
  recurrence?: Recurrence | null;
  /** The first and the last date (YYYY-MM-DD) on which it can happen; absent or null: no bound. */
  validFrom?: string | null;
  validUntil?: string | null;
}

/** An initiative as pages and suggestions read it. `null` and empty lists mean: not known. */
export interface Initiative {
  id: string;
  organisation: { id: string; name: string };
  language: string;
  texts: Record<string, InitiativeText>;
  goals: Goal[];
  levelMin: Level | null;
  levelMax: Level | null;
  latinScript: boolean | null;
  languages: SpokenLanguage[];
  audience: Audience | null;
  ageMin: number | null;
  ageMax: number | null;
  childcare: boolean | null;
  access: AccessFeature[];
  accessLacks: AccessFeature[];
  costCents: number | null;
  walkIn: boolean | null;
  helpersWanted: boolean | null;
  /** What it looks for in volunteers. */
  giftsWanted: Gift[];
  /** How one meets there; complete when not empty. */
  contactForms: ContactForm[];
  /** What it does to keep minors safe. */
  safeguards: Safeguard[];
  /** The name of the coordinator, whom to ask. */
  coordinator: string | null;
  /** The sign languages that somebody there uses. */
  signLanguages: SignLanguage[];
  room: Availability | null;
  placesFree: number | null;
  roomUntil: string | null;
  status: string;
  online: boolean;
  placeName: string | null;
  address: string | null;
  postcode: string | null;
  town: string | null;
  municipality: string | null;
  lat: number | null;
  lon: number | null;
  website: string | null;
  email: string | null;
  phone: string | null;
  confirmedAt: Date | null;
  changedAt: Date;
  demo: boolean;
  times: WeeklyTime[];
  /** Its owner paused it: until which day (YYYY-MM-DD), or until they say. Absent: it is there. */
  pause?: { until: string | null } | undefined;
  photo?: InitiativePhoto | undefined;
}

/** The photo of an initiative: its size in pixels, and what is on it. */
export interface InitiativePhoto {
  /** Another picture has another version, and so another address. */
  version: string;
  width: number;
  height: number;
  words: string;
}

/** An organisation as other systems read it. */
export interface Organisation {
  id: string;
  name: string;
  texts: Record<string, { description: string }>;
  website: string | null;
  email: string | null;
  phone: string | null;
  changedAt: Date;
}

/** An organisation as an import or the demonstration set brings it. */
export interface OrganisationRow {
  /** What the source calls it; with the source's name it is ours for ever. */
  sourceId: string;
  name: string;
  texts: Record<string, { description: string }>;
  website: string | null;
  email: string | null;
  phone: string | null;
}

/** An initiative as an import or the demonstration set brings it; `organisationId` is ours. */
export interface InitiativeRow
  extends Omit<
    Initiative,
    'id' | 'organisation' | 'changedAt' | 'demo' | 'times' | 'confirmedAt' | 'pause' | 'photo'
  > {
  sourceId: string;
  organisationId: string;
  confirmedAt: string | null;
  times: Omit<WeeklyTime, 'id'>[];
}
