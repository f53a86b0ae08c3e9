import { Button, SelectField, TextArea, TextField } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import {
  type BottleneckStanding,
  MAX_ANSWER_CHARACTERS,
  MAX_BOTTLENECK_CHARACTERS,
  MAX_OWNER_CHARACTERS,
  PAUSE_REASONS,
  REOPENED_TERM_WEEKS,
  SOLUTION_STEPS,
} from '../model/rules.ts';
import { mayFollow } from '../model/standing.ts';
import { languageOptions } from './NewBottleneckPage.tsx';

interface FormProps {
  /** The path of the bottleneck at the desk, with the language. */
  path: string;
  token: string;
  language: string;
}

/** Writes the bottleneck or one of its events in another language. */
export function TranslateForm({
  path,
  token,
  language,
  event,
  wanted,
  typed,
}: FormProps & {
  /** Empty: the bottleneck itself. */
  event: string;
  /** The language that is missing. */
  wanted: string;
  typed: string;
}) {
  const t = teamMessagesIn(language);
  const fields = (
    <form method="post" action={`${path}/words`} class="stack">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="event" value={event} />
      <SelectField
        id={`language-of-${event || 'it'}`}
        name="language"
        label={t('answers.language')}
        value={wanted}
        options={languageOptions}
      />
      <TextArea
        id={`words-of-${event || 'it'}`}
        name="words"
        label={t('answers.translation')}
        value={typed}
        maxlength={event ? MAX_ANSWER_CHARACTERS : MAX_BOTTLENECK_CHARACTERS}
      />
      <label>
        <input type="checkbox" name="reviewed" value="1" /> {t('answers.translation.reviewed')}
      </label>
      <Button kind="ghost" icon="check">
        {t('answers.translation.do')}
      </Button>
    </form>
  );
  return event ? (
    fields
  ) : (
    <details>
      <summary>{t('answers.translation.add')}</summary>
      {fields}
    </details>
  );
}

/** Adds a voice to an answer. */
export function SpeakForm({
  path,
  token,
  language,
  event,
  wanted,
}: FormProps & { event: string; wanted: string }) {
  const t = teamMessagesIn(language);
  return (
    <form method="post" action={`${path}/voice`} enctype="multipart/form-data" class="stack">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="event" value={event} />
      <SelectField
        id="language-of-voice"
        name="language"
        label={t('answers.language')}
        value={wanted}
        options={languageOptions}
      />
      <div class="field">
        <label for="field-sound">{t('answers.sound')}</label>
        <p class="hint" id="hint-sound">
          {t('answers.sound.hint')}
        </p>
        <input
          id="field-sound"
          type="file"
          name="sound"
          accept="audio/*"
          capture="user"
          aria-describedby="hint-sound"
        />
      </div>
      <Button kind="ghost" icon="ear">
        {t('answers.sound.do')}
      </Button>
    </form>
  );
}

/** The other steps: who answers, the clock, how far a solution is, and opening it again. */
export function StepForms({
  path,
  token,
  formKey,
  language,
  standing,
  after,
  owner,
  typed,
}: FormProps & {
  formKey: string;
  standing: BottleneckStanding;
  /** The number of the last event. */
  after: number;
  owner: string;
  typed: string;
}) {
  const t = teamMessagesIn(language);
  const hidden = (
    <>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="once" value={formKey} />
      <input type="hidden" name="after" value={String(after)} />
      <input type="hidden" name="language" value={language} />
    </>
  );
  const action = `${path}/step`;
  return (
    <>
      <details>
        <summary>{t('answers.steps')}</summary>
        <p>{t('answers.steps.lead')}</p>
        <form method="post" action={action} class="stack">
          {hidden}
          <SelectField
            name="step"
            label={t('answers.step')}
            value=""
            options={SOLUTION_STEPS.map((step) => ({ value: step, label: t(`bottleneck.event.${step}`) }))}
          />
          <TextArea
            id="words-of-step"
            name="words"
            label={t('answers.step.words')}
            value={typed}
            maxlength={MAX_ANSWER_CHARACTERS}
          />
          <TextField
            name="people"
            label={t('answers.step.people')}
            hint={t('answers.step.people.hint')}
            value=""
            inputmode="numeric"
            maxlength={9}
          />
          <Button kind="ghost" icon="check">
            {t('answers.step.do')}
          </Button>
        </form>
      </details>
      <details>
        <summary>{t('answers.clock')}</summary>
        <form method="post" action={action} class="stack">
          {hidden}
          <input type="hidden" name="step" value="owner" />
          <TextField
            id="other-owner"
            name="owner"
            label={t('answers.owner')}
            hint={t('answers.owner.hint')}
            value={owner}
            maxlength={MAX_OWNER_CHARACTERS}
            autocomplete="off"
          />
          <Button kind="ghost" icon="person">
            {t('answers.owner.do')}
          </Button>
        </form>
        {mayFollow(standing, { kind: 'paused', reason: 'others' }) && (
          <form method="post" action={action} class="stack">
            {hidden}
            <input type="hidden" name="step" value="paused" />
            <SelectField
              name="reason"
              label={t('answers.pause')}
              hint={t('answers.pause.hint')}
              value=""
              options={PAUSE_REASONS.map((reason) => ({
                value: reason,
                label: t(`bottleneck.pause.${reason}`),
              }))}
            />
            <Button kind="ghost" icon="clock">
              {t('answers.pause.do')}
            </Button>
          </form>
        )}
        {standing.state === 'paused' && (
          <form method="post" action={action}>
            {hidden}
            <input type="hidden" name="step" value="resumed" />
            <Button kind="ghost" icon="clock">
              {t('answers.resume.do')}
            </Button>
          </form>
        )}
        {mayFollow(standing, { kind: 'reopened', termWeeks: REOPENED_TERM_WEEKS }) && (
          <form method="post" action={action} class="stack">
            {hidden}
            <input type="hidden" name="step" value="reopened" />
            <TextArea
              id="words-of-reopening"
              name="words"
              label={t('answers.reopen')}
              hint={t('answers.reopen.hint', { weeks: REOPENED_TERM_WEEKS })}
              value=""
              maxlength={MAX_ANSWER_CHARACTERS}
            />
            <Button kind="ghost" icon="back">
              {t('answers.reopen.do')}
            </Button>
          </form>
        )}
      </details>
    </>
  );
}
