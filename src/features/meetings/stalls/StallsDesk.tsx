import type { PageContext } from '#core/http/page-context.ts';
import { Badge, Breadcrumbs, Layout } from '#ui';
import { AcceptDeclineForm } from '../edition/AcceptDeclineForm.tsx';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import type { MarketStall } from './types.ts';

/** Who asks for a stand: yes or no, with a word. */
export function MarketPage({
  page,
  edition,
  stands,
  token,
}: {
  page: PageContext;
  edition: Edition;
  stands: MarketStall[];
  token: string;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const at = `/${language}/organise/${edition.id}`;
  return (
    <Layout page={page} title={t('desk.market')} robots="noindex">
      <Breadcrumbs
        label={t('crumbs')}
        items={[{ href: at, words: textOf(edition.texts, 'title', language) }, { words: t('desk.market') }]}
      />
      <h1>{t('desk.market')}</h1>
      <p class="lead">
        <a href={`/${language}/meetings/${edition.slug}/stand`}>{t('market.form')}</a>
      </p>
      {stands.length === 0 && <p>{t('market.none')}</p>}
      <ul class="needs">
        {stands.map((stand) => (
          <li>
            <p>
              <b>
                <bdi>{stand.organisation}</bdi>
              </b>{' '}
              <Badge kind={stand.state === 'asked' ? 'new' : 'good'}>{t(`stand.state.${stand.state}`)}</Badge>
            </p>
            <p>
              <bdi>{stand.shows}</bdi>
            </p>
            <p class="soft">
              {[
                stand.needsTable && t('stand.table'),
                stand.needsPower && t('stand.power'),
                stand.forChildren && t('stand.children'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <AcceptDeclineForm
              action={`${at}/stand`}
              hidden={{ token, stand: stand.id }}
              id={stand.id}
              answer={stand.answer}
              yes={{ value: 'accepted', words: t('stand.accept') }}
              no={{ value: 'declined', words: t('stand.decline') }}
              language={language}
            />
          </li>
        ))}
      </ul>
    </Layout>
  );
}
