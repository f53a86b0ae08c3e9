import type { PageContext } from '#core/http/page-context.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { vocabularyIn } from '#features/vocabulary';
import { SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import { Button, ButtonLink, DeskChoices, Notice, SelectField, TextField } from '#ui';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import type { CaseFile } from '../model/queries.ts';
import { IntakeFrame } from './IntakeFrame.tsx';
import { ReadSection } from './ReadSection.tsx';
import { INTERPRETER_KINDS, intakePath, OTHERS_PRESENT, SITTING_PLACES } from './rules.ts';

/** What was filled in about a conversation. */
export interface SittingFields {
  told: boolean;
  alone: string;
  day: string;
  place: string;
  present: string[];
  interpreter: string;
  interpreterLanguage: string;
}

export type SittingRefusal = 'not-told-alone' | 'no-choice' | 'future-day' | 'no-language' | 'no-case';

interface SittingProps {
  page: PageContext;
  token: string;
  once: string;
  file: CaseFile;
  /** The language of the newcomer, in which the right is read. */
  reader: string;
  fields: SittingFields;
  refusal?: SittingRefusal | undefined;
  script: string | undefined;
}

/** In which language the newcomer reads, as links; each works without a script. */
export function ReaderLanguages({ page, path, reader }: { page: PageContext; path: string; reader: string }) {
  const t = teamMessagesIn(page.language);
  return (
    <nav aria-label={t('intake.reader')} class="no-print">
      <ul class="chips">
        {interfaceLanguages.map(({ code, name, dir }) => (
          <li>
            <a
              class={code === reader ? 'chip on' : 'chip'}
              href={`${path}?in=${code}`}
              aria-current={code === reader ? 'true' : undefined}
              lang={code}
              dir={dir}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The beginning of a conversation: the right to have it alone, large and in the newcomer's language, and who is there. */
export function SittingPage(props: SittingProps) {
  const { page, token, once, file, reader, fields, refusal, script } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const spoken = messagesIn(reader);
  const here = `/${language}${intakePath(file.id)}/sitting`;
  return (
    <IntakeFrame page={page} file={file} title={t('intake.sitting.title')} script={script}>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`intake.sitting.refusal.${refusal}`)}
        </Notice>
      )}
      <p>{t('intake.sitting.lead')}</p>
      <ReaderLanguages page={page} path={here} reader={reader} />
      <ReadSection language={reader} deskLanguage={language}>
        <h2>{spoken('intake.alone.title')}</h2>
        <p>{spoken('intake.alone.text')}</p>
        <p>{spoken('intake.alone.later')}</p>
      </ReadSection>
      <form method="post" action={here}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={once} />
        <input type="hidden" name="in" value={reader} />
        <SittingQuestions language={language} fields={fields} />
        <p class="actions">
          <Button icon="arrow" isSend>
            {t('intake.sitting.begin')}
          </Button>
          <ButtonLink href={`/${language}${intakePath(file.id)}`} kind="ghost" icon="back">
            {t('intake.back')}
          </ButtonLink>
        </p>
      </form>
    </IntakeFrame>
  );
}

/** What is noted at the beginning of a conversation. */
export function SittingQuestions({ language, fields }: { language: string; fields: SittingFields }) {
  const t = teamMessagesIn(language);
  return (
    <>
      <DeskChoices
        legend={t('intake.sitting.right')}
        name="told"
        pick="many"
        options={[{ value: 'yes', label: t('intake.sitting.i-told') }]}
        chosen={fields.told ? ['yes'] : []}
        note={t('intake.sitting.law')}
      />
      <DeskChoices
        legend={t('intake.sitting.choice')}
        name="alone"
        pick="one"
        options={(['yes', 'no'] as const).map((value) => ({
          value,
          label: t(value === 'yes' ? 'intake.sitting.alone' : 'intake.sitting.together'),
        }))}
        chosen={[fields.alone]}
      />
      <DeskChoices
        legend={t('intake.sitting.who')}
        name="present"
        pick="many"
        options={OTHERS_PRESENT.map((who) => ({ value: who, label: t(`intake.present.${who}`) }))}
        chosen={fields.present}
      />
      <DeskChoices
        legend={t('intake.sitting.interpreter')}
        name="interpreter"
        pick="one"
        options={INTERPRETER_KINDS.map((kind) => ({ value: kind, label: t(`intake.interpreter.${kind}`) }))}
        chosen={[fields.interpreter]}
        note={t('intake.sitting.no-family')}
      />
      <SelectField
        name="interpreterLanguage"
        label={t('intake.sitting.language')}
        value={fields.interpreterLanguage}
        options={[
          { value: '', label: t('intake.sitting.no-interpreter') },
          ...SPOKEN_LANGUAGES.map((code) => ({
            value: code,
            label: vocabularyIn(language)(`language.${code}`),
          })),
        ]}
      />
      <DeskChoices
        legend={t('intake.sitting.place')}
        name="place"
        pick="one"
        options={SITTING_PLACES.map((place) => ({ value: place, label: t(`intake.place.${place}`) }))}
        chosen={[fields.place]}
      />
      <TextField name="day" type="date" label={t('intake.sitting.day')} value={fields.day} />
    </>
  );
}
