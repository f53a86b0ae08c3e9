import { type AdmitReply, type CastReply, MAX_PER_REQUEST } from '../protocol.ts';
import { afterAdmission, safeAfterCast, shuffled, toAdmit, toCast } from '../tablet-queue.ts';
import { forgetPeople, type openStore, readWaiting, savePeople } from './tablet-store.ts';

const MAX_WAIT_MS = 30_000;

/** A random number from 0 to 1 that nobody can foretell. */
export const secureRandom = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32;

/** How sending went: everything, no network, or the table was ended. */
export type SendOutcome = 'sent' | 'offline' | 'ended';

/** Sends what waits. First who may take part, then, in another order, what was answered. */
export function createSender(
  address: string,
  firstToken: string,
  database: Awaited<ReturnType<typeof openStore>>,
) {
  let token = firstToken;
  const post = (path: string, fields: Record<string, string>): Promise<Response> =>
    fetch(`${address}/${path}`, {
      method: 'POST',
      body: new URLSearchParams({ token, ...fields }),
      signal: AbortSignal.timeout(MAX_WAIT_MS),
      redirect: 'manual',
    });
  /** A page that was open for days has an old form token: then a new one is asked for. */
  const ask = async <T>(path: string, fields: Record<string, string>): Promise<T | undefined> => {
    let response = await post(path, fields);
    if (response.status === 403) {
      const fresh = await fetch(`${address}/token`, { signal: AbortSignal.timeout(MAX_WAIT_MS) });
      if (!fresh.ok) return undefined;
      ({ token } = (await fresh.json()) as { token: string });
      response = await post(path, fields);
    }
    return response.ok ? ((await response.json()) as T) : undefined;
  };
  const send = async (): Promise<SendOutcome> => {
    try {
      const asking = shuffled(toAdmit(await readWaiting(database)), secureRandom);
      for (let i = 0; i < asking.length; i += MAX_PER_REQUEST) {
        const portion = asking.slice(i, i + MAX_PER_REQUEST);
        const admissions = JSON.stringify(portion.map(({ admission }) => admission));
        const reply = await ask<AdmitReply>('admit', { admissions });
        if (!reply) return 'offline';
        if (reply.isEnded) return 'ended';
        await savePeople(database, afterAdmission(portion, reply.outcomes));
      }
      const casting = shuffled(toCast(await readWaiting(database)), secureRandom);
      for (let i = 0; i < casting.length; i += MAX_PER_REQUEST) {
        const portion = casting.slice(i, i + MAX_PER_REQUEST);
        const reply = await ask<CastReply>('cast', {
          ballots: JSON.stringify(portion.map(({ ballot }) => ballot)),
          proofs: JSON.stringify(portion.map(({ proof }) => proof)),
        });
        if (!reply) return 'offline';
        if (reply.isEnded) return 'ended';
        // Interrupted here they are sent again, and count once.
        await forgetPeople(database, safeAfterCast(portion, reply.outcomes));
      }
      return 'sent';
    } catch {
      return 'offline';
    }
  };
  return { send };
}
