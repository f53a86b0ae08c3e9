import type { AttendanceCounts } from '../edition/types.ts';
import type { Registration } from './types.ts';

/** Some of the registrations: `all`, `waiting` (without any seat), `language:ti`, or a break-out by its id. */
export function selectGroup(registrations: readonly Registration[], group: string): Registration[] {
  if (group === 'all') return [...registrations];
  if (group === 'waiting')
    return registrations.filter(({ seats, hostsId }) => !hostsId && seats.length === 0);
  if (group.startsWith('language:'))
    return registrations.filter(({ language }) => `language:${language}` === group);
  return registrations.filter(({ seats }) => seats.some(({ breakOutId }) => breakOutId === group));
}

/** The counts that stay when everything personal is gone. @param registrations of everybody who comes */
export const countAttendance = (registrations: readonly Registration[]): AttendanceCounts => ({
  signUps: registrations.length,
  people: registrations.reduce((sum, { size }) => sum + size, 0),
  came: registrations.flatMap(({ members }) => members).filter(({ cameAt }) => cameAt).length,
});

/** First names of the people of a registration, or the code of the badge where nobody gave one. */
export const partyName = ({ members }: Pick<Registration, 'members'>): string =>
  members.map(({ firstName, code }) => firstName ?? code).join(', ');
