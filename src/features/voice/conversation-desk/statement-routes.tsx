import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { countImported } from '../ballots/imported.ts';
import { POLICY_VOICE_PATH } from '../model/paths.ts';
import { readAsPolicy } from '../model/read-desk.ts';
import { replaceStatement } from './actions.ts';
import { findAudio } from './queries.ts';
import { readConversation } from './read-conversation.ts';
import { DESK_CONVERSATION, POLICY } from './routes.tsx';
import { activeStatements, MAX_AUDIO_BYTES } from './rules.ts';
import { StatementPage, type StatementRefusal, wordsField } from './StatementPage.tsx';
import { addAudio, dropAudio, pair, saveStatement, takeOut } from './statement-actions.ts';

const STATEMENT = `${DESK_CONVERSATION}/statements/:statement{${UUID_PATTERN}}` as const;
/** A recording and the other fields of its form. */
const MAX_AUDIO_FORM_BYTES = MAX_AUDIO_BYTES + 200_000;

type Ctx = RequestContext<StaffMember>;

const pathOf = (ctx: Ctx) => `${POLICY_VOICE_PATH}/${ctx.param('id')}/statements/${ctx.param('statement')}`;
const onStatement = (ctx: Ctx) => ({ id: ctx.param('id'), statement: ctx.param('statement') });

const typedWords = ({ form }: Ctx) => ({
  words: Object.fromEntries(
    form
      .entries()
      .filter(([field]) => interfaceLanguages.some(({ code }) => field === wordsField(code)))
      .map(([field, words]) => [field.slice(wordsField('').length), words.trim()]),
  ),
  reviewed: form.getAll('reviewed'),
});

async function showStatement(ctx: Ctx, refusal?: StatementRefusal): Promise<Response> {
  const view = await readConversation(ctx, ctx.param('id'));
  const statement = view?.statements.find(({ id }) => id === ctx.param('statement'));
  if (!view || !statement) return ctx.notFound();
  const stored = Object.fromEntries(statement.texts.map(({ language, words }) => [language, words]));
  const typed = typedWords(ctx);
  // Only the form of the words itself says which were read over.
  const isRefusedWords = refusal !== undefined && Object.keys(typed.words).length > 0;
  return ctx.render(
    <StatementPage
      page={{ ...ctx.page, path: pathOf(ctx) }}
      conversation={view.conversation}
      imported={await countImported(ctx.app, view.conversation)}
      statement={statement}
      others={activeStatements(view.statements).filter(({ id }) => id !== statement.id)}
      typed={
        isRefusedWords
          ? { words: { ...stored, ...typed.words }, reviewed: typed.reviewed }
          : {
              words: stored,
              reviewed: statement.texts.filter(({ reviewed }) => reviewed).map(({ language }) => language),
            }
      }
      replacement={ctx.form.get('words').slice(0, 2_000)}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(`${STATEMENT}/replace`)}
      refusal={refusal}
      saved={ctx.query.has('saved')}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal === 'too-big' ? 413 : refusal ? 422 : 200,
  );
}

const REFUSALS = ['too-long', 'no-words', 'changed-elsewhere', 'no-file', 'too-big', 'no-audio'] as const;

const afterStep = (
  ctx: Ctx,
  result: { ok: true } | { ok: false; refusal: string },
): Response | Promise<Response> => {
  if (result.ok) return ctx.redirect(`${pathOf(ctx)}?saved`);
  const known = REFUSALS.find((name) => name === result.refusal);
  if (known) return showStatement(ctx, known);
  return result.refusal === 'not-understood' ? showStatement(ctx, 'no-language') : ctx.notFound();
};

/** The statements of a conversation, for its makers: words, recordings, opposites. */
export const statementDeskRoutes: Route[] = [
  get(STATEMENT, POLICY, (ctx) => showStatement(ctx)),
  post(STATEMENT, { ...POLICY, action: saveStatement }, async (ctx, run) =>
    afterStep(
      ctx,
      await run({
        ...onStatement(ctx),
        expectedVersion: Number(ctx.form.get('version')),
        ...typedWords(ctx),
      }),
    ),
  ),
  get(`${STATEMENT}/audio/:language{[a-z]{2,3}}`, POLICY, async (ctx) => {
    const audio = await readAsPolicy(ctx, (tx) =>
      findAudio(tx, ctx.param('statement'), ctx.param('language')),
    );
    if (!audio) return ctx.notFound();
    return new Response(new Uint8Array(audio.content), {
      headers: { 'content-type': audio.type, 'cache-control': 'private, no-store' },
    });
  }),
  post(
    `${STATEMENT}/audio`,
    { ...POLICY, action: addAudio, maxBytes: MAX_AUDIO_FORM_BYTES },
    async (ctx, run) => {
      const file = ctx.form.file('audio');
      const content = file ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
      return afterStep(ctx, await run({ ...onStatement(ctx), language: ctx.form.get('language'), content }));
    },
  ),
  post(`${STATEMENT}/audio/remove`, { ...POLICY, action: dropAudio }, async (ctx, run) =>
    afterStep(ctx, await run({ ...onStatement(ctx), language: ctx.form.get('language') })),
  ),
  post(`${STATEMENT}/pair`, { ...POLICY, action: pair }, async (ctx, run) =>
    afterStep(ctx, await run({ ...onStatement(ctx), other: ctx.form.get('other') })),
  ),
  post(`${STATEMENT}/out`, { ...POLICY, action: takeOut }, async (ctx, run) => {
    const back = ctx.form.get('back') === 'yes';
    const taken = await run({ ...onStatement(ctx), back });
    const conversation = `${POLICY_VOICE_PATH}/${ctx.param('id')}`;
    if (taken.ok) return ctx.redirect(back ? conversation : `${conversation}?out=${ctx.param('statement')}`);
    return taken.refusal === 'changed-elsewhere' ? showStatement(ctx, taken.refusal) : ctx.notFound();
  }),
  post(`${STATEMENT}/replace`, { ...POLICY, action: replaceStatement }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const replaced = await run({
      idempotencyKey: ctx.formKey(),
      ...onStatement(ctx),
      expectedVersion: Number(field('version')),
      words: field('words'),
      language: field('language'),
    });
    if (replaced.ok)
      return ctx.redirect(`${POLICY_VOICE_PATH}/${ctx.param('id')}/statements/${replaced.value}?saved`);
    return afterStep(ctx, replaced);
  }),
];
