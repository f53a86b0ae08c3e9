import type { PageContext } from '#core/http/page-context.ts';
import { DeviceButtons, type GuessPriceDue, GuessPriceFields } from '#features/accounts';
import { Button, Layout, Notice, TextField } from '#ui';
import { teamMessagesIn } from '../../messages.ts';

export type OpenRefusal = 'unknown-words' | 'no-address' | 'too-often';

/** Where owners open their listing again: with the passphrase of the recovery card, or with a link that is emailed. */
export function OpenListingPage({
  page,
  token,
  passphrase,
  email,
  refusal,
  notice,
  due,
}: {
  page: PageContext;
  token: string;
  /** As typed. */
  passphrase: string;
  email: string;
  refusal?: OpenRefusal | undefined;
  /** What happened just now: a link was emailed, the owner's pages were closed here, or a link waited too long for its tap. */
  notice?: 'sent' | 'closed' | 'again' | undefined;
  /** What opening costs after many wrong words. */
  due?: GuessPriceDue | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const errorFor = (reason: OpenRefusal) => (refusal === reason ? t(`openOwn.${reason}`) : undefined);
  const path = `/${language}/register/open`;
  return (
    <Layout
      page={{ ...page, path: '/register/open' }}
      title={t('openOwn.title')}
      narrow
      robots="noindex"
      formId="open"
      keepAction="/register/open/keep"
      enter={{ name: 'device', value: 'own' }}
    >
      <h1>{t('openOwn.title')}</h1>
      {notice && (
        <Notice kind={notice === 'again' ? 'ask' : 'good'} role="status">
          {t(`openOwn.${notice}`)}
        </Notice>
      )}
      {refusal === 'too-often' && (
        <Notice kind="problem" role="alert">
          {t('openOwn.too-often')}
        </Notice>
      )}
      <p class="lead">{t('openOwn.lead')}</p>
      <form method="post" action={path} id="open">
        <input type="hidden" name="token" value={token} />
        {due && <GuessPriceFields page={page} due={due} chosen="" />}
        <TextField
          name="words"
          label={t('openOwn.words')}
          hint={t('openOwn.words.hint')}
          value={passphrase}
          autocomplete="off"
          maxlength={120}
          error={errorFor('unknown-words')}
        />
        <DeviceButtons page={page} hint={t('ownDevice.hint')} />
      </form>
      <section>
        <h2>{t('openOwn.lost')}</h2>
        <p>{t('openOwn.lost.lead')}</p>
        <form method="post" action={`${path}/mail`}>
          <input type="hidden" name="token" value={token} />
          <TextField
            name="email"
            label={t('openOwn.email')}
            value={email}
            inputmode="email"
            autocomplete="email"
            maxlength={200}
            error={errorFor('no-address')}
          />
          <Button kind="ghost">{t('openOwn.send')}</Button>
        </form>
        <p class="soft after-card">
          <a href={`/${language}/contact`}>{t('openOwn.neither')}</a>
        </p>
      </section>
    </Layout>
  );
}
