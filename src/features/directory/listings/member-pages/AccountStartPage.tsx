import type { Account } from '#core/access/actor.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Button, ButtonLink, CheckboxCard, ChoiceCards, Layout, LinkCard, Notice } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { OwnMembership } from '../members/queries.ts';

interface AccountStartProps {
  page: PageContext;
  token: string;
  /** Of whoever signed in; empty when they never said. */
  name: string;
  memberships: OwnMembership[];
  /** The organisation for which they guide newcomers. */
  guideOf: string | null;
  /** The municipality for which they work. */
  tenant: Account['tenant'];
  /** Signed in with a passkey. */
  strong: boolean;
  /** What was opened is not theirs any more; or an invitation was accepted. */
  notice?: 'ended' | 'joined' | undefined;
  /** They want to leave and are the last owner: the private link, which then is all that opens it. */
  lastOwnerOf?: { listing: string; link: string } | undefined;
}

/** Where somebody with an account begins: the initiatives that they work for, and the desk of a guide. */
export function AccountStartPage(props: AccountStartProps) {
  const { page, token, name, memberships, guideOf, tenant, strong, notice, lastOwnerOf } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const working = memberships.filter(({ endedAt }) => !endedAt);
  return (
    <Layout page={page} title={t('start.title')} narrow robots="noindex">
      <h1>{name ? t('start.hello', { name }) : t('start.title')}</h1>
      {notice && (
        <Notice kind={notice === 'joined' ? 'good' : 'ask'} role="status">
          {t(`start.${notice}`)}
        </Notice>
      )}
      {!name && (
        <Notice kind="ask">
          <p>{t('start.no-name')}</p>
          <ButtonLink href={`/${language}/account/settings`} kind="ghost">
            {t('start.name')}
          </ButtonLink>
        </Notice>
      )}
      {tenant && <TenantSection language={language} tenant={tenant} strong={strong} />}
      {guideOf !== null && (strong || !tenant) && (
        <section>
          <h2>{t('start.guide', { organisation: guideOf })}</h2>
          {strong ? (
            <LinkCard href={`/${language}/guide`} icon="people" title={t('start.guide.open')} primary />
          ) : (
            <LinkCard
              href={`/${language}/account/settings`}
              icon="lock"
              title={t('start.guide.passkey')}
              hint={t('start.guide.passkey.hint')}
            />
          )}
          <LinkCard href={`/${language}/account/signals`} icon="note" title={t('own.signals')} />
        </section>
      )}
      {working.length > 0 && (
        <section>
          <h2>{t('start.listings')}</h2>
          {working.map(({ listing, name: initiative, role, since }) => (
            <section class="card">
              <h3 class="card-title">
                <bdi>{initiative || t('own.title')}</bdi>
              </h3>
              <p class="soft">{t(`role.${role}.since`, { date: formatDate(since, language) })}</p>
              <form method="post" action={`/${language}/account/open`}>
                <input type="hidden" name="token" value={token} />
                <Button
                  name="listing"
                  value={listing}
                  icon="arrow"
                  label={`${t('start.open')}: ${initiative}`}
                >
                  {t('start.open')}
                </Button>
              </form>
              <LeaveForm
                language={language}
                token={token}
                listing={listing}
                privateLink={lastOwnerOf?.listing === listing ? lastOwnerOf.link : undefined}
              />
            </section>
          ))}
        </section>
      )}
      {working.length === 0 && guideOf === null && !tenant && <p class="lead">{t('start.nothing')}</p>}
      {memberships
        .filter(({ endedAt }) => endedAt)
        .map(({ name: initiative, endedAt }) => (
          <p class="soft">
            {t('start.left', {
              name: initiative || t('own.title'),
              date: formatDate(endedAt ?? new Date(0), language),
            })}
          </p>
        ))}
      <p class="actions">
        <ButtonLink href={`/${language}/account/settings`} kind="ghost" icon="lock">
          {t('start.settings')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

/** The desks of the municipality for which somebody works; they open with a passkey alone. */
function TenantSection({
  language,
  tenant: { name, roles },
  strong,
}: {
  language: PageContext['language'];
  tenant: NonNullable<Account['tenant']>;
  strong: boolean;
}) {
  const t = teamMessagesIn(language);
  const keepsFiles = roles.includes('guide') || roles.includes('lead');
  return (
    <section>
      <h2>{t('start.tenant', { name })}</h2>
      {!strong && (
        <LinkCard
          href={`/${language}/account/settings`}
          icon="lock"
          title={t('start.tenant.passkey')}
          hint={t('start.tenant.passkey.hint')}
          primary
        />
      )}
      {strong && keepsFiles && (
        <LinkCard href={`/${language}/casework`} icon="people" title={t('start.tenant.casework')} primary />
      )}
      {strong && (roles.includes('policy') || roles.includes('lead')) && (
        <LinkCard href={`/${language}/policy/signals`} icon="note" title={t('start.tenant.signals')} />
      )}
      {strong && roles.includes('policy') && (
        <LinkCard href={`/${language}/policy/voice`} icon="people" title={t('start.tenant.voice')} />
      )}
      {strong && roles.includes('policy') && (
        <LinkCard
          href={`/${language}/policy/collaborations`}
          icon="people"
          title={t('start.tenant.collaborations')}
        />
      )}
      {strong && !keepsFiles && (
        <LinkCard href={`/${language}/casework/register`} icon="note" title={t('start.tenant.register')} />
      )}
      {strong && roles.includes('lead') && (
        <LinkCard href={`/${language}/staff`} icon="pen" title={t('start.tenant.staff')} />
      )}
    </section>
  );
}

/** Stopping at one initiative. Its last owner first hears that the private link is then all that opens it. */
function LeaveForm({
  language,
  token,
  listing,
  privateLink,
}: {
  language: PageContext['language'];
  token: string;
  listing: string;
  privateLink: string | undefined;
}) {
  const t = teamMessagesIn(language);
  return (
    <details open={privateLink !== undefined}>
      <summary>{t('leave.title')}</summary>
      <p>{t('leave.lead')}</p>
      <form method="post" action={`/${language}/account/leave`}>
        <input type="hidden" name="token" value={token} />
        {privateLink !== undefined && (
          <>
            <Notice kind="ask" role="alert">
              {t('leave.last-owner')}
            </Notice>
            <p class="address">
              <bdi dir="ltr">{privateLink}</bdi>
            </p>
            <ChoiceCards columns={1}>
              <CheckboxCard
                name="linkKept"
                value="yes"
                icon="card"
                label={t('leave.link-kept')}
                checked={false}
              />
            </ChoiceCards>
          </>
        )}
        <Button kind="ghost" name="listing" value={listing}>
          {t('leave.do')}
        </Button>
      </form>
    </details>
  );
}
