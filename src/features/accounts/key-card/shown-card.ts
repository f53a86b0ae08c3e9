import { renderSVG } from 'uqr';
import type { Newcomer } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { cardPassphrase } from './card-sessions.ts';
import type { ShownCard } from './KeyCard.tsx';
import { cardMadeAt } from './queries.ts';

/** For so long a card is new: its holder may not have kept it yet. */
const NEW_CARD_MS = DAY_MS;

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
  const madeAt = await cardMadeAt(tx, newcomer.person);
  const isNew = madeAt !== undefined && app.now().getTime() - madeAt.getTime() < NEW_CARD_MS;
  return { passphrase, isNew, openUrl, qr: renderSVG(`${openUrl}/${passphrase}`, { border: 2 }) };
}
