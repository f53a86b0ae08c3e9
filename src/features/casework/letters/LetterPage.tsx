import type { PageContext } from '#core/http/page-context.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import type { PaperDocument } from '#core/pdf/document.ts';
import { ButtonLink, DeskLayout, Layout, Notice, PrintButton } from '#ui';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import { CASEWORK_PATH, casePath, OWN_PLAN_PATH } from '../model/paths.ts';
import type { CaseFile } from '../model/queries.ts';
import { PaperSheet } from './PaperSheet.tsx';
import { lettersPath } from './rules.ts';

/** Why there is no PDF, on the page of the letter, which can always be printed. */
const NoPdf = ({ language }: { language: string }) => (
  <Notice kind="ask" role="status">
    {messagesIn(language)('letters.no-pdf')}
  </Notice>
);

/** The letter in each of its languages, each as a PDF too. */
function Sheets({
  documents,
  here,
  language,
}: {
  documents: readonly PaperDocument[];
  here: string;
  language: string;
}) {
  const t = messagesIn(language);
  return (
    <>
      <p class="actions no-print">
        <PrintButton label={teamOrOwnPrint(language)} />
        {documents.map((document) => (
          <ButtonLink href={`${here}/pdf/${document.language}`} kind="ghost" icon="print">
            {t('letters.pdf')} · {languageNameOf(document.language)}
          </ButtonLink>
        ))}
      </p>
      {documents.map((document) => (
        <PaperSheet document={document} titleLevel={2} />
      ))}
    </>
  );
}

const teamOrOwnPrint = (language: string): string => messagesIn(language)('letters.print');

/** One letter as whoever keeps the case sees it. */
export function LetterPage({
  page,
  file,
  letter,
  title,
  documents,
  noPdf,
}: {
  page: PageContext;
  file: CaseFile;
  letter: string;
  title: string;
  documents: readonly PaperDocument[];
  noPdf: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <DeskLayout
      page={page}
      title={title}
      crumbs={[
        { href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') },
        { href: `/${language}${casePath(file.id)}`, label: file.name },
        { href: `/${language}${lettersPath(file.id)}`, label: t('letters.title') },
      ]}
      sheet={page.assets['paper.css']}
    >
      {noPdf && <NoPdf language={language} />}
      <Sheets
        documents={documents}
        here={`/${language}${lettersPath(file.id)}/${letter}`}
        language={language}
      />
    </DeskLayout>
  );
}

/** One letter as the newcomer sees it: their own language first. */
export function OwnLetterPage({
  page,
  letter,
  documents,
  noPdf,
}: {
  page: PageContext;
  letter: string;
  documents: readonly PaperDocument[];
  noPdf: boolean;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const mine = documents.filter((document) => document.language === language);
  const others = documents.filter((document) => document.language !== language);
  return (
    <Layout page={page} title={t('letters.own')} robots="noindex" sheet={page.assets['paper.css']}>
      <h1>{t('letters.own')}</h1>
      {noPdf && <NoPdf language={language} />}
      <Sheets
        documents={[...mine, ...others]}
        here={`/${language}${OWN_PLAN_PATH}/letters/${letter}`}
        language={language}
      />
    </Layout>
  );
}
