import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Definition, DeskLayout } from '#ui';
import type { SpreadsheetImport } from '../commit/types.ts';
import { messagesIn } from '../messages.ts';
import { ImportNotices } from './ImportNotices.tsx';
import { importCrumbs } from './import-crumbs.ts';
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
    <DeskLayout page={page} title={spreadsheet.listName} crumbs={importCrumbs(language)}>
      <ImportNotices notice={notice} language={language} />
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
    </DeskLayout>
  );
}
