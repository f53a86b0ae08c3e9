import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { MAIN_QUESTIONS } from '../model/answers.ts';

/** Where a story begins: what is asked, what is not, and a button for this device. */
export function BeginPage({
  page,
  token,
  to,
  tooOften = false,
}: {
  page: PageContext;
  token: string;
  /** The path (after the language) to which a short story leads back; empty for any other. */
  to: string;
  tooOften?: boolean;
}) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('begin.title')} narrow>
      <h1>{t('begin.title')}</h1>
      {tooOften && (
        <Notice kind="problem" role="alert">
          {t('begin.too-often')}
        </Notice>
      )}
      <p class="lead">{to ? t('begin.short') : t('begin.lead', { all: MAIN_QUESTIONS.length })}</p>
      <p>{t('begin.private')}</p>
      <form method="post" action={`/${page.language}/begin`}>
        <input type="hidden" name="token" value={token} />
        {to && <input type="hidden" name="to" value={to} />}
        <p class="actions">
          <Button name="device" value="own">
            {t('begin.own')}
          </Button>
          <Button kind="ghost" name="device" value="shared">
            {t('begin.shared')}
          </Button>
        </p>
        <p class="soft">{t('begin.shared.hint')}</p>
      </form>
      <p class="actions">
        <ButtonLink href={`/${page.language}/open`} kind="quiet" icon="card">
          {t('begin.have-card')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
