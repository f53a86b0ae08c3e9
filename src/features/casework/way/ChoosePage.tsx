import type { PageContext } from '#core/http/page-context.ts';
import { DeskLayout } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import type { CaseFile } from '../model/queries.ts';
import { eventTitle } from './event-text.ts';
import { EVENT_GROUP_NAMES, EVENT_GROUPS } from './fields.ts';

/** What happened? Everything that can be recorded, in the order of the way. */
export function ChooseEventPage({ page, file }: { page: PageContext; file: CaseFile }) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const here = `/${language}${casePath(file.id)}`;
  return (
    <DeskLayout
      page={page}
      title={t('record.title')}
      crumbs={[
        { href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') },
        { href: here, label: file.name },
      ]}
      sheet={page.assets['casework.css']}
    >
      <div class="event-groups">
        {EVENT_GROUP_NAMES.map((group) => (
          <section>
            <h2>{t(`record.${group}`)}</h2>
            <ul class="plain">
              {EVENT_GROUPS[group].map((kind) => (
                <li>
                  <a href={`${here}/record/${kind}`}>{eventTitle(kind, language)}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </DeskLayout>
  );
}
