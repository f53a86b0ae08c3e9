import { parentPort } from 'node:worker_threads';
import { computeRound } from './compute-round.ts';
import type { RoundRequest } from './in-thread.ts';
import type { MarketCard } from './market.ts';
import { thinnessOf } from './thinness-rules.ts';

/** Entry point of the thread: takes cards page by page, computes one thing and ends. */
const cards: MarketCard[] = [];
const elsewhere: MarketCard[] = [];
parentPort?.on('message', (message: RoundRequest) => {
  if (message.kind === 'cards') {
    for (const card of message.cards) (message.elsewhere ? elsewhere : cards).push(card);
    return;
  }
  const market = { ...message.market, cards };
  parentPort?.postMessage({
    result: message.kind === 'round' ? computeRound(market) : thinnessOf(market, elsewhere),
  });
  parentPort?.close();
});
