import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout, PrintButton, QrFigure } from '#ui';
import { TranslatedText } from '../edition/TranslatedText.tsx';
import { wordsIn } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { editionFacts } from './EditionPage.tsx';
import { ProgrammeList } from './ProgrammeList.tsx';

/** The programme on paper: in several languages, each in its own direction, with the QR code of the page. */
export function ProgrammePrintPage({
  page,
  edition,
  qrSvg,
  chosenLanguages,
}: {
  page: PageContext;
  edition: Edition;
  qrSvg: string;
  /** The other languages to print; without a choice, all in which the edition is written. */
  chosenLanguages: string[];
}) {
  const t = messagesIn(page.language);
  const translations = page.languages.filter(
    ({ code }) => code !== page.language && edition.texts[code]?.title,
  );
  const others = chosenLanguages.length
    ? translations.filter(({ code }) => chosenLanguages.includes(code))
    : translations;
  return (
    <Layout page={page} title={t('programme.print')} robots="noindex">
      <div class="no-print actions">
        <PrintButton label={t('print')} />
        <a class="button quiet" href={`/${page.language}/meetings/${edition.slug}`}>
          {t('back')}
        </a>
      </div>
      {translations.length > 1 && (
        <form class="no-print" method="get">
          <fieldset>
            <legend>{t('print.in')}</legend>
            <p class="choices">
              {translations.map(({ code, name }) => (
                <label lang={code}>
                  <input
                    type="checkbox"
                    name="in"
                    value={code}
                    checked={others.some((other) => other.code === code)}
                  />{' '}
                  {name}
                </label>
              ))}
            </p>
            <Button kind="ghost">{t('print.show')}</Button>
          </fieldset>
        </form>
      )}
      <article class="sheet">
        <div class="sheet-head">
          <div>
            <h1>
              <TranslatedText of={wordsIn(edition.texts, 'title', page.language)} />
            </h1>
            {editionFacts(edition, page.language).map(([term, value]) => (
              <p>
                <b>{term}</b> {value}
              </p>
            ))}
          </div>
          <QrFigure svg={qrSvg} caption={t('print.qr')} />
        </div>
        <h2 class="unseen">{t('programme')}</h2>
        <ProgrammeList edition={edition} language={page.language} showSeatsFree={false} />
      </article>
      {others.map(({ code, dir }) => (
        <article class="sheet" lang={code} dir={dir}>
          <h2>
            <TranslatedText of={wordsIn(edition.texts, 'title', code)} />
          </h2>
          <ProgrammeList edition={edition} language={code} showSeatsFree={false} />
        </article>
      ))}
    </Layout>
  );
}
