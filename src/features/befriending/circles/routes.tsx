import { renderSVG } from 'uqr';
import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { withinCreationLimit } from '#core/rate-limit.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import { NEW_STORY_LIMIT } from '#features/accounts';
import { directorySnapshot } from '#features/directory';
import { textIn } from '#features/directory/rules.ts';
import { MAX_NAME_LENGTH } from '../model/answers.ts';
import {
  BEGIN_CIRCLE_PATH,
  CIRCLE_PATH,
  CIRCLES_PATH,
  JOIN_CIRCLE_PATH,
  OWN_PATH,
  PAIRS_PATH,
} from '../model/paths.ts';
import { listPools, membersOf, ownCards } from '../model/queries.ts';
import { MAX_CIRCLE_MEMBERS, MIN_CIRCLE_MEMBERS, type Pool } from '../model/rules.ts';
import {
  agreeToBeSeen,
  askCircle,
  beginForCircle,
  type CircleRefusal,
  changeCircle,
  foundCircle,
  goOnAYear,
  inviteToCircle,
  joinCircle,
  leaveCircle,
  passCircleOn,
  takeInvitationBack,
} from './actions.ts';
import { BeginCirclePage } from './BeginCirclePage.tsx';
import { CIRCLE_NOTICES, CirclePage, type OwnCircle } from './CirclePage.tsx';
import { ASK_NOTICES, CirclesPage } from './CirclesPage.tsx';
import {
  type InvitationCodeRefusal,
  InvitationPage,
  InvitationsPage,
  JoinCodePage,
} from './InvitationPages.tsx';
import {
  consentWords,
  JoinCirclePage,
  type MemberField,
  NewCirclePage,
  type TypedCircle,
  type TypedMember,
} from './MemberPage.tsx';
import { findInvitation, linkOfCode, mayTryCode, waitingInvitations, whoAgreed } from './queries.ts';
import { fieldsOfAnswers, placesToTap, readAnswers, typedAnswers } from './read-answers.ts';
import { CIRCLE_FORMS, MAX_CIRCLE_NAME_LENGTH } from './rules.ts';
import { shownCircles } from './shown-circles.ts';

/** A token of a link: 256 bits in base64url. */
const LINK_PATH = `${JOIN_CIRCLE_PATH}/:link{[\\w-]{43}}` as const;
const JOIN_FORM_PATH = `${CIRCLE_PATH}/join/:link{[\\w-]{43}}` as const;
const NEW_PATH = `${CIRCLE_PATH}/new` as const;
const OWN = { allow: 'newcomer', purpose: 'own-befriending' } as const;
type OwnContext = RequestContext<Newcomer>;

/** The name of an organisation in the reader's language, by its initiative. */
async function namesOf(ctx: RequestContext, pools: readonly Pool[]): Promise<ReadonlyMap<string, string>> {
  const { byId, paused } = await directorySnapshot(ctx.app);
  return new Map(
    pools.map(({ listing, initiative }) => {
      const found = byId.get(initiative) ?? paused.get(initiative);
      return [listing, found ? textIn(found, ctx.language).text.name : ''];
    }),
  );
}

const poolNames = async (ctx: RequestContext) => namesOf(ctx, await ctx.readPublic(listPools));

/** The organisations with which a circle can begin. */
async function openPools(ctx: RequestContext): Promise<{ listing: string; name: string }[]> {
  const pools = (await ctx.readPublic(listPools)).filter(({ open }) => open);
  const names = await namesOf(ctx, pools);
  return pools
    .map(({ listing }) => ({ listing, name: names.get(listing) ?? '' }))
    .filter(({ name }) => name !== '')
    .sort((one, other) => one.name.localeCompare(other.name, ctx.language));
}

async function showCode(ctx: RequestContext, typed = '', refusal?: InvitationCodeRefusal): Promise<Response> {
  return ctx.render(
    <JoinCodePage page={ctx.page} token={ctx.formToken()} typed={typed} refusal={refusal} />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );
}

async function showInvitation(ctx: RequestContext): Promise<Response> {
  const link = ctx.param('link');
  const invited = await ctx.readPublic((tx) => findInvitation(tx, link));
  const organisation = (invited && (await poolNames(ctx)).get(invited.pool)) ?? '';
  return ctx.render(
    <InvitationPage
      page={ctx.page}
      token={ctx.formToken()}
      link={link}
      invited={invited}
      organisation={organisation}
    />,
    invited ? 200 : 404,
  );
}

