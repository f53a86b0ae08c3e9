import { renderSVG } from 'uqr';
import type { Newcomer } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { cardPassphrase } from './card-sessions.ts';
import type { ShownCard } from './KeyCard.tsx';

/**
 * The card of whoever has this session, to be shown: its words lie encrypted under the token of the session, so that only
 * a device on which the story is open can show them (decision 0029).
 */
export async function readShownCard(
  tx: Tx,
  app: AppContext,
  newcomer: Newcomer,
  language: string,
): Promise<ShownCard> {
  const passphrase = await cardPassphrase(tx, app, newcomer);
  const openUrl = `${app.publicUrl}/${language}/open`;
  // The URL in the QR code signs in after one tap, on any device.
  return { passphrase, openUrl, qr: renderSVG(`${openUrl}/${passphrase}`, { border: 2 }) };
}
