import type { createBrowser, Seen } from './visitor.ts';

type Browser = ReturnType<typeof createBrowser>;

/** A field of a form on a page. */
export const fieldIn = (html: string, name: string): string =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

/** A knitting café, as somebody registers it. */
export const KNITTING_CAFE = {
  organisation: 'Buurthuis De Kade',
  name: 'Breicafé',
  summary: 'Breien, thee en praten. Ook als je nog nooit gebreid hebt.',
  textLanguage: 'nl',
  town: 'Delft',
  goals: ['people'],
  phone: '015 123 45 67',
  what: 'send',
} as const;

/** Registers an initiative in this browser, in which its owner page is open afterwards. */
export async function registerInitiative(
  device: Browser,
  fields: Record<string, string | string[]> = {},
): Promise<Seen> {
  const { html } = await device.get('/nl/register');
  return device.post('/nl/register', {
    ...KNITTING_CAFE,
    goals: [...KNITTING_CAFE.goals],
    once: fieldIn(html, 'once'),
    ...fields,
  });
}

/** The path of the team's page about an initiative, by its name in the list. */
export async function deskPageOf(team: Browser, name: string): Promise<string> {
  const { html } = await team.get(`/nl/listings?q=${encodeURIComponent(name)}`);
  const row =
    html
      .split('data-row')
      .slice(1)
      .find((part) => part.includes(`<bdi>${name}</bdi>`)) ?? '';
  return row.match(/\/nl\/listings\/[\w/-]+/)?.[0] ?? '';
}

/** Somebody of the team vouches for an initiative, and so it is public. @returns the path of the team's page about it */
export async function vouchFor(team: Browser, name: string): Promise<string> {
  const path = await deskPageOf(team, name);
  await team.post('/nl/listings/vouch', { listing: path.split('/').at(-1) ?? '' });
  return path;
}
