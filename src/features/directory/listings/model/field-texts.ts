import { joinNames, weekdayName } from '#core/i18n/formats.ts';
import { vocabularyIn } from '#features/vocabulary';
import { NATIVE_LANGUAGE_NAMES } from '#features/vocabulary/rules.ts';
import { recurrenceText } from '../../catalogue/labels.ts';
import { teamMessagesIn } from '../../messages.ts';
import { recurrenceOfCode } from './repeat.ts';
import type { ListingForm } from './types.ts';

/** What each field of the form is called on a page. */
export const FIELD_LABELS = {
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
  price: 'register.price',
  contactForms: 'register.contact-forms',
  safeguards: 'register.safeguards',
  coordinator: 'register.coordinator',
  access: 'register.access',
  signLanguages: 'register.sign-languages',
  giftsWanted: 'register.gifts',
  bring: 'register.bring',
  route: 'register.route',
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

/** What a field of the form says, in words; empty when it says nothing. */
export function formatField(form: ListingForm, field: keyof ListingForm, language: string): string {
  const term = vocabularyIn(language);
  const t = teamMessagesIn(language);
  switch (field) {
    case 'goals':
      return names(form.goals, (goal) => term(`goal.${goal}`), language);
    case 'has':
      return names(form.has, (feature) => t(`has.${feature}`), language);
    case 'contactForms':
      return names(form.contactForms, (contact) => term(`contactForm.${contact}`), language);
    case 'safeguards':
      return names(form.safeguards, (safeguard) => term(`safeguard.${safeguard}`), language);
    case 'access':
      return names(form.access, (feature) => term(`access.${feature}`), language);
    case 'signLanguages':
      return names(form.signLanguages, (code) => term(`signLanguage.${code}`), language);
    case 'giftsWanted':
      return names(form.giftsWanted, (gift) => term(`gift.${gift}`), language);
    case 'languages':
      return names(form.languages, (code) => NATIVE_LANGUAGE_NAMES[code], language);
    case 'textLanguage':
      return NATIVE_LANGUAGE_NAMES[form.textLanguage];
    case 'audience':
      return form.audience ? term(`audience.${form.audience}`) : '';
    case 'room':
      return form.room ? term(`room.${form.room}`) : '';
    case 'online':
      return form.online ? t('has.online') : '';
    case 'levelMin':
    case 'levelMax': {
      const level = form[field];
      return level ? term(`level.${level}`) : '';
    }
    case 'times':
      return joinNames(
        form.times.map((row) => timeRowText(row, language)),
        language,
      );
    default:
      return String(form[field] ?? '');
  }
}

const names = <Code>(codes: readonly Code[], nameOf: (code: Code) => string, language: string): string =>
  joinNames(codes.map(nameOf), language);

function timeRowText({ weekday, from, to, repeat, next }: ListingForm['times'][number], language: string) {
  const day = weekday ? weekdayName(weekday, language) : '';
  const often = repeatName(repeat ?? '', weekday, language);
  return [`${day} ${from}–${to}`, repeat ? often : '', repeat?.startsWith('weeks:') ? next : '']
    .filter(Boolean)
    .join(' · ');
}

/** How often, as the form offers it: "every week", "every two weeks", "first and third of the month". */
export function repeatName(code: string, weekday: number, language: string): string {
  const recurrence = recurrenceOfCode(code);
  const name = recurrence && recurrenceText({ weekday: weekday || 1, recurrence }, language);
  return name ?? teamMessagesIn(language)('register.repeat.weekly');
}
