import { travelMinutes } from '#core/geo/travel-time.ts';
import { addDays, happensOn } from '#core/time/recurrence.ts';
import type { Initiative } from '#features/directory';
import type { Story } from '#features/story';
import type { PlannedSuggestion, WeekSuggestions } from '#features/suggestions';
import { ACCESS_FEATURES, AGE_BAND_YEARS, DAY_PARTS, LEVELS } from '#features/vocabulary';

/**
 * What may never be in anybody's week, judged from the facts alone: written apart from the rules of the suggestions, so that
 * a fault in those shows here.
 */

/** Default travel of a story that does not say. */
const DEFAULT_TRAVEL = { modes: ['transit'], minutes: 45 } as const;
const SLACK = 1.5;
const WOMEN_WORDS = /\b(vrouw|vrouwen|dames|moeders?|meiden|women|mothers|ladies)\b|نساء|أمهات/i;
const MEN_WORDS = /\b(mannen|heren|vaders?|men|fathers|dads)\b|رجال|آباء/i;
const CLOSE_WORDS = /maatje|buddy|aan huis|bij je thuis|belmaatje|telefonisch|one-to-one|at your home/i;

const wordsOf = ({ texts }: Initiative): string =>
  Object.values(texts)
    .map(({ name, summary, description }) => `${name} ${summary} ${description ?? ''}`)
    .join(' ');

/** The people of a story, each with what they share. */
export function peopleOf({ second, ...first }: Story): Story[] {
  if (!second) return [first];
  const {
    name: _n,
    age: _a,
    languages: _l,
    level: _v,
    script: _s,
    company: _c,
    access: _x,
    ...shared
  } = first;
  return [first, { ...shared, ...second }];
}

const isMinor = ({ age }: Story): boolean => age === 'under16' || age === '16-17';
const mayBeMinor = (story: Story): boolean => story.age === undefined || isMinor(story);

export const isSafeguarded = ({ safeguards, coordinator }: Initiative): boolean =>
  safeguards.includes('certificate') &&
  (safeguards.includes('twoAdults') || (safeguards.includes('coordinator') && Boolean(coordinator)));

/** One person alone with somebody, visits at home or the telephone, really or by its words. */
export const isCloseContact = (initiative: Initiative): boolean =>
  initiative.contactForms.length
    ? initiative.contactForms.some((form) => form !== 'group')
    : initiative.goals.includes('buddy') || CLOSE_WORDS.test(wordsOf(initiative));

type Rule = (planned: PlannedSuggestion, person: Story) => string | null;

const audience: Rule = ({ initiative }, { company }) => {
  const groups = company ?? ['mixed'];
  if (initiative.audience === 'women' && !groups.includes('women')) return 'for women only';
  if (initiative.audience === 'men' && !groups.includes('men')) return 'for men only';
  if (initiative.audience === 'everyone' && !groups.includes('mixed')) return 'a mixed group';
  if (initiative.audience) return null;
  if (!groups.includes('mixed')) return 'nobody knows for whom it is';
  const [women, men] = [WOMEN_WORDS, MEN_WORDS].map((pattern) => pattern.test(wordsOf(initiative)));
  if (women && !men && !groups.includes('women')) return 'its words are for women';
  return men && !women && !groups.includes('men') ? 'its words are for men' : null;
};

const ages: Rule = ({ initiative: { ageMin, ageMax } }, { age }) => {
  const [youngest, oldest] = age ? AGE_BAND_YEARS[age] : [12, 99];
  if ((ageMin ?? 0) > youngest) return `from ${ageMin} years`;
  return (ageMax ?? 110) < Math.min(oldest, 99) ? `up to ${ageMax} years` : null;
};

const safety: Rule = ({ initiative, option }, person) => {
  if (!mayBeMinor(person) || isSafeguarded(initiative)) return null;
  if (isCloseContact(initiative)) return 'alone with one person';
  const latest = person.age === 'under16' ? 20 * 60 : 21 * 60;
  if (option.time.endsAt > latest) return 'late in the evening';
  const saysNothing =
    initiative.ageMin === null && initiative.ageMax === null && !initiative.contactForms.length;
  return isMinor(person) && saysNothing ? 'says neither ages nor how one meets' : null;
};

const travel: Rule = ({ initiative, travel: told, cautions }, { place, travel }) => {
  if (!place || initiative.online) return null;
  const said = cautions.filter(({ criterion }) => criterion === 'travel');
  if (initiative.lat === null || initiative.lon === null)
    return said.length ? null : 'nobody knows where, and it is not said';
  const to = { lat: initiative.lat, lon: initiative.lon };
  const { modes, minutes: limit } = travel ?? DEFAULT_TRAVEL;
  const minutes = Math.min(...modes.map((mode) => travelMinutes({ mode, from: place, to })));
  if (minutes > limit * SLACK) return `${Math.round(minutes)} minutes, and the limit is ${limit}`;
  const isBeyond = minutes > limit;
  if (isBeyond !== said.length > 0) return 'further than the limit and not said, or the other way round';
  const shown = told?.minutes ?? Number.NaN;
  return (isBeyond ? shown > limit : shown <= limit) ? null : `the card says ${shown}, the limit is ${limit}`;
};

