import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Button, DeskLayout, Notice, TextArea, TextField } from '#ui';
import type { SpreadsheetImport } from '../commit/types.ts';
import type { UnreadableReason } from '../file/read-file.ts';
import { messagesIn } from '../messages.ts';
import { importCrumbs } from './import-crumbs.ts';

export type UploadRefusal = 'nothing-given' | UnreadableReason;

/** The form to upload or paste a list, and the lists that were uploaded before. */
export function SpreadsheetsPage({
  page,
  imports,
  pasted,
  token,
  formKey,
  refusal,
}: {
  page: PageContext;
  imports: SpreadsheetImport[];
  pasted: string;
  token: string;
  formKey: string;
  refusal?: UploadRefusal | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <DeskLayout page={page} title={t('sheet.title')} crumbs={importCrumbs(language).slice(0, 1)}>
      <p class="lead">{t('sheet.lead')}</p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`sheet.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`/${language}/spreadsheets`} enctype="multipart/form-data" class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        <div class="field">
          <label for="file">{t('sheet.file')}</label>
          <p class="soft" id="file-hint">
            {t('sheet.file.hint')}
          </p>
          <input
            id="file"
            type="file"
            name="file"
            accept=".xlsx,.csv,.tsv,.txt,text/csv"
            aria-describedby="file-hint"
          />
        </div>
        <details open={pasted !== ''}>
          <summary>{t('sheet.paste')}</summary>
          <div class="stack">
            <TextField name="called" label={t('sheet.called')} value="" maxlength={120} />
            <TextArea
              name="pasted"
              label={t('sheet.paste.words')}
              value={pasted}
              rows={6}
              maxlength={2_000_000}
            />
          </div>
        </details>
        <div class="actions">
          <Button icon="check">{t('sheet.read')}</Button>
        </div>
      </form>
      <section>
        <h2>{t('sheet.earlier')}</h2>
        {imports.length === 0 && <p>{t('sheet.earlier.none')}</p>}
        <ul class="plain-list">
          {imports.map((spreadsheet) => (
            <li>
              <a href={`/${language}/spreadsheets/${spreadsheet.id}`}>
                <bdi>{spreadsheet.listName}</bdi>
              </a>
              <br />
              {t(`sheet.state.${spreadsheet.state}`)}
              <br />
              <span class="soft">
                {t('sheet.earlier.by', {
                  name: spreadsheet.uploadedBy,
                  date: formatDate(spreadsheet.uploadedAt, language),
                })}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </DeskLayout>
  );
}
