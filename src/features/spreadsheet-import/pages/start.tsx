import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { directoryTeamMessagesIn } from '#features/directory';
import { Breadcrumbs, Button, Layout, Notice, TextArea, TextField } from '#ui';
import { messagesIn } from '../messages.ts';
import type { Sheet } from '../types.ts';

export type BringRefusal = 'nothing-given' | 'not-a-list' | 'too-many-rows' | 'empty';

/** Where the pages about lists hang. */
export function SheetCrumbs({ language, words }: { language: string; words?: string }) {
  const t = messagesIn(language);
  const team = directoryTeamMessagesIn(language);
  return (
    <Breadcrumbs
      label={t('sheet.title')}
      items={[
        { href: `/${language}/organise`, words: team('listings.back') },
        words ? { href: `/${language}/spreadsheets`, words: t('sheet.title') } : { words: t('sheet.title') },
        ...(words ? [{ words }] : []),
      ]}
    />
  );
}

/** A list as volunteers keep it: choose the file, or paste; and what was brought in before. */
export function SpreadsheetsPage({
  page,
  sheets,
  typed,
  token,
  refusal,
}: {
  page: PageContext;
  sheets: Sheet[];
  typed: { idempotencyKey: string; pasted: string };
  token: string;
  refusal?: BringRefusal | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('sheet.title')} robots="noindex" narrow>
      <SheetCrumbs language={language} />
      <h1>{t('sheet.title')}</h1>
      <p class="lead">{t('sheet.lead')}</p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`sheet.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`/${language}/spreadsheets`} enctype="multipart/form-data" class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={typed.idempotencyKey} />
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
        <details open={typed.pasted !== ''}>
          <summary>{t('sheet.paste')}</summary>
          <div class="stack">
            <TextField name="called" label={t('sheet.called')} value="" maxlength={120} />
            <TextArea
              name="pasted"
              label={t('sheet.paste.words')}
              value={typed.pasted}
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
        {sheets.length === 0 && <p>{t('sheet.earlier.none')}</p>}
        <ul class="plain-list">
          {sheets.map((sheet) => (
            <li>
              <a href={`/${language}/spreadsheets/${sheet.id}`}>
                <bdi>{sheet.listName}</bdi>
              </a>
              <br />
              {t(`sheet.state.${sheet.state}`)}
              <br />
              <span class="soft">
                {t('sheet.earlier.by', { name: sheet.by, date: formatDate(sheet.madeAt, language) })}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Layout>
  );
}
