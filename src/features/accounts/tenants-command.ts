import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { TenantRole } from '#core/access/actor.ts';
import type { Command, CommandContext } from '#core/command.ts';
import type { FieldSealer } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { HOUR_MS } from '#core/time/durations.ts';
import { redirectUri } from './organisation-sign-in/prove-identity.ts';
import { removeProvider, setProvider, unbindSubject } from './organisation-sign-in/queries.ts';
import { isIssuer, readSecondFactor } from './organisation-sign-in/rules.ts';
import { issuePrintedLink } from './sign-in/printed-link.ts';
import { readRoles } from './staff/rules.ts';
import { accountByEmail, accountEmailDigest, addAccount, openAddress } from './staff-accounts/queries.ts';
import {
  addMember,
  addTenant,
  endMember,
  endTenant,
  listTenants,
  membersOf,
  type Tenant,
  tenantOfAccount,
  worksElsewhere,
} from './tenants/queries.ts';

const USAGE = `npm run tenants -- add <name> --municipalities GM0503[,GM…] [--regional] | list | end <name>
npm run tenants -- staff add <email> --tenant <name> --roles guide,lead,policy [--name "…"]
npm run tenants -- oidc <name> --issuer https://… --client-id … --secret-file … [--domains delft.nl] [--second-factor amr:mfa] | oidc <name> --off
npm run tenants -- staff list --tenant <name> | staff sign-in <email> | staff unbind <email> | staff end <email>
  add        a municipality, or with --regional a body that works for several; codes are those of the CBS
  end        ends it: from then on its staff open nothing there. Its files stay until their retention ends
  oidc       lets its staff sign in with their own account there (OpenID Connect). Without --second-factor, or without what it
             names in an answer, a passkey is asked for too. The server asks this issuer, and what its metadata names
  staff add  lets somebody work there; they sign in with a letter, then make a passkey. Roles: guide, lead, policy
  staff sign-in  prints a link that signs them in once, within an hour: for where no mail server is set
  staff unbind   their next sign-in with the organisation's account binds anew, by their address
  staff end  ends their work there; their account stays`;

const OPTIONS = {
  municipalities: { type: 'string' },
  regional: { type: 'boolean' },
  tenant: { type: 'string' },
  roles: { type: 'string' },
  name: { type: 'string' },
  issuer: { type: 'string' },
  'client-id': { type: 'string' },
  'secret-file': { type: 'string' },
  domains: { type: 'string' },
  'second-factor': { type: 'string' },
  off: { type: 'boolean' },
} as const;

interface Options {
  municipalities?: string;
  regional?: boolean;
  tenant?: string;
  roles?: string;
  name?: string;
  issuer?: string;
  'client-id'?: string;
  'secret-file'?: string;
  domains?: string;
  'second-factor'?: string;
  off?: boolean;
}

interface Run {
  tx: Tx;
  sealer: FieldSealer;
  context: CommandContext;
  options: Options;
  isMunicipality: (code: string) => boolean;
}

/**
 * `npm run tenants`: municipalities and regional bodies, and who works there.
 * @param openSealer what addresses are encrypted and found with; asked for when the command runs
 * @param isMunicipality is there a municipality with this CBS code?
 */
export const tenantsCommand = (
  openSealer: () => Promise<FieldSealer>,
  isMunicipality: (code: string) => boolean,
): Command => ({
  name: 'tenants',
  usage: USAGE,
  run: async (context, args) => {
    const read = readArguments(args);
    if (!read) return 2;
    const db = await context.openDatabase();
    const sealer = await openSealer();
    return inTransaction(db, { systemTask: { name: 'operator' } }, async (tx) => {
      const run: Run = { tx, sealer, context, options: read.options, isMunicipality };
      const [what, ...words] = read.words;
      const [part, email = ''] = words;
      if (what === 'add' && words.length > 0) return addNamedTenant(run, words.join(' '));
      if (what === 'list') return printTenants(run);
      if (what === 'end' && words.length > 0) return endNamedTenant(run, words.join(' '));
      if (what === 'oidc' && words.length > 0) return setSignIn(run, words.join(' '));
      if (what === 'staff' && part === 'unbind') return unbindStaff(run, email);
      if (what === 'staff' && part === 'add') return addStaff(run, email);
      if (what === 'staff' && part === 'list') return printStaff(run);
      if (what === 'staff' && part === 'sign-in') return printSignIn(run, email);
      if (what === 'staff' && part === 'end') return endStaff(run, email);
      return 2;
    });
  },
});

function readArguments(args: string[]): { words: string[]; options: Options } | undefined {
  try {
    const { positionals, values } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    return { words: positionals, options: values };
  } catch {
    return undefined;
  }
}

async function addNamedTenant({ tx, context, options, isMunicipality }: Run, name: string): Promise<number> {
  const municipalities = [...new Set((options.municipalities ?? '').split(',').filter(Boolean))];
  const unknown = municipalities.filter((code) => !isMunicipality(code));
  if (unknown.length > 0) {
    context.printError(`No municipality has the code ${unknown.join(', ')}.`);
    return 1;
  }
  if (municipalities.length === 0 || (municipalities.length > 1 && !options.regional)) return 2;
  const kind = options.regional ? 'regional-body' : 'municipality';
  if (!(await addTenant(tx, { id: randomUUID(), name, kind, municipalities }, context.now()))) {
    context.printError(`There is a tenant with the name ${name} already.`);
    return 1;
  }
  context.print(
    `${name} is a tenant. Its first lead: npm run tenants -- staff add <email> --tenant "${name}" --roles lead`,
  );
  return 0;
}

