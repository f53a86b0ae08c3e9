import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, Notice, PrintButton, QrFigure } from '#ui';
import { messagesIn } from '../messages.ts';
import type { SignedStatement } from '../model/statement-queries.ts';
import { StatementFacts } from './StatementFacts.tsx';

interface StatementProps {
  page: PageContext;
  token: string;
  id: string;
  statement: SignedStatement;
  qrSvg: string;
  /** Where it is checked. */
  address: string;
  /** Every letter of it can stand in the PDF. */
  pdf: boolean;
}

/** A statement of the newcomer, as it is printed, saved and revoked. */
export function StatementPage({ page, token, id, statement, qrSvg, address, pdf }: StatementProps) {
  const { language } = page;
  const t = messagesIn(language);
  const path = `/${language}/hours/statements/${id}`;
  return (
    <Layout page={page} title={t('st.title')} narrow robots="noindex">
      <h1>{t('st.title')}</h1>
      {statement.state !== 'valid' && <Notice kind="ask">{t(`st.${statement.state}`)}</Notice>}
      <StatementFacts content={statement.content} language={language} />
      {statement.state !== 'revoked' && (
        <>
          <QrFigure svg={qrSvg} caption={t('st.check', { address })} />
          <p>
            {t('st.code')}: <b dir="ltr">{statement.content.code}</b>
          </p>
          <p class="no-print">{t('st.lead')}</p>
          <p class="actions no-print">
            <PrintButton label={t('st.print')} />
            {pdf && (
              <ButtonLink href={`${path}/statement.pdf`} kind="ghost" icon="print">
                {t('st.pdf')}
              </ButtonLink>
            )}
            <ButtonLink href={`${path}/statement.json`} kind="ghost" icon="digital">
              {t('st.json')}
            </ButtonLink>
          </p>
          {/* Whoever holds the paper sees at once that it is over: never by one tap beside another button. */}
          <details class="no-print">
            <summary>{t('st.revoke')}</summary>
            <form method="post" action={`${path}/revoke`}>
              <input type="hidden" name="token" value={token} />
              <p class="actions">
                <Button kind="danger" icon="remove">
                  {t('st.revoke')}
                </Button>
              </p>
            </form>
          </details>
        </>
      )}
      <p class="no-print">
        <ButtonLink href={`/${language}/hours`} kind="ghost" icon="back">
          {t('hours.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
