import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Button, ButtonLink, CheckboxCard, ChoiceCards, Layout, Notice, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { PasskeyForm } from '../passkeys/PasskeyForm.tsx';
import { CloseForm } from '../sessions/CloseForm.tsx';

export type AccountRefusal = 'no-name' | 'not-sure';

interface AccountPageProps {
  page: PageContext;
  token: string;
  name: string;
  email: string;
  /** Guides newcomers, who see the name. */
  isGuide: boolean;
  devices: {
    isThisDevice: boolean;
    openedAt: Date;
    seenAt: Date;
    ownDevice: boolean;
    strong: boolean;
  }[];
  passkeys: { id: string; madeAt: Date; usedAt: Date | null }[];
  /** What the browser is asked for a new passkey; undefined where only who used one may make another. */
  passkeyOptions: string | undefined;
  /** Signed in with a passkey. */
  strong: boolean;
  notice?: 'saved' | 'passkey' | 'no-passkey' | undefined;
  refusal?: AccountRefusal | undefined;
}

/** The own account: the name that others see, where it is open, and how to be rid of it. */
export function AccountPage(props: AccountPageProps) {
  const { page, token, name, email, isGuide, devices, notice, refusal } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const action = (path: string) => `/${language}/account/settings/${path}`;
  return (
    <Layout page={page} title={t('account.title')} narrow robots="noindex">
      <h1>{t('account.title')}</h1>
      {notice && (
        <Notice kind={notice === 'no-passkey' ? 'ask' : 'good'} role="status">
          {t(`account.${notice}`)}
        </Notice>
      )}
      <p class="lead">
        {t('account.email')} <bdi dir="ltr">{email}</bdi>
      </p>
      <form method="post" action={action('name')}>
        <input type="hidden" name="token" value={token} />
        <TextField
          name="name"
          label={t('account.name')}
          hint={t(isGuide ? 'account.name.guide' : 'account.name.hint')}
          value={name}
          autocomplete="name"
          maxlength={80}
          error={refusal === 'no-name' ? t('account.no-name') : undefined}
        />
        <Button icon="check">{t('account.save')}</Button>
      </form>
      <Passkeys {...props} />
      <section>
        <h2>{t('sessions.title')}</h2>
        <p>{t('account.devices')}</p>
        <ul>
          {devices.map(({ isThisDevice, openedAt, seenAt, ownDevice, strong }) => (
            <li>
              {isThisDevice && <b>{t('sessions.this')}</b>}
              <p>
                {t('sessions.times', {
                  opened: formatDate(openedAt, language, 'moment'),
                  seen: formatDate(seenAt, language, 'moment'),
                })}{' '}
                {t(ownDevice ? 'account.device.own' : 'account.device.shared')}{' '}
                {t(strong ? 'account.device.passkey' : 'account.device.letter')}
              </p>
            </li>
          ))}
        </ul>
        {devices.length > 1 && (
          <form method="post" action={action('others')} class="actions">
            <input type="hidden" name="token" value={token} />
            <Button kind="ghost">{t('sessions.close-others')}</Button>
          </form>
        )}
        <CloseForm page={page} token={token} action="/account/close" />
      </section>
      <details open={refusal === 'not-sure'}>
        <summary>{t('account.forget')}</summary>
        <p>{t('account.forget.lead')}</p>
        {refusal === 'not-sure' && (
          <Notice kind="ask" role="alert">
            {t('account.forget.not-sure')}
          </Notice>
        )}
        <form method="post" action={action('forget')}>
          <input type="hidden" name="token" value={token} />
          <ChoiceCards columns={1}>
            <CheckboxCard
              name="sure"
              value="yes"
              icon="lock"
              checked={false}
              label={t('account.forget.sure')}
            />
          </ChoiceCards>
          <Button kind="ghost">{t('account.forget.do')}</Button>
        </form>
      </details>
      <p>
        <ButtonLink href={`/${language}/account/start`} kind="quiet" icon="back">
          {t('sessions.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

/** The passkeys of the account: making one, and removing one that was lost. */
function Passkeys({ page, token, isGuide, passkeys, passkeyOptions, strong }: AccountPageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <section>
      <h2>{t('passkey.title')}</h2>
      <p>{t(isGuide ? 'passkey.lead.guide' : 'passkey.lead')}</p>
      <ul>
        {passkeys.map(({ id, madeAt, usedAt }) => (
          <li>
            <p>
              {t('passkey.made', { date: formatDate(madeAt, language) })}{' '}
              {usedAt && t('passkey.used', { date: formatDate(usedAt, language, 'moment') })}
            </p>
            {strong && (
              <form method="post" action={`/${language}/account/settings/passkey/forget`}>
                <input type="hidden" name="token" value={token} />
                <Button kind="quiet" name="passkey" value={id}>
                  {t('passkey.forget')}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {passkeyOptions === undefined ? (
        <p class="soft">{t('passkey.needs-passkey')}</p>
      ) : (
        <>
          <PasskeyForm
            page={page}
            token={token}
            action="/account/settings/passkey"
            kind="create"
            options={passkeyOptions}
          >
            <Button icon="lock">{t('passkey.make')}</Button>
          </PasskeyForm>
          <noscript>
            <p class="soft">{t('passkey.no-script')}</p>
          </noscript>
        </>
      )}
    </section>
  );
}
