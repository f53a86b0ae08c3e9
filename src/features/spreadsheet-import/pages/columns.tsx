import type { PageContext } from '#core/http/page-context.ts';
import { Button, CheckboxCard, ChoiceCards, Layout, Notice, SelectField, TextField } from '#ui';
import { FIELDS } from '../fields.ts';
import { messagesIn } from '../messages.ts';
import type { Sheet } from '../types.ts';
import { SheetCrumbs } from './start.tsx';

export type SheetNotice = 'changed-elsewhere' | 'newer-first' | 'nothing' | 'not-understood';

interface Showing {
  page: PageContext;
  sheet: Sheet;
  token: string;
  notice?: SheetNotice | undefined;
}

/** What the columns of a list hold: guessed, and put right by whoever knows the list. */
export function ColumnsPage({ page, sheet, token, notice }: Showing) {
  const { language } = page;
  const t = messagesIn(language);
  const at = `/${language}/spreadsheets/${sheet.id}`;
  const { reading, grids, figures } = sheet;
  return (
    <Layout page={page} title={sheet.listName} robots="noindex" narrow>
      <SheetCrumbs language={language} words={sheet.listName} />
      <h1>{t('columns.title')}</h1>
      {notice && (
        <Notice kind="problem" role="alert">
          {t(`sheet.said.${notice}`)}
        </Notice>
      )}
      {figures.back !== undefined && (
        <Notice kind="good" role="status">
          <p>{t('sheet.said.back', { back: figures.back })}</p>
          {Boolean(figures.left) && <p>{t('sheet.said.left', { left: figures.left ?? 0 })}</p>}
        </Notice>
      )}
      {!grids && <p class="lead">{t('columns.forgotten')}</p>}
      {grids && (
        <>
          <p class="lead">{t('columns.lead')}</p>
          <form method="post" action={at} class="stack">
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="seen" value={String(sheet.version)} />
            <input type="hidden" name="wide" value={String(reading.columns.length)} />
            <Where sheet={sheet} language={language} />
            <div class="field-pairs">
              <Columns sheet={sheet} language={language} />
            </div>
            <p class="soft">{t('columns.people')}</p>
            <TextField
              name="town"
              label={t('columns.town')}
              hint={t('columns.town.hint')}
              value={reading.town}
              maxlength={80}
            />
            <TextField
              name="organisation"
              label={t('columns.organisation')}
              hint={t('columns.organisation.hint')}
              value={reading.organisation}
              maxlength={120}
            />
            <TextField
              name="listName"
              label={t('columns.list')}
              hint={t('columns.list.hint')}
              value={sheet.listName}
              maxlength={120}
              required
            />
            <ChoiceCards columns={1}>
              <CheckboxCard
                name="ownContacts"
                value="yes"
                checked={reading.ownContacts}
                icon="lock"
                label={t('columns.own')}
                hint={t('columns.own.hint')}
              />
            </ChoiceCards>
            <div class="actions">
              <Button icon="check">{t('columns.next')}</Button>
            </div>
          </form>
        </>
      )}
      <form method="post" action={`${at}/dropped`} class="after-card">
        <input type="hidden" name="token" value={token} />
        <Button kind="ghost" icon="remove">
          {t('columns.drop')}
        </Button>
      </form>
    </Layout>
  );
}

interface Part {
  sheet: Sheet;
  language: string;
}

/** Which sheet of the file, and which of its rows has the headings. */
function Where({ sheet, language }: Part) {
  const t = messagesIn(language);
  const { reading, grids } = sheet;
  const rows = grids?.[reading.sheet]?.rows ?? [];
  return (
    <>
      {(grids?.length ?? 0) > 1 ? (
        <SelectField
          name="at"
          label={t('columns.sheet')}
          value={String(reading.sheet)}
          options={(grids ?? []).map((grid, i) => ({
            value: String(i),
            label: t('columns.sheet.option', { name: grid.name, rows: grid.rows.length }),
          }))}
        />
      ) : (
        <input type="hidden" name="at" value="0" />
      )}
      <SelectField
        name="headings"
        label={t('columns.headings')}
        value={String(reading.headings)}
        options={rows.slice(0, 15).map((row, i) => ({
          value: String(i),
          label: t('columns.headings.option', {
            row: i + 1,
            words: row.filter(Boolean).slice(0, 4).join(' · ').slice(0, 60),
          }),
        }))}
      />
    </>
  );
}

/** As the programs that make such files name them: A, B … Z, AA. */
const letterOf = (at: number): string =>
  (at >= 26 ? String.fromCharCode(64 + Math.floor(at / 26)) : '') + String.fromCharCode(65 + (at % 26));

function Columns({ sheet, language }: Part) {
  const t = messagesIn(language);
  const { reading, grids } = sheet;
  const rows = grids?.[reading.sheet]?.rows ?? [];
  const options = FIELDS.map((field) => ({ value: field, label: t(`field.${field}`) }));
  return (
    <>
      {reading.columns.map((field, i) => {
        const examples = rows
          .slice(reading.headings + 1)
          .flatMap((row) => row[i] || [])
          .slice(0, 3)
          .map((words) => words.replace(/\s+/g, ' ').slice(0, 40));
        if (!examples.length) return <input type="hidden" name={`column${i}`} value="leave" />;
        const heading = rows[reading.headings]?.[i] || t('columns.no-heading', { letter: letterOf(i) });
        return (
          <SelectField
            name={`column${i}`}
            label={heading.slice(0, 80)}
            hint={t('columns.examples', { words: examples.join(' · ') })}
            value={field}
            options={options}
          />
        );
      })}
    </>
  );
}
