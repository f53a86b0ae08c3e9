import { type Account, can, type Owner } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { withinCreationLimit } from '#core/rate-limit.ts';
import { authenticateAccount, keepSignInWaiting, openAddress } from '#features/accounts';
import {
  acceptInvitation,
  addressOfInvitation,
  inviteMember,
  startInvitedSignIn,
  withdrawInvitation,
} from '../invitations/actions.ts';
import { findInvitation } from '../invitations/queries.ts';
import { INVITATION_LIMIT, INVITED_SIGN_IN_LIMIT } from '../invitations/rules.ts';
import { listingUrl } from '../model/mail.ts';
import { linkTurnOf } from '../model/queries.ts';
import { OWNER_PATH } from '../owner-sessions/rules.ts';
import { keepOwnerSession } from '../owner-sessions/session-cookie.ts';
import { AccountStartPage } from './AccountStartPage.tsx';
import { changeMemberRole, leaveListing, openListingWithAccount, removeMember } from './actions.ts';
import { AcceptPage, JoinPage } from './JoinPages.tsx';
import { MembersPage, type MembersRefusal } from './MembersPage.tsx';
import { readMemberships, readPeople } from './read-people.ts';

const MEMBERS_PATH = `${OWNER_PATH}/members`;
const START_PATH = '/account/start';
const LINK = ':link{[\\w-]{43}}';

async function renderStart(
  ctx: RequestContext<Account>,
  lastOwnerOf?: { listing: string; link: string },
): Promise<Response> {
  const { account, name, guideOf, tenant, strong } = ctx.actor;
  const memberships = await readMemberships(ctx.app, account);
  return ctx.render(
    <AccountStartPage
      page={{ ...ctx.page, path: START_PATH }}
      token={ctx.formToken()}
      name={name}
      memberships={memberships}
      guideOf={guideOf}
      tenant={tenant}
      strong={strong}
      notice={ctx.query.has('ended') ? 'ended' : ctx.query.has('joined') ? 'joined' : undefined}
      lastOwnerOf={lastOwnerOf}
    />,
    lastOwnerOf ? 422 : 200,
  );
}

/** What somebody with an account works for: opening one of them, and stopping. */
const startRoutes: Route[] = [
  get(START_PATH, { allow: 'account', teamLanguages: true }, (ctx) => renderStart(ctx)),
  post(
    '/account/open',
    { allow: 'account', teamLanguages: true, action: openListingWithAccount },
    async (ctx, run) => {
      const opened = await run({ listing: ctx.form.get('listing'), earlier: ctx.cookie('owner') });
      if (!opened.ok) return ctx.redirect(`${START_PATH}?ended`);
      keepOwnerSession(ctx, opened.value);
      return ctx.redirect(can(opened.value.owner, 'owner') ? OWNER_PATH : `${OWNER_PATH}/requests`);
    },
  ),
  post(
    '/account/leave',
    { allow: 'account', teamLanguages: true, action: leaveListing },
    async (ctx, run) => {
      const listing = ctx.form.get('listing');
      const left = await run({ listing, linkKept: ctx.form.get('linkKept') === 'yes' });
      if (!left.ok && left.refusal === 'last-owner')
        return renderStart(ctx, {
          listing,
          link: listingUrl(ctx.app, {
            id: listing,
            language: ctx.language,
            linkTurn: await ctx.readPublic((tx) => linkTurnOf(tx, listing)),
          }),
        });
      return ctx.redirect(START_PATH);
    },
  ),
];

async function renderMembers(ctx: RequestContext<Owner>, refusal?: MembersRefusal): Promise<Response> {
  const { app, actor } = ctx;
  const { people, invitations } = await readPeople(app, actor);
  return ctx.render(
    <MembersPage
      page={{ ...ctx.page, path: MEMBERS_PATH }}
      token={ctx.formToken()}
      people={people.map((person) => ({
        ...person,
        address: openAddress(app, person.account, person.sealedAddress),
        isYou: person.account === actor.by?.account,
      }))}
      invitations={invitations.map((open) => ({ ...open, address: addressOfInvitation(app, open) }))}
      email={refusal ? ctx.form.get('email') : ''}
      sendsEmail={app.settings.sendsEmail !== false}
      notice={ctx.query.has('invited') ? 'invited' : ctx.query.has('removed') ? 'removed' : undefined}
      refusal={refusal}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );
}

