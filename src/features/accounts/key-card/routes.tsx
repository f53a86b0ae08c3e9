import type { RequestContext } from '#core/http/request-context.ts';
import { returnPathOf } from '#core/http/return-path.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { readPassphrase, readTappedWords } from '#core/passphrase/passphrase.ts';
import type { PicturedWord } from '#core/passphrase/pictured-words.ts';
import { type GuessPriceDue, guessFrom, guessInTurn } from '../guesses/guess-in-turn.ts';
import { replaceCard, signInWithCard } from './actions.ts';
import { KeyCardPage } from './KeyCardPage.tsx';
import { PicturesPage } from './PicturesPage.tsx';
import { SignInPage, type SignInRefusal } from './SignInPage.tsx';
import { readShownCard } from './shown-card.ts';

interface SignInProblem {
  refusal?: SignInRefusal;
  due?: GuessPriceDue;
}

/** The page again on which the words were typed, or tapped. */
const renderAgain = (ctx: RequestContext, typed: string, problem: SignInProblem): Response =>
  ctx.form.get('by') === 'pictures'
    ? renderPicturesPage(ctx, readTappedWords(typed), problem)
    : renderSignInPage(ctx, typed, problem);

const renderPicturesPage = (
  ctx: RequestContext,
  tapped: PicturedWord[],
  { refusal, due }: SignInProblem = {},
): Response =>
  ctx.render(
    <PicturesPage
      page={{ ...ctx.page, path: '/open/pictures' }}
      token={ctx.formToken()}
      tapped={tapped}
      refusal={refusal}
      due={due}
      device={ctx.form.get('device')}
      to={returnPathOf(ctx)}
    />,
    due ? 429 : refusal ? 422 : 200,
  );

/** What is tapped after this tap: one more, one less, or none. */
function tapOn({ form }: RequestContext): PicturedWord[] {
  const tapped = readTappedWords(form.get('code'));
  if (form.get('undo') === 'all') return [];
  if (form.get('undo')) return tapped.slice(0, -1);
  return readTappedWords(`${tapped.join(' ')} ${form.get('tap')}`);
}

const renderSignInPage = (
  ctx: RequestContext,
  typed: string,
  { refusal, due, scanned = false }: SignInProblem & { scanned?: boolean } = {},
): Response =>
  ctx.render(
    <SignInPage
      page={ctx.page}
      token={ctx.formToken()}
      typed={typed}
      refusal={refusal}
      due={due}
      device={ctx.form.get('device')}
      to={returnPathOf(ctx)}
      scanned={scanned}
    />,
    due ? 429 : refusal ? 422 : 200,
  );

export const keyCardRoutes: Route[] = [
  get('/open', { allow: 'anyone' }, (ctx) => renderSignInPage(ctx, '')),
  get('/open/pictures', { allow: 'anyone' }, (ctx) => renderPicturesPage(ctx, [])),
  post('/open/pictures', { allow: 'anyone', withoutAction: 'redisplay' }, (ctx) =>
    renderPicturesPage(ctx, tapOn(ctx)),
  ),
  get('/open/:code', { allow: 'anyone' }, (ctx) =>
    renderSignInPage(ctx, ctx.param('code'), { scanned: true }),
  ),
  post('/open/keep', { allow: 'anyone', withoutAction: 'redisplay' }, (ctx) =>
    renderSignInPage(ctx, ctx.form.get('code')),
  ),
  post('/open', { allow: 'anyone', action: signInWithCard }, async (ctx, run) => {
    const typed = ctx.form.get('code');
    const passphrase = readPassphrase(typed);
    // What can be on no card is no guess, and costs nothing.
    if (!passphrase) return renderAgain(ctx, typed, { refusal: 'unknown-code' });
    const ownDevice = ctx.form.get('device') === 'own';
    const guess = guessFrom(ctx, passphrase);
    const session = await guessInTurn(ctx.app, guess, () => run({ typed, ownDevice }), 'unknown-code');
    if (!session.ok) {
      if (session.refusal === 'price-due') return renderAgain(ctx, typed, { due: session });
      const refusal = session.refusal === 'card-ended' ? 'card-ended' : 'unknown-code';
      return renderAgain(ctx, typed, { refusal });
    }
    ctx.setCookie(session.value.token, session.value.seconds);
    return ctx.redirect(returnPathOf(ctx) || '/week');
  }),
  get('/card', { allow: 'newcomer', purpose: 'own-card' }, async (ctx) => {
    const card = await ctx.readOwn((tx) => readShownCard(tx, ctx.app, ctx.actor, ctx.language));
    return ctx.render(
      <KeyCardPage page={ctx.page} token={ctx.formToken()} card={card} replaced={ctx.query.has('new')} />,
    );
  }),
  post('/card/replacement', { allow: 'newcomer', action: replaceCard }, async (ctx, run) => {
    const replaced = await run({});
    return ctx.redirect(replaced.ok ? '/card?new' : '/open');
  }),
];
