import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { isCalendarDay, toAmsterdam } from '#core/time/amsterdam.ts';
import { readShownCard, type ShownCard } from '#features/accounts';
import { directorySnapshot, type Snapshot } from '#features/directory';
import { type OwnIdea, ownIdeas } from '#features/ideas';
import { readChoices, readStory, type Story } from '#features/story';
import { findNotificationRequest, type NotificationRequest } from '../notifications/queries.ts';
import { stillToCome } from './next-chance.ts';
import { suggest, type WeekSuggestions } from './suggest.ts';

/** A newcomer's own week, with what it comes from. */
export interface OwnWeek {
  snapshot: Snapshot;
  story: Story;
  week: WeekSuggestions;
  card: ShownCard;
  /** What guides think of for this person. */
  ideas: OwnIdea[];
  /** That this person asked to be told when something comes. */
  request: NotificationRequest | undefined;
  /** The first of the seven days, and today, on the Dutch calendar (YYYY-MM-DD). */
  from: string;
  today: string;
}

/** The suggestions for the person who asks, in the week that the address asks for: from today unless it is a later day. */
export async function readOwnWeek(ctx: RequestContext<Newcomer>): Promise<OwnWeek> {
  const { app } = ctx;
  const snapshot = await directorySnapshot(app);
  const { story, choices, card, request, ideas } = await ctx.readOwn(async (tx, person) => {
    const { story } = await readStory(tx, person);
    return {
      story,
      choices: await readChoices(tx, person),
      card: await readShownCard(tx, app, ctx.actor, ctx.language),
      request: await findNotificationRequest(tx, person),
      ideas: await ownIdeas(tx, app, snapshot.byId, person),
    };
  });
  const now = toAmsterdam(app.now());
  const today = now.day;
  const asked = ctx.query.get('from') ?? '';
  const from = isCalendarDay(asked) && asked > today ? asked : today;
  const week = stillToCome(suggest(snapshot, story, choices, { from }), now);
  return { snapshot, story, card, request, ideas, from, today, week };
}

/** Whether any of it is demonstration data, which the page must say. */
export const hasDemoData = (items: { initiative: { demo: boolean } }[]): boolean =>
  items.some(({ initiative }) => initiative.demo);
