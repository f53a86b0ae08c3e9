import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout, Notice, TextField } from '#ui';
import { messagesIn } from '../messages.ts';
import type { StatementState } from '../model/statement-queries.ts';
import type { StatementContent } from '../model/statement-rules.ts';
import { VERIFY_PATH } from './rules.ts';
import { StatementFacts } from './StatementFacts.tsx';

/** What the page says of what it was shown. */
export type VerifyOutcome =
  | { verdict: Exclude<StatementState, 'revoked'>; content: StatementContent }
  | { verdict: 'revoked' | 'unknown' | 'often' };

/** Anybody checks a statement: it stands, it changed, it was revoked, or it is not ours. */
export function VerifyPage({
  page,
  token,
  outcome,
}: {
  page: PageContext;
  token: string;
  outcome?: VerifyOutcome | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('verify.title')} narrow robots="noindex">
      <h1>{t('verify.title')}</h1>
      {outcome && (
        <Notice kind={outcome.verdict === 'valid' ? 'good' : 'ask'} role="status">
          {outcome.verdict === 'revoked' || outcome.verdict === 'changed'
            ? t(`st.${outcome.verdict}`)
            : t(`verify.${outcome.verdict}`)}
        </Notice>
      )}
      {outcome && 'content' in outcome && <StatementFacts content={outcome.content} language={language} />}
      <p>{t('verify.lead')}</p>
      <form method="post" action={`/${language}${VERIFY_PATH}`} enctype="multipart/form-data">
        <input type="hidden" name="token" value={token} />
        <TextField name="code" label={t('st.code')} value="" dir="ltr" maxlength={40} autocomplete="off" />
        <div class="field">
          <label for="statement-file">{t('verify.file')}</label>
          <input id="statement-file" type="file" name="file" accept="application/json,.json" />
        </div>
        <Button icon="check">{t('verify.do')}</Button>
      </form>
    </Layout>
  );
}