/** Begins for a visitor, with a key card and a session on this device; then on to the form. */
async function beginAndGo(
  ctx: RequestContext,
  run: (input: unknown) => ReturnType<typeof beginForCircle>,
  to: string,
  tooOften: () => Response | Promise<Response>,
): Promise<Response> {
  if (ctx.actor.kind === 'newcomer') return ctx.redirect(to);
  const session = await withinCreationLimit(ctx.app, NEW_STORY_LIMIT, ctx, () =>
    run({ ownDevice: ctx.form.get('device') === 'own' }),
  );
  if (!session.ok) return tooOften();
  ctx.setCookie(session.value.token, session.value.seconds);
  return ctx.redirect(to);
}

const typedMember = (ctx: RequestContext): TypedMember => ({
  firstName: ctx.form.get('firstName').trim().slice(0, MAX_NAME_LENGTH),
  email: ctx.form.get('email').trim(),
  seen: ctx.form.get('seen') === 'yes',
  answers: typedAnswers(ctx),
});

const typedCircle = ({ form }: RequestContext): TypedCircle => ({
  pool: form.get('pool'),
  circleName: form.get('circleName').trim().slice(0, MAX_CIRCLE_NAME_LENGTH),
  forms: CIRCLE_FORMS.filter((known) => form.getAll('forms').includes(known)),
  people: form.get('people') || '5',
});

const missingOfMember = (typed: TypedMember): MemberField[] => [
  ...(typed.firstName ? [] : (['firstName'] as const)),
  ...(typed.email === '' || isPlainAddress(typed.email) ? [] : (['email'] as const)),
];

/** What the person said on a card of their own, to begin with. */
async function firstMember(ctx: OwnContext): Promise<TypedMember> {
  const before = await ctx.readOwn(async (tx, person) => {
    const cards = await ownCards(tx, person);
    const members = await membersOf(
      tx,
      ctx.app,
      cards.map(({ id }) => id),
    );
    return members.find((member) => member.person === person);
  });
  return {
    firstName: before?.name ?? '',
    email: before?.email ?? '',
    seen: true,
    answers: before ? fieldsOfAnswers(before.answers) : {},
  };
}

interface Shown {
  typed: TypedMember;
  missing?: readonly MemberField[];
  refusal?: CircleRefusal | undefined;
}

const formProps = async (ctx: OwnContext, path: string, { typed, missing = [], refusal }: Shown) => ({
  page: ctx.page,
  token: ctx.formToken(),
  once: ctx.keptFormKey(),
  to: path,
  typed,
  missing,
  refusal,
  today: toAmsterdam(ctx.app.now()).day,
  places: missing.includes('place') ? await ctx.readPublic((tx) => placesToTap(tx, typed.answers)) : [],
});

async function showNew(ctx: OwnContext, circle: TypedCircle, shown: Shown): Promise<Response> {
  return ctx.render(
    <NewCirclePage
      {...(await formProps(ctx, NEW_PATH, shown))}
      circle={circle}
      pools={await openPools(ctx)}
    />,
    shown.missing?.length || shown.refusal ? 422 : 200,
  );
}

async function showJoin(ctx: OwnContext, shown: Shown): Promise<Response> {
  const link = ctx.param('link');
  const invited = await ctx.readOwn((tx) => findInvitation(tx, link));
  // What can not be joined (any more) is said where the invitation leads.
  if (!invited || (invited.state !== 'open' && !shown.refusal))
    return ctx.redirect(`${JOIN_CIRCLE_PATH}/${link}`);
  return ctx.render(
    <JoinCirclePage
      {...(await formProps(ctx, `${CIRCLE_PATH}/join/${link}`, shown))}
      circleName={invited.circleName}
      organisation={(await poolNames(ctx)).get(invited.pool) ?? ''}
    />,
    shown.missing?.length || shown.refusal ? 422 : 200,
  );
}

const JOIN_REFUSALS: readonly CircleRefusal[] = [
  'closed',
  'other-circle',
  'meets',
  'as-newcomer',
  'used',
  'full',
  'over',
  'minor',
];
const joinRefusal = (refusal: string): CircleRefusal =>
  JOIN_REFUSALS.find((known) => known === refusal) ?? 'over';

const readAnswersOf = (ctx: OwnContext, typed: TypedMember) =>
  ctx.readPublic((tx) => readAnswers(tx, typed.answers));

async function showOwn(ctx: OwnContext): Promise<Response> {
  const names = await poolNames(ctx);
  const circles = await ctx.readOwn(async (tx, person) => {
    const cards = (await ownCards(tx, person)).filter(({ party }) => party === 'circle');
    const members = await membersOf(
      tx,
      ctx.app,
      cards.map(({ id }) => id),
    );
    const own: OwnCircle[] = [];
    for (const card of cards) {
      const people = members.filter((member) => member.card === card.id);
      const me = people.find((member) => member.person === person);
      if (!me) continue;
      own.push({
        card,
        organisation: names.get(card.pool) ?? '',
        me,
        members: people,
        agreed: await whoAgreed(tx, card.id),
        invitations: me.speaks ? await waitingInvitations(tx, ctx.app, card.id, ctx.app.now()) : [],
      });
    }
    return own;
  });
  return ctx.render(
    <CirclePage
      page={ctx.page}
      token={ctx.formToken()}
      circles={circles}
      notice={CIRCLE_NOTICES.find((known) => ctx.query.has(known))}
    />,
  );
}

