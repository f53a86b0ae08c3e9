import type { Reader } from '#kernel/web.ts';
import { Frame, PrintButton, QrFigure } from '#ui';
import { speak } from '../../messages/index.ts';
import { wordsIn } from '../../rules/texts.ts';
import type { Edition } from '../../types.ts';
import { facts } from './edition.tsx';
import { Programme, Words } from './programme.tsx';

/** The programme on paper: three languages on one sheet, each in its own direction, with the QR code of the page. */
export function ProgrammePage({ reader, edition, qr }: { reader: Reader; edition: Edition; qr: string }) {
  const say = speak(reader.language);
  const others = reader.languages.filter(({ code }) => code !== reader.language);
  return (
    <Frame reader={reader} title={say('programme.print')} robots="noindex">
      <div class="no-print actions">
        <PrintButton words={say('print')} />
        <a class="button quiet" href={`/${reader.language}/meetings/${edition.slug}`}>
          {say('back')}
        </a>
      </div>
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
