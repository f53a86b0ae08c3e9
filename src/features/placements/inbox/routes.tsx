import { can, type Owner, rlsContextOf } from '#core/access/actor.ts';
import { readByConsent } from '#core/access/logged-read.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { countReceived, receivedRequests } from '../model/requests.ts';
import { placementSettings } from '../model/settings.ts';
import { answerRequest, changePlacementSettings } from './actions.ts';
import { InboxPage } from './InboxPage.tsx';
import { INBOX_PAGE_SIZE, INBOX_PATH, inboxFilters, isInboxFilter } from './rules.ts';

const NOTICES = ['changed', 'full', 'party-too-large', 'held', 'saved', 'not-saved'] as const;

/** Reads one page of the inbox; everybody on it finds a line in their access log. */
async function showInbox(ctx: RequestContext<Owner>): Promise<Response> {
  const listing = ctx.actor.owned;
  const show = ctx.query.get('show') ?? '';
  const filter = isInboxFilter(show) ? show : 'open';
  const states = inboxFilters[filter];
  const asked = Number(ctx.query.get('page'));
  const inbox = await readByConsent(
    ctx.app,
    rlsContextOf(ctx.actor),
    { purpose: 'place', page: INBOX_PATH },
    async (tx) => {
      const counts = await countReceived(tx, listing);
      const total = Math.max(
        1,
        Math.ceil(states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0) / INBOX_PAGE_SIZE),
      );
      const current = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), total) : 1;
      const requests = await receivedRequests(tx, ctx.app, {
        listing,
        states,
        limit: INBOX_PAGE_SIZE,
        offset: (current - 1) * INBOX_PAGE_SIZE,
      });
      const settings = await placementSettings(tx, { listing });
      return {
        value: { counts, requests, settings, pages: { current, total } },
        consents: requests.map(({ consent }) => consent),
      };
    },
  );
  return ctx.render(
    <InboxPage
      page={ctx.page}
      token={ctx.formToken()}
      {...inbox}
      filter={filter}
      now={ctx.app.now()}
      mayChange={can(ctx.actor, 'owner')}
      notice={NOTICES.find((notice) => ctx.query.has(notice))}
    />,
  );
}

export const inboxRoutes: Route[] = [
  get(INBOX_PATH, { allow: 'member', teamLanguages: true, purpose: 'place' }, showInbox),
  post(
    INBOX_PATH,
    { allow: 'owner', teamLanguages: true, action: changePlacementSettings },
    async (ctx, run) => {
      const saved = await run({
        open: ctx.form.get('open') === 'yes',
        automatic: ctx.form.get('automatic') === 'yes',
        places: ctx.form.get('places').trim(),
        answerDays: ctx.form.get('answerDays'),
        leaveUntil: ctx.form.get('leaveUntil'),
      });
      const notice = saved.ok ? 'saved' : saved.refusal === 'held' ? 'held' : 'not-saved';
      return ctx.redirect(`${INBOX_PATH}?${notice}`);
    },
  ),
  post(
    `${INBOX_PATH}/:id{${UUID_PATTERN}}`,
    { allow: 'member', teamLanguages: true, action: answerRequest },
    async (ctx, run) => {
      const taken = await run({
        request: ctx.param('id'),
        kind: ctx.form.get('kind'),
        version: ctx.form.get('version'),
      });
      if (taken.ok) return ctx.redirect(INBOX_PATH);
      const { refusal } = taken;
      return ctx.redirect(
        `${INBOX_PATH}?${refusal === 'full' || refusal === 'party-too-large' ? refusal : 'changed'}`,
      );
    },
  ),
];
