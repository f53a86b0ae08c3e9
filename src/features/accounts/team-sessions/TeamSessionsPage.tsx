import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Button, ButtonLink, DeskLayout } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { CloseForm } from '../sessions/CloseForm.tsx';

interface TeamSessionsPageProps {
  page: PageContext;
  token: string;
  /** Where this member begins, without the language. */
  startPath: string;
  sessions: { isThisDevice: boolean; openedAt: Date; seenAt: Date }[];
}

/** The devices on which a member of the team opened their link, and how to close it there. */
export function TeamSessionsPage({ page, token, startPath, sessions }: TeamSessionsPageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <DeskLayout page={page} title={t('sessions.title')} crumbs={[]}>
      <p class="lead">{t('sessions.lead')}</p>
      <ul>
        {sessions.map(({ isThisDevice, openedAt, seenAt }) => (
          <li>
            {isThisDevice && <b>{t('sessions.this')}</b>}
            <p>
              {t('sessions.times', {
                opened: formatDate(openedAt, language, 'moment'),
                seen: formatDate(seenAt, language, 'moment'),
              })}
            </p>
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action={`/${language}/team/sessions/close`} class="actions">
          <input type="hidden" name="token" value={token} />
          <Button kind="ghost">{t('sessions.close-others')}</Button>
        </form>
      )}
      <CloseForm page={page} token={token} action="/team/close" />
      <p>
        <ButtonLink href={`/${language}${startPath}`} kind="quiet">
          {t('sessions.back')}
        </ButtonLink>
      </p>
    </DeskLayout>
  );
}
