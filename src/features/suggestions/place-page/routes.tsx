import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, type Route } from '#core/http/route.ts';
import {
  ComePage,
  directorySnapshot,
  InitiativeNotFoundPage,
  InitiativePage,
  readPageDetails,
} from '#features/directory';
import { AskSection, placementSettings, readAnswerPace } from '#features/placements';
import { messagesIn } from '../messages.ts';
import { comingReaderOf } from './coming-reader.ts';
import { OwnPlaceSection } from './OwnPlaceSection.tsx';
import { type OwnPlace, readOwnPlace } from './own-place.ts';

/** Was anything told that a place can be compared with? */
const hasAnswers = ({ story }: OwnPlace): boolean =>
  Object.keys(story).some((question) => question !== 'name');

/** Where somebody came from, so that they get back there: their week, or the list with what they searched for. */
function backOf({ refererPath, language }: RequestContext): { path: string; label?: string } | undefined {
  if (/^\/week(?:\/|$)/.test(refererPath))
    return { path: '/week', label: messagesIn(language)('print.back') };
  return /^\/initiatives(?:\?|$)/.test(refererPath) ? { path: refererPath } : undefined;
}

/** What pauses says until when, to this reader as to everybody; the rest is not there. */
async function pausedOrNotFound(ctx: RequestContext): Promise<Response> {
  const initiative = (await directorySnapshot(ctx.app)).paused.get(ctx.param('id'));
  if (!initiative) return ctx.render(<InitiativeNotFoundPage page={ctx.page} />, 404);
  return ctx.render(
    <InitiativePage
      page={ctx.page}
      initiative={initiative}
      now={ctx.app.now()}
      {...(await readPageDetails(ctx, initiative))}
      back={backOf(ctx)}
    />,
  );
}

const PERSONAL = { allow: 'newcomer', purpose: 'own-week', personal: true } as const;

/** The pages of a place for a reader who told a story, at the addresses of the public ones. */
export const placePageRoutes: Route[] = [
  get('/initiatives/:id', PERSONAL, async (ctx: RequestContext<Newcomer>) => {
    const place = await readOwnPlace(ctx, ctx.param('id'));
    if (!place) return pausedOrNotFound(ctx);
    const settings = await ctx.readPublic((tx) => placementSettings(tx, { initiative: place.initiative.id }));
    return ctx.render(
      <InitiativePage
        page={ctx.page}
        initiative={place.initiative}
        now={ctx.app.now()}
        {...(await readPageDetails(ctx, place.initiative))}
        answerPace={await readAnswerPace(ctx, place.initiative.id)}
        back={backOf(ctx)}
        readsEnglish={place.story.languages?.includes('en')}
        personal={
          hasAnswers(place) && (
            <>
              {settings?.open && (
                <AskSection
                  language={ctx.language}
                  initiative={place.initiative.id}
                  time={place.planned?.option.time.id}
                />
              )}
              <OwnPlaceSection place={place} language={ctx.language} token={ctx.formToken()} />
            </>
          )
        }
      />,
    );
  }),
  get('/initiatives/:id/come', PERSONAL, async (ctx: RequestContext<Newcomer>) => {
    const place = await readOwnPlace(ctx, ctx.param('id'));
    if (!place) return pausedOrNotFound(ctx);
    const { travel } = place.suggestion;
    const way = travel
      ? messagesIn(ctx.language)(`minutes.${travel.mode}`, { minutes: travel.minutes })
      : undefined;
    const settings = await ctx.readPublic((tx) => placementSettings(tx, { initiative: place.initiative.id }));
    return ctx.render(
      <ComePage
        page={ctx.page}
        initiative={place.initiative}
        now={ctx.app.now()}
        reader={{ ...comingReaderOf(place.story), way }}
        ask={settings?.open && <AskSection language={ctx.language} initiative={place.initiative.id} />}
      />,
    );
  }),
];
