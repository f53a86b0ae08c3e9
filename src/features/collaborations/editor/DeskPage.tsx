import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { WHOLE_TABLE, wholeTable } from '#core/http/table-query.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Badge, ButtonLink, DeskLayout, DeskTable, Layout, Notice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { COLLABORATIONS_PATH } from '../model/paths.ts';
import { type Collaboration, wordsIn } from '../model/rules.ts';
import { PartnerAnswer } from '../partners/PartnerAnswer.tsx';
import type { DeskView } from './read-desk.ts';

/** The frame of a teller's pages: a desk with its menu for municipalities and organisers, a plain page for an initiative. */
export function TellerFrame({
  page,
  base,
  title,
  lang,
  children,
}: {
  page: PageContext;
  base: string;
  title: string;
  lang?: string | undefined;
  children: ComponentChildren;
}) {
  const t = teamMessagesIn(page.language);
  const home = `/${page.language}${base}`;
  const crumbs = page.path === base ? [] : [{ href: home, label: t('desk.title') }];
  if (base.startsWith('/register'))
    return (
      <Layout page={page} title={title} robots="noindex" sheet={page.assets['desk.css']}>
        <h1>
          <bdi lang={lang}>{title}</bdi>
        </h1>
        <p>
          <a href={crumbs[0]?.href ?? `/${page.language}/register/own`}>
            {crumbs[0]?.label ?? t('desk.own-initiative')}
          </a>
        </p>
        {children}
      </Layout>
    );
  return (
    <DeskLayout page={page} title={title} lang={lang} crumbs={crumbs}>
      {children}
    </DeskLayout>
  );
}

export const STATE_BADGES = { draft: 'soft', public: 'good', offline: 'plain' } as const;

/** What an organisation tells, is asked, does too and wants. */
export function DeskPage({
  page,
  base,
  view,
  token,
  done,
}: {
  page: PageContext;
  base: string;
  view: DeskView;
  token: string;
  done: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${base}`;
  const { own, interests, asked, joined } = view;
  const countOf = (id: string, kind: 'too' | 'want') =>
    interests.filter((interest) => interest.collaboration === id && interest.kind === kind).length;
  const waiting = asked.filter(({ partner }) => partner.answer === null);
  const answered = asked.filter(({ partner }) => partner.answer !== null);
  return (
    <TellerFrame page={page} base={base} title={t('desk.title')}>
      {done && (
        <Notice kind="good" role="status">
          {t('desk.done')}
        </Notice>
      )}
      <p class="lead">{t('desk.lead')}</p>
      <p class="actions">
        <ButtonLink href={`${path}/new`} icon="plus">
          {t('desk.new')}
        </ButtonLink>
        <ButtonLink href={`/${language}${COLLABORATIONS_PATH}`} kind="ghost" icon="globe">
          {t('desk.all')}
        </ButtonLink>
      </p>
      {waiting.map(({ partner, collaboration }) => (
        <section class="card">
          <h2>{t('partner.title')}</h2>
          <p>{t('partner.lead', { teller: collaboration.tellerName, name: partner.name })}</p>
          <TitleLink collaboration={collaboration} language={language} />
          <PartnerAnswer partner={partner} action={`${path}/partner`} token={token} language={language} />
        </section>
      ))}
      <section>
        <h2>{t('desk.own')}</h2>
        <DeskTable
          caption={t('desk.own')}
          language={language}
          path={path}
          query={WHOLE_TABLE}
          page={wholeTable(own)}
          rowKey={({ id }) => id}
          columns={[
            {
              label: t('form.title'),
              cell: (each: Collaboration) => (
                <a href={`${path}/${each.id}`}>
                  <bdi lang={each.language}>{wordsIn(each, each.language).text.title}</bdi>
                </a>
              ),
            },
            {
              label: t('desk.state'),
              cell: ({ state }: Collaboration) => (
                <Badge kind={STATE_BADGES[state]}>{t(`state.${state}`)}</Badge>
              ),
            },
            { label: t('desk.too'), numeric: true, cell: ({ id }: Collaboration) => countOf(id, 'too') },
            { label: t('desk.want'), numeric: true, cell: ({ id }: Collaboration) => countOf(id, 'want') },
            {
              label: t('desk.changed'),
              cell: ({ changedAt }: Collaboration) => formatDate(changedAt, language),
            },
          ]}
          empty={<p>{t('desk.empty')}</p>}
        />
      </section>
      {answered.length > 0 && (
        <section>
          <h2>{t('desk.partner-of')}</h2>
          {answered.map(({ partner, collaboration }) => (
            <div class="card">
              <TitleLink collaboration={collaboration} language={language} />
              <PartnerAnswer partner={partner} action={`${path}/partner`} token={token} language={language} />
            </div>
          ))}
        </section>
      )}
      {joined.length > 0 && (
        <section>
          <h2>{t('desk.joined')}</h2>
          <ul>
            {joined.map(({ interest, collaboration }) => (
              <li>
                <a href={`${path}/join/${collaboration.id}`}>
                  <bdi lang={collaboration.language}>
                    {wordsIn(collaboration, collaboration.language).text.title}
                  </bdi>
                </a>{' '}
                <Badge kind="soft">{t(`kind.${interest.kind}`)}</Badge>
              </li>
            ))}
          </ul>
        </section>
      )}
    </TellerFrame>
  );
}

/** The title of one that somebody else tells: a link once everybody may read it. */
function TitleLink({ collaboration, language }: { collaboration: Collaboration; language: string }) {
  const { text, language: lang } = wordsIn(collaboration, language);
  const title = <bdi lang={lang}>{text.title}</bdi>;
  return (
    <>
      <h3>
        {collaboration.state === 'public' ? (
          <a href={`/${language}${COLLABORATIONS_PATH}/${collaboration.id}`}>{title}</a>
        ) : (
          title
        )}
      </h3>
      <p lang={lang} dir="auto">
        {text.what}
      </p>
    </>
  );
}
