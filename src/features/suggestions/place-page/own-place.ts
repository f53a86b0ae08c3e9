import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import type { Initiative } from '#features/directory';
import type { Story } from '#features/story';
import { readOwnWeek } from '../week/own-week.ts';
import type { PlannedSuggestion } from '../week/suggest.ts';
import { type OneSuggestion, suggestOne } from '../week/suggestion.ts';

/** What one place is for the person who asks. */
export interface OwnPlace {
  initiative: Initiative;
  story: Story;
  suggestion: OneSuggestion;
  /** How it stands in their week, or in the week at the place to which they move; undefined when it does not. */
  planned: PlannedSuggestion | undefined;
  /** It may enter their week: nobody puts there by accident what does not admit them, or what is not safe for them. */
  mayEnterWeek: boolean;
}

/** Reads it; undefined when there is no such initiative. @param id of the initiative */
export async function readOwnPlace(ctx: RequestContext<Newcomer>, id: string): Promise<OwnPlace | undefined> {
  const { snapshot, story, week } = await readOwnWeek(ctx);
  const initiative = snapshot.byId.get(id);
  if (!initiative) return undefined;
  const suggestion = suggestOne(initiative, story);
  return {
    initiative,
    story,
    suggestion,
    planned: [...week.planned, ...(week.later?.planned ?? [])].find(
      (planned) => planned.initiative.id === id,
    ),
    mayEnterWeek: suggestion.standing === 'week' || suggestion.standing === 'more',
  };
}