const needs: Rule = ({ initiative, cautions }, { access, children }) => {
  const said = (criterion: string) => cautions.some((caution) => caution.criterion === criterion);
  const needed = ACCESS_FEATURES.filter((need) => access?.needs.includes(need));
  const has = initiative.signLanguages.length ? [...initiative.access, 'signLanguage'] : initiative.access;
  const lacking = needed.find((need) => !has.includes(need) && initiative.accessLacks.includes(need));
  if (lacking) return `no ${lacking}`;
  if (needed.some((need) => !has.includes(need)) && !said('access')) return 'a need is unknown and not said';
  if (children !== 'care') return null;
  if (initiative.childcare === false) return 'no childcare';
  return initiative.childcare === null && !said('childcare') ? 'childcare is unknown and not said' : null;
};

const hearing: Rule = ({ initiative }, { access, reach }) => {
  const eyes = access?.needs.some((need) => ['signLanguage', 'written', 'hearing'].includes(need)) ?? false;
  const { contactForms } = initiative;
  const isTelephone =
    contactForms.includes('telephone') && !contactForms.includes('group') && !contactForms.includes('atHome');
  return isTelephone && (eyes || reach?.every((way) => way === 'none')) ? 'by telephone' : null;
};

const level: Rule = ({ initiative: { levelMin, levelMax, latinScript } }, { level, script }) => {
  if (script === 'no' && latinScript === true) return 'one must read';
  if (!level) return null;
  const at = LEVELS.indexOf(level);
  const below = levelMin ? LEVELS.indexOf(levelMin) - at : 0;
  const above = levelMax ? at - LEVELS.indexOf(levelMax) : 0;
  return Math.max(below, above) > 1 ? 'another level' : null;
};

const TOLERANCE_MINUTES = 30;
const freeTime: Rule = ({ option: { time: when } }, { time }) => {
  if (!time || time.varies) return null;
  const day = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][when.weekday - 1];
  const parts = Object.entries(DAY_PARTS).flatMap(([part, [from, until]]) =>
    time.cells.some((cell) => cell === `${day}-${part}`) ? [[from, until] as const] : [],
  );
  const spans = (time.spans ?? [])
    .filter(({ weekday }) => weekday === when.weekday)
    .map(({ from, until }) => [from, until] as const);
  const minutes = Array.from({ length: when.endsAt - when.startsAt }, (_, nth) => when.startsAt + nth);
  const busy = minutes.filter(
    (minute) => ![...parts, ...spans].some(([from, until]) => minute >= from && minute < until),
  );
  // A few minutes into another part of the day are no part of that day; by the clock they count.
  return busy.length < (parts.length ? 2 * TOLERANCE_MINUTES : 1) ? null : 'when the person is not free';
};

/** A reason that asks what was told. What the second person did not tell is asked on their own page. */
const repeats: Rule = ({ reasons }, story) => {
  const asked = reasons.find(
    ({ question }) => question && question !== 'second' && story[question] !== undefined,
  );
  return asked ? `asks ${asked.question} again` : null;
};

const full: Rule = ({ initiative: { room }, cautions }) =>
  (room === 'full' || room === 'waitlist') && !cautions.some(({ criterion }) => criterion === 'room')
    ? 'full, and not said'
    : null;

const RULES: Rule[] = [audience, ages, safety, travel, needs, hearing, level, freeTime, full];

/** What is in a week and may not be, as sentences; for two people by what each of those may who are to go. */
export function violations(week: WeekSuggestions, story: Story, from: string): string[] {
  const dates = Array.from({ length: 7 }, (_, day) => addDays(from, day));
  const people = peopleOf(story);
  const found = week.planned.flatMap((planned) => {
    const goers =
      planned.who === 'both' ? people : planned.who === 'first' ? people.slice(0, 1) : people.slice(1);
    const { initiative, option, date } = planned;
    const flaws = goers.flatMap((person) => RULES.flatMap((rule) => rule(planned, person) ?? []));
    const again = repeats(planned, story);
    if (again) flaws.push(again);
    if (!dates.includes(date) || !happensOn(option.time, date)) flaws.push(`does not happen on ${date}`);
    return flaws.map((flaw) => `${initiative.id}: ${flaw}`);
  });
  const overlaps = week.planned.some((a) =>
    week.planned.some(
      (b) =>
        a !== b &&
        a.date === b.date &&
        a.option.time.startsAt < b.option.time.endsAt &&
        b.option.time.startsAt < a.option.time.endsAt,
    ),
  );
  if (overlaps) found.push('two things at once');
  if (week.planned.length > (story.busy ?? 3)) found.push(`${week.planned.length} things`);
  return found;
}
