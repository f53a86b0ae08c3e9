import type { PageContext } from '#core/http/page-context.ts';
import { Button, DeskLayout, Notice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { CASEWORK_PATH } from '../model/paths.ts';

/** The link with which a guide has the terms of their cases in a calendar of their own. */
export function CaseCalendarPage({
  page,
  token,
  url,
  notice,
}: {
  page: PageContext;
  token: string;
  /** Undefined: there is no link. */
  url: string | undefined;
  notice?: 'made' | 'ended' | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const here = `/${language}${CASEWORK_PATH}/calendar`;
  return (
    <DeskLayout
      page={page}
      title={t('calendar.title')}
      crumbs={[{ href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') }]}
      sheet={page.assets['casework.css']}
    >
      {notice && (
        <Notice kind="good" role="status">
          {t(`calendar.${notice}`)}
        </Notice>
      )}
      <p class="lead">{t('calendar.lead')}</p>
      {url && (
        <>
          <p>{t('calendar.how')}</p>
          <p>
            <code class="break-all">
              <bdi dir="ltr">{url}</bdi>
            </code>
          </p>
        </>
      )}
      <div class="row-actions">
        <form method="post" action={here}>
          <input type="hidden" name="token" value={token} />
          <Button kind={url ? 'ghost' : undefined} icon="calendar">
            {t(url ? 'calendar.again' : 'calendar.make')}
          </Button>
        </form>
        {url && (
          <form method="post" action={`${here}/end`}>
            <input type="hidden" name="token" value={token} />
            <Button kind="quiet">{t('calendar.end')}</Button>
          </form>
        )}
      </div>
    </DeskLayout>
  );
}
