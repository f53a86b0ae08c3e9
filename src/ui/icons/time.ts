import { box, dots, ring } from './ring.ts';

const sheet = `${box(3.5, 5, 17, 15.5, 2.5)}M8 2.5V6.5M16 2.5V6.5`;
/** A calendar with so many things on it. */
const things = (...places: [x: number, y: number][]): string =>
  sheet + places.map(([x, y]) => ring(x, y, 1.4)).join('');

/** Parts of a day, and time itself. */
export const time = {
  morning:
    'M2.5 18.5h19M6.5 18.5a5.5 5.5 0 0 1 11 0M12 6.5v2.5M4.7 10.2l1.6 1.6M19.3 10.2l-1.6 1.6M9.7 4.7 12 2.5l2.3 2.2',
  afternoon: `${ring(12, 12, 4.2)}M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4`,
  evening: 'M20.3 14.3A8.7 8.7 0 1 1 9.7 3.7a7 7 0 0 0 10.6 10.6zM17.5 3.5v4M15.5 5.5h4',
  clock: `${ring(12, 12, 9)}M12 7v5.2l3.3 2`,
  calendar: `${sheet}M3.5 10h17`,
  varies: `${sheet}M9.7 11.6a2.3 2.3 0 1 1 3.5 2c-.8.4-1.2.9-1.2 1.6${dots([12, 17.7])}`,
  'busy-1': things([12, 13]),
  'busy-2': things([8.5, 13], [15.5, 13]),
  'busy-3': things([8, 15.5], [12, 10.5], [16, 15.5]),
  'busy-5': things([8, 10], [16, 10], [12, 13], [8, 16], [16, 16]),
};
