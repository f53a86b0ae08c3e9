import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, Notice } from '#ui';
import { WIDER_FACTOR } from '../../fit/rules.ts';
import { messagesIn } from '../../messages.ts';
import { OWN_PATH } from '../../model/paths.ts';
import { WIDER_PATH } from '../model/paths.ts';

/** A question of one organisation to whoever reads. */
export interface OwnWiderQuestion {
  member: string;
  organisation: string;
  lang: string | undefined;
  answer: 'yes' | 'no' | null;
  rangeKm: number;
}

/** For somebody for whom nobody is near: may they be asked from farther away? Both answers are fine, and can be changed. */
export function WiderPage({
  page,
  token,
  questions,
  saved,
}: {
  page: PageContext;
  token: string;
  questions: OwnWiderQuestion[];
  saved: boolean;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('wider.title')} narrow robots="noindex">
      <h1>{t('wider.title')}</h1>
      {saved && (
        <Notice kind="good" role="status">
          {t('wider.saved')}
        </Notice>
      )}
      {questions.length === 0 && <p class="lead">{t('wider.none')}</p>}
      {questions.map(({ member, organisation, lang, answer, rangeKm }) => (
        <section class="card">
          <h2 class="card-title">
            <bdi lang={lang}>{organisation}</bdi>
          </h2>
          <p>{t('wider.ask', { km: rangeKm, wider: rangeKm * WIDER_FACTOR })}</p>
          {answer !== null && <p class="soft">{t(`wider.answered.${answer}`)}</p>}
          <form method="post" action={`/${language}${WIDER_PATH}`} class="actions">
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="member" value={member} />
            <Button name="answer" value="yes" icon="check">
              {t('wider.yes')}
            </Button>
            <Button name="answer" value="no" kind="ghost">
              {t('wider.no')}
            </Button>
          </form>
        </section>
      ))}
      <p class="actions">
        <ButtonLink href={`/${language}${OWN_PATH}`} kind="ghost" icon="back">
          {t('wider.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
