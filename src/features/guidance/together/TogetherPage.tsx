import type { PageContext } from '#core/http/page-context.ts';
import { KeyCard, type ShownCard } from '#features/accounts';
import { Button, ButtonLink, Layout, PrintButton } from '#ui';
import { messagesIn } from '../messages.ts';

/** A story that two people began on the device of one of them: going on with it, and taking the card. */
export function TogetherPage({ page, token, card }: { page: PageContext; token: string; card: ShownCard }) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('together.title')} narrow sheet={page.assets['paper.css']} robots="noindex">
      <h1>{t('together.title')}</h1>
      <p class="lead no-print">{t('together.lead')}</p>
      <p class="actions no-print">
        <ButtonLink href={`/${page.language}/story`}>{t('together.story')}</ButtonLink>
        <ButtonLink href={`/${page.language}/week`} kind="quiet" icon="calendar">
          {t('together.week')}
        </ButtonLink>
      </p>
      <h2>{t('together.card')}</h2>
      <p class="no-print">{t('together.card.lead')}</p>
      <KeyCard page={page} card={card} />
      <form method="post" action={`/${page.language}/together/card`} class="no-print">
        <input type="hidden" name="token" value={token} />
        <p class="actions">
          <PrintButton label={t('together.print')} />
          <Button kind="ghost" icon="lock">
            {t('together.taken')}
          </Button>
        </p>
        <p class="soft">{t('together.closes')}</p>
      </form>
    </Layout>
  );
}
