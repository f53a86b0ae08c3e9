import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, PrintButton } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { OwnerWords } from './OwnerWords.tsx';

/** The recovery card: a passphrase and a QR code that lead to the owner page, to be printed or copied by hand. */
export function RecoveryCardPage({
  page,
  name,
  passphrase,
  qr,
  ownerPath,
  openUrl,
}: {
  page: PageContext;
  /** Of the initiative. */
  name: string;
  /** Words joined by hyphens. */
  passphrase: string;
  /** SVG. */
  qr: string;
  /** Of the owner page, without the language. */
  ownerPath: string;
  /** Where the passphrase is typed; absolute. */
  openUrl: string;
}) {
  const t = teamMessagesIn(page.language);
  return (
    <Layout page={page} title={t('ownCard.title')} narrow sheet={page.assets['paper.css']} robots="noindex">
      <h1 class="no-print">{t('ownCard.title')}</h1>
      <p class="lead no-print">{t('ownCard.lead')}</p>
      <OwnerWords name={name} passphrase={passphrase} openUrl={openUrl} qr={qr} language={page.language} />
      <p class="actions no-print">
        <PrintButton label={t('ownCard.print')} />
        <ButtonLink href={`/${page.language}${ownerPath}`} kind="primary">
          {t('ownCard.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

/** The section of the owner page to make the recovery card, or to show it again. */
export function RecoveryCardSection({
  hasCard,
  ownerPath,
  token,
  language,
}: {
  hasCard: boolean;
  /** Of the owner page, with the language. */
  ownerPath: string;
  token: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <section>
      <h2>{t('ownCard.own')}</h2>
      <p>{t('ownCard.own.lead')}</p>
      {hasCard ? (
        <ButtonLink href={`${ownerPath}/card`} kind="ghost" icon="card">
          {t('ownCard.show')}
        </ButtonLink>
      ) : (
        <form method="post" action={`${ownerPath}/card`}>
          <input type="hidden" name="token" value={token} />
          <Button kind="ghost" icon="card">
            {t('ownCard.make')}
          </Button>
        </form>
      )}
    </section>
  );
}
