import type { CheckInItem, SyncAnswer } from '../protocol.ts';

/** Well below what the server accepts in one request. */
export const MAX_ITEMS_PER_REQUEST = 150;
const MAX_WAIT_MS = 20_000;

/** Why nothing could be sent: no network (or a server that does not answer), or the sign-in of this phone has ended. */
export type SendFailure = 'offline' | 'signed-out';

export interface Sender {
  send: (items: readonly CheckInItem[], since: string) => Promise<SyncAnswer | SendFailure>;
}

/** Sends items to the server. A page that is open for long has an old form token: then a new one is asked for. */
export function createSender(addresses: { arrivals: string; list: string }, firstToken: string): Sender {
  let token = firstToken;
  const post = (items: readonly CheckInItem[], since: string) =>
    fetch(addresses.arrivals, {
      method: 'POST',
      body: new URLSearchParams({ token, items: JSON.stringify(items), since }),
      signal: AbortSignal.timeout(MAX_WAIT_MS),
      redirect: 'manual',
    });
  return {
    send: async (items, since) => {
      try {
        let response = await post(items, since);
        if (response.status === 403) {
          const list = await fetch(addresses.list, {
            signal: AbortSignal.timeout(MAX_WAIT_MS),
            redirect: 'manual',
          });
          if (!list.ok) return list.status >= 500 ? 'offline' : 'signed-out';
          ({ token } = (await list.json()) as { token: string });
          response = await post(items, since);
        }
        if (response.ok) {
          const answer = (await response.json()) as SyncAnswer;
          token = answer.token;
          return answer;
        }
        return response.status >= 500 || response.status === 429 ? 'offline' : 'signed-out';
      } catch {
        return 'offline';
      }
    },
  };
}
