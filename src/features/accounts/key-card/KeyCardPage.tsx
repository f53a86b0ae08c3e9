import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, Notice, PrintButton, QrFigure } from '#ui';
import { messagesIn } from '../messages.ts';
import { CloseForm } from '../sessions/CloseForm.tsx';

interface KeyCardPageProps {
  page: PageContext;
  token: string;
  /** Words, joined by hyphens. */
  passphrase: string;
  qr: string;
  replaced: boolean;
}

/** The key card, to be printed, photographed, or copied by hand. */
export function KeyCardPage({ page, token, passphrase, qr, replaced }: KeyCardPageProps) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('card.title')} narrow robots="noindex">
      <h1>{t('card.title')}</h1>
      {replaced && <Notice kind="good">{t('card.replaced')}</Notice>}
      <p class="no-print">{t('card.lead')}</p>
      <section class="keycard">
        <QrFigure svg={qr} caption={t('card.scan')} />
        <h2>{t('card.words')}</h2>
        <p class="words" lang="nl" dir="ltr">
          {passphrase.split('-').join(' ')}
        </p>
        <p class="soft">{t('card.keep')}</p>
      </section>
      <p class="actions no-print">
        <ButtonLink href={`/${page.language}/story`} kind="primary">
          {t('card.continue')}
        </ButtonLink>
        <PrintButton label={t('card.print')} />
        <ButtonLink href={`/${page.language}/week`} kind="quiet">
          {t('card.week')}
        </ButtonLink>
      </p>
      <details class="no-print">
        <summary>{t('card.replace.title')}</summary>
        <p>{t('card.replace.lead')}</p>
        <form method="post" action={`/${page.language}/card/replacement`}>
          <input type="hidden" name="token" value={token} />
          <Button kind="ghost">{t('card.replace')}</Button>
        </form>
      </details>
      <CloseForm page={page} token={token} action="/close" label={t('close')} />
    </Layout>
  );
}
