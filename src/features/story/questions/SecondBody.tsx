import { TextField } from '#ui';
import { MAX_NAME_LENGTH } from '../model/answer-options.ts';
import { NeedsFields } from './AccessBody.tsx';
import { SECOND_PREFIX } from './form-fields.ts';
import { LanguageFields } from './LanguagesBody.tsx';
import type { QuestionBodyProps } from './question-body.ts';
import {
  ageOptions,
  companyOptions,
  levelOptions,
  MultipleChoice,
  SingleChoice,
  scriptOptions,
} from './tiles.tsx';

const PARTS = ['age', 'languages', 'level', 'script', 'company', 'access'] as const;
type Part = (typeof PARTS)[number];

/** What a second person needs: a name, and parts that open one by one; all of them may stay closed. */
export function SecondBody(props: QuestionBodyProps) {
  const { t } = props;
  const own: QuestionBodyProps = {
    ...props,
    valuesOf: (field) => props.valuesOf(`${SECOND_PREFIX}${field}`),
  };
  const { valuesOf } = own;
  const single = (part: Part, options: Parameters<typeof SingleChoice>[0]['options']) => (
    <SingleChoice
      legend={t(`second.${part}`)}
      name={`${SECOND_PREFIX}${part}`}
      chosen={valuesOf(part)}
      options={options}
      none={t('second.unsaid')}
    />
  );
  const fields: Record<Part, preact.JSX.Element> = {
    age: single('age', ageOptions(own)),
    languages: <LanguageFields {...own} prefix={SECOND_PREFIX} />,
    level: single('level', levelOptions(own)),
    script: single('script', scriptOptions(own)),
    company: (
      <MultipleChoice
        legend={t('choose-all')}
        name={`${SECOND_PREFIX}company`}
        chosen={valuesOf('company')}
        options={companyOptions(own)}
      />
    ),
    access: <NeedsFields {...own} prefix={SECOND_PREFIX} />,
  };
  const isFilled = (part: Part) => valuesOf(part).some(Boolean);
  return (
    <>
      <p>{t('second.lead')}</p>
      <TextField
        name={`${SECOND_PREFIX}name`}
        label={t('second.name')}
        value={valuesOf('name')[0] ?? ''}
        autocomplete="off"
        maxlength={MAX_NAME_LENGTH}
      />
      {PARTS.map((part) => (
        <details open={isFilled(part)}>
          <summary>{t(`second.${part}`)}</summary>
          {fields[part]}
        </details>
      ))}
    </>
  );
}
