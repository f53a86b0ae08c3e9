import type { AppContext } from '#core/context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { directorySnapshot } from '#features/directory';
import { type Suggestion, suggest } from '#features/suggestions';
import type { GuidedPerson } from './read-person.ts';

const MAX_NEARBY = 8;

/**
 * Places that may suit somebody, from what they opened to this guide and nothing else: what is not shared is to the scoring as if
 * it were never told. Places of which there is an idea already are left out.
 */
export async function nearbyFor(
  app: AppContext,
  { story, ideas }: Pick<GuidedPerson, 'story' | 'ideas'>,
): Promise<Suggestion[]> {
  // Without a place everything in the country is as far: then there is nothing near to think of.
  if (!story.place) return [];
  const { planned, more } = suggest(await directorySnapshot(app), story, [], {
    from: amsterdamDate(app.now()),
  });
  const known = new Set(ideas.map(({ initiative }) => initiative));
  const found = new Map<string, Suggestion>();
  for (const one of [...planned, ...more])
    if (!known.has(one.initiative.id) && !found.has(one.initiative.id)) found.set(one.initiative.id, one);
  return [...found.values()].slice(0, MAX_NEARBY);
}
