import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { directorySnapshot, type Snapshot } from '#features/directory';
import { readChoices, readStory, type Story } from '#features/story';
import { suggest, type WeekSuggestions } from './suggest.ts';

/** The suggestions for the person who asks, with the story and the directory they come from. */
export async function readOwnWeek(
  ctx: RequestContext<Newcomer>,
): Promise<{ snapshot: Snapshot; story: Story; week: WeekSuggestions }> {
  const { story, choices } = await ctx.readOwn(async (tx, person) => {
    const { story } = await readStory(tx, person);
    return { story, choices: await readChoices(tx, person) };
  });
  const snapshot = await directorySnapshot(ctx.app);
  return { snapshot, story, week: suggest(snapshot, story, choices, { from: amsterdamDate(ctx.app.now()) }) };
}

/** Whether any of it is demonstration data, which the page must say. */
export const hasDemoData = (items: { initiative: { demo: boolean } }[]): boolean =>
  items.some(({ initiative }) => initiative.demo);
