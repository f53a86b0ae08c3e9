import type { PageContext } from '#core/http/page-context.ts';
import { KeyCard, type ShownCard } from '#features/accounts';
import { ButtonLink, Layout, Notice, PrintButton, QrFigure } from '#ui';
import { messagesIn } from '../messages.ts';
import { type PrintedActivity, PrintedSlot } from './PrintedSlot.tsx';

interface PrintPageProps {
  page: PageContext;
  activities: PrintedActivity[];
  qr: string;
  /** The URL in the QR code. */
  link: string;
  demo: boolean;
  /** The person's card for the other side; absent when the page is opened by the link of somebody else, whom it does not name. */
  card?: ShownCard;
  /** Where the page of the week is, after the language. */
  weekPath?: string;
}

/**
 * A week on two sides of one A4, large enough to photograph: the week, with a code that opens the same week elsewhere, and
 * on the other side the card that opens the story, to be cut off along the bottom.
 */
export function PrintPage({ page, activities, qr, link, demo, card, weekPath = '/week' }: PrintPageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const shared = !card;
  const title = t(shared ? 'shared.title' : 'print.title');
  return (
    <Layout page={page} title={title} sheet={page.assets['paper.css']} robots="noindex">
      <div class="sheet week-side" data-link={link}>
        <header>
          <h1>{title}</h1>
          <p class={shared ? undefined : 'no-print'}>{t(shared ? 'shared.lead' : 'print.how')}</p>
          {demo && <Notice kind="demo">{t('demo')}</Notice>}
        </header>
        {activities.length ? (
          <div>
            {activities.map((activity) => (
              <PrintedSlot language={language} activity={activity} />
            ))}
          </div>
        ) : (
          <p class="lead">{t('shared.none')}</p>
        )}
        <footer class="sheet-foot">
          {activities.length > 0 && <QrFigure svg={qr} caption={t('print.lead')} />}
          <p class="soft">{t('print.kind')}</p>
        </footer>
      </div>
      {card && <CardSide page={page} card={card} />}
      <p class="actions no-print">
        {!shared && <PrintButton label={t('print.do')} />}
        <ButtonLink href={`/${language}${shared ? '/begin' : weekPath}`} kind={shared ? 'primary' : 'ghost'}>
          {t(shared ? 'shared.begin' : 'print.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

/** The other side: how to open the week again, and the card of the size of a bank card along the bottom edge. */
function CardSide({ page, card }: { page: PageContext; card: ShownCard }) {
  const t = messagesIn(page.language);
  const address = card.openUrl.replace(/^https?:\/\//, '');
  return (
    <section class="sheet card-side">
      <div>
        <h2>{t('print.open.title')}</h2>
        <ol>
          <li>{t('print.open.scan')}</li>
          <li>{t('print.open.tap', { address: `\u2066${address}\u2069` })}</li>
        </ol>
      </div>
      <div class="cut-off">
        <p class="cut-line">{t('print.cut')}</p>
        <KeyCard page={page} card={card} />
      </div>
    </section>
  );
}
