import type { Story } from '#features/story';

const place = (name: string, lat: number, lon: number) => ({ name, municipality: null, lat, lon });

/** Where the lives are lived: centres of towns. */
export const DEN_HAAG = place('Den Haag', 52.0705, 4.3007);
export const DELFT = place('Delft', 52.0116, 4.3571);
export const ZOETERMEER = place('Zoetermeer', 52.0607, 4.494);
export const ROTTERDAM = place('Rotterdam', 51.9244, 4.4777);
export const SCHIEDAM = place('Schiedam', 51.9192, 4.3889);
export const MAASSLUIS = place('Maassluis', 51.9233, 4.25);
export const UTRECHT = place('Utrecht', 52.0908, 5.1222);
export const AMERSFOORT = place('Amersfoort', 52.155, 5.3875);
export const EINDHOVEN = place('Eindhoven', 51.4408, 5.4778);
export const TILBURG = place('Tilburg', 51.5555, 5.0913);
export const GRONINGEN = place('Groningen', 53.2192, 6.5667);
export const ASSEN = place('Assen', 52.9967, 6.5625);
export const TER_APEL = place('Ter Apel', 52.8767, 7.0597);
export const EMMEN = place('Emmen', 52.7792, 6.9069);
export const MIDDELBURG = place('Middelburg', 51.5, 3.6139);
export const TERNEUZEN = place('Terneuzen', 51.3358, 3.8278);
export const HULST = place('Hulst', 51.28, 4.0528);

type Cells = NonNullable<Story['time']>['cells'];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const PARTS = ['morning', 'afternoon', 'evening'] as const;

/** Free parts of days, such as every evening or the weekend. */
export const free = (
  days: readonly (typeof DAYS)[number][],
  parts: readonly (typeof PARTS)[number][],
): { cells: Cells } => ({
  cells: days.flatMap((day) => parts.map((part) => `${day}-${part}` as const)),
});
export const ALL_DAYS = DAYS;
export const WORKDAYS = DAYS.slice(0, 5);
export const WEEKEND = DAYS.slice(5);
/** Free hours by the clock on weekdays (Monday is 1). */
export const clock = (weekdays: readonly number[], from: number, until: number): Story['time'] & object => ({
  cells: [],
  spans: weekdays.map((weekday) => ({ weekday, from: from * 60, until: until * 60 })),
});
