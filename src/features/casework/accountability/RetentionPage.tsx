import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { DeskLayout } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import type { EndingCase } from './retention-queries.ts';

/** What will be deleted, what stays because it is still open, and how many were deleted: for the lead. */
export function RetentionPage({
  page,
  ending,
  erased,
}: {
  page: PageContext;
  ending: EndingCase[];
  erased: { day: string; cases: number }[];
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const closed = ending.filter((file) => file.closed);
  const open = ending.filter((file) => !file.closed);
  const days = [...new Set(closed.map(({ eraseOn }) => eraseOn))];
  const link = ({ id, number }: EndingCase) => (
    <a href={`/${language}${casePath(id)}`}>
      <bdi>{number}</bdi>
    </a>
  );
  return (
    <DeskLayout
      page={page}
      title={t('retention.title')}
      crumbs={[{ href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') }]}
    >
      <p class="lead">{t('retention.lead')}</p>
      <h2>{t('retention.coming', { count: closed.length })}</h2>
      {days.length === 0 && <p class="soft">{t('retention.coming.none')}</p>}
      <ul>
        {days.map((day) => {
          const files = closed.filter(({ eraseOn }) => eraseOn === day);
          return (
            <li>
              {t('retention.on', { day: formatFullDay(day, language), count: files.length })}{' '}
              {files.map((file, i) => (
                <>
                  {i > 0 && ' · '}
                  {link(file)}
                </>
              ))}
            </li>
          );
        })}
      </ul>
      {open.length > 0 && (
        <section>
          <h2>{t('retention.open', { count: open.length })}</h2>
          <p>{t('retention.open.lead')}</p>
          <ul>
            {open.map((file) => (
              <li>
                {link(file)} {formatFullDay(file.eraseOn, language)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <h2>{t('retention.done')}</h2>
      {erased.length === 0 && <p class="soft">{t('retention.done.none')}</p>}
      <ul>
        {erased.map(({ day, cases }) => (
          <li>{t('retention.on', { day: formatFullDay(day, language), count: cases })}</li>
        ))}
      </ul>
    </DeskLayout>
  );
}
