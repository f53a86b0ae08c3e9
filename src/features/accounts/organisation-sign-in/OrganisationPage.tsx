import type { PageContext } from '#core/http/page-context.ts';
import { ChoiceCards, Layout, Notice, RadioCard, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { DeviceButtons } from '../sessions/DeviceButtons.tsx';
import type { SignInTenant } from '../tenants/queries.ts';
import { ORGANISATION_PATH, type OrganisationRefusal } from './rules.ts';

/** As many organisations stand on the page to be tapped; of more the e-mail address finds the right one. */
const MAX_SHOWN = 12;

export type ChoiceRefusal = OrganisationRefusal | 'no-choice' | 'unknown-domain' | 'too-often';

/** Choosing the organisation whose account one signs in with: by name, or by one's work address. */
export function OrganisationPage({
  page,
  token,
  tenants,
  email,
  next,
  chosen,
  refusal,
}: {
  page: PageContext;
  token: string;
  tenants: SignInTenant[];
  /** As it was typed. */
  email: string;
  next: string;
  chosen: string;
  refusal?: ChoiceRefusal | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const shown = tenants.length <= MAX_SHOWN ? tenants : [];
  const selected = chosen || (tenants.length === 1 ? tenants[0]?.tenant : undefined);
  return (
    <Layout page={page} title={t('organisation.title')} narrow robots="noindex">
      <h1>{t('organisation.title')}</h1>
      <p class="lead">{t('organisation.lead')}</p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`organisation.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`/${language}${ORGANISATION_PATH}`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="next" value={next} />
        {shown.length > 0 && (
          <fieldset>
            <legend>{t('organisation.choose')}</legend>
            <ChoiceCards columns={1}>
              {shown.map(({ tenant, name }) => (
                <RadioCard
                  name="tenant"
                  value={tenant}
                  icon="building"
                  label={name}
                  checked={tenant === selected}
                />
              ))}
            </ChoiceCards>
          </fieldset>
        )}
        {tenants.length > 1 && (
          <TextField
            name="email"
            type="email"
            label={t(shown.length > 0 ? 'organisation.or-email' : 'organisation.email')}
            value={email}
            autocomplete="email"
            maxlength={254}
          />
        )}
        <DeviceButtons page={page} hint={t('code.shared')} />
      </form>
      <p class="soft">
        <a href={`/${language}/account`}>{t('organisation.by-mail')}</a>
      </p>
    </Layout>
  );
}
