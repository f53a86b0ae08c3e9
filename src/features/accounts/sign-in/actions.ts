import { randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import { openField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { actAsSystem } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { accountByEmail, addAccount, type KnownAccount } from '../staff-accounts/queries.ts';
import { startAccountSession } from '../staff-accounts/start-session.ts';
import { findSignIn, type SignIn, useSignIn } from './queries.ts';
import { readCode } from './rules.ts';
import { codeDigest, startSignIn } from './start.ts';

/** Asks for a letter to sign in with. The answer is the same whether the address is known or not. */
export const requestSignIn = action({
  name: 'accounts.request-sign-in',
  allow: 'anyone',
  input: z.object({
    email: z.string().trim().refine(isPlainAddress),
    language: z.string().max(8),
    next: z.string().max(100),
  }),
  run: async ({ tx, app }, input) => ok(await startSignIn(tx, app, input)),
});

/**
 * Signs in with a letter: in the browser that asked for it by its link alone, in every other with the code as well. So
 * whatever follows links and sends forms by itself, such as a scanner of mail, uses nothing up.
 */
export const signInByEmail = action({
  name: 'accounts.sign-in-by-email',
  allow: 'anyone',
  input: z.object({
    browser: z.string().max(100),
    link: z.string().max(100),
    code: z.string().max(60),
    ownDevice: z.boolean(),
    /** The session token that this device has already; that session ends. */
    earlier: z.string().max(100),
  }),
  run: async ({ tx, app, now }, { browser, link, code, ownDevice, earlier }) => {
    const attempt = await provenSignIn(tx, app, now, { browser, link, code });
    if (!attempt.ok) return attempt;
    if (!(await useSignIn(tx, attempt.value.id, now))) return refuse('ended');
    const account = await accountFor(tx, app, now, attempt.value);
    if (!account) return refuse('unknown-code');
    const { strong, next } = attempt.value;
    return ok({ ...(await startAccountSession(tx, now, account, { ownDevice, strong, earlier })), next });
  },
  signsIn: ({ account }) => account,
});

/** The attempt that this browser has proven to be its own. */
async function provenSignIn(
  tx: Tx,
  app: AppContext,
  now: Date,
  { browser, link, code }: { browser: string; link: string; code: string },
) {
  const byLink = link ? await findSignIn(tx, 'link', hashToken(link), now) : undefined;
  if (byLink && (!byLink.codeDigest || isOwnBrowser(byLink, browser))) return ok(byLink);
  const attempt = (browser ? await findSignIn(tx, 'browser', hashToken(browser), now) : undefined) ?? byLink;
  if (!attempt) return refuse('ended');
  const typed = readCode(code);
  if (!typed) return refuse('no-code');
  const right = [attempt, byLink].find(
    (known) => known?.codeDigest && timingSafeEqual(known.codeDigest, codeDigest(app, known.id, typed)),
  );
  if (!right) return refuse('unknown-code');
  // Of two that wait in one browser the code may be that of the letter: the transaction acts with the token of the right one.
  if (right === byLink) await findSignIn(tx, 'link', hashToken(link), now);
  return ok(right);
}

/** Did this browser ask for the letter? */
export const isOwnBrowser = ({ browserHash }: SignIn, browser: string): boolean =>
  browserHash !== null && browser !== '' && hashToken(browser).equals(browserHash);

/** The account of the address of an attempt; made now where the attempt may. From here on the transaction acts for `sign-in`. */
async function accountFor(
  tx: Tx,
  app: AppContext,
  now: Date,
  { id, emailDigest, emailSealed }: SignIn,
): Promise<KnownAccount | undefined> {
  await actAsSystem(tx, 'sign-in', emailDigest.toString('hex'));
  const known = await accountByEmail(tx, emailDigest);
  if (known || !emailSealed) return known;
  const email = openField(app, { table: 'sign_in', column: 'email_sealed', row: id }, emailSealed);
  const account = { id: randomUUID(), name: '', guideOf: null };
  await addAccount(tx, app, { ...account, email }, now);
  return account;
}
