import type { Reader } from '#core/http/request-context.ts';
import { Button, Frame, PrintButton, QrFigure } from '#ui';
import { speak } from '../../messages/index.ts';
import { wordsIn } from '../../rules/texts.ts';
import type { Edition } from '../../types.ts';
import { facts } from './edition.tsx';
import { Programme, Words } from './programme.tsx';

/** The programme on paper: in several languages, each in its own direction, with the QR code of the page. */
export function ProgrammePage({
  reader,
  edition,
  qr,
  chosen,
}: {
  reader: Reader;
  edition: Edition;
  qr: string;
  /** The other languages to print; without a choice all in which it is written. */
  chosen: string[];
}) {
  const say = speak(reader.language);
  const written = reader.languages.filter(
    ({ code }) => code !== reader.language && edition.texts[code]?.title,
  );
  const others = chosen.length ? written.filter(({ code }) => chosen.includes(code)) : written;
  return (
    <Frame reader={reader} title={say('programme.print')} robots="noindex">
      <div class="no-print actions">
        <PrintButton words={say('print')} />
        <a class="button quiet" href={`/${reader.language}/meetings/${edition.slug}`}>
          {say('back')}
        </a>
      </div>
      {written.length > 1 && (
        <form class="no-print" method="get">
          <fieldset>
            <legend>{say('print.in')}</legend>
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
            <Button kind="ghost">{say('print.show')}</Button>
          </fieldset>
        </form>
      )}
      <article class="sheet">
        <div class="sheet-head">
          <div>
            <h1>
              <Words of={wordsIn(edition.texts, 'title', reader.language)} />
            </h1>
            {facts(edition, reader.language).map(([term, meaning]) => (
              <p>
                <b>{term}</b> {meaning}
              </p>
            ))}
          </div>
          <QrFigure svg={qr} caption={say('print.qr')} />
        </div>
        <h2 class="unseen">{say('programme')}</h2>
        <Programme edition={edition} language={reader.language} counts={false} />
      </article>
      {others.map(({ code, dir }) => (
        <article class="sheet" lang={code} dir={dir}>
          <h2>
            <Words of={wordsIn(edition.texts, 'title', code)} />
          </h2>
          <Programme edition={edition} language={code} counts={false} />
        </article>
      ))}
    </Frame>
  );
}
