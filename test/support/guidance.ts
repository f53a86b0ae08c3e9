import { randomUUID } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { authenticateNewcomer } from '#features/accounts';
import {
  type ConsentPurpose,
  questionsOf,
  type StoryPart,
  saveConsent,
  withdrawConsent,
} from '#features/consents';
import { ACCOUNT_COOKIE, openAccountSession } from './accounts.ts';
import type { createBrowser } from './visitor.ts';

type Browser = ReturnType<typeof createBrowser>;

/** A guide at their desk. @returns the browser, and the id of the account */
export async function guideAt(app: AppContext, device: Browser, name = 'Fatma') {
  const { account, token } = await openAccountSession(app, { name, guideOf: 'Wijkhuis De Brug' });
  device.jar.set(ACCOUNT_COOKIE, token);
  return { device, account, name };
}

/** The id of whoever is open in this browser. */
export async function personIn(app: AppContext, browser: Browser): Promise<string> {
  const actor = await authenticateNewcomer(app, browser.jar.get('vanonderop'));
  if (actor.kind !== 'newcomer') throw new Error('nobody is open in this browser');
  return actor.person;
}

/** Somebody shares parts of their story with a guide, without the pages. */
export async function shareWith(
  app: AppContext,
  person: string,
  { account, name }: { account: string; name: string },
  {
    parts = [],
    shownName = 'Samira',
    mayFill = true,
    purpose = 'guidance',
    days = 30,
  }: {
    parts?: StoryPart[];
    shownName?: string | null;
    mayFill?: boolean;
    purpose?: ConsentPurpose;
    days?: number;
  } = {},
) {
  const id = randomUUID();
  const now = app.now();
  await inTransaction(app.db, { person }, (tx) =>
    saveConsent(
      tx,
      person,
      {
        id,
        recipient: { kind: 'guide', account },
        recipientName: name,
        shownName,
        purpose,
        parts,
        questions: questionsOf(parts),
        mayFill,
        wording: 'Deze begeleider leest mee.',
        language: 'nl',
        decision: 'given',
        until: new Date(now.getTime() + days * DAY_MS),
      },
      now,
    ),
  );
  const withdraw = () => inTransaction(app.db, { person }, (tx) => withdrawConsent(tx, id, app.now()));
  return { id, withdraw };
}
