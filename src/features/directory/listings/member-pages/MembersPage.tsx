import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Button, ButtonLink, ChoiceCards, Layout, Notice, RadioCard, TextField } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { MemberRole } from '../members/queries.ts';
import { OWNER_PATH } from '../owner-sessions/rules.ts';

export type MembersRefusal =
  | 'no-address'
  | 'too-many'
  | 'not-sent'
  | 'too-often'
  | 'last-owner'
  | 'yourself'
  | 'not-found';

interface MembersPageProps {
  page: PageContext;
  token: string;
  people: {
    account: string;
    name: string;
    address: string;
    role: MemberRole;
    since: Date;
    isYou: boolean;
  }[];
  invitations: { id: string; address: string; role: MemberRole; endsAt: Date }[];
  /** The address as it was typed. */
  email: string;
  sendsEmail: boolean;
  notice?: 'invited' | 'removed' | undefined;
  refusal?: MembersRefusal | undefined;
}

/** Who works for the initiative, since when and as what; whoever keeps it invites others and sends them away. */
export function MembersPage(props: MembersPageProps) {
  const { page, token, people, invitations, email, sendsEmail, notice, refusal } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const action = `/${language}${OWNER_PATH}/members`;
  return (
    <Layout page={page} title={t('members.title')} narrow robots="noindex">
      <h1>{t('members.title')}</h1>
      {notice && (
        <Notice kind="good" role="status">
          {t(`members.${notice}`)}
        </Notice>
      )}
      {refusal && refusal !== 'no-address' && (
        <Notice kind="problem" role="alert">
          {t(`members.${refusal}`)}
        </Notice>
      )}
      <p class="lead">{t('members.lead')}</p>
      {people.length === 0 && <p>{t('members.nobody')}</p>}
      {people.map((person) => (
        <Person language={language} token={token} action={action} person={person} />
      ))}
      {invitations.length > 0 && (
        <section>
          <h2>{t('members.waiting')}</h2>
          {invitations.map(({ id, address, role, endsAt }) => (
            <form method="post" action={`${action}/withdraw`} class="card">
              <input type="hidden" name="token" value={token} />
              <p>
                <bdi dir="ltr">{address}</bdi>
              </p>
              <p class="soft">{t(`members.${role}.until`, { date: formatDate(endsAt, language) })}</p>
              <Button
                kind="quiet"
                name="invitation"
                value={id}
                label={`${t('members.withdraw')}: ${address}`}
              >
                {t('members.withdraw')}
              </Button>
            </form>
          ))}
        </section>
      )}
      <section>
        <h2>{t('members.invite')}</h2>
        {!sendsEmail && <Notice kind="ask">{t('members.no-mail')}</Notice>}
        <form method="post" action={action}>
          <input type="hidden" name="token" value={token} />
          <TextField
            name="email"
            type="email"
            label={t('members.email')}
            hint={t('members.email.hint')}
            value={email}
            autocomplete="off"
            maxlength={254}
            error={refusal === 'no-address' ? t('members.no-address') : undefined}
          />
          <fieldset>
            <legend>{t('members.as')}</legend>
            <ChoiceCards columns={1}>
              <RadioCard
                name="role"
                value="member"
                icon="letters"
                label={t('members.as.member')}
                hint={t('members.as.member.hint')}
                checked={true}
              />
              <RadioCard
                name="role"
                value="owner"
                icon="pen"
                label={t('members.as.owner')}
                hint={t('members.as.owner.hint')}
                checked={false}
              />
            </ChoiceCards>
          </fieldset>
          <Button icon="arrow">{t('members.invite.do')}</Button>
        </form>
      </section>
      <p>
        <ButtonLink href={`/${language}${OWNER_PATH}`} kind="quiet" icon="back">
          {t('members.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

function Person({
  language,
  token,
  action,
  person: { account, name, address, role, since, isYou },
}: {
  language: PageContext['language'];
  token: string;
  action: string;
  person: MembersPageProps['people'][number];
}) {
  const t = teamMessagesIn(language);
  const shown = name || address;
  const other: MemberRole = role === 'owner' ? 'member' : 'owner';
  return (
    <section class="card">
      <h2 class="card-title">
        <bdi>{shown}</bdi>
      </h2>
      {name && (
        <p class="soft">
          <bdi dir="ltr">{address}</bdi>
        </p>
      )}
      <p>
        {t(`members.${role}.since`, { date: formatDate(since, language) })}
        {isYou && ` ${t('members.you')}`}
      </p>
      <form method="post" action={`${action}/role`} class="actions">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="account" value={account} />
        <Button kind="ghost" name="role" value={other} label={`${t(`members.make.${other}`)}: ${shown}`}>
          {t(`members.make.${other}`)}
        </Button>
      </form>
      {!isYou && (
        <details>
          <summary>{t('members.remove')}</summary>
          <p>{t('members.remove.lead')}</p>
          <form method="post" action={`${action}/remove`}>
            <input type="hidden" name="token" value={token} />
            <Button name="account" value={account} kind="ghost" label={`${t('members.remove.do')}: ${shown}`}>
              {t('members.remove.do')}
            </Button>
          </form>
        </details>
      )}
    </section>
  );
}
