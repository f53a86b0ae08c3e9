import { randomUUID } from 'node:crypto';
import type { TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { deterministicId } from '#core/private-links.ts';
import { qrOf } from '../edition/qr.ts';
import { EDITION_PATH, teamRoute } from '../registrations/team-route.ts';
import { checkIn, releaseSeats, solveUnknownScan } from './actions.ts';
import { BadgesPage } from './BadgesPage.tsx';
import { breakOutLabel } from './break-out-label.ts';
import { CheckInPage, type DeskNotice } from './CheckInPage.tsx';
import { changesFor, loadCheckIn, loadUnknownScans } from './load-check-in.ts';
import type { ItemAnswer, SyncAnswer } from './protocol.ts';
import { UnknownScansPage } from './UnknownScansPage.tsx';

const WALK_IN_PATH = `${EDITION_PATH}/walk-in` as const;

async function showCheckIn(
  ctx: RequestContext<TeamMember>,
  notice?: DeskNotice,
  typed?: { name: string; people: string },
): Promise<Response> {
  const loaded = await loadCheckIn(ctx);
  if (!loaded) return ctx.notFound();
  const view = {
    q: ctx.query.get('q')?.slice(0, 80) ?? '',
    letter: ctx.query.get('letter')?.slice(0, 4) ?? '',
    page: Number(ctx.query.get('page')) || 1,
  };
  return ctx.render(
    <CheckInPage
      page={{ ...ctx.page, path: `/organise/${loaded.edition.id}/check-in` }}
      {...loaded}
      view={view}
      now={ctx.app.now()}
      token={ctx.formToken()}
      formKey={ctx.newFormKey(WALK_IN_PATH)}
      script={ctx.page.assets['check-in.js'] ?? ''}
      notice={notice}
      typed={typed}
    />,
    notice?.kind === 'unknown' ? 422 : 200,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Items of a phone whose page is of before items had an id: their scans, each under an id of its own contents. */
function itemsOfOldPage(ctx: RequestContext, sent: unknown): unknown {
  if (!Array.isArray(sent)) return null;
  return sent.map((scan: unknown) => {
    const { code, at, device } = Object(scan) as Record<string, unknown>;
    const parts = [ctx.param('edition'), String(code), String(at), String(device)];
    const id = deterministicId(ctx.app, 'check-in-item', { application: ['scan', ...parts] });
    return { kind: 'scan', id, text: String(code), at, device: String(device ?? '') };
  });
}

/** What the notice says after a form at the desk. */
function noticeOf(answer: ItemAnswer | undefined, code: string): DeskNotice {
  if (!answer?.people.length) return { kind: 'unknown', code };
  const [person] = answer.people;
  if (!person) return { kind: 'unknown', code };
  const others = answer.people.length - 1;
  return { kind: answer.outcome === 'undone' ? 'undone' : 'here', code: person.code, others };
}

/** Check-in at the entrance, with or without a script, and the badges to print. */
export const checkInRoutes: Route[] = [
  get(`${EDITION_PATH}/check-in`, { allow: 'desk', purpose: 'check-in' }, (ctx) => showCheckIn(ctx)),
  get(`${EDITION_PATH}/check-in/list`, { allow: 'desk', purpose: 'check-in' }, async (ctx) => {
    const told = await changesFor(ctx, '');
    return told ? Response.json(told, { headers: { 'cache-control': 'no-store' } }) : ctx.notFound();
  }),
  get(`${EDITION_PATH}/check-in/unknown`, { allow: 'desk', purpose: 'check-in' }, (ctx) => showUnknown(ctx)),
  teamRoute('/badges', 'desk', 'check-in', (ctx, { edition, people }) => {
    const badges = people
      .filter(({ state }) => state === 'coming')
      .flatMap((registration) =>
        registration.members.map(({ firstName, code, photoOk }) => ({
          name: firstName,
          code,
          photoOk,
          where: breakOutLabel(registration, edition, registration.language),
          qrSvg: qrOf(code),
        })),
      );
    return ctx.render(<BadgesPage page={ctx.page} edition={edition} badges={badges} />);
  }),
  post(
    `${EDITION_PATH}/arrivals`,
    { allow: 'desk', action: checkIn, purpose: 'check-in' },
    async (ctx, run) => {
      const { get: field } = ctx.form;
      const items = field('items')
        ? parseJson(field('items'))
        : itemsOfOldPage(ctx, parseJson(field('scans')));
      const result = await run({ edition: ctx.param('edition'), items });
      if (!result.ok) return Response.json({ refusal: result.refusal }, { status: 422 });
      const told = await changesFor(ctx, field('since'));
      if (!told) return ctx.notFound();
      const body: SyncAnswer & { came: { code: string; at: string }[] } = {
        ...told,
        answers: result.value.answers,
        // What a page of before these answers reads.
        came: field('items') ? [] : told.changes.flatMap(({ code, at }) => (at ? [{ code, at }] : [])),
      };
      return Response.json(body, { headers: { 'cache-control': 'no-store' } });
    },
  ),
  post(
    `${EDITION_PATH}/arrival`,
    { allow: 'desk', action: checkIn, purpose: 'check-in' },
    async (ctx, run) => {
      const text = ctx.form.get('code');
      const item = { kind: 'scan', id: randomUUID(), text, at: ctx.app.now().toISOString(), device: '' };
      const result = await run({ edition: ctx.param('edition'), items: text.trim() ? [item] : [] });
      return showCheckIn(ctx, noticeOf(result.ok ? result.value.answers[0] : undefined, text));
    },
  ),
  post(
    `${EDITION_PATH}/arrival-undone`,
    { allow: 'desk', action: checkIn, purpose: 'check-in' },
    async (ctx, run) => {
      const { get: field } = ctx.form;
      const item = {
        kind: 'undo',
        id: randomUUID(),
        code: field('code'),
        seen: field('seen') || null,
        at: ctx.app.now().toISOString(),
        device: '',
      };
      const result = await run({ edition: ctx.param('edition'), items: [item] });
      return showCheckIn(ctx, noticeOf(result.ok ? result.value.answers[0] : undefined, field('code')));
    },
  ),
  post(WALK_IN_PATH, { allow: 'desk', action: checkIn, purpose: 'check-in' }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const typed = { name: field('name').trim(), people: field('people') };
    const item = {
      kind: 'walk-in',
      id: deterministicId(ctx.app, 'check-in-item', ctx.formKey()),
      name: typed.name,
      people: Number(typed.people) || 1,
      language: field('language') || ctx.language,
      at: ctx.app.now().toISOString(),
      device: '',
    };
    const result = await run({ edition: ctx.param('edition'), items: [item] });
    const answer = result.ok ? result.value.answers[0] : undefined;
    return answer?.people.length
      ? showCheckIn(ctx, noticeOf(answer, ''))
      : showCheckIn(ctx, { kind: 'walk-in-refused' }, typed);
  }),
  post(
    `${EDITION_PATH}/unknown-solved`,
    { allow: 'desk', action: solveUnknownScan, purpose: 'check-in' },
    async (ctx, run) => {
      const { get: field } = ctx.form;
      const code = field('as') === 'nobody' ? null : field('code');
      const result = await run({ edition: ctx.param('edition'), scan: field('scan'), code });
      if (result.ok)
        return showUnknown(ctx, {
          kind: 'solved',
          name: result.value.person ? (result.value.person.name ?? result.value.person.code) : null,
        });
      return showUnknown(ctx, { kind: result.refusal === 'nobody' ? 'nobody' : 'settled' });
    },
  ),
  post(`${EDITION_PATH}/release`, { allow: 'desk', action: releaseSeats }, async (ctx, run) => {
    const edition = ctx.param('edition');
    await run({ edition });
    return ctx.redirect(`/organise/${edition}/check-in`);
  }),
];

async function showUnknown(
  ctx: RequestContext<TeamMember>,
  notice?: { kind: 'solved'; name: string | null } | { kind: 'nobody' | 'settled' },
): Promise<Response> {
  const loaded = await loadUnknownScans(ctx);
  if (!loaded) return ctx.notFound();
  return ctx.render(
    <UnknownScansPage
      page={{ ...ctx.page, path: `/organise/${loaded.edition.id}/check-in/unknown` }}
      {...loaded}
      open={ctx.query.get('scan') ?? ''}
      q={ctx.query.get('q')?.slice(0, 80) ?? ''}
      token={ctx.formToken()}
      notice={notice}
    />,
    notice && notice.kind !== 'solved' ? 409 : 200,
  );
}
