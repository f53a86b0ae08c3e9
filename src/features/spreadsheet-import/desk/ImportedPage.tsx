import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Definition, Layout, Notice } from '#ui';
import type { SpreadsheetImport } from '../commit/types.ts';
import { messagesIn } from '../messages.ts';
import { ImportBreadcrumbs } from './ImportBreadcrumbs.tsx';
import type { ImportNotice } from './notices.ts';

const FIGURES = ['new', 'changed', 'same', 'stopped'] as const;

/** A list that was committed to the directory: what it changed, and a button to revert it. */
export function ImportedPage({
  page,
  spreadsheet,
  token,
  notice,
}: {
  page: PageContext;
  spreadsheet: SpreadsheetImport;
  token: string;
  notice?: ImportNotice | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const path = `/${language}/spreadsheets/${spreadsheet.id}`;
  return (
    <Layout page={page} title={spreadsheet.listName} robots="noindex" narrow>
      <ImportBreadcrumbs language={language} title={spreadsheet.listName} />
      <h1>
        <bdi>{spreadsheet.listName}</bdi>
      </h1>
      {notice && (
        <Notice kind="problem" role="alert">
          {t(`sheet.said.${notice}`)}
        </Notice>
      )}
      <p class="lead">{t('imported.lead')}</p>
      <Definition
        items={FIGURES.map((figure) => [t(`imported.${figure}`), String(spreadsheet.figures[figure] ?? 0)])}
      />
      <p class="actions">
        <ButtonLink href={`/${language}/initiatives`} kind="primary">
          {t('imported.look')}
        </ButtonLink>
        <ButtonLink href={`/${language}/spreadsheets`} kind="ghost" icon="plus">
          {t('imported.again')}
        </ButtonLink>
      </p>
      <form method="post" action={`${path}/undone`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(spreadsheet.version)} />
        <p class="soft">{t('imported.undo.hint')}</p>
        <div class="actions">
          <Button kind="ghost" icon="back">
            {t('imported.undo')}
          </Button>
        </div>
      </form>
    </Layout>
  );
}
