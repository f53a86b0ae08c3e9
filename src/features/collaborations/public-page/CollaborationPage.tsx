import type { PageContext } from '#core/http/page-context.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { BOTTLENECKS_PATH } from '#features/voice/rules.ts';
import { ButtonLink, Layout, PrintButton } from '#ui';
import { messagesIn } from '../messages.ts';
import type { NamedBottleneck } from '../model/bottlenecks.ts';
import { CollaborationArticle } from '../model/CollaborationArticle.tsx';
import { COLLABORATIONS_PATH, OWN_COLLABORATIONS_PATH, POLICY_COLLABORATIONS_PATH } from '../model/paths.ts';
import { type Collaboration, INTEREST_KINDS, type Joined, type Partner, wordsIn } from '../model/rules.ts';

/** One collaboration on one page, also of paper: what it is, whom to ask, who does it too, and how one says that. */
export function CollaborationPage({
  page,
  collaboration,
  partners,
  joined,
  bottlenecks,
  original,
  address,
}: {
  page: PageContext;
  collaboration: Collaboration;
  partners: Partner[];
  joined: Joined[];
  /** Of municipalities, that it answers. */
  bottlenecks: NamedBottleneck[];
  original: boolean;
  /** In full, for on paper. */
  address: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const { text } = wordsIn(collaboration, language);
  const path = `${COLLABORATIONS_PATH}/${collaboration.id}`;
  const ask = collaboration.initiative
    ? `/${language}/initiatives/${collaboration.initiative}/question`
    : `/${language}/contact?about=initiative&page=${encodeURIComponent(path)}`;
  return (
    <Layout page={page} title={text.title} description={text.what.slice(0, 160)} narrow>
      <p class="no-print">
        <a href={`/${language}${COLLABORATIONS_PATH}`}>{t('back')}</a>
      </p>
      <CollaborationArticle
        collaboration={collaboration}
        partners={partners}
        language={language}
        original={original}
      />
      {bottlenecks.length > 0 && (
        <section>
          <h2>{t('answers')}</h2>
          <ul>
            {bottlenecks.map((bottleneck) => (
              <li>
                <a href={`/${language}${BOTTLENECKS_PATH}/${bottleneck.id}`}>
                  <bdi lang={bottleneck.language}>{bottleneck.words}</bdi>
                </a>{' '}
                <bdi lang="nl">{municipalityByCode(bottleneck.municipality)?.name}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t('ask')}</h2>
        <p class="no-print">{t('ask.lead')}</p>
        <p class="soft">
          <bdi dir="ltr">{address}</bdi>
        </p>
        <p class="actions no-print">
          <ButtonLink href={ask} icon="question">
            {t('ask.do')}
          </ButtonLink>
          <PrintButton label={t('print')} />
        </p>
      </section>
      <section>
        <h2>{t('joined.title')}</h2>
        {INTEREST_KINDS.map((kind) => {
          const those = joined.filter((each) => each.kind === kind);
          const names = those.flatMap(({ name }) => name ?? []);
          return (
            those.length > 0 && (
              <>
                <p>
                  <b>{t(`joined.${kind}`, { count: those.length })}</b>
                </p>
                {names.length > 0 && (
                  <ul>
                    {names.map((name) => (
                      <li>
                        <bdi>{name}</bdi>
                      </li>
                    ))}
                  </ul>
                )}
              </>
            )
          );
        })}
        <div class="no-print">
          <p>{t('join.lead')}</p>
          <p class="actions">
            <ButtonLink
              href={`/${language}${OWN_COLLABORATIONS_PATH}/join/${collaboration.id}`}
              kind="ghost"
              icon="people"
            >
              {t('as.initiative')}
            </ButtonLink>
            <ButtonLink
              href={`/${language}${POLICY_COLLABORATIONS_PATH}/join/${collaboration.id}`}
              kind="ghost"
              icon="building"
            >
              {t('as.municipality')}
            </ButtonLink>
          </p>
        </div>
      </section>
    </Layout>
  );
}
