import type { PageContext } from '#core/http/page-context.ts';
import { ButtonLink, Layout, PrintButton } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { OwnerWords } from '../recovery-card/OwnerWords.tsx';

/** New words for an owner without e-mail, to print or to read aloud: they open the initiative, and earlier ones do no more. */
export function OwnerWordsPage({
  page,
  listing,
  name,
  passphrase,
  openUrl,
}: {
  page: PageContext;
  /** Its id. */
  listing: string;
  /** Of the initiative. */
  name: string;
  /** Words joined by hyphens. */
  passphrase: string;
  /** Where they are typed; absolute. */
  openUrl: string;
}) {
  const t = teamMessagesIn(page.language);
  return (
    <Layout page={page} title={t('words.title')} narrow sheet={page.assets['paper.css']} robots="noindex">
      <h1 class="no-print">{t('words.title')}</h1>
      <p class="lead no-print">{t('words.lead')}</p>
      <OwnerWords name={name} passphrase={passphrase} openUrl={openUrl} language={page.language} />
      <p class="actions no-print">
        <PrintButton label={t('ownCard.print')} />
        <ButtonLink href={`/${page.language}/listings/${listing}`} kind="primary">
          {t('words.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
