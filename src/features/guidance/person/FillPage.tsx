import type { PageContext } from '#core/http/page-context.ts';
import type { GuideConsent } from '#features/consents';
import {
  type AnswerFields,
  answerText,
  isOneTap,
  QuestionFields,
  type QuestionRefusal,
  questionTitle,
  refusalText,
  type Story,
  type StoryQuestion,
} from '#features/story';
import { Button, ButtonLink, Layout, Notice } from '#ui';
import { nameOf } from '../desk/DeskPage.tsx';
import { personPath } from '../desk/rules.ts';
import { teamMessagesIn } from '../messages.ts';

interface FillProps {
  page: PageContext;
  token: string;
  consent: GuideConsent;
  question: StoryQuestion;
  stored: Story[StoryQuestion] | undefined;
  fields: AnswerFields;
  version: string;
  /** YYYY-MM-DD, on the Dutch calendar. */
  today: string;
  towns: Parameters<typeof QuestionFields>[0]['towns'];
  refusal?: QuestionRefusal | undefined;
}

/** One question, filled in beside the newcomer. When they answered it themselves meanwhile, both answers are shown. */
export function FillPage(props: FillProps) {
  const { page, token, consent, question, stored, fields, version, today, towns, refusal } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const here = `${personPath(consent.id)}/${question}`;
  const changed = refusal === 'changed-elsewhere';
  const title = questionTitle(question, language);
  return (
    <Layout page={page} title={title} formId="fill" keepAction={`${here}/keep`} narrow robots="noindex">
      <p class="count">{t('fill.for', { name: nameOf(consent, language) })}</p>
      <h1>{title}</h1>
      {refusal && (
        <Notice kind={changed ? 'ask' : 'problem'} role="alert">
          <p>{changed ? t('fill.changed') : refusalText(refusal, language)}</p>
          {changed && stored !== undefined && (
            <p>
              <b>{t('fill.now')}</b> <bdi>{answerText(question, stored, language)}</bdi>
            </p>
          )}
        </Notice>
      )}
      <form method="post" action={`/${language}${here}`} id="fill">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={version} />
        <QuestionFields language={language} question={question} fields={fields} today={today} towns={towns} />
        <p class="actions">
          {!isOneTap(question) && <Button>{t(changed ? 'fill.replace' : 'fill.save')}</Button>}
          <ButtonLink href={`/${language}${personPath(consent.id)}`} kind="ghost" icon="back">
            {t(changed ? 'fill.leave' : 'back.person')}
          </ButtonLink>
        </p>
      </form>
      <p class="soft">{t('fill.marked')}</p>
    </Layout>
  );
}
