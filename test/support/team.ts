import { visitor } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { openTeamLink } from '#features/accounts';

/**
 * Opens a team link on a device, as the tap on its page does.
 * @param link its URL, or the token at the end of it
 * @returns the session token, for the cookie `vanonderop_team`
 */
export async function openTeamSession(app: AppContext, link: string): Promise<string> {
  const opened = await openTeamLink(app, visitor, { link: link.split('/').at(-1), earlier: '' });
  if (!opened.ok) throw new Error(`the team link does not open: ${opened.refusal}`);
  return opened.value.token;
}

/** Opens a team link in this browser; again where a test moved its clock on for days. */
export async function signInTeam(
  device: { jar: Map<string, string> },
  app: AppContext,
  link: string,
): Promise<void> {
  device.jar.set('vanonderop_team', await openTeamSession(app, link));
}
