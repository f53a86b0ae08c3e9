import type { PageContext } from '#core/http/page-context.ts';
import { sortRows, type TableOptions, type TableQuery, tablePage } from '#core/http/table-query.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import { ButtonLink, DeskLayout, DeskTable, UndoNotice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { templateFit } from './rules.ts';
import type { AnswerTemplate } from './types.ts';

type TemplateSort = 'name' | 'changed';

export const TEMPLATES_TABLE: TableOptions<TemplateSort, never> = { sorts: ['name', 'changed'], filters: {} };

/** The texts that the team uses again and again, with the languages in which each exists. */
export function TemplatesPage({
  page,
  templates,
  query,
  token,
  removed,
}: {
  page: PageContext;
  templates: AnswerTemplate[];
  query: TableQuery<TemplateSort, never>;
  token: string;
  /** The template that was removed just now. */
  removed?: AnswerTemplate | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}/inbox/templates`;
  const sorted = sortRows(templates, query, language, ({ name, changedAt }) =>
    query.sort === 'name' ? name : changedAt,
  );
  return (
    <DeskLayout
      page={page}
      title={t('templates.title')}
      crumbs={[{ href: `/${language}/inbox`, label: t('inbox.title') }]}
      actions={
        <ButtonLink href={`${path}/new`} icon="plus">
          {t('templates.new')}
        </ButtonLink>
      }
    >
      {removed && (
        <UndoNotice
          language={language}
          text={t('templates.removed', { name: removed.name })}
          action={`${path}/${removed.id}/remove`}
          token={token}
          fields={{ back: 'yes' }}
        />
      )}
      <p class="soft">{t('templates.lead')}</p>
      <DeskTable
        caption={t('templates.title')}
        language={language}
        path={path}
        query={query}
        page={tablePage(sorted, query)}
        rowKey={({ id }) => id}
        columns={[
          {
            label: t('templates.name'),
            sort: 'name',
            cell: ({ id, name }) => (
              <a href={`${path}/${id}`}>
                <bdi>{name}</bdi>
              </a>
            ),
          },
          {
            label: t('templates.languages'),
            cell: (template) =>
              Object.keys(template.texts).map((code, i) => (
                <>
                  {i > 0 && ' · '}
                  <bdi lang={code}>{languageNameOf(code)}</bdi>
                  {templateFit(template, code) === 'older' && (
                    <span class="stands-out"> {t('templates.older')}</span>
                  )}
                </>
              )),
          },
          {
            label: t('templates.changed'),
            sort: 'changed',
            cell: ({ changedAt, changedBy }) => (
              <>
                {formatDay(changedAt, language)} <small>{changedBy}</small>
              </>
            ),
          },
        ]}
        empty={<p>{t('templates.none')}</p>}
      />
    </DeskLayout>
  );
}
