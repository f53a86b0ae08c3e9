import { inScope } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { interfaceLanguages, isInterfaceLanguage } from '#core/i18n/languages.ts';
import { namedBottlenecks } from '../model/bottlenecks.ts';
import {
  MEETING_COLLABORATIONS_ROUTE,
  OWN_COLLABORATIONS_PATH,
  POLICY_COLLABORATIONS_PATH,
} from '../model/paths.ts';
import { TEXT_FIELDS } from '../model/rules.ts';
import type { TellerActor, TellerPermission } from '../model/tellers.ts';
import { answerInDeskAs } from '../partners/actions.ts';
import { editorActions } from './actions.ts';
import { DeskPage } from './DeskPage.tsx';
import { FORM_REFUSALS, FormPage, type FormRefusal } from './FormPage.tsx';
import { MANAGE_REFUSALS, ManagePage, type ManageRefusal } from './ManagePage.tsx';
import { PreviewPage } from './PreviewPage.tsx';
import { readDesk, readManaged, readNew } from './read-desk.ts';
import { emptyForm, formOf, typedIn } from './read-form.ts';
import { WordsPage } from './WordsPage.tsx';

type Context = RequestContext<TellerActor>;

const BASES = {
  member: OWN_COLLABORATIONS_PATH,
  policy: POLICY_COLLABORATIONS_PATH,
  organiser: MEETING_COLLABORATIONS_ROUTE,
} as const;

/** Where this teller works, without the language. */
const baseOf = (ctx: Context): string => {
  if (ctx.actor.kind === 'team') return `/organise/${ctx.param('edition')}/collaborations`;
  return ctx.actor.kind === 'owner' ? OWN_COLLABORATIONS_PATH : POLICY_COLLABORATIONS_PATH;
};

/** A link of the team is for its own meeting: elsewhere there is nothing. */
const isElsewhere = ({ actor, param }: Context): boolean =>
  actor.kind === 'team' && !inScope(actor, param('edition'));

async function showDesk(ctx: Context): Promise<Response> {
  const view = isElsewhere(ctx) ? undefined : await readDesk(ctx);
  if (!view) return ctx.notFound();
  const base = baseOf(ctx);
  return ctx.render(
    <DeskPage
      page={{ ...ctx.page, path: base }}
      base={base}
      view={view}
      token={ctx.formToken()}
      done={ctx.query.has('done')}
    />,
  );
}

async function showNew(ctx: Context, refusal?: FormRefusal): Promise<Response> {
  const known = isElsewhere(ctx) ? undefined : await readNew(ctx);
  if (!known) return ctx.notFound();
  const base = baseOf(ctx);
  return ctx.render(
    <FormPage
      page={{ ...ctx.page, path: `${base}/new` }}
      base={base}
      id={undefined}
      version={0}
      typed={refusal ? typedIn(ctx) : emptyForm(ctx.language, known.municipalities)}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey()}
      refusal={refusal}
      kept={undefined}
    />,
    refusal ? 422 : 200,
  );
}

