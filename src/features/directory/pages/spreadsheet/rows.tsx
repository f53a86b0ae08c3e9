import type { Reader } from '#core/http/request-context.ts';
import { Button, CheckTile, Frame, Notice, Pager, Tiles } from '#ui';
import { speakSheets } from '../../messages/spreadsheet/team/index.ts';
import { inView, VIEWS, type View } from '../../spreadsheet/answers.ts';
import { planOf, type RowStanding } from '../../spreadsheet/plan.ts';
import type { Sheet } from '../../spreadsheet/types.ts';
import type { SheetNotice } from './columns.tsx';
import { SheetRow } from './row.tsx';
import { SheetCrumbs } from './start.tsx';

const ON_A_PAGE = 40;

interface Showing {
  reader: Reader;
  sheet: Sheet;
  /** Every row beside the directory, and what the list had before and has not now. */
  stand: { rows: RowStanding[]; gone: string[] };
  view: View;
  page: number;
  token: string;
  notice?: SheetNotice | undefined;
  now: Date;
}

/** The rows of a list as they will come in: what asks something first. */
export function RowsPage(showing: Showing) {
  const { reader, sheet, stand, view, page, token, notice, now } = showing;
  const { language } = reader;
  const say = speakSheets(language);
  const at = `/${language}/spreadsheets/${sheet.id}`;
  const plan = planOf(stand.rows);
  const shown = stand.rows.filter(inView[view]);
  const pages = Math.max(1, Math.ceil(shown.length / ON_A_PAGE));
  const turned = Math.min(page, pages);
  const rows = shown.slice((turned - 1) * ON_A_PAGE, turned * ON_A_PAGE);
  const added = plan.added.length;
  const changed = plan.changed.length;
  const seen = <input type="hidden" name="seen" value={String(sheet.version)} />;
  return (
    <Frame reader={reader} title={sheet.listName} robots="noindex" narrow>
      <SheetCrumbs language={language} words={sheet.listName} />
      <h1>{say('rows.title')}</h1>
      {notice && (
        <Notice kind="problem" role="alert">
          {say(`sheet.said.${notice}`)}
        </Notice>
      )}
      <p class="lead">
        {say('rows.sum', {
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
          <Button icon="sprout">{say('rows.plant')}</Button>
        </div>
        <p class="soft">{say('rows.plant.hint')}</p>
      </form>
      <p>
        <a href={at}>{say('rows.back')}</a>
      </p>
      <nav aria-label={say('rows.views')}>
        <ul class="chips">
          {VIEWS.map((one) => (
            <li>
              <a href={`${at}/rows?show=${one}`} aria-current={one === view ? 'page' : undefined}>
                {say(`rows.view.${one}`, { count: stand.rows.filter(inView[one]).length })}
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
            <p>{say('rows.gone', { count: stand.gone.length })}</p>
            <input type="hidden" name="gone-asked" value="yes" />
            <Tiles columns={1}>
              <CheckTile
                name="stopGone"
                value="yes"
                checked={sheet.stopGone}
                icon="remove"
                label={say('rows.gone.stop')}
                hint={say('rows.gone.hint')}
              />
            </Tiles>
          </Notice>
        )}
        {rows.length === 0 && <p>{say('rows.none')}</p>}
        {rows.map((standing) => (
          <SheetRow standing={standing} language={language} now={now} />
        ))}
        {(rows.some(({ options }) => options.length > 1) || stand.gone.length > 0) && (
          <div class="actions">
            <Button kind="ghost" icon="check">
              {say('rows.keep')}
            </Button>
          </div>
        )}
      </form>
      {pages > 1 && (
        <Pager
          words={say('rows.pager', { page: turned, pages })}
          previous={way(turned > 1, `${at}/rows?show=${view}&page=${turned - 1}`, say('rows.previous'))}
          next={way(turned < pages, `${at}/rows?show=${view}&page=${turned + 1}`, say('rows.next'))}
        />
      )}
    </Frame>
  );
}

const way = (there: boolean, href: string, words: string) => (there ? { href, words } : undefined);
