import { randomInt, randomUUID } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import { sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { actingAs } from '#core/db/rls-context.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { hashToken, keyedDigest, newToken } from '#core/private-links.ts';
import { teamMessagesIn } from '../messages.ts';
import { accountByEmail, accountEmailDigest } from '../staff-accounts/queries.ts';
import { addSignIn } from './queries.ts';
import { CODE_DIGITS, formatCode, SIGN_IN_SECONDS } from './rules.ts';

/** What the database stores of a code; the secret is not in the database, so a copy of it does not give codes away. */
export const codeDigest = (app: Pick<AppContext, 'secret'>, attempt: string, code: string): Buffer =>
  keyedDigest(app, 'sign-in code', attempt, code);

/**
 * Begins a sign-in by e-mail: a letter goes out with a link and a code, when there is an account with this address or one may
 * be made. Whoever asks learns nothing from the answer: it is the same for every address.
 * @param mayCreate somebody was invited at this address, so that signing in makes an account
 * @returns the token for the cookie of the browser that asks
 */
export async function startSignIn(
  tx: Tx,
  app: AppContext,
  {
    email,
    language,
    next,
    mayCreate = false,
  }: { email: string; language: string; next: string; mayCreate?: boolean },
): Promise<string> {
  const now = app.now();
  const [id, browser, link] = [randomUUID(), newToken(), newToken()];
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  const emailDigest = accountEmailDigest(app, email);
  const acting = { systemTask: { name: 'sign-in' as const, subject: emailDigest.toString('hex') } };
  await actingAs(tx, acting, async () => {
    const account = await accountByEmail(tx, emailDigest);
    await addSignIn(
      tx,
      {
        id,
        emailDigest,
        emailSealed: mayCreate
          ? sealField(app, { table: 'sign_in', column: 'email_sealed', row: id }, email.trim())
          : null,
        browserHash: hashToken(browser),
        linkHash: hashToken(link),
        codeDigest: codeDigest(app, id, code),
        strong: false,
        next,
        endsAt: new Date(now.getTime() + SIGN_IN_SECONDS * 1000),
      },
      now,
    );
    if (!account && !mayCreate) return;
    const t = teamMessagesIn(language);
    await enqueueEmail(tx, app, {
      cause: 'account',
      recipient: email.trim(),
      subject: t('mail.sign-in.subject'),
      body: [
        t('mail.sign-in', { code: formatCode(code) }),
        `${app.publicUrl}/${language}/account/mail/${link}`,
        t('mail.sign-in.not-you'),
      ].join('\n\n'),
      language,
    });
  });
  return browser;
}
