import { filledIn } from './forms.ts';
import type { createBrowser, Seen } from './visitor.ts';

type Browser = ReturnType<typeof createBrowser>;

/** Where the pages of an owner are, in Dutch. */
export const OWN = '/nl/register/own';

/**
 * Follows the private link of a listing and taps the button on its page, as its owner would.
 * @param link its path with the language, `/nl/register/…`; also of a page below it
 * @returns the owner's page to which it leads
 */
export async function openOwnerLink(
  device: Browser,
  link: string,
  kind: 'own' | 'shared' = 'own',
): Promise<Seen> {
  await device.get(link);
  const asked = await device.follow();
  // Where it is open already, the link leads on at once.
  if (!asked.html.includes('name="device"')) return asked;
  await device.post(`/${link.split('/')[1]}/register/device`, { ...filledIn(asked.html), device: kind });
  return device.follow();
}

/** The private link on an owner's page, as a path with the language. */
export const linkOnOwnerPage = (html: string): string =>
  html.match(/\/[a-z]+\/register\/[\w-]{43}/)?.[0] ?? '';
