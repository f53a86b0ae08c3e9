import type { PageContext } from '#core/http/page-context.ts';
import { Button, CheckboxCard, ChoiceCards, Layout, Notice, Pager } from '#ui';
import type { ImportContext } from '../commit/import-context.ts';
import { makePlan } from '../commit/plan.ts';
import type { SpreadsheetImport } from '../commit/types.ts';
import { messagesIn } from '../messages.ts';
import { inView, ROW_VIEWS, type RowView } from './form-values.ts';
import { ImportBreadcrumbs } from './ImportBreadcrumbs.tsx';
import type { ImportNotice } from './notices.ts';
import { RowSection } from './RowSection.tsx';

const ROWS_PER_PAGE = 40;

interface RowsPageProps {
  page: PageContext;
  spreadsheet: SpreadsheetImport;
  context: ImportContext;
  view: RowView;
  pageNumber: number;
  token: string;
  notice?: ImportNotice | undefined;
  now: Date;
}

/** The rows of a list as they will be imported, with possible duplicates first. */
export function RowsPage({
  page,
  spreadsheet,
  context,
  view,
  pageNumber,
  token,
  notice,
  now,
}: RowsPageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const path = `/${language}/spreadsheets/${spreadsheet.id}`;
  const { rows, missing } = context;
  const plan = makePlan(rows);
  const rowsInView = rows.filter(inView[view]);
  const pages = Math.max(1, Math.ceil(rowsInView.length / ROWS_PER_PAGE));
  const current = Math.min(pageNumber, pages);
  const shown = rowsInView.slice((current - 1) * ROWS_PER_PAGE, current * ROWS_PER_PAGE);
  const added = plan.added.length;
  const changed = plan.changed.length;
  const versionField = <input type="hidden" name="seen" value={String(spreadsheet.version)} />;
  return (
    <Layout page={page} title={spreadsheet.listName} robots="noindex" narrow>
      <ImportBreadcrumbs language={language} title={spreadsheet.listName} />
      <h1>{t('rows.title')}</h1>
      {notice && (
        <Notice kind="problem" role="alert">
          {t(`sheet.said.${notice}`)}
        </Notice>
      )}
      <p class="lead">
        {t('rows.sum', {
          all: rows.length,
          added,
          changed,
          out: rows.length - added - changed,
        })}
      </p>
      <form method="post" action={`${path}/planted`} class="stack">
        <input type="hidden" name="token" value={token} />
        {versionField}
        <div class="actions">
          <Button icon="sprout">{t('rows.import')}</Button>
        </div>
        <p class="soft">{t('rows.import.hint')}</p>
      </form>
      <p>
        <a href={path}>{t('rows.back')}</a>
      </p>
      <nav aria-label={t('rows.views')}>
        <ul class="chips">
          {ROW_VIEWS.map((option) => (
            <li>
              <a href={`${path}/rows?show=${option}`} aria-current={option === view ? 'page' : undefined}>
                {t(`rows.view.${option}`, { count: rows.filter(inView[option]).length })}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="post" action={`${path}/rows`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="show" value={view} />
        <input type="hidden" name="page" value={String(current)} />
        {versionField}
        {missing.length > 0 && (
          <Notice kind="ask">
            <p>{t('rows.gone', { count: missing.length })}</p>
            <input type="hidden" name="gone-asked" value="yes" />
            <ChoiceCards columns={1}>
              <CheckboxCard
                name="stopGone"
                value="yes"
                checked={spreadsheet.withdrawMissing}
                icon="remove"
                label={t('rows.gone.stop')}
                hint={t('rows.gone.hint')}
              />
            </ChoiceCards>
          </Notice>
        )}
        {shown.length === 0 && <p>{t('rows.none')}</p>}
        {shown.map((proposal) => (
          <RowSection proposal={proposal} language={language} now={now} />
        ))}
        {(shown.some(({ options }) => options.length > 1) || missing.length > 0) && (
          <div class="actions">
            <Button kind="ghost" icon="check">
              {t('rows.keep')}
            </Button>
          </div>
        )}
      </form>
      {pages > 1 && (
        <Pager
          label={t('rows.pager', { page: current, pages })}
          previous={pagerLink(
            current > 1,
            `${path}/rows?show=${view}&page=${current - 1}`,
            t('rows.previous'),
          )}
          next={pagerLink(current < pages, `${path}/rows?show=${view}&page=${current + 1}`, t('rows.next'))}
        />
      )}
    </Layout>
  );
}

const pagerLink = (exists: boolean, href: string, label: string) => (exists ? { href, label } : undefined);
