import type { PageContext } from '#core/http/page-context.ts';
import { Badge, Breadcrumbs, Layout } from '#ui';
import { AcceptDeclineForm } from '../edition/AcceptDeclineForm.tsx';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { needText } from '../own-page/OwnNeeds.tsx';
import { partyName } from '../registrations/rules.ts';
import type { Registration } from '../registrations/types.ts';

/** Every need as a small promise: arranged, or not possible and why; whoever asked is told. */
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
  const at = `/${language}/organise/${edition.id}`;
  const asking = people.filter(({ needs, state }) => needs.length && state === 'coming');
  return (
    <Layout page={page} title={t('desk.needs')} robots="noindex">
      <Breadcrumbs
        label={t('crumbs')}
        items={[{ href: at, words: textOf(edition.texts, 'title', language) }, { words: t('desk.needs') }]}
      />
      <h1>{t('desk.needs')}</h1>
      <p class="lead">{t('needs.lead')}</p>
      {asking.length === 0 && <p>{t('needs.none')}</p>}
      <ul class="needs">
        {asking.flatMap((one) =>
          one.needs.map((need) => (
            <li id={`n${need.id}`}>
              <p>
                <b>
                  <bdi>{needText(need, language)}</bdi>
                </b>{' '}
                · <bdi>{partyName(one)}</bdi>{' '}
                <Badge kind={need.state === 'asked' ? 'new' : 'good'}>{t(`need.state.${need.state}`)}</Badge>
              </p>
              <AcceptDeclineForm
                action={`${at}/need`}
                hidden={{ token, need: need.id, signUp: one.id }}
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
