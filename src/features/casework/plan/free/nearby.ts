import type { StaffMember } from '#core/access/actor.ts';
import { logConsentReads } from '#core/access/logged-read.ts';
import type { Tx } from '#core/db/connection.ts';
import { addDays } from '#core/time/recurrence.ts';
import { consentsOfGuide, type GuideConsent } from '#features/consents';
import { type Initiative, nextDates, type Snapshot } from '#features/directory';
import { municipalityByCode, readPlaceText, towns } from '#features/geography';
import { readStory, type Story } from '#features/story';
import { reasonItems, suggest } from '#features/suggestions';
import type { Level } from '#features/vocabulary/rules.ts';
import type { TargetGroup } from '../../model/events.ts';
import type { CaseFile } from '../../model/queries.ts';
import type { PlanContent } from '../model/content.ts';
import { type PlanUse, type UseQuestion, usesOf } from '../model/idea-uses.ts';
import { linkedPerson } from './queries.ts';

const MAX_NEARBY = 12;
const MAX_REASONS = 3;
/** What begins within so many days can be a bridge while somebody waits for a course. */
const BRIDGE_DAYS = 7;

/** What the newcomer opened to this guide: the story of the consent and no more. */
export interface GuidedStory {
  consent: GuideConsent;
  story: Story;
}

/**
 * What the newcomer of this case opened to whoever acts, with its line in their access log; undefined where there is no consent,
 * or nobody connected the case. The transaction must act for the guide.
 */
export async function openedStory(
  tx: Tx,
  staff: StaffMember,
  { caseId, page, now }: { caseId: string; page: string; now: Date },
): Promise<GuidedStory | undefined> {
  const person = await linkedPerson(tx, caseId);
  const consents = person ? await consentsOfGuide(tx, { account: staff.account }, now) : [];
  const consent = consents.findLast((each) => each.person === person);
  if (!consent) return undefined;
  const { story } = await readStory(tx, consent.person);
  await logConsentReads(
    tx,
    now,
    { purpose: consent.purpose === 'conversation' ? 'conversation' : 'guidance', page },
    [consent.id],
  );
  const opened = Object.entries(story).filter(([question]) =>
    consent.questions.some((open) => open === question),
  );
  return { consent, story: Object.fromEntries(opened) };
}

/** Without a consent: place and level from the case, and nothing else. Undefined where no place is known. */
export function placeOfCase(
  { contact, municipality }: Pick<CaseFile, 'contact' | 'municipality'>,
  level: Level | null,
): Story | undefined {
  const typed = contact.postcode || contact.town;
  const finding = typed ? readPlaceText(typed) : undefined;
  const town = finding?.kind === 'found' ? finding.place : mainTown(municipality);
  if (!town) return undefined;
  const { name, lat, lon } = town;
  return { place: { name, municipality: town.municipality, lat, lon }, ...(level && { level }) };
}

/** The largest town of a municipality. */
const mainTown = (code: string) =>
  municipalityByCode(code) &&
  towns
    .filter(({ municipality }) => municipality === code)
    .reduce<(typeof towns)[number] | undefined>(
      (best, town) => (best && best.thousands >= town.thousands ? best : town),
      undefined,
    );

/** A place that may suit, with for what it can count. */
export interface NearbyPlace {
  place: Initiative;
  uses: PlanUse[];
  ask: UseQuestion[];
  reasons: string[];
  /** It can be begun this week: there is a free place, or one walks in. */
  startsThisWeek: boolean;
}

/**
 * Places near somebody that may suit, those that can begin this week first. What is in the plan already is left out.
 * @param found places that a guide looked for by words; without them what fits the story
 */
export function nearbyPlaces(
  snapshot: Snapshot,
  {
    story,
    found,
    known,
    plan,
    group,
  }: {
    story: Story | undefined;
    found: readonly Initiative[] | undefined;
    known: ReadonlySet<string>;
    plan: Pick<PlanContent, 'route'>;
    group: TargetGroup;
  },
  { today, now, language }: { today: string; now: Date; language: string },
): NearbyPlace[] {
  const suggested = story && !found ? suggest(snapshot, story, [], { from: today }) : undefined;
  const rows = found
    ? found.map((initiative) => ({ initiative, reasons: [] as string[] }))
    : [...(suggested?.planned ?? []), ...(suggested?.more ?? [])].map(({ initiative, reasons }) => ({
        initiative,
        reasons: reasonItems(reasons, language, MAX_REASONS)
          .slice(0, MAX_REASONS)
          .map(({ text }) => text),
      }));
  const unique = new Map(rows.map((row) => [row.initiative.id, row]));
  const places = [...unique.values()]
    .filter(({ initiative }) => !known.has(initiative.id))
    .slice(0, MAX_NEARBY)
    .map(({ initiative, reasons }) => ({
      place: initiative,
      ...usesOf(initiative, { route: plan.route, group }),
      reasons,
      startsThisWeek: startsWithin(initiative, now, addDays(today, BRIDGE_DAYS)),
    }));
  return [...places.filter((one) => one.startsThisWeek), ...places.filter((one) => !one.startsThisWeek)];
}

/** Whether it happens before this day and one can come: there is room, or one walks in and it is not full. */
function startsWithin(initiative: Initiative, now: Date, until: string): boolean {
  const { room, walkIn } = initiative;
  const isOpen = room === 'room' || (room === null && walkIn === true);
  const [next] = nextDates(initiative, now);
  return isOpen && next !== undefined && next.date <= until;
}
