import type { PageContext } from '#core/http/page-context.ts';
import { Button, CheckboxCard, ChoiceCards, Layout, Notice, Pager } from '#ui';
import { inView, VIEWS, type View } from '../answers.ts';
import { messagesIn } from '../messages.ts';
import { planOf, type RowStanding } from '../plan.ts';
import type { Sheet } from '../types.ts';
import type { SheetNotice } from './columns.tsx';
import { SheetRow } from './row.tsx';
import { SheetCrumbs } from './start.tsx';

const ON_A_PAGE = 40;

interface Showing {
  page: PageContext;
  sheet: Sheet;
  /** Every row beside the directory, and what the list had before and has not now. */
  stand: { rows: RowStanding[]; gone: string[] };
  view: View;
  pageNumber: number;
  token: string;
  notice?: SheetNotice | undefined;
  now: Date;
}

/** The rows of a list as they will come in: what asks something first. */
export function RowsPage(showing: Showing) {
  const { page, sheet, stand, view, pageNumber, token, notice, now } = showing;
  const { language } = page;
  const t = messagesIn(language);
  const at = `/${language}/spreadsheets/${sheet.id}`;
  const plan = planOf(stand.rows);
  const shown = stand.rows.filter(inView[view]);
  const pages = Math.max(1, Math.ceil(shown.length / ON_A_PAGE));
  const turned = Math.min(pageNumber, pages);
  const rows = shown.slice((turned - 1) * ON_A_PAGE, turned * ON_A_PAGE);
  const added = plan.added.length;
  const changed = plan.changed.length;
  const seen = <input type="hidden" name="seen" value={String(sheet.version)} />;
  return (
    <Layout page={page} title={sheet.listName} robots="noindex" narrow>
      <SheetCrumbs language={language} words={sheet.listName} />
      <h1>{t('rows.title')}</h1>
      {notice && (
        <Notice kind="problem" role="alert">
          {t(`sheet.said.${notice}`)}
        </Notice>
      )}
      <p class="lead">
        {t('rows.sum', {
          all: stand.rows.length,
          added,
          changed,
          out: stand.rows.length - added - changed,
        })}
      </p>
      <form method="post" action={`${at}/planted`} class="stack">
        <input type="hidden" name="token" value={token} />
        {seen}
        <div class="actions">
          <Button icon="sprout">{t('rows.plant')}</Button>
        </div>
        <p class="soft">{t('rows.plant.hint')}</p>
      </form>
      <p>
        <a href={at}>{t('rows.back')}</a>
      </p>
      <nav aria-label={t('rows.views')}>
        <ul class="chips">
          {VIEWS.map((one) => (
            <li>
              <a href={`${at}/rows?show=${one}`} aria-current={one === view ? 'page' : undefined}>
                {t(`rows.view.${one}`, { count: stand.rows.filter(inView[one]).length })}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="post" action={`${at}/rows`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="show" value={view} />
        <input type="hidden" name="page" value={String(turned)} />
        {seen}
        {stand.gone.length > 0 && (
          <Notice kind="ask">
            <p>{t('rows.gone', { count: stand.gone.length })}</p>
            <input type="hidden" name="gone-asked" value="yes" />
            <ChoiceCards columns={1}>
              <CheckboxCard
                name="stopGone"
                value="yes"
                checked={sheet.stopGone}
                icon="remove"
                label={t('rows.gone.stop')}
                hint={t('rows.gone.hint')}
              />
            </ChoiceCards>
          </Notice>
        )}
        {rows.length === 0 && <p>{t('rows.none')}</p>}
        {rows.map((standing) => (
          <SheetRow standing={standing} language={language} now={now} />
        ))}
        {(rows.some(({ options }) => options.length > 1) || stand.gone.length > 0) && (
          <div class="actions">
            <Button kind="ghost" icon="check">
              {t('rows.keep')}
            </Button>
          </div>
        )}
      </form>
      {pages > 1 && (
        <Pager
          words={t('rows.pager', { page: turned, pages })}
          previous={way(turned > 1, `${at}/rows?show=${view}&page=${turned - 1}`, t('rows.previous'))}
          next={way(turned < pages, `${at}/rows?show=${view}&page=${turned + 1}`, t('rows.next'))}
        />
      )}
    </Layout>
  );
}

const way = (there: boolean, href: string, words: string) => (there ? { href, words } : undefined);
