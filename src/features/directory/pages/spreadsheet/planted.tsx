import type { Reader } from '#core/http/request-context.ts';
import { Button, ButtonLink, Definition, Frame, Notice } from '#ui';
import { speakSheets } from '../../messages/spreadsheet/team/index.ts';
import type { Sheet } from '../../spreadsheet/types.ts';
import type { SheetNotice } from './columns.tsx';
import { SheetCrumbs } from './start.tsx';

const FIGURES = ['new', 'changed', 'same', 'stopped'] as const;

/** A list that is in the directory: what it did, and how to take all of it back. */
export function PlantedPage({
  reader,
  sheet,
  token,
  notice,
}: {
  reader: Reader;
  sheet: Sheet;
  token: string;
  notice?: SheetNotice | undefined;
}) {
  const { language } = reader;
  const say = speakSheets(language);
  const at = `/${language}/spreadsheets/${sheet.id}`;
  return (
    <Frame reader={reader} title={sheet.listName} robots="noindex" narrow>
      <SheetCrumbs language={language} words={sheet.listName} />
      <h1>
        <bdi>{sheet.listName}</bdi>
      </h1>
      {notice && (
        <Notice kind="problem" role="alert">
          {say(`sheet.said.${notice}`)}
        </Notice>
      )}
      <p class="lead">{say('planted.lead')}</p>
      <Definition
        items={FIGURES.map((figure) => [say(`planted.${figure}`), String(sheet.figures[figure] ?? 0)])}
      />
      <p class="actions">
        <ButtonLink href={`/${language}/initiatives`} kind="primary">
          {say('planted.look')}
        </ButtonLink>
        <ButtonLink href={`/${language}/spreadsheets`} kind="ghost" icon="plus">
          {say('planted.again')}
        </ButtonLink>
      </p>
      <form method="post" action={`${at}/undone`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(sheet.version)} />
        <p class="soft">{say('planted.undo.hint')}</p>
        <div class="actions">
          <Button kind="ghost" icon="back">
            {say('planted.undo')}
          </Button>
        </div>
      </form>
    </Frame>
  );
}
