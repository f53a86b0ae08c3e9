import { type Account, type Owner, rlsContextOf } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { OWNER_PATH } from '#features/directory';
import { postcodeLookup, readPlaceText, townNear } from '#features/geography';
import { type Municipality, municipalityByCode } from '#features/geography/rules.ts';
import { ACCOUNT_START, GUIDE_SIGNALS_PATH } from '../model/paths.ts';
import { senderOfOwner } from '../model/queries.ts';
import { monthOf, OBSTACLES, type Obstacle, PEOPLE_CHOICES, SENDER_ROLES } from '../model/rules.ts';
import {
  changeAsGuide,
  changeAsInitiative,
  sendAsGuide,
  sendAsInitiative,
  senderOfGuide,
} from './actions.ts';
import { NewSignalPage, type SignalRefusal, type TypedSignal } from './NewSignalPage.tsx';
import { ownMunicipality, readSignals } from './read-signals.ts';
import { SignalsPage } from './SignalsPage.tsx';

type Sender = Owner | Account;

const OWNER_SIGNALS = `${OWNER_PATH}/signals` as const;

const senderOf = (actor: Sender) => (actor.kind === 'owner' ? senderOfOwner(actor) : senderOfGuide(actor));
const baseOf = ({ kind }: Sender) => (kind === 'owner' ? OWNER_SIGNALS : GUIDE_SIGNALS_PATH);

/** Back to where this sender begins: who only helps at an initiative may not open the page of its owner. */
const backOf = (actor: Sender): string => {
  if (actor.kind === 'account') return actor.strong ? '/guide' : ACCOUNT_START;
  return actor.by?.role === 'member' ? `${OWNER_PATH}/requests` : OWNER_PATH;
};

/** An account that guides nobody has nothing to say here: what it works for has a page of its own. */
const mayNotSend = (actor: Sender): boolean => actor.kind === 'account' && actor.guideOf === null;

async function showSignals(ctx: RequestContext<Sender>): Promise<Response> {
  const { actor, app, query } = ctx;
  if (mayNotSend(actor)) return ctx.redirect(ACCOUNT_START);
  const signals = await readSignals(app, rlsContextOf(actor), senderOf(actor));
  const base = baseOf(actor);
  return ctx.render(
    <SignalsPage
      page={{ ...ctx.page, path: base }}
      base={base}
      back={backOf(actor)}
      token={ctx.formToken()}
      month={monthOf(amsterdamDate(app.now()))}
      signals={signals}
      sent={signals.find(({ id }) => id === query.get('sent'))}
      notice={(['put-back', 'deleted', 'gone'] as const).find((name) => query.has(name))}
    />,
  );
}

const obstacleIn = (text: string | null): Obstacle | undefined => OBSTACLES.find((known) => known === text);

