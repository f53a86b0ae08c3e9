import { renderSVG } from 'uqr';
import { visitor } from '#core/access/actor.ts';
import { bytesResponse } from '#core/http/byte-range.ts';
import { MICROPHONE_HEADER, type RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { hashToken } from '#core/private-links.ts';
import { type CreationLimit, withinCreationLimit } from '#core/rate-limit.ts';
import { HOUR_MS } from '#core/time/durations.ts';
import { SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import { conversationPath } from '../model/paths.ts';
import { findConversation } from '../model/queries.ts';
import { type Conversation, MAX_STATEMENT_CHARACTERS, phaseOf } from '../model/rules.ts';
import { MAX_SOUND_BYTES, soundTypeOf } from '../recordings/sound-types.ts';
import { answerOwnWords, readOver, sayOwnWords } from './actions.ts';
import { type OwnWordsNotice, OwnWordsPage } from './OwnWordsPage.tsx';
import { OWN_WORDS_ROUTE, ownWordsPath, READER_ROUTE, readerPath, SAY_ROUTE } from './paths.ts';
import { type ReaderNotice, ReaderPage } from './ReaderPage.tsx';
import { readByLink, readerWork, recordingFor } from './read-by-link.ts';
import { SayPage, type SayRefusal } from './SayPage.tsx';
import { type WordWarning, warningsFor } from './warnings.ts';

const HOUR_SECONDS = HOUR_MS / 1_000;
/** A whole class in one reception centre says something in an hour; nobody floods the readers. */
const SAID: CreationLimit = {
  subject: 'voice:say',
  perNetwork: [40, HOUR_SECONDS],
  overall: [600, HOUR_SECONDS],
};

async function openConversation(ctx: RequestContext): Promise<Conversation | undefined> {
  const found = await ctx.readPublic((tx) => findConversation(tx, { slug: ctx.param('slug') }));
  return found?.published ? found : undefined;
}

function showSay(
  ctx: RequestContext,
  conversation: Conversation,
  { refusal, warnings = [] }: { refusal?: SayRefusal; warnings?: WordWarning[] } = {},
): Response {
  const language = ctx.form.get('language');
  const shown = ctx.render(
    <SayPage
      page={ctx.page}
      conversation={conversation}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey()}
      typed={{
        words: ctx.form.get('words'),
        language: SPOKEN_LANGUAGES.find((code) => code === language) ?? ctx.language,
      }}
      refusal={refusal}
      warnings={warnings}
    />,
    refusal || warnings.length > 0 ? 422 : 200,
  );
  shown.headers.set(MICROPHONE_HEADER, 'yes');
  return shown;
}

/** A recording out of the form, by its own bytes; a refusal when it is none of ours. */
async function soundOf(ctx: RequestContext) {
  const file = ctx.form.file('sound');
  if (!file || file.size === 0) return null;
  if (file.size > MAX_SOUND_BYTES) return 'too-big' as const;
  const content = new Uint8Array(await file.arrayBuffer());
  const type = soundTypeOf(content);
  return type ? { type, content } : ('not-sound' as const);
}

async function say(ctx: RequestContext): Promise<Response> {
  const conversation = await openConversation(ctx);
  if (!conversation) return ctx.notFound();
  const recording = await soundOf(ctx);
  if (typeof recording === 'string') return showSay(ctx, conversation, { refusal: recording });
  const words = recording ? '' : ctx.form.get('words').trim();
  if (!recording && !words) return showSay(ctx, conversation, { refusal: 'empty' });
  if (words.replace(/\s+/g, ' ').length > MAX_STATEMENT_CHARACTERS)
    return showSay(ctx, conversation, { refusal: 'too-long' });
  const warnings = ctx.form.get('anyway') === 'yes' ? [] : warningsFor(words);
  if (warnings.length > 0) return showSay(ctx, conversation, { warnings });
  // As a visitor, also for who is signed in with a story: the audit log does not say that this person said something.
  const said = await withinCreationLimit(ctx.app, SAID, { clientNetwork: ctx.clientNetwork }, () =>
    sayOwnWords(ctx.app, visitor, {
      idempotencyKey: ctx.formKey(),
      conversation: conversation.id,
      language: SPOKEN_LANGUAGES.find((code) => code === ctx.form.get('language')) ?? ctx.language,
      words: recording ? null : words,
      recording,
    }),
  );
  if (said.ok) return ctx.redirect(ownWordsPath(said.value.link));
  if (said.refusal === 'too-often' || said.refusal === 'not-open')
    return showSay(ctx, conversation, { refusal: said.refusal });
  return showSay(ctx, conversation, { refusal: 'empty' });
}

const OWN_NOTICES: readonly OwnWordsNotice[] = ['empty', 'too-long', 'changed', 'not-open'];

async function showOwnWords(
  ctx: RequestContext,
  { notice, warnings = [] }: { notice?: OwnWordsNotice; warnings?: WordWarning[] } = {},
): Promise<Response> {
  const link = ctx.param('link');
  const found = await readByLink(ctx.app, hashToken(link));
  if (!found) return ctx.notFound();
  const path = ownWordsPath(link);
  const address = `${ctx.app.publicUrl}/${ctx.language}${path}`;
  const isRetyped = notice !== undefined || warnings.length > 0;
  return ctx.render(
    <OwnWordsPage
      page={ctx.page}
      link={link}
      {...found}
      now={ctx.app.now()}
      token={ctx.formToken()}
      typed={isRetyped && ctx.form.get('step') === 'change' ? ctx.form.get('words') : undefined}
      notice={notice}
      warnings={warnings}
      address={address}
      qrSvg={renderSVG(address, { border: 2 })}
    />,
    isRetyped ? 422 : 200,
  );
}

async function answerOwn(ctx: RequestContext): Promise<Response> {
  const { form } = ctx;
  const [step, words] = [form.get('step'), form.get('words').trim()];
  if (step === 'change') {
    if (!words) return showOwnWords(ctx, { notice: 'empty' });
    if (words.replace(/\s+/g, ' ').length > MAX_STATEMENT_CHARACTERS)
      return showOwnWords(ctx, { notice: 'too-long' });
    const warnings = form.get('anyway') === 'yes' ? [] : warningsFor(words);
    if (warnings.length > 0) return showOwnWords(ctx, { warnings });
  }
  const link = ctx.param('link');
  const answered = await answerOwnWords(ctx.app, visitor, {
    step,
    link,
    version: form.get('version'),
    words,
  });
  if (answered.ok) return ctx.redirect(ownWordsPath(link));
  if (answered.refusal === 'not-found') return ctx.notFound();
  const notice = OWN_NOTICES.find((known) => known === answered.refusal);
  return showOwnWords(ctx, { notice: notice ?? 'changed' });
}

const READER_NOTICES: readonly ReaderNotice[] = [
  'done',
  'changed',
  'nothing-written',
  'no-reason',
  'same-reader',
];

async function showReader(ctx: RequestContext, notice?: ReaderNotice): Promise<Response> {
  const link = ctx.param('link');
  const work = await readerWork(ctx.app, hashToken(link));
  if (!work) return ctx.notFound();
  const { form } = ctx;
  return ctx.render(
    <ReaderPage
      page={{ ...ctx.page, query: '' }}
      link={link}
      {...work}
      token={ctx.formToken()}
      notice={notice ?? READER_NOTICES.find((name) => ctx.query.has(name))}
      typed={
        notice && {
          contribution: form.get('contribution'),
          transcript: form.get('transcript'),
          words: form.get('words'),
          dutch: form.get('dutch'),
        }
      }
    />,
    notice ? 422 : 200,
  );
}

async function read(ctx: RequestContext): Promise<Response> {
  const { form } = ctx;
  const link = ctx.param('link');
  if ([form.get('words'), form.get('dutch')].some(({ length }) => length > MAX_STATEMENT_CHARACTERS))
    return showReader(ctx, 'too-long');
  const done = await readOver(ctx.app, visitor, {
    link,
    contribution: form.get('contribution'),
    version: form.get('version'),
    step: form.get('step'),
    transcript: form.get('transcript'),
    words: form.get('words'),
    dutch: form.get('dutch'),
    reason: form.get('reason') || null,
  });
  if (done.ok) return ctx.redirect(`${readerPath(link)}?done`);
  if (done.refusal === 'not-found') return ctx.notFound();
  return showReader(ctx, READER_NOTICES.find((known) => known === done.refusal) ?? 'changed');
}

async function sound(ctx: RequestContext, contribution: string | null): Promise<Response> {
  const found = await recordingFor(ctx.app, hashToken(ctx.param('link')), contribution);
  if (!found) return ctx.notFound();
  return bytesResponse(found.content, ctx.range, { 'content-type': found.type, 'cache-control': 'no-store' });
}

const READER = { allow: 'anyone', teamLanguages: true } as const;

/** Own words of who takes part, "did we get you right?", and the work of readers. */
export const contributionRoutes: Route[] = [
  get(SAY_ROUTE, { allow: 'anyone' }, async (ctx) => {
    const conversation = await openConversation(ctx);
    if (!conversation) return ctx.notFound();
    if (phaseOf(conversation, ctx.app.now()) !== 'open')
      return ctx.redirect(`${conversationPath(conversation.slug)}?not-open`);
    return showSay(ctx, conversation);
  }),
  post(SAY_ROUTE, { allow: 'anyone', action: sayOwnWords, maxBytes: MAX_SOUND_BYTES + 64 * 1024 }, say),
  get(OWN_WORDS_ROUTE, { allow: 'anyone' }, (ctx) => showOwnWords(ctx)),
  get(`${OWN_WORDS_ROUTE}/recording`, { allow: 'anyone' }, (ctx) => sound(ctx, null)),
  post(OWN_WORDS_ROUTE, { allow: 'anyone', action: answerOwnWords }, answerOwn),
  get(READER_ROUTE, READER, (ctx) => showReader(ctx)),
  get(`${READER_ROUTE}/recording/:contribution{${UUID_PATTERN}}`, READER, (ctx) =>
    sound(ctx, ctx.param('contribution')),
  ),
  post(READER_ROUTE, { ...READER, action: readOver }, read),
];
