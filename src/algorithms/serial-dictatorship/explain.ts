import type { LotteryReason, WishOutcome, WishReport } from './explanation.ts';
import { lotteryText } from './explanation-text.ts';
import { type LotteryProblem, NONE, sizeOf } from './problem.ts';
import { queueRank } from './queue-rank.ts';
import type { LotteryResult } from './run-lottery.ts';

/** Counts the queues of all offers that person `me` wished for; `reports` start with only `me` in them. */
function countQueues(p: LotteryProblem, result: LotteryResult, me: number, reports: WishReport[]): void {
  const reportOfOffer = new Int32Array(p.places.length).fill(NONE);
  reports.forEach(({ offer }, k) => {
    reportOfOffer[offer] = k;
  });
  const from = p.start[me] as number;
  for (let i = 0; i + 1 < p.start.length; i++) {
    if (i === me) continue;
    const size = sizeOf(p, i);
    for (let e = p.start[i] as number; e < (p.start[i + 1] as number); e++) {
      const o = p.offer[e] as number;
      const k = reportOfOffer[o] as number;
      const report = reports[k];
      if (report && size <= report.places) {
        report.demand += size;
        const myWish = from + k;
        if (queueRank(p, result.lotNumber, i, e) < queueRank(p, result.lotNumber, me, myWish)) {
          const { ahead } = report;
          if ((p.priority?.[i] ?? 1) < (p.priority?.[me] ?? 1)) ahead.byPriority += size;
          else if ((p.offerPriority?.[e] ?? 1) < (p.offerPriority?.[myWish] ?? 1))
            ahead.byPriorityThere += size;
          else ahead.byNumber += size;
        }
      }
      if (result.offerOf[i] === o) break;
    }
  }
}

function outcomeOf(report: WishReport, at: number, size: number): WishOutcome {
  if (report.offer === at) return 'placed';
  if (size > report.places) return 'too large';
  return report.seatsTaken + size > report.places ? 'full' : 'stopped';
}

/**
 * Why a person got this and nothing better: per wish the demand, the number of places, and the position in the queue by
 * priority and lottery number. Names nobody else. O(wishes of all).
 *
 * @param nameOf what to call an offer in the text; left out = "offer 3"
 * @throws RangeError when there is no such person, or the result belongs to another problem
 */
export function explainLottery(
  p: LotteryProblem,
  result: LotteryResult,
  person: number,
  nameOf: (offer: number) => string = (offer) => `offer ${offer}`,
): LotteryReason {
  const people = p.start.length - 1;
  if (!Number.isInteger(person) || person < 0 || person >= people) {
    throw new RangeError(`lottery: there is no person ${person}`);
  }
  if (result.offerOf.length !== people || result.seatsTaken.length !== p.places.length) {
    throw new RangeError(
      `lottery: the result is for ${result.offerOf.length} people, the problem for ${people}`,
    );
  }
  const assignedOffer = result.offerOf[person] as number;
  const size = sizeOf(p, person);
  const wishes = p.offer.subarray(p.start[person], p.start[person + 1]);
  const told = assignedOffer === NONE ? wishes : wishes.subarray(0, (result.wishRank[person] as number) + 1);
  const reports = Array.from(
    told,
    (offer): WishReport => ({
      offer,
      outcome: 'full',
      places: p.places[offer] as number,
      seatsTaken: result.seatsTaken[offer] as number,
      demand: 0,
      queuePosition: 0,
      ahead: { byPriority: 0, byPriorityThere: 0, byNumber: 0 },
    }),
  );
  countQueues(p, result, person, reports);
  for (const report of reports) {
    report.outcome = outcomeOf(report, assignedOffer, size);
    if (report.outcome === 'too large') continue;
    const { byPriority, byPriorityThere, byNumber } = report.ahead;
    report.demand += size;
    report.queuePosition = 1 + byPriority + byPriorityThere + byNumber;
  }
  const reason = {
    offer: assignedOffer,
    lotNumber: result.lotNumber[person] as number,
    size,
    wishes: reports,
  };
  return { ...reason, text: lotteryText(reason, nameOf) };
}
