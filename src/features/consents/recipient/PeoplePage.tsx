import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, joinNames } from '#core/i18n/formats.ts';
import { ButtonLink, Card, Layout } from '#ui';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import type { HeldConsent } from '../model/queries.ts';
import { PEOPLE_PATH } from './rules.ts';

/** Who shows this initiative a part of their story, the newest first. */
export function PeoplePage({ page, people }: { page: PageContext; people: readonly HeldConsent[] }) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const shared = messagesIn(language);
  return (
    <Layout page={page} title={t('people.title')} narrow robots="noindex">
      <h1>{t('people.title')}</h1>
      <p class="lead">{t(people.length ? 'people.lead' : 'people.empty')}</p>
      <div class="cards">
        {people.map((consent) => (
          <Card
            href={`/${language}${PEOPLE_PATH}/${consent.id}`}
            title={consent.shownName ?? shared('shared.somebody')}
            level={2}
            lines={[
              joinNames(
                consent.parts.map((part) => t(`part.${part}`)),
                language,
              ),
              shared('item.until', { day: formatDate(new Date(consent.until.getTime() - 1), language) }),
            ]}
          />
        ))}
      </div>
      <p class="actions no-print">
        <ButtonLink href={`/${language}/register/own`} kind="ghost" icon="back">
          {shared('back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
