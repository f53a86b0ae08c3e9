import type { TenantRole } from '#core/access/actor.ts';
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
import { addMember, addTenant, listTenants, membersOf, type TenantKind } from './tenants/queries.ts';

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
/** Somebody who works for a tenant of the demonstration. */
export interface DemoStaff {
  account: string;
  name: string;
  roles: TenantRole[];
}

/** A tenant of the demonstration with its staff. */
export interface DemoTenant {
  id: string;
  name: string;
  municipalities: string[];
  staff: DemoStaff[];
}

/** Invented people at real municipalities; nothing here says how those municipalities work. */
const TENANTS: {
  name: string;
  kind: TenantKind;
  municipalities: string[];
  staff: { name: string; email: string; roles: TenantRole[] }[];
}[] = [
  {
    name: 'Gemeente Den Haag (voorbeeld)',
    kind: 'municipality',
    municipalities: ['GM0518'],
    staff: [
      { name: 'Marijke Vos', email: 'marijke@denhaag.example', roles: ['guide'] },
      { name: 'Karim El Idrissi', email: 'karim@denhaag.example', roles: ['guide'] },
      { name: 'Ingrid Bakker', email: 'ingrid@denhaag.example', roles: ['lead', 'guide'] },
      { name: 'Thomas Kuiper', email: 'thomas@denhaag.example', roles: ['policy'] },
    ],
  },
  {
    name: 'Werkplein De Bollen (voorbeeld)',
    kind: 'regional-body',
    municipalities: ['GM0534', 'GM0553'],
    staff: [
      { name: 'Anouk de Wit', email: 'anouk@debollen.example', roles: ['guide', 'lead'] },
      { name: 'Peter Zwart', email: 'peter@debollen.example', roles: ['guide'] },
    ],
  },
];

/**
 * Adds two tenants with their staff. Seeding again changes nothing.
 * @returns them with who still works there: a visitor may have ended somebody
 */
export const seedDemoTenants = (app: AppContext): Promise<DemoTenant[]> =>
  inTransaction(app.db, { systemTask: { name: 'demonstration' } }, async (tx) => {
    const tenants: DemoTenant[] = [];
    const taken = await listTenants(tx);
    for (const { name, kind, municipalities, staff } of TENANTS) {
      const id = deterministicId(app, 'tenant', { application: ['demonstration', name] });
      const isNew = await addTenant(tx, { id, name, kind, municipalities }, app.now());
      if (!isNew && !taken.some((known) => known.id === id)) continue;
      if (isNew)
        for (const { name: staffName, email, roles } of staff) {
          const account = deterministicId(app, 'account', { application: ['demonstration', email] });
          await addAccount(tx, app, { id: account, email, name: staffName, guideOf: null }, app.now());
          await addMember(tx, { tenant: id, account, roles }, app.now());
        }
      const members = await membersOf(tx, id);
      tenants.push({
        id,
        name,
        municipalities,
        staff: members.map(({ account, name: staffName, roles }) => ({ account, name: staffName, roles })),
      });
    }
    return tenants;
  });

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
  { account }: Pick<DemoGuide, 'account'>,
  days: number,
  next = '/guide',
): Promise<string> {
  const now = app.now();
  const path = await inTransaction(app.db, { systemTask: { name: 'demonstration' } }, async (tx) => {
    const { email_digest: emailDigest } = await tx
      .selectFrom('account')
      .select('email_digest')
      .where('id', '=', account)
      .executeTakeFirstOrThrow();
    const link = { emailDigest, strong: true, next, endsAt: daysAfter(now, days) };
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
      const hash = await hashPassphrase(app, words);
      const known = await findCard(tx, hash);
      await setRlsContext(tx, { person });
      if (!known) await addCard(tx, person, hash, app.now());
      if (!known?.ended) return words;
    }
    return undefined;
  });
