import { weekdayName } from '#core/i18n/formats.ts';
import { vocabularyIn } from '#features/vocabulary';
import { NATIVE_LANGUAGE_NAMES } from '#features/vocabulary/rules.ts';
import { Definition, Notice } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { changedFields } from '../model/rules.ts';
import type { ListingForm } from '../model/types.ts';

const LABELS = {
  organisation: 'register.organisation',
  name: 'register.name',
  summary: 'register.summary',
  textLanguage: 'register.text-language',
  goals: 'register.goals',
  online: 'has.online',
  town: 'register.town',
  address: 'register.address',
  times: 'register.times',
  languages: 'register.languages',
  audience: 'register.audience',
  has: 'register.has',
  room: 'register.room',
  placesFree: 'register.places',
  roomUntil: 'register.until',
  levelMin: 'register.level.from',
  levelMax: 'register.level.to',
  ageMin: 'register.age.from',
  ageMax: 'register.age.to',
  website: 'register.website',
  email: 'register.email',
  phone: 'register.phone',
  ownerEmail: 'register.owner',
} as const satisfies Record<keyof ListingForm, string>;

/** Says that somebody else changed the listing meanwhile, with its current values; what was typed stays in the form below. */
export function ChangedElsewhere({
  current,
  sent,
  language,
}: {
  current: ListingForm;
  sent: ListingForm;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const items = changedFields(current, sent).map((field): [string, string] => [
    t(LABELS[field]),
    formatField(current, field, language) || '–',
  ]);
  return (
    <Notice kind="problem" role="alert">
      <p>{t('register.refused.changed-elsewhere')}</p>
      {items.length > 0 && <p>{t('register.elsewhere')}</p>}
      <Definition items={items} />
    </Notice>
  );
}

function formatField(form: ListingForm, field: keyof ListingForm, language: string): string {
  const term = vocabularyIn(language);
  const t = teamMessagesIn(language);
  if (field === 'goals') return form.goals.map((goal) => term(`goal.${goal}`)).join(', ');
  if (field === 'has') return form.has.map((feature) => t(`has.${feature}`)).join(', ');
  if (field === 'languages') return form.languages.map((code) => NATIVE_LANGUAGE_NAMES[code]).join(', ');
  if (field === 'textLanguage') return NATIVE_LANGUAGE_NAMES[form.textLanguage];
  if (field === 'audience') return form.audience ? term(`audience.${form.audience}`) : '';
  if (field === 'room') return form.room ? term(`room.${form.room}`) : '';
  if (field === 'online') return form.online ? t('has.online') : '';
  if (field === 'times')
    return form.times
      .map(({ weekday, from, to }) => `${weekday ? weekdayName(weekday, language) : ''} ${from}–${to}`)
      .join(', ');
  if (field === 'levelMin' || field === 'levelMax') {
    const level = form[field];
    return level ? term(`level.${level}`) : '';
  }
  return String(form[field] ?? '');
}
