import { ACCESS, GOALS, LEVELS, speakVocabulary } from '#features/directory';
import { CheckTile, SubmitTile, TextField, Tiles } from '#ui';
import { GIFTS, GROUPS, type Question } from '../../rules/answers.ts';
import { LanguagesBody } from './languages.tsx';
import { PlaceBody } from './place.tsx';
import { TimeBody } from './time.tsx';
import { TravelBody } from './travel.tsx';
import type { Asking } from './types.ts';

/** What stands between the question and the buttons. `tap`: answering is one tap on a picture, without a button. */
export const bodies: Record<Question, { tap?: boolean; Body: (asking: Asking) => preact.JSX.Element }> = {
  name: {
    Body: ({ say, chosen }) => (
      <TextField
        name="name"
        label={say('name.label')}
        hint={say('name.hint')}
        value={chosen('name')[0] ?? ''}
        autocomplete="off"
        maxlength={40}
      />
    ),
  },
  languages: { Body: LanguagesBody },
  place: { Body: PlaceBody },
  travel: { Body: TravelBody },
  time: { Body: TimeBody },
  level: {
    tap: true,
    Body: ({ language, say, chosen }) => (
      <Tiles>
        {LEVELS.map((level) => (
          <SubmitTile
            name="level"
            value={level}
            icon={`level-${level}`}
            label={speakVocabulary(language)(`level.${level}`)}
            hint={say(`level.hint.${level}`)}
            chosen={chosen('level').includes(level)}
          />
        ))}
      </Tiles>
    ),
  },
  script: {
    tap: true,
    Body: ({ say, chosen }) => (
      <Tiles>
        {(['yes', 'some', 'no'] as const).map((script) => (
          <SubmitTile
            name="script"
            value={script}
            icon={`script-${script}`}
            label={say(`script.${script}`)}
            chosen={chosen('script').includes(script)}
          />
        ))}
      </Tiles>
    ),
  },
  goals: {
    Body: ({ language, say, chosen }) => (
      <Choice
        legend={say('choose-all')}
        name="goals"
        chosen={chosen('goals')}
        options={GOALS.map((goal) => ({
          value: goal,
          icon: goal,
          label: speakVocabulary(language)(`goal.${goal}`),
        }))}
      />
    ),
  },
  give: {
    Body: ({ say, chosen }) => (
      <Choice
        legend={say('give.hint')}
        name="give"
        chosen={chosen('give')}
        options={GIFTS.map((gift) => ({
          value: gift,
          icon: `give-${gift}` as const,
          label: say(`give.${gift}`),
        }))}
      />
    ),
  },
  children: {
    tap: true,
    Body: ({ say, chosen }) => (
      <Tiles>
        <SubmitTile
          name="children"
          value="no"
          icon="person"
          label={say('children.no')}
          chosen={chosen('children').includes('no')}
        />
        <SubmitTile
          name="children"
          value="care"
          icon="children"
          label={say('children.care')}
          chosen={chosen('children').includes('care')}
        />
      </Tiles>
    ),
  },
  company: {
    Body: ({ say, chosen }) => (
      <Choice
        legend={say('choose-all')}
        name="company"
        chosen={chosen('company')}
        options={GROUPS.map((group) => ({
          value: group,
          icon: group === 'mixed' ? 'everyone' : group,
          label: say(`company.${group}`),
        }))}
      />
    ),
  },
  access: {
    Body: ({ language, say, chosen }) => (
      <Choice
        legend={say('access.hint')}
        name="access"
        chosen={chosen('access')}
        options={ACCESS.map((need) => ({
          value: need,
          icon: `access-${need}` as const,
          label: speakVocabulary(language)(`access.${need}`),
        }))}
      />
    ),
  },
};

interface Choosing {
  legend: string;
  name: string;
  chosen: string[];
  options: { value: string; icon: Parameters<typeof CheckTile>[0]['icon']; label: string }[];
}

function Choice({ legend, name, chosen, options }: Choosing) {
  return (
    <fieldset>
      <legend class="soft">{legend}</legend>
      <Tiles>
        {options.map(({ value, icon, label }) => (
          <CheckTile name={name} value={value} icon={icon} label={label} checked={chosen.includes(value)} />
        ))}
      </Tiles>
    </fieldset>
  );
}
