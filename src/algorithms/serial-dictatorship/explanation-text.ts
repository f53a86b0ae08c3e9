import type { LotteryReason, WishReport } from './explanation.ts';

/** 1st, 2nd, 3rd, 4th, … 11th, … 21st. */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}

const count = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;
const people = (n: number): string => count(n, 'person', 'people');
const places = (n: number): string => count(n, 'place', 'places');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The position in the queue, and how many people were ahead by priority. */
function queueSentence({ queuePosition, ahead: { byPriority, byPriorityThere } }: WishReport): string {
  const first = byPriority + byPriorityThere;
  if (first === 0) return `the draw placed you ${ordinal(queuePosition)}`;
  const kinds = [byPriority ? 'by priority' : '', byPriorityThere ? 'by priority there' : ''].filter(Boolean);
  return `${people(first)} went first ${kinds.join(' or ')}, and the draw placed you ${ordinal(queuePosition)}`;
}

function wishSentence(report: WishReport, size: number, nameOf: (offer: number) => string): string {
  const name = nameOf(report.offer);
  const placesText = places(report.places);
  if (report.outcome === 'too large') {
    return report.places === 0
      ? `${capital(name)} has no places.`
      : `${capital(name)} has ${placesText} in all, and you need ${size} together.`;
  }
  const wanted = `${people(report.demand)} wanted ${name}, it has ${placesText}`;
  if (report.outcome === 'placed') {
    return report.demand <= report.places
      ? `${capital(name)} has ${placesText} and had room for everybody who wanted it.`
      : `${wanted}; ${queueSentence(report)}, so you are in.`;
  }
  const placesLeft = report.places - report.seatsTaken;
  if (report.outcome === 'stopped') {
    return `${wanted}; ${queueSentence(report)}, and the line stopped ahead of you, at a party that needs more than the ${places(placesLeft)} left.`;
  }
  const short =
    placesLeft > 0
      ? `, where ${places(placesLeft)} ${placesLeft === 1 ? 'was' : 'were'} left and you need ${size}`
      : '';
  return `${wanted}; ${queueSentence(report)}${short}.`;
}

/** The whole explanation in plain English: the result, the lottery number, then every wish in order. */
export function lotteryText(reason: Omit<LotteryReason, 'text'>, nameOf: (offer: number) => string): string {
  const { offer, lotNumber, size, wishes } = reason;
  const got =
    offer < 0
      ? 'You have no place this time.'
      : `You have ${nameOf(offer)}, your ${ordinal(wishes.length)} wish.`;
  const told = wishes.map((stand) => wishSentence(stand, size, nameOf));
  const all = wishes.length === 0 ? ['You gave no wish.'] : told;
  return [got, `Your number is ${lotNumber}.`, ...all].join(' ');
}
