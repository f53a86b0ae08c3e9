import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, Notice, TextField } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { MemberRole } from '../members/queries.ts';

interface InvitationProps {
  page: PageContext;
  token: string;
  /** Of the initiative. */
  name: string;
  role: MemberRole;
  state: 'open' | 'accepted' | 'withdrawn' | 'ended';
}

/** The link of an invitation, opened without the account that was invited: signing in comes first. */
export function JoinPage({
  page,
  token,
  name,
  role,
  state,
  signedInAs,
  sendsEmail,
  tooOften,
}: InvitationProps & { signedInAs: string | undefined; sendsEmail: boolean; tooOften: boolean }) {
  const t = teamMessagesIn(page.language);
  return (
    <Layout page={page} title={t('join.title')} narrow robots="noindex">
      <h1>{t('join.title')}</h1>
      <InvitationText language={page.language} name={name} role={role} state={state} />
      {tooOften && (
        <Notice kind="problem" role="alert">
          {t('join.too-often')}
        </Notice>
      )}
      {state === 'open' && (
        <>
          {signedInAs !== undefined && <Notice kind="ask">{t('join.other-account')}</Notice>}
          <p>{t('join.sign-in')}</p>
          {!sendsEmail && <Notice kind="ask">{t('join.no-mail')}</Notice>}
          {sendsEmail && (
            <form method="post" action={`/${page.language}${page.path}`}>
              <input type="hidden" name="token" value={token} />
              <Button icon="arrow">{t('join.sign-in.do')}</Button>
            </form>
          )}
        </>
      )}
      {state === 'accepted' && (
        <ButtonLink href={`/${page.language}/account`} kind="primary">
          {t('join.account')}
        </ButtonLink>
      )}
    </Layout>
  );
}

/** Saying yes to an invitation, under one's own name. */
export function AcceptPage({
  page,
  token,
  name,
  role,
  state,
  ownName,
  noName,
}: InvitationProps & { ownName: string; noName: boolean }) {
  const t = teamMessagesIn(page.language);
  return (
    <Layout page={page} title={t('join.title')} narrow robots="noindex">
      <h1>{t('join.title')}</h1>
      <InvitationText language={page.language} name={name} role={role} state={state} />
      {state === 'open' ? (
        <form method="post" action={`/${page.language}${page.path}`}>
          <input type="hidden" name="token" value={token} />
          <TextField
            name="name"
            label={t('join.name')}
            hint={t('join.name.hint')}
            value={ownName}
            autocomplete="name"
            maxlength={80}
            error={noName ? t('join.no-name') : undefined}
          />
          <Button icon="check">{t('join.do')}</Button>
        </form>
      ) : (
        <ButtonLink href={`/${page.language}/account/start`} kind="primary">
          {t('join.account')}
        </ButtonLink>
      )}
    </Layout>
  );
}

function InvitationText({
  language,
  name,
  role,
  state,
}: Pick<InvitationProps, 'name' | 'role' | 'state'> & { language: PageContext['language'] }) {
  const t = teamMessagesIn(language);
  return (
    <>
      <p class="lead">
        {state === 'open' ? t('join.lead', { name: name || t('own.title') }) : t(`join.${state}`)}
      </p>
      {state === 'open' && <p>{t(`members.as.${role}.hint`)}</p>}
    </>
  );
}
