import type { DisplacementCost } from './displacement-cost.ts';
import type { AllocationReason, MissedOffer } from './explanation.ts';

const countOf = (n: number, one: string, more: string): string => (n === 1 ? `1 ${one}` : `${n} ${more}`);

function placementSentence(
  { offer, score, options }: Omit<AllocationReason, 'text'>,
  better: number,
): string {
  if (offer < 0) {
    if (options === 0) return 'No place: there is no offer that could suit.';
    return options === 1
      ? 'No place: the one offer that could suit went to others.'
      : `No place: all ${options} offers that could suit went to others.`;
  }
  const rank =
    better === 0 ? 'the best there is for this person' : `number ${better + 1} of ${options} for this person`;
  return `Placed at offer ${offer} with ${countOf(score, 'point', 'points')}, ${rank}.`;
}

function missedSentence({
  offer,
  places,
  seatsTaken,
  lastAdmitted,
  score,
  position,
  queueLength,
  cause,
}: MissedOffer): string {
  const queue = `This person is number ${position} in a line of ${queueLength}.`;
  if (cause === 'does-not-start')
    return `Offer ${offer} (${score} points) does not start: too few people for it. ${queue}`;
  if (cause === 'too-few-places' || !lastAdmitted) {
    return `Offer ${offer} (${score} points) has ${countOf(places - seatsTaken, 'place', 'places')} left, too few for this party. ${queue}`;
  }
  return (
    `Offer ${offer} (${score} points) is full: ${countOf(places, 'place went', 'places went')} to others, ` +
    `the last one to priority ${lastAdmitted.priority}, score ${lastAdmitted.score}. ${queue}`
  );
}

function costSentence(person: number, { offer, cause }: MissedOffer, loss: DisplacementCost | null): string {
  if (cause !== 'full' || !loss) return '';
  const points = loss(person, offer);
  if (points === 0) return ' It would have been as good to give it to this person: the draw decided.';
  return ` To give it to this person would lose ${countOf(points, 'point', 'points')} in all.`;
}

/** The explanation in plain English: the placement, and why not each of the three best missed offers. */
export function explanationText(
  reason: Omit<AllocationReason, 'text'>,
  loss: DisplacementCost | null,
): string {
  const lines = reason.missed
    .slice(0, 3)
    .map((one) => missedSentence(one) + costSentence(reason.person, one, loss));
  const omitted = reason.missed.length - lines.length;
  const omittedLine =
    omitted > 0
      ? [`${countOf(omitted, 'more offer', 'more offers')} would fit better too, and went to others.`]
      : [];
  return [placementSentence(reason, reason.missed.length), ...lines, ...omittedLine].join('\n');
}
