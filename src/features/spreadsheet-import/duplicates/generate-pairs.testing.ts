import { seededRandom } from '#algorithms/random';
import type { Comparable } from './features.ts';

/** What happened to an initiative between the directory and the list, or why a row is another initiative after all. */
export const TRUE_VARIANTS = [
  'the same words',
  'typing mistake',
  'short form',
  'other word order',
  'without organisation',
  'moved',
  'renamed',
  'other time',
  'no contact details',
] as const;
export const FALSE_VARIANTS = [
  'other activity of the organisation',
  'same name, other organisation',
  'organisation with nearly the same name',
  'same name in another town',
  'other organisation in the building',
  'another group of the activity',
  'another branch',
] as const;
export type Variant = (typeof TRUE_VARIANTS)[number] | (typeof FALSE_VARIANTS)[number];

export interface GeneratedInitiative extends Comparable {
  id: string;
}
export interface GeneratedRow {
  item: Comparable;
  variant: Variant;
  /** The id of the initiative that it is; null when it is in the directory not yet. */
  sameAs: string | null;
}

const TOWNS =
  'Zwolle Kampen Deventer Delft Leiden Breda Tilburg Assen Emmen Gouda Almelo Hengelo Ede Tiel Zeist Hoorn'.split(
    ' ',
  );
const HOUSES = [
  'Buurthuis',
  'Wijkcentrum',
  'Stichting',
  'Vereniging',
  'Bibliotheek',
  'Kerk',
  'Dorpshuis',
  'Taalhuis',
  '',
];
const OWN_NAMES =
  'Haven Brug Linde Kastanje Welkom Welgemoed Merel Toermalijn Regenboog Zonnebloem Anker Schakel Vlinder Wijngaard Fontein Molen Boog Vuurtoren Kompas Ontmoeting Lichtpunt Steiger Weegbree Waterlelie Palet Eik Berk Driehoek Spil Oase'.split(
    ' ',
  );
const ACTIVITIES =
  'Taalcafé|Naaigroep|Samen zingen|Wandelgroep|Fietsles voor vrouwen|Kookgroep|Koorgroep|Taalmaatjes|Zwemles|Huiswerkhulp|Repair café|Open eettafel|Samen tuinieren|Computerles|Sollicitatietraining|Moeder-kindgroep|Vrouwenontbijt|Mannengroep|Leeskring|Muziek maken|Conversatieles Nederlands|Spreekuur formulieren|Inloop met koffie|Kunst en creativiteit|Voetbal in de wijk|Samen eten en praten'.split(
    '|',
  );
const STREETS =
  'Dorpsstraat Kerkweg Havenkade Lindelaan Molenweg Marktplein Schoolstraat Stationsweg Parklaan Singel'.split(
    ' ',
  );

