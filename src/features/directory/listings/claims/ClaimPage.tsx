import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout, Notice } from '#ui';
import { InitiativeCard } from '../../catalogue/InitiativeCard.tsx';
import type { Initiative } from '../../catalogue/types.ts';
import { teamMessagesIn } from '../../messages.ts';

/** Is this yours? Then keep it yourself from now on. */
export function ClaimPage({
  page,
  initiative,
  hint,
  token,
  idempotencyKey,
  said,
}: {
  page: PageContext;
  initiative: Initiative;
  /** The address to which the link goes, without most of its letters; null: there is none. */
  hint: string | null;
  token: string;
  idempotencyKey: string;
  said?: 'mailed' | 'too-often' | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const at = `/${language}/initiatives/${initiative.id}`;
  return (
    <Layout page={page} title={t('claim.title')} narrow robots="noindex">
      <h1>{t('claim.title')}</h1>
      {said && (
        <Notice kind={said === 'mailed' ? 'good' : 'problem'} role="status">
          {said === 'mailed' ? t('claim.mailed', { address: hint ?? '' }) : t('register.refused.too-often')}
        </Notice>
      )}
      <p class="lead">{t('claim.lead')}</p>
      <InitiativeCard initiative={initiative} language={language} level={2} href={at} />
      {said !== 'mailed' && (
        <form method="post" action={`${at}/claim`} class="stack after-card">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="once" value={idempotencyKey} />
          <p>{hint ? t('claim.mail', { address: hint }) : t('claim.vouch')}</p>
          <Button icon="check">{hint ? t('claim.mail.do') : t('claim.do')}</Button>
        </form>
      )}
    </Layout>
  );
}
