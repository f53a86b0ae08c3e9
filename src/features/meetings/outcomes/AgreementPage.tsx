import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout, Notice, TextArea } from '#ui';
import { messagesIn } from '../messages.ts';
import { OutcomeText } from './OutcomeText.tsx';
import type { BreakOutOutcome } from './types.ts';

/** Where the owner of an agreement tells what became of it. */
export function AgreementPage({
  page,
  agreement,
  token,
  link,
  saved,
  refusal,
}: {
  page: PageContext;
  agreement: BreakOutOutcome;
  token: string;
  link: string;
  saved: boolean;
  refusal?: 'changed-elsewhere' | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout
      page={{ ...page, path: `/agreement/${link}` }}
      title={t('agreement.title')}
      narrow
      robots="noindex"
    >
      <h1>{t('agreement.title')}</h1>
      {saved && (
        <Notice kind="good" role="status">
          {t('agreement.saved')}
        </Notice>
      )}
      {refusal && (
        <Notice kind="problem" role="alert">
          {t('table.refused.changed-elsewhere')}
        </Notice>
      )}
      <div class="lead">
        <OutcomeText outcome={agreement} language={language} />
      </div>
      <form method="post" action={`/${language}/agreement/${link}`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(agreement.version)} />
        <TextArea
          name="answer"
          label={t('agreement.answer')}
          value={agreement.answer ?? ''}
          rows={3}
          maxlength={600}
        />
        <div class="actions">
          <Button name="state" value="done" icon="check">
            {t('standing.done')}
          </Button>
          <Button name="state" value="open" kind="ghost">
            {t('agreement.busy')}
          </Button>
          <Button name="state" value="dropped" kind="quiet">
            {t('standing.dropped')}
          </Button>
        </div>
        <p class="soft">{t('agreement.public')}</p>
      </form>
    </Layout>
  );
}
