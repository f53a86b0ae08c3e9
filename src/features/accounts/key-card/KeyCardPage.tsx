import type { PageContext } from '#core/http/page-context.ts';
import { picturedWordsOf } from '#core/passphrase/passphrase.ts';
import { Button, ButtonLink, Layout, Notice, PrintButton } from '#ui';
import { messagesIn } from '../messages.ts';
import { CloseForm } from '../sessions/CloseForm.tsx';
import { KeyCard, type ShownCard } from './KeyCard.tsx';

interface KeyCardPageProps {
  page: PageContext;
  token: string;
  card: ShownCard;
  replaced: boolean;
}

/** The key card, to be printed, photographed, or copied by hand. */
export function KeyCardPage({ page, token, card, replaced }: KeyCardPageProps) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('card.title')} narrow sheet={page.assets['paper.css']} robots="noindex">
      <h1>{t('card.title')}</h1>
      {replaced && <Notice kind="good">{t('card.replaced')}</Notice>}
      <p class="no-print">{t('card.lead')}</p>
      <KeyCard page={page} card={card} />
      {!picturedWordsOf(card.passphrase) && (
        <Notice kind="ask">
          <p class="no-print">{t('card.earlier')}</p>
        </Notice>
      )}
      <p class="actions no-print">
        <ButtonLink href={`/${page.language}/week`} kind="primary">
          {t('card.week')}
        </ButtonLink>
        <PrintButton label={t('card.print')} />
        <ButtonLink href={`/${page.language}/story`} kind="quiet">
          {t('card.continue')}
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
