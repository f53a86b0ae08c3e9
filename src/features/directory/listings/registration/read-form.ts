import { AUDIENCES, AVAILABILITIES, GOALS, LEVELS, SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import { parseWholeNumber } from '../../catalogue/availability.ts';
import { LISTING_FEATURES, type ListingForm } from '../model/types.ts';

const MOST_TIMES = 7;

/** An empty form, in the language in which somebody reads. */
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

/** What somebody typed, as far as it can be a listing; unknown choices are left out, words stay as they are. */
export function readListingForm(
  one: (field: string) => string,
  all: (field: string) => string[],
): ListingForm {
  const website = one('website').trim();
  const times = Array.from({ length: MOST_TIMES }, (_, i) => ({
    weekday: Number(one(`weekday${i}`)),
    from: one(`from${i}`),
    to: one(`to${i}`),
  })).filter(({ weekday, from, to }) => weekday || from || to);
  return {
    organisation: one('organisation'),
    name: one('name'),
    summary: one('summary'),
    textLanguage: SPOKEN_LANGUAGES.find((code) => code === one('textLanguage')) ?? 'nl',
    goals: GOALS.filter((goal) => all('goals').includes(goal)),
    online: one('online') === 'yes',
    town: one('town'),
    address: one('address'),
    times,
    languages: SPOKEN_LANGUAGES.filter((code) => all('languages').includes(code)),
    audience: AUDIENCES.find((each) => each === one('audience')) ?? null,
    has: LISTING_FEATURES.filter((each) => all('has').includes(each)),
    // A number or a day alone says enough.
    room:
      AVAILABILITIES.find((each) => each === one('room')) ??
      (one('placesFree') ? 'room' : one('roomUntil') ? 'full' : null),
    placesFree: parseWholeNumber(one('placesFree')),
    roomUntil: one('roomUntil').trim() || null,
    levelMin: LEVELS.find((level) => level === one('levelMin')) ?? null,
    levelMax: LEVELS.find((level) => level === one('levelMax')) ?? null,
    ageMin: parseWholeNumber(one('ageMin')),
    ageMax: parseWholeNumber(one('ageMax')),
    // People write www.koor.nl; that is an address too.
    website: website && !/^[a-z]+:/i.test(website) ? `https://${website}` : website,
    email: one('email').trim(),
    phone: one('phone').trim(),
    ownerEmail: one('ownerEmail').trim(),
  };
}
