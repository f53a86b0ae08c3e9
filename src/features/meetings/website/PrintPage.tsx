import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout, PrintButton, QrFigure } from '#ui';
import { wordsIn } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { facts } from './EditionPage.tsx';
import { Programme, Words } from './ProgrammePage.tsx';

/** The programme on paper: in several languages, each in its own direction, with the QR code of the page. */
export function ProgrammePage({
  page,
  edition,
  qr,
  chosen,
}: {
  page: PageContext;
  edition: Edition;
  qr: string;
  /** The other languages to print; without a choice all in which it is written. */
  chosen: string[];
}) {
  const t = messagesIn(page.language);
  const written = page.languages.filter(({ code }) => code !== page.language && edition.texts[code]?.title);
  const others = chosen.length ? written.filter(({ code }) => chosen.includes(code)) : written;
  return (
    <Layout page={page} title={t('programme.print')} robots="noindex">
      <div class="no-print actions">
        <PrintButton words={t('print')} />
        <a class="button quiet" href={`/${page.language}/meetings/${edition.slug}`}>
          {t('back')}
        </a>
      </div>
      {written.length > 1 && (
        <form class="no-print" method="get">
          <fieldset>
            <legend>{t('print.in')}</legend>
            <p class="choices">
              {written.map(({ code, name }) => (
                <label lang={code}>
                  <input
                    type="checkbox"
                    name="in"
                    value={code}
                    checked={others.some((one) => one.code === code)}
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
              <Words of={wordsIn(edition.texts, 'title', page.language)} />
            </h1>
            {facts(edition, page.language).map(([term, meaning]) => (
              <p>
                <b>{term}</b> {meaning}
              </p>
            ))}
          </div>
          <QrFigure svg={qr} caption={t('print.qr')} />
        </div>
        <h2 class="unseen">{t('programme')}</h2>
        <Programme edition={edition} language={page.language} counts={false} />
      </article>
      {others.map(({ code, dir }) => (
        <article class="sheet" lang={code} dir={dir}>
          <h2>
            <Words of={wordsIn(edition.texts, 'title', code)} />
          </h2>
          <Programme edition={edition} language={code} counts={false} />
        </article>
      ))}
    </Layout>
  );
}
