import type { PageContext } from '#core/http/page-context.ts';
import { Badge, Breadcrumbs, Layout } from '#ui';
import { AcceptDeclineForm } from '../edition/AcceptDeclineForm.tsx';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import type { MarketStall } from './types.ts';

/** The requests for a stall; the team accepts or declines each, with a few words. */
export function StallsDeskPage({
  page,
  edition,
  stalls,
  token,
}: {
  page: PageContext;
  edition: Edition;
  stalls: MarketStall[];
  token: string;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  return (
    <Layout page={page} title={t('desk.market')} robots="noindex">
      <Breadcrumbs
        label={t('crumbs')}
        items={[
          { href: basePath, label: textOf(edition.texts, 'title', language) },
          { label: t('desk.market') },
        ]}
      />
      <h1>{t('desk.market')}</h1>
      <p class="lead">
        <a href={`/${language}/meetings/${edition.slug}/stand`}>{t('market.form')}</a>
      </p>
      {stalls.length === 0 && <p>{t('market.none')}</p>}
      <ul class="needs">
        {stalls.map((stall) => (
          <li>
            <p>
              <b>
                <bdi>{stall.organisation}</bdi>
              </b>{' '}
              <Badge kind={stall.state === 'asked' ? 'new' : 'good'}>{t(`stand.state.${stall.state}`)}</Badge>
            </p>
            <p>
              <bdi>{stall.shows}</bdi>
            </p>
            <p class="soft">
              {[
                stall.needsTable && t('stand.table'),
                stall.needsPower && t('stand.power'),
                stall.forChildren && t('stand.children'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <AcceptDeclineForm
              action={`${basePath}/stand`}
              hidden={{ token, stand: stall.id }}
              id={stall.id}
              answer={stall.answer}
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
