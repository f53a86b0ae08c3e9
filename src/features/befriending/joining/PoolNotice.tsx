import type { RequestContext } from '#core/http/request-context.ts';
import { ButtonLink, LinkCard, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { ABOUT_PATH } from '../model/paths.ts';
import { findPool } from '../model/queries.ts';

/** On the page of an initiative that brings people together: what it is, and where one joins. Nothing on any other. */
export async function poolNotice(ctx: RequestContext, initiative: string) {
  const pool = ctx.fromMemory ? undefined : await ctx.readPublic((tx) => findPool(tx, { initiative }));
  if (!pool?.open) return null;
  const { language } = ctx;
  const t = messagesIn(language);
  return (
    <Notice kind="good" title={t('joining.title')}>
      <p>{t('joining.link.lead')}</p>
      <p class="actions no-print">
        <ButtonLink href={`/${language}${ABOUT_PATH}/join/${pool.listing}`} icon="people">
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