const withoutProtocol = (url: string): string => url.replace(/^https?:\/\//, '');

export const circleRoutes: Route[] = [
  get(CIRCLES_PATH, { allow: 'anyone', shareable: true, cache: 'public' }, (ctx) =>
    ctx.render(<CirclesPage page={ctx.page} circles={null} />),
  ),
  get(CIRCLES_PATH, { ...OWN, personal: true }, async (ctx) => {
    const names = await poolNames(ctx);
    const circles = await ctx.readOwn((tx, person) => shownCircles(tx, ctx.app, { person, names }));
    return ctx.render(
      <CirclesPage
        page={ctx.page}
        token={ctx.formToken()}
        circles={circles}
        notice={ASK_NOTICES.find((known) => ctx.query.has(known))}
      />,
    );
  }),
  post(`${CIRCLES_PATH}/:id{${UUID_PATTERN}}/ask`, { ...OWN, action: askCircle }, async (ctx, run) => {
    const asked = await run({ circle: ctx.param('id') });
    const outcome = asked.ok ? 'asked' : asked.refusal === 'busy' ? 'busy' : 'gone';
    return ctx.redirect(`${CIRCLES_PATH}?${outcome}`);
  }),
  get(JOIN_CIRCLE_PATH, { allow: 'anyone' }, (ctx) => showCode(ctx)),
  post(JOIN_CIRCLE_PATH, { allow: 'anyone', withoutAction: 'redisplay' }, async (ctx) => {
    const typed = ctx.form.get('code');
    if (!(await mayTryCode(ctx.app, ctx.clientNetwork.network))) return showCode(ctx, typed, 'too-often');
    const link = await ctx.readPublic((tx) => linkOfCode(tx, ctx.app, typed));
    return link ? ctx.redirect(`${JOIN_CIRCLE_PATH}/${link}`) : showCode(ctx, typed, 'unknown');
  }),
  get(LINK_PATH, { allow: 'anyone' }, (ctx) => showInvitation(ctx)),
  post(LINK_PATH, { allow: 'anyone', action: beginForCircle }, (ctx, run) =>
    beginAndGo(ctx, run, `${CIRCLE_PATH}/join/${ctx.param('link')}`, () => showInvitation(ctx)),
  ),
  get(BEGIN_CIRCLE_PATH, { allow: 'anyone' }, (ctx) =>
    ctx.render(<BeginCirclePage page={ctx.page} token={ctx.formToken()} />),
  ),
  post(BEGIN_CIRCLE_PATH, { allow: 'anyone', action: beginForCircle }, (ctx, run) =>
    beginAndGo(ctx, run, NEW_PATH, () =>
      ctx.render(<BeginCirclePage page={ctx.page} token={ctx.formToken()} tooOften />, 429),
    ),
  ),
  get(NEW_PATH, OWN, async (ctx) =>
    showNew(
      ctx,
      { pool: ctx.query.get('pool') ?? '', circleName: '', forms: ['circle'], people: '5' },
      { typed: await firstMember(ctx) },
    ),
  ),
  post(NEW_PATH, { ...OWN, action: foundCircle }, async (ctx, run) => {
    const [circle, typed] = [typedCircle(ctx), typedMember(ctx)];
    const answers = await readAnswersOf(ctx, typed);
    const pool = (await openPools(ctx)).find(({ listing }) => listing === circle.pool);
    const missing: MemberField[] = [
      ...(pool ? [] : (['pool'] as const)),
      ...(circle.circleName ? [] : (['circleName'] as const)),
      ...(circle.forms.length > 0 ? [] : (['forms'] as const)),
      ...missingOfMember(typed),
      ...(answers.missing ?? []),
    ];
    if (!answers.ok || !pool || missing.length > 0) return showNew(ctx, circle, { typed, missing });
    const people = Number(circle.people);
    const made = await run({
      ...typed,
      source: ctx.formKey(),
      pool: pool.listing,
      circleName: circle.circleName,
      forms: circle.forms,
      people: Math.min(Math.max(people || MIN_CIRCLE_MEMBERS, MIN_CIRCLE_MEMBERS), MAX_CIRCLE_MEMBERS),
      language: ctx.language,
      answers: answers.value,
      recipientName: pool.name,
      wording: consentWords(ctx.language).join(' '),
    });
    if (!made.ok) return showNew(ctx, circle, { typed, refusal: joinRefusal(made.refusal) });
    return ctx.redirect(`${CIRCLE_PATH}?joined`);
  }),
  get(JOIN_FORM_PATH, OWN, async (ctx) => showJoin(ctx, { typed: await firstMember(ctx) })),
  post(JOIN_FORM_PATH, { ...OWN, action: joinCircle }, async (ctx, run) => {
    const typed = typedMember(ctx);
    const answers = await readAnswersOf(ctx, typed);
    const missing: MemberField[] = [...missingOfMember(typed), ...(answers.missing ?? [])];
    if (!answers.ok || missing.length > 0) return showJoin(ctx, { typed, missing });
    const link = ctx.param('link');
    const invited = await ctx.readOwn((tx) => findInvitation(tx, link));
    const organisation = (invited && (await poolNames(ctx)).get(invited.pool)) || '–';
    const joined = await run({
      ...typed,
      source: ctx.formKey(),
      token: link,
      language: ctx.language,
      answers: answers.value,
      recipientName: organisation,
      wording: consentWords(ctx.language).join(' '),
    });
    if (!joined.ok) return showJoin(ctx, { typed, refusal: joinRefusal(joined.refusal) });
    return ctx.redirect(`${CIRCLE_PATH}?joined`);
  }),
  get(CIRCLE_PATH, OWN, (ctx) => showOwn(ctx)),
  post(`${PAIRS_PATH}/:id{${UUID_PATTERN}}/year`, { ...OWN, action: goOnAYear }, async (ctx, run) => {
    await run({ pair: ctx.param('id') });
    return ctx.redirect(`${OWN_PATH}`);
  }),
  get(`${CIRCLE_PATH}/invitations/:id{${UUID_PATTERN}}`, OWN, async (ctx) => {
    const own = await ctx.readOwn(async (tx, person) => ({
      card: (await ownCards(tx, person)).find(({ id }) => id === ctx.param('id')),
      invitations: await waitingInvitations(tx, ctx.app, ctx.param('id'), ctx.app.now()),
    }));
    if (!own.card || own.invitations.length === 0) return ctx.redirect(CIRCLE_PATH);
    const base = `${ctx.app.publicUrl}/${ctx.language}${JOIN_CIRCLE_PATH}`;
    return ctx.render(
      <InvitationsPage
        page={ctx.page}
        circleName={own.card.circleName ?? ''}
        organisation={(await poolNames(ctx)).get(own.card.pool) ?? ''}
        address={withoutProtocol(base)}
        invitations={own.invitations.map(({ code, token }) => ({
          code,
          link: `${base}/${token}`,
          qr: renderSVG(`${base}/${token}`, { border: 2 }),
        }))}
      />,
    );
  }),
  post(`${CIRCLE_PATH}/change`, { ...OWN, action: changeCircle }, async (ctx, run) => {
    const changed = await run({
      card: ctx.form.get('card'),
      circleName: ctx.form.get('circleName'),
      forms: CIRCLE_FORMS.filter((known) => ctx.form.getAll('forms').includes(known)),
    });
    return ctx.redirect(`${CIRCLE_PATH}?${changed.ok ? 'saved' : 'name'}`);
  }),
  post(`${CIRCLE_PATH}/seen`, { ...OWN, action: agreeToBeSeen }, async (ctx, run) => {
    await run({ card: ctx.form.get('card'), seen: ctx.form.get('seen') === 'yes' });
    return ctx.redirect(`${CIRCLE_PATH}?saved`);
  }),
  post(`${CIRCLE_PATH}/invite`, { ...OWN, action: inviteToCircle }, async (ctx, run) => {
    const invited = await run({ card: ctx.form.get('card') });
    return ctx.redirect(`${CIRCLE_PATH}?${invited.ok ? 'saved' : 'full'}`);
  }),
  post(`${CIRCLE_PATH}/uninvite`, { ...OWN, action: takeInvitationBack }, async (ctx, run) => {
    const taken = await run({ invitation: ctx.form.get('invitation') });
    return ctx.redirect(`${CIRCLE_PATH}?${taken.ok ? 'saved' : 'used'}`);
  }),
  post(`${CIRCLE_PATH}/pass`, { ...OWN, action: passCircleOn }, async (ctx, run) => {
    await run({ card: ctx.form.get('card'), to: ctx.form.get('to') });
    return ctx.redirect(`${CIRCLE_PATH}?saved`);
  }),
  post(`${CIRCLE_PATH}/leave`, { ...OWN, action: leaveCircle }, async (ctx, run) => {
    await run({ card: ctx.form.get('card') });
    return ctx.redirect(`${CIRCLE_PATH}?left`);
  }),
];
