import type { AppContext } from '#core/context.ts';
import { inTransaction, setRlsContext } from '#core/db/rls-context.ts';
import { hashPassphrase } from '#core/passphrase/passphrase.ts';
import {
  deterministicId,
  FIRST_PICTURED_PASSPHRASE_VERSION,
  privateLinkPassphrase,
} from '#core/private-links.ts';
import { daysAfter } from '#core/time/amsterdam.ts';
import { addCard, findCard } from './key-card/queries.ts';
import { personExists } from './sessions/queries.ts';
import { issuePrintedLink } from './sign-in/printed-link.ts';
import { accountByEmail, accountEmailDigest, addAccount } from './staff-accounts/queries.ts';

/** A guide of the demonstration. */
export interface DemoGuide {
  account: string;
  name: string;
  organisation: string;
}

/** Invented; their addresses are reserved for examples (RFC 2606), so no letter reaches anybody. */
const GUIDES = [
  { name: 'Fatma', organisation: 'Wijkhuis De Brug', email: 'fatma@wijkhuis-de-brug.example' },
  { name: 'Joop', organisation: 'Maatjes Laakkwartier', email: 'joop@maatjes-laakkwartier.example' },
];
/** After so many new cards of one person the demonstration makes no other one. */
const MAX_CARDS = 50;

/** Adds two guides. Seeding again changes nothing. @returns them */
export async function seedDemoGuides(app: AppContext): Promise<DemoGuide[]> {
  const guides: DemoGuide[] = [];
  await inTransaction(app.db, { systemTask: { name: 'demonstration' } }, async (tx) => {
    for (const { name, organisation, email } of GUIDES) {
      const known = await accountByEmail(tx, accountEmailDigest(app, email));
      // Who closed this account in the demonstration and made it anew is no guide any more, and is made one by nobody.
      if (known && known.guideOf !== organisation) continue;
      const id = known?.id ?? deterministicId(app, 'account', { application: ['demonstration', email] });
      if (!known && (await isTaken(id))) continue;
      if (!known) await addAccount(tx, app, { id, email, name, guideOf: organisation }, app.now());
      guides.push({ account: id, name, organisation });
    }
    async function isTaken(id: string): Promise<boolean> {
      return (await tx.selectFrom('account').select('id').where('id', '=', id).execute()).length > 0;
    }
  });
  return guides;
}

/**
 * A link that signs a guide of the demonstration in, once: nobody can make a passkey for them, so the link counts as one.
 * @returns its address
 */
export async function issueDemoSignIn(
  app: AppContext,
  { account }: DemoGuide,
  days: number,
): Promise<string> {
  const now = app.now();
  const path = await inTransaction(app.db, { systemTask: { name: 'demonstration' } }, async (tx) => {
    const { email_digest: emailDigest } = await tx
      .selectFrom('account')
      .select('email_digest')
      .where('id', '=', account)
      .executeTakeFirstOrThrow();
    const link = { emailDigest, strong: true, next: '/guide', endsAt: daysAfter(now, days) };
    return issuePrintedLink(tx, app, link, now);
  });
  return `${app.publicUrl}/nl${path}`;
}

/**
 * Makes a key card for somebody of the demonstration; once a visitor replaced it, another one.
 * @returns its words; undefined when a visitor deleted this person
 */
export const seedDemoCard = (app: AppContext, person: string): Promise<string | undefined> =>
  inTransaction(app.db, { person }, async (tx) => {
    if (!(await personExists(tx, person))) return undefined;
    for (let nth = 0; nth < MAX_CARDS; nth++) {
      const words = privateLinkPassphrase(app, 'demo-card', person, FIRST_PICTURED_PASSPHRASE_VERSION + nth);
      const hash = await hashPassphrase(app.secret, words);
      const known = await findCard(tx, hash);
      await setRlsContext(tx, { person });
      if (!known) await addCard(tx, person, hash, app.now());
      if (!known?.ended) return words;
    }
    return undefined;
  });
