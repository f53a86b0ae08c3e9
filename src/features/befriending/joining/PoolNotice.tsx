import { ButtonLink, LinkCard, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { ABOUT_PATH } from '../model/paths.ts';

/** On the page of an initiative that brings people together: what it is, and where one joins. */
export function PoolNotice({ language, pool }: { language: string; pool: string }) {
  const t = messagesIn(language);
  return (
    <Notice kind="good" title={t('joining.title')}>
      <p>{t('joining.link.lead')}</p>
      <p class="actions no-print">
        <ButtonLink href={`/${language}${ABOUT_PATH}/join/${pool}`} icon="people">
          {t('joining.pool.join')}
        </ButtonLink>
        <ButtonLink href={`/${language}${ABOUT_PATH}`} kind="ghost">
          {t('joining.link.do')}
        </ButtonLink>
      </p>
    </Notice>
  );
}

/** The way in from the first page. */
export function MeetPeopleLink({ language }: { language: string }) {
  const t = messagesIn(language);
  return (
    <LinkCard
      href={`/${language}${ABOUT_PATH}`}
      icon="buddy"
      title={t('joining.title')}
      hint={t('joining.link.lead')}
    />
  );
}
