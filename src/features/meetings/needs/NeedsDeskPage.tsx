import type { PageContext } from '#core/http/page-context.ts';
import { Badge, Breadcrumbs, Layout } from '#ui';
import { AcceptDeclineForm } from '../edition/AcceptDeclineForm.tsx';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { needText } from '../own-page/OwnNeeds.tsx';
import { partyName } from '../registrations/rules.ts';
import type { Registration } from '../registrations/types.ts';

/** Every need that people asked for; the team answers that it is arranged, or not possible and why. */
export function NeedsDeskPage({
  page,
  edition,
  people,
  token,
}: {
  page: PageContext;
  edition: Edition;
  people: Registration[];
  token: string;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  const withNeeds = people.filter(({ needs, state }) => needs.length && state === 'coming');
  return (
    <Layout page={page} title={t('desk.needs')} robots="noindex">
      <Breadcrumbs
        label={t('crumbs')}
        items={[
          { href: basePath, label: textOf(edition.texts, 'title', language) },
          { label: t('desk.needs') },
        ]}
      />
      <h1>{t('desk.needs')}</h1>
      <p class="lead">{t('needs.lead')}</p>
      {withNeeds.length === 0 && <p>{t('needs.none')}</p>}
      <ul class="needs">
        {withNeeds.flatMap((registration) =>
          registration.needs.map((need) => (
            <li id={`n${need.id}`}>
              <p>
                <b>
                  <bdi>{needText(need, language)}</bdi>
                </b>{' '}
                · <bdi>{partyName(registration)}</bdi>{' '}
                <Badge kind={need.state === 'asked' ? 'new' : 'good'}>{t(`need.state.${need.state}`)}</Badge>
              </p>
              <AcceptDeclineForm
                action={`${basePath}/need`}
                hidden={{ token, need: need.id, signUp: registration.id }}
                id={need.id}
                answer={need.answer}
                yes={{ value: 'arranged', words: t('need.state.arranged') }}
                no={{ value: 'cannot', words: t('need.state.cannot') }}
                language={language}
              />
            </li>
          )),
        )}
      </ul>
    </Layout>
  );
}
