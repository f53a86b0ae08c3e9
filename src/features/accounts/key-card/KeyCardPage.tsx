import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, Notice, PrintButton, QrFigure } from '#ui';
import { messagesIn } from '../messages.ts';

interface Showing {
  page: PageContext;
  token: string;
  code: string;
  qr: string;
  replaced: boolean;
}

/** The key card: made to be printed, photographed, or copied by hand. */
export function CardPage({ page, token, code, qr, replaced }: Showing) {
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
          {code.split('-').join(' ')}
        </p>
        <p class="soft">{t('card.keep')}</p>
      </section>
      <p class="actions no-print">
        <ButtonLink href={`/${page.language}/story`} kind="primary">
          {t('card.continue')}
        </ButtonLink>
        <PrintButton words={t('card.print')} />
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
      <form method="post" action={`/${page.language}/close`} class="no-print">
        <input type="hidden" name="token" value={token} />
        <Button kind="quiet">{t('close')}</Button>
      </form>
    </Layout>
  );
}

/** After closing: this device shows nothing any more. */
export function ClosedPage({ page }: { page: PageContext }) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('closed.title')} narrow robots="noindex">
      <h1>{t('closed.title')}</h1>
      <p>{t('closed.lead')}</p>
      <ButtonLink href={`/${page.language}`} kind="primary">
        {t('closed.home')}
      </ButtonLink>
    </Layout>
  );
}
