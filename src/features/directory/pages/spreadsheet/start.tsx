import type { Reader } from '#core/http/request-context.ts';
import { dateWords } from '#core/i18n/i18n.ts';
import { Button, Crumbs, Frame, Notice, TextField, WordsField } from '#ui';
import { speakSheets } from '../../messages/spreadsheet/team/index.ts';
import { speak } from '../../messages/team/index.ts';
import type { Sheet } from '../../spreadsheet/types.ts';

export type BringRefusal = 'nothing-given' | 'not-a-list' | 'too-many-rows' | 'empty';

/** Where the pages about lists hang. */
export function SheetCrumbs({ language, words }: { language: string; words?: string }) {
  const say = speakSheets(language);
  const team = speak(language);
  return (
    <Crumbs
      label={say('sheet.title')}
      items={[
        { href: `/${language}/organise`, words: team('listings.back') },
        words
          ? { href: `/${language}/spreadsheets`, words: say('sheet.title') }
          : { words: say('sheet.title') },
        ...(words ? [{ words }] : []),
      ]}
    />
  );
}

/** A list as volunteers keep it: choose the file, or paste; and what was brought in before. */
export function SpreadsheetsPage({
  reader,
  sheets,
  typed,
  token,
  refusal,
}: {
  reader: Reader;
  sheets: Sheet[];
  typed: { once: string; pasted: string };
  token: string;
  refusal?: BringRefusal | undefined;
}) {
  const { language } = reader;
  const say = speakSheets(language);
  return (
    <Frame reader={reader} title={say('sheet.title')} robots="noindex" narrow>
      <SheetCrumbs language={language} />
      <h1>{say('sheet.title')}</h1>
      <p class="lead">{say('sheet.lead')}</p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {say(`sheet.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`/${language}/spreadsheets`} enctype="multipart/form-data" class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={typed.once} />
        <div class="field">
          <label for="file">{say('sheet.file')}</label>
          <p class="soft" id="file-hint">
            {say('sheet.file.hint')}
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
          <summary>{say('sheet.paste')}</summary>
          <div class="stack">
            <TextField name="called" label={say('sheet.called')} value="" maxlength={120} />
            <WordsField
              name="pasted"
              label={say('sheet.paste.words')}
              value={typed.pasted}
              rows={6}
              maxlength={2_000_000}
            />
          </div>
        </details>
        <div class="actions">
          <Button icon="check">{say('sheet.read')}</Button>
        </div>
      </form>
      <section>
        <h2>{say('sheet.earlier')}</h2>
        {sheets.length === 0 && <p>{say('sheet.earlier.none')}</p>}
        <ul class="plain-list">
          {sheets.map((sheet) => (
            <li>
              <a href={`/${language}/spreadsheets/${sheet.id}`}>
                <bdi>{sheet.listName}</bdi>
              </a>
              <br />
              {say(`sheet.state.${sheet.state}`)}
              <br />
              <span class="soft">
                {say('sheet.earlier.by', { name: sheet.by, date: dateWords(sheet.madeAt, language) })}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Frame>
  );
}
