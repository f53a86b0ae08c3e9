import { type AccessLogEntry, accessLogEntries } from '#core/access/logged-read.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { cardMadeAt, type OpenDevice, ownPresence } from '#features/accounts';
import { OWN_BEFRIENDING_TABLES, type OwnBefriending, readOwnBefriending } from '#features/befriending';
import { type ConsentRecord, consentsOf } from '#features/consents';
import { type OwnTogether, togetherOf } from '#features/guidance';
import {
  type HoursEntry,
  hoursEntries,
  type SignedStatement,
  showsZRoute,
  statementsOf,
} from '#features/hours';
import { ideasFor } from '#features/ideas';
import type { Idea } from '#features/ideas/rules.ts';
import {
  type Attendance,
  attendanceOf,
  type OwnStep,
  ownRequests,
  ownSteps,
  type PlacementRequest,
} from '#features/placements';
import { type Fill, fillsOf, readChoices, readStory } from '#features/story';
import type { Story, StoryQuestion } from '#features/story/rules.ts';
import { findNotificationRequest, type NotificationRequest } from '#features/suggestions';
import { findDeletionNotice } from '../notice/queries.ts';
import { deletedAfter } from '../notice/rules.ts';

/** The whole log: a person who downloads everything gets every line. */
const ALL_LINES = 1_000_000;

/**
 * Everything that is kept about a newcomer (AVG art. 15 and 20), with what was sealed opened. Left out are only keys, of which
 * nothing but a hash is kept: the words of the card, the tokens of devices and links.
 */
export interface OwnData {
  begunAt: Date;
  lastHereAt: Date;
  /** When everything is deleted if the person does not come back. */
  deletedAfter: Date;
  cardMadeAt: Date | null;
  devices: OpenDevice[];
  story: Story;
  answeredAt: Partial<Record<StoryQuestion, string>>;
  /** Answers that somebody else filled in, and what stood there before. */
  filledIn: Fill[];
  /** Places that guides think of for the person, and what the person does with them. */
  ideas: Idea[];
  /** When the story was begun on the device of a guide; null: it was not. */
  begunTogether: OwnTogether | null;
  choices: Awaited<ReturnType<typeof readChoices>>;
  notification: NotificationRequest | null;
  requests: (PlacementRequest & { history: OwnStep[]; attendance: Attendance[] })[];
  /** What the person said of who may read, with the wording that they saw. */
  consents: ConsentRecord[];
  hours: { entries: HoursEntry[]; againstZRoute: boolean; statements: SignedStatement[] };
  /** What the person does with others, as residents and newcomers meet: every row that is about them. */
  befriending: OwnBefriending;
  deletionNotice: { noticedAt: Date; letters: number } | null;
  log: AccessLogEntry[];
}

/** Tables of which `readOwnData` gives every row of a person; `TABLES_OF_KEYS` are the others. A test compares them with the database. */
export const TABLES_SHOWN = [
  'person',
  'session',
  'story_answer',
  'story_fill',
  'story_choice',
  'idea',
  'idea_answer',
  'together_story',
  'notification_request',
  'consent',
  'placement_request',
  'placement_step',
  'placement_attendance',
  'hours_booklet',
  'hours_entry',
  'hours_event',
  'hours_statement',
  'hours_statement_entry',
  'deletion_notice',
  'access_log',
  ...OWN_BEFRIENDING_TABLES,
];

/**
 * Tables that hold nothing of a person but keys: as hashes that nobody can turn back the words of a card, short codes, and the chain
 * by which a changed line of the log is found; which case at a municipality they connected, which the page "my plan" shows; and which
 * letters about people who meet went out, the addresses through which they write, and a machine's translation of their words.
 */
export const TABLES_OF_KEYS = [
  'key_card',
  'consent_code',
  'guide_code',
  'placement_letter',
  'log_chain',
  'case_link',
  'befriending_letter',
  'befriending_told',
  'befriending_relay_address',
  'befriending_translation',
] as const;

/** Reads everything of a person. The transaction must act for them. */
export async function readOwnData(tx: Tx, app: AppContext, person: string): Promise<OwnData> {
  const { begunAt, seenAt, devices } = await ownPresence(tx, person);
  const deletionNotice = (await findDeletionNotice(tx, person)) ?? null;
  const { story, answeredAt } = await readStory(tx, person);
  return {
    begunAt,
    lastHereAt: seenAt,
    deletedAfter: deletedAfter(seenAt, null),
    cardMadeAt: (await cardMadeAt(tx, person)) ?? null,
    devices,
    story,
    answeredAt,
    filledIn: [...(await fillsOf(tx, person)).values()],
    ideas: await ideasFor(tx, app, person),
    begunTogether: (await togetherOf(tx, person)) ?? null,
    choices: await readChoices(tx, person),
    notification: (await findNotificationRequest(tx, person)) ?? null,
    requests: await requestsWithHistory(tx, app, person),
    consents: await consentsOf(tx, person),
    hours: {
      entries: await hoursEntries(tx),
      againstZRoute: await showsZRoute(tx, person),
      statements: await statementsOf(tx, app),
    },
    befriending: await readOwnBefriending(tx, app, person),
    deletionNotice,
    log: await accessLogEntries(tx, person, ALL_LINES),
  };
}

async function requestsWithHistory(tx: Tx, app: AppContext, person: string): Promise<OwnData['requests']> {
  const asked = await ownRequests(tx, app, person);
  const steps = await ownSteps(
    tx,
    app,
    asked.map(({ id }) => id),
  );
  const requests: OwnData['requests'] = [];
  for (const request of asked)
    requests.push({
      ...request,
      history: steps.get(request.id) ?? [],
      attendance: await attendanceOf(tx, request.id),
    });
  return requests;
}
