import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { deterministicId, hashToken, newToken } from '#core/private-links.ts';
import { addSignIn, type SignIn } from './queries.ts';

/**
 * Makes a link that signs somebody in once, without a letter: the operator hands it over in person. The transaction must act
 * as `operator` or as `demonstration`.
 * @param strong whether it counts as a passkey; else one is asked for where it is needed
 * @returns the path of the link, without the language
 */
export async function issuePrintedLink(
  tx: Tx,
  app: Pick<AppContext, 'secret'>,
  { emailDigest, strong, next, endsAt }: Pick<SignIn, 'emailDigest' | 'strong' | 'next' | 'endsAt'>,
  now: Date,
): Promise<string> {
  const link = newToken();
  const attempt = {
    id: deterministicId(app, 'sign-in', { application: ['printed', link] }),
    emailDigest,
    emailSealed: null,
    browserHash: null,
    linkHash: hashToken(link),
    codeDigest: null,
    strong,
    next,
    endsAt,
  };
  await addSignIn(tx, attempt, now);
  return `/account/mail/${link}`;
}
