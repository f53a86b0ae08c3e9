import type { Reader } from '#core/http/request-context.ts';
import { Button, ButtonLink, Frame, Notice, PrintButton, QrFigure } from '#ui';
import { speak } from '../messages/index.ts';

interface Showing {
  reader: Reader;
  token: string;
  code: string;
  qr: string;
  replaced: boolean;
}

/** The key card: made to be printed, photographed, or copied by hand. */
export function CardPage({ reader, token, code, qr, replaced }: Showing) {
  const say = speak(reader.language);
  return (
    <Frame reader={reader} title={say('card.title')} narrow robots="noindex">
      <h1>{say('card.title')}</h1>
      {replaced && <Notice kind="good">{say('card.replaced')}</Notice>}
      <p class="no-print">{say('card.lead')}</p>
      <section class="keycard">
        <QrFigure svg={qr} caption={say('card.scan')} />
        <h2>{say('card.words')}</h2>
        <p class="words" lang="nl" dir="ltr">
          {code.split('-').join(' ')}
        </p>
        <p class="soft">{say('card.keep')}</p>
      </section>
      <p class="actions no-print">
        <ButtonLink href={`/${reader.language}/story`} kind="primary">
          {say('card.continue')}
        </ButtonLink>
        <PrintButton words={say('card.print')} />
        <ButtonLink href={`/${reader.language}/week`} kind="quiet">
          {say('card.week')}
        </ButtonLink>
      </p>
      <details class="no-print">
        <summary>{say('card.replace.title')}</summary>
        <p>{say('card.replace.lead')}</p>
        <form method="post" action={`/${reader.language}/card/replacement`}>
          <input type="hidden" name="token" value={token} />
          <Button kind="ghost">{say('card.replace')}</Button>
        </form>
      </details>
      <form method="post" action={`/${reader.language}/close`} class="no-print">
        <input type="hidden" name="token" value={token} />
        <Button kind="quiet">{say('close')}</Button>
      </form>
    </Frame>
  );
}

/** After closing: this device shows nothing any more. */
export function ClosedPage({ reader }: { reader: Reader }) {
  const say = speak(reader.language);
  return (
    <Frame reader={reader} title={say('closed.title')} narrow robots="noindex">
      <h1>{say('closed.title')}</h1>
      <p>{say('closed.lead')}</p>
      <ButtonLink href={`/${reader.language}`} kind="primary">
        {say('closed.home')}
      </ButtonLink>
    </Frame>
  );
}
