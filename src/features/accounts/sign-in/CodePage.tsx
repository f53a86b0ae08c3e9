import type { PageContext } from '#core/http/page-context.ts';
import { Layout, Notice, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { DeviceButtons } from '../sessions/DeviceButtons.tsx';

export type CodeRefusal = 'no-code' | 'unknown-code' | 'ended' | 'too-often';

interface CodePageProps {
  page: PageContext;
  token: string;
  /** The letter was opened in the browser that asked for it: one tap is enough. */
  proven: boolean;
  /** A letter was opened. */
  opened: boolean;
  refusal?: CodeRefusal | undefined;
}

/** After asking for a letter, and after opening it: the code of the letter, or one tap where it was asked for. */
export function CodePage({ page, token, proven, opened, refusal }: CodePageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const wrong = refusal === 'no-code' || refusal === 'unknown-code';
  return (
    <Layout
      page={page}
      title={t('code.title')}
      formId="code"
      enter={{ name: 'device', value: 'own' }}
      narrow
      robots="noindex"
    >
      <h1>{t(proven ? 'code.proven' : 'code.title')}</h1>
      {refusal && !wrong && (
        <Notice kind="problem" role="alert">
          {t(`code.${refusal}`)}
        </Notice>
      )}
      <p class="lead">{t(proven ? 'code.proven.lead' : opened ? 'code.opened' : 'code.lead')}</p>
      <form method="post" action={`/${language}/account/code`} id="code">
        <input type="hidden" name="token" value={token} />
        {!proven && (
          <TextField
            name="code"
            id="typed-code"
            label={t('code.code')}
            hint={t('code.hint')}
            value=""
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength={20}
            error={wrong ? t(`code.${refusal}`) : undefined}
          />
        )}
        <DeviceButtons page={page} hint={t('code.shared')} />
      </form>
      <p class="soft">
        <a href={`/${language}/account`}>{t('code.another')}</a>
      </p>
    </Layout>
  );
}
