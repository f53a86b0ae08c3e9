import { createHash } from 'node:crypto';
import {
  beginsWithZeros,
  bitsOfOne,
  PUZZLE_COUNT,
  puzzleText,
} from '../../src/features/accounts/guesses/puzzle.ts';
import type { createBrowser, Seen } from './visitor.ts';

type Browser = ReturnType<typeof createBrowser>;

/** Begins a story in this browser, on an own phone. */
export async function begin(browser: Browser, language = 'nl'): Promise<Browser> {
  await browser.get(`/${language}/begin`);
  await browser.post(`/${language}/begin`, { device: 'own' });
  return browser;
}

/** Opens a question, fills it in and sends it, as a person would. */
export async function tell(
  browser: Browser,
  question: string,
  fields: Record<string, string | string[]>,
  language = 'nl',
): Promise<Seen> {
  const page = await browser.get(`/${language}/story/${question}`);
  const version = page.html.match(/name="seen" value="([^"]*)"/)?.[1] ?? '';
  return browser.post(`/${language}/story/${question}`, { ...fields, seen: version });
}

/** The words of the card on a page, with a space between; empty when there is none. */
export function wordsIn(html: string): string {
  const list = html.match(/<ol class="words[^>]*>([\s\S]*?)<\/ol>/)?.[1] ?? '';
  return [...list.matchAll(/<b>([a-z]+)<\/b>/g)].map(([, word]) => word).join(' ');
}

/** The eight words of the card of whoever is open in this browser. */
export async function wordsOf(browser: Browser): Promise<string> {
  const passphrase = wordsIn((await browser.get('/nl/card')).html);
  if (passphrase.split(' ').length !== 8) throw new Error('no words on the card');
  return passphrase;
}

/** What a form carries of the price of a guess. */
export const ticketIn = (html: string): string => html.match(/name="ticket" value="([^"]+)"/)?.[1] ?? '';

/** Solves the puzzles of a page, as its script does in a browser. */
export function proofFor(html: string): string {
  const seed = html.match(/data-seed="([^"]+)"/)?.[1] ?? '';
  const bits = Number(html.match(/data-bits="(\d+)"/)?.[1]);
  return Array.from({ length: PUZZLE_COUNT }, (_, place) => {
    let solution = 0;
    const hash = () =>
      createHash('sha256')
        .update(puzzleText(seed, place, solution))
        .digest();
    while (!beginsWithZeros(hash(), bitsOfOne(bits))) solution++;
    return solution;
  }).join(',');
}

/** Yonas: Tigrinya, a little Dutch, mornings, a bicycle, in Den Haag. */
export async function yonas(browser: Browser, language = 'nl'): Promise<Browser> {
  await begin(browser, language);
  await tell(browser, 'name', { name: 'Yonas' }, language);
  await tell(browser, 'languages', { languages: ['ti', 'en'] }, language);
  await tell(browser, 'place', { place: 'Den Haag' }, language);
  await tell(browser, 'travel', { modes: ['bicycle'], minutes: '30' }, language);
  await tell(browser, 'time', { cells: ['all-morning', 'all-afternoon'] }, language);
  await tell(browser, 'level', { level: 'a1' }, language);
  await tell(browser, 'goals', { goals: ['dutch', 'people', 'work'] }, language);
  return browser;
}
