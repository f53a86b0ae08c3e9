import type { Actor } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { authenticateTeamMember, issueOperatorLink } from '#features/accounts';
import { demoEdition } from '../../seed/demo.ts';
import { seedDemoEdition } from '../../src/features/meetings/demo-seed.ts';
import { findEdition } from '../../src/features/meetings/edition/queries.ts';
import type { Edition } from '../../src/features/meetings/edition/types.ts';
import { openTeamSession } from './team.ts';
import type { createBrowser } from './visitor.ts';

export const SLUG = 'van-onderop-den-haag';

/** The demonstration edition in this house, and Deniz, who organises it: the link of the team, and the token of a session. */
export async function meeting(app: AppContext) {
  const id = await seedDemoEdition(app, demoEdition());
  const teamLink = await issueOperatorLink(app, 'Deniz', 300);
  const token = await openTeamSession(app, teamLink);
  const deniz: Actor = await authenticateTeamMember(app, token);
  const edition = async (): Promise<Edition> => {
    const found = await inTransaction(app.db, {}, (tx) => findEdition(tx, { id }));
    if (!found) throw new Error('the edition is not there');
    return found;
  };
  return { id, teamLink, token, deniz, edition };
}

type Browser = ReturnType<typeof createBrowser>;

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
