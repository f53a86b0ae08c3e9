import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import type { Initiative } from '#features/directory';
import type { Story } from '#features/story';
import {
  possibleTimes,
  quickestTravel,
  type Reason,
  reasonsFor,
  type TravelEstimate,
} from '../reasons/reasons.ts';
import { fitStory } from '../scoring/fit-story.ts';
import { readOwnWeek } from '../week/own-week.ts';
import type { PlannedSuggestion } from '../week/suggest.ts';

/** What one place is for the person who asks. */
export interface OwnPlace {
  initiative: Initiative;
  story: Story;
  reasons: Reason[];
  travel: TravelEstimate | null;
  /** The times at which they can come, when it may enter their week. */
  times: Initiative['times'];
  /** How it stands in their week; undefined when it does not. */
  planned: PlannedSuggestion | undefined;
}

/** Reads it; undefined when there is no such initiative. @param id of the initiative */
export async function readOwnPlace(ctx: RequestContext<Newcomer>, id: string): Promise<OwnPlace | undefined> {
  const { snapshot, story, week } = await readOwnWeek(ctx);
  const initiative = snapshot.byId.get(id);
  if (!initiative) return undefined;
  const index = snapshot.initiatives.indexOf(initiative);
  const { score, verdicts } = fitStory(snapshot, story);
  return {
    initiative,
    story,
    reasons: reasonsFor(initiative, story, verdicts[index] ?? 0),
    travel: quickestTravel(initiative, story),
    times: (score[index] ?? -1) < 0 ? [] : possibleTimes(initiative, story),
    planned: week.planned.find((planned) => planned.initiative.id === id),
  };
}
