import type { createBrowser, Seen } from './visitor.ts';

type Browser = ReturnType<typeof createBrowser>;

/** What Selam fills in, step by step; a test changes what it is about. */
export const FILLED: Record<string, Record<string, string | string[]>> = {
  you: { name: 'Selam', side: 'newcomer', age: '27-64' },
  likes: { things: ['walking', 'coffee'] },
  learn: { things: ['dutch'] },
  show: { things: ['cooking'] },
  'rather-not': { things: ['smoking'] },
  languages: { languages: ['ti', 'nl'] },
  time: { cells: ['tue-morning', 'wed-evening'] },
  place: { place: 'Amersfoort', rangeKm: '10' },
  together: { party: 'alone', children: 'no', company: ['women'] },
  rhythm: { forms: ['pair', 'once'], howOften: 'weekly', howLong: 'hour' },
  news: { news: 'here', email: '' },
};

export const CARD = (pool: string) => `/nl/befriending/own/card/${pool}`;

/** Somebody without a key card says that they want to join. */
export async function startsJoining(browser: Browser, pool: string): Promise<Browser> {
  await browser.get(`/nl/befriending/join/${pool}`);
  await browser.post(`/nl/befriending/join/${pool}`, { device: 'own' });
  return browser;
}

/** Fills in every step, with what a test changes. */
export async function fillsIn(
  browser: Browser,
  pool: string,
  changes: Record<string, Record<string, string | string[]>> = {},
): Promise<void> {
  for (const [step, fields] of Object.entries(FILLED)) {
    await browser.get(`${CARD(pool)}/${step}`);
    await browser.post(`${CARD(pool)}/${step}`, { ...fields, ...changes[step] });
  }
}

/** What the check page says that it showed. */
export const seenIn = ({ html }: Seen): string => html.match(/name="seen" value="([^"]*)"/)?.[1] ?? '';

/** Looks at the check page and sends it. */
export async function sends(browser: Browser, pool: string): Promise<Seen> {
  const page = await browser.get(`${CARD(pool)}/check`);
  return browser.post(`${CARD(pool)}/check`, { seen: seenIn(page) });
}

/** All of it: somebody begins, fills in and sends their card. */
export async function takesPart(
  browser: Browser,
  pool: string,
  changes: Record<string, Record<string, string | string[]>> = {},
): Promise<Browser> {
  await startsJoining(browser, pool);
  await fillsIn(browser, pool, changes);
  await sends(browser, pool);
  return browser;
}
