import type { Registration } from './types.ts';

/**
 * Part of who comes: `all`, `waiting` (a seat missing), `language:ti`, or a break-out by its id.
 */
export function selectGroup(people: readonly Registration[], group: string): Registration[] {
  if (group === 'all') return [...people];
  if (group === 'waiting') return people.filter(({ seats, hostsId }) => !hostsId && seats.length === 0);
  if (group.startsWith('language:')) return people.filter(({ language }) => `language:${language}` === group);
  return people.filter(({ seats }) => seats.some(({ breakOutId }) => breakOutId === group));
}
