import type { Owner } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { type InterfaceLanguage, isInterfaceLanguage } from '#core/i18n/languages.ts';
import { type CreationLimit, withinCreationLimit } from '#core/rate-limit.ts';
import { listingTexts } from '../../translations/queries.ts';
import { isOutdated, sourceTextOf } from '../../translations/texts.ts';
import type { ListingText, SourceText } from '../../translations/types.ts';
import { supportedTargets } from '../machine-translation/supported-languages.ts';
import { townOf } from '../model/meant-town.ts';
import { findListing } from '../model/queries.ts';
import { previewInitiative } from '../model/rules.ts';
import type { Listing } from '../model/types.ts';
import { OWNER_PATH } from '../owner-sessions/rules.ts';
import { removeTranslation, requestMachineTranslation, writeTranslation } from './actions.ts';
import { RemoveTranslationPage } from './RemoveTranslationPage.tsx';
import {
  type TranslatedTexts,
  type TranslationRefusal,
  WriteTranslationPage,
} from './WriteTranslationPage.tsx';

/** Requests to the translation server: one listing has at most eleven languages, and its owner asks for all at once. */
const REQUEST_LIMIT: CreationLimit = { subject: 'translate', perNetwork: [60, 3_600], overall: [600, 3_600] };
const REFUSALS = ['not-right', 'changed-elsewhere', 'not-understood'] as const;

interface EditedText {
  listing: Listing;
  /** The language to write in. */
  language: InterfaceLanguage;
  /** The text as it is now, if there is one. */
  current: ListingText | undefined;
}

/** The listing of the link and its text in the language of the address; undefined for the language its owner wrote in. */
async function findEditedText(ctx: RequestContext<Owner>): Promise<EditedText | undefined> {
  const language = ctx.param('language');
  if (!isInterfaceLanguage(language)) return undefined;
  return ctx.readPublic(async (tx) => {
    const listing = await findListing(tx, { link: ctx.actor.link });
    if (!listing || listing.form.textLanguage === language) return undefined;
    const texts = await listingTexts(tx, listing.id);
    return { listing, language, current: texts.find((text) => text.language === language) };
  });
}

interface TranslationInput {
  text: TranslatedTexts;
  source: SourceText;
  seenVersion: number;
}

const sentTranslation = ({ form: { get } }: RequestContext): TranslationInput => ({
  text: { name: get('name'), summary: get('summary'), bring: get('bring'), route: get('route') },
  source: {
    language: get('fromLanguage'),
    name: get('fromName'),
    summary: get('fromSummary'),
    ...(get('fromBring') ? { bring: get('fromBring') } : {}),
    ...(get('fromRoute') ? { route: get('fromRoute') } : {}),
  },
  seenVersion: Number(get('seen')),
});

function showEditor(
  ctx: RequestContext<Owner>,
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
      page={{ ...ctx.page, path: `${OWNER_PATH}/texts/${language}` }}
      token={ctx.formToken()}
      ownerPath={OWNER_PATH}
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
  get(`${OWNER_PATH}/texts/:language`, { allow: 'owner', teamLanguages: true }, async (ctx) => {
    const edited = await findEditedText(ctx);
    if (!edited) return ctx.notFound();
    const { listing, current } = edited;
    return showEditor(ctx, edited, {
      text: {
        name: current?.name ?? '',
        summary: current?.summary ?? '',
        bring: current?.bring ?? '',
        route: current?.route ?? '',
      },
      source: sourceTextOf(listing.form),
      seenVersion: current?.version ?? 0,
    });
  }),
  post(
    `${OWNER_PATH}/texts/:language/keep`,
    { allow: 'owner', withoutAction: 'redisplay', teamLanguages: true },
    async (ctx) => {
      const edited = await findEditedText(ctx);
      if (!edited) return ctx.notFound();
      const showPreview = ctx.form.get('what') === 'look';
      return showEditor(ctx, edited, sentTranslation(ctx), { showPreview });
    },
  ),
  post(
    `${OWNER_PATH}/texts/:language`,
    { allow: 'owner', teamLanguages: true, action: writeTranslation },
    async (ctx, run) => {
      const input = sentTranslation(ctx);
      const { text, source, seenVersion } = input;
      const saved = await run({
        language: ctx.param('language'),
        ...text,
        source,
        seenVersion,
      });
      if (saved.ok) return ctx.redirect(`${OWNER_PATH}?texts=kept#texts`);
      const edited = await findEditedText(ctx);
      if (!edited) return ctx.notFound();
      // Somebody who is told that the text changed elsewhere decides by sending the form again.
      const nextSeen = saved.refusal === 'changed-elsewhere' ? (edited.current?.version ?? 0) : seenVersion;
      return showEditor(ctx, edited, { ...input, seenVersion: nextSeen }, { refusal: saved.refusal });
    },
  ),
  get(`${OWNER_PATH}/texts/:language/remove`, { allow: 'owner', teamLanguages: true }, (ctx) =>
    confirmRemoval(ctx),
  ),
  post(
    `${OWNER_PATH}/texts/:language/remove`,
    { allow: 'owner', teamLanguages: true, action: removeTranslation },
    async (ctx, run) => {
      const language = ctx.param('language');
      const seenVersion = Number(ctx.form.get('seen'));
      const removed = await run({ language, seenVersion });
      return removed.ok ? ctx.redirect(`${OWNER_PATH}?texts=gone#texts`) : confirmRemoval(ctx, true);
    },
  ),
  post(
    `${OWNER_PATH}/texts`,
    { allow: 'owner', teamLanguages: true, action: requestMachineTranslation },
    async (ctx, run) => {
      const { app, clientNetwork } = ctx;
      const listing = await ctx.readPublic((tx) => findListing(tx, { link: ctx.actor.link }));
      if (!listing) return ctx.notFound();
      const language = ctx.form.get('language');
      const supported = await supportedTargets(app, listing.form.textLanguage);
      const languages = language === 'all' ? supported : supported.filter((code) => code === language);
      const requested = await withinCreationLimit(app, REQUEST_LIMIT, { clientNetwork }, () =>
        run({ languages }),
      );
      if (requested.ok) return ctx.redirect(`${OWNER_PATH}?texts=asked#texts`);
      return requested.refusal === 'too-often'
        ? ctx.redirect(`${OWNER_PATH}?texts=too-often#texts`)
        : ctx.notFound();
    },
  ),
];

async function confirmRemoval(ctx: RequestContext<Owner>, changed = false): Promise<Response> {
  const edited = await findEditedText(ctx);
  if (!edited) return ctx.notFound();
  // Somebody else removed it already, which is what the owner wants.
  if (!edited.current) return ctx.redirect(`${OWNER_PATH}?texts=gone#texts`);
  return ctx.render(
    <RemoveTranslationPage
      page={ctx.page}
      token={ctx.formToken()}
      editorPath={`${OWNER_PATH}/texts/${edited.language}`}
      text={edited.current}
      changed={changed}
    />,
    changed ? 409 : 200,
  );
}
