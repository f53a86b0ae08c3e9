import { foldText } from '#algorithms/text-search';
import type { Initiative } from '#features/directory/rules.ts';
import { phoneDigits } from '../cells/parse-contacts.ts';
import { nameWords, type OrganisationWords, organisationWords } from './words.ts';

/** What rows and initiatives are compared by. */
export type Comparable = Pick<
  Initiative,
  'texts' | 'language' | 'town' | 'email' | 'phone' | 'website' | 'address' | 'postcode'
> & {
  organisation: { name: string };
  times: readonly { weekday: number; startsAt: number }[];
};

/** The values of an initiative in the form in which they are compared; empty where nothing is known. */
export interface MatchFeatures {
  name: string[];
  organisation: OrganisationWords;
  /** The list names no organisation apart from the initiative itself. */
  isOwnOrganisation: boolean;
  town: string;
  phone: string;
  email: string;
  /** Domains of its e-mail address and website, without those of free providers and platforms. */
  domains: string[];
  /** Host and path of a website that is more than a home page. */
  page: string;
  /** Street and number. */
  address: string;
  postcode: string;
  times: string[];
}

const SHARED_DOMAIN =
  /^(?:.*\.)?(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|ziggo|kpnmail|planet|home|hetnet|xs4all|upcmail|casema|chello|zonnet|protonmail|proton|facebook|instagram|linkedin|youtube|whatsapp|google|wixsite|wordpress|jouwweb|webnode|meetup|eventbrite|linktr)\.[a-z.]{2,6}$/u;

/** The directory in memory keeps its objects while nothing changes. */
const known = new WeakMap<Comparable, MatchFeatures>();

export function matchFeatures(item: Comparable): MatchFeatures {
  const features = known.get(item) ?? readFeatures(item);
  known.set(item, features);
  return features;
}

function readFeatures(item: Comparable): MatchFeatures {
  const { texts, language, organisation, town, email, phone, website, address, postcode, times } = item;
  const name = texts[language]?.name ?? '';
  const page = pageOf(website);
  const domains = [email?.split('@')[1]?.toLowerCase() ?? '', page.host].filter(
    (domain) => domain && !SHARED_DOMAIN.test(domain),
  );
  return {
    name: nameWords(name, town ?? ''),
    organisation: organisationWords(organisation.name, town ?? ''),
    isOwnOrganisation: foldText(organisation.name) === foldText(name),
    town: foldText(town ?? '').trim(),
    phone: phone ? phoneDigits(phone) : '',
    email: email?.toLowerCase() ?? '',
    domains: [...new Set(domains)],
    page: page.path ? `${page.host}${page.path}` : '',
    address: foldText(address ?? '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .replace(/straat\b/u, 'str')
      .trim(),
    postcode: (postcode ?? '').replace(/\s/gu, '').toUpperCase(),
    times: times.map(({ weekday, startsAt }) => `${weekday} ${startsAt}`),
  };
}

function pageOf(website: string | null): { host: string; path: string } {
  const url = website ? URL.parse(/^https?:/iu.test(website) ? website : `https://${website}`) : null;
  if (!url) return { host: '', path: '' };
  return {
    host: url.hostname.replace(/^www\./u, ''),
    path: `${url.pathname.replace(/\/(?:index\.\w+)?$/u, '')}${url.search}`.toLowerCase(),
  };
}
