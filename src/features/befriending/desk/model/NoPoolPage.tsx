import { can, type Owner } from '#core/access/actor.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { OWNER_PATH } from '#features/directory';
import { ButtonLink, Layout } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { ABOUT_PATH, SETTINGS_PATH } from '../../model/paths.ts';

/** An initiative that brings nobody together yet: what it is, and how its owner begins. */
export function NoPoolPage({ page, actor }: { page: PageContext; actor: Owner }) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const isOwner = can(actor, 'owner');
  return (
    <Layout page={page} title={t('desk.title')} narrow robots="noindex">
      <h1>{t('desk.title')}</h1>
      <p class="lead">{t('desk.no-pool')}</p>
      <p>{t(isOwner ? 'desk.no-pool.owner' : 'desk.no-pool.member')}</p>
      <p class="actions">
        {isOwner && (
          <ButtonLink href={`/${language}${SETTINGS_PATH}`} icon="people">
            {t('desk.no-pool.begin')}
          </ButtonLink>
        )}
        <ButtonLink href={`/${language}${ABOUT_PATH}`} kind="ghost">
          {t('desk.cards.about')}
        </ButtonLink>
        <ButtonLink href={`/${language}${isOwner ? OWNER_PATH : '/account/start'}`} kind="ghost" icon="back">
          {t(isOwner ? 'desk.own.page' : 'desk.own.account')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
