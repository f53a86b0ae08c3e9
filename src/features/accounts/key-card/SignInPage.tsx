import type { PageContext } from '#core/http/page-context.ts';
import { ButtonLink, Layout, Notice, TextField } from '#ui';
import { GuessPriceFields } from '../guesses/GuessPriceFields.tsx';
import type { GuessPriceDue } from '../guesses/guess-in-turn.ts';
import { messagesIn } from '../messages.ts';
import { DeviceButtons } from '../sessions/DeviceButtons.tsx';

export type SignInRefusal = 'unknown-code' | 'card-ended';

interface SignInPageProps {
  page: PageContext;
  token: string;
  /** The passphrase as it was typed. */
  typed: string;
  /** The passphrase came with the URL of a scanned card: nothing to type. */
  scanned?: boolean;
  refusal?: SignInRefusal | undefined;
  /** What opening costs after many wrong words. */
  due?: GuessPriceDue | undefined;
  /** The button that was tapped before. */
  device?: string;
  /** The path (after the language) to which it leads once the story is open; empty for the week. */
  to: string;
}

/** Signing in with a card: by its passphrase, or by the URL in its QR code and one tap. */
export function SignInPage({ page, token, typed, scanned, refusal, due, device = '', to }: SignInPageProps) {
  const t = messagesIn(page.language);
  return (
    <Layout
      page={page}
      title={t('open.title')}
      formId="open"
      enter={{ name: 'device', value: 'own' }}
      keepAction="/open/keep"
      narrow
      robots="noindex"
    >
      <h1>{t('open.title')}</h1>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`open.${refusal}`)}
        </Notice>
      )}
      <p>{t(scanned && !refusal ? 'open.confirm' : 'open.lead')}</p>
      {!(scanned && !refusal) && (
        <p class="actions">
          <ButtonLink
            href={`/${page.language}/open/pictures${to && `?to=${to}`}`}
            kind="primary"
            icon="pictures"
          >
            {t('open.pictures')}
          </ButtonLink>
        </p>
      )}
      <form method="post" action={`/${page.language}/open`} id="open">
        <input type="hidden" name="token" value={token} />
        {to && <input type="hidden" name="to" value={to} />}
        {due && <GuessPriceFields page={page} due={due} chosen={device} />}
        {scanned && !refusal ? (
          <input type="hidden" name="code" value={typed} />
        ) : (
          <TextField
            name="code"
            label={t('open.words')}
            hint={t('open.words.hint')}
            value={typed}
            autocomplete="off"
            maxlength={120}
          />
        )}
        <DeviceButtons page={page} hint={t('open.shared.hint')} />
      </form>
      <p class="soft">{t('open.lost')}</p>
      <p class="soft">
        <a href={`/${page.language}/register/open`}>{t('open.initiative')}</a>
      </p>
    </Layout>
  );
}
