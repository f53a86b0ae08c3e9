import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, Notice, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { PasskeyForm } from '../passkeys/PasskeyForm.tsx';
import { DeviceButtons } from '../sessions/DeviceButtons.tsx';
import type { SignInTenant } from '../tenants/queries.ts';

export type EmailRefusal = 'no-address' | 'too-often';

interface EmailPageProps {
  page: PageContext;
  token: string;
  /** As it was typed. */
  email: string;
  /** Where to go on to. */
  next: string;
  /** This server sends e-mail. */
  sendsEmail: boolean;
  /** A letter was opened that this browser knows nothing of any more. */
  again: boolean;
  /** The account was deleted just now. */
  gone: boolean;
  /** A passkey was tried and did not open anything. */
  passkeyFailed: boolean;
  /** What the browser is asked for a passkey. */
  passkeyOptions: string;
  /** Some organisation lets its staff sign in with their own account of it. */
  hasOrganisations: boolean;
  /** Signed out just now, of a session that the account of this organisation opened. */
  leftOrganisation?: SignInTenant | undefined;
  refusal?: EmailRefusal | undefined;
}

/** Signing in with an e-mail address: for people who work for an initiative or guide newcomers. */
export function EmailPage(props: EmailPageProps) {
  const { page, token, email, next, sendsEmail, again, gone, passkeyFailed, passkeyOptions, refusal } = props;
  const { hasOrganisations, leftOrganisation } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <Layout page={page} title={t('sign-in.title')} narrow robots="noindex">
      <h1>{t('sign-in.title')}</h1>
      <p class="lead">{t('sign-in.lead')}</p>
      {gone && (
        <Notice kind="good" role="status">
          {t('account.gone')}
        </Notice>
      )}
      {leftOrganisation && (
        <Notice kind="good" role="status">
          <p>{t('organisation.left', { name: leftOrganisation.name })}</p>
          <ButtonLink
            href={`/${language}/account/organisation/sign-out/${leftOrganisation.tenant}`}
            kind="ghost"
          >
            {t('organisation.left.do')}
          </ButtonLink>
        </Notice>
      )}
      {hasOrganisations && (
        <p class="actions">
          <ButtonLink
            href={`/${language}/account/organisation?next=${encodeURIComponent(next)}`}
            icon="building"
          >
            {t('organisation.title')}
          </ButtonLink>
        </p>
      )}
      {again && <Notice kind="ask">{t('sign-in.again')}</Notice>}
      {refusal === 'too-often' && (
        <Notice kind="problem" role="alert">
          {t('sign-in.too-often')}
        </Notice>
      )}
      {!sendsEmail && <Notice kind="ask">{t('sign-in.no-mail')}</Notice>}
      {sendsEmail && (
        <form method="post" action={`/${language}/account`}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="next" value={next} />
          <TextField
            name="email"
            type="email"
            label={t('sign-in.email')}
            value={email}
            autocomplete="email"
            maxlength={254}
            error={refusal === 'no-address' ? t('sign-in.no-address') : undefined}
          />
          <Button icon="arrow">{t('sign-in.do')}</Button>
        </form>
      )}
      {passkeyFailed && (
        <Notice kind="problem" role="alert">
          {t('passkey.unknown')}
        </Notice>
      )}
      <PasskeyForm page={page} token={token} action="/account/passkey" kind="get" options={passkeyOptions}>
        <h2>{t('passkey.sign-in')}</h2>
        <p>{t('passkey.sign-in.lead')}</p>
        <DeviceButtons page={page} hint={t('code.shared')} />
      </PasskeyForm>
      <p class="soft">
        <a href={`/${language}/register/open`}>{t('sign-in.by-link')}</a>
      </p>
      <p class="soft">
        <a href={`/${language}/open`}>{t('sign-in.by-card')}</a>
      </p>
    </Layout>
  );
}
