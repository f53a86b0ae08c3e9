import type { RecordIssueSink } from '../../schema/issues.ts';
import { PROFILE_PROPERTY, readProfile } from '../../schema/profile.ts';
import { sourceIdOf } from '../../schema/source-ids.ts';
import type { InitiativeDraft } from '../../schema/types.ts';
import { asObject, asObjects, type RawRecord } from '../../schema/values.ts';
import { weeklyTimes } from '../schedules/weekly-times.ts';
import { accessOf } from './access.ts';
import { availabilityOf } from './availability.ts';
import { firstEmail, firstPhone, webAddress } from './contact.ts';
import { contactFormsOf } from './contact-forms.ts';
import type { MappingContext } from './context.ts';
import { costOf } from './cost.ts';
import { goalsOf } from './goals.ts';
import { languagesOf } from './languages.ts';
import { levelOf } from './level.ts';
import { areaOf, type InitiativePlace, placeOf } from './place.ts';
import { signLanguageOf, signLanguagesIn } from './sign-languages.ts';
import { agesOf, confirmedAt, statusOf } from './status-and-ages.ts';
import { textsOf, withRoute, wordingOf } from './texts.ts';
import {
  audienceOf,
  childcareOf,
  helpersWantedOf,
  latinScriptOf,
  type ServiceWording,
  walkInOf,
} from './wording.ts';

/** A service with more locations is no activity but a list. */
const MAX_LOCATIONS = 50;

export type ServiceMapping =
  | { ok: true; value: InitiativeDraft[] }
  | { ok: false; refusal: 'no-id' | 'no-name' };

/**
 * Maps a service with its nested records to initiatives: one, or one for each location. What it does not say clearly
 * stays unknown. The first location keeps the id of the service; others get the id `service@location`.
 * @param isFurtherLocation another location of this service was mapped before
 */
export function mapService(
  raw: RawRecord,
  context: MappingContext,
  addIssue: RecordIssueSink,
  isFurtherLocation = false,
): ServiceMapping {
  const id = sourceIdOf(raw.id, addIssue);
  if (!id) return { ok: false, refusal: 'no-id' };
  const texts = textsOf(raw, addIssue);
  if (!texts) return { ok: false, refusal: 'no-name' };
  const wording = wordingOf(raw, texts.texts[texts.language]?.name ?? '');
  const fields = serviceFields(raw, texts, wording, context, addIssue);
  const profile = readProfile(raw);
  if (profile && 'wrong' in profile) addIssue('wrong-profile', PROFILE_PROPERTY, profile.wrong);
  // The profile says more exactly what HSDS says as well.
  const profileFields = profile && !('wrong' in profile) ? profile : {};
  const value = serviceLocations(raw, addIssue).map((atLocation, index) => {
    const locationId = sourceIdOf(atLocation?.location?.id ?? atLocation?.raw.id) || String(index + 1);
    return {
      ...fields,
      texts: withRoute(texts, atLocation?.location ?? null, addIssue),
      ...locationFields(raw, atLocation, context, wording.all, addIssue),
      ...profileFields,
      sourceId: index === 0 && !isFurtherLocation ? id : `${id}@${locationId}`,
    };
  });
  return { ok: true, value };
}

/** A `service_at_location` of HSDS. */
interface ServiceAtLocation {
  raw: RawRecord;
  location: RawRecord | null;
}

/** The distinct locations of a service; a list with null when it has none. */
function serviceLocations(raw: RawRecord, addIssue: RecordIssueSink): (ServiceAtLocation | null)[] {
  const all = asObjects(raw.service_at_locations).map((record) => ({
    raw: record,
    location: asObject(record.location),
  }));
  const byLocation = new Map(
    all
      .filter(({ location }) => location)
      .map((atLocation, index) => [sourceIdOf(atLocation.location?.id) || String(index), atLocation]),
  );
  const distinct = [...byLocation.values()];
  if (distinct.length > 1) addIssue('several-places', 'service_at_locations', distinct.length);
  if (distinct.length > MAX_LOCATIONS) addIssue('too-many-places', 'service_at_locations', distinct.length);
  return distinct.length ? distinct.slice(0, MAX_LOCATIONS) : [null];
}

type LocationFields = InitiativePlace &
  Pick<
    InitiativeDraft,
    'times' | 'languages' | 'signLanguages' | 'access' | 'accessLacks' | 'phone' | 'email'
  >;

function locationFields(
  raw: RawRecord,
  atLocation: ServiceAtLocation | null,
  context: MappingContext,
  serviceText: string,
  addIssue: RecordIssueSink,
): LocationFields {
  const location = atLocation?.location ?? null;
  const ownSchedules = asObjects(atLocation?.raw.schedules);
  const serviceLanguages = asObjects(raw.languages);
  const languageRows = serviceLanguages.length ? serviceLanguages : asObjects(location?.languages);
  const signOf = new Map(languageRows.map((row) => [row, signLanguageOf(row)]));
  const signed = [...signOf.values()].filter((code) => code !== null);
  const contacts = [raw.contacts, atLocation?.raw.contacts, location?.contacts];
  return {
    ...(location ? placeOf(location, context.findTown, addIssue) : areaOf(raw, context.findTown)),
    ...accessOf(location ? [location] : [], serviceText),
    times: weeklyTimes(
      ownSchedules.length ? ownSchedules : asObjects(raw.schedules),
      context.today,
      addIssue,
    ),
    languages: languagesOf(
      languageRows.filter((row) => !signOf.get(row)),
      addIssue,
    ),
    signLanguages: [...new Set([...signed, ...signLanguagesIn(serviceText)])],
    phone: firstPhone(
      [
        raw.phones,
        atLocation?.raw.phones,
        ...contacts.flatMap(asObjects).map((contact) => contact.phones),
        location?.phones,
      ],
      addIssue,
    ),
    email: firstEmail(raw, contacts, addIssue),
  };
}

type ServiceTexts = NonNullable<ReturnType<typeof textsOf>>;

function serviceFields(
  raw: RawRecord,
  texts: ServiceTexts,
  wording: ServiceWording,
  context: MappingContext,
  addIssue: RecordIssueSink,
): Omit<InitiativeDraft, keyof LocationFields | 'sourceId'> {
  const goals = goalsOf(wording);
  return {
    ...texts,
    goals,
    ...levelOf(wording, goals.includes('dutch')),
    latinScript: latinScriptOf(wording),
    audience: audienceOf(wording, addIssue),
    ...agesOf(raw, addIssue),
    childcare: childcareOf(wording),
    costCents: costOf(raw, context.today, addIssue),
    walkIn: walkInOf(wording),
    giftsWanted: [],
    contactForms: contactFormsOf(wording),
    // Words never lift a protection, and nobody asked people whose names stand in a source: only a profile says these.
    safeguards: [],
    coordinator: null,
    helpersWanted: helpersWantedOf(wording),
    ...availabilityOf(raw, context.today, addIssue),
    roomUntil: null,
    status: statusOf(raw.status, addIssue),
    website: webAddress(raw.url, addIssue, 'url'),
    confirmedAt: confirmedAt(raw.assured_date, context.today, addIssue),
  };
}