async function showForm(ctx: Context, refusal?: FormRefusal): Promise<Response> {
  const view = isElsewhere(ctx) ? undefined : await readManaged(ctx);
  if (!view) return ctx.notFound();
  const base = baseOf(ctx);
  const kept = formOf(view.collaboration, view.email);
  return ctx.render(
    <FormPage
      page={{ ...ctx.page, path: `${base}/${view.collaboration.id}/edit` }}
      base={base}
      id={view.collaboration.id}
      version={view.collaboration.version}
      typed={refusal ? typedIn(ctx) : kept}
      token={ctx.formToken()}
      formKey=""
      refusal={refusal}
      kept={refusal === 'changed-elsewhere' ? kept : undefined}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

async function showManaged(ctx: Context, refusal?: ManageRefusal): Promise<Response> {
  const view = isElsewhere(ctx) ? undefined : await readManaged(ctx);
  if (!view) return ctx.notFound();
  const base = baseOf(ctx);
  const { municipalities, bottlenecks } = view.collaboration;
  // Those of its own municipalities, and others that were linked before.
  const offered = (await ctx.readPublic((tx) => namedBottlenecks(tx, ctx.language))).filter(
    ({ id, municipality }) => municipalities.includes(municipality) || bottlenecks.includes(id),
  );
  return ctx.render(
    <ManagePage
      page={{ ...ctx.page, path: `${base}/${view.collaboration.id}` }}
      base={base}
      view={view}
      bottlenecks={offered}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(`${ctx.page.pattern.split('/:id')[0] ?? ''}/:id/partner`)}
      typed={{ name: ctx.form.get('name').slice(0, 200), email: ctx.form.get('email').slice(0, 200) }}
      refusal={refusal}
      done={ctx.query.has('done')}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

async function showPreview(ctx: Context): Promise<Response> {
  const view = isElsewhere(ctx) ? undefined : await readManaged(ctx);
  if (!view) return ctx.notFound();
  const base = baseOf(ctx);
  return ctx.render(
    <PreviewPage
      page={{ ...ctx.page, path: `${base}/${view.collaboration.id}/preview` }}
      base={base}
      view={view}
    />,
  );
}

async function showWords(ctx: Context, refusal?: 'too-long' | 'lacking'): Promise<Response> {
  const view = isElsewhere(ctx) ? undefined : await readManaged(ctx);
  if (!view) return ctx.notFound();
  const base = baseOf(ctx);
  const asked = ctx.form.get('in') || (ctx.query.get('in') ?? '');
  const { language: told } = view.collaboration;
  // The page begins with a language that is not told yet.
  const into =
    isInterfaceLanguage(asked) && asked !== told
      ? asked
      : interfaceLanguages.find(({ code }) => code !== told && !view.collaboration.texts[code])?.code;
  const known = into && view.collaboration.texts[into];
  const typed = Object.fromEntries(
    TEXT_FIELDS.map((name) => [name, refusal ? ctx.form.get(name).slice(0, 6_000) : (known?.[name] ?? '')]),
  );
  return ctx.render(
    <WordsPage
      page={{ ...ctx.page, path: `${base}/${view.collaboration.id}/words` }}
      base={base}
      collaboration={view.collaboration}
      into={into}
      typed={typed}
      token={ctx.formToken()}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

const manageRefusal = (refusal: string): ManageRefusal =>
  MANAGE_REFUSALS.find((known) => known === refusal) ?? 'no-name';

const routesFor = (allow: TellerPermission): Route[] => {
  const base = BASES[allow];
  const own = `${base}/:id{${UUID_PATTERN}}` as const;
  const options =
    allow === 'organiser'
      ? ({ allow, purpose: 'organising' } as const)
      : ({ allow, teamLanguages: true } as const);
  const actions = editorActions[allow];
  const formRefusal = (refusal: string): FormRefusal =>
    FORM_REFUSALS.find((known) => known === refusal) ?? 'no-title';
  const mine = (ctx: Context) => ({ edition: ctx.param('edition'), collaboration: ctx.param('id') });
  return [
    get(base, options, (ctx) => showDesk(ctx)),
    get(`${base}/new`, options, (ctx) => showNew(ctx)),
    post(`${base}/new`, { ...options, action: actions.create }, async (ctx, run) => {
      const made = await run({
        ...typedIn(ctx),
        edition: ctx.param('edition'),
        idempotencyKey: ctx.formKey(),
      });
      if (made.ok) return ctx.redirect(`${baseOf(ctx)}/${made.value}?done`);
      return made.refusal === 'not-found' ? ctx.notFound() : showNew(ctx, formRefusal(made.refusal));
    }),
    get(own, options, (ctx) => showManaged(ctx)),
    get(`${own}/preview`, options, (ctx) => showPreview(ctx)),
    get(`${own}/edit`, options, (ctx) => showForm(ctx)),
    post(`${own}/edit`, { ...options, action: actions.change }, async (ctx, run) => {
      const changed = await run({
        ...typedIn(ctx),
        ...mine(ctx),
        expectedVersion: Number(ctx.form.get('version')),
      });
      if (changed.ok) return ctx.redirect(`${baseOf(ctx)}/${ctx.param('id')}?done`);
      return changed.refusal === 'not-found' ? ctx.notFound() : showForm(ctx, formRefusal(changed.refusal));
    }),
    get(`${own}/words`, options, (ctx) => showWords(ctx)),
    post(`${own}/words`, { ...options, action: actions.saveWords }, async (ctx, run) => {
      const { get: field } = ctx.form;
      const saved = await run({
        ...mine(ctx),
        language: field('in'),
        ...Object.fromEntries(TEXT_FIELDS.map((name) => [name, field(name).slice(0, 6_000)])),
      });
      if (saved.ok) return ctx.redirect(`${baseOf(ctx)}/${ctx.param('id')}?done`);
      if (saved.refusal === 'not-found') return ctx.notFound();
      return showWords(ctx, saved.refusal === 'too-long' ? 'too-long' : 'lacking');
    }),
    post(`${own}/state`, { ...options, action: actions.setState }, async (ctx, run) => {
      const step = ctx.form.get('step');
      const set = await run({ ...mine(ctx), expectedVersion: Number(ctx.form.get('version')), step });
      if (set.ok) return ctx.redirect(`${baseOf(ctx)}${step === 'delete' ? '' : `/${ctx.param('id')}`}?done`);
      return set.refusal === 'not-found' ? ctx.notFound() : showManaged(ctx, manageRefusal(set.refusal));
    }),
    post(`${own}/partner`, { ...options, action: actions.askPartner }, async (ctx, run) => {
      const asked = await run({
        ...mine(ctx),
        idempotencyKey: ctx.formKey(),
        name: ctx.form.get('name').slice(0, 200),
        email: ctx.form.get('email').slice(0, 200),
      });
      if (asked.ok) return ctx.redirect(`${baseOf(ctx)}/${ctx.param('id')}?done#partners`);
      return asked.refusal === 'not-found' ? ctx.notFound() : showManaged(ctx, manageRefusal(asked.refusal));
    }),
    post(`${own}/partner/remove`, { ...options, action: actions.removePartner }, async (ctx, run) => {
      const removed = await run({ ...mine(ctx), partner: ctx.form.get('partner') });
      if (removed.ok) return ctx.redirect(`${baseOf(ctx)}/${ctx.param('id')}?done#partners`);
      return ctx.notFound();
    }),
    post(`${own}/bottlenecks`, { ...options, action: actions.linkBottlenecks }, async (ctx, run) => {
      const linked = await run({ ...mine(ctx), bottlenecks: ctx.form.getAll('bottleneck') });
      if (linked.ok) return ctx.redirect(`${baseOf(ctx)}/${ctx.param('id')}?done#bottlenecks`);
      return ctx.notFound();
    }),
    post(`${own}/introduce`, { ...options, action: actions.introduce }, async (ctx, run) => {
      const { get: field } = ctx.form;
      const answered = await run({ ...mine(ctx), interest: field('interest'), answer: field('answer') });
      if (answered.ok) return ctx.redirect(`${baseOf(ctx)}/${ctx.param('id')}?done#joined`);
      return answered.refusal === 'no-contact' ? showManaged(ctx, 'no-contact') : ctx.notFound();
    }),
  ];
};

const answerRoute = (allow: 'member' | 'policy'): Route =>
  post(
    `${BASES[allow]}/partner`,
    { allow, teamLanguages: true, action: answerInDeskAs[allow] },
    async (ctx, run) => {
      const answered = await run({ partner: ctx.form.get('partner'), answer: ctx.form.get('answer') });
      return answered.ok ? ctx.redirect(`${BASES[allow]}?done`) : ctx.notFound();
    },
  );

/** Telling about a collaboration: by an initiative, a municipality, or the plenary of a meeting. */
export const editorRoutes: Route[] = [
  answerRoute('member'),
  answerRoute('policy'),
  ...routesFor('member'),
  ...routesFor('policy'),
  ...routesFor('organiser'),
];
