import type { Owner } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { allInitiatives, findListing } from '#features/directory';
import { isSafeguarded } from '#features/directory/rules.ts';
import { SETTINGS_PATH } from '../model/paths.ts';
import { findPool } from '../model/queries.ts';
import { changeBefriendingSettings } from './actions.ts';
import { type TypedPoolSettings, troubledFields } from './rules.ts';
import { SettingsPage } from './SettingsPage.tsx';

const TROUBLES = ['not-public', 'not-safeguarded'] as const;

/** What a new pool begins with. */
const FIRST: TypedPoolSettings = {
  open: true,
  checkKind: 'none',
  checkMonths: '36',
  minors: false,
  tryOutWeeks: '6',
  maximum: false,
  nightly: true,
};

async function showSettings(
  ctx: RequestContext<Owner>,
  rejected?: { typed: TypedPoolSettings; refusal: string },
): Promise<Response> {
  const { pool, initiative } = await ctx.readPublic(async (tx) => {
    const known = await findPool(tx, { listing: ctx.actor.owned });
    const id = known?.initiative ?? (await findListing(tx, { link: ctx.actor.link }))?.initiativeId;
    return { pool: known, initiative: id ? (await allInitiatives(tx, { ids: [id] }))[0] : undefined };
  });
  const known = pool && {
    ...pool,
    checkMonths: String(pool.checkMonths),
    tryOutWeeks: String(pool.tryOutWeeks),
  };
  return ctx.render(
    <SettingsPage
      page={{ ...ctx.page, path: SETTINGS_PATH, query: '' }}
      token={ctx.formToken()}
      settings={rejected?.typed ?? known ?? FIRST}
      hasPool={pool !== undefined}
      safeguarded={initiative !== undefined && isSafeguarded(initiative)}
      saved={!rejected && ctx.query.has('saved')}
      trouble={
        rejected && {
          kind: TROUBLES.find((kind) => kind === rejected.refusal) ?? 'fields',
          fields: troubledFields(rejected.typed),
        }
      }
    />,
    rejected ? 422 : 200,
  );
}

export const settingsRoutes: Route[] = [
  get(SETTINGS_PATH, { allow: 'owner', teamLanguages: true }, (ctx) => showSettings(ctx)),
  post(
    SETTINGS_PATH,
    { allow: 'owner', teamLanguages: true, action: changeBefriendingSettings },
    async (ctx, run) => {
      const typed: TypedPoolSettings = {
        open: ctx.form.get('open') === 'yes',
        checkKind: ctx.form.get('checkKind'),
        checkMonths: ctx.form.get('checkMonths').trim(),
        minors: ctx.form.get('minors') === 'yes',
        tryOutWeeks: ctx.form.get('tryOutWeeks').trim(),
        maximum: ctx.form.get('maximum') === 'yes',
        nightly: ctx.form.get('nightly') === 'yes',
      };
      const saved = await run(typed);
      if (!saved.ok) return showSettings(ctx, { typed, refusal: saved.refusal });
      return ctx.redirect(`${SETTINGS_PATH}?saved`);
    },
  ),
];