async function renderNew(
  ctx: RequestContext<Sender>,
  obstacle: Obstacle,
  typed: TypedSignal,
  refusal?: SignalRefusal,
  options: Municipality[] = [],
): Promise<Response> {
  const base = baseOf(ctx.actor);
  return ctx.render(
    <NewSignalPage
      page={{ ...ctx.page, path: `${base}/new` }}
      base={base}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(`${base}/send`)}
      obstacle={obstacle}
      typed={typed}
      options={options}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

/** The form of one obstacle; with what this sender said about it this month already. */
async function showNew(ctx: RequestContext<Sender>): Promise<Response> {
  const { actor, app, query } = ctx;
  const obstacle = obstacleIn(query.get('obstacle'));
  if (mayNotSend(actor)) return ctx.redirect(ACCOUNT_START);
  if (!obstacle) return ctx.redirect(baseOf(actor));
  const signals = await readSignals(app, rlsContextOf(actor), senderOf(actor));
  const municipality =
    municipalityByCode(query.get('m') ?? '')?.code ??
    (actor.kind === 'owner' ? await ownMunicipality(app, actor) : undefined) ??
    signals[0]?.municipality ??
    '';
  const month = monthOf(amsterdamDate(app.now()));
  const said = signals.find(
    (signal) =>
      signal.month === month && signal.obstacle === obstacle && signal.municipality === municipality,
  );
  return renderNew(ctx, obstacle, {
    municipality,
    place: '',
    people: said?.people ?? null,
    theme: said?.theme ?? '',
    role: said?.role ?? signals[0]?.role ?? (actor.kind === 'owner' ? 'volunteer' : 'guide'),
    words: said?.words ?? '',
  });
}

/** The municipalities that may be meant by a place that was typed; one when there is no doubt. */
async function municipalitiesMeant(ctx: RequestContext<Sender>, typed: string): Promise<Municipality[]> {
  const finding = readPlaceText(typed, await ctx.readPublic((tx) => postcodeLookup(tx, typed)));
  // What only sounds a little like a place is none: who meant another one types it again.
  const places =
    finding.kind === 'found' ? [finding.place] : finding.kind === 'choice' ? finding.options : [];
  const codes = places.map((place) => place.municipality ?? townNear(place).municipality);
  return [...new Set(codes)].flatMap((code) => municipalityByCode(code) ?? []);
}

const typedIn = ({ form }: RequestContext<Sender>): TypedSignal => ({
  municipality: municipalityByCode(form.get('municipality'))?.code ?? '',
  place: form.get('place').slice(0, 80),
  people: PEOPLE_CHOICES.find((choice) => String(choice) === form.get('people')) ?? null,
  theme: form.get('theme'),
  role: SENDER_ROLES.find((role) => role === form.get('role')) ?? 'volunteer',
  words: form.get('words'),
});

type Run = (input: unknown) => Promise<{ ok: true; value: { id: string } } | { ok: false; refusal: string }>;

async function sendSignal(ctx: RequestContext<Sender>, run: Run): Promise<Response> {
  const typed = typedIn(ctx);
  const obstacle = obstacleIn(ctx.form.get('obstacle'));
  const base = baseOf(ctx.actor);
  if (!obstacle) return ctx.redirect(base);
  if (typed.place) {
    const meant = await municipalitiesMeant(ctx, typed.place);
    if (meant.length !== 1)
      return renderNew(ctx, obstacle, typed, meant.length > 1 ? 'which-place' : 'no-place', meant);
  }
  const [place] = typed.place ? await municipalitiesMeant(ctx, typed.place) : [];
  const municipality = place?.code ?? typed.municipality;
  const sent = await run({
    idempotencyKey: ctx.formKey(),
    municipality,
    obstacle,
    people: typed.people,
    theme: typed.theme || null,
    role: typed.role,
    words: typed.words,
  });
  if (sent.ok) return ctx.redirect(`${base}?sent=${sent.value.id}`);
  if (sent.refusal === 'no-guide') return ctx.redirect(ACCOUNT_START);
  const refusal = (['no-place', 'too-long'] as const).find((known) => known === sent.refusal);
  return renderNew(ctx, obstacle, typed, refusal ?? 'no-people');
}

async function changeSignal(
  ctx: RequestContext<Sender>,
  run: (input: unknown) => Promise<{ ok: boolean }>,
): Promise<Response> {
  const step = ctx.form.get('step');
  const changed = await run({ signal: ctx.form.get('signal'), step });
  const notice = !changed.ok ? 'gone' : step === 'delete' ? 'deleted' : 'put-back';
  return ctx.redirect(`${baseOf(ctx.actor)}?${notice}`);
}

const INITIATIVE = { allow: 'member', teamLanguages: true } as const;
const GUIDE = { allow: 'account', teamLanguages: true } as const;

/** Saying what stands in the way: by whoever works for an initiative, and by guides. */
export const sendingRoutes: Route[] = [
  get(OWNER_SIGNALS, INITIATIVE, showSignals),
  get(`${OWNER_SIGNALS}/new`, INITIATIVE, showNew),
  post(`${OWNER_SIGNALS}/send`, { ...INITIATIVE, action: sendAsInitiative }, sendSignal),
  post(`${OWNER_SIGNALS}/change`, { ...INITIATIVE, action: changeAsInitiative }, changeSignal),
  get(GUIDE_SIGNALS_PATH, GUIDE, showSignals),
  get(`${GUIDE_SIGNALS_PATH}/new`, GUIDE, showNew),
  post(`${GUIDE_SIGNALS_PATH}/send`, { ...GUIDE, action: sendAsGuide }, sendSignal),
  post(`${GUIDE_SIGNALS_PATH}/change`, { ...GUIDE, action: changeAsGuide }, changeSignal),
];
