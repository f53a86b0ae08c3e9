import {
  ACCESS_FEATURES,
  AUDIENCES,
  AVAILABILITIES,
  CONTACT_FORMS,
  GIFTS,
  GOALS,
  LEVELS,
  SAFEGUARDS,
  SIGN_LANGUAGES,
  SPOKEN_LANGUAGES,
} from '#features/vocabulary/rules.ts';
import { parseWholeNumber } from '../../catalogue/availability.ts';
import { MAX_WEEKLY_TIMES } from '../model/rules.ts';
import { LISTING_FEATURES, type ListingForm } from '../model/types.ts';

/** An empty form, for a text in the language of the reader. */
export const emptyListingForm = (language: string): ListingForm => ({
  organisation: '',
  name: '',
  summary: '',
  textLanguage: SPOKEN_LANGUAGES.find((code) => code === language) ?? 'nl',
  goals: [],
  online: false,
  town: '',
  address: '',
  times: [],
  languages: [],
  audience: null,
  has: [],
  price: '',
  contactForms: [],
  safeguards: [],
  coordinator: '',
  access: [],
  signLanguages: [],
  giftsWanted: [],
  bring: '',
  route: '',
  room: null,
  placesFree: null,
  roomUntil: null,
  levelMin: null,
  levelMax: null,
  ageMin: null,
  ageMax: null,
  website: '',
  email: '',
  phone: '',
  ownerEmail: '',
});

/** A sent form: unknown choices are left out, text stays as it was typed. */
export function readListingForm(
  get: (field: string) => string,
  getAll: (field: string) => string[],
): ListingForm {
  const website = get('website').trim();
  const times = Array.from({ length: MAX_WEEKLY_TIMES }, (_, index) => ({
    weekday: Number(get(`weekday${index}`)),
    from: get(`from${index}`),
    to: get(`to${index}`),
    repeat: get(`repeat${index}`),
    next: get(`next${index}`),
  })).filter(({ weekday, from, to }) => weekday || from || to);
  // A form that was opened before it asked more sends "without stairs" among the features.
  const access = [...getAll('access'), ...getAll('has')];
  return {
    organisation: get('organisation'),
    name: get('name'),
    summary: get('summary'),
    textLanguage: SPOKEN_LANGUAGES.find((code) => code === get('textLanguage')) ?? 'nl',
    goals: GOALS.filter((goal) => getAll('goals').includes(goal)),
    online: get('online') === 'yes',
    // A tap on one of the towns that may be meant goes before what was typed.
    town: get('meant') || get('town'),
    address: get('address'),
    times,
    languages: SPOKEN_LANGUAGES.filter((code) => getAll('languages').includes(code)),
    audience: AUDIENCES.find((choice) => choice === get('audience')) ?? null,
    has: LISTING_FEATURES.filter((feature) => getAll('has').includes(feature)),
    price: get('price').trim(),
    contactForms: CONTACT_FORMS.filter((contact) => getAll('contactForms').includes(contact)),
    safeguards: SAFEGUARDS.filter((safeguard) => getAll('safeguards').includes(safeguard)),
    coordinator: get('coordinator').trim(),
    access: ACCESS_FEATURES.filter((feature) => access.includes(feature)),
    signLanguages: SIGN_LANGUAGES.filter((code) => getAll('signLanguages').includes(code)),
    giftsWanted: GIFTS.filter((gift) => getAll('giftsWanted').includes(gift)),
    bring: get('bring'),
    route: get('route'),
    // A number of places alone means that there is room, a day alone that it is full.
    room:
      AVAILABILITIES.find((choice) => choice === get('room')) ??
      (get('placesFree') ? 'room' : get('roomUntil') ? 'full' : null),
    placesFree: parseWholeNumber(get('placesFree')),
    roomUntil: get('roomUntil').trim() || null,
    levelMin: LEVELS.find((level) => level === get('levelMin')) ?? null,
    levelMax: LEVELS.find((level) => level === get('levelMax')) ?? null,
    ageMin: parseWholeNumber(get('ageMin')),
    ageMax: parseWholeNumber(get('ageMax')),
    // People type an address without its scheme, such as www.koor.nl.
    website: website && !/^[a-z]+:/i.test(website) ? `https://${website}` : website,
    email: get('email').trim(),
    phone: get('phone').trim(),
    ownerEmail: get('ownerEmail').trim(),
  };
}
