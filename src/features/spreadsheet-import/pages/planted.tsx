import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Definition, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import type { Sheet } from '../types.ts';
import type { SheetNotice } from './columns.tsx';
import { SheetCrumbs } from './start.tsx';

const FIGURES = ['new', 'changed', 'same', 'stopped'] as const;

/** A list that is in the directory: what it did, and how to take all of it back. */
export function PlantedPage({
  page,
  sheet,
  token,
  notice,
}: {
  page: PageContext;
  sheet: Sheet;
  token: string;
  notice?: SheetNotice | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const at = `/${language}/spreadsheets/${sheet.id}`;
  return (
    <Layout page={page} title={sheet.listName} robots="noindex" narrow>
      <SheetCrumbs language={language} words={sheet.listName} />
      <h1>
        <bdi>{sheet.listName}</bdi>
      </h1>
      {notice && (
        <Notice kind="problem" role="alert">
          {t(`sheet.said.${notice}`)}
        </Notice>
      )}
      <p class="lead">{t('planted.lead')}</p>
      <Definition
        items={FIGURES.map((figure) => [t(`planted.${figure}`), String(sheet.figures[figure] ?? 0)])}
      />
      <p class="actions">
        <ButtonLink href={`/${language}/initiatives`} kind="primary">
          {t('planted.look')}
        </ButtonLink>
        <ButtonLink href={`/${language}/spreadsheets`} kind="ghost" icon="plus">
          {t('planted.again')}
        </ButtonLink>
      </p>
      <form method="post" action={`${at}/undone`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(sheet.version)} />
        <p class="soft">{t('planted.undo.hint')}</p>
        <div class="actions">
          <Button kind="ghost" icon="back">
            {t('planted.undo')}
          </Button>
        </div>
      </form>
    </Layout>
  );
}