/** Who works for the initiative: inviting, roles, sending away. */
const keepingRoutes: Route[] = [
  get(MEMBERS_PATH, { allow: 'owner', teamLanguages: true }, (ctx) => renderMembers(ctx)),
  post(MEMBERS_PATH, { allow: 'owner', teamLanguages: true, action: inviteMember }, async (ctx, run) => {
    const { app, clientNetwork, language, form } = ctx;
    const invited = await withinCreationLimit(app, INVITATION_LIMIT, { clientNetwork }, () =>
      run({ email: form.get('email'), role: form.get('role') || 'member', language }),
    );
    if (invited.ok) return ctx.redirect(`${MEMBERS_PATH}?invited`);
    return renderMembers(
      ctx,
      invited.refusal === 'not-understood' ? 'no-address' : refusalOf(invited.refusal),
    );
  }),
  post(
    `${MEMBERS_PATH}/withdraw`,
    { allow: 'owner', teamLanguages: true, action: withdrawInvitation },
    async (ctx, run) => {
      await run({ invitation: ctx.form.get('invitation') });
      return ctx.redirect(MEMBERS_PATH);
    },
  ),
  post(
    `${MEMBERS_PATH}/role`,
    { allow: 'owner', teamLanguages: true, action: changeMemberRole },
    async (ctx, run) => {
      const changed = await run({ account: ctx.form.get('account'), role: ctx.form.get('role') });
      return changed.ok ? ctx.redirect(MEMBERS_PATH) : renderMembers(ctx, refusalOf(changed.refusal));
    },
  ),
  post(
    `${MEMBERS_PATH}/remove`,
    { allow: 'owner', teamLanguages: true, action: removeMember },
    async (ctx, run) => {
      const removed = await run({ account: ctx.form.get('account') });
      return removed.ok
        ? ctx.redirect(`${MEMBERS_PATH}?removed`)
        : renderMembers(ctx, refusalOf(removed.refusal));
    },
  ),
];

const SAID: readonly MembersRefusal[] = ['last-owner', 'yourself', 'too-many', 'not-sent', 'too-often'];
const refusalOf = (refusal: string): MembersRefusal => SAID.find((known) => known === refusal) ?? 'not-found';

/** Opens the link of an invitation: whoever signed in with its address goes on to accept it. */
async function showInvitation(ctx: RequestContext, tooOften = false): Promise<Response> {
  const link = ctx.param('link');
  const here = await authenticateAccount(ctx.app, ctx.cookie('account'));
  const account = here.kind === 'account' ? here.account : undefined;
  const invitation = await ctx.readPublic((tx) => findInvitation(tx, hashToken(link), account));
  if (!invitation) return ctx.notFound();
  if (invitation.mine) return ctx.redirect(`/account/join/${link}`);
  return ctx.render(
    <JoinPage
      page={{ ...ctx.page, path: `/join/${link}` }}
      token={ctx.formToken()}
      name={invitation.name}
      role={invitation.role}
      state={invitation.state}
      signedInAs={here.kind === 'account' ? here.name : undefined}
      sendsEmail={ctx.app.settings.sendsEmail !== false}
      tooOften={tooOften}
    />,
    tooOften ? 429 : 200,
  );
}

async function renderAccept(ctx: RequestContext<Account>, noName = false): Promise<Response> {
  const link = ctx.param('link');
  const { account, name } = ctx.actor;
  const invitation = await ctx.readPublic((tx) => findInvitation(tx, hashToken(link), account));
  if (!invitation?.mine) return ctx.redirect(`/join/${link}`);
  return ctx.render(
    <AcceptPage
      page={{ ...ctx.page, path: `/account/join/${link}` }}
      token={ctx.formToken()}
      name={invitation.name}
      role={invitation.role}
      state={invitation.state}
      ownName={noName ? ctx.form.get('name') : name}
      noName={noName}
    />,
    noName ? 422 : 200,
  );
}

/** Being invited: the link of the letter, signing in with its address, and saying yes. */
const joinRoutes: Route[] = [
  get(`/join/${LINK}`, { allow: 'anyone', teamLanguages: true }, (ctx) => showInvitation(ctx)),
  post(
    `/join/${LINK}`,
    { allow: 'anyone', teamLanguages: true, action: startInvitedSignIn },
    async (ctx, run) => {
      const { app, clientNetwork, language } = ctx;
      const link = ctx.param('link');
      const invitation = await ctx.readPublic((tx) => findInvitation(tx, hashToken(link), undefined));
      if (!invitation) return ctx.notFound();
      const by = { clientNetwork, recipient: addressOfInvitation(app, invitation) };
      const asked = await withinCreationLimit(app, INVITED_SIGN_IN_LIMIT, by, () => run({ link, language }));
      if (!asked.ok) return showInvitation(ctx, asked.refusal === 'too-often');
      return keepSignInWaiting(ctx, asked.value);
    },
  ),
  get(`/account/join/${LINK}`, { allow: 'account', teamLanguages: true }, (ctx) => renderAccept(ctx)),
  post(
    `/account/join/${LINK}`,
    { allow: 'account', teamLanguages: true, action: acceptInvitation },
    async (ctx, run) => {
      const accepted = await run({ link: ctx.param('link'), name: ctx.form.get('name') });
      if (accepted.ok) return ctx.redirect(`${START_PATH}?joined`);
      return renderAccept(ctx, accepted.refusal === 'not-understood');
    },
  ),
];

/** People who work for an initiative with an account of their own. */
export const memberPageRoutes: Route[] = [...startRoutes, ...keepingRoutes, ...joinRoutes];
