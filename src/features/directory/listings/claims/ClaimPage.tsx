import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout, Notice } from '#ui';
import { InitiativeCard } from '../../catalogue/InitiativeCard.tsx';
import type { Initiative } from '../../catalogue/types.ts';
import { teamMessagesIn } from '../../messages.ts';

/** Asks an organisation whether an imported initiative is theirs, so that they maintain it themselves from now on. */
export function ClaimPage({
  page,
  initiative,
  emailHint,
  token,
  formKey,
  notice,
}: {
  page: PageContext;
  initiative: Initiative;
  /** The address to which the link is emailed, without most of its letters; null when there is none. */
  emailHint: string | null;
  token: string;
  formKey: string;
  notice?: 'mailed' | 'too-often' | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}/initiatives/${initiative.id}`;
  return (
    <Layout page={page} title={t('claim.title')} narrow robots="noindex">
      <h1>{t('claim.title')}</h1>
      {notice && (
        <Notice kind={notice === 'mailed' ? 'good' : 'problem'} role="status">
          {notice === 'mailed'
            ? t('claim.mailed', { address: emailHint ?? '' })
            : t('register.refused.too-often')}
        </Notice>
      )}
      <p class="lead">{t('claim.lead')}</p>
      <InitiativeCard initiative={initiative} language={language} level={2} href={path} />
      {notice !== 'mailed' && (
        <form method="post" action={`${path}/claim`} class="stack after-card">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="once" value={formKey} />
          <p>{emailHint ? t('claim.mail', { address: emailHint }) : t('claim.vouch')}</p>
          <Button icon="check">{emailHint ? t('claim.mail.do') : t('claim.do')}</Button>
        </form>
      )}
    </Layout>
  );
}
