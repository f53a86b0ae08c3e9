import { joinNames, weekdayName } from '#core/i18n/formats.ts';
import { type Goal, LEVELS, type Level } from '#features/vocabulary/rules.ts';
import { messagesIn } from '../messages.ts';
import { mailtoUrl, telUrl } from './contact-links.ts';
import { formatWeeklyTimes } from './labels.ts';
import type { Initiative } from './types.ts';

type Kind = Goal | 'dutchTogether' | 'dutchBuddy' | 'unknown';

const MAX_KINDS = 2;
/** More times than this are told by their weekdays only. */
const MAX_TIMES = 2;
/** Whoever begins needs a lesson that ends here. */
const BEGINNER_LEVELS: readonly (Level | null)[] = ['none', 'a0'];
/** Below this nobody has to be warned that a place speaks Dutch. */
const MIN_WARNED_LEVEL: Level = 'a2';

/**
 * What kind of activity it is, two at most, in the order of its owner. Learning Dutch among people or with a buddy is a kind
 * of its own; that one gets to know people is only said where it is the whole of it.
 */
function kindsOf({ goals }: Pick<Initiative, 'goals'>): Kind[] {
  const dutch: Kind = goals.includes('buddy')
    ? 'dutchBuddy'
    : goals.includes('people')
      ? 'dutchTogether'
      : 'dutch';
  const told = goals.flatMap((goal): Kind[] => {
    if (goal === 'dutch') return [dutch];
    if (goal === 'people' || (goal === 'buddy' && goals.includes('dutch'))) return [];
    return [goal];
  });
  const kinds = told.length ? told : goals.slice(0, 1);
  return kinds.length ? kinds.slice(0, MAX_KINDS) : ['unknown'];
}

/** The goal that a pictogram of this initiative shows: the first that its owner named; undefined when none is known. */
export const mainGoal = ({ goals }: Pick<Initiative, 'goals'>): Goal | undefined => goals[0];

/** The level of Dutch as the sentence says it: of a lesson its range, of another activity what one needs at least. */
function levelValues({ goals, levelMin, levelMax }: Initiative): { level: string; levels: string } {
  const name = (level: Level) => level.toUpperCase();
  const min = levelMin === 'none' ? null : levelMin;
  if (!goals.includes('dutch')) {
    const warned = min && LEVELS.indexOf(min) >= LEVELS.indexOf(MIN_WARNED_LEVEL);
    return warned ? { level: 'needs', levels: name(min) } : { level: 'unknown', levels: '' };
  }
  if (BEGINNER_LEVELS.includes(levelMax)) return { level: 'start', levels: '' };
  if (min && levelMax)
    return { level: 'at', levels: min === levelMax ? name(min) : `${name(min)}–${name(levelMax)}` };
  if (min) return { level: 'from', levels: name(min) };
  return levelMax ? { level: 'to', levels: name(levelMax) } : { level: 'unknown', levels: '' };
}

/** How one meets, as a reader must know before they go: at home, by telephone, online, with one person, else in a group. */
export function meetingForm({
  online,
  contactForms,
}: Pick<Initiative, 'online' | 'contactForms'>): 'atHome' | 'telephone' | 'online' | 'oneToOne' | 'group' {
  const alone = !contactForms.includes('group');
  if (alone && contactForms.includes('atHome')) return 'atHome';
  if (alone && contactForms.includes('telephone')) return 'telephone';
  if (online) return 'online';
  return alone && contactForms.includes('oneToOne') ? 'oneToOne' : 'group';
}

/** The same as a message chooses by it: in lower case, or it would be text. */
const FORM_CODES = {
  atHome: 'home',
  telephone: 'telephone',
  online: 'online',
  oneToOne: 'pair',
  group: 'group',
} as const satisfies Record<ReturnType<typeof meetingForm>, string>;

const agesOf = ({ ageMin, ageMax }: Initiative): string =>
  ageMin !== null && ageMax !== null ? 'span' : ageMin !== null ? 'from' : ageMax !== null ? 'to' : 'unknown';

function timesText({ times }: Initiative, language: string): string {
  if (times.length <= MAX_TIMES || times.some(({ recurrence }) => recurrence))
    return formatWeeklyTimes(times, language);
  const weekdays = [...new Set(times.map(({ weekday }) => weekday))].sort((a, b) => a - b);
  return joinNames(
    weekdays.map((weekday) => weekdayName(weekday, language)),
    language,
  );
}

