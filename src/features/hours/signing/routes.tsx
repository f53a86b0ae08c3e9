import { type Owner, rlsContextOf } from '#core/access/actor.ts';
import { readByConsent } from '#core/access/logged-read.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { parseTimeOfDay } from '#core/i18n/formats.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { consentsInForce } from '#features/consents';
import { hoursEntries, SIGN_REFUSALS } from '../model/queries.ts';
import { HOURS_KINDS, typedAgain } from '../model/rules.ts';
import { correctEntry, revokeEntry, signSession } from './actions.ts';
import { CorrectionPage } from './CorrectionPage.tsx';
import { RECENT_ENTRIES, SIGNING_PATH } from './rules.ts';
import { type SessionTyped, timeText } from './SessionFields.tsx';
import { type SigningNotice, SigningPage } from './SigningPage.tsx';

const ENTRY_PATH = `${SIGNING_PATH}/:id{${UUID_PATTERN}}` as const;
const REFUSALS = ['day', 'time', 'order', 'too-long', 'future', ...SIGN_REFUSALS] as const;
const DONE = ['corrected', 'revoked', 'changed'] as const;

type OwnerContext = RequestContext<Owner>;

/** Whose booklet is on here, and what was signed; everybody shown finds a line in their access log. */
const readSigning = (ctx: OwnerContext) =>
  readByConsent(ctx.app, rlsContextOf(ctx.actor), { purpose: 'hours', page: SIGNING_PATH }, async (tx) => {
    const people = await consentsInForce(tx, 'hours', ctx.app.now());
    const entries = await hoursEntries(tx, { limit: RECENT_ENTRIES });
    return { value: { people, entries }, consents: people.map(({ id }) => id) };
  });

const readEntry = (ctx: OwnerContext) =>
  readByConsent(ctx.app, rlsContextOf(ctx.actor), { purpose: 'hours', page: SIGNING_PATH }, async (tx) => {
    const [entry] = await hoursEntries(tx, { id: ctx.param('id') });
    const consent = (await consentsInForce(tx, 'hours', ctx.app.now())).find(
      ({ person }) => person === entry?.person,
    );
    return { value: { entry, name: consent?.shownName ?? '' }, consents: consent ? [consent.id] : [] };
  });

function typedIn({ form }: OwnerContext): SessionTyped {
  return {
    kind: HOURS_KINDS.find((kind) => kind === form.get('kind')) ?? 'activity',
    day: form.get('day').trim(),
    from: form.get('from').trim(),
    to: form.get('to').trim(),
    nextDay: form.get('nextDay') === 'yes',
    dutch: form.get('dutch') === 'yes',
    together: form.get('together') === 'yes',
  };
}

/** The typed session as an action takes it. */
const inputOf = (typed: SessionTyped) => ({
  ...typed,
  from: parseTimeOfDay(typed.from),
  to: parseTimeOfDay(typed.to),
});

async function showSigning(
  ctx: OwnerContext,
  { typed, notice, status = 200 }: { typed?: SessionTyped; notice?: SigningNotice; status?: 200 | 422 } = {},
): Promise<Response> {
  const { people, entries } = await readSigning(ctx);
  const today = amsterdamDate(ctx.app.now());
  const empty = { day: today, from: '', to: '', nextDay: false, dutch: false, together: false };
  return ctx.render(
    <SigningPage
      page={ctx.page}
      token={ctx.formToken()}
      once={typed ? ctx.keptFormKey() : ctx.newFormKey(SIGNING_PATH)}
      people={people}
      entries={entries}
      typed={typed ?? { ...empty, kind: 'activity' }}
      chosen={typed ? ctx.form.getAll('people') : []}
      today={today}
      notice={notice}
    />,
    status,
  );
}

async function showCorrection(
  ctx: OwnerContext,
  refused?: { typed: SessionTyped; reason: string; refusal: Parameters<typeof CorrectionPage>[0]['refusal'] },
): Promise<Response> {
  const { entry, name } = await readEntry(ctx);
  if (!entry) return ctx.notFound();
  if (entry.state !== 'stands' && entry.state !== 'disputed') return ctx.redirect(`${SIGNING_PATH}?changed`);
  const typed = typedAgain(entry);
  const { kind, dutch, together } = entry;
  const known = { ...typed, from: timeText(typed.from), to: timeText(typed.to), kind, dutch, together };
  return ctx.render(
    <CorrectionPage
      page={ctx.page}
      token={ctx.formToken()}
      once={ctx.keptFormKey(ENTRY_PATH)}
      entry={entry}
      name={name}
      typed={refused?.typed ?? known}
      reason={refused?.reason ?? ''}
      today={amsterdamDate(ctx.app.now())}
      refusal={refused?.refusal}
    />,
    refused ? 422 : 200,
  );
}

const refusalIn = (refusal: string) => REFUSALS.find((known) => known === refusal);

export const signingRoutes: Route[] = [
  get(SIGNING_PATH, { allow: 'member', teamLanguages: true, purpose: 'hours' }, (ctx) => {
    const kind = DONE.find((done) => ctx.query.has(done));
    return showSigning(ctx, kind ? { notice: { kind } } : {});
  }),
  post(
    SIGNING_PATH,
    { allow: 'member', teamLanguages: true, action: signSession, purpose: 'hours' },
    async (ctx, run) => {
      const typed = typedIn(ctx);
      const signed = await run({
        source: ctx.formKey(),
        ...inputOf(typed),
        people: ctx.form.getAll('people'),
      });
      if (signed.ok) return showSigning(ctx, { notice: { kind: 'signed', ...signed.value } });
      const why = signed.refusal === 'nobody' ? 'nobody' : (refusalIn(signed.refusal) ?? 'not-found');
      return showSigning(ctx, { typed, notice: { kind: 'refused', why }, status: 422 });
    },
  ),
  get(ENTRY_PATH, { allow: 'member', teamLanguages: true, purpose: 'hours' }, (ctx) => showCorrection(ctx)),
  post(
    ENTRY_PATH,
    { allow: 'member', teamLanguages: true, action: correctEntry, purpose: 'hours' },
    async (ctx, run) => {
      const typed = typedIn(ctx);
      const reason = ctx.form.get('reason');
      const corrected = await run({
        source: ctx.formKey(),
        entry: ctx.param('id'),
        reason,
        ...inputOf(typed),
      });
      if (corrected.ok) return ctx.redirect(`${SIGNING_PATH}?corrected`);
      if (corrected.refusal === 'not-found') return ctx.notFound();
      if (corrected.refusal === 'changed') return ctx.redirect(`${SIGNING_PATH}?changed`);
      return showCorrection(ctx, { typed, reason, refusal: refusalIn(corrected.refusal) ?? 'reason' });
    },
  ),
  post(
    `${ENTRY_PATH}/revoke`,
    { allow: 'member', teamLanguages: true, action: revokeEntry },
    async (ctx, run) => {
      const revoked = await run({ entry: ctx.param('id'), reason: ctx.form.get('reason') });
      if (!revoked.ok && revoked.refusal === 'not-found') return ctx.notFound();
      if (!revoked.ok && revoked.refusal === 'not-understood')
        return ctx.redirect(`${SIGNING_PATH}/${ctx.param('id')}`);
      return ctx.redirect(`${SIGNING_PATH}?${revoked.ok ? 'revoked' : 'changed'}`);
    },
  ),
];
