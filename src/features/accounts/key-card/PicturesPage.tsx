import type { PageContext } from '#core/http/page-context.ts';
import { PASSPHRASE_WORDS } from '#core/passphrase/passphrase.ts';
import { PICTURED_WORDS, type PicturedWord } from '#core/passphrase/pictured-words.ts';
import { Button, Icon, Layout, Notice } from '#ui';
import { GuessPriceFields } from '../guesses/GuessPriceFields.tsx';
import type { GuessPriceDue } from '../guesses/guess-in-turn.ts';
import { messagesIn } from '../messages.ts';
import { DeviceButtons } from '../sessions/DeviceButtons.tsx';
import type { SignInRefusal } from './SignInPage.tsx';

interface PicturesPageProps {
  page: PageContext;
  token: string;
  /** What was tapped so far, in order. */
  tapped: readonly PicturedWord[];
  refusal?: SignInRefusal | undefined;
  /** What opening costs after many wrong words. */
  due?: GuessPriceDue | undefined;
  /** The button that was tapped before. */
  device?: string;
  /** The path (after the language) to which it leads once the story is open; empty for the week. */
  to: string;
}

/**
 * Signing in by tapping the pictures of a card, one after another: for who reads no Latin script, or does not like to type.
 * Each tap sends the form, never in an address, so that nothing of the words stays in the history of the device.
 */
export function PicturesPage({ page, token, tapped, refusal, due, device = '', to }: PicturesPageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const complete = tapped.length === PASSPHRASE_WORDS;
  const here = `/${language}/open/pictures`;
  return (
    <Layout
      page={page}
      title={t('open.title')}
      sheet={page.assets['paper.css']}
      formId="open"
      {...(complete ? { enter: { name: 'device', value: 'own' } } : {})}
      keepAction="/open/pictures"
      narrow
      robots="noindex"
    >
      <h1>{t('open.title')}</h1>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(refusal === 'unknown-code' ? 'pictures.unknown' : `open.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={complete ? `/${language}/open` : here} id="open">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="by" value="pictures" />
        {to && <input type="hidden" name="to" value={to} />}
        <input type="hidden" name="code" value={tapped.join(' ')} />
        <p role="status" class="lead">
          {complete ? t('pictures.complete') : t('pictures.next', { number: tapped.length + 1 })}
        </p>
        <TappedWords tapped={tapped} />
        {tapped.length > 0 && (
          <p class="actions">
            <Button kind="quiet" icon="back" name="undo" value="1" to={here}>
              {t('pictures.undo')}
            </Button>
            <Button kind="quiet" icon="remove" name="undo" value="all" to={here}>
              {t('pictures.afresh')}
            </Button>
          </p>
        )}
        {due && <GuessPriceFields page={page} due={due} chosen={device} />}
        {complete ? (
          <DeviceButtons page={page} hint={t('open.shared.hint')} />
        ) : (
          <div class="word-keys" lang="nl" dir="ltr">
            {PICTURED_WORDS.map((word, place) => (
              <button
                type="submit"
                name="tap"
                value={word}
                // Whoever uses the keyboard goes on among the pictures, not at the top of the page.
                autofocus={tapped.length > 0 && place === 0}
              >
                <Icon name={`word-${word}`} />
                <span>{word}</span>
              </button>
            ))}
          </div>
        )}
      </form>
      <p>
        <a href={`/${language}/open${to && `?to=${to}`}`}>{t('pictures.type')}</a>
      </p>
    </Layout>
  );
}

/** The pictures so far, in their order, with empty places for those to come. */
function TappedWords({ tapped }: { tapped: readonly PicturedWord[] }) {
  return (
    <ol class="words drawn" lang="nl" dir="ltr">
      {Array.from({ length: PASSPHRASE_WORDS }, (_, place) => {
        const word = tapped[place];
        return (
          <li class={word ? undefined : 'empty'} aria-hidden={word ? undefined : 'true'}>
            {word && <Icon name={`word-${word}`} />}
            {word && <b>{word}</b>}
          </li>
        );
      })}
    </ol>
  );
}
