import type { Reader } from '#core/http/request-context.ts';
import { Button, ButtonLink, Frame, PrintButton, QrFigure } from '#ui';
import { speak } from '../../messages/team/index.ts';

/** The owner's card: five words and a code that lead to the own page, made to be printed or copied by hand. */
export function ListingCardPage({
  reader,
  name,
  words,
  qr,
  at,
  open,
}: {
  reader: Reader;
  /** Of the initiative. */
  name: string;
  words: string;
  qr: string;
  /** The own page, after the language. */
  at: string;
  /** Where the words are typed, whole. */
  open: string;
}) {
  const say = speak(reader.language);
  return (
    <Frame reader={reader} title={say('ownCard.title')} narrow robots="noindex">
      <h1 class="no-print">{say('ownCard.title')}</h1>
      <p class="lead no-print">{say('ownCard.lead')}</p>
      <section class="keycard">
        <p class="lead">
          <b>
            <bdi dir="auto">{name || say('own.title')}</bdi>
          </b>
        </p>
        <QrFigure svg={qr} caption={say('ownCard.scan')} />
        <h2>{say('ownCard.words')}</h2>
        <p class="words" lang="nl" dir="ltr">
          {words.split('-').join(' ')}
        </p>
        <p>
          {say('ownCard.where')}
          <br />
          <bdi dir="ltr" class="soft address">
            {open.replace(/^https?:\/\//, '')}
          </bdi>
        </p>
        <p class="soft">{say('ownCard.keep')}</p>
      </section>
      <p class="actions no-print">
        <PrintButton words={say('ownCard.print')} />
        <ButtonLink href={`/${reader.language}${at}`} kind="primary">
          {say('ownCard.back')}
        </ButtonLink>
      </p>
    </Frame>
  );
}

/** On the own page: make the card, or look at it again. */
export function OwnCard({
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
  const say = speak(language);
  return (
    <section>
      <h2>{say('ownCard.own')}</h2>
      <p>{say('ownCard.own.lead')}</p>
      {carded ? (
        <ButtonLink href={`${at}/card`} kind="ghost" icon="card">
          {say('ownCard.show')}
        </ButtonLink>
      ) : (
        <form method="post" action={`${at}/card`}>
          <input type="hidden" name="token" value={token} />
          <Button kind="ghost" icon="card">
            {say('ownCard.make')}
          </Button>
        </form>
      )}
    </section>
  );
}
