import type { Reader } from '#core/http/request-context.ts';
import { Button, ButtonLink, Frame, Notice, PrintButton, QrFigure } from '#ui';
import { speak } from '../messages/index.ts';
import { shortId } from '../rules/kept.ts';
import { textIn } from '../rules/texts.ts';
import type { Initiative } from '../types.ts';
import { InitiativeCard } from './list.tsx';

interface Shown {
  reader: Reader;
  token: string;
  places: Initiative[];
  /** How many of the list are not there any more. */
  gone: number;
  /** One that somebody may want to put on the list. */
  adding: Initiative | undefined;
  /** It came from somebody else: nothing of it is on this browser yet. */
  shared: boolean;
  /** The address of this list, in full, and as a code. */
  link: string;
  qr: string;
  /** The query that holds the list. */
  query: string;
}

/** My list: places to take along, without an account. It stands in this browser and in its address, nowhere else. */
export function KeptPage({ reader, token, places, gone, adding, shared, link, qr, query }: Shown) {
  const { language } = reader;
  const say = speak(language);
  const title = say(shared ? 'kept.shared' : 'kept.title');
  return (
    <Frame reader={reader} title={title} robots="noindex">
      <h1>{title}</h1>
      <p class="lead no-print">{say(shared ? 'kept.shared.lead' : 'kept.lead')}</p>
      {adding && (
        <section class="no-print">
          <InitiativeCard initiative={adding} language={language} level={2} />
          <form method="post" action={`/${language}/my-list/keep`} class="after-card">
            <input type="hidden" name="token" value={token} />
            <Button icon="plus" name="add" value={shortId(adding.id)}>
              {say('kept.add')}
            </Button>
          </form>
        </section>
      )}
      {gone > 0 && <Notice kind="ask">{say('kept.gone', { count: gone })}</Notice>}
      {places.length === 0 && !adding && (
        <Notice kind="ask">
          <p>{say('kept.none')}</p>
          <a href={`/${language}/initiatives`}>{say('list.title')}</a>
        </Notice>
      )}
      <div class="cards">
        {places.map((it) => (
          <div>
            <InitiativeCard initiative={it} language={language} level={2} />
            {!shared && (
              <form method="post" action={`/${language}/my-list/keep`} class="no-print">
                <input type="hidden" name="token" value={token} />
                <Button
                  kind="quiet"
                  icon="remove"
                  name="remove"
                  value={shortId(it.id)}
                  label={say('kept.remove.one', { name: textIn(it, language).text.name })}
                >
                  {say('kept.remove')}
                </Button>
              </form>
            )}
          </div>
        ))}
      </div>
      {places.length > 0 && (
        <section class="kept-along">
          <h2 class="no-print">{say('kept.along')}</h2>
          <div class="sheet-head">
            <p class="address no-print">
              <a href={link}>
                <bdi dir="ltr">{link}</bdi>
              </a>
            </p>
            <QrFigure svg={qr} caption={say('kept.qr')} />
          </div>
          <p class="actions no-print">
            {shared && (
              <form method="post" action={`/${language}/my-list/keep`}>
                <input type="hidden" name="token" value={token} />
                <Button icon="check" name="take" value={query}>
                  {say('kept.take')}
                </Button>
              </form>
            )}
            <PrintButton words={say('kept.print')} />
            <ButtonLink href={`/${language}/my-list/cards?i=${query}`} kind="ghost" icon="card">
              {say('kept.cards')}
            </ButtonLink>
            <ButtonLink href={`/${language}/my-list/calendar.ics?i=${query}`} kind="ghost" icon="calendar">
              {say('kept.calendar')}
            </ButtonLink>
          </p>
          {!shared && (
            <form method="post" action={`/${language}/my-list/keep`} class="no-print">
              <input type="hidden" name="token" value={token} />
              <Button kind="quiet" icon="trash" name="clear" value="1">
                {say('kept.clear')}
              </Button>
            </form>
          )}
        </section>
      )}
    </Frame>
  );
}
