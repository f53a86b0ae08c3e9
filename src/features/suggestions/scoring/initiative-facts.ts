import { type Initiative, isSafeguarded } from '#features/directory/rules.ts';
import type { Goal } from '#features/vocabulary/rules.ts';
import { type Presumptions, presume } from './presumptions.ts';

/** What the rules ask of an initiative: what its owner said, and what its words make likely where nothing was said. */
export interface InitiativeFacts {
  /** What it serves; a choir of before "music" was a goal serves music. */
  goals: readonly Goal[];
  group: 'everyone' | 'women' | 'men' | null;
  /** Only where `group` is not known. */
  presumedGroup: Presumptions['group'];
  /** The youngest and the oldest age; null on a side without a limit, and null where nothing is said. */
  ages: AgeRange | null;
  /** Only where `ages` is not known. */
  presumedAges: AgeRange | null;
  /** For children and youth: not for the person whose story it is, unless they are as young. */
  forChildren: boolean;
  /** For parents and their children first: its main goal, or its words. */
  forFamilies: boolean;
  /** For people who are lesbian, gay, bi or trans. */
  forLgbt: boolean;
  /** With one person, at home or by telephone: `close`; `group`: said to be only in a group; `unknown`: not said. */
  contact: 'group' | 'close' | 'presumedClose' | 'unknown';
  /** Whether it goes by telephone and not otherwise. */
  telephone: 'yes' | 'presumed' | 'no';
  /** What one does there is listening: a choir always, music for who does not come for the music. */
  listening: 'always' | 'music' | 'no';
  /** First of all for people who are deaf or hear badly. */
  forDeaf: boolean;
  /** States enough to keep minors safe: certificates of conduct, and two adults or a coordinator with a name. */
  safeguarded: boolean;
}

export type AgeRange = readonly [number | null, number | null];

/** An upper limit from here on excludes nobody. */
const NO_UPPER_AGE = 99;
const OLDEST_CHILD = 18;
/** What begins at this age is for youth that goes by itself, also where it ends at eighteen. */
const YOUNG_ADULT = 16;

const cache = new WeakMap<Initiative, InitiativeFacts>();

/** The facts of an initiative; worked out once, because an initiative that changes is another object. */
export function factsOf(initiative: Initiative): InitiativeFacts {
  const existing = cache.get(initiative);
  if (existing) return existing;
  const facts = workOut(initiative);
  cache.set(initiative, facts);
  return facts;
}

function workOut(initiative: Initiative): InitiativeFacts {
  const presumed = presume(initiative);
  const { ageMin, ageMax, contactForms } = initiative;
  const upper = ageMax !== null && ageMax < NO_UPPER_AGE ? ageMax : null;
  const ages = ageMin === null && upper === null ? null : ([ageMin, upper] as const);
  const contact = contactOf(initiative, presumed);
  const forChildren = upper !== null && upper <= OLDEST_CHILD && (ageMin ?? 0) < YOUNG_ADULT;
  return {
    goals: servedGoals(initiative, presumed, contact),
    group: initiative.audience,
    presumedGroup: initiative.audience === null ? presumed.group : null,
    ages,
    presumedAges: ages ? null : presumed.ages,
    forChildren,
    forFamilies: !forChildren && isForFamilies(initiative, presumed),
    forLgbt: presumed.forLgbt,
    contact,
    telephone: telephoneOf(contactForms, presumed),
    listening: listeningOf(initiative, presumed),
    forDeaf: presumed.forDeaf,
    safeguarded: isSafeguarded(initiative),
  };
}

const isForFamilies = ({ goals }: Initiative, { forParents }: Presumptions): boolean =>
  goals[0] === 'family' || (goals.includes('family') && forParents);

function contactOf({ contactForms, goals }: Initiative, presumed: Presumptions): InitiativeFacts['contact'] {
  if (contactForms.length) return contactForms.every((form) => form === 'group') ? 'group' : 'close';
  const likely = goals.includes('buddy') || presumed.oneToOne || presumed.atHome || presumed.telephone;
  return likely ? 'presumedClose' : 'unknown';
}

/** Who is telephoned by one person meets nobody; where there is a group or a visit as well, one can choose. */
function telephoneOf(
  contactForms: Initiative['contactForms'],
  presumed: Presumptions,
): InitiativeFacts['telephone'] {
  if (!contactForms.length) return presumed.telephone ? 'presumed' : 'no';
  const meets = contactForms.includes('group') || contactForms.includes('atHome');
  return contactForms.includes('telephone') && !meets ? 'yes' : 'no';
}

function servedGoals(
  { goals, contactForms }: Initiative,
  presumed: Presumptions,
  contact: InitiativeFacts['contact'],
): Goal[] {
  const served = new Set(goals);
  if (served.has('create') && presumed.music) served.add('music');
  if (served.has('work') && presumed.internship) served.add('internship');
  const withOnePerson = contactForms.length
    ? contactForms.some((form) => form !== 'group')
    : contact === 'presumedClose';
  if (served.has('people') && withOnePerson) served.add('buddy');
  return [...served];
}

function listeningOf({ goals }: Initiative, presumed: Presumptions): InitiativeFacts['listening'] {
  if (presumed.choir || presumed.listening) return 'always';
  return goals.includes('music') || (goals.includes('create') && presumed.music) ? 'music' : 'no';
}
