import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { isInterfaceLanguage } from '#core/i18n/languages.ts';
import { countImported } from '../ballots/imported.ts';
import { readConversation } from '../conversation-desk/read-conversation.ts';
import { DESK_CONVERSATION, POLICY } from '../conversation-desk/routes.tsx';
import { POLICY_VOICE_PATH } from '../model/paths.ts';
import type { Conversation } from '../model/rules.ts';
import { ImportPage, type VoteImportNotice } from './ImportPage.tsx';
import { ImportPreviewPage } from './ImportPreviewPage.tsx';
import { importStatements } from './import-actions.ts';
import { importBallots } from './import-ballots.ts';
import { MAX_PARCEL_FORM_BYTES, packParcel, unpackParcel } from './import-parcel.ts';
import { MAX_FILE_BYTES, previewImport, renumbered } from './import-rules.ts';
import { readPolisFile } from './polis-file.ts';

const IMPORT = `${DESK_CONVERSATION}/import` as const;
const TAKE_IN = `${IMPORT}/take-in` as const;
/** Two files, each a little too large, and the other fields: then the page can say which one it is. */
const MAX_UPLOAD_BYTES = 2 * MAX_FILE_BYTES + 2_000_000;

type Ctx = RequestContext<StaffMember>;

const pathOf = (ctx: Ctx) => `${POLICY_VOICE_PATH}/${ctx.param('id')}/import`;

/** A conversation of the tenant that was not deleted. */
async function findOwn(ctx: Ctx): Promise<Conversation | undefined> {
  const view = await readConversation(ctx, ctx.param('id'));
  return view && (view.conversation.published || !view.preparation.removedAt) ? view.conversation : undefined;
}

const languageOf = (ctx: Ctx): string => {
  const chosen = ctx.form.get('language');
  return isInterfaceLanguage(chosen) ? chosen : 'nl';
};

async function showImport(ctx: Ctx, notice?: VoteImportNotice): Promise<Response> {
  const conversation = await findOwn(ctx);
  if (!conversation) return ctx.notFound();
  return ctx.render(
    <ImportPage
      page={{ ...ctx.page, path: pathOf(ctx) }}
      conversation={conversation}
      imported={await countImported(ctx.app, conversation)}
      chosen={languageOf(ctx)}
      token={ctx.formToken()}
      notice={notice}
    />,
    notice && notice !== 'statements-in' ? 422 : 200,
  );
}

const bytesOf = async (file: File | undefined): Promise<Uint8Array | undefined> =>
  file && (file.size > 0 || file.name !== '') ? new Uint8Array(await file.arrayBuffer()) : undefined;

/** Statements and votes of a conversation elsewhere, taken into a draft: first what would come in, then taking it in. */
export const importRoutes: Route[] = [
  get(IMPORT, POLICY, (ctx) => showImport(ctx, ctx.query.has('statements') ? 'statements-in' : undefined)),
  post(IMPORT, { ...POLICY, withoutAction: 'redisplay', maxBytes: MAX_UPLOAD_BYTES }, async (ctx) => {
    const conversation = await findOwn(ctx);
    if (!conversation) return ctx.notFound();
    if (conversation.published || (await countImported(ctx.app, conversation)) > 0) return showImport(ctx);
    const [comments, votes] = [
      await bytesOf(ctx.form.file('comments')),
      await bytesOf(ctx.form.file('votes')),
    ];
    if (!comments) return showImport(ctx, 'no-file');
    const read = previewImport(await readPolisFile(comments), votes && (await readPolisFile(votes)));
    if ('refused' in read) return showImport(ctx, read.refused);
    const language = languageOf(ctx);
    return ctx.render(
      <ImportPreviewPage
        page={{ ...ctx.page, path: pathOf(ctx) }}
        conversation={conversation}
        preview={read.preview}
        wordsLanguage={language}
        parcel={await packParcel({ language, ...read.preview })}
        token={ctx.formToken()}
        formKey={ctx.keptFormKey(TAKE_IN)}
      />,
    );
  }),
  post(
    TAKE_IN,
    { ...POLICY, action: importStatements, maxBytes: MAX_PARCEL_FORM_BYTES },
    async (ctx, run) => {
      const conversation = await findOwn(ctx);
      if (!conversation) return ctx.notFound();
      // Who clicks twice, or at the same time as a colleague, sees what is there.
      if ((await countImported(ctx.app, conversation)) > 0) return ctx.redirect(pathOf(ctx));
      const parcel = await unpackParcel(ctx.form.get('parcel'));
      if (!parcel) return showImport(ctx, 'not-understood');
      const { language, statements, ballots } = parcel;
      const taken = await run({
        idempotencyKey: ctx.formKey(),
        id: conversation.id,
        language,
        statements,
        withAnswers: ballots.length > 0,
      });
      if (!taken.ok) {
        if (taken.refusal === 'too-many') return showImport(ctx, 'too-many-here');
        if (taken.refusal === 'no-draft') return ctx.redirect(pathOf(ctx));
        return taken.refusal === 'not-understood' ? showImport(ctx, 'not-understood') : ctx.notFound();
      }
      const numbers = taken.value;
      await importBallots(
        ctx.app,
        conversation,
        ballots.map((answers) => renumbered(answers, numbers)),
      );
      return ctx.redirect(ballots.length > 0 ? pathOf(ctx) : `${pathOf(ctx)}?statements`);
    },
  ),
];
