import { foldText } from '#algorithms/text-search';
import type { Audience, ContactForm, Gift } from '#features/vocabulary/rules.ts';

/** Reads a cell as yes or no; null when it is neither. */
export function parseYesNo(cell: string): boolean | null {
  const word = foldText(cell).trim();
  if (/^(ja|j|yes|y|x|v|✓|✔|☑|1|waar|true|aanwezig|mogelijk|wel)[.!]?$/u.test(word)) return true;
  return /^(nee|n|no|0|onwaar|false|geen|niet)[.!]?$/u.test(word) ? false : null;
}

const MONTHS =
  'januari january|februari february|maart march|april|mei may|juni june|juli july|augustus august|september|oktober october|november|december'
    .split('|')
    .map((names) => names.split(' '));

/** Reads a date in the usual notations: `2026-03-12`, `12-3-2026`, `12/3/26`, `12 maart 2026`, `maart 2026`. @returns YYYY-MM-DD, or null */
export function parseDate(cell: string): string | null {
  const text = foldText(cell).trim();
  const [, y1, m1, d1] = /^(\d{4})-(\d{1,2})-(\d{1,2})\b/.exec(text) ?? [];
  if (y1) return toIsoDate(y1, m1, d1);
  const [, d2, m2, y2] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text) ?? [];
  if (y2) return toIsoDate(y2, m2, d2);
  const [, d3 = '1', monthName = '', y3] = /^(?:(\d{1,2})\s+)?(\p{L}{3,})\.?\s+(\d{4})$/u.exec(text) ?? [];
  const month = MONTHS.findIndex((names) => monthName && names.some((name) => name.startsWith(monthName)));
  return month < 0 ? null : toIsoDate(y3, String(month + 1), d3);
}

function toIsoDate(year = '', month = '', day = ''): string | null {
  const iso = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== iso ? null : iso;
}

/** Reads one price in cents, or an unambiguous word for free; null when the cell says more than that, or nothing. */
export function parseCents(cell: string): number | null {
  const text = foldText(cell).trim();
  if (/^(gratis|kosteloos|free|geen|nee|no|niets|nihil)$/.test(text)) return 0;
  const [, euros, cents = '0'] =
    /^(?:€|eur|euro)?\s*(\d{1,4})(?:[.,](\d{1,2}|-{1,2}))?\s*(?:€|eur|euro)?(?:\s*(?:per|p\.?|\/)\s*(?:keer|les|persoon|p|bijeenkomst|time|lesson|person))*$/u.exec(
      text,
    ) ?? [];
  if (!euros) return null;
  return Number(euros) * 100 + Number(cents.replaceAll('-', '0').padEnd(2, '0'));
}

/** The audience that a cell in a "for whom" column names, when it names nothing else. */
export function parseAudience(cell: string): Audience | null {
  const text = foldText(cell).trim();
  if (/^(alleen |uitsluitend |only )?(voor |for )?(vrouwen|dames|women)( only)?$/.test(text)) return 'women';
  if (/^(alleen |uitsluitend |only )?(voor |for )?(mannen|heren|men)( only)?$/.test(text)) return 'men';
  return /^(voor |for )?(iedereen|allen|alle|everyone|everybody|all)$/.test(text) ? 'everyone' : null;
}

/** Splits the list in a cell: `Nederlands, Arabisch en Engels`. */
export const splitList = (cell: string): string[] =>
  cell
    .split(/\s*(?:[,;/&+\n|]|\s(?:en|and)\s)\s*/u)
    .map((part) => part.trim())
    .filter(Boolean);

const CONTACT_WORDS: [ContactForm, RegExp][] = [
  [
    'group',
    /^(?:in )?(?:een |a )?(?:kleine |small )?(?:groep(?:en|je|jes|sles|slessen)?|groepsgewijs|groups?)$/,
  ],
  [
    'oneToOne',
    /^(?:1|een)[- ]op[- ](?:1|een)$|^individueel$|^individual$|^(?:\p{L}*maatje|buddy)(?:s|\p{L}*project)?$|^one[- ]to[- ]one$|^1[- ]to[- ]1$/u,
  ],
  [
    'atHome',
    /^(?:bij (?:mensen|deelnemers|iemand) )?thuis$|^aan huis$|^huisbezoek(?:en)?$|^(?:at )?home(?: visits?)?$/,
  ],
  [
    'telephone',
    /^(?:per |aan de |by )?(?:tele)?(?:foon|phone)(?:nisch)?$|^telefonisch$|^bellen$|^belmaatje$/,
  ],
];

/** The forms of contact in a cell; null when any part of it is something else: the list of them must be complete. */
export function parseContactForms(cell: string): ContactForm[] | null {
  const parts = splitList(foldText(cell)).map(
    (part) => CONTACT_WORDS.find(([, pattern]) => pattern.test(part))?.[0],
  );
  const known = parts.filter((form) => form !== undefined);
  return known.length === parts.length ? [...new Set(known)] : null;
}

const GIFT_WORDS: [Gift, RegExp][] = [
  ['cook', /\b(kok(en|s)?|koken|kookhulp|cook(s|ing)?)\b/],
  ['lessons', /\b(les geven|lesgeven|docent(en)?|leraar|leraren|teach(er|ers|ing)|lessons?)\b/],
  ['language', /\b(taalmaatje[ns]?|tolk(en)?|vertal(en|ers?)|talen|interpreters?|translators?|languages?)\b/],
  ['music', /\b(muziek|muzikant(en)?|dans|music(ians?)?|dance)\b/],
  ['sew', /\b(naaien|naaister[s]?|handwerk(en)?|breien|sewing|knitting)\b/],
  ['craft', /\b(ambacht|kunst(enaars?)?|schilderen|crafts?|art(ists?)?)\b/],
  ['repair', /\b(reparer(en|ateurs?)|klussen|klussers?|bouwen|repair(s|ing)?|building)\b/],
  ['garden', /\b(tuin(ieren|ders?)?|gardening|gardeners?)\b/],
  ['sport', /\b(sport(en|begeleiders?)?|sports?|trainers?)\b/],
  ['children', /\b(kinderen|oppas(sen)?|children|childcare)\b/],
  ['computer', /\b(computers?|digitaal|ict|it)\b/],
  ['care', /\b(zorg(en)?|mantelzorg|care|caring)\b/],
];

/** What a cell says that volunteers are looked for. */
export const parseGifts = (cell: string): Gift[] => {
  const text = foldText(cell);
  return GIFT_WORDS.flatMap(([gift, pattern]) => (pattern.test(text) ? [gift] : []));
};
