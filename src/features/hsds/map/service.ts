import { PROFILE, readProfile } from '../give/profile.ts';
import { idOf } from '../ids.ts';
import type { InitiativeDraft, Note, Raw, Surroundings } from '../types.ts';
import { object, objects } from '../values.ts';
import { accessOf } from './access.ts';
import { audienceOf, childcareOf, helpersWantedOf, latinScriptOf, walkInOf } from './clear.ts';
import { firstEmail, firstPhone, webAddress } from './contact.ts';
import { costOf } from './cost.ts';
import { agesOf, confirmedAt, statusOf } from './figures.ts';
import { goalsOf } from './goals.ts';
import { languagesOf } from './languages.ts';
import { levelOf } from './level.ts';
import { areaOf, type Place, placeOf } from './place.ts';
import { roomOf } from './room.ts';
import { textsOf, wordsOf } from './text/texts.ts';
import { weeklyTimes } from './when/times.ts';

/** More places than this is not one activity but a list. */
const MOST_PLACES = 50;

export type Mapping = { ok: true; value: InitiativeDraft[] } | { ok: false; refusal: 'no-id' | 'no-name' };

/**
 * A service with everything inside it, as initiatives: one, or one for each place. What it does not say, or not
 * clearly, stays unknown. The first place keeps the id of the service; others are `service@location`.
 * @param further another place of this service came before
 */
export function mapService(raw: Raw, around: Surroundings, note: Note, further = false): Mapping {
  const id = idOf(raw.id, note);
  if (!id) return { ok: false, refusal: 'no-id' };
  const written = textsOf(raw, note);
  if (!written) return { ok: false, refusal: 'no-name' };
  const own = wholeService(raw, written, around, note);
  const profile = readProfile(raw);
  if (profile && 'wrong' in profile) note('wrong-profile', PROFILE, profile.wrong);
  const exact = profile && !('wrong' in profile) ? profile : {};
  const value = visitsOf(raw, note).map((ctx, at) => {
    const location = idOf(ctx?.location?.id ?? ctx?.raw.id) || String(at + 1);
    return {
      ...own,
      ...atPlace(raw, ctx, around, note),
      ...exact,
      sourceId: at === 0 && !further ? id : `${id}@${location}`,
    };
  });
  return { ok: true, value };
}

interface ServiceInput {
  raw: Raw;
  location: Raw | null;
}

/** Where the service can be visited; a list with null when it says nothing about places. */
function visitsOf(raw: Raw, note: Note): (ServiceInput | null)[] {
  const all = objects(raw.service_at_locations).map((each) => ({
    raw: each,
    location: object(each.location),
  }));
  const byLocation = new Map(
    all.filter(({ location }) => location).map((ctx, at) => [idOf(ctx.location?.id) || String(at), ctx]),
  );
  const visits = [...byLocation.values()];
  if (visits.length > 1) note('several-places', 'service_at_locations', visits.length);
  if (visits.length > MOST_PLACES) note('too-many-places', 'service_at_locations', visits.length);
  return visits.length ? visits.slice(0, MOST_PLACES) : [null];
}

type AtPlace = Place &
  Pick<InitiativeDraft, 'times' | 'languages' | 'access' | 'accessLacks' | 'phone' | 'email'>;

function atPlace(raw: Raw, ctx: ServiceInput | null, around: Surroundings, note: Note): AtPlace {
  const location = ctx?.location ?? null;
  const there = objects(ctx?.raw.schedules);
  const spoken = objects(raw.languages);
  const contacts = [raw.contacts, ctx?.raw.contacts, location?.contacts];
  return {
    ...(location ? placeOf(location, around.findTown, note) : areaOf(raw, around.findTown)),
    ...accessOf(location ? [location] : []),
    times: weeklyTimes(there.length ? there : objects(raw.schedules), around.today, note),
    languages: languagesOf(spoken.length ? spoken : objects(location?.languages), note),
    phone: firstPhone(
      [
        raw.phones,
        ctx?.raw.phones,
        ...contacts.flatMap(objects).map((contact) => contact.phones),
        location?.phones,
      ],
      note,
    ),
    email: firstEmail(raw, contacts, note),
  };
}

type Written = NonNullable<ReturnType<typeof textsOf>>;

function wholeService(
  raw: Raw,
  written: Written,
  around: Surroundings,
  note: Note,
): Omit<InitiativeDraft, keyof AtPlace | 'sourceId'> {
  const words = wordsOf(raw, written.texts[written.language]?.name ?? '');
  const goals = goalsOf(words);
  return {
    ...written,
    goals,
    ...levelOf(words, goals.includes('dutch')),
    latinScript: latinScriptOf(words),
    audience: audienceOf(words, note),
    ...agesOf(raw, note),
    childcare: childcareOf(words),
    costCents: costOf(raw, around.today, note),
    walkIn: walkInOf(words),
    helpersWanted: helpersWantedOf(words),
    ...roomOf(raw, around.today, note),
    roomUntil: null,
    status: statusOf(raw.status, note),
    website: webAddress(raw.url, note, 'url'),
    confirmedAt: confirmedAt(raw.assured_date, around.today, note),
  };
}