/**
 * What an initiative is, as one sentence in the reader's language made from its facts: "Dutch lesson, for women, with
 * childcare, Tuesday 9:30–11:00, in Delft." What is unknown is left out; no word of its owner is in it.
 * @param leaveOut what the page says beside it already
 */
export function factsSentence(
  it: Initiative,
  language: string,
  { leaveOut = [] }: { leaveOut?: readonly ('times' | 'town')[] } = {},
): string {
  const t = messagesIn(language);
  const kinds = joinNames(
    kindsOf(it).map((kind) => t(`kind.${kind}`)),
    language,
  );
  const when = leaveOut.includes('times') ? '' : timesText(it, language);
  const town = leaveOut.includes('town') || it.online ? '' : (it.town ?? '');
  const yes = (condition: unknown) => (condition ? 'yes' : 'no');
  const sentence = t('facts.sentence', {
    kinds,
    audience: it.audience ?? 'everyone',
    ages: agesOf(it),
    from: it.ageMin ?? 0,
    to: it.ageMax ?? 0,
    ...levelValues(it),
    form: FORM_CODES[meetingForm(it)],
    childcare: yes(it.childcare),
    sign: yes(it.signLanguages.length > 0 || it.access.includes('signLanguage')),
    time: yes(when),
    when,
    place: yes(town),
    town,
  });
  return sentence.replace(
    /^(\P{L}*)(\p{L})/u,
    (_, before: string, letter: string) => before + letter.toLocaleUpperCase(language),
  );
}

/** One way to reach a place, other than by telephone. */
export interface ContactWay {
  kind: 'email' | 'website';
  /** As people read and type it. */
  text: string;
  href: string;
}

/** What somebody must know before they go: each null where it is unknown. */
export interface PracticalFacts {
  /** "Free of charge", "€ 2.50 each time". */
  price: string | null;
  /** "Just walk in" or "Sign up first". */
  joining: string | null;
  phone: { text: string; href: string } | null;
  contact: ContactWay | null;
}

/** Price, walking in or signing up, telephone and one other way to reach it, in the reader's language. */
export function practicalFacts(
  it: Pick<Initiative, 'costCents' | 'walkIn' | 'phone' | 'email' | 'website'>,
  language: string,
): PracticalFacts {
  const t = messagesIn(language);
  return {
    price: priceText(it.costCents, language),
    joining: it.walkIn === null ? null : t(it.walkIn ? 'badge.walkin' : 'facts.signup'),
    phone: it.phone ? { text: it.phone, href: telUrl(it.phone) } : null,
    contact: contactWays(it)[0] ?? null,
  };
}

/** The practical facts as one line of a card: "Free of charge · Just walk in · 070 123 45 67". */
export function practicalLine(it: Parameters<typeof practicalFacts>[0], language: string): string {
  const { price, joining, phone, contact } = practicalFacts(it, language);
  const reach = phone ?? contact;
  // A telephone number stays in one piece, and is read from left to right in every language.
  return [price, joining, reach && `\u2066${reach.text.replaceAll(' ', '\u00a0')}\u2069`]
    .filter(Boolean)
    .join(' · ');
}

/** What it costs, in the reader's language; null where that is unknown. */
function priceText(cents: number | null, language: string): string | null {
  if (cents === null) return null;
  if (cents === 0) return messagesIn(language)('one.cost.free');
  const amount = new Intl.NumberFormat(`${language}-u-nu-latn`, {
    style: 'currency',
    currency: 'EUR',
  }).format(cents / 100);
  return messagesIn(language)('one.cost.euro', { amount });
}

/** E-mail, then website. Only http and https addresses become links: a browser would run `javascript:`. */
export function contactWays({ email, website }: Pick<Initiative, 'email' | 'website'>): ContactWay[] {
  return [
    ...(email ? [{ kind: 'email' as const, text: email, href: mailtoUrl(email) }] : []),
    ...(website && /^https?:\/\//.test(website)
      ? [{ kind: 'website' as const, text: website.replace(/^https?:\/\/|\/$/g, ''), href: website }]
      : []),
  ];
}