async function printTenants({ tx, context }: Run): Promise<number> {
  for (const { id, name, kind, municipalities } of await listTenants(tx)) {
    const staff = await membersOf(tx, id);
    context.print([name, kind, municipalities.join(','), `${staff.length} staff`].join('\t'));
  }
  return 0;
}

async function findNamed({ tx, context }: Run, name: string | undefined): Promise<Tenant | undefined> {
  const named = (await listTenants(tx)).find((known) => known.name.toLowerCase() === name?.toLowerCase());
  if (!named) context.printError(`There is no tenant with the name ${name ?? ''}: npm run tenants -- list`);
  return named;
}

async function endNamedTenant(run: Run, name: string): Promise<number> {
  const tenant = await findNamed(run, name);
  if (!tenant) return 1;
  await endTenant(run.tx, tenant.id, run.context.now());
  run.context.print(`${tenant.name} has ended: its staff open nothing there any more.`);
  return 0;
}

async function setSignIn(run: Run, name: string): Promise<number> {
  const { tx, sealer, context, options } = run;
  const tenant = await findNamed(run, name);
  if (!tenant) return 1;
  if (options.off) {
    await removeProvider(tx, tenant.id);
    context.print(`The staff of ${tenant.name} sign in with a letter and a passkey.`);
    return 0;
  }
  const { issuer = '', 'client-id': clientId, 'secret-file': secretFile } = options;
  const secondFactor = readSecondFactor(options['second-factor'] ?? '');
  if (!isIssuer(issuer) || !clientId || !secretFile || !secondFactor) return 2;
  const clientSecret = (await readFile(secretFile, 'utf8')).trim();
  const domains = (options.domains ?? '').toLowerCase().split(',').filter(Boolean);
  const provider = { tenant: tenant.id, issuer, clientId, clientSecret, domains, secondFactor };
  await setProvider(tx, sealer, provider, context.now());
  context.print(
    `The staff of ${tenant.name} sign in at ${issuer}. Register there, as addresses to come back to:`,
  );
  context.print(`  after signing in   ${redirectUri(context)}`);
  for (const language of ['nl', 'en', 'ar'])
    context.print(`  after signing out  ${context.publicUrl}/${language}/account`);
  return 0;
}

async function unbindStaff({ tx, sealer, context }: Run, email: string): Promise<number> {
  if (!isPlainAddress(email)) return 2;
  const account = await accountByEmail(tx, accountEmailDigest(sealer, email));
  const tenant = account && (await tenantOfAccount(tx, account.id));
  if (!account || !tenant) {
    context.printError(`${email} works for no tenant.`);
    return 1;
  }
  await unbindSubject(tx, tenant, account.id);
  context.print(`The next sign-in of ${email} with the account of the organisation binds anew.`);
  return 0;
}

async function addStaff(run: Run, email: string): Promise<number> {
  const { tx, sealer, context, options } = run;
  const asked = (options.roles ?? '').split(',').filter(Boolean);
  const roles: TenantRole[] = readRoles(asked);
  if (!isPlainAddress(email) || roles.length === 0 || roles.length !== asked.length) return 2;
  const tenant = await findNamed(run, options.tenant);
  if (!tenant) return 1;
  const known = await accountByEmail(tx, accountEmailDigest(sealer, email));
  const account = known?.id ?? randomUUID();
  if (!known)
    await addAccount(
      tx,
      sealer,
      { id: account, email, name: options.name ?? '', guideOf: null },
      context.now(),
    );
  const elsewhere = await tenantOfAccount(tx, account);
  if (elsewhere !== tenant.id && (await worksElsewhere(tx, account))) {
    context.printError(
      `${email} works for another tenant. End that first: npm run tenants -- staff end ${email}`,
    );
    return 1;
  }
  await addMember(tx, { tenant: tenant.id, account, roles }, context.now());
  context.print(`${email} works for ${tenant.name} as ${roles.join(', ')}, and signs in at /account.`);
  return 0;
}

async function printStaff(run: Run): Promise<number> {
  const tenant = await findNamed(run, run.options.tenant);
  if (!tenant) return 1;
  for (const { account, name, roles, sealedAddress } of await membersOf(run.tx, tenant.id))
    run.context.print([openAddress(run.sealer, account, sealedAddress), name, roles.join(',')].join('\t'));
  return 0;
}

async function printSignIn({ tx, sealer, context }: Run, email: string): Promise<number> {
  if (!isPlainAddress(email)) return 2;
  const emailDigest = accountEmailDigest(sealer, email);
  const account = await accountByEmail(tx, emailDigest);
  if (!account || !(await tenantOfAccount(tx, account.id))) {
    context.printError(`${email} works for no tenant.`);
    return 1;
  }
  const endsAt = new Date(context.now().getTime() + HOUR_MS);
  const link = { emailDigest, strong: false, next: '/account/start', endsAt };
  context.print(`Give this to ${email} in person; it opens once, within an hour:`);
  context.print(`${context.publicUrl}/nl${await issuePrintedLink(tx, sealer, link, context.now())}`);
  return 0;
}

async function endStaff({ tx, sealer, context }: Run, email: string): Promise<number> {
  if (!isPlainAddress(email)) return 2;
  const account = await accountByEmail(tx, accountEmailDigest(sealer, email));
  const tenant = account && (await tenantOfAccount(tx, account.id));
  if (!account || !tenant) {
    context.printError(`${email} works for no tenant.`);
    return 1;
  }
  await endMember(tx, tenant, account.id, context.now());
  context.print(`${email} opens nothing of that tenant any more.`);
  return 0;
}
