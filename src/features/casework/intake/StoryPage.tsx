import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import type { GuideConsent } from '#features/consents';
import { answerText, questionTitle } from '#features/story';
import { Button, ButtonLink, Notice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import type { CaseFile } from '../model/queries.ts';
import { answerLabel, questionLabel } from './answer-text.ts';
import { sameValue, standingAt } from './answers.ts';
import { IntakeFrame } from './IntakeFrame.tsx';
import type { LoadedIntake } from './load-intake.ts';
import type { OpenedToGuide } from './read-offers.ts';
import { intakePath } from './rules.ts';

const nameOf = ({ shownName }: GuideConsent, language: string): string =>
  shownName ?? teamMessagesIn(language)('intake.story.unnamed');

/** Who opened something of their story to this guide: the intake can start from it. */
export function StoriesPage({
  page,
  file,
  consents,
  notice,
}: {
  page: PageContext;
  file: CaseFile;
  consents: GuideConsent[];
  notice?: 'ended' | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const here = `/${language}${intakePath(file.id)}`;
  return (
    <IntakeFrame page={page} file={file} title={t('intake.story.title')}>
      {notice && (
        <Notice kind="ask" role="status">
          {t('intake.story.ended')}
        </Notice>
      )}
      <p class="lead">{t(consents.length ? 'intake.story.lead' : 'intake.story.none')}</p>
      {consents.length > 0 && <p>{t('intake.story.which', { name: file.name })}</p>}
      <ul>
        {consents.map((consent) => (
          <li>
            <a href={`${here}/story/${consent.id}`}>
              <bdi>{nameOf(consent, language)}</bdi>
            </a>{' '}
            <span class="soft">
              {t('intake.story.until', {
                day: formatDate(new Date(consent.until.getTime() - 1), language),
              })}
            </span>
          </li>
        ))}
      </ul>
      <p class="actions">
        <ButtonLink href={`/${language}/guide`} kind="ghost" icon="card">
          {t('intake.story.code')}
        </ButtonLink>
        <ButtonLink href={here} kind="ghost" icon="back">
          {t('intake.back')}
        </ButtonLink>
      </p>
    </IntakeFrame>
  );
}

/** What one newcomer opened, beside what the intake knows: taken over one by one, with them at the table. */
export function TakeOverPage({
  page,
  token,
  once,
  intake,
  opened,
  notice,
}: {
  page: PageContext;
  token: string;
  once: (question: string) => string;
  intake: LoadedIntake;
  opened: OpenedToGuide;
  notice?: 'taken' | 'same' | 'not-beside' | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const { consent, offers, story, answeredAt } = opened;
  const name = nameOf(consent, language);
  const here = `/${language}${intakePath(intake.file.id)}/story`;
  return (
    <IntakeFrame page={page} file={intake.file} title={t('intake.story.of', { name })}>
      {notice && (
        <Notice kind={notice === 'not-beside' ? 'problem' : 'good'} role="status">
          {t(`intake.story.notice.${notice}`)}
        </Notice>
      )}
      <p class="lead">{t('intake.story.beside')}</p>
      <p>{t('intake.story.theirs')}</p>
      <ol class="answers">
        {consent.questions.map((question) => {
          const answer = story[question];
          const offer = offers.find(({ from }) => from === question);
          const standing = offer && standingAt(intake.standings, offer.to);
          const isSame = offer && standing?.answer && sameValue(standing.answer.value, offer.value);
          const said = answeredAt[question];
          return (
            <li>
              <h2>{questionTitle(question, language)}</h2>
              <p class={answer === undefined ? 'soft' : undefined} dir="auto">
                {answer === undefined ? t('intake.not-told') : answerText(question, answer, language)}
                {said && <span class="soft"> · {formatDate(new Date(said), language)}</span>}
              </p>
              {offer && standing && (
                <p>
                  {t('intake.story.here', { question: questionLabel(offer.to, language) })}{' '}
                  <b>
                    {standing.answer
                      ? answerLabel(offer.to, standing.answer.value, language)
                      : t('intake.state.not-asked')}
                  </b>
                </p>
              )}
              {isSame && <p class="soft">{t('intake.story.same')}</p>}
              {offer && !isSame && (
                <form method="post" action={`${here}/${consent.id}`}>
                  <input type="hidden" name="token" value={token} />
                  <input type="hidden" name="once" value={once(question)} />
                  <input type="hidden" name="question" value={question} />
                  <label class="desk-choice">
                    <input type="checkbox" name="beside" value="yes" />
                    <span>{t('intake.story.is-beside', { name })}</span>
                  </label>{' '}
                  <Button
                    kind="ghost"
                    icon="check"
                    label={`${t('intake.story.take')}: ${questionLabel(offer.to, language)}`}
                  >
                    {t('intake.story.take')}
                  </Button>
                </form>
              )}
            </li>
          );
        })}
      </ol>
      <ButtonLink href={here} kind="ghost" icon="back">
        {t('intake.back')}
      </ButtonLink>
    </IntakeFrame>
  );
}
