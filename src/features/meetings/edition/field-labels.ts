import { interfaceLanguages } from '#core/i18n/languages.ts';
import { teamMessagesIn } from '../messages.ts';
import type { FieldConflict } from './field-merge.ts';
import { languageNames } from './language-names.ts';
import type { Edition } from './types.ts';

type TeamMessages = ReturnType<typeof teamMessagesIn>;
type TeamKey = Parameters<TeamMessages>[0];

/** What each field of a form of the team is called. */
const LABELS = {
  title: 'text.title',
  summary: 'text.summary',
  about: 'text.about',
  question: 'text.question',
  way: 'text.way',
  day: 'edit.day',
  days: 'new.days',
  from: 'edit.from',
  to: 'edit.to',
  wishesUntil: 'edit.wishes',
  capacity: 'new.capacity',
  languages: 'edit.languages',
  interpreters: 'edit.interpreters',
  stepFree: 'edit.step-free',
  host: 'edit.host',
  room: 'edit.room',
  places: 'numbers.places',
  least: 'edit.least',
  name: 'venue.name',
  address: 'venue.address',
  town: 'venue.town',
  online: 'venue.online',
  link: 'venue.link',
  kind: 'edit.kind',
  venue: 'edit.venue',
  state: 'market.answered',
  answer: 'needs.answer',
  number: 'market.number',
  task: 'shifts.name',
  wanted: 'shifts.wanted',
  words: 'photos.words',
} as const satisfies Record<string, TeamKey>;

const knownLabels = new Map<string, TeamKey>(Object.entries(LABELS));

/** A field as it is called on the page: "Titel · Nederlands", "Ruimte". */
export function fieldLabel(name: string, language: string): string {
  const t = teamMessagesIn(language);
  const [key = '', code] = name.split('-');
  const label = knownLabels.get(key);
  const languageName = interfaceLanguages.find((known) => known.code === code)?.name;
  return [label ? t(label) : name, languageName].filter(Boolean).join(' · ');
}

/** The value of a field as the page says it. */
function shownValue(name: string, value: string, language: string, edition?: Edition): string {
  const t = teamMessagesIn(language);
  if (name === 'languages' || name === 'interpreters')
    return languageNames(value.split(',').filter(Boolean), language);
  if (name === 'stepFree' && (value === 'yes' || value === 'no' || value === 'unknown'))
    return t(`edit.step-free.${value}`);
  if (name === 'online') return t(value === 'yes' ? 'edit.step-free.yes' : 'edit.step-free.no');
  if (name === 'venue') return edition?.venues.find(({ id }) => id === value)?.name ?? '';
  if (name === 'state' && (value === 'asked' || value === 'accepted' || value === 'declined'))
    return t(`stand.state.${value}`);
  return value;
}

/** Conflicts in the words of the page, for a notice that shows theirs beside yours. */
export const shownConflicts = (
  conflicts: readonly FieldConflict[],
  language: string,
  edition?: Edition,
): { label: string; theirs: string; yours: string; field?: string }[] =>
  conflicts.map(({ name, theirs, yours }) => {
    const [key, code] = name.split('-');
    const isText =
      code !== undefined ||
      ['room', 'host', 'name', 'address', 'town', 'answer', 'words'].includes(key ?? '');
    return {
      label: fieldLabel(name, language),
      theirs: shownValue(name, theirs, language, edition),
      yours: shownValue(name, yours, language, edition),
      ...(isText ? { field: name } : {}),
    };
  });
