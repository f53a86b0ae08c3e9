import { createHash } from 'node:crypto';
import { MINUTE_MS } from '#core/time/durations.ts';
import type { Page } from './visitor.ts';

/** A page without what differs from run to run. */
export interface NormalPage {
  text: string;
  /** Identifiers, badges and private links in the order in which they stood: `{id}`, `{badge}` … in the text. */
  names: string[];
}

/** From when to when the pages were asked: moments in between are moments of the run, and differ. */
export interface RunWindow {
  from: Date;
  until: Date;
}

/**
 * What is called otherwise in each run but stands for the same: which name goes with which is compared as well, so that
 * one in the place of another is noticed.
 */
const NAME_KINDS = {
  id: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
  /** The beginning of an identifier, as the addresses of lists hold it, perhaps with dots between. */
  short: /(?<=[=".])[0-9a-f]{10}(?=[".&?# ]|$)/,
  /** What stands on a badge: eight clear letters and digits. */
  badge: /(?<![\w-])[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}(?![\w-])/,
  /** The words of a card, with their pictures, and the same in an address. */
  words: /(?<=<ol class="words[^>]*>)[\s\S]*?(?=<\/ol>)/,
  code: /(?<=\/open\/|name="code"[^>]* value=")(?:[a-z]+[ -]){4,7}[a-z]+/,
  /** What a phone reads from a screen or from paper. */
  qr: /(?<=<path fill="black" d=")(?:M\d+,\d+h10v10h-10z)+/,
  /** 32 bytes in base64url: the end of a private link. */
  link: /(?<![\w-])(?=[\w-]*[A-Z0-9])[\w-]{43}(?![\w-])/,
};
const NAMES = new RegExp(
  Object.entries(NAME_KINDS)
    .map(([kind, { source }]) => `(?<${kind}>${source})`)
    .join('|'),
  'gm',
);

/** Headers that say how an answer was sent rather than what it says. */
const TRANSPORT = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
]);

/** What stands for itself only in one run, and what is put in its place. */
const REPLACEMENTS: [RegExp, string][] = [
  [/(\/assets\/[\w-]+)\.[A-Z0-9]{8}\./g, '$1.{hash}.'],
  [/(name="(?:token|once|stamp)" value=)"[^"]+"/g, '$1"{key}"'],
  [/("token":)"[^"]+"/g, '$1"{key}"'],
];

/** An address in which nothing differs from run to run; what is compared on both servers has the same. */
export const labelOf = (address: string): string => {
  const path = decodeURIComponent(address);
  return replaceNames(replaceAll(path), () => {});
};

/** The answer as text: status, headers and body, with placeholders for what differs from run to run. */
export function normalise(page: Page, window: RunWindow): NormalPage {
  const names: string[] = [];
  const whole = `${page.status}\n${headerLines(page)}\n\n${page.body}`;
  const text = replaceNames(withoutMoments(replaceAll(whole), window), (name) => names.push(name));
  return { text, names };
}

const replaceAll = (text: string): string =>
  REPLACEMENTS.reduce((changed, [pattern, replacement]) => changed.replace(pattern, replacement), text);

/** Puts `{id}`, `{link}` … in the place of each name, and tells which name it was. */
const replaceNames = (text: string, onName: (name: string) => void): string =>
  text.replace(NAMES, (name, ...rest) => {
    onName(name);
    const kinds = rest.at(-1) as Record<string, string | undefined>;
    return `{${Object.keys(kinds).find((kind) => kinds[kind] !== undefined)}}`;
  });

function headerLines({ headers }: Page): string {
  const lines = [...headers]
    .filter(([name]) => !TRANSPORT.has(name) && name !== 'set-cookie')
    .map(([name, value]) => (name === 'etag' ? 'etag: {etag}' : `${name}: ${value}`));
  const cookies = headers.getSetCookie().map(cookieLine);
  return [...lines.sort(), ...cookies.sort()].join('\n');
}

/** The order of what is said about a cookie means nothing (RFC 6265 §5.2); its value differs unless it is empty. */
function cookieLine(line: string): string {
  const [pair = '', ...attributes] = line.split(/;\s*/);
  const [name, value] = pair.split('=');
  return `set-cookie: ${[`${name}=${value ? '{value}' : ''}`, ...attributes.sort()].join('; ')}`;
}

/** Replaces moments of the run itself, in the ways in which machines and people write them. */
function withoutMoments(text: string, { from, until }: RunWindow): string {
  const isNow = (moment: number) => moment >= from.getTime() - 1000 && moment <= until.getTime() + 1000;
  return text
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)/g, (moment) =>
      isNow(Date.parse(moment.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))) ? '{now}' : moment,
    )
    .replace(/\b(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/g, (moment, ...parts) => {
      const [year, month, day, hour, minute, second] = parts.slice(0, 6).map(Number);
      return isNow(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)) ? '{now}' : moment;
    })
    .replace(/\b1\d{12}\b/g, (moment) => (isNow(Number(moment)) ? '{now}' : moment))
    .replace(clockPattern(from, until), '{clock}');
}

const patterns = new Map<string, RegExp>();

/** The times on the clock between two moments, as any of the languages writes them. */
function clockPattern(from: Date, until: Date): RegExp {
  const key = `${from.getTime()} ${until.getTime()}`;
  const known = patterns.get(key);
  if (known) return known;
  const clocks = new Set<string>();
  for (let moment = from.getTime() - MINUTE_MS; moment <= until.getTime() + MINUTE_MS; moment += MINUTE_MS)
    for (const timeZone of ['Europe/Amsterdam', 'UTC']) {
      const time = new Intl.DateTimeFormat('nl', { hour: '2-digit', minute: '2-digit', timeZone }).format(
        moment,
      );
      const [hour = '', minute = ''] = time.split(':');
      for (const shown of [hour, String(Number(hour)), String(((Number(hour) + 11) % 12) + 1)])
        clocks.add(`${shown}[:.]${minute}`);
    }
  const pattern = new RegExp(`(?<![\\d.:])(?:${[...clocks].join('|')})(?![\\d.]*\\d)`, 'g');
  patterns.set(key, pattern);
  return pattern;
}

/** A short digest of a text, for telling that two texts are the same. */
export const digestOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 12);
