import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { type InterfaceLanguage, isInterfaceLanguage } from '#core/i18n/languages.ts';
import { hashToken } from '#core/private-links.ts';
import { withinRateLimit } from '#core/rate-limit.ts';
import { listingTexts } from '../../translations/queries.ts';
import { isOutdated, sourceTextOf } from '../../translations/texts.ts';
import type { ListingText, SourceText } from '../../translations/types.ts';
import { supportedTargets } from '../machine-translation/supported-languages.ts';
import { townOf } from '../model/publish.ts';
import { findListing } from '../model/queries.ts';
import { previewInitiative } from '../model/rules.ts';
import type { Listing } from '../model/types.ts';
import { removeTranslation, requestMachineTranslation, writeTranslation } from './actions.ts';
import { RemoveTranslationPage } from './RemoveTranslationPage.tsx';
import { type TranslationRefusal, WriteTranslationPage } from './WriteTranslationPage.tsx';

const REQUEST_RATE_LIMIT = { perNetwork: [60, 3600], overall: [600, 3600] } as const;
const REFUSALS = ['not-right', 'changed-elsewhere', 'not-understood'] as const;

const ownerPath = (ctx: RequestContext): string => `/register/${ctx.param('link')}`;

interface EditedText {
  listing: Listing;
  /** The language to write in. */
  language: InterfaceLanguage;
  /** The text as it is now, if there is one. */
  current: ListingText | undefined;
}

/** The listing of the link and its text in the language of the address; undefined for the language its owner wrote in. */
async function findEditedText(ctx: RequestContext): Promise<EditedText | undefined> {
  const language = ctx.param('language');
  if (!isInterfaceLanguage(language)) return undefined;
  return ctx.readPublic(async (tx) => {
    const listing = await findListing(tx, { link: hashToken(ctx.param('link')) });
    if (!listing || listing.form.textLanguage === language) return undefined;
    const texts = await listingTexts(tx, listing.id);
    return { listing, language, current: texts.find((text) => text.language === language) };
  });
}

interface TranslationInput {
  text: { name: string; summary: string };
  source: SourceText;
  seenVersion: number;
}

const sentTranslation = ({ form: { get } }: RequestContext): TranslationInput => ({
  text: { name: get('name'), summary: get('summary') },
  source: { language: get('fromLanguage'), name: get('fromName'), summary: get('fromSummary') },
  seenVersion: Number(get('seen')),
});

function showEditor(
  ctx: RequestContext,
  { listing, language, current }: EditedText,
  { text, source, seenVersion }: TranslationInput,
  state: { refusal?: string; showPreview?: boolean } = {},
): Response {
  const refusal: TranslationRefusal | undefined = REFUSALS.find((known) => known === state.refusal);
  const preview = {
    ...previewInitiative(listing.form, townOf(listing.form), ctx.app.now()),
    language,
    texts: { [language]: text },
  };
  return ctx.render(
    <WriteTranslationPage
      page={{ ...ctx.page, path: `${ownerPath(ctx)}/texts/${language}` }}
      token={ctx.formToken()}
      ownerPath={ownerPath(ctx)}
      form={listing.form}
      textLanguage={language}
      input={text}
      source={source}
      seenVersion={seenVersion}
      current={current}
      outdated={current !== undefined && isOutdated(current, sourceTextOf(listing.form))}
      preview={state.showPreview ? preview : undefined}
      refusal={refusal}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

export const translationRoutes: Route[] = [
  get('/register/:link/texts/:language', { allow: 'anyone', teamLanguages: true }, async (ctx) => {
    const edited = await findEditedText(ctx);
    if (!edited) return ctx.notFound();
    const { listing, current } = edited;
    return showEditor(ctx, edited, {
      text: { name: current?.name ?? '', summary: current?.summary ?? '' },
      source: sourceTextOf(listing.form),
      seenVersion: current?.version ?? 0,
    });
  }),
  post(
    '/register/:link/texts/:language/keep',
    { allow: 'anyone', withoutAction: 'redisplay', teamLanguages: true },
    async (ctx) => {
      const edited = await findEditedText(ctx);
      if (!edited) return ctx.notFound();
      const showPreview = ctx.form.get('what') === 'look';
      return showEditor(ctx, edited, sentTranslation(ctx), { showPreview });
    },
  ),
  post(
    '/register/:link/texts/:language',
    { allow: 'anyone', teamLanguages: true, action: writeTranslation },
    async (ctx, run) => {
      const input = sentTranslation(ctx);
      const { text, source, seenVersion } = input;
      const saved = await run({
        link: ctx.param('link'),
        language: ctx.param('language'),
        ...text,
        source,
        seenVersion,
      });
      if (saved.ok) return ctx.redirect(`${ownerPath(ctx)}?texts=kept#texts`);
      const edited = await findEditedText(ctx);
      if (!edited) return ctx.notFound();
      // Somebody who is told that the text changed elsewhere decides by sending the form again.
      const nextSeen = saved.refusal === 'changed-elsewhere' ? (edited.current?.version ?? 0) : seenVersion;
      return showEditor(ctx, edited, { ...input, seenVersion: nextSeen }, { refusal: saved.refusal });
    },
  ),
  get('/register/:link/texts/:language/remove', { allow: 'anyone', teamLanguages: true }, (ctx) =>
    confirmRemoval(ctx),
  ),
  post(
    '/register/:link/texts/:language/remove',
    { allow: 'anyone', teamLanguages: true, action: removeTranslation },
    async (ctx, run) => {
      const language = ctx.param('language');
      const seenVersion = Number(ctx.form.get('seen'));
      const removed = await run({ link: ctx.param('link'), language, seenVersion });
      return removed.ok ? ctx.redirect(`${ownerPath(ctx)}?texts=gone#texts`) : confirmRemoval(ctx, true);
    },
  ),
  post(
    '/register/:link/texts',
    { allow: 'anyone', teamLanguages: true, action: requestMachineTranslation },
    async (ctx, run) => {
      const { app, clientNetwork } = ctx;
      const link = ctx.param('link');
      const listing = await ctx.readPublic((tx) => findListing(tx, { link: hashToken(link) }));
      if (!listing) return ctx.notFound();
      if (!(await withinRateLimit(app, 'translate', clientNetwork, REQUEST_RATE_LIMIT)))
        return ctx.redirect(`${ownerPath(ctx)}?texts=too-often#texts`);
      const language = ctx.form.get('language');
      const supported = await supportedTargets(app, listing.form.textLanguage);
      const languages = language === 'all' ? supported : supported.filter((code) => code === language);
      const requested = await run({ link, languages });
      return requested.ok ? ctx.redirect(`${ownerPath(ctx)}?texts=asked#texts`) : ctx.notFound();
    },
  ),
];

async function confirmRemoval(ctx: RequestContext, changed = false): Promise<Response> {
  const edited = await findEditedText(ctx);
  if (!edited) return ctx.notFound();
  // Somebody else removed it already, which is what the owner wants.
  if (!edited.current) return ctx.redirect(`${ownerPath(ctx)}?texts=gone#texts`);
  return ctx.render(
    <RemoveTranslationPage
      page={ctx.page}
      token={ctx.formToken()}
      editorPath={`${ownerPath(ctx)}/texts/${edited.language}`}
      text={edited.current}
      changed={changed}
    />,
    changed ? 409 : 200,
  );
}
