import type { PageContext } from '#core/http/page-context.ts';
import { ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';
import { IdeaCard } from './IdeasSection.tsx';
import type { OwnIdea } from './own-idea.ts';

/** All ideas of guides, also those that were put away, to bring them back. */
export function IdeasPage({ page, token, ideas }: { page: PageContext; token: string; ideas: OwnIdea[] }) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('title')} narrow robots="noindex">
      <h1>{t('title')}</h1>
      <p class="lead">{ideas.length ? t('lead') : t('empty')}</p>
      <div class="cards">
        {ideas.map((idea) => (
          <IdeaCard page={page} token={token} idea={idea} level={2} />
        ))}
      </div>
      <p class="actions">
        <ButtonLink href={`/${page.language}/week`} kind="ghost" icon="back">
          {t('week')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