/** A directory, and a list of rows of which is known which initiative each is. The same seed gives the same set. */
export function generatePairs(
  seed: number,
  size: number,
): { initiatives: GeneratedInitiative[]; rows: GeneratedRow[] } {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const phone = () => `0${10 + below(80)}-${1_000_000 + below(9_000_000)}`;
  const times = () => [{ weekday: 1 + below(6), startsAt: 540 + 30 * below(24) }];
  const address = () => `${pick(STREETS)} ${1 + below(200)}`;
  const postcode = () => `${1000 + below(9000)} ${'ABCDEFGH'[below(8)]}${'KLMNPRST'[below(8)]}`;
  const named = (name: string) => ({ texts: { nl: { name, summary: '' } }, language: 'nl' });

  const initiatives: GeneratedInitiative[] = [];
  const rows: GeneratedRow[] = [];
  const organisationNames = new Set<string>();
  while (initiatives.length < size) {
    const town = pick(TOWNS);
    const own = `${pick(OWN_NAMES)}${below(3) ? '' : ` ${pick(OWN_NAMES)}`}`;
    const organisation = `${pick(HOUSES)} De ${own}`.trim();
    if (organisationNames.has(`${own} ${town}`)) continue;
    organisationNames.add(`${own} ${town}`);
    const host = `${own.replace(/\W/gu, '').toLowerCase()}-${town.toLowerCase()}.example`;
    const hasOwnDomain = below(3) > 0;
    const organisationPhone = phone();
    const home = { address: address(), postcode: postcode() };
    const activities = new Set(Array.from({ length: 1 + below(5) }, () => pick(ACTIVITIES)));
    for (const activity of activities) {
      const sharesContact = below(2) === 0;
      const email = `${sharesContact ? 'info' : activity.replace(/\W/gu, '').toLowerCase()}@${hasOwnDomain ? host : 'haven-post.example.nl'}`;
      initiatives.push({
        id: `i${initiatives.length}`,
        ...named(activity),
        organisation: { name: organisation },
        town,
        phone: below(5) === 0 ? null : sharesContact ? organisationPhone : phone(),
        email: hasOwnDomain && below(5) > 0 ? email : null,
        website: hasOwnDomain
          ? `https://${host}${below(3) === 0 ? `/${activity.replace(/\W/gu, '-').toLowerCase()}` : ''}`
          : null,
        ...home,
        times: below(6) === 0 ? [] : times(),
      });
    }
  }

  /** One typing mistake in the longest word: a letter left out, doubled, replaced or swapped. */
  const mistyped = (text: string): string => {
    const word = text
      .split(/\s+/u)
      .reduce((longest, next) => (next.length > longest.length ? next : longest), '');
    const at = 1 + below(Math.max(1, word.length - 2));
    const [before, letter = '', after] = [word.slice(0, at), word[at], word.slice(at + 1)];
    const wrong = pick([
      before + after,
      before + letter + letter + after,
      before + (letter === 'e' ? 'a' : 'e') + after,
      before + (after[0] ?? '') + letter + after.slice(1),
    ]);
    return text.replace(word, wrong);
  };
  const shortened = (text: string): string =>
    text
      .replace(/^Stichting/u, 'St.')
      .replace(/^Vereniging/u, 'Ver.')
      .replace(/^Bibliotheek/u, 'Bieb')
      .replace(/Nederlands/u, 'Ned.')
      .replace(/^Buurthuis De /u, 'De ');
  const nameOf = (item: Comparable) => item.texts.nl?.name ?? '';
  const otherTown = (town: string | null) => pick(TOWNS.filter((known) => known !== town));

  const variants: Record<Variant, (item: GeneratedInitiative) => Comparable> = {
    'the same words': (item) => item,
    'typing mistake': (item) =>
      below(2)
        ? { ...item, ...named(mistyped(nameOf(item))) }
        : { ...item, organisation: { name: mistyped(item.organisation.name) } },
    'short form': (item) => ({
      ...item,
      ...named(shortened(nameOf(item))),
      organisation: { name: shortened(item.organisation.name) },
      website: null,
    }),
    'other word order': (item) => ({
      ...item,
      ...named(nameOf(item).split(' ').reverse().join(' ')),
      organisation: { name: item.organisation.name.replace(/^(\S+) De (.+)$/u, '$2, $1') },
    }),
    'without organisation': (item) => ({ ...item, organisation: { name: nameOf(item) } }),
    moved: (item) => ({ ...item, address: address(), postcode: postcode() }),
    renamed: (item) => ({
      ...item,
      ...named(pick(ACTIVITIES.filter((name) => !taken(item, name)))),
    }),
    'other time': (item) => ({ ...item, times: times() }),
    'no contact details': (item) => ({
      ...item,
      phone: null,
      email: null,
      website: null,
      address: null,
      postcode: null,
    }),
    'other activity of the organisation': (item) => ({
      ...item,
      ...named(pick(ACTIVITIES.filter((name) => !taken(item, name)))),
      times: times(),
    }),
    'same name, other organisation': (item) => ({
      ...item,
      organisation: {
        name: `${pick(['Bibliotheek', 'Protestantse Kerk', 'Moskee'])} ${pick(['Centrum', 'An-Nour', 'De Wegwijzer', item.town ?? ''])}`,
      },
      ...(below(2) ? {} : { phone: phone() }),
      email: null,
      website: null,
      times: below(2) ? item.times : times(),
    }),
    'organisation with nearly the same name': (item) => ({
      ...item,
      organisation: {
        name: `${item.organisation.name.replace(/ ?De .*/u, '')} De ${pick(OWN_NAMES.filter((own) => !item.organisation.name.includes(own)))}`,
      },
      phone: phone(),
      email: null,
      website: null,
      times: times(),
    }),
    'same name in another town': (item) => ({
      ...item,
      town: otherTown(item.town),
      address: address(),
      postcode: postcode(),
      times: times(),
      phone: below(3) ? phone() : item.phone,
    }),
    'other organisation in the building': (item) => ({
      ...item,
      ...named(pick(ACTIVITIES.filter((name) => !taken(item, name)))),
      organisation: { name: `Stichting ${pick(['Horizon', 'Samen Sterk', 'Nieuwe Start'])}` },
      email: null,
      website: null,
      times: times(),
    }),
    'another group of the activity': (item) => ({
      ...item,
      ...named(`${nameOf(item)} ${pick(['B1', 'gevorderden', 'avond', 'groep 2', 'jongeren'])}`),
      times: times(),
    }),
    'another branch': (item) => ({ ...item, address: address(), postcode: postcode(), times: times() }),
  };
  const names = new Map<string, Set<string>>();
  for (const item of initiatives) {
    const key = `${item.organisation.name}|${item.town}`;
    names.set(key, (names.get(key) ?? new Set()).add(nameOf(item)));
  }
  const taken = (item: Comparable, name: string): boolean =>
    names.get(`${item.organisation.name}|${item.town}`)?.has(name) ?? false;

  for (const [position, initiative] of initiatives.entries()) {
    // Half of the directory is in the list as well; the other half has a neighbour in it that is something else.
    const isTrue = position % 2 === 0;
    const variant = isTrue ? pick(TRUE_VARIANTS) : pick(FALSE_VARIANTS);
    rows.push({ item: variants[variant](initiative), variant, sameAs: isTrue ? initiative.id : null });
  }
  return { initiatives, rows };
}
