import type { Initiative } from '#features/directory';
import type { BenchCard } from './quality.ts';

const NOTHING = {
  organisation: { id: 'bench', name: '' },
  language: 'nl',
  goals: [],
  levelMin: null,
  levelMax: null,
  latinScript: null,
  languages: [],
  audience: null,
  ageMin: null,
  ageMax: null,
  childcare: null,
  access: [],
  accessLacks: [],
  costCents: null,
  walkIn: null,
  helpersWanted: null,
  room: null,
  placesFree: null,
  roomUntil: null,
  status: 'active',
  online: false,
  placeName: null,
  address: null,
  postcode: null,
  municipality: null,
  giftsWanted: [],
  contactForms: [],
  safeguards: [],
  coordinator: null,
  signLanguages: [],
  lat: null,
  lon: null,
  website: null,
  email: null,
  phone: null,
  confirmedAt: null,
  changedAt: new Date(0),
  demo: false,
  times: [],
} satisfies Partial<Initiative>;

/** A card as the directory knows it: only its text and its town, none of the structured fields. */
export const initiativeOf = ({ id, name, summary, town }: BenchCard): Initiative => ({
  ...NOTHING,
  // Cards of different sets may have the same number, but an initiative is cached by its id.
  id: `${name} in ${town}:${id}`,
  texts: { nl: { name, summary } },
  town,
});
