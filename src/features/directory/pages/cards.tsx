import type { Reader } from '#core/http/request-context.ts';
import { directionOf } from '#core/i18n/i18n.ts';
import { ButtonLink, Frame, PrintButton, QrFigure } from '#ui';
import { speak } from '../messages/index.ts';
import { textIn, timesInWords } from '../rules/texts.ts';
import type { Initiative } from '../types.ts';
import { MarkLines } from './words.tsx';

/** One sheet of paper for each place, in two languages side by side, with a code that opens its page. */
export function CardsPage({
  reader,
  places,
  other,
  back,
}: {
  reader: Reader;
  places: { it: Initiative; qr: string; link: string }[];
  /** The second language. */
  other: string;
  back: string;
}) {
  const say = speak(reader.language);
  const both = [...new Set([reader.language, other])];
  return (
    <Frame reader={reader} title={say('kept.cards')} robots="noindex">
      <h1 class="no-print">{say('kept.cards')}</h1>
      {places.map(({ it, qr, link }) => (
        <section class="sheet place-sheet" data-link={link}>
          <div class="two-languages">
            {both.map((language) => (
              <Side it={it} language={language} />
            ))}
          </div>
          <QrFigure svg={qr} caption={link} />
        </section>
      ))}
      <p class="actions no-print">
        <PrintButton words={say('one.print')} />
        <ButtonLink href={back} kind="ghost" icon="back">
          {say('kept.title')}
        </ButtonLink>
      </p>
    </Frame>
  );
}

function Side({ it, language }: { it: Initiative; language: string }) {
  const say = speak(language);
  const { text, language: written } = textIn(it, language);
  const where = [it.placeName, it.address, it.town].filter(Boolean).join(', ');
  return (
    <div lang={language} dir={directionOf(language)}>
      <h2 lang={written} dir="auto">
        {text.name}
      </h2>
      <p lang={written} dir="auto">
        {text.summary}
      </p>
      <MarkLines it={it} language={language} />
      <dl>
        {it.times.length > 0 && <dt>{say('one.when')}</dt>}
        {it.times.length > 0 && <dd>{timesInWords(it.times, language)}</dd>}
        {where && <dt>{say('one.where')}</dt>}
        {where && <dd dir="auto">{where}</dd>}
        {it.phone && <dt>{say('one.contact')}</dt>}
        {it.phone && <dd dir="ltr">{it.phone}</dd>}
      </dl>
    </div>
  );
}
