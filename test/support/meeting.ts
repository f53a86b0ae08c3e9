import type { Actor } from '#core/access/actor.ts';
import type { House } from '#core/context.ts';
import { transact } from '#core/db/connection.ts';
import { firstTeamLink, memberOf } from '#features/accounts';
import { plantDemoEdition } from '#features/meetings';
import { demoEdition } from '../../seed/demo.ts';
import { findEdition } from '../../src/features/meetings/store/editions.ts';
import type { Edition } from '../../src/features/meetings/types.ts';
import type { makeBrowser } from './visitor.ts';

export const SLUG = 'van-onderop-den-haag';

/** The demonstration edition in this house, and Deniz, who organises it. */
export async function meeting(house: House) {
  const id = await plantDemoEdition(house, demoEdition());
  const token = (await firstTeamLink(house, 'Deniz', 300)).split('/').at(-1) ?? '';
  const deniz: Actor = await memberOf(house, token);
  const edition = async (): Promise<Edition> => {
    const found = await transact(house.db, {}, (tx) => findEdition(tx, { id }));
    if (!found) throw new Error('the edition is not there');
    return found;
  };
  return { id, token, deniz, edition };
}

type Browser = ReturnType<typeof makeBrowser>;

/** Signs somebody up through the form; wishes are numbers of break-outs. @returns the private address */
export async function signUp(
  browser: Browser,
  edition: Edition,
  wishes: number[],
  fields: Record<string, string | string[]> = {},
  language = 'nl',
): Promise<string> {
  const shown = await browser.get(`/${language}/meetings/${SLUG}/come`);
  const once = shown.html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
  const came = await browser.post(`/${language}/meetings/${SLUG}/come`, {
    once,
    rows: '1',
    ...wishFields(edition, wishes),
    ...fields,
  });
  if (came.status !== 303) throw new Error(`signing up answered ${came.status}`);
  return (came.to ?? '').replace('?new', '');
}

/** Wishes as the form sends them. */
export function wishFields(edition: Edition, wishes: number[]): Record<string, string> {
  const part = edition.parts.find(({ breakOuts }) => breakOuts.length);
  return Object.fromEntries(
    wishes.map((number, i) => [
      `wish-${part?.id}-${i + 1}`,
      part?.breakOuts.find((one) => one.number === number)?.id ?? '',
    ]),
  );
}
