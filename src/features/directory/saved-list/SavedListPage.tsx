import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, Notice, PrintButton, QrFigure } from '#ui';
import { InitiativeCard } from '../catalogue/InitiativeCard.tsx';
import { shortId } from '../catalogue/short-id.ts';
import { textIn } from '../catalogue/texts.ts';
import type { Initiative } from '../catalogue/types.ts';
import { messagesIn } from '../messages.ts';

interface SavedListPageProps {
  page: PageContext;
  token: string;
  places: Initiative[];
  /** How many of the list are not public any more. */
  missingCount: number;
  /** The initiative that was put on the list just now. */
  added: Initiative | undefined;
  /** The list comes from the address, perhaps of somebody else; this browser has not saved it. */
  shared: boolean;
  /** The full URL of this list, and the same as a QR code in SVG. */
  link: string;
  qr: string;
  /** The list as the address holds it. */
  listParam: string;
}

/** The saved list, without an account: it is stored in a cookie of this browser and in its own address, nowhere else. */
export function SavedListPage({
  page,
  token,
  places,
  missingCount,
  added,
  shared,
  link,
  qr,
  listParam,
}: SavedListPageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const title = t(shared ? 'kept.shared' : 'kept.title');
  return (
    <Layout page={page} title={title} robots="noindex">
      <h1>{title}</h1>
      <p class="lead no-print">{t(shared ? 'kept.shared.lead' : 'kept.lead')}</p>
      {added && (
        <Notice kind="good" role="status">
          <p>{t('kept.added', { name: textIn(added, language).text.name })}</p>
          <a href={`/${language}/initiatives/${added.id}`}>{t('come.back')}</a>
        </Notice>
      )}
      {missingCount > 0 && <Notice kind="ask">{t('kept.gone', { count: missingCount })}</Notice>}
      {places.length === 0 && (
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
                <Button icon="check" name="take" value={listParam}>
                  {t('kept.take')}
                </Button>
              </form>
            )}
            <PrintButton label={t('kept.print')} />
            <ButtonLink href={`/${language}/my-list/cards?i=${listParam}`} kind="ghost" icon="card">
              {t('kept.cards')}
            </ButtonLink>
            <ButtonLink
              href={`/${language}/my-list/calendar.ics?i=${listParam}`}
              kind="ghost"
              icon="calendar"
            >
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
