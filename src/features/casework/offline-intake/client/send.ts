import type { OfferedCase, TabletReply } from '../protocol.ts';

const MAX_WAIT_MS = 30_000;

/** Why nothing came back: no network, a sign-in that ended, or a tablet of somebody else. */
export type ReportFailure = 'offline' | 'signed-out' | 'other-account';

/** What a tablet reports. */
export interface Report {
  device: string;
  label: string;
  items: readonly unknown[];
  waiting: number;
  waitingSince: string | null;
  carries: readonly string[];
  /** Cases that it wants to have told anew. */
  fetch: readonly string[];
}

/** Talks to the server. A page that was open for long has an old form token: then a new one is asked for. */
export function createSender(addresses: { sync: string; offers: string }, firstToken: string) {
  let token = firstToken;
  const ask = (): Promise<Response> =>
    fetch(addresses.offers, { signal: AbortSignal.timeout(MAX_WAIT_MS), redirect: 'manual' });
  const offers = async (): Promise<OfferedCase[] | ReportFailure> => {
    try {
      const response = await ask();
      if (!response.ok) return response.status >= 500 ? 'offline' : 'signed-out';
      const told = (await response.json()) as { token: string; cases: OfferedCase[] };
      ({ token } = told);
      return told.cases;
    } catch {
      return 'offline';
    }
  };
  const post = (report: Report): Promise<Response> =>
    fetch(addresses.sync, {
      method: 'POST',
      body: new URLSearchParams({ token, report: JSON.stringify(report) }),
      signal: AbortSignal.timeout(MAX_WAIT_MS),
      redirect: 'manual',
    });
  const send = async (report: Report): Promise<TabletReply | ReportFailure> => {
    try {
      let response = await post(report);
      if (response.status === 403) {
        const known = await offers();
        if (typeof known === 'string') return known;
        response = await post(report);
      }
      if (response.ok) {
        const reply = (await response.json()) as TabletReply;
        ({ token } = reply);
        return reply;
      }
      if (response.status === 409) return 'other-account';
      return response.status >= 500 || response.status === 429 ? 'offline' : 'signed-out';
    } catch {
      return 'offline';
    }
  };
  return { send, offers };
}
