import type { Owner } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { directorySnapshot } from '#features/directory';
import { SETTINGS_PATH } from '../model/paths.ts';
import { placementSettings } from '../model/settings.ts';
import { changePlacementSettings } from './actions.ts';
import { type TypedSettings, troubledFields } from './rules.ts';
import { SettingsPage } from './SettingsPage.tsx';

const TROUBLES = ['held', 'not-public', 'leave-over'] as const;

async function showSettings(
  ctx: RequestContext<Owner>,
  rejected?: { typed: TypedSettings; refusal: string },
): Promise<Response> {
  const { byId } = await directorySnapshot(ctx.app);
  const kept = await ctx.readPublic((tx) => placementSettings(tx, { listing: ctx.actor.owned }));
  const trouble = rejected && {
    kind: TROUBLES.find((known) => known === rejected.refusal) ?? ('fields' as const),
    fields: troubledFields(rejected.typed),
  };
  const [postponed = 0, offered = 0] = (ctx.query.get('saved') ?? '').split('-').map(Number);
  return ctx.render(
    <SettingsPage
      page={ctx.page}
      token={ctx.formToken()}
      actor={ctx.actor}
      initiative={kept && byId.get(kept.initiative)}
      held={kept?.held ?? 0}
      settings={
        rejected?.typed ?? {
          open: kept?.open ?? true,
          automatic: kept?.automatic ?? false,
          places: kept?.places?.toString() ?? '',
          answerDays: String(kept?.answerDays ?? 3),
          leaveUntil: kept?.leaveUntil ?? '',
        }
      }
      saved={!rejected && ctx.query.has('saved') ? { postponed, offered } : undefined}
      trouble={trouble}
    />,
    rejected ? 422 : 200,
  );
}

export const settingsRoutes: Route[] = [
  get(SETTINGS_PATH, { allow: 'owner', teamLanguages: true }, (ctx) => showSettings(ctx)),
  post(
    SETTINGS_PATH,
    { allow: 'owner', teamLanguages: true, action: changePlacementSettings },
    async (ctx, run) => {
      const typed: TypedSettings = {
        open: ctx.form.get('open') === 'yes',
        automatic: ctx.form.get('automatic') === 'yes',
        places: ctx.form.get('places').trim(),
        answerDays: ctx.form.get('answerDays').trim(),
        leaveUntil: ctx.form.get('leaveUntil'),
      };
      const saved = await run(typed);
      if (!saved.ok) return showSettings(ctx, { typed, refusal: saved.refusal });
      return ctx.redirect(`${SETTINGS_PATH}?saved=${saved.value.postponed}-${saved.value.offered}`);
    },
  ),
];
