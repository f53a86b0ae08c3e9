import { Worker } from 'node:worker_threads';
import { type ComputedRound, computeRound } from './compute-round.ts';
import type { Market, MarketCard } from './market.ts';
import { type Thinness, thinnessOf } from './thinness-rules.ts';

/** What the thread is told: cards, some at a time, and at the end what to compute. */
export type RoundRequest =
  | { kind: 'cards'; cards: MarketCard[]; elsewhere: boolean }
  | { kind: 'round' | 'thinness'; market: Omit<Market, 'cards'> };

/** Next to this file in the source, next to the server bundle after a build (see bin/build.mjs). */
const ENTRY = import.meta.url.endsWith('.ts') ? './round-thread.ts' : './round-thread.js';

/** Up to so many cards are computed in a few milliseconds: less than it takes to start a thread. */
const MAX_CARDS_HERE = 150;

/** Takes the cards of a round page by page and computes, in a thread of its own where they are many. */
export interface RoundComputer {
  addCards(cards: readonly MarketCard[], elsewhere?: boolean): void;
  round(market: Omit<Market, 'cards'>): Promise<ComputedRound>;
  thinness(market: Omit<Market, 'cards'>): Promise<Thinness>;
  /** Ends the thread, if there is one. */
  stop(): Promise<void>;
}

/** @param maxCardsHere more cards than this are given to a thread */
export function roundComputer(maxCardsHere = MAX_CARDS_HERE): RoundComputer {
  const here: Record<'cards' | 'elsewhere', MarketCard[]> = { cards: [], elsewhere: [] };
  let thread: ReturnType<typeof startThread> | null = null;
  return {
    addCards(cards, elsewhere = false) {
      if (thread) return thread.send({ kind: 'cards', cards: [...cards], elsewhere });
      here[elsewhere ? 'elsewhere' : 'cards'].push(...cards);
      if (here.cards.length + here.elsewhere.length <= maxCardsHere) return;
      thread = startThread();
      thread.send({ kind: 'cards', cards: here.cards, elsewhere: false });
      thread.send({ kind: 'cards', cards: here.elsewhere, elsewhere: true });
    },
    round: async (market) =>
      thread ? thread.compute('round', market) : computeRound({ ...market, cards: here.cards }),
    thinness: async (market) =>
      thread
        ? thread.compute('thinness', market)
        : thinnessOf({ ...market, cards: here.cards }, here.elsewhere),
    stop: async () => {
      await thread?.stop();
    },
  };
}

function startThread() {
  const thread = new Worker(new URL(ENTRY, import.meta.url));
  const result = new Promise<ComputedRound & Thinness>((resolve, reject) => {
    thread.on('message', (message: { result: ComputedRound & Thinness }) => resolve(message.result));
    thread.on('error', reject);
    thread.on('exit', (code) =>
      reject(new Error(`befriending: the thread of a round exited with code ${code} and no result`)),
    );
  });
  // Nobody waits for the result of a thread that is stopped.
  result.catch(() => {});
  const send = (request: RoundRequest) => thread.postMessage(request);
  return {
    send,
    compute: (kind: 'round' | 'thinness', market: Omit<Market, 'cards'>) => {
      send({ kind, market });
      return result;
    },
    stop: () => thread.terminate(),
  };
}
