import { box, dots, ring } from './ring.ts';

const pen = 'M13.5 17.5l.7-3.2 4.9-5a1.7 1.7 0 0 1 2.4 2.4l-4.9 5z';
const letter = 'M2.5 14.5 6.8 4l4.3 10.5M4.2 11h5.2';

/** A balloon of speech with five bars, of which so many stand: more Dutch is more ink. */
const speech = (bars: number): string => {
  const bar = (i: number) =>
    i < bars ? `M${6.5 + 2.75 * i} 14V${12 - 1.5 * i}` : dots([6.5 + 2.75 * i, 14]);
  return `M5 3h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-8l-4.5 4V17H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z${[0, 1, 2, 3, 4].map(bar).join('')}`;
};

/** What one can do with Dutch, and with Latin letters. */
export const levels = {
  'level-none': speech(0),
  'level-a0': speech(1),
  'level-a1': speech(2),
  'level-a2': speech(3),
  'level-b1': speech(4),
  'level-b2': speech(5),
  'script-yes': `${letter}${pen}M3 20.5h18`,
  'script-some': `${letter}${pen}M3 20.5h5${dots([12, 20.5], [16.5, 20.5], [21, 20.5])}`,
  'script-no': `${letter}${dots([3, 20.5], [7.5, 20.5], [12, 20.5], [16.5, 20.5], [21, 20.5])}M14.5 8.5l6.5 6.5M21 8.5 14.5 15`,
};

/** How one gets somewhere. */
export const travel = {
  'travel-walk': `${ring(13.2, 4.3, 1.8)}M12.5 9 10.5 14.5l3.5 2.2 1 4.8M10.5 14.5l-1 3.7-2.7 3.3M12.5 9l-3.7 1.4-1.5 3.4M12.5 9l1.8 3 3.4 1.2`,
  'travel-bicycle': `${ring(6, 16, 3.8)}${ring(18, 16, 3.8)}M6 16l3.3-6.5h6.4L12 16zM12 16 8.7 7.5M7 7.5h3.5M18 16 15.2 6H18`,
  'travel-transit': `${box(4, 3.5, 16, 14.5, 2.5)}${dots([8, 14.8], [16, 14.8])}M4 11.5h16M7.5 18v2.5M16.5 18v2.5`,
  'travel-car': `M4.5 11.5l1.7-4.7A2 2 0 0 1 8.1 5.5h7.8a2 2 0 0 1 1.9 1.3l1.7 4.7${box(2.8, 11.5, 18.4, 6.5, 2)}M6 18v2M18 18v2${dots([7, 14.8], [17, 14.8])}`,
};
