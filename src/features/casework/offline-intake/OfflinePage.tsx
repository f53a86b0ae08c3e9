import type { PageContext } from '#core/http/page-context.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { Button, ButtonLink, DeskChoices, DeskLayout, Notice, TextField } from '#ui';
import { AnswerField } from '../intake/AnswerFields.tsx';
import { ANSWER_SOURCES, NO_ANSWER } from '../intake/answers.ts';
import {
  CHOICE_NAMES,
  DECLINED,
  describeQuestion,
  HEALTH_TOPIC,
  questionsOf,
  TOPICS,
} from '../intake/questions.ts';
import { SittingQuestions } from '../intake/SittingPage.tsx';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import { CASEWORK_PATH } from '../model/paths.ts';
import { OFFLINE_PATH, TABLETS_PATH } from './rules.ts';
import { tabletWords } from './words.ts';

interface OfflineProps {
  page: PageContext;
  token: string;
  me: { name: string; account: string };
  today: string;
  unsentCookie: string;
  script: string;
}

/** Choices that stand alone: none of these, and prefers not to say. */
const ALONE = [DECLINED, ...CHOICE_NAMES.flatMap((question) => describeQuestion(question).none ?? [])];

/** The right to be alone in every language, for when there is no network to ask for it. */
const rightsInAllLanguages = () =>
  Object.fromEntries(
    interfaceLanguages.map(({ code, dir }) => {
      const spoken = messagesIn(code);
      const [title, text, later] = [
        spoken('intake.alone.title'),
        spoken('intake.alone.text'),
        spoken('intake.alone.later'),
      ];
      return [code, { dir, title, text, later }];
    }),
  );

/**
 * The intake on a tablet, also without network. The page names nobody, because the browser keeps a copy of it: what a guide takes
 * along lies encrypted beside it, behind a pin.
 */
export function OfflinePage({ page, token, me, today, unsentCookie, script }: OfflineProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const data = {
    language,
    sync: `/${language}${OFFLINE_PATH}/sync`,
    offers: `/${language}${OFFLINE_PATH}/cases`,
    token,
    me,
    unsentCookie,
    alone: ALONE,
    rights: rightsInAllLanguages(),
    words: tabletWords(language),
  };
  return (
    <DeskLayout
      page={page}
      title={t('offline.title')}
      crumbs={[{ href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') }]}
      actions={
        <ButtonLink href={`/${language}${TABLETS_PATH}`} kind="quiet">
          {t('offline.tablets')}
        </ButtonLink>
      }
    >
      <p class="lead">{t('offline.lead')}</p>
      <p id="no-script">{t('offline.no-script')}</p>
      <p id="waiting" role="status" />
      <div id="old" class="notice problem" role="alert" hidden>
        <p id="old-words" />
      </div>
      <LockForm language={language} />
      <div id="closed" hidden>
        <Notice kind="problem">{t('offline.closed')}</Notice>
      </div>
      <div id="open" hidden>
        <p id="told" role="status" />
        <p class="soft" id="kept" />
        <p id="refused" class="stands-out" hidden>
          {t('offline.refused')}
        </p>
        <h2>{t('offline.carried')}</h2>
        <ul id="carried" class="chips" />
        <details>
          <summary>{t('offline.take.title')}</summary>
          <p>{t('offline.take.lead')}</p>
          <ul id="offers" class="chips" />
          <p id="no-offers">{t('offline.none-offered')}</p>
        </details>
        <div id="case" hidden>
          <h2 id="case-title" tabindex={-1}>
            {t('offline.carried')}
          </h2>
          <details id="begin">
            <summary>{t('offline.sitting')}</summary>
            <p id="right-told" />
            <div class="big-words" id="right" />
            <form id="sitting">
              <SittingQuestions
                language={language}
                fields={{
                  told: false,
                  alone: '',
                  day: today,
                  place: 'reception-centre',
                  present: [],
                  interpreter: '',
                  interpreterLanguage: '',
                }}
              />
              <Button icon="check">{t('intake.sitting.begin')}</Button>
            </form>
          </details>
          <form id="answers">
            {TOPICS.map((topic) => (
              <details>
                <summary>{messagesIn(language)(`intake.topic.${topic}`)}</summary>
                {topic === HEALTH_TOPIC && <p class="stands-out">{t('intake.health.warning')}</p>}
                {questionsOf(topic).map((question) => (
                  <AnswerField question={question} language={language} value={NO_ANSWER} />
                ))}
              </details>
            ))}
            <details>
              <summary>{t('intake.source.change')}</summary>
              <DeskChoices
                legend={t('intake.source')}
                name="source"
                pick="one"
                options={ANSWER_SOURCES.map((source) => ({
                  value: source,
                  label: t(`intake.source.${source}`),
                }))}
                chosen={['newcomer']}
              />
              <TextField id="answer-day" name="day" type="date" label={t('intake.day')} value="" />
            </details>
          </form>
        </div>
        <h2>{t('offline.end')}</h2>
        <p class="actions">
          <button type="button" class="button ghost" id="put-away">
            <span>{t('offline.put-away')}</span>
          </button>
          <button type="button" class="button ghost" id="export">
            <span>{t('offline.export')}</span>
          </button>
          <button type="button" class="button quiet" id="forget">
            <span>{t('offline.forget')}</span>
          </button>
        </p>
        <p class="soft">{t('offline.export.hint')}</p>
      </div>
      <script
        type="application/json"
        id="offline-intake-data"
        // No text can end the element early.
        dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', '\\u003c') }}
      />
      <script type="module" src={script} />
    </DeskLayout>
  );
}

/** The pin opens what lies on the tablet; the first time it is chosen. */
function LockForm({ language }: { language: string }) {
  const t = teamMessagesIn(language);
  return (
    <form id="lock" hidden>
      <p data-first-time>{t('offline.pin.first')}</p>
      <div data-first-time>
        <TextField name="label" label={t('offline.label')} value="" maxlength={60} autocomplete="off" />
      </div>
      <div class="field">
        <label for="field-pin">{t('offline.pin')}</label>
        <input id="field-pin" name="pin" type="password" inputmode="numeric" autocomplete="off" required />
      </div>
      <div class="field" data-first-time>
        <label for="field-again">{t('offline.pin.again')}</label>
        <input id="field-again" name="again" type="password" inputmode="numeric" autocomplete="off" />
      </div>
      <p class="error" id="lock-told" role="alert" />
      <Button icon="arrow">{t('offline.unlock')}</Button>
    </form>
  );
}
