import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, PrintButton, QrFigure } from '#ui';
import { teamMessagesIn } from '../../messages.ts';

/** The owner's card: five words and a code that lead to the own page, made to be printed or copied by hand. */
export function RecoveryCardPage({
  page,
  name,
  words,
  qr,
  at,
  open,
}: {
  page: PageContext;
  /** Of the initiative. */
  name: string;
  words: string;
  qr: string;
  /** The own page, after the language. */
  at: string;
  /** Where the words are typed, whole. */
  open: string;
}) {
  const t = teamMessagesIn(page.language);
  return (
    <Layout page={page} title={t('ownCard.title')} narrow robots="noindex">
      <h1 class="no-print">{t('ownCard.title')}</h1>
      <p class="lead no-print">{t('ownCard.lead')}</p>
      <section class="keycard">
        <p class="lead">
          <b>
            <bdi dir="auto">{name || t('own.title')}</bdi>
          </b>
        </p>
        <QrFigure svg={qr} caption={t('ownCard.scan')} />
        <h2>{t('ownCard.words')}</h2>
        <p class="words" lang="nl" dir="ltr">
          {words.split('-').join(' ')}
        </p>
        <p>
          {t('ownCard.where')}
          <br />
          <bdi dir="ltr" class="soft address">
            {open.replace(/^https?:\/\//, '')}
          </bdi>
        </p>
        <p class="soft">{t('ownCard.keep')}</p>
      </section>
      <p class="actions no-print">
        <PrintButton words={t('ownCard.print')} />
        <ButtonLink href={`/${page.language}${at}`} kind="primary">
          {t('ownCard.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

/** On the own page: make the card, or look at it again. */
export function RecoveryCardSection({
  carded,
  at,
  token,
  language,
}: {
  carded: boolean;
  /** The own page. */
  at: string;
  token: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <section>
      <h2>{t('ownCard.own')}</h2>
      <p>{t('ownCard.own.lead')}</p>
      {carded ? (
        <ButtonLink href={`${at}/card`} kind="ghost" icon="card">
          {t('ownCard.show')}
        </ButtonLink>
      ) : (
        <form method="post" action={`${at}/card`}>
          <input type="hidden" name="token" value={token} />
          <Button kind="ghost" icon="card">
            {t('ownCard.make')}
          </Button>
        </form>
      )}
    </section>
  );
}
