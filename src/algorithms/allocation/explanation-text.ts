import type { Loss } from './displacement-cost.ts';
import type { Missed, Reason } from './explain.ts';

const many = (n: number, one: string, more: string): string => (n === 1 ? `1 ${one}` : `${n} ${more}`);

function where({ at, score, options }: Omit<Reason, 'text'>, better: number): string {
  if (at < 0) {
    if (options === 0) return 'No place: there is no offer that could suit.';
    return options === 1
      ? 'No place: the one offer that could suit went to others.'
      : `No place: all ${options} offers that could suit went to others.`;
  }
  const rank =
    better === 0 ? 'the best there is for this person' : `number ${better + 1} of ${options} for this person`;
  return `Placed at offer ${at} with ${many(score, 'point', 'points')}, ${rank}.`;
}

function because({ offer, places, taken, last, score, position, line, why }: Missed): string {
  const queue = `This person is number ${position} in a line of ${line}.`;
  if (why === 'does-not-start')
    return `Offer ${offer} (${score} points) does not start: too few people for it. ${queue}`;
  if (why === 'too-few-places' || !last) {
    return `Offer ${offer} (${score} points) has ${many(places - taken, 'place', 'places')} left, too few for this party. ${queue}`;
  }
  return (
    `Offer ${offer} (${score} points) is full: ${many(places, 'place went', 'places went')} to others, ` +
    `the last one to priority ${last.priority}, score ${last.score}. ${queue}`
  );
}

function whyNot(person: number, { offer, why }: Missed, loss: Loss | null): string {
  if (why !== 'full' || !loss) return '';
  const points = loss(person, offer);
  if (points === 0) return ' It would have been as good to give it to this person: the draw decided.';
  return ` To give it to this person would lose ${many(points, 'point', 'points')} in all.`;
}

/** A reason in plain English: where, and why not each of the three best places that were missed. */
export function tell(reason: Omit<Reason, 'text'>, loss: Loss | null): string {
  const lines = reason.missed.slice(0, 3).map((one) => because(one) + whyNot(reason.person, one, loss));
  const rest = reason.missed.length - lines.length;
  const more =
    rest > 0 ? [`${many(rest, 'more offer', 'more offers')} would fit better too, and went to others.`] : [];
  return [where(reason, reason.missed.length), ...lines, ...more].join('\n');
}
