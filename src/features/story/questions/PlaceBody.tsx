import { provinces } from '#features/geography';
import { CheckboxCard, ChoiceCards, SubmitCard, TextField } from '#ui';
import type { TownChoice } from './place.ts';
import type { QuestionBodyProps } from './question-body.ts';
import { readReceptionWords } from './reception-words.ts';

interface PlaceBodyProps extends Pick<QuestionBodyProps, 't' | 'valuesOf' | 'towns'> {
  /** Whether the page asks if it is a reception centre; not where somebody shall live. */
  asksReception?: boolean;
}

/**
 * The only question but the name that may need typing, and not even this: provinces and their towns can be tapped. What was
 * not understood, or has several meanings, comes back as places to tap.
 */
export function PlaceBody({ t, valuesOf, towns, asksReception = true }: PlaceBodyProps) {
  const province = valuesOf('province').at(-1);
  const typed = valuesOf('place').at(-1) ?? '';
  // Whoever wrote it and is asked for the town replaces those words: the tick keeps what they said.
  const isReception = valuesOf('reception').includes('yes') || readReceptionWords(typed).reception;
  return (
    <>
      {towns.length > 0 && <PlaceChoices t={t} towns={towns} columns={province ? 2 : 1} />}
      <TextField
        name="place"
        label={t('place.label')}
        hint={t('place.hint')}
        value={typed}
        autocomplete="off"
        maxlength={80}
      />
      {asksReception && (
        <ChoiceCards columns={1}>
          <CheckboxCard
            name="reception"
            value="yes"
            icon="building"
            label={t('place.reception')}
            hint={t('place.reception.hint')}
            checked={isReception}
          />
        </ChoiceCards>
      )}
      <details open={towns.length > 0 && !province}>
        <summary>{t('place.list')}</summary>
        <ChoiceCards>
          {provinces.map((name) => (
            <SubmitCard name="province" value={name} icon="place" label={name} chosen={name === province} />
          ))}
        </ChoiceCards>
      </details>
    </>
  );
}

function PlaceChoices({
  t,
  towns,
  columns,
}: Pick<PlaceBodyProps, 't'> & { towns: TownChoice[]; columns: 1 | 2 }) {
  return (
    <ChoiceCards columns={columns}>
      {towns.map(({ id, name, municipality }) => (
        <SubmitCard
          name="town"
          value={id}
          icon="place"
          label={name}
          hint={
            municipality === name || !municipality
              ? undefined
              : t(name === id ? 'place.near' : 'place.in', { town: municipality })
          }
          chosen={false}
        />
      ))}
    </ChoiceCards>
  );
}
