import type { Reader } from '#core/http/request-context.ts';
import { Button, CheckTile, Frame, Notice, SelectField, TextField, Tiles } from '#ui';
import { speakSheets } from '../../messages/spreadsheet/team/index.ts';
import { FIELDS } from '../../spreadsheet/fields.ts';
import type { Sheet } from '../../spreadsheet/types.ts';
import { SheetCrumbs } from './start.tsx';

export type SheetNotice = 'changed-elsewhere' | 'newer-first' | 'nothing' | 'not-understood';

interface Showing {
  reader: Reader;
  sheet: Sheet;
  token: string;
  notice?: SheetNotice | undefined;
}

/** What the columns of a list hold: guessed, and put right by whoever knows the list. */
export function ColumnsPage({ reader, sheet, token, notice }: Showing) {
  const { language } = reader;
  const say = speakSheets(language);
  const at = `/${language}/spreadsheets/${sheet.id}`;
  const { reading, grids, figures } = sheet;
  return (
    <Frame reader={reader} title={sheet.listName} robots="noindex" narrow>
      <SheetCrumbs language={language} words={sheet.listName} />
      <h1>{say('columns.title')}</h1>
      {notice && (
        <Notice kind="problem" role="alert">
          {say(`sheet.said.${notice}`)}
        </Notice>
      )}
      {figures.back !== undefined && (
        <Notice kind="good" role="status">
          <p>{say('sheet.said.back', { back: figures.back })}</p>
          {Boolean(figures.left) && <p>{say('sheet.said.left', { left: figures.left ?? 0 })}</p>}
        </Notice>
      )}
      {!grids && <p class="lead">{say('columns.forgotten')}</p>}
      {grids && (
        <>
          <p class="lead">{say('columns.lead')}</p>
          <form method="post" action={at} class="stack">
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="seen" value={String(sheet.version)} />
            <input type="hidden" name="wide" value={String(reading.columns.length)} />
            <Where sheet={sheet} language={language} />
            <div class="field-pairs">
              <Columns sheet={sheet} language={language} />
            </div>
            <p class="soft">{say('columns.people')}</p>
            <TextField
              name="town"
              label={say('columns.town')}
              hint={say('columns.town.hint')}
              value={reading.town}
              maxlength={80}
            />
            <TextField
              name="organisation"
              label={say('columns.organisation')}
              hint={say('columns.organisation.hint')}
              value={reading.organisation}
              maxlength={120}
            />
            <TextField
              name="listName"
              label={say('columns.list')}
              hint={say('columns.list.hint')}
              value={sheet.listName}
              maxlength={120}
              required
            />
            <Tiles columns={1}>
              <CheckTile
                name="ownContacts"
                value="yes"
                checked={reading.ownContacts}
                icon="lock"
                label={say('columns.own')}
                hint={say('columns.own.hint')}
              />
            </Tiles>
            <div class="actions">
              <Button icon="check">{say('columns.next')}</Button>
            </div>
          </form>
        </>
      )}
      <form method="post" action={`${at}/dropped`} class="after-card">
        <input type="hidden" name="token" value={token} />
        <Button kind="ghost" icon="remove">
          {say('columns.drop')}
        </Button>
      </form>
    </Frame>
  );
}

interface Part {
  sheet: Sheet;
  language: string;
}

/** Which sheet of the file, and which of its rows has the headings. */
function Where({ sheet, language }: Part) {
  const say = speakSheets(language);
  const { reading, grids } = sheet;
  const rows = grids?.[reading.sheet]?.rows ?? [];
  return (
    <>
      {(grids?.length ?? 0) > 1 ? (
        <SelectField
          name="at"
          label={say('columns.sheet')}
          value={String(reading.sheet)}
          options={(grids ?? []).map((grid, i) => ({
            value: String(i),
            label: say('columns.sheet.option', { name: grid.name, rows: grid.rows.length }),
          }))}
        />
      ) : (
        <input type="hidden" name="at" value="0" />
      )}
      <SelectField
        name="headings"
        label={say('columns.headings')}
        value={String(reading.headings)}
        options={rows.slice(0, 15).map((row, i) => ({
          value: String(i),
          label: say('columns.headings.option', {
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
  const say = speakSheets(language);
  const { reading, grids } = sheet;
  const rows = grids?.[reading.sheet]?.rows ?? [];
  const options = FIELDS.map((field) => ({ value: field, label: say(`field.${field}`) }));
  return (
    <>
      {reading.columns.map((field, i) => {
        const examples = rows
          .slice(reading.headings + 1)
          .flatMap((row) => row[i] || [])
          .slice(0, 3)
          .map((words) => words.replace(/\s+/g, ' ').slice(0, 40));
        if (!examples.length) return <input type="hidden" name={`column${i}`} value="leave" />;
        const heading = rows[reading.headings]?.[i] || say('columns.no-heading', { letter: letterOf(i) });
        return (
          <SelectField
            name={`column${i}`}
            label={heading.slice(0, 80)}
            hint={say('columns.examples', { words: examples.join(' · ') })}
            value={field}
            options={options}
          />
        );
      })}
    </>
  );
}
