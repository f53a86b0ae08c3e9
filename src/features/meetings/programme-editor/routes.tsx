import type { TeamMember } from '#core/access/actor.ts';
import { newIdempotencyKey } from '#core/http/csrf.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { post, type Route } from '#core/http/route.ts';
import { parseTimeOfDay } from '#core/i18n/formats.ts';
import { MessagePage } from '../announcements/AnnouncementPage.tsx';
import { sendMessage } from '../announcements/actions.ts';
import { readTexts } from '../edition/programme.ts';
import type { Edition } from '../edition/types.ts';
import { seen, teamAddress } from '../organiser-desk/routes.tsx';
import { changeBreakOut, changeEdition, changePart, copyEdition } from './actions.ts';
import { draftBreakOut, draftEdition, draftPart, draftVenue } from './draft.ts';
import { EditPage, type EditRefusal } from './edit.tsx';
import { changeVenue } from './venue-actions.ts';

const PATH = '/organise/:edition{[0-9a-f-]{36}}';
const REFUSALS = [
  'changed-elsewhere',
  'no-title',
  'too-late',
  'no-times',
  'too-few',
  'slug-taken',
  'not-understood',
] as const;

async function show(
  ctx: RequestContext<TeamMember>,
  refused?: { refusal: string; typed?: (edition: Edition) => Edition; opened?: string },
): Promise<Response> {
  const found = await seen(ctx);
  if (!found) return ctx.notFound();
  const { refusal, typed, opened } = refused ?? {};
  const known: EditRefusal | undefined = REFUSALS.find((each) => each === refusal);
  return ctx.render(
    <EditPage
      page={{ ...ctx.page, path: `/organise/${found.edition.id}/edit` }}
      edition={typed ? typed(found.edition) : found.edition}
      opened={opened}
      token={ctx.formToken()}
      saved={ctx.query.has('saved')}
      all={ctx.actor.scope === null}
      refusal={known}
    />,
    known ? 422 : 200,
  );
}

/** Yes, no, or nobody knows yet. */
const knownOf = (text: string): boolean | null => (text === 'yes' ? true : text === 'no' ? false : null);

/** Saved; or the same page, with what was typed still in its form and that form open. */
const done = (
  ctx: RequestContext<TeamMember>,
  result: { ok: true } | { ok: false; refusal: string },
  typed: (edition: Edition) => Edition,
  opened?: string,
) =>
  result.ok
    ? ctx.redirect(`/organise/${ctx.param('edition')}/edit?saved`)
    : show(ctx, { refusal: result.refusal, typed, ...(opened === undefined ? {} : { opened }) });

/** What every form about the edition says: which one, and as it was when the form was made. */
const about = (ctx: RequestContext<TeamMember>) => ({
  edition: ctx.param('edition'),
  seen: Number(ctx.form.get('seen')),
});

async function showMessage(
  ctx: RequestContext<TeamMember>,
  told: { sent?: { reached: number; others: number }; refusal?: boolean } = {},
): Promise<Response> {
  const found = await seen(ctx);
  if (!found) return ctx.notFound();
  return ctx.render(
    <MessagePage
      page={{ ...ctx.page, path: `/organise/${found.edition.id}/message` }}
      edition={found.edition}
      token={ctx.formToken()}
      idempotencyKey={newIdempotencyKey()}
      languages={[...new Set(found.people.map(({ language }) => language))]}
      group={ctx.form.get('group') || 'all'}
      texts={told.sent ? {} : readTexts(ctx.form.get, ['subject', 'words'])}
      {...told}
    />,
    told.refusal ? 422 : 200,
  );
}

export const programmeEditorRoutes: Route[] = [
  teamAddress('/edit', 'organiser', 'organising', (ctx) => show(ctx)),
  post(
    `${PATH}/edition`,
    { allow: 'organiser', action: changeEdition, purpose: 'organising' },
    async (ctx, run) => {
      const found = await seen(ctx);
      if (!found) return ctx.notFound();
      const { get } = ctx.form;
      const said = {
        ...about(ctx),
        texts: readTexts(get, ['title', 'summary', 'about'], found.edition.texts),
        day: get('day'),
        wishesUntil: get('wishesUntil'),
        state: get('state'),
      };
      const result = await run(said);
      return done(ctx, result, (edition) => draftEdition(edition, said));
    },
  ),
  post(
    `${PATH}/part`,
    { allow: 'organiser', action: changePart, purpose: 'organising' },
    async (ctx, run) => {
      const { get } = ctx.form;
      const said = {
        ...about(ctx),
        part: get('part'),
        texts: readTexts(get, ['title', 'about']),
        day: get('day'),
        from: parseTimeOfDay(get('from')),
        to: parseTimeOfDay(get('to')),
      };
      const result = await run(said);
      return done(ctx, result, (edition) => draftPart(edition, said), said.part);
    },
  ),
  post(
    `${PATH}/venue`,
    { allow: 'organiser', action: changeVenue, purpose: 'organising' },
    async (ctx, run) => {
      const { get } = ctx.form;
      const said = {
        ...about(ctx),
        id: get('id') || null,
        name: get('name'),
        address: get('address'),
        town: get('town'),
        texts: readTexts(get, ['way']),
        stepFree: knownOf(get('stepFree')),
      };
      const result = await run(said);
      return done(ctx, result, (edition) => draftVenue(edition, said), said.id ?? '');
    },
  ),
  post(
    `${PATH}/break-out`,
    { allow: 'organiser', action: changeBreakOut, purpose: 'organising' },
    async (ctx, run) => {
      const { get, getAll } = ctx.form;
      const said = {
        ...about(ctx),
        part: get('part'),
        id: get('id') || null,
        texts: readTexts(get, ['title', 'question']),
        hostName: get('host'),
        room: get('room'),
        capacity: Number(get('places')),
        minAttendees: Number(get('least')),
        languages: getAll('languages'),
        interpreters: getAll('interpreters'),
        stepFree: knownOf(get('stepFree')),
      };
      const result = await run(said);
      return done(ctx, result, (edition) => draftBreakOut(edition, said), said.id ?? '');
    },
  ),
  post(
    `${PATH}/copy`,
    { allow: 'organiser', action: copyEdition, purpose: 'organising' },
    async (ctx, run) => {
      const { get } = ctx.form;
      const said = {
        edition: ctx.param('edition'),
        slug: get('slug').trim().toLowerCase(),
        day: get('copyDay'),
      };
      const copied = await run(said);
      return copied.ok
        ? ctx.redirect(`/organise/${copied.value}/edit`)
        : show(ctx, { refusal: copied.refusal });
    },
  ),
  teamAddress('/message', 'organiser', 'organising', (ctx) => showMessage(ctx)),
  post(
    `${PATH}/message`,
    { allow: 'organiser', action: sendMessage, purpose: 'organising' },
    async (ctx, run) => {
      const { get } = ctx.form;
      const texts = readTexts(get, ['subject', 'words']);
      const said = { edition: ctx.param('edition'), idempotencyKey: get('once'), group: get('group'), texts };
      const sent = await run(said);
      return sent.ok ? showMessage(ctx, { sent: sent.value }) : showMessage(ctx, { refusal: true });
    },
  ),
];
