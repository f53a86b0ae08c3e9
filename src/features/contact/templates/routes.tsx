import type { TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { readTableQuery } from '#core/http/table-query.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { createTemplate, removeTemplate, updateTemplate } from './actions.ts';
import { answerTemplates, findTemplate } from './queries.ts';
import { TemplatePage, type TypedTemplate, textField, typedTemplateOf } from './TemplatePage.tsx';
import { TEMPLATES_TABLE, TemplatesPage } from './TemplatesPage.tsx';

const TEMPLATE_PATH = `/inbox/templates/:id{${UUID_PATTERN}}` as const;

const typedTemplate = ({ form }: RequestContext<TeamMember>): TypedTemplate => ({
  name: form.get('name'),
  texts: Object.fromEntries(interfaceLanguages.map(({ code }) => [code, form.get(textField(code))])),
});

function showNew(
  ctx: RequestContext<TeamMember>,
  typed: TypedTemplate,
  refusal?: 'no-name' | 'no-words',
): Response {
  return ctx.render(
    <TemplatePage
      page={ctx.page}
      typed={typed}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey('/inbox/templates/new')}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

async function showTemplate(
  ctx: RequestContext<TeamMember>,
  typed?: TypedTemplate,
  refusal?: 'no-name' | 'no-words' | 'changed-elsewhere',
): Promise<Response> {
  const template = await ctx.readAsTeam(ctx.actor.key, (tx) => findTemplate(tx, ctx.param('id')));
  if (!template || template.removedAt) return ctx.notFound();
  return ctx.render(
    <TemplatePage
      page={{ ...ctx.page, path: `/inbox/templates/${template.id}` }}
      template={template}
      typed={typed ?? typedTemplateOf(template)}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(TEMPLATE_PATH)}
      refusal={refusal}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

/** Texts that the team uses again and again, in the languages in which somebody wrote them. */
export const templateRoutes: Route[] = [
  get('/inbox/templates', { allow: 'answerer', purpose: 'answering' }, async (ctx) => {
    const gone = new RegExp(UUID_PATTERN).exec(ctx.query.get('removed') ?? '')?.[0];
    const { templates, removed } = await ctx.readAsTeam(ctx.actor.key, async (tx) => ({
      templates: await answerTemplates(tx),
      removed: gone ? await findTemplate(tx, gone) : undefined,
    }));
    return ctx.render(
      <TemplatesPage
        page={ctx.page}
        templates={templates}
        query={readTableQuery(ctx.query, TEMPLATES_TABLE)}
        token={ctx.formToken()}
        removed={removed?.removedAt ? removed : undefined}
      />,
    );
  }),
  get('/inbox/templates/new', { allow: 'answerer', purpose: 'answering' }, (ctx) =>
    showNew(ctx, typedTemplateOf()),
  ),
  post(
    '/inbox/templates/new',
    { allow: 'answerer', action: createTemplate, purpose: 'answering' },
    async (ctx, run) => {
      const typed = typedTemplate(ctx);
      const result = await run({ idempotencyKey: ctx.formKey(), ...typed });
      if (result.ok) return ctx.redirect('/inbox/templates');
      return showNew(ctx, typed, result.refusal === 'no-name' ? 'no-name' : 'no-words');
    },
  ),
  get(TEMPLATE_PATH, { allow: 'answerer', purpose: 'answering' }, (ctx) => showTemplate(ctx)),
  post(
    TEMPLATE_PATH,
    { allow: 'answerer', action: updateTemplate, purpose: 'answering' },
    async (ctx, run) => {
      const typed = typedTemplate(ctx);
      const result = await run({
        id: ctx.param('id'),
        expectedVersion: Number(ctx.form.get('seen')),
        ...typed,
      });
      if (result.ok) return ctx.redirect('/inbox/templates');
      if (result.refusal === 'not-found') return ctx.notFound();
      const known = (['no-name', 'changed-elsewhere'] as const).find((one) => one === result.refusal);
      return showTemplate(ctx, typed, known ?? 'no-words');
    },
  ),
  post(`${TEMPLATE_PATH}/remove`, { allow: 'answerer', action: removeTemplate }, async (ctx, run) => {
    const back = ctx.form.get('back') === 'yes';
    const result = await run({ id: ctx.param('id'), back });
    if (!result.ok) return ctx.notFound();
    return ctx.redirect(back ? '/inbox/templates' : `/inbox/templates?removed=${ctx.param('id')}`);
  }),
];
