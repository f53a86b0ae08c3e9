import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { ABOUT_PATH } from '../model/paths.ts';

/** Where somebody without a key card begins: what is asked, what is seen by whom, and a button for this device. */
export function StartPage({
  page,
  token,
  pool,
  organisation,
  tooOften = false,
}: {
  page: PageContext;
  token: string;
  pool: string;
  organisation: string;
  tooOften?: boolean;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('joining.start.title')} narrow robots="noindex">
      <h1>{t('joining.start.title')}</h1>
      <p class="lead">
        <bdi>{organisation}</bdi>
      </p>
      {tooOften && (
        <Notice kind="problem" role="alert">
          {t('joining.start.too-often')}
        </Notice>
      )}
      <p>{t('joining.start.lead')}</p>
      <p>{t('joining.start.key')}</p>
      <p>{t('joining.start.private')}</p>
      <form method="post" action={`/${language}${ABOUT_PATH}/join/${pool}`}>
        <input type="hidden" name="token" value={token} />
        <p class="actions">
          <Button name="device" value="own">
            {t('joining.start.own')}
          </Button>
          <Button kind="ghost" name="device" value="shared">
            {t('joining.start.shared')}
          </Button>
        </p>
        <p class="soft">{t('joining.start.shared.hint')}</p>
      </form>
      <p class="actions">
        <ButtonLink href={`/${language}/open`} kind="quiet" icon="card">
          {t('joining.have-card')}
        </ButtonLink>
        <ButtonLink href={`/${language}${ABOUT_PATH}`} kind="quiet" icon="back">
          {t('joining.title')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
