import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, Notice, PrintButton, QrFigure } from '#ui';
import { InitiativeCard } from '../catalogue/InitiativeCard.tsx';
import { shortId } from '../catalogue/short-id.ts';
import { textIn } from '../catalogue/texts.ts';
import { messagesIn } from '../messages.ts';
import type { Initiative } from '../types.ts';

interface Shown {
  page: PageContext;
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
export function SavedListPage({ page, token, places, gone, adding, shared, link, qr, query }: Shown) {
  const { language } = page;
  const t = messagesIn(language);
  const title = t(shared ? 'kept.shared' : 'kept.title');
  return (
    <Layout page={page} title={title} robots="noindex">
      <h1>{title}</h1>
      <p class="lead no-print">{t(shared ? 'kept.shared.lead' : 'kept.lead')}</p>
      {adding && (
        <section class="no-print">
          <InitiativeCard initiative={adding} language={language} level={2} />
          <form method="post" action={`/${language}/my-list/keep`} class="after-card">
            <input type="hidden" name="token" value={token} />
            <Button icon="plus" name="add" value={shortId(adding.id)}>
              {t('kept.add')}
            </Button>
          </form>
        </section>
      )}
      {gone > 0 && <Notice kind="ask">{t('kept.gone', { count: gone })}</Notice>}
      {places.length === 0 && !adding && (
        <Notice kind="ask">
          <p>{t('kept.none')}</p>
          <a href={`/${language}/initiatives`}>{t('list.title')}</a>
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
                  label={t('kept.remove.one', { name: textIn(it, language).text.name })}
                >
                  {t('kept.remove')}
                </Button>
              </form>
            )}
          </div>
        ))}
      </div>
      {places.length > 0 && (
        <section class="kept-along">
          <h2 class="no-print">{t('kept.along')}</h2>
          <div class="sheet-head">
            <p class="address no-print">
              <a href={link}>
                <bdi dir="ltr">{link}</bdi>
              </a>
            </p>
            <QrFigure svg={qr} caption={t('kept.qr')} />
          </div>
          <p class="actions no-print">
            {shared && (
              <form method="post" action={`/${language}/my-list/keep`}>
                <input type="hidden" name="token" value={token} />
                <Button icon="check" name="take" value={query}>
                  {t('kept.take')}
                </Button>
              </form>
            )}
            <PrintButton words={t('kept.print')} />
            <ButtonLink href={`/${language}/my-list/cards?i=${query}`} kind="ghost" icon="card">
              {t('kept.cards')}
            </ButtonLink>
            <ButtonLink href={`/${language}/my-list/calendar.ics?i=${query}`} kind="ghost" icon="calendar">
              {t('kept.calendar')}
            </ButtonLink>
          </p>
          {!shared && (
            <form method="post" action={`/${language}/my-list/keep`} class="no-print">
              <input type="hidden" name="token" value={token} />
              <Button kind="quiet" icon="trash" name="clear" value="1">
                {t('kept.clear')}
              </Button>
            </form>
          )}
        </section>
      )}
    </Layout>
  );
}
